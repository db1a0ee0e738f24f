//! The search for fields that meet conditions or are missing.

use serde::Deserialize;

use crate::check::condition::{self, Condition};
use crate::check::facts::{Element, Facts, FieldName};
use crate::check::finding::Finding;
use crate::check::tokenised_text::TokenisedTexts;
use crate::profile::keys::Criterion;

/// A search for elements by conditions and missing fields.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldSearch {
    /// The list whose items are searched; the profile itself if absent.
    each: Option<FieldName>,
    /// The conditions on an element.
    #[serde(default, rename = "where")]
    conditions: Vec<Condition>,
    /// The fields of which at least one must be missing; none if empty.
    #[serde(default)]
    missing: Vec<FieldName>,
    /// The field whose place is reported; the element itself if absent.
    at: Option<FieldName>,
}

impl FieldSearch {
    /// The findings. Each has a value for every name in `placeholders`: the value of the field, or
    /// the list of missing fields for `missing`.
    pub(super) fn find(
        &self,
        facts: &Facts<'_>,
        texts: &TokenisedTexts<'_>,
        placeholders: &[&str],
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
            if nothing_missing || !condition::all(&self.conditions, element, texts) {
                return None;
            }
            Some(self.finding(element, &missing, placeholders))
        });
        found.collect()
    }

    /// Visits the names of fields, each with whether the profile has such a field.
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

    /// The names of the missing fields of an element.
    fn missing_in(&self, element: &Element<'_>) -> Vec<&str> {
        let missing = self
            .missing
            .iter()
            .filter(|field| element.get(field).is_none());
        missing.map(FieldName::as_str).collect()
    }

    fn finding(&self, element: &Element<'_>, missing: &[&str], placeholders: &[&str]) -> Finding {
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
            values: placeholders
                .iter()
                .map(|name| ((*name).to_owned(), words(name)))
                .collect(),
            fix: None,
        }
    }
}

/// The finding of the qualities and archetypes that no member of the panel covers; none if there is
/// no panel.
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

/// The names in backticks, as an English list.
fn as_list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
