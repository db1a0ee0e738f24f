//! Many answers at once: a form that is sent, the flags of a command, a draft.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::questionnaire::answers::Answers;
use crate::questionnaire::question::{Question, questions};
use crate::questionnaire::try_answer::{Advice, Kept, Refusal, try_answer};

/// What becomes of many answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledIn {
    /// The answers that are kept.
    pub answers: Answers,
    /// What could be better about those given.
    pub advice: Vec<Advice>,
    /// Those given that cannot be kept.
    pub refused: Vec<Refusal>,
}

/// Puts the answers given on `today` to some questions, by key, in place of those kept before. A
/// question without one is open again; a key that no question has is left out.
#[must_use]
pub fn fill_in(answers: &Answers, given: &BTreeMap<String, Vec<String>>, today: Date) -> FilledIn {
    let mut filled_in = FilledIn {
        answers: answers.clone(),
        advice: Vec::new(),
        refused: Vec::new(),
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

/// The answers of a draft that can be kept on `today`: someone may have changed it. A question whose
/// answer cannot be kept is open again.
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

impl FilledIn {
    fn take(&mut self, question: &Question, line: &str, today: Date) {
        match try_answer(&self.answers, question, line, today) {
            Ok(Kept { answers, advice }) => {
                self.answers = answers;
                self.advice.extend(advice);
            }
            Err(refusal) => self.refused.push(refusal),
        }
    }
}
