//! The questionnaire: from the answers of a person to a commented profile.
//!
//! 1. [`questions`] lists the questions; each [`Question`] stands for a field of the profile.
//! 2. [`try_answer`] loads and checks the profile that an answer would give. The answer is accepted
//!    with the advice on it, or rejected with the reason. [`fill_in`] tries many answers at once.
//! 3. [`profile_yaml`] writes the commented profile of the [`Answers`], with an example for every
//!    field without an answer.
//!
//! [`Answers`] can be serialised as a draft, and [`restore`] validates a draft. Questions, messages
//! and comments are data in `templates/new/`. The front end shows the questions and stores the
//! drafts.

mod answer_message;
mod answers;
mod commented_profile;
mod fill_in;
mod metric;
mod question;
mod try_answer;
mod value;

pub use answers::Answers;
pub use fill_in::{FillInResult, fill_in, restore};
pub use question::{AnswerKind, Choice, Question, questions};
pub use try_answer::{AcceptedAnswer, Advice, RejectedAnswer, try_answer};

pub use crate::framework::Bilingual;

use crate::questionnaire::commented_profile::CommentedProfile;

/// The commented profile of some answers. Answers that cannot be parsed are left out.
#[must_use]
pub fn profile_yaml(answers: &Answers) -> String {
    CommentedProfile::of(answers).text
}
