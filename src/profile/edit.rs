//! A change of a profile to the edits of its text that make it.
//!
//! What happens to a change, in order:
//! 1. The bytes are read as loading reads them: YAML is needed, a profile without problems is not.
//! 2. `locate` follows the pointer, through short and long forms, to a value or to where one would
//!    be; `layout` knows how the values there are written.
//! 3. `value` and `members` write what is new, in the file's own indentation and quotes. A block or
//!    a list in the place of another is changed member by member, so that comments stay.
//! 4. `data` makes the same change in the data. The edited text is read anew, and where its data is
//!    not exactly that, the change is refused: no reader of YAML has to be trusted twice.
//!
//! What belongs to a value that goes, goes with it: the comment behind it, and those between its
//! lines. Every other comment stays.

mod by_member;
mod data;
mod layout;
mod locate;
mod members;
mod plan;
mod value;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Edit, Fix, Source};
use crate::profile::edit::data::Outcome;
use crate::profile::edit::layout::Layout;
use crate::profile::edit::locate::Search;
use crate::profile::edit::members::Page;
use crate::profile::edit::plan::{Editor, Plan};
use crate::profile::tree::Node;
use crate::profile::{read, yaml};

/// A change of a profile. A `path` is a JSON pointer such as `/target_metrics/0/to`; it names
/// fields by their long form, whichever is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// A field or an entry of a list has this value. Blocks around it that are not there are put
    /// in; the entry after the last, also called `-`, is added. Without a value (`null`), the field
    /// is taken away.
    Set {
        /// The place of the value.
        path: String,
        /// The value.
        value: Value,
    },
    /// A list has a further entry.
    Add {
        /// The place of the list, which need not be there.
        path: String,
        /// The entry.
        value: Value,
        /// Its place in the list, counted from 0; at the end when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// A field or an entry is taken away. A field that is not there stays away.
    Remove {
        /// The place of the value.
        path: String,
    },
    /// An entry has another place in its list.
    Move {
        /// The place of the entry.
        path: String,
        /// Its new place in the list, counted from 0.
        to: usize,
    },
}

/// A profile after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The edits of the text; none where the profile said so already.
    pub fix: Fix,
    /// The bytes of the file after them.
    pub bytes: Vec<u8>,
}

/// Makes a change in the bytes of a profile, which `name` is the file of.
///
/// # Errors
/// Why the bytes cannot be read, or the change not be made; nothing is changed then.
pub fn edit(name: &str, bytes: &[u8], change: &Change) -> Result<Edited, Diagnostic> {
    let source = read::text(name, 1, bytes)?;
    let edits = edits(&source, change)?;
    let fix = Fix { edits };
    let (mark, _) = read::split_mark(bytes);
    let bytes = [mark, fix.made_in(&source.text).as_bytes()].concat();
    Ok(Edited { fix, bytes })
}

/// The edits that make a change in a source.
fn edits(source: &Arc<Source>, change: &Change) -> Result<Vec<Edit>, Diagnostic> {
    let tree = yaml::parse_any(source)?;
    let layout = Layout::of(&source.text, &tree);
    let editor = Editor {
        page: Page {
            text: &source.text,
            indents: layout.indents(&source.text),
        },
        search: Search {
            source,
            root: &layout,
        },
    };
    match editor.plan(change)? {
        Plan::Nothing => Ok(Vec::new()),
        Plan::Edits(edits, outcome) => {
            let edits = in_order(edits, &source.text);
            match is_sound(source, &tree, &edits, &outcome) {
                true => Ok(edits),
                false => Err(editor.refusal(change)),
            }
        }
        Plan::Changes(changes) => {
            let mut after = Arc::clone(source);
            for change in &changes {
                let fix = Fix {
                    edits: edits(&after, change)?,
                };
                after = Source::new(&source.name, fix.made_in(&after.text));
            }
            Ok(difference(&source.text, &after.text))
        }
    }
}

/// The edits in the order of the text, with its line breaks: those that touch as one, without those
/// that change nothing.
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

/// Whether the edited text is YAML whose data is the old with the change made.
fn is_sound(source: &Arc<Source>, tree: &Node, edits: &[Edit], outcome: &Outcome) -> bool {
    let mut expected = tree.to_json();
    let fix = Fix {
        edits: edits.to_vec(),
    };
    let is_apart = edits
        .windows(2)
        .all(|pair| pair[0].span.end <= pair[1].span.start);
    if !is_apart || outcome.in_data(&mut expected).is_none() {
        return false;
    }
    let after = Source::new(&source.name, fix.made_in(&source.text));
    yaml::parse_any(&after).is_ok_and(|after| after.to_json() == expected)
}

/// The one edit that makes `after` of `before`.
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
