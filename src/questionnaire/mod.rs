//! The questionnaire: answers of a person in, a commented profile out.
//!
//! What happens to an answer, in order:
//! 1. [`questions`] lists what is asked; each [`Question`] has a field of the profile.
//! 2. [`try_answer`] writes the profile that the answer would be in, loads it and checks it. The
//!    answer is kept with the advice on it, or refused with the reason.
//! 3. [`profile_yaml`] puts the [`Answers`] into the commented profile, which has an example
//!    wherever there is no answer.
//!
//! [`Answers`] can be stored as data and are restored by [`restore`]; [`fill_in`] takes many
//! answers at once. Questions, messages and comments are data in `templates/new/`. How a question
//! is shown and where a draft is stored is up to the front end.

mod answers;
mod commented_profile;
mod fill_in;
mod metric;
mod problem;
mod question;
mod try_answer;
mod value;

pub use answers::Answers;
pub use fill_in::{FilledIn, fill_in, restore};
pub use question::{AnswerKind, Choice, Question, questions};
pub use try_answer::{Advice, Kept, Refusal, try_answer};

pub use crate::framework::Bilingual;

use crate::questionnaire::commented_profile::CommentedProfile;

/// The commented profile that answers make. Answers that give no value are left out.
#[must_use]
pub fn profile_yaml(answers: &Answers) -> String {
    CommentedProfile::of(answers).text
}
