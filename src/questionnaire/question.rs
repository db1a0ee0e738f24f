//! The questions and the messages about answers, from `templates/new/questions.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::framework::Bilingual;

/// A question about a field of the profile.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The key: `why-now`.
    pub key: String,
    /// The path of the field: `objective.purpose`.
    pub field: String,
    /// The kind of answer.
    pub kind: AnswerKind,
    /// Whether an answer is required.
    #[serde(default)]
    pub required: bool,
    /// The text of the question.
    pub text: Bilingual,
    /// Help for answering; `None` for a question with choices.
    pub help: Option<Bilingual>,
    /// An example of an answer.
    pub example: Bilingual,
    /// The choices, if any.
    #[serde(default)]
    pub choices: Vec<Choice>,
}

/// The kind of answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AnswerKind {
    /// Free text.
    Text,
    /// One of the choices, by word or number.
    Choice,
    /// Choices or other words, separated by commas.
    Choices,
    /// A metric; the question takes several answers.
    Metrics,
}

/// A choice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The value in the profile.
    pub word: String,
    /// The text of the choice.
    pub text: Bilingual,
}

/// The texts of the questionnaire.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionnaireTexts {
    /// The codes of advice that is not given on answers.
    pub(super) allow: Vec<String>,
    pub(super) empty: Bilingual,
    pub(super) metric_form: Bilingual,
    pub(super) no_such_number: Bilingual,
    /// The messages about invalid answers, by the code of the diagnostic. The first text whose
    /// placeholders all have values is used.
    pub(super) problems: BTreeMap<String, Vec<Bilingual>>,
    /// The messages for all other codes.
    pub(super) other_problems: Vec<Bilingual>,
    questions: Vec<Question>,
}

#[expect(clippy::expect_used, reason = "the words are part of the program")]
pub(super) static TEXTS: LazyLock<QuestionnaireTexts> = LazyLock::new(|| {
    let words = include_str!(concat!(env!("OUT_DIR"), "/new/questions.json"));
    serde_json::from_str(words).expect("the words are complete")
});

/// The questions, in the order in which they are asked.
#[must_use]
pub fn questions() -> &'static [Question] {
    &TEXTS.questions
}

impl Question {
    /// Whether the question takes several answers.
    #[must_use]
    pub fn repeats(&self) -> bool {
        self.kind == AnswerKind::Metrics
    }
}
