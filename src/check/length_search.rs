//! The search for fields whose texts have too many words in all.

use serde::Deserialize;

use crate::check::facts::{Facts, visit_field_names};
use crate::check::finding::Finding;
use crate::check::text_match::{is_in, word_count};
use crate::check::tokenised_text::TokenisedTexts;
use crate::language::Language;

/// The limit to the words of some fields together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LengthSearch {
    /// The fields that are counted, with those below them.
    fields: Vec<String>,
    /// The greatest number of words.
    above: usize,
}

impl LengthSearch {
    /// Visits the names of fields, each with whether the profile has such a field.
    pub(super) fn visit_fields(&self, visit: &mut dyn FnMut(&str, bool)) {
        visit_field_names(&self.fields, visit);
    }

    /// A finding for each language in which the texts are too long, with the values `count` and
    /// `language`.
    pub(super) fn find(&self, facts: &Facts<'_>, texts: &TokenisedTexts<'_>) -> Vec<Finding> {
        let made = facts.loaded.profile.languages_made();
        let found = made.iter().filter_map(|language| {
            let texts = texts.texts.iter().filter(|text| {
                is_in(text, &self.fields) && text.text.language.is_none_or(|own| own == *language)
            });
            let count = texts
                .map(|text| word_count(text, &(0..text.tokens.len())))
                .sum::<usize>();
            let name = match language {
                Language::En => "English",
                Language::Fr => "French",
            };
            (count > self.above).then(|| Finding {
                place: facts.loaded.place(""),
                values: vec![
                    ("count".to_owned(), count.to_string()),
                    ("language".to_owned(), name.to_owned()),
                ],
                fix: None,
            })
        });
        found.collect()
    }
}
