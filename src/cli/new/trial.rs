//! Whether an answer can be kept: the profile it would be in is loaded and checked.

use std::fmt;
use std::path::Path;

use crate::check::{self, CheckOptions, Rules};
use crate::cli::arguments::NewArguments;
use crate::cli::clock;
use crate::cli::new::answers::Answers;
use crate::cli::new::problem;
use crate::cli::new::profile_file::{self, Written};
use crate::cli::new::questions::{Question, WORDS, questions};
use crate::cli::new::value::{Unreadable, Value};
use crate::diagnostic::Diagnostic;
use crate::framework::fill;
use crate::language::Language;
use crate::profile::{self, Loaded};

/// Answers that make a profile that loads, whatever is added to them.
#[derive(Debug)]
pub(super) struct Trial {
    /// What the profile is called in messages.
    name: String,
    /// The answers kept.
    pub(super) answers: Answers,
}

/// An answer of the command line that cannot be kept.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The flag it was given by.
    pub(super) flag: String,
    /// The answer.
    answer: String,
    /// Why not.
    message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{} {:?}`: {}", self.flag, self.answer, self.message)
    }
}

impl Trial {
    /// Begins with the languages of the documents.
    pub(super) fn new(file: &Path, languages: Vec<Language>) -> Self {
        Self {
            name: file.display().to_string(),
            answers: Answers::new(languages),
        }
    }

    /// Begins with the answers of a draft. Those that cannot be kept, because someone changed the
    /// draft, are left out.
    pub(super) fn resume(file: &Path, draft: &Answers) -> Self {
        let mut trial = Self::new(file, draft.languages.clone());
        for question in questions() {
            for answer in draft.to(question) {
                let _ = trial.keep(question, answer);
            }
            if draft.is_closed(question) && !question.needed && !trial.answers.is_closed(question) {
                trial.close(question);
            }
        }
        trial
    }

    /// Keeps an answer, which is not empty, and gives what could be better about it.
    ///
    /// # Errors
    ///
    /// Why the answer cannot be kept; the answers stay as they were.
    pub(super) fn keep(
        &mut self,
        question: &Question,
        answer: &str,
    ) -> Result<Vec<String>, String> {
        let answers = self.answers.with(question, answer);
        if let Err(unreadable) = Value::of(question, answers.to(question)) {
            return Err(say(&unreadable, answers.language()));
        }
        let written = profile_file::write_usable(&answers);
        let loaded = profile::load(&self.name, written.text.as_bytes());
        let language = answers.language();
        let loaded = loaded.map_err(|problems| refusal(&problems, question, language))?;
        self.answers = answers;
        Ok(self.hints(question, &written, &loaded))
    }

    /// Says that a question has no further answer.
    pub(super) fn close(&mut self, question: &Question) {
        self.answers = self.answers.with(question, "");
    }

    /// Keeps the answers that flags give, in place of those kept before, and gives those that
    /// cannot be kept.
    pub(super) fn take_flags(&mut self, arguments: &NewArguments) -> Vec<Refusal> {
        let mut refused = Vec::new();
        for question in questions() {
            let answers = arguments.answers(&question.key);
            if answers.is_empty() {
                continue;
            }
            self.answers = self.answers.without(question);
            for answer in answers.iter().map(|answer| answer.trim()) {
                if let Err(message) = self.keep_given(question, answer) {
                    let (flag, answer) = (question.flag(), answer.to_owned());
                    refused.push(Refusal {
                        flag,
                        answer,
                        message,
                    });
                }
            }
            if question.repeats() {
                self.close(question);
            }
        }
        refused
    }

    fn keep_given(&mut self, question: &Question, answer: &str) -> Result<(), String> {
        match answer {
            "" => Err(WORDS.empty.in_language(self.answers.language())),
            answer => self.keep(question, answer).map(drop),
        }
    }

    /// What a check says about the line of the answer, in the language of the questions.
    fn hints(&self, question: &Question, written: &Written, loaded: &Loaded) -> Vec<String> {
        let options = CheckOptions {
            today: clock::today(),
            languages: self.answers.languages.clone(),
            allow: WORDS.quiet.clone(),
            found: Vec::new(),
        };
        let Some(line) = written.last_lines.get(&question.key) else {
            return Vec::new();
        };
        let is_here = |one: &&Diagnostic| {
            let place = one.place.as_ref();
            place.is_some_and(|place| place.span.is_some() && line.contains(&place.start()))
        };
        let found = check::check(loaded, Rules::built_in(), &options).found;
        let language = self.answers.language();
        let here = found.iter().filter(is_here);
        here.map(|one| hint(one, question, loaded, language))
            .collect()
    }
}

/// Why an answer gives no value.
fn say(unreadable: &Unreadable, language: Language) -> String {
    match unreadable {
        Unreadable::Metric => WORDS.metric_form.in_language(language),
        Unreadable::Number(number) => {
            let pattern = WORDS.no_such_number.in_language(language);
            fill(&pattern, &[("number", number)])
        }
    }
}

/// Why a profile with an answer does not load, in one line.
fn refusal(problems: &[Diagnostic], question: &Question, language: Language) -> String {
    let errors = problems.iter().filter(|problem| problem.is_error());
    let said = errors.map(|error| problem::say(error, question, None, language));
    said.collect::<Vec<_>>().join("; ")
}

/// A piece of advice, or something else worth knowing of an answer.
fn hint(found: &Diagnostic, question: &Question, loaded: &Loaded, language: Language) -> String {
    let advice = match (Rules::built_in().rule(&found.code), language) {
        (Some(rule), Language::Fr) => {
            let [title, mend] = [&rule.title, &rule.mend].map(|text| text.in_language(language));
            format!("{title}. {mend}")
        }
        (Some(_), Language::En) => {
            let help = found.help.as_deref().unwrap_or_default();
            format!("{}. {help}", found.message)
        }
        (None, _) => problem::say(found, question, problem::meant(found, loaded), language),
    };
    let pattern = WORDS.hint.in_language(language);
    fill(
        &pattern,
        &[("code", &*found.code), ("advice", advice.trim())],
    )
}
