//! The questions and what is said of answers, from `templates/new/questions.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::framework::Bilingual;

/// A question whose answer is a field of the profile.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The name: `why-now`.
    pub key: String,
    /// The field, with dots between the names of blocks: `objective.purpose`.
    pub field: String,
    /// How an answer becomes a value.
    pub kind: AnswerKind,
    /// Whether no profile can do without an answer.
    #[serde(default)]
    pub required: bool,
    /// The question itself.
    pub text: Bilingual,
    /// What helps to answer; a question with choices needs none.
    pub help: Option<Bilingual>,
    /// An answer as one types it.
    pub example: Bilingual,
    /// What one can choose from.
    #[serde(default)]
    pub choices: Vec<Choice>,
}

/// How an answer becomes a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AnswerKind {
    /// A text, as it is.
    Text,
    /// One of the choices, by its word or its number.
    Choice,
    /// Some of the choices, or other words, with commas between them.
    Choices,
    /// Metrics, one per answer.
    Metrics,
}

/// Something to choose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The word that the profile has for it.
    pub word: String,
    /// What it stands for.
    pub text: Bilingual,
}

/// The texts of the questionnaire.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// Codes of advice that is not given on an answer.
    pub(super) allow: Vec<String>,
    pub(super) empty: Bilingual,
    pub(super) metric_form: Bilingual,
    pub(super) no_such_number: Bilingual,
    /// What is said of an answer that loading the profile objects to, by code: the first text
    /// whose braces can all be filled in.
    pub(super) problems: BTreeMap<String, Vec<Bilingual>>,
    /// The same for every other code.
    pub(super) other_problems: Vec<Bilingual>,
    questions: Vec<Question>,
}

#[expect(clippy::expect_used, reason = "the words are part of the program")]
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let words = include_str!(concat!(env!("OUT_DIR"), "/new/questions.json"));
    serde_json::from_str(words).expect("the words are complete")
});

/// The questions, in the order asked.
#[must_use]
pub fn questions() -> &'static [Question] {
    &WORDS.questions
}

impl Question {
    /// Whether it takes several answers, one after the other.
    #[must_use]
    pub fn repeats(&self) -> bool {
        self.kind == AnswerKind::Metrics
    }
}
