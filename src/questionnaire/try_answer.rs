//! Validation of an answer: the profile that it would give is loaded and checked.

use jiff::civil::Date;
use serde::Serialize;

use crate::check::{self, CheckOptions, Rules};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::message::fill;
use crate::profile::{self, LoadedProfile};
use crate::questionnaire::answer_message;
use crate::questionnaire::answers::Answers;
use crate::questionnaire::commented_profile::CommentedProfile;
use crate::questionnaire::question::{Question, TEXTS};
use crate::questionnaire::value::{AnswerError, Value};

/// The name of the profile for validation, which no message shows.
const PROFILE_NAME: &str = "profile.yaml";

/// An accepted answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedAnswer {
    /// All answers, including the accepted one.
    pub answers: Answers,
    /// Advice on the accepted answer.
    pub advice: Vec<Advice>,
}

/// Advice on an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// The key of the question.
    pub key: String,
    /// The code, as known to `cxo explain`.
    pub code: String,
    /// The advice, in the language of the answers.
    pub text: String,
}

/// A rejected answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RejectedAnswer {
    /// The key of the question.
    pub key: String,
    /// The answer, without the spaces around it.
    pub answer: String,
    /// The reason, in the language of the answers.
    pub message: String,
}

/// Validates an answer on the day `today`, and adds it to the answers.
///
/// # Errors
///
/// An answer that gives an invalid profile. An empty answer is always rejected: a question without
/// an answer is [closed](Answers::close) instead.
pub fn try_answer(
    answers: &Answers,
    question: &Question,
    line: &str,
    today: Date,
) -> Result<AcceptedAnswer, RejectedAnswer> {
    let line = line.trim();
    let accepted = validate(answers, question, line, today);
    accepted.map_err(|message| RejectedAnswer {
        key: question.key.clone(),
        answer: line.to_owned(),
        message,
    })
}

fn validate(
    answers: &Answers,
    question: &Question,
    line: &str,
    today: Date,
) -> Result<AcceptedAnswer, String> {
    let language = answers.language();
    if line.is_empty() {
        return Err(TEXTS.empty.in_language(language));
    }
    let answers = answers.with(question, line);
    Value::of(question, answers.to(question)).map_err(|error| parse_message(&error, language))?;
    let profile = CommentedProfile::with_examples(&answers);
    let loaded = profile::load(PROFILE_NAME, profile.text.as_bytes())
        .map_err(|problems| load_message(&problems, question, language))?;
    let advice = advice(&answers, question, &profile, &loaded, today);
    Ok(AcceptedAnswer { answers, advice })
}

/// The message about an answer that cannot be parsed.
fn parse_message(error: &AnswerError, language: Language) -> String {
    match error {
        AnswerError::Metric => TEXTS.metric_form.in_language(language),
        AnswerError::Number(number) => {
            let pattern = TEXTS.no_such_number.in_language(language);
            fill(&pattern, &[("number", number)])
        }
    }
}

/// The reason why the profile of an answer does not load, in one line.
fn load_message(problems: &[Diagnostic], question: &Question, language: Language) -> String {
    let errors = problems.iter().filter(|problem| problem.is_error());
    let said = errors.map(|error| answer_message::message(error, question, None, language));
    said.collect::<Vec<_>>().join("; ")
}

/// The diagnostics at the line of the last answer to a question.
fn advice(
    answers: &Answers,
    question: &Question,
    profile: &CommentedProfile,
    loaded: &LoadedProfile,
    today: Date,
) -> Vec<Advice> {
    let Some(line) = profile.last_lines.get(&question.key) else {
        return Vec::new();
    };
    let options = CheckOptions {
        today,
        languages: answers.languages.clone(),
        allow: TEXTS.allow.clone(),
        found: Vec::new(),
    };
    let is_here = |one: &&Diagnostic| {
        let place = one.place.as_ref();
        place.is_some_and(|place| place.span.is_some() && line.contains(&place.start()))
    };
    let found = check::check(loaded, Rules::built_in(), &options).found;
    let here = found.iter().filter(is_here);
    let language = answers.language();
    here.map(|one| Advice {
        key: question.key.clone(),
        code: one.code.to_string(),
        text: text_of(one, question, loaded, language),
    })
    .collect()
}

/// The text of a piece of advice.
fn text_of(
    found: &Diagnostic,
    question: &Question,
    loaded: &LoadedProfile,
    language: Language,
) -> String {
    let text = match (Rules::built_in().rule(&found.code), language) {
        (Some(rule), Language::Fr) => {
            let [title, mend] = [&rule.title, &rule.mend].map(|text| text.in_language(language));
            format!("{title}. {mend}")
        }
        (Some(_), Language::En) => {
            let help = found.help.as_ref().map(ToString::to_string);
            let help = help.unwrap_or_default();
            format!("{}. {help}", found.message)
        }
        (None, _) => answer_message::message(
            found,
            question,
            answer_message::suggestion(found, loaded),
            language,
        ),
    };
    text.trim().to_owned()
}
