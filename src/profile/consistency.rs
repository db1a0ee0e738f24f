//! Constraints between fields, which a schema cannot express.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::message::message;
use crate::profile::codes;
use crate::profile::date::PartialDate;
use crate::profile::tree::{self, Content, Node};

/// The contradictions between fields. Fields of the wrong type are ignored.
pub(super) fn check(tree: &Node, source: &Arc<Source>) -> Vec<Diagnostic> {
    let fields = CrossFieldCheck { tree, source };
    [
        fields.pay_range(),
        fields.posting_dates(),
        fields.weights(),
        fields.panel(),
        fields.tailoring("responsibilities"),
        fields.tailoring("qualifications"),
    ]
    .concat()
}

struct CrossFieldCheck<'a> {
    tree: &'a Node,
    source: &'a Arc<Source>,
}

impl CrossFieldCheck<'_> {
    fn pay_range(&self) -> Vec<Diagnostic> {
        let pay = self.tree.get("role").and_then(|role| role.get("pay"));
        let bound = |name| {
            pay.and_then(|pay| pay.get(name))
                .filter(|node| node.number().is_some())
        };
        let (Some(min), Some(max)) = (bound("min"), bound("max")) else {
            return Vec::new();
        };
        let reversed = min.number() > max.number();
        let diagnostic = || {
            let (lowest, highest) = (self.written(min), self.written(max));
            let message = message!(profile::pay_reversed, min = lowest, max = highest);
            Diagnostic::error(codes::REVERSED_PAY, message)
                .help(message!(profile::pay_reversed_help))
                .at(self.place(min))
                .related(self.place(max), message!(profile::highest_pay))
        };
        reversed.then(diagnostic).into_iter().collect()
    }

    fn posting_dates(&self) -> Vec<Diagnostic> {
        let role = self.tree.get("role");
        let posted = role.and_then(|role| role.get("posted"));
        let closing = role.and_then(|role| role.get("apply")?.get("by"));
        let (Some(posted), Some(closing)) = (posted, closing) else {
            return Vec::new();
        };
        let is_late = day(posted)
            .zip(day(closing))
            .is_some_and(|(posted, closing)| posted > closing);
        let diagnostic = || {
            let (from, by) = (self.written(posted), self.written(closing));
            let message = message!(profile::posted_late, posted = from, closing = by);
            Diagnostic::error(codes::POSTED_TOO_LATE, message)
                .help(message!(profile::posted_late_help))
                .at(self.place(posted))
                .related(self.place(closing), message!(profile::last_day))
        };
        is_late.then(diagnostic).into_iter().collect()
    }

    fn weights(&self) -> Vec<Diagnostic> {
        let scorecard = self.tree.get("scorecard");
        let weighed = scorecard.and_then(|scorecard| {
            let entry = scorecard.entry("weights")?;
            let explained = scorecard.get("because").is_some();
            (!explained && !are_equal(entry.value.entries())).then_some(entry)
        });
        let diagnostic = |entry: &tree::Entry| {
            Diagnostic::warning(codes::UNEXPLAINED_WEIGHTS, message!(profile::weights))
                .help(message!(profile::weights_help))
                .at(Place::new(self.source, entry.key_span.clone()))
        };
        weighed.map(diagnostic).into_iter().collect()
    }

    fn panel(&self) -> Vec<Diagnostic> {
        let panel = self.tree.get("panel").map(Node::items).unwrap_or_default();
        let names: Vec<_> = panel
            .iter()
            .filter_map(|member| member.get("name"))
            .collect();
        self.repeated(&names, |name, earlier| {
            let message = message!(profile::same_member, name = self.written(name));
            Diagnostic::error(codes::SAME_MEMBER, message)
                .help(message!(profile::same_member_help))
                .at(self.place(name))
                .related(self.place(earlier), message!(profile::first_member))
        })
    }

    fn tailoring(&self, list: &str) -> Vec<Diagnostic> {
        let block = self.tree.get(list);
        let items = |name| {
            block
                .and_then(|block| block.get(name))
                .map(Node::items)
                .unwrap_or_default()
        };
        let replaced: Vec<_> = items("replace")
            .iter()
            .filter_map(|item| item.get("key"))
            .collect();
        let by_key: HashMap<_, _> = replaced
            .iter()
            .rev()
            .map(|key| (key.text(), *key))
            .collect();
        let contradictions = items("leave_out").iter().filter_map(|left_out| {
            let key = left_out.text()?;
            let replaced = by_key.get(&Some(key))?;
            let message = message!(profile::replaced_and_left_out, key);
            Some(
                Diagnostic::warning(codes::REPLACED_AND_LEFT_OUT, message)
                    .help(message!(profile::replaced_and_left_out_help))
                    .at(self.place(left_out))
                    .related(self.place(replaced), message!(profile::replaced_here)),
            )
        });
        let twice = self.repeated(&replaced, |key, earlier| {
            let message = message!(profile::replaced_twice, key = self.written(key));
            Diagnostic::error(codes::REPEATED, message)
                .help(message!(profile::replaced_twice_help))
                .at(self.place(key))
                .related(self.place(earlier), message!(profile::replaced_first))
        });
        contradictions.chain(twice).collect()
    }

    /// A diagnostic for each text that repeats an earlier one, ignoring case.
    fn repeated(
        &self,
        nodes: &[&Node],
        diagnostic: impl Fn(&Node, &Node) -> Diagnostic,
    ) -> Vec<Diagnostic> {
        let mut first: HashMap<String, &Node> = HashMap::new();
        let mut found = Vec::new();
        for node in nodes {
            let Some(text) = node.text() else { continue };
            match first.entry(text.trim().to_lowercase()) {
                Entry::Occupied(earlier) => found.push(diagnostic(node, earlier.get())),
                Entry::Vacant(place) => drop(place.insert(node)),
            }
        }
        found
    }

    fn written<'b>(&'b self, node: &'b Node) -> &'b str {
        node.text()
            .or_else(|| self.source.text.get(node.span.clone()))
            .unwrap_or_default()
    }

    fn place(&self, node: &Node) -> Place {
        Place::new(self.source, node.span.clone())
    }
}

/// The date of a value, if it is a day.
fn day(node: &Node) -> Option<Date> {
    node.text()?.parse::<PartialDate>().ok()?.as_day()
}

/// Whether all four qualities have the same weight; the default is 1.
fn are_equal(weights: &[tree::Entry]) -> bool {
    let given = weights.iter().map(|entry| match &entry.value.content {
        Content::Number(number) => number.as_u64(),
        _ => None,
    });
    let mut given: Vec<_> = given.flatten().collect();
    if given.len() < 4 {
        given.push(1);
    }
    given.windows(2).all(|pair| pair[0] == pair[1])
}
