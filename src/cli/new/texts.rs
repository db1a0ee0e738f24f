//! The texts of the prompts in a terminal, from `templates/new/prompts.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::framework::Bilingual;
use crate::language::Language;

/// The texts of `cxo new`, except those of the questionnaire.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PromptTexts {
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

/// The question for the language, which is asked in all languages at once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageQuestion {
    pub(super) ask: String,
    pub(super) refused: String,
    pub(super) stopped: String,
    /// The answers that choose a language, in lower case.
    answers: BTreeMap<Language, Vec<String>>,
}

#[expect(clippy::expect_used, reason = "the words are part of the program")]
pub(super) static TEXTS: LazyLock<PromptTexts> = LazyLock::new(|| {
    let words = include_str!(concat!(env!("OUT_DIR"), "/new/prompts.json"));
    serde_json::from_str(words).expect("the words are complete")
});

impl LanguageQuestion {
    /// The language that an answer chooses.
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
    use super::TEXTS;
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
            assert_eq!(TEXTS.language.chosen(answer), expected, "{answer}");
        }
    }
}
