//! The words around the questions in a terminal, from `templates/new/prompts.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::framework::Bilingual;
use crate::language::Language;

/// Everything that `cxo new` says of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) language: LanguageQuestion,
    pub(super) welcome: Bilingual,
    pub(super) resumed: Bilingual,
    pub(super) head: Bilingual,
    pub(super) choose_one: Bilingual,
    pub(super) choose_some: Bilingual,
    pub(super) example: Bilingual,
    pub(super) optional: Bilingual,
    pub(super) required: Bilingual,
    pub(super) another_metric: Bilingual,
    pub(super) refused: Bilingual,
    pub(super) advice: Bilingual,
    pub(super) stopped: Bilingual,
    pub(super) written: Bilingual,
    pub(super) next: Bilingual,
    pub(super) next_check: Bilingual,
    pub(super) next_render: Bilingual,
}

/// The first question, asked in every language at once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageQuestion {
    pub(super) ask: String,
    pub(super) refused: String,
    pub(super) stopped: String,
    /// What one may answer to choose a language, in small letters.
    answers: BTreeMap<Language, Vec<String>>,
}

#[expect(clippy::expect_used, reason = "the words are part of the program")]
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let words = include_str!(concat!(env!("OUT_DIR"), "/new/prompts.json"));
    serde_json::from_str(words).expect("the words are complete")
});

impl LanguageQuestion {
    /// The language that someone chooses.
    pub(super) fn chosen(&self, answer: &str) -> Option<Language> {
        let answer = answer.to_lowercase();
        let means = |(_, words): &(&Language, &Vec<String>)| words.contains(&answer);
        self.answers
            .iter()
            .find(means)
            .map(|(language, _)| *language)
    }
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::language::Language;

    #[test]
    fn a_language_is_chosen_by_its_number_or_its_name() {
        for (answer, expected) in [
            ("1", Some(Language::Fr)),
            ("Français", Some(Language::Fr)),
            ("en", Some(Language::En)),
            ("", None),
            ("deutsch", None),
        ] {
            assert_eq!(WORDS.language.chosen(answer), expected, "{answer}");
        }
    }
}
