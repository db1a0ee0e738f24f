//! Conditions on a profile, and the search in its texts.
//!
//! The two are one module because their data are recursive: a condition may search the texts, and a
//! search may have conditions.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Deserialize;

use crate::check::facts::{Element, FieldName, visit_field_names};
use crate::check::finding::Finding;
use crate::check::measure::{Measure, Order};
use crate::check::rewrite::Rewrite;
use crate::check::text_match::{
    Match, TextUnit, is_in, longer_than, match_finding, matches, overlap, text_finding, texts_with,
};
use crate::check::tokenised_text::{TokenisedText, TokenisedTexts};
use crate::check::word_list::WordLists;

/// A condition on an element: the profile or an item of one of its lists.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Condition {
    /// The field has a value.
    Present(FieldName),
    /// The field has no value.
    Absent(FieldName),
    /// The field equals one of these keys or texts.
    Is {
        /// The field.
        field: FieldName,
        /// The keys or texts.
        among: Vec<String>,
    },
    /// The list contains one of these keys.
    Holds {
        /// The list.
        field: FieldName,
        /// The keys.
        any_of: Vec<String>,
    },
    /// Two numbers or dates are equal.
    Same(Measure, Measure),
    /// The first is certainly less or earlier than the second.
    Below(Measure, Measure),
    /// The first is certainly more or later than the second.
    Above(Measure, Measure),
    /// An item of the list meets all of these conditions.
    Some {
        /// The list.
        of: FieldName,
        /// The conditions on the item.
        #[serde(rename = "where")]
        conditions: Vec<Self>,
    },
    /// At least one of these conditions holds.
    AnyOf(Vec<Self>),
    /// None of these conditions holds.
    NoneOf(Vec<Self>),
    /// The search finds something in the texts of the profile.
    Mentions(Box<TextSearch>),
}

/// A search in the texts of a profile.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextSearch {
    /// The conditions on the profile without which nothing is found.
    #[serde(default)]
    when: Vec<Condition>,
    /// The fields that are searched, with those below them; every field if empty.
    #[serde(default)]
    fields: Vec<String>,
    /// The phrases to find; each match is a finding.
    has: Option<WordLists>,
    /// The phrases in which a match of `has` has another meaning and is no finding.
    #[serde(default)]
    but_not: WordLists,
    /// The phrases that exempt the whole text from `has`.
    #[serde(default)]
    unless: WordLists,
    /// The phrases of which each text must contain one.
    lacks: Option<WordLists>,
    /// The greatest number of words of a sentence.
    sentence_above: Option<usize>,
    /// The greatest number of words of a paragraph.
    paragraph_above: Option<usize>,
    /// The rewrite of a text with a match of `has`.
    rewrite: Option<Rewrite>,
}

impl Condition {
    /// Whether the condition holds of `element`.
    pub(super) fn holds(&self, element: &Element<'_>, texts: &TokenisedTexts<'_>) -> bool {
        match self {
            Self::Present(field) => element.get(field).is_some(),
            Self::Absent(field) => element.get(field).is_none(),
            Self::Is { field, among } => {
                let value = element.get(field);
                value.is_some_and(|value| is_among(&value, among))
            }
            Self::Holds { field, any_of } => {
                let items = element.get(field).map(|list| list.items());
                items.is_some_and(|items| items.iter().any(|item| is_among(item, any_of)))
            }
            Self::Same(one, other) => one.order(other, element) == Some(Order::Same),
            Self::Below(one, other) => one.order(other, element) == Some(Order::Below),
            Self::Above(one, other) => one.order(other, element) == Some(Order::Above),
            Self::Some { of, conditions } => {
                let items = element.get(of).map(|list| list.items()).unwrap_or_default();
                items.iter().any(|item| all(conditions, item, texts))
            }
            Self::AnyOf(conditions) => conditions.iter().any(|one| one.holds(element, texts)),
            Self::NoneOf(conditions) => !conditions.iter().any(|one| one.holds(element, texts)),
            Self::Mentions(search) => !search.find(&element.facts.whole(), texts).is_empty(),
        }
    }

    /// Visits the names of fields, each with whether the profile has such a field, relative to an
    /// item of the list `from`.
    fn visit_fields(&self, from: &str, visit: &mut dyn FnMut(&str, bool)) {
        match self {
            Self::Present(field)
            | Self::Absent(field)
            | Self::Is { field, .. }
            | Self::Holds { field, .. } => visit(field.as_str(), field.exists(from)),
            Self::Same(one, other) | Self::Below(one, other) | Self::Above(one, other) => {
                one.visit_fields(from, visit);
                other.visit_fields(from, visit);
            }
            Self::Some { of, conditions } => {
                visit(of.as_str(), of.exists(from));
                visit_all(conditions, of.as_str(), visit);
            }
            Self::AnyOf(conditions) | Self::NoneOf(conditions) => {
                visit_all(conditions, from, visit);
            }
            Self::Mentions(search) => search.visit_fields(visit),
        }
    }
}

/// Visits the names of fields in `conditions`, each with whether the profile has such a field,
/// relative to an item of the list `from`.
pub(super) fn visit_all(conditions: &[Condition], from: &str, visit: &mut dyn FnMut(&str, bool)) {
    for condition in conditions {
        condition.visit_fields(from, visit);
    }
}

/// Whether all of `conditions` hold of `element`.
pub(super) fn all(
    conditions: &[Condition],
    element: &Element<'_>,
    texts: &TokenisedTexts<'_>,
) -> bool {
    conditions
        .iter()
        .all(|condition| condition.holds(element, texts))
}

fn is_among(value: &Element<'_>, keys: &[String]) -> bool {
    value
        .text()
        .is_some_and(|text| keys.iter().any(|key| key == text))
}

impl TextSearch {
    /// The findings in the texts of a profile, with the values `found`, `instead`, `count` and
    /// `field` as far as they apply.
    pub(super) fn find(&self, profile: &Element<'_>, texts: &TokenisedTexts<'_>) -> Vec<Finding> {
        if !all(&self.when, profile, texts) {
            return Vec::new();
        }
        let mut found = self.having(texts);
        found.extend(self.lacking(texts));
        found.extend(self.too_long(texts));
        found
    }

    /// Visits the names of fields, each with whether the profile has such a field.
    pub(super) fn visit_fields(&self, visit: &mut dyn FnMut(&str, bool)) {
        visit_all(&self.when, "", visit);
        visit_field_names(&self.fields, visit);
    }

    /// The texts that are searched, with their indices.
    fn searched<'a>(
        &'a self,
        texts: &'a TokenisedTexts<'a>,
    ) -> impl Iterator<Item = (usize, &'a TokenisedText<'a>)> {
        let texts = texts.texts.iter().enumerate();
        texts.filter(|(_, text)| is_in(text, &self.fields))
    }

    fn having(&self, texts: &TokenisedTexts<'_>) -> Vec<Finding> {
        let Some(lists) = &self.has else {
            return Vec::new();
        };
        let matches = self.matches(lists, texts);
        let found = matches.iter().map(|found| Finding {
            fix: self
                .rewrite
                .and_then(|rewrite| rewrite.of(texts.texts[found.text].text)),
            ..match_finding(found, texts)
        });
        found.collect()
    }

    fn lacking(&self, texts: &TokenisedTexts<'_>) -> Vec<Finding> {
        let Some(lists) = &self.lacks else {
            return Vec::new();
        };
        let having = texts_with(lists, texts);
        let lacking = self
            .searched(texts)
            .filter(|(index, text)| !having.contains(index) && !text.tokens.is_empty());
        lacking.map(|(_, text)| text_finding(text)).collect()
    }

    fn too_long(&self, texts: &TokenisedTexts<'_>) -> Vec<Finding> {
        let limits = [
            (self.sentence_above, TextUnit::Sentence),
            (self.paragraph_above, TextUnit::Paragraph),
        ];
        let limits = limits
            .into_iter()
            .filter_map(|(limit, unit)| Some((limit?, unit)));
        let of_limit = |(limit, unit)| {
            let texts = self.searched(texts);
            texts.flat_map(move |(_, text)| longer_than(text, limit, unit))
        };
        limits.flat_map(of_limit).collect()
    }

    /// The matches of `lists` in the fields searched, without those that `but_not` and `unless`
    /// exempt. Of matches that overlap, only the first and longest counts.
    fn matches<'a>(&self, lists: &'a WordLists, texts: &TokenisedTexts<'_>) -> Vec<Match<'a>> {
        let mut exempt: BTreeMap<usize, Vec<Match<'_>>> = BTreeMap::new();
        for found in matches(&self.but_not, texts) {
            exempt.entry(found.text).or_default().push(found);
        }
        let exempt_texts = texts_with(&self.unless, texts);
        let mut matches = matches(lists, texts);
        matches.retain(|found| {
            is_in(&texts.texts[found.text], &self.fields)
                && !exempt_texts.contains(&found.text)
                && !exempt
                    .get(&found.text)
                    .is_some_and(|others| others.iter().any(|other| overlap(found, other)))
        });
        matches.sort_by_key(|found| (found.text, found.words.start, Reverse(found.words.end)));
        matches.dedup_by(|next, kept| overlap(next, kept));
        matches
    }
}
