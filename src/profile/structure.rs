//! Checks a profile against its schema and says, at each place, what is there, what may be there
//! and how to mend it.
//!
//! The schema is the one that editors use. The few keywords it consists of are checked here and
//! not by a general validator, because the messages are the point: which of several forms was
//! meant decides what there is to say, and no general validator knows that.

use std::ops::Range;
use std::sync::Arc;

use regex_lite::Regex;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::profile::codes;
use crate::profile::date::PartialDate;
use crate::profile::messages;
use crate::profile::path::Path;
use crate::profile::prune::Emptied;
use crate::profile::rule::{Kind, Rule};
use crate::profile::suggest::closest;
use crate::profile::tree::{Content, Entry, Node};

/// Everything in `tree` that its schema does not allow. `emptied` are the fields written without
/// a value, which the tree no longer holds.
pub(super) fn check(tree: &Node, source: &Arc<Source>, emptied: Vec<Emptied>) -> Vec<Diagnostic> {
    let mut check = Check {
        source,
        emptied,
        found: Vec::new(),
    };
    check.value(tree, Rule::profile(), &Path::root());
    check.remaining_emptied();
    check.found
}

struct Check<'a> {
    source: &'a Arc<Source>,
    emptied: Vec<Emptied>,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn value(&mut self, node: &Node, rule: Rule, path: &Path<'_>) {
        let Some(kind) = rule.meant(node) else {
            let text = self.source.text.get(node.span.clone()).unwrap_or_default();
            let diagnostic = messages::wrong_kind(path, node, text, &rule.kinds());
            return self.report(diagnostic, path.mark(node));
        };
        match &node.content {
            Content::Block(entries) => self.block(node, entries, kind, path),
            Content::List(items) => self.list(items, kind, path),
            _ => self.scalar(node, kind, path),
        }
    }

    fn block(&mut self, node: &Node, entries: &[Entry], kind: Kind, path: &Path<'_>) {
        let mut misspelt = Vec::new();
        for entry in entries {
            if let Some(rule) = kind.property(&entry.key) {
                self.value(&entry.value, rule, &path.field(entry));
            } else {
                let diagnostic = messages::unknown_field(path, &entry.key, kind);
                self.report(diagnostic, entry.key_span.clone());
                misspelt.extend(closest(&entry.key, kind.property_names()));
            }
        }
        let missing = |key: &&str| node.get(key).is_none() && !misspelt.contains(key);
        for key in kind.required().into_iter().filter(missing) {
            self.missing(node, key, kind, path);
        }
    }

    fn missing(&mut self, node: &Node, key: &'static str, kind: Kind, path: &Path<'_>) {
        let pointer = format!("{}/{key}", path.pointer());
        let written = self
            .emptied
            .iter()
            .position(|emptied| emptied.pointer == pointer);
        let diagnostic = messages::missing(path, key, kind, written.is_some());
        let place = match written {
            Some(index) => self.emptied.remove(index).span,
            None => path.mark(node),
        };
        self.report(diagnostic, place);
    }

    fn list(&mut self, items: &[Node], kind: Kind, path: &Path<'_>) {
        let Some(rule) = kind.items() else { return };
        for (index, item) in items.iter().enumerate() {
            self.value(item, rule, &path.item(index));
            let earlier = items[..index]
                .iter()
                .find(|other| other.content == item.content);
            if let (true, Some(earlier)) = (kind.has_unique_items(), earlier) {
                let place = Place::new(self.source, earlier.span.clone());
                let diagnostic = messages::repeated(path, item).related(place, "listed here first");
                self.report(diagnostic, item.span.clone());
            }
        }
    }

    fn scalar(&mut self, node: &Node, kind: Kind, path: &Path<'_>) {
        let text = self.source.text.get(node.span.clone()).unwrap_or_default();
        let diagnostic = match &node.content {
            _ if kind.is_date() => check_date(node, text, kind, path),
            Content::Text(text) => check_text(text, kind, path),
            Content::Number(_) => check_number(node.number().unwrap_or_default(), text, kind, path),
            _ => None,
        };
        if let Some(diagnostic) = diagnostic {
            self.report(diagnostic, node.span.clone());
        }
    }

    fn remaining_emptied(&mut self) {
        for emptied in std::mem::take(&mut self.emptied) {
            self.report(messages::emptied(&emptied.name), emptied.span);
        }
    }

    fn report(&mut self, diagnostic: Diagnostic, span: Range<usize>) {
        self.found
            .push(diagnostic.at(Place::new(self.source, span)));
    }
}

fn check_text(text: &str, kind: Kind, path: &Path<'_>) -> Option<Diagnostic> {
    let choices = kind.choices();
    if !choices.is_empty() {
        let allowed = choices.contains(&text);
        return (!allowed).then(|| messages::not_allowed(path, text, &choices));
    }
    let (pattern, words) = kind.form()?;
    (!matches(pattern, text)).then(|| messages::wrong_form(codes::FORMAT, path, text, words))
}

fn check_date(node: &Node, written: &str, kind: Kind, path: &Path<'_>) -> Option<Diagnostic> {
    let text = node.text().unwrap_or(written);
    if let Some((pattern, words)) = kind.form()
        && !matches(pattern, text)
    {
        return Some(messages::wrong_form(codes::DATE, path, text, words));
    }
    let error = text.parse::<PartialDate>().err()?;
    Some(messages::impossible_date(path, text, &error))
}

fn check_number(number: f64, written: &str, kind: Kind, path: &Path<'_>) -> Option<Diagnostic> {
    let (lowest, highest) = kind.range();
    let outside = lowest.is_some_and(|lowest| number < lowest)
        || highest.is_some_and(|highest| number > highest);
    outside.then(|| messages::out_of_range(path, written, lowest, highest))
}

/// Whether `text` has the form of a pattern of the schema.
fn matches(pattern: &str, text: &str) -> bool {
    Regex::new(pattern).is_ok_and(|regex| regex.is_match(text))
}
