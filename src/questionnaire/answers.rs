//! The answers to the questionnaire.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::questionnaire::question::{Question, questions};

/// The answers to the questionnaire, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The languages of the documents. The first is the language of questions and comments.
    pub languages: Vec<Language>,
    /// The answers by the key of their question. An empty answer at the end closes the question.
    lines: BTreeMap<String, Vec<String>>,
}

impl Answers {
    /// No answers yet, for documents in these languages.
    #[must_use]
    pub fn new(languages: Vec<Language>) -> Self {
        let lines = BTreeMap::new();
        Self { languages, lines }
    }

    /// The language of questions and comments: the first language of the documents, French without
    /// any.
    #[must_use]
    pub fn language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::ALL[0])
    }

    /// The answers to a question.
    pub fn to(&self, question: &Question) -> impl Iterator<Item = &str> {
        let lines = self.lines.get(&question.key).into_iter().flatten();
        lines.map(String::as_str).filter(|line| !line.is_empty())
    }

    /// Whether a question has an answer.
    #[must_use]
    pub fn has(&self, question: &Question) -> bool {
        self.to(question).next().is_some()
    }

    /// The number of questions with an answer.
    #[must_use]
    pub fn count(&self) -> usize {
        questions()
            .iter()
            .filter(|question| self.has(question))
            .count()
    }

    /// The required questions without an answer.
    pub fn missing(&self) -> impl Iterator<Item = &'static Question> {
        let required = questions().iter().filter(|question| question.required);
        required.filter(|question| !self.has(question))
    }

    /// Whether a question needs no further answer.
    #[must_use]
    pub fn is_closed(&self, question: &Question) -> bool {
        self.is_marked_closed(question) || (self.has(question) && !question.repeats())
    }

    /// Closes a question: it has no further answer.
    pub fn close(&mut self, question: &Question) {
        self.push(question, "");
    }

    /// Whether a question was closed by [`close`](Self::close).
    pub(super) fn is_marked_closed(&self, question: &Question) -> bool {
        let lines = self.lines.get(&question.key);
        let last = lines.and_then(|lines| lines.last());
        last.is_some_and(String::is_empty)
    }

    /// A copy with one more answer to a question.
    pub(super) fn with(&self, question: &Question, line: &str) -> Self {
        let mut answers = self.clone();
        answers.push(question, line);
        answers
    }

    /// A copy without the answers to a question.
    pub(super) fn without(&self, question: &Question) -> Self {
        let mut answers = self.clone();
        answers.lines.remove(&question.key);
        answers
    }

    fn push(&mut self, question: &Question, line: &str) {
        let lines = self.lines.entry(question.key.clone()).or_default();
        lines.push(line.to_owned());
    }
}
