//! Whether an answer can be kept: the profile it would be in is loaded and checked.

use jiff::civil::Date;
use serde::Serialize;

use crate::check::{self, CheckOptions, Rules};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::message::fill;
use crate::profile::{self, LoadedProfile};
use crate::questionnaire::answers::Answers;
use crate::questionnaire::commented_profile::CommentedProfile;
use crate::questionnaire::problem;
use crate::questionnaire::question::{Question, WORDS};
use crate::questionnaire::value::{Unreadable, Value};

/// The name of the profile that an answer is tried in; no message shows it.
const PROFILE_NAME: &str = "profile.yaml";

/// An answer that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The answers, this one among them.
    pub answers: Answers,
    /// What could be better about it.
    pub advice: Vec<Advice>,
}

/// Advice on an answer, or something else worth knowing of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// The key of the question.
    pub key: String,
    /// The code, which `explain` knows.
    pub code: String,
    /// The advice, in the language of the answers.
    pub text: String,
}

/// An answer that cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The key of the question.
    pub key: String,
    /// The answer, without the spaces around it.
    pub answer: String,
    /// Why not, in the language of the answers.
    pub message: String,
}

/// Adds an answer, given on `today`, to those kept.
///
/// # Errors
///
/// Why the answer cannot be kept. An empty one never can: a question without an answer is
/// [closed](Answers::close).
pub fn try_answer(
    answers: &Answers,
    question: &Question,
    line: &str,
    today: Date,
) -> Result<Kept, Refusal> {
    let line = line.trim();
    let kept = keep(answers, question, line, today);
    kept.map_err(|message| Refusal {
        key: question.key.clone(),
        answer: line.to_owned(),
        message,
    })
}

fn keep(answers: &Answers, question: &Question, line: &str, today: Date) -> Result<Kept, String> {
    let language = answers.language();
    if line.is_empty() {
        return Err(WORDS.empty.in_language(language));
    }
    let answers = answers.with(question, line);
    Value::of(question, answers.to(question)).map_err(|unreadable| say(&unreadable, language))?;
    let profile = CommentedProfile::with_examples(&answers);
    let loaded = profile::load(PROFILE_NAME, profile.text.as_bytes())
        .map_err(|problems| refusal(&problems, question, language))?;
    let advice = advice(&answers, question, &profile, &loaded, today);
    Ok(Kept { answers, advice })
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

/// What a check says about the line of the last answer to a question.
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
        allow: WORDS.allow.clone(),
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
        (None, _) => problem::say(found, question, problem::meant(found, loaded), language),
    };
    text.trim().to_owned()
}
