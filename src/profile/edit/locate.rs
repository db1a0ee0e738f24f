//! Where a JSON pointer leads in a profile: to a value, or to where one would be put.
//!
//! A pointer names fields by their long form, or as they are written: in `company: Maison Auriel`,
//! `/company/name` and `/company` are the same value. So are, in a profile in French only,
//! `/why_now/fr` and a `why_now` that is one text.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::language::Language;
use crate::message::{Argument, message};
use crate::profile::edit::layout::{Form, Layout, Member};
use crate::profile::path::Path;
use crate::profile::rule::{Kind, Rule};
use crate::profile::suggest::as_key;
use crate::profile::tree::{Content, Node};
use crate::profile::{codes, messages, prune};

/// A value of the profile and the way to it.
#[derive(Debug, Clone)]
pub(super) struct Spot<'l, 'n> {
    /// The value.
    pub value: &'l Layout<'n>,
    /// What it is a member of, and which; nothing for the whole profile.
    pub within: Option<(&'l Layout<'n>, usize)>,
    /// Whether it stands in brackets.
    pub in_brackets: bool,
    /// What may stand there, where the schema knows the place.
    pub rule: Option<Rule>,
    /// Its pointer, as it is written.
    pub pointer: String,
}

/// What a pointer leads to.
#[derive(Debug)]
pub(super) enum Reached<'l, 'n> {
    /// A value.
    Value(Spot<'l, 'n>),
    /// The value that lacks a step, and the steps after that.
    Short(Spot<'l, 'n>, String, Vec<String>),
}

/// What a step leads to.
enum Next<'l, 'n> {
    Member(Spot<'l, 'n>),
    /// The same value, known by another rule.
    Same(Option<Rule>),
    Nothing,
}

/// A pointer in the profile of a source.
pub(super) struct Search<'l, 'n> {
    /// The source.
    pub source: &'l Arc<Source>,
    /// The layout of the whole profile.
    pub root: &'l Layout<'n>,
}

impl<'l, 'n> Search<'l, 'n> {
    /// What `pointer` leads to.
    ///
    /// # Errors
    /// Where it leads through what has no fields and no entries, or to a field no profile has.
    pub(super) fn reach(&self, pointer: &str) -> Result<Reached<'l, 'n>, Diagnostic> {
        let mut spot = Spot {
            value: self.root,
            within: None,
            in_brackets: self.root.form == Form::Brackets,
            rule: Some(Rule::profile()),
            pointer: String::new(),
        };
        let steps = steps(pointer).ok_or_else(|| self.no_pointer(pointer))?;
        let mut steps = steps.into_iter();
        while let Some(step) = steps.next() {
            match self.next(&spot, &step)? {
                Next::Member(next) => spot = next,
                Next::Same(rule) => spot.rule = rule,
                Next::Nothing => return Ok(Reached::Short(spot, step, steps.collect())),
            }
        }
        Ok(Reached::Value(spot))
    }

    fn next(&self, spot: &Spot<'l, 'n>, step: &str) -> Result<Next<'l, 'n>, Diagnostic> {
        let Spot { value, rule, .. } = spot;
        if value.form == Form::Closed {
            return Err(not_alone(&spot.pointer).at(self.place(spot)));
        }
        if let Some(index) = self.member(value, step)? {
            return Ok(Next::Member(spot.member(index)));
        }
        let known = rule.and_then(|rule| rule.below(step));
        if let (Some(rule), Some(kept)) = (rule, self.kept_by(spot, step)) {
            let is_same = kept == [step];
            if !is_same && is_known_word(*rule, value.node) && Language::from_code(step).is_some() {
                return Err(known_word(&spot.pointer, value.node).at(self.place(spot)));
            }
            return Ok(if is_same {
                Next::Same(known)
            } else {
                Next::Nothing
            });
        }
        match &value.node.content {
            Content::Empty => self.addable(spot, step, known),
            Content::Block(_) => self.addable(spot, step, known),
            Content::List(items) if index_in(step, items.len()) == Some(items.len()) => {
                Ok(Next::Nothing)
            }
            Content::List(items) => Err(self.no_entry(spot, step, items.len())),
            _ => Err(self.nothing_below(spot, step)),
        }
    }

    /// Where the value stands for a block with the field `step`: the fields that have it there.
    pub(super) fn kept_by(&self, spot: &Spot<'l, 'n>, step: &str) -> Option<Vec<&'static str>> {
        kept_by(spot.rule?, spot.value.node, step, || {
            languages(self.root.node)
        })
    }

    /// A field can be put in where the schema knows it, or knows nothing of the block.
    fn addable(
        &self,
        spot: &Spot<'l, 'n>,
        step: &str,
        known: Option<Rule>,
    ) -> Result<Next<'l, 'n>, Diagnostic> {
        let kind = spot.rule.and_then(|rule| {
            let kinds = || rule.kinds().into_iter();
            let meant = rule.meant(spot.value.node);
            meant.or_else(|| kinds().find(|kind| kind.is("object")))
        });
        match (known, kind) {
            (None, Some(kind)) if kind.is("object") => {
                let name = name_of(&spot.pointer);
                let diagnostic = messages::unknown_field(&name, step, kind);
                Err(diagnostic.at(self.place(spot)))
            }
            (None, _) if spot.rule.is_some() => Err(self.nothing_below(spot, step)),
            _ => Ok(Next::Nothing),
        }
    }

    /// Which member of a value a step names.
    fn member(&self, value: &Layout<'n>, step: &str) -> Result<Option<usize>, Diagnostic> {
        let named = |member: &Member<'n>| member.key == Some(step);
        let mut found = (0..value.members.len()).filter(|index| named(&value.members[*index]));
        let first = found.next();
        if let (Some(first), Some(second)) = (first, found.next()) {
            let place = |index: usize| {
                let start = value.members[index].start;
                Place::new(self.source, start..start + step.len())
            };
            return Err(prune::duplicate(step, place(first)).at(place(second)));
        }
        let is_list = matches!(value.node.content, Content::List(_));
        let item = step.parse().ok();
        Ok(first.or(item.filter(|index| is_list && *index < value.members.len())))
    }

    /// The place of a value; of a block or a list, that of its first word.
    pub(super) fn place(&self, spot: &Spot<'_, '_>) -> Place {
        let span = match (spot.value.form, spot.within) {
            (_, None) => return Place::whole(self.source),
            (Form::Empty | Form::Lines | Form::Brackets, Some((within, index))) => {
                let start = within.members[index].start;
                let key = within.members[index].key.map_or(1, str::len);
                start..self.source.text.floor_char_boundary(start + key)
            }
            _ => spot.value.span.clone(),
        };
        Place::new(self.source, span)
    }

    fn no_pointer(&self, pointer: &str) -> Diagnostic {
        Diagnostic::error(codes::NO_SUCH_PLACE, message!(edit::no_pointer, pointer))
            .help(message!(edit::no_pointer_help))
            .at(Place::whole(self.source))
    }

    /// The list has no such entry.
    pub(super) fn no_entry(&self, spot: &Spot<'_, '_>, step: &str, len: usize) -> Diagnostic {
        let message = message!(edit::no_entry, subject = subject(&spot.pointer), step);
        let help = match len {
            0 => message!(edit::no_entries),
            1 => message!(edit::one_entry),
            _ => message!(edit::entries, last = len - 1),
        };
        Diagnostic::error(codes::NO_SUCH_PLACE, message)
            .help(help)
            .at(self.place(spot))
    }

    /// The value is none that has fields.
    pub(super) fn nothing_below(&self, spot: &Spot<'_, '_>, step: &str) -> Diagnostic {
        let subject = subject(&spot.pointer);
        let message = match &spot.value.node.content {
            Content::Block(_) => message!(edit::no_field_in_block, subject, step),
            Content::List(_) => message!(edit::no_field_in_list, subject, step),
            Content::Empty => message!(edit::no_field_in_nothing, subject, step),
            _ => message!(edit::no_field_in_value, subject, step),
        };
        Diagnostic::error(codes::NO_SUCH_PLACE, message)
            .help(message!(edit::set_or_take_away))
            .at(self.place(spot))
    }
}

impl<'l, 'n> Spot<'l, 'n> {
    /// The member of this value at `index`.
    pub(super) fn member(&self, index: usize) -> Self {
        let member = &self.value.members[index];
        let (step, rule) = match member.key {
            Some(key) => (key.to_owned(), self.rule.and_then(|rule| rule.below(key))),
            None => (index.to_string(), self.rule.and_then(Rule::items)),
        };
        Self {
            value: &member.value,
            within: Some((self.value, index)),
            in_brackets: self.in_brackets || self.value.form == Form::Brackets,
            rule,
            pointer: Path::below(&self.pointer, &step),
        }
    }
}

/// What is said where a change would reach other places too.
pub(super) fn not_alone(pointer: &str) -> Diagnostic {
    let message = message!(edit::not_alone, subject = subject(pointer));
    Diagnostic::error(codes::NOT_ALONE, message).help(message!(edit::not_alone_help))
}

fn known_word(pointer: &str, node: &Node) -> Diagnostic {
    let word = node.text().unwrap_or_default();
    let message = message!(edit::known_word, subject = subject(pointer), word);
    Diagnostic::error(codes::NO_SUCH_PLACE, message).help(message!(edit::known_word_help))
}

/// Where a value that is not the block with the field `step` stands for such a block: the fields
/// that have this value in it.
fn kept_by(
    rule: Rule,
    node: &Node,
    step: &str,
    languages: impl Fn() -> Vec<&'static str>,
) -> Option<Vec<&'static str>> {
    let kind = rule.block_with(step)?;
    let is_one = matches!(
        node.content,
        Content::Text(_) | Content::Number(_) | Content::Truth(_)
    );
    if let Some(field) = rule
        .short_form_of()
        .filter(|field| kind.property(field).is_some())
    {
        let is_long = rule
            .meant(node)
            .is_some_and(|kind| kind.property(field).is_some());
        let is_short = is_one || !is_long && !node.entries().is_empty();
        return is_short.then(|| vec![field]);
    }
    let names = kind.property_names();
    match kind.is_per_language() {
        _ if !is_one || !is_one_text(rule, kind) => None,
        true if languages() == [step] => Some(languages()),
        true => Some(others(&languages(), step)),
        false => Some(others(&names, step)),
    }
}

/// Whether one text stands for a block in which each field is a text.
fn is_one_text(rule: Rule, block: Kind) -> bool {
    let takes_text = |rule: Rule| rule.kinds().iter().any(|kind| kind.is("string"));
    let names = block.property_names();
    let mut fields = names.iter().filter_map(|name| block.property(name));
    takes_text(rule) && fields.all(takes_text)
}

fn others(names: &[&'static str], step: &str) -> Vec<&'static str> {
    names.iter().copied().filter(|name| *name != step).collect()
}

/// The languages that a profile is made in.
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

fn is_known_word(rule: Rule, node: &Node) -> bool {
    let word = node.text().map(as_key).unwrap_or_default();
    let mut choices = rule.kinds().into_iter().flat_map(Kind::choices);
    choices.any(|choice| choice == word)
}

/// The place in a list that a step names; the one after the last is `len`, and `-`.
pub(super) fn index_in(step: &str, len: usize) -> Option<usize> {
    match step {
        "-" => Some(len),
        step => step.parse().ok().filter(|index| *index <= len),
    }
}

/// The keys of a pointer (RFC 6901).
pub(super) fn steps(pointer: &str) -> Option<Vec<String>> {
    let (first, rest) = match pointer.split_once('/') {
        Some((first, rest)) => (first, Some(rest)),
        None => (pointer, None),
    };
    let decoded = |step: &str| step.replace("~1", "/").replace("~0", "~");
    let steps = rest.into_iter().flat_map(|rest| rest.split('/'));
    first.is_empty().then(|| steps.map(decoded).collect())
}

/// A place as a person names it, without the numbers of items.
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
