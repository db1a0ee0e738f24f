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

mod data;
mod layout;
mod locate;
mod members;
mod value;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Source};
use crate::profile::edit::data::{Outcome, held};
use crate::profile::edit::layout::{Form, Layout};
use crate::profile::edit::locate::{Reached, Search, Spot};
use crate::profile::edit::members::Page;
use crate::profile::path::Path;
use crate::profile::rule::Rule;
use crate::profile::tree::{Content, Node};
use crate::profile::{codes, read, yaml};

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
    let mark = bytes.len() - source.text.len();
    let text = fix.made_in(&source.text);
    Ok(Edited {
        bytes: [&bytes[..mark], text.as_bytes()].concat(),
        fix,
    })
}

/// What is to be done for a change.
enum Plan {
    /// These edits, with what becomes of the data.
    Edits(Vec<Edit>, Outcome),
    /// These changes, one after the other.
    Changes(Vec<Change>),
    /// Nothing.
    Nothing,
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

/// The edits in the order of the text, with its line breaks; without those that change nothing.
fn in_order(mut edits: Vec<Edit>, text: &str) -> Vec<Edit> {
    edits.retain(|edit| text[edit.span.clone()] != edit.text);
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let has_windows_breaks = text
        .find('\n')
        .is_some_and(|end| text[..end].ends_with('\r'));
    if has_windows_breaks {
        for edit in &mut edits {
            edit.text = edit.text.replace('\n', "\r\n");
        }
    }
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
    let alike = |one: (char, char)| one.0 == one.1;
    let start: usize = before
        .chars()
        .zip(after.chars())
        .take_while(|pair| alike(*pair))
        .map(|(character, _)| character.len_utf8())
        .sum();
    let ends = before[start..]
        .chars()
        .rev()
        .zip(after[start..].chars().rev());
    let end: usize = ends
        .take_while(|pair| alike(*pair))
        .map(|(character, _)| character.len_utf8())
        .sum();
    let edit = Edit::new(start..before.len() - end, &after[start..after.len() - end]);
    let changes = !edit.span.is_empty() || !edit.text.is_empty();
    changes.then_some(edit).into_iter().collect()
}

/// The source of a change and its layout.
struct Editor<'l, 'n> {
    page: Page<'l>,
    search: Search<'l, 'n>,
}

impl<'l, 'n> Editor<'l, 'n> {
    fn plan(&self, change: &Change) -> Result<Plan, Diagnostic> {
        match change {
            Change::Set { path, value } => match held(value.clone()) {
                Some(value) => self.set(path, value),
                None => self.remove(path),
            },
            Change::Add { path, value, at } => match held(value.clone()) {
                Some(value) => self.add(path, value, *at),
                None => Ok(Plan::Nothing),
            },
            Change::Remove { path } => self.remove(path),
            Change::Move { path, to } => self.move_to(path, *to),
        }
    }

    fn set(&self, path: &str, value: Value) -> Result<Plan, Diagnostic> {
        let (spot, rest) = match self.search.reach(path)? {
            Reached::Value(spot) => return Ok(put(self.page, &spot, value)),
            Reached::Short(spot, rest) => (spot, rest),
        };
        let (step, further) = rest
            .split_first()
            .map_or(("", [].as_slice()), |(step, further)| {
                (step.as_str(), further)
            });
        let rule = spot
            .rule
            .and_then(|rule| rule.block_with(step)?.property(step));
        let rule = rule.or_else(|| spot.rule.and_then(Rule::items));
        let value = self.around(&spot, rule, further, value)?;
        Ok(match &spot.value.node.content {
            Content::List(items) if spot.value.has_members() => {
                self.insert(&spot, items.len(), value)
            }
            Content::Block(_) if spot.value.has_members() && !self.is_short(&spot, step) => {
                let edit = self.page.put_field(spot.value, spot.rule, step, &value);
                let pointer = Path::below(&spot.pointer, step);
                Plan::Edits(vec![edit], Outcome::Put(pointer, value))
            }
            _ if self.is_short(&spot, step) => self.spread(&spot, step, value),
            _ => put(self.page, &spot, member(spot.rule, step, value)),
        })
    }

    /// The value in the blocks and lists that the steps to it name.
    fn around(
        &self,
        spot: &Spot<'l, 'n>,
        rule: Option<Rule>,
        steps: &[String],
        value: Value,
    ) -> Result<Value, Diagnostic> {
        let Some((step, further)) = steps.split_first() else {
            return Ok(value);
        };
        let is_item = rule.is_some_and(|rule| rule.block_with(step).is_none());
        if is_item && !matches!(step.as_str(), "0" | "-") {
            return Err(self.search.no_entry(spot, step, 0));
        }
        let below = match is_item {
            true => rule.and_then(Rule::items),
            false => rule.and_then(|rule| rule.block_with(step)?.property(step)),
        };
        if rule.is_some() && below.is_none() {
            return Err(self.search.no_entry(spot, step, 0));
        }
        let inner = self.around(spot, below, further, value)?;
        Ok(member(rule, step, inner))
    }

    fn is_short(&self, spot: &Spot<'l, 'n>, step: &str) -> bool {
        self.search.kept_by(spot, step).is_some()
    }

    /// A short form becomes the long one, with a further field.
    fn spread(&self, spot: &Spot<'l, 'n>, step: &str, value: Value) -> Plan {
        let kept = self.search.kept_by(spot, step).unwrap_or_default();
        let block = spot.rule.and_then(|rule| rule.block_with(step));
        let order = block
            .map(|block| block.property_names())
            .unwrap_or_default();
        let old = spot.value.node.to_json();
        let mut fields: Map<String, Value> = kept
            .iter()
            .map(|key| ((*key).to_owned(), old.clone()))
            .collect();
        fields.insert(step.to_owned(), value);
        let edits = self.page.spread(spot, &order, &kept, &fields);
        Plan::Edits(
            edits,
            Outcome::Put(spot.pointer.clone(), Value::Object(fields)),
        )
    }

    fn add(&self, path: &str, value: Value, at: Option<usize>) -> Result<Plan, Diagnostic> {
        let spot = match self.search.reach(path)? {
            Reached::Short(spot, _) => match at.unwrap_or(0) {
                0 => return self.set(path, Value::Array(vec![value])),
                at => return Err(self.search.no_entry(&spot, &at.to_string(), 0)),
            },
            Reached::Value(spot) => spot,
        };
        let len = match &spot.value.node.content {
            Content::List(items) => items.len(),
            Content::Empty => 0,
            _ => return Err(no_list(path).at(self.search.place(&spot))),
        };
        let at = at.unwrap_or(len);
        match at {
            at if at > len => Err(self.search.no_entry(&spot, &at.to_string(), len)),
            _ if spot.value.has_members() => Ok(self.insert(&spot, at, value)),
            _ if spot.value.form == Form::Closed => Err(self.closed(&spot)),
            _ => Ok(put(self.page, &spot, Value::Array(vec![value]))),
        }
    }

    fn insert(&self, list: &Spot<'l, 'n>, at: usize, value: Value) -> Plan {
        let edit = self.page.put_item(list.value, at, &value);
        Plan::Edits(vec![edit], Outcome::Insert(list.pointer.clone(), at, value))
    }

    fn remove(&self, path: &str) -> Result<Plan, Diagnostic> {
        let spot = match self.search.reach(path)? {
            Reached::Value(spot) => spot,
            Reached::Short(spot, rest) => return self.without(&spot, &rest),
        };
        let Some((within, index)) = spot.within else {
            return Err(no_list(path).at(Place::whole(self.search.source)));
        };
        if within.members.len() > 1 {
            let edits = self.page.take_out(within, index);
            return Ok(Plan::Edits(edits, Outcome::Gone(spot.pointer)));
        }
        let (parent, _) = spot.pointer.rsplit_once('/').unwrap_or_default();
        match self.search.reach(parent)? {
            Reached::Value(parent) => Ok(put(self.page, &parent, emptied(within))),
            Reached::Short(..) => Err(self.closed(&spot)),
        }
    }

    /// What is not there need not be taken away; but one language of a text for all cannot be.
    fn without(&self, spot: &Spot<'l, 'n>, rest: &[String]) -> Result<Plan, Diagnostic> {
        let step = rest.first().map_or("", String::as_str);
        let is_entry = matches!(spot.value.node.content, Content::List(_));
        let kept = self.search.kept_by(spot, step).unwrap_or_default();
        let is_shared = spot
            .rule
            .is_some_and(|rule| rule.short_form_of() != kept.first().copied());
        match () {
            () if is_entry => {
                let len = spot.value.members.len();
                Err(self.search.no_entry(spot, step, len))
            }
            () if !kept.is_empty() && is_shared => Err(self.search.nothing_below(spot, step)),
            () => Ok(Plan::Nothing),
        }
    }

    fn move_to(&self, path: &str, to: usize) -> Result<Plan, Diagnostic> {
        let spot = match self.search.reach(path)? {
            Reached::Value(spot) => spot,
            Reached::Short(spot, _) => return Err(no_list(path).at(self.search.place(&spot))),
        };
        let (list, from) = match spot.within {
            Some((list, index)) if list.members[index].key.is_none() => (list, index),
            _ => return Err(no_list(path).at(self.search.place(&spot))),
        };
        let (pointer, _) = spot.pointer.rsplit_once('/').unwrap_or_default();
        if to >= list.members.len() {
            return Err(self
                .search
                .no_entry(&spot, &to.to_string(), list.members.len()));
        }
        if from == to {
            return Ok(Plan::Nothing);
        }
        let edits = self.page.move_item(list, from, to);
        Ok(Plan::Edits(
            edits,
            Outcome::Moved(pointer.to_owned(), from, to),
        ))
    }

    fn closed(&self, spot: &Spot<'l, 'n>) -> Diagnostic {
        locate::not_alone(&spot.pointer).at(self.search.place(spot))
    }

    /// What is said of a change that does not come out as it should.
    fn refusal(&self, change: &Change) -> Diagnostic {
        let (Change::Set { path, .. }
        | Change::Add { path, .. }
        | Change::Remove { path }
        | Change::Move { path, .. }) = change;
        let place = match self.search.reach(path) {
            Ok(Reached::Value(spot) | Reached::Short(spot, _)) => self.search.place(&spot),
            Err(diagnostic) => return diagnostic,
        };
        locate::not_alone(path).at(place)
    }
}

/// Another value at a spot: itself, or member by member where both have some.
fn put(page: Page<'_>, spot: &Spot<'_, '_>, value: Value) -> Plan {
    let old = spot.value.node.to_json();
    if old == value && spot.value.form != Form::Closed {
        return Plan::Nothing;
    }
    if let Some(changes) = by_member(spot, &old, &value) {
        return Plan::Changes(changes);
    }
    let edits = page.replace(spot, &value);
    Plan::Edits(edits, Outcome::Put(spot.pointer.clone(), value))
}

/// The changes of members that make `new` of `old`; `None` where there is no member to keep.
fn by_member(spot: &Spot<'_, '_>, old: &Value, new: &Value) -> Option<Vec<Change>> {
    let path = |step: &str| Path::below(&spot.pointer, step);
    let set = |(step, value): (&str, &Value)| Change::Set {
        path: path(step),
        value: value.clone(),
    };
    match (old, new) {
        (Value::Object(old), Value::Object(new))
            if spot.value.has_members() && new.keys().any(|key| old.contains_key(key)) =>
        {
            let gone = old.keys().filter(|key| !new.contains_key(*key));
            let gone = gone.map(|key| Change::Remove { path: path(key) });
            let is_other = |(key, value): &(&String, &Value)| old.get(*key) != Some(value);
            let put = new
                .iter()
                .filter(is_other)
                .map(|(key, value)| set((key, value)));
            Some(gone.chain(put).collect())
        }
        (Value::Array(old), Value::Array(new)) if spot.value.has_members() && !new.is_empty() => {
            Some(by_item(&spot.pointer, old, new))
        }
        (_, Value::Object(new)) => {
            let field = spot.rule?.short_form_of()?;
            let is_long = spot.value.has_members() && old.get(field).is_some();
            let fields = new.iter().map(|(key, value)| set((key, value)));
            (!is_long && is_full(old) && new.contains_key(field)).then(|| fields.collect())
        }
        _ => None,
    }
}

/// The changes of items between those that are alike at both ends.
fn by_item(pointer: &str, old: &[Value], new: &[Value]) -> Vec<Change> {
    let alike = |pairs: &mut dyn Iterator<Item = (&Value, &Value)>| {
        pairs.take_while(|(one, other)| one == other).count()
    };
    let head = alike(&mut old.iter().zip(new));
    let most = old.len().min(new.len()) - head;
    let tail = alike(&mut old.iter().rev().zip(new.iter().rev())).min(most);
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let path = |index: usize| format!("{pointer}/{}", head + index);
    let set = old
        .iter()
        .zip(new)
        .enumerate()
        .map(|(index, (_, value))| Change::Set {
            path: path(index),
            value: value.clone(),
        });
    let gone = (new.len()..old.len())
        .rev()
        .map(|index| Change::Remove { path: path(index) });
    let added = (old.len()..new.len()).map(|index| Change::Add {
        path: pointer.to_owned(),
        value: new[index].clone(),
        at: Some(head + index),
    });
    set.chain(gone).chain(added).collect()
}

/// Whether there is a value that would be lost.
fn is_full(value: &Value) -> bool {
    !value.is_null() && value.as_object().is_none_or(|fields| !fields.is_empty())
}

/// A value as the member of a block or a list, whichever has such members.
fn member(rule: Option<Rule>, step: &str, value: Value) -> Value {
    let is_field = rule.is_none_or(|rule| rule.block_with(step).is_some());
    match is_field {
        true => Value::Object(Map::from_iter([(step.to_owned(), value)])),
        false => Value::Array(vec![value]),
    }
}

/// A block or a list without its members.
fn emptied(value: &Layout<'_>) -> Value {
    match value.node.content {
        Content::List(_) => Value::Array(Vec::new()),
        _ => Value::Object(Map::new()),
    }
}

fn no_list(path: &str) -> Diagnostic {
    let message = format!("`{path}` is no list, and no entry of one");
    Diagnostic::error(codes::NO_SUCH_PLACE, message)
        .help("name a list to add to, an entry to move, a field or an entry to take away")
}
