//! Many answers at once: those of a form, of command-line flags, or of a draft.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::questionnaire::answers::Answers;
use crate::questionnaire::question::{Question, questions};
use crate::questionnaire::try_answer::{AcceptedAnswer, Advice, RejectedAnswer, try_answer};

/// The result of filling in many answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FillInResult {
    /// The answers, including those accepted.
    pub answers: Answers,
    /// Advice on the answers accepted.
    pub advice: Vec<Advice>,
    /// The answers rejected.
    pub rejected: Vec<RejectedAnswer>,
}

/// Replaces the answers to the questions whose keys are in `given`. A question with no answer in
/// `given` becomes open again, and unknown keys are ignored.
#[must_use]
pub fn fill_in(
    answers: &Answers,
    given: &BTreeMap<String, Vec<String>>,
    today: Date,
) -> FillInResult {
    let mut filled_in = FillInResult {
        answers: answers.clone(),
        advice: Vec::new(),
        rejected: Vec::new(),
    };
    for question in questions() {
        let Some(lines) = given.get(&question.key) else {
            continue;
        };
        filled_in.answers = filled_in.answers.without(question);
        for line in lines {
            filled_in.take(question, line, today);
        }
        if question.repeats() && filled_in.answers.has(question) {
            filled_in.answers.close(question);
        }
    }
    filled_in
}

/// The valid answers of a draft, which may have been edited or become outdated. A question whose
/// answer is rejected becomes open again.
#[must_use]
pub fn restore(draft: &Answers, today: Date) -> Answers {
    let mut answers = Answers::new(draft.languages.clone());
    for question in questions() {
        for line in draft.to(question) {
            if let Ok(kept) = try_answer(&answers, question, line, today) {
                answers = kept.answers;
            }
        }
        if draft.is_marked_closed(question) && !question.required {
            answers.close(question);
        }
    }
    answers
}

impl FillInResult {
    fn take(&mut self, question: &Question, line: &str, today: Date) {
        match try_answer(&self.answers, question, line, today) {
            Ok(AcceptedAnswer { answers, advice }) => {
                self.answers = answers;
                self.advice.extend(advice);
            }
            Err(refusal) => self.rejected.push(refusal),
        }
    }
}
