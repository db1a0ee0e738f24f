//! Checks a profile against its schema and says, at each place, what is there, what may be there
//! and how to mend it.
//!
//! The schema is the one that editors use. The few keywords it consists of are checked here and
//! not by a general validator, because the messages are the point: which of several forms was
//! meant decides what there is to say, and no general validator knows that.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Fix, Place, Source};
use crate::message::message;
use crate::profile::codes;
use crate::profile::date::PartialDate;
use crate::profile::messages;
use crate::profile::path::Path;
use crate::profile::prune::{AllEmptied, Emptied};
use crate::profile::repair;
use crate::profile::respell::respelt;
use crate::profile::rule::{Kind, Rule};
use crate::profile::scalar;
use crate::profile::suggest::{as_key, certainly, closest};
use crate::profile::tree::{Content, Entry, Node};

/// Everything in `tree` that its schema does not allow. `emptied` are the fields written without
/// a value, which the tree no longer holds.
pub(super) fn check(tree: &Node, source: &Arc<Source>, emptied: AllEmptied) -> Vec<Diagnostic> {
    let mut check = Check {
        source,
        emptied,
        found: Vec::new(),
    };
    check.value(tree, Rule::profile(), &Path::root());
    check.found
}

struct Check<'a> {
    source: &'a Arc<Source>,
    emptied: AllEmptied,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn value(&mut self, node: &Node, rule: Rule, path: &Path<'_>) {
        let Some(kind) = rule.meant(node) else {
            let text = self.source.text.get(node.span.clone()).unwrap_or_default();
            let kinds = rule.kinds();
            let diagnostic = messages::wrong_kind(path, node, text, &kinds).fixed_by(repair::fix(
                self.source,
                path,
                node,
                &kinds,
            ));
            return self.report(diagnostic, path.mark(node));
        };
        match &node.content {
            Content::Block(entries) => self.block(node, entries, kind, path),
            Content::List(items) => self.list(items, kind, path),
            _ => self.scalar(node, kind, path),
        }
    }

    fn block(&mut self, node: &Node, entries: &[Entry], kind: Kind, path: &Path<'_>) {
        let emptied = match self.emptied.is_empty() {
            true => Vec::new(),
            false => self.emptied.remove(&path.pointer()).unwrap_or_default(),
        };
        if entries.is_empty() && kind.is_per_language() {
            self.report(messages::no_language(path), path.mark(node));
        }
        let names = || entries.iter().map(|entry| entry.key.as_str());
        let without_value = emptied.iter().map(|emptied| emptied.key.as_str());
        let claimed = fields_meant(&names().chain(without_value).collect::<Vec<_>>(), kind);
        for entry in entries {
            match kind.property(&entry.key) {
                Some(rule) => self.value(&entry.value, rule, &path.field(entries, entry)),
                None => self.unknown(&entry.key, &entry.key_span, kind, path, &claimed),
            }
        }
        let unknown = names().filter(|name| kind.property(name).is_none());
        let meant: Vec<_> = unknown
            .filter_map(|name| closest(name, kind.property_names()))
            .collect();
        for key in kind.required() {
            let written = emptied.iter().find(|emptied| emptied.key == key);
            if !names().any(|name| name == key) && !meant.contains(&key) {
                let span = written.map_or_else(|| path.mark(node), |emptied| emptied.span.clone());
                self.report(messages::missing(path, key, kind, written.is_some()), span);
            }
        }
        for emptied in &emptied {
            self.without_value(emptied, kind, path, &claimed);
        }
    }

    /// A block has a field that its schema does not know; `claimed` are the fields that its keys
    /// are or could be meant for.
    fn unknown(
        &mut self,
        key: &str,
        span: &Range<usize>,
        kind: Kind,
        path: &Path<'_>,
        claimed: &[&'static str],
    ) {
        let name = right_name(key, kind, claimed);
        let fix = name.and_then(|name| scalar::rename(self.source, span, key, name));
        let diagnostic = messages::unknown_field(&path.name(), key, kind).fixed_by(fix);
        self.report(diagnostic, span.clone());
    }

    /// A field was written without a value: it is unknown, or needed and reported as missing, or
    /// counts as left out.
    fn without_value(
        &mut self,
        emptied: &Emptied,
        kind: Kind,
        path: &Path<'_>,
        claimed: &[&'static str],
    ) {
        let rest = self.source.text[emptied.span.end..].trim_start_matches(' ');
        let after_comma = rest.starts_with([',', '}']);
        if kind.property(&emptied.key).is_none() && after_comma {
            self.report(messages::after_comma(&emptied.key), emptied.span.clone());
        } else if kind.property(&emptied.key).is_none() {
            self.unknown(&emptied.key, &emptied.span, kind, path, claimed);
        } else if !kind.required().contains(&emptied.key.as_str()) {
            self.report_emptied(emptied);
        }
    }

    fn report_emptied(&mut self, emptied: &Emptied) {
        let line = self.source.text[emptied.span.end..].lines().next();
        let comment = line
            .and_then(|line| line.split_once('#'))
            .map(|(_, comment)| comment);
        let taken =
            comment.is_some_and(|comment| comment.starts_with(|c: char| !c.is_whitespace()));
        let diagnostic = messages::emptied(&emptied.name, taken);
        self.report(diagnostic, emptied.span.clone());
    }

    fn list(&mut self, items: &[Node], kind: Kind, path: &Path<'_>) {
        let Some(rule) = kind.items() else { return };
        for emptied in self.emptied.remove(&path.pointer()).unwrap_or_default() {
            self.report_emptied(&emptied);
        }
        for (index, item) in items.iter().enumerate() {
            self.value(item, rule, &path.item(index));
        }
        if kind.has_unique_items() {
            self.repeated(items, path);
        }
    }

    fn repeated(&mut self, items: &[Node], path: &Path<'_>) {
        let mut first: HashMap<&str, &Node> = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            let Some(text) = item.text() else { continue };
            if let Some(earlier) = first.get(text) {
                let earlier = Place::new(self.source, earlier.span.clone());
                let diagnostic = messages::repeated(path, text)
                    .related(earlier, message!(profile::listed_first))
                    .fixed_by(self.without_item(&items[index - 1], item));
                self.report(diagnostic, item.span.clone());
            } else {
                first.insert(text, item);
            }
        }
    }

    /// A list without `item`, where nothing but a comma, or the start of a line with its dash,
    /// stands between it and the one before.
    fn without_item(&self, before: &Node, item: &Node) -> Option<Fix> {
        let span = before.span.end..item.span.end;
        let between = self.source.text.get(span.start..item.span.start)?;
        let is_mark = matches!(between.trim(), "," | "-");
        (is_mark && between.matches('\n').count() <= 1).then(|| Fix::replace(span, ""))
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
            let fix = self.respelling(node, kind);
            self.report(diagnostic.fixed_by(fix), node.span.clone());
        }
    }

    fn respelling(&self, node: &Node, kind: Kind) -> Option<Fix> {
        let text = node.text()?;
        scalar::respell(self.source, &node.span, text, &respelt(text, kind)?)
    }

    fn report(&mut self, diagnostic: Diagnostic, span: Range<usize>) {
        self.found
            .push(diagnostic.at(Place::new(self.source, span)));
    }
}

/// The field that a key can only have meant: one that no other key of its block is or could be
/// meant for, and no name of a field that belongs elsewhere.
fn right_name(key: &str, kind: Kind, claimed: &[&'static str]) -> Option<&'static str> {
    let name = certainly(key, kind.property_names())?;
    let claims = claimed.iter().filter(|other| **other == name).count();
    let belongs_elsewhere = as_key(key) != name && messages::home_of(key).is_some();
    (claims == 1 && !belongs_elsewhere).then_some(name)
}

/// The field that each key is or can only have meant; none where every key is a field.
fn fields_meant(keys: &[&str], kind: Kind) -> Vec<&'static str> {
    if keys.iter().all(|key| kind.property(key).is_some()) {
        return Vec::new();
    }
    let names = kind.property_names();
    let meant = keys
        .iter()
        .filter_map(|key| certainly(key, names.iter().copied()));
    meant.collect()
}

fn check_text(text: &str, kind: Kind, path: &Path<'_>) -> Option<Diagnostic> {
    let choices = kind.choices();
    if !choices.is_empty() {
        let allowed = choices.contains(&text);
        return (!allowed).then(|| messages::not_allowed(path, text, &choices));
    }
    let words = kind.form_missed_by(text)?;
    let meant = respelt(text, kind);
    Some(messages::wrong_form(
        codes::FORMAT,
        path,
        text,
        words,
        meant.as_deref(),
    ))
}

fn check_date(node: &Node, written: &str, kind: Kind, path: &Path<'_>) -> Option<Diagnostic> {
    let text = node.text().unwrap_or(written);
    if let Some(words) = kind.form_missed_by(text) {
        let meant = respelt(text, kind);
        return Some(messages::wrong_form(
            codes::DATE,
            path,
            text,
            words,
            meant.as_deref(),
        ));
    }
    let error = text.parse::<PartialDate>().err()?;
    Some(messages::impossible_date(path, text, error))
}

fn check_number(number: f64, written: &str, kind: Kind, path: &Path<'_>) -> Option<Diagnostic> {
    let (lowest, highest) = kind.range();
    let outside = lowest.is_some_and(|lowest| number < lowest)
        || highest.is_some_and(|highest| number > highest);
    outside.then(|| messages::out_of_range(path, written, lowest, highest))
}
