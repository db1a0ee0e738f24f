//! What a change takes: edits of the text with what becomes of the data, or further changes.

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Edit, Place};
use crate::message::message;
use crate::profile::codes;
use crate::profile::edit::Change;
use crate::profile::edit::by_member;
use crate::profile::edit::data::{Outcome, held};
use crate::profile::edit::layout::{Form, Layout};
use crate::profile::edit::locate::{self, Reached, Search, Spot};
use crate::profile::edit::members::Page;
use crate::profile::path::Path;
use crate::profile::rule::{Kind, Rule};
use crate::profile::tree::Content;

/// What is to be done for a change.
pub(super) enum Plan {
    /// These edits, with what becomes of the data.
    Edits(Vec<Edit>, Outcome),
    /// These changes, one after the other.
    Changes(Vec<Change>),
    /// Nothing.
    Nothing,
}

/// The source of a change and its layout.
pub(super) struct Editor<'l, 'n> {
    /// Where edits are written.
    pub page: Page<'l>,
    /// Where places are found.
    pub search: Search<'l, 'n>,
}

impl<'l, 'n> Editor<'l, 'n> {
    /// What a change takes.
    ///
    /// # Errors
    /// Why there is no such change of this profile.
    pub(super) fn plan(&self, change: &Change) -> Result<Plan, Diagnostic> {
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
        let (spot, step, further) = match self.search.reach(path)? {
            Reached::Value(spot) => return Ok(self.put(&spot, value)),
            Reached::Short(spot, step, further) => (spot, step, further),
        };
        let rule = spot.rule.and_then(|rule| rule.below(&step));
        let value = self.around(&spot, rule, &further, value)?;
        if let Some(kept) = self.search.kept_by(&spot, &step) {
            return Ok(self.spread(&spot, &kept, &step, value));
        }
        Ok(match &spot.value.node.content {
            _ if !spot.value.has_members() => self.put(&spot, member(spot.rule, &step, value)),
            Content::List(items) => self.insert(&spot, items.len(), value),
            _ => {
                let edit = self.page.put_field(spot.value, spot.rule, &step, &value);
                let pointer = Path::below(&spot.pointer, &step);
                Plan::Edits(vec![edit], Outcome::Put(pointer, value))
            }
        })
    }

    /// Another value at a spot: itself, or member by member where both have some.
    fn put(&self, spot: &Spot<'l, 'n>, value: Value) -> Plan {
        let old = spot.value.node.to_json();
        if old == value && spot.value.form != Form::Closed {
            return Plan::Nothing;
        }
        let is_short = |field| self.search.kept_by(spot, field).is_some();
        let short_form_of = spot
            .rule
            .and_then(Rule::short_form_of)
            .filter(|field| is_short(field));
        if let Some(changes) = by_member::changes(spot, short_form_of, &old, &value) {
            return Plan::Changes(changes);
        }
        let edits = self.page.replace(spot, &value);
        Plan::Edits(edits, Outcome::Put(spot.pointer.clone(), value))
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
        let below = rule.and_then(|rule| rule.below(step));
        let is_field = rule.is_none_or(|rule| rule.block_with(step).is_some());
        let is_first = below.is_some() && matches!(step.as_str(), "0" | "-");
        if !is_field && !is_first {
            return Err(self.search.no_entry(spot, step, 0));
        }
        let inner = self.around(spot, below, further, value)?;
        Ok(member(rule, step, inner))
    }

    /// A short form becomes the long one, in which the fields `kept` have its value.
    fn spread(&self, spot: &Spot<'l, 'n>, kept: &[&str], step: &str, value: Value) -> Plan {
        let block = spot.rule.and_then(|rule| rule.block_with(step));
        let order = block.map(Kind::property_names).unwrap_or_default();
        let old = spot.value.node.to_json();
        let kept_fields = kept.iter().map(|key| ((*key).to_owned(), old.clone()));
        let fields: Map<_, _> = kept_fields.chain([(step.to_owned(), value)]).collect();
        let edits = self.page.spread(spot, &order, kept, &fields);
        let outcome = Outcome::Put(spot.pointer.clone(), Value::Object(fields));
        Plan::Edits(edits, outcome)
    }

    fn add(&self, path: &str, value: Value, at: Option<usize>) -> Result<Plan, Diagnostic> {
        let spot = match self.search.reach(path)? {
            Reached::Short(spot, ..) => match at.unwrap_or(0) {
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
            _ => Ok(self.put(&spot, Value::Array(vec![value]))),
        }
    }

    fn insert(&self, list: &Spot<'l, 'n>, at: usize, value: Value) -> Plan {
        let edit = self.page.put_item(list.value, at, &value);
        Plan::Edits(vec![edit], Outcome::Insert(list.pointer.clone(), at, value))
    }

    fn remove(&self, path: &str) -> Result<Plan, Diagnostic> {
        let spot = match self.search.reach(path)? {
            Reached::Value(spot) => spot,
            Reached::Short(spot, step, _) => return self.without(&spot, &step),
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
            Reached::Value(parent) => {
                let empty = emptied(within);
                let edits = self.page.empty(&parent, &empty);
                Ok(Plan::Edits(edits, Outcome::Put(parent.pointer, empty)))
            }
            Reached::Short(..) => Err(self.closed(&spot)),
        }
    }

    /// What is not there need not be taken away; but an entry has to be there, and one language of
    /// a text for all cannot be.
    fn without(&self, spot: &Spot<'l, 'n>, step: &str) -> Result<Plan, Diagnostic> {
        if let Content::List(items) = &spot.value.node.content {
            return Err(self.search.no_entry(spot, step, items.len()));
        }
        let is_shared = |kept: Vec<&str>| {
            let short = spot.rule.and_then(Rule::short_form_of);
            short != kept.first().copied()
        };
        match self.search.kept_by(spot, step).is_some_and(is_shared) {
            true => Err(self.search.nothing_below(spot, step)),
            false => Ok(Plan::Nothing),
        }
    }

    fn move_to(&self, path: &str, to: usize) -> Result<Plan, Diagnostic> {
        let spot = match self.search.reach(path)? {
            Reached::Value(spot) => spot,
            Reached::Short(spot, ..) => return Err(no_list(path).at(self.search.place(&spot))),
        };
        let (list, from) = match spot.within {
            Some((list, index)) if list.members[index].key.is_none() => (list, index),
            _ => return Err(no_list(path).at(self.search.place(&spot))),
        };
        let (pointer, _) = spot.pointer.rsplit_once('/').unwrap_or_default();
        let outcome = Outcome::Moved(pointer.to_owned(), from, to);
        match list.members.len() {
            len if to >= len => Err(self.search.no_entry(&spot, &to.to_string(), len)),
            _ if from == to => Ok(Plan::Nothing),
            _ => Ok(Plan::Edits(self.page.move_item(list, from, to), outcome)),
        }
    }

    fn closed(&self, spot: &Spot<'l, 'n>) -> Diagnostic {
        locate::not_alone(&spot.pointer).at(self.search.place(spot))
    }

    /// What is said of a change that does not come out as it should.
    pub(super) fn refusal(&self, change: &Change) -> Diagnostic {
        let (Change::Set { path, .. }
        | Change::Add { path, .. }
        | Change::Remove { path }
        | Change::Move { path, .. }) = change;
        let place = match self.search.reach(path) {
            Ok(Reached::Value(spot) | Reached::Short(spot, ..)) => self.search.place(&spot),
            Err(diagnostic) => return diagnostic,
        };
        locate::not_alone(path).at(place)
    }
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
    Diagnostic::error(codes::NO_SUCH_PLACE, message!(edit::no_list, path))
        .help(message!(edit::no_list_help))
}
