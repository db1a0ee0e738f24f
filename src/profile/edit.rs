//! A change of a profile to the edits of its text that make it.
//!
//! The input is the bytes of a file and a [`Change`], the output the edits and the edited bytes:
//! 1. The bytes are decoded and parsed. They must be valid YAML, but need not be a valid profile.
//! 2. `syntax_tree` adds to each parsed value how it is written: its style, its brackets, its
//!    marks.
//! 3. `resolve` follows the JSON pointer, through short and long forms, to a value or to the place
//!    where one would be inserted.
//! 4. `plan` chooses the edits, and `replace` and `members` write them in the indentation and the
//!    quotes of the file. A mapping or a sequence that replaces another is changed member by member
//!    (`member_changes`), so that comments stay.
//! 5. `data_change` applies the same change to the data. The edited text is parsed again, and if
//!    its data differs from the expected data, the change is refused. This guards against every
//!    error in the steps before.
//!
//! Removing a value removes the comment after it and those between its lines. All other comments
//! stay.

mod data_change;
mod member_changes;
mod members;
mod plan;
mod replace;
mod resolve;
mod syntax_tree;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Edit, Fix, Source};
use crate::profile::edit::data_change::DataChange;
use crate::profile::edit::members::EditWriter;
use crate::profile::edit::plan::{Plan, Planner};
use crate::profile::edit::resolve::Resolver;
use crate::profile::edit::syntax_tree::SyntaxNode;
use crate::profile::tree::Node;
use crate::profile::{decode, yaml};

/// A change of a profile. A `path` is a JSON pointer such as `/target_metrics/0/to`; it names
/// fields by their long form, even where the file has the short one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// Sets a field or an entry of a list. Missing blocks around it are inserted; the index after
    /// the last, or `-`, appends an entry. The value `null` removes the field.
    Set {
        /// The pointer of the value.
        path: String,
        /// The value.
        value: Value,
    },
    /// Inserts an entry into a list.
    Add {
        /// The pointer of the list, which may be missing.
        path: String,
        /// The entry.
        value: Value,
        /// The index of the entry, from 0; by default, the entry is appended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// Removes a field or an entry. Removing a missing field changes nothing.
    Remove {
        /// The pointer of the value.
        path: String,
    },
    /// Moves an entry within its list.
    Move {
        /// The pointer of the entry.
        path: String,
        /// The new index of the entry, from 0.
        to: usize,
    },
}

/// A profile after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The edits of the text; none if the profile has the value already.
    pub fix: Fix,
    /// The bytes of the edited file.
    pub bytes: Vec<u8>,
}

/// Applies a change to the bytes of a profile. `name` is the name of the file in diagnostics.
///
/// # Errors
/// If the bytes cannot be decoded or parsed, or the change cannot be made.
pub fn edit(name: &str, bytes: &[u8], change: &Change) -> Result<Edited, Diagnostic> {
    let source = decode::decode_text(name, 1, bytes)?;
    let edits = edits(&source, change)?;
    let fix = Fix { edits };
    let (mark, _) = decode::split_byte_order_mark(bytes);
    let bytes = [mark, fix.apply_to(&source.text).as_bytes()].concat();
    Ok(Edited { fix, bytes })
}

/// The edits that apply a change to a source.
fn edits(source: &Arc<Source>, change: &Change) -> Result<Vec<Edit>, Diagnostic> {
    let tree = yaml::parse_or_empty(source)?;
    let layout = SyntaxNode::of(&source.text, &tree);
    let planner = Planner {
        writer: EditWriter {
            text: &source.text,
            indentation: layout.indentation(&source.text),
        },
        resolver: Resolver {
            source,
            root: &layout,
        },
    };
    match planner.plan(change)? {
        Plan::Nothing => Ok(Vec::new()),
        Plan::Edits(edits, data_change) => {
            let edits = in_order(edits, &source.text);
            match is_faithful(source, &tree, &edits, &data_change) {
                true => Ok(edits),
                false => Err(planner.refusal(change)),
            }
        }
        Plan::Changes(changes) => {
            let mut after = Arc::clone(source);
            for change in &changes {
                let fix = Fix {
                    edits: edits(&after, change)?,
                };
                after = Source::new(&source.name, fix.apply_to(&after.text));
            }
            Ok(difference(&source.text, &after.text))
        }
    }
}

/// The edits in source order, with the line breaks of the text. Adjacent edits are merged, and
/// edits without an effect are dropped.
fn in_order(mut edits: Vec<Edit>, text: &str) -> Vec<Edit> {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    edits.dedup_by(|next, edit| {
        let touches = next.span.start == edit.span.end;
        if touches {
            edit.span.end = next.span.end;
            edit.text += &next.text;
        }
        touches
    });
    let first_line = text.split_inclusive('\n').next().unwrap_or_default();
    if first_line.ends_with("\r\n") {
        for edit in &mut edits {
            edit.text = edit.text.replace('\n', "\r\n");
        }
    }
    edits.retain(|edit| text[edit.span.clone()] != edit.text);
    edits
}

/// Whether the edited text parses to the old data with the change applied.
fn is_faithful(
    source: &Arc<Source>,
    tree: &Node,
    edits: &[Edit],
    data_change: &DataChange,
) -> bool {
    let mut expected = tree.to_json();
    let fix = Fix {
        edits: edits.to_vec(),
    };
    let is_apart = edits
        .windows(2)
        .all(|pair| pair[0].span.end <= pair[1].span.start);
    if !is_apart || data_change.apply_to(&mut expected).is_none() {
        return false;
    }
    let after = Source::new(&source.name, fix.apply_to(&source.text));
    yaml::parse_or_empty(&after).is_ok_and(|after| after.to_json() == expected)
}

/// The single edit that turns `before` into `after`; none if they are equal.
fn difference(before: &str, after: &str) -> Vec<Edit> {
    let length = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        let alike = pairs.take_while(|(one, other)| one == other);
        alike.map(|(one, _)| one.len_utf8()).sum()
    };
    let start = length(&mut before.chars().zip(after.chars()));
    let (old, new) = (&before[start..], &after[start..]);
    let end = length(&mut old.chars().rev().zip(new.chars().rev()));
    let edit = Edit::new(start..before.len() - end, &after[start..after.len() - end]);
    let changes = !edit.span.is_empty() || !edit.text.is_empty();
    changes.then_some(edit).into_iter().collect()
}
