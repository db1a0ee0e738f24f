//! A JSON pointer to a value of a profile, or to the place where one would be inserted.
//!
//! A pointer names fields by their long form or as they are written: in `company: Maison Auriel`,
//! `/company/name` and `/company` are the same value. In a profile in French only, `/why_now/fr` is
//! the same value as `/why_now`, if that is a single text.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::language::Language;
use crate::message::{Argument, message};
use crate::profile::edit::syntax_tree::{Member, SyntaxKind, SyntaxNode};
use crate::profile::path::Path;
use crate::profile::schema_node::{Alternative, SchemaNode};
use crate::profile::suggest::normalise_key;
use crate::profile::tree::{Content, Node};
use crate::profile::{codes, normalise, validation_errors};

/// A value of the profile and the path to it.
#[derive(Debug, Clone)]
pub(super) struct ResolvedNode<'l, 'n> {
    /// The value.
    pub value: &'l SyntaxNode<'n>,
    /// The collection it is a member of, and its index there; `None` for the whole profile.
    pub within: Option<(&'l SyntaxNode<'n>, usize)>,
    /// Whether it is inside a flow collection.
    pub in_flow: bool,
    /// The schema of the value, if it is known.
    pub schema: Option<SchemaNode>,
    /// The pointer in the parsed tree.
    pub pointer: String,
}

/// The result of resolving a pointer.
#[derive(Debug)]
pub(super) enum Resolution<'l, 'n> {
    /// The value.
    Found(ResolvedNode<'l, 'n>),
    /// The last value on the path, the step that it lacks, and the steps after that.
    Missing(ResolvedNode<'l, 'n>, String, Vec<String>),
}

/// The result of one step of a pointer.
enum StepResult<'l, 'n> {
    Member(ResolvedNode<'l, 'n>),
    /// The same value, with the schema of the long form.
    SameNode(Option<SchemaNode>),
    Missing,
}

/// Resolves pointers in a profile.
pub(super) struct Resolver<'l, 'n> {
    /// The source.
    pub source: &'l Arc<Source>,
    /// The syntax tree of the whole profile.
    pub root: &'l SyntaxNode<'n>,
}

impl<'l, 'n> Resolver<'l, 'n> {
    /// Resolves a JSON pointer.
    ///
    /// # Errors
    /// If it leads through a value without fields and entries, or to a field that no profile has.
    pub(super) fn resolve(&self, pointer: &str) -> Result<Resolution<'l, 'n>, Diagnostic> {
        let mut target = ResolvedNode {
            value: self.root,
            within: None,
            in_flow: self.root.kind == SyntaxKind::Flow,
            schema: Some(SchemaNode::root()),
            pointer: String::new(),
        };
        let steps = steps(pointer).ok_or_else(|| self.no_pointer(pointer))?;
        let mut steps = steps.into_iter();
        while let Some(step) = steps.next() {
            match self.next(&target, &step)? {
                StepResult::Member(next) => target = next,
                StepResult::SameNode(schema) => target.schema = schema,
                StepResult::Missing => {
                    return Ok(Resolution::Missing(target, step, steps.collect()));
                }
            }
        }
        Ok(Resolution::Found(target))
    }

    fn next(
        &self,
        target: &ResolvedNode<'l, 'n>,
        step: &str,
    ) -> Result<StepResult<'l, 'n>, Diagnostic> {
        let ResolvedNode { value, schema, .. } = target;
        if value.kind == SyntaxKind::Opaque {
            return Err(shared_value(&target.pointer).at(self.place(target)));
        }
        if let Some(index) = self.member(value, step)? {
            return Ok(StepResult::Member(target.member(index)));
        }
        let known = schema.and_then(|schema| schema.child(step));
        if let (Some(schema), Some(kept)) = (schema, self.short_form_fields(target, step)) {
            let is_same = kept == [step];
            if !is_same && is_known_word(*schema, value.node) && Language::from_code(step).is_some()
            {
                return Err(known_word(&target.pointer, value.node).at(self.place(target)));
            }
            return Ok(if is_same {
                StepResult::SameNode(known)
            } else {
                StepResult::Missing
            });
        }
        match &value.node.content {
            Content::Null => self.addable(target, step, known),
            Content::Mapping(_) => self.addable(target, step, known),
            Content::Sequence(items) if index_in(step, items.len()) == Some(items.len()) => {
                Ok(StepResult::Missing)
            }
            Content::Sequence(items) => Err(self.no_entry(target, step, items.len())),
            _ => Err(self.no_field(target, step)),
        }
    }

    /// See [`short_form_fields`].
    pub(super) fn short_form_fields(
        &self,
        target: &ResolvedNode<'l, 'n>,
        step: &str,
    ) -> Option<Vec<&'static str>> {
        short_form_fields(target.schema?, target.value.node, step, || {
            languages(self.root.node)
        })
    }

    /// A field can be inserted if the schema has it, or if the schema of the block is unknown.
    fn addable(
        &self,
        target: &ResolvedNode<'l, 'n>,
        step: &str,
        known: Option<SchemaNode>,
    ) -> Result<StepResult<'l, 'n>, Diagnostic> {
        let alternative = target.schema.and_then(|schema| {
            let alternatives = || schema.alternatives().into_iter();
            let meant = schema.best_match(target.value.node);
            meant.or_else(|| alternatives().find(|one| one.has_type("object")))
        });
        match (known, alternative) {
            (None, Some(alternative)) if alternative.has_type("object") => {
                let name = name_of(&target.pointer);
                let diagnostic = validation_errors::unknown_field(&name, step, alternative);
                Err(diagnostic.at(self.place(target)))
            }
            (None, _) if target.schema.is_some() => Err(self.no_field(target, step)),
            _ => Ok(StepResult::Missing),
        }
    }

    /// The index of the member that a step names.
    fn member(&self, value: &SyntaxNode<'n>, step: &str) -> Result<Option<usize>, Diagnostic> {
        let named = |member: &Member<'n>| member.key == Some(step);
        let mut found = (0..value.members.len()).filter(|index| named(&value.members[*index]));
        let first = found.next();
        if let (Some(first), Some(second)) = (first, found.next()) {
            let place = |index: usize| {
                let start = value.members[index].start;
                Place::new(self.source, start..start + step.len())
            };
            return Err(normalise::duplicate_key(step, place(first)).at(place(second)));
        }
        let is_list = matches!(value.node.content, Content::Sequence(_));
        let item = step.parse().ok();
        Ok(first.or(item.filter(|index| is_list && *index < value.members.len())))
    }

    /// The place of a value for diagnostics; for a collection, its key or dash.
    pub(super) fn place(&self, target: &ResolvedNode<'_, '_>) -> Place {
        let span = match (target.value.kind, target.within) {
            (_, None) => return Place::whole(self.source),
            (SyntaxKind::Empty | SyntaxKind::Block | SyntaxKind::Flow, Some((within, index))) => {
                let start = within.members[index].start;
                let key = within.members[index].key.map_or(1, str::len);
                start..self.source.text.floor_char_boundary(start + key)
            }
            _ => target.value.span.clone(),
        };
        Place::new(self.source, span)
    }

    fn no_pointer(&self, pointer: &str) -> Diagnostic {
        Diagnostic::error(codes::NO_SUCH_PLACE, message!(edit::no_pointer, pointer))
            .help(message!(edit::no_pointer_help))
            .at(Place::whole(self.source))
    }

    /// An error: the list has no entry `step`.
    pub(super) fn no_entry(
        &self,
        target: &ResolvedNode<'_, '_>,
        step: &str,
        len: usize,
    ) -> Diagnostic {
        let message = message!(edit::no_entry, subject = subject(&target.pointer), step);
        let help = match len {
            0 => message!(edit::no_entries),
            1 => message!(edit::one_entry),
            _ => message!(edit::entries, last = len - 1),
        };
        Diagnostic::error(codes::NO_SUCH_PLACE, message)
            .help(help)
            .at(self.place(target))
    }

    /// An error: the value has no field `step`.
    pub(super) fn no_field(&self, target: &ResolvedNode<'_, '_>, step: &str) -> Diagnostic {
        let subject = subject(&target.pointer);
        let message = match &target.value.node.content {
            Content::Mapping(_) => message!(edit::no_field_in_block, subject, step),
            Content::Sequence(_) => message!(edit::no_field_in_list, subject, step),
            Content::Null => message!(edit::no_field_in_nothing, subject, step),
            _ => message!(edit::no_field_in_value, subject, step),
        };
        Diagnostic::error(codes::NO_SUCH_PLACE, message)
            .help(message!(edit::set_or_take_away))
            .at(self.place(target))
    }
}

impl<'l, 'n> ResolvedNode<'l, 'n> {
    /// The member of this value at `index`.
    pub(super) fn member(&self, index: usize) -> Self {
        let member = &self.value.members[index];
        let (step, schema) = match member.key {
            Some(key) => (
                key.to_owned(),
                self.schema.and_then(|schema| schema.child(key)),
            ),
            None => (index.to_string(), self.schema.and_then(SchemaNode::items)),
        };
        Self {
            value: &member.value,
            within: Some((self.value, index)),
            in_flow: self.in_flow || self.value.kind == SyntaxKind::Flow,
            schema,
            pointer: Path::child_pointer(&self.pointer, &step),
        }
    }
}

/// An error: the value is shared by an alias, or cannot be edited on its own.
pub(super) fn shared_value(pointer: &str) -> Diagnostic {
    let message = message!(edit::not_alone, subject = subject(pointer));
    Diagnostic::error(codes::SHARED_VALUE, message).help(message!(edit::not_alone_help))
}

fn known_word(pointer: &str, node: &Node) -> Diagnostic {
    let word = node.text().unwrap_or_default();
    let message = message!(edit::known_word, subject = subject(pointer), word);
    Diagnostic::error(codes::NO_SUCH_PLACE, message).help(message!(edit::known_word_help))
}

/// The fields of the long form that have the value of the short form `node`, where the long form
/// has the field `step`; `None` if `node` is no short form.
fn short_form_fields(
    schema: SchemaNode,
    node: &Node,
    step: &str,
    languages: impl Fn() -> Vec<&'static str>,
) -> Option<Vec<&'static str>> {
    let alternative = schema.mapping_with(step)?;
    let is_one = matches!(
        node.content,
        Content::String(_) | Content::Number(_) | Content::Bool(_)
    );
    if let Some(field) = schema
        .short_form_of()
        .filter(|field| alternative.property(field).is_some())
    {
        let is_long = schema
            .best_match(node)
            .is_some_and(|one| one.property(field).is_some());
        let is_short = is_one || !is_long && !node.entries().is_empty();
        return is_short.then(|| vec![field]);
    }
    let names = alternative.property_names();
    match alternative.is_per_language() {
        _ if !is_one || !is_one_text(schema, alternative) => None,
        true if languages() == [step] => Some(languages()),
        true => Some(except(&languages(), step)),
        false => Some(except(&names, step)),
    }
}

/// Whether a single text is allowed in place of a mapping whose fields are all texts.
fn is_one_text(schema: SchemaNode, block: Alternative) -> bool {
    let takes_text = |schema: SchemaNode| {
        schema
            .alternatives()
            .iter()
            .any(|one| one.has_type("string"))
    };
    let names = block.property_names();
    let mut fields = names.iter().filter_map(|name| block.property(name));
    takes_text(schema) && fields.all(takes_text)
}

fn except(names: &[&'static str], step: &str) -> Vec<&'static str> {
    names.iter().copied().filter(|name| *name != step).collect()
}

/// The codes of the languages that documents are made in.
fn languages(root: &Node) -> Vec<&'static str> {
    let named = root.get("languages").map(Node::items).unwrap_or_default();
    let mut languages: Vec<_> = named
        .iter()
        .filter_map(|item| Language::from_code(item.text()?))
        .collect();
    if languages.is_empty() {
        languages = Language::ALL.to_vec();
    }
    languages.into_iter().map(Language::code).collect()
}

fn is_known_word(schema: SchemaNode, node: &Node) -> bool {
    let word = node.text().map(normalise_key).unwrap_or_default();
    let mut choices = schema
        .alternatives()
        .into_iter()
        .flat_map(Alternative::choices);
    choices.any(|choice| choice == word)
}

/// The index in a list that a step names; `len` or `-` is the one after the last.
pub(super) fn index_in(step: &str, len: usize) -> Option<usize> {
    match step {
        "-" => Some(len),
        step => step.parse().ok().filter(|index| *index <= len),
    }
}

/// The unescaped steps of a JSON pointer (RFC 6901); `None` if it is malformed.
pub(super) fn steps(pointer: &str) -> Option<Vec<String>> {
    let (first, rest) = match pointer.split_once('/') {
        Some((first, rest)) => (first, Some(rest)),
        None => (pointer, None),
    };
    let decoded = |step: &str| step.replace("~1", "/").replace("~0", "~");
    let steps = rest.into_iter().flat_map(|rest| rest.split('/'));
    first.is_empty().then(|| steps.map(decoded).collect())
}

/// The dotted name of the field at a pointer, without indices.
fn name_of(pointer: &str) -> String {
    let steps = steps(pointer).unwrap_or_default();
    let is_key = |step: &String| step.parse::<usize>().is_err();
    steps
        .into_iter()
        .filter(is_key)
        .collect::<Vec<_>>()
        .join(".")
}

fn subject(pointer: &str) -> Argument {
    match pointer {
        "" => message!(profile::the_profile).into(),
        pointer => format!("`{pointer}`").into(),
    }
}
