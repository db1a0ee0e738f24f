//! What has been answered so far, as typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::cli::new::questions::Question;
use crate::language::Language;

/// The answers so far. They are kept as typed, so that a draft says what its author said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answers {
    /// The languages of the documents; the first is that of the questions and comments.
    pub(super) languages: Vec<Language>,
    /// Each question's answers, by its key. An empty one at the end says that there is no other.
    lines: BTreeMap<String, Vec<String>>,
}

impl Answers {
    /// No answers yet, for documents in these languages.
    pub(super) fn new(languages: Vec<Language>) -> Self {
        let lines = BTreeMap::new();
        Self { languages, lines }
    }

    /// The language of questions and comments: the first named, else French, the first of all.
    pub(super) fn language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::ALL[0])
    }

    /// The answers to a question.
    pub(super) fn to(&self, question: &Question) -> impl Iterator<Item = &str> {
        let lines = self.lines.get(&question.key).into_iter().flatten();
        lines.map(String::as_str).filter(|line| !line.is_empty())
    }

    /// Whether a question has an answer.
    pub(super) fn has(&self, question: &Question) -> bool {
        self.to(question).next().is_some()
    }

    /// Whether a question need not be asked any more.
    pub(super) fn is_closed(&self, question: &Question) -> bool {
        let lines = self.lines.get(&question.key);
        let last = lines.and_then(|lines| lines.last());
        last.is_some_and(|line| line.is_empty() || !question.repeats())
    }

    /// How many questions have an answer.
    pub(super) fn count(&self) -> usize {
        let given = |lines: &&Vec<String>| lines.iter().any(|line| !line.is_empty());
        self.lines.values().filter(given).count()
    }

    /// The same, with one more answer to a question.
    pub(super) fn with(&self, question: &Question, line: &str) -> Self {
        let mut answers = self.clone();
        let lines = answers.lines.entry(question.key.clone()).or_default();
        lines.push(line.to_owned());
        answers
    }

    /// The same, without answers to a question.
    pub(super) fn without(&self, question: &Question) -> Self {
        let mut answers = self.clone();
        answers.lines.remove(&question.key);
        answers
    }
}
