//! The mechanism for fields: those of which some conditions hold, and those that are missing.

use serde::Deserialize;

use crate::check::condition::{self, Condition};
use crate::check::facts::{Element, Facts, FieldName};
use crate::check::finding::Finding;
use crate::check::reading::Reading;
use crate::profile::keys::Criterion;

/// Which fields are found.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldFind {
    /// The list whose items are looked at; the whole profile when left out.
    each: Option<FieldName>,
    /// What must hold.
    #[serde(default, rename = "where")]
    conditions: Vec<Condition>,
    /// Fields of which at least one must be missing.
    #[serde(default)]
    missing: Vec<FieldName>,
    /// The field that a caret marks; the item itself when left out.
    at: Option<FieldName>,
}

impl FieldFind {
    /// Everything found. Each finding has the words of the fields in `braces`, and of `missing`.
    pub(super) fn find(
        &self,
        facts: &Facts<'_>,
        reading: &Reading<'_>,
        braces: &[&str],
    ) -> Vec<Finding> {
        let elements = match &self.each {
            None => vec![facts.whole()],
            Some(list) => facts
                .whole()
                .get(list)
                .map(|list| list.items())
                .unwrap_or_default(),
        };
        let found = elements.iter().filter_map(|element| {
            let missing = self.missing_in(element);
            let nothing_missing = missing.is_empty() && !self.missing.is_empty();
            if nothing_missing || !condition::all(&self.conditions, element, reading) {
                return None;
            }
            Some(self.finding(element, &missing, braces))
        });
        found.collect()
    }

    /// Visits the names of fields, and says of each whether there is such a field.
    pub(super) fn visit_fields(&self, visit: &mut dyn FnMut(&str, bool)) {
        let from = self.each.as_ref().map_or("", FieldName::as_str);
        if let Some(each) = &self.each {
            visit(from, each.exists(""));
        }
        condition::visit_all(&self.conditions, from, visit);
        for field in self.missing.iter().chain(&self.at) {
            visit(field.as_str(), field.exists(from));
        }
    }

    fn missing_in(&self, element: &Element<'_>) -> Vec<&str> {
        let missing = self
            .missing
            .iter()
            .filter(|field| element.get(field).is_none());
        missing.map(FieldName::as_str).collect()
    }

    fn finding(&self, element: &Element<'_>, missing: &[&str], braces: &[&str]) -> Finding {
        let pointer = match &self.at {
            Some(field) => element.pointer_of(field),
            None => element.pointer.clone(),
        };
        let words = |name: &&str| match *name {
            "missing" => as_list(missing),
            name => {
                let value = element.get(&FieldName::from(name));
                value.map(|value| value.in_words()).unwrap_or_default()
            }
        };
        Finding {
            place: element.facts.loaded.place(&pointer),
            values: braces
                .iter()
                .map(|name| ((*name).to_owned(), words(name)))
                .collect(),
            fix: None,
        }
    }
}

/// The qualities and archetypes that nobody on the panel covers, as one finding; none without a
/// panel.
pub(super) fn uncovered_criteria(facts: &Facts<'_>) -> Vec<Finding> {
    let panel = &facts.loaded.profile.panel;
    let is_covered = |criterion: &Criterion| panel.iter().any(|member| member.covers(*criterion));
    let missing: Vec<_> = Criterion::all()
        .filter(|criterion| !is_covered(criterion))
        .map(Criterion::name)
        .collect();
    if panel.is_empty() || missing.is_empty() {
        return Vec::new();
    }
    let place = facts.loaded.place("/panel");
    vec![Finding {
        place,
        values: vec![("missing".to_owned(), as_list(&missing))],
        fix: None,
    }]
}

/// The names as code, with commas and a final `and`.
fn as_list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
