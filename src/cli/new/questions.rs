//! The questions and the words around them, from `templates/new/interview.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::check::Bilingual;
use crate::language::Language;

/// Everything the command says to a person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) language: LanguageQuestion,
    /// Codes of advice that an answer is not given.
    pub(super) quiet: Vec<String>,
    pub(super) welcome: Bilingual,
    pub(super) resumed: Bilingual,
    pub(super) head: Bilingual,
    pub(super) example: Bilingual,
    pub(super) optional: Bilingual,
    pub(super) needed: Bilingual,
    pub(super) empty: Bilingual,
    pub(super) refused: Bilingual,
    pub(super) hint: Bilingual,
    pub(super) stopped: Bilingual,
    pub(super) written: Bilingual,
    pub(super) next: Bilingual,
    pub(super) next_check: Bilingual,
    pub(super) next_render: Bilingual,
    pub(super) metric_form: Bilingual,
    pub(super) no_such_number: Bilingual,
    /// What is said of an answer that loading the profile objects to, by code: the first text
    /// whose braces can all be filled in.
    pub(super) problems: BTreeMap<String, Vec<Bilingual>>,
    /// The same for every other code.
    pub(super) other_problems: Vec<Bilingual>,
    questions: Vec<Question>,
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

/// A question whose answer is a field of the profile.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// Its name: that of its flag, without the dashes.
    pub(super) key: String,
    /// The field, with dots between the names of blocks: `objective.purpose`.
    pub(super) field: String,
    /// How an answer becomes a value.
    pub(super) kind: Kind,
    /// Whether no profile can do without an answer.
    #[serde(default)]
    pub(super) needed: bool,
    pub(super) ask: Bilingual,
    pub(super) help: Bilingual,
    pub(super) example: Bilingual,
    /// What to ask after an answer, where there may be several.
    pub(super) again: Option<Bilingual>,
    /// What one can choose from.
    #[serde(default)]
    pub(super) choices: Vec<Choice>,
}

/// How an answer becomes a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    /// A text, as it is.
    Text,
    /// One of the choices, by its word or its number.
    Choice,
    /// Some of the choices, with commas between them.
    Choices,
    /// Metrics, one per answer.
    Metrics,
}

/// Something to choose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Choice {
    /// The word that the profile has for it.
    pub(super) word: String,
    /// What it stands for.
    pub(super) text: Bilingual,
}

#[expect(clippy::expect_used, reason = "the words are part of the program")]
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let words = include_str!(concat!(env!("OUT_DIR"), "/new/interview.json"));
    serde_json::from_str(words).expect("the words are complete")
});

/// The questions, in the order asked.
pub(super) fn questions() -> &'static [Question] {
    &WORDS.questions
}

impl Question {
    /// The flag that answers it: `--why-now`.
    pub(super) fn flag(&self) -> String {
        format!("--{}", self.key)
    }

    /// Whether it is asked again after an answer.
    pub(super) fn repeats(&self) -> bool {
        self.again.is_some()
    }
}

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
    use clap::CommandFactory;

    use super::{WORDS, questions};
    use crate::cli::arguments::Arguments;
    use crate::language::Language;

    #[test]
    fn every_question_has_its_flag() {
        let command = Arguments::command();
        let new = command
            .find_subcommand("new")
            .expect("the command is there");
        for question in questions() {
            let has_flag = new
                .get_arguments()
                .any(|flag| flag.get_long() == Some(&question.key));
            assert!(has_flag, "{}", question.flag());
        }
    }

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
