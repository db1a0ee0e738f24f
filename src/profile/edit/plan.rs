//! A change to a plan: edits of the text with the expected change of the data, or simpler changes.

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Edit, Place};
use crate::message::message;
use crate::profile::codes;
use crate::profile::edit::Change;
use crate::profile::edit::data_change::{DataChange, normalised};
use crate::profile::edit::member_changes;
use crate::profile::edit::members::EditWriter;
use crate::profile::edit::resolve::{self, Resolution, ResolvedNode, Resolver};
use crate::profile::edit::syntax_tree::{SyntaxKind, SyntaxNode};
use crate::profile::path::Path;
use crate::profile::schema_node::{Alternative, SchemaNode};
use crate::profile::tree::Content;

/// The steps that apply a change.
pub(super) enum Plan {
    /// Edits of the text, with the expected change of the data.
    Edits(Vec<Edit>, DataChange),
    /// Simpler changes, one after the other.
    Changes(Vec<Change>),
    /// Nothing.
    Nothing,
}

/// Plans changes of one profile.
pub(super) struct Planner<'l, 'n> {
    /// Writes the edits.
    pub writer: EditWriter<'l>,
    /// Resolves the pointers.
    pub resolver: Resolver<'l, 'n>,
}

impl<'l, 'n> Planner<'l, 'n> {
    /// Plans a change.
    ///
    /// # Errors
    /// If the change cannot be made in this profile.
    pub(super) fn plan(&self, change: &Change) -> Result<Plan, Diagnostic> {
        match change {
            Change::Set { path, value } => match normalised(value.clone()) {
                Some(value) => self.set(path, value),
                None => self.remove(path),
            },
            Change::Add { path, value, at } => match normalised(value.clone()) {
                Some(value) => self.add(path, value, *at),
                None => Ok(Plan::Nothing),
            },
            Change::Remove { path } => self.remove(path),
            Change::Move { path, to } => self.move_to(path, *to),
        }
    }

    fn set(&self, path: &str, value: Value) -> Result<Plan, Diagnostic> {
        let (target, step, further) = match self.resolver.resolve(path)? {
            Resolution::Found(target) => return Ok(self.put(&target, value)),
            Resolution::Missing(target, step, further) => (target, step, further),
        };
        let schema = target.schema.and_then(|schema| schema.child(&step));
        let value = self.wrap_in_parents(&target, schema, &further, value)?;
        if let Some(kept) = self.resolver.short_form_fields(&target, &step) {
            return Ok(self.expand_short_form(&target, &kept, &step, value));
        }
        Ok(match &target.value.node.content {
            _ if !target.value.has_members() => {
                self.put(&target, member(target.schema, &step, value))
            }
            Content::Sequence(items) => self.insert(&target, items.len(), value),
            _ => {
                let edit = self
                    .writer
                    .insert_field(target.value, target.schema, &step, &value);
                let pointer = Path::child_pointer(&target.pointer, &step);
                Plan::Edits(vec![edit], DataChange::Set(pointer, value))
            }
        })
    }

    /// Replaces the value at `target`: as a whole, or member by member if both have members.
    fn put(&self, target: &ResolvedNode<'l, 'n>, value: Value) -> Plan {
        let old = target.value.node.to_json();
        if old == value && target.value.kind != SyntaxKind::Opaque {
            return Plan::Nothing;
        }
        let is_short = |field| self.resolver.short_form_fields(target, field).is_some();
        let short_form_of = target
            .schema
            .and_then(SchemaNode::short_form_of)
            .filter(|field| is_short(field));
        if let Some(changes) = member_changes::changes(target, short_form_of, &old, &value) {
            return Plan::Changes(changes);
        }
        let edits = self.writer.replace(target, &value);
        Plan::Edits(edits, DataChange::Set(target.pointer.clone(), value))
    }

    /// Wraps `value` in the mappings and sequences that `steps` name.
    fn wrap_in_parents(
        &self,
        target: &ResolvedNode<'l, 'n>,
        schema: Option<SchemaNode>,
        steps: &[String],
        value: Value,
    ) -> Result<Value, Diagnostic> {
        let Some((step, further)) = steps.split_first() else {
            return Ok(value);
        };
        let below = schema.and_then(|schema| schema.child(step));
        let is_field = schema.is_none_or(|schema| schema.mapping_with(step).is_some());
        let is_first = below.is_some() && matches!(step.as_str(), "0" | "-");
        if !is_field && !is_first {
            return Err(self.resolver.no_entry(target, step, 0));
        }
        let inner = self.wrap_in_parents(target, below, further, value)?;
        Ok(member(schema, step, inner))
    }

    /// Expands a short form: in the long form, the fields `kept` have its value.
    fn expand_short_form(
        &self,
        target: &ResolvedNode<'l, 'n>,
        kept: &[&str],
        step: &str,
        value: Value,
    ) -> Plan {
        let block = target.schema.and_then(|schema| schema.mapping_with(step));
        let order = block.map(Alternative::property_names).unwrap_or_default();
        let old = target.value.node.to_json();
        let kept_fields = kept.iter().map(|key| ((*key).to_owned(), old.clone()));
        let fields: Map<_, _> = kept_fields.chain([(step.to_owned(), value)]).collect();
        let edits = self.writer.expand_short_form(target, &order, kept, &fields);
        let data_change = DataChange::Set(target.pointer.clone(), Value::Object(fields));
        Plan::Edits(edits, data_change)
    }

    fn add(&self, path: &str, value: Value, at: Option<usize>) -> Result<Plan, Diagnostic> {
        let target = match self.resolver.resolve(path)? {
            Resolution::Missing(target, ..) => match at.unwrap_or(0) {
                0 => return self.set(path, Value::Array(vec![value])),
                at => return Err(self.resolver.no_entry(&target, &at.to_string(), 0)),
            },
            Resolution::Found(target) => target,
        };
        let len = match &target.value.node.content {
            Content::Sequence(items) => items.len(),
            Content::Null => 0,
            _ => return Err(no_list(path).at(self.resolver.place(&target))),
        };
        let at = at.unwrap_or(len);
        match at {
            at if at > len => Err(self.resolver.no_entry(&target, &at.to_string(), len)),
            _ if target.value.has_members() => Ok(self.insert(&target, at, value)),
            _ if target.value.kind == SyntaxKind::Opaque => Err(self.opaque(&target)),
            _ => Ok(self.put(&target, Value::Array(vec![value]))),
        }
    }

    fn insert(&self, list: &ResolvedNode<'l, 'n>, at: usize, value: Value) -> Plan {
        let edit = self.writer.insert_item(list.value, at, &value);
        Plan::Edits(
            vec![edit],
            DataChange::Insert(list.pointer.clone(), at, value),
        )
    }

    fn remove(&self, path: &str) -> Result<Plan, Diagnostic> {
        let target = match self.resolver.resolve(path)? {
            Resolution::Found(target) => target,
            Resolution::Missing(target, step, _) => return self.without(&target, &step),
        };
        let Some((within, index)) = target.within else {
            return Err(no_list(path).at(Place::whole(self.resolver.source)));
        };
        if within.members.len() > 1 {
            let edits = self.writer.remove_member(within, index);
            return Ok(Plan::Edits(edits, DataChange::Remove(target.pointer)));
        }
        let (parent, _) = target.pointer.rsplit_once('/').unwrap_or_default();
        match self.resolver.resolve(parent)? {
            Resolution::Found(parent) => {
                let empty = without_members(within);
                let edits = self.writer.empty(&parent, &empty);
                Ok(Plan::Edits(edits, DataChange::Set(parent.pointer, empty)))
            }
            Resolution::Missing(..) => Err(self.opaque(&target)),
        }
    }

    /// The removal of a missing member: nothing to do for a field; an error for an entry of a list,
    /// and for one language of a text that serves all.
    fn without(&self, target: &ResolvedNode<'l, 'n>, step: &str) -> Result<Plan, Diagnostic> {
        if let Content::Sequence(items) = &target.value.node.content {
            return Err(self.resolver.no_entry(target, step, items.len()));
        }
        let is_shared = |kept: Vec<&str>| {
            let short = target.schema.and_then(SchemaNode::short_form_of);
            short != kept.first().copied()
        };
        match self
            .resolver
            .short_form_fields(target, step)
            .is_some_and(is_shared)
        {
            true => Err(self.resolver.no_field(target, step)),
            false => Ok(Plan::Nothing),
        }
    }

    fn move_to(&self, path: &str, to: usize) -> Result<Plan, Diagnostic> {
        let target = match self.resolver.resolve(path)? {
            Resolution::Found(target) => target,
            Resolution::Missing(target, ..) => {
                return Err(no_list(path).at(self.resolver.place(&target)));
            }
        };
        let (list, from) = match target.within {
            Some((list, index)) if list.members[index].key.is_none() => (list, index),
            _ => return Err(no_list(path).at(self.resolver.place(&target))),
        };
        let (pointer, _) = target.pointer.rsplit_once('/').unwrap_or_default();
        let data_change = DataChange::Move(pointer.to_owned(), from, to);
        match list.members.len() {
            len if to >= len => Err(self.resolver.no_entry(&target, &to.to_string(), len)),
            _ if from == to => Ok(Plan::Nothing),
            _ => Ok(Plan::Edits(
                self.writer.move_item(list, from, to),
                data_change,
            )),
        }
    }

    fn opaque(&self, target: &ResolvedNode<'l, 'n>) -> Diagnostic {
        resolve::shared_value(&target.pointer).at(self.resolver.place(target))
    }

    /// The error for a change whose result differs from the expected data.
    pub(super) fn refusal(&self, change: &Change) -> Diagnostic {
        let (Change::Set { path, .. }
        | Change::Add { path, .. }
        | Change::Remove { path }
        | Change::Move { path, .. }) = change;
        let place = match self.resolver.resolve(path) {
            Ok(Resolution::Found(target) | Resolution::Missing(target, ..)) => {
                self.resolver.place(&target)
            }
            Err(diagnostic) => return diagnostic,
        };
        resolve::shared_value(path).at(place)
    }
}

/// `value` as the only member of a mapping or a sequence, depending on the schema.
fn member(schema: Option<SchemaNode>, step: &str, value: Value) -> Value {
    let is_field = schema.is_none_or(|schema| schema.mapping_with(step).is_some());
    match is_field {
        true => Value::Object(Map::from_iter([(step.to_owned(), value)])),
        false => Value::Array(vec![value]),
    }
}

/// A mapping or a sequence without its members.
fn without_members(value: &SyntaxNode<'_>) -> Value {
    match value.node.content {
        Content::Sequence(_) => Value::Array(Vec::new()),
        _ => Value::Object(Map::new()),
    }
}

fn no_list(path: &str) -> Diagnostic {
    Diagnostic::error(codes::NO_SUCH_PLACE, message!(edit::no_list, path))
        .help(message!(edit::no_list_help))
}
