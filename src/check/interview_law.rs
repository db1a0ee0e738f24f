//! What the law of the place of work says of interviews, and of the notes taken there.

use serde::Deserialize;

use crate::check::place::PlaceOfWork;
use crate::check::rule::{Bilingual, Reference};
use crate::check::rules;
use crate::profile::model::Location;

/// The law of one place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewLaw {
    /// The place, as named in `places.yaml`.
    pub place: String,
    /// What may be asked and what may not.
    #[serde(default)]
    pub questions: Vec<LegalFact>,
    /// What is written down, and for how long it is kept.
    #[serde(default)]
    pub records: Vec<LegalFact>,
}

/// Something the law says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalFact {
    /// What it says, in plain words.
    pub text: Bilingual,
    /// Where it says so.
    pub source: Reference,
}

impl InterviewLaw {
    /// The place it is the law of.
    #[must_use]
    pub fn place(&self) -> Option<&'static PlaceOfWork> {
        rules::place(&self.place)
    }
}

/// The laws that hold at any of some places of work, wider places first.
pub fn interview_laws_at(locations: &[Location]) -> impl Iterator<Item = &'static InterviewLaw> {
    let holds = |law: &&InterviewLaw| {
        let place = law.place();
        place.is_some_and(|place| locations.iter().any(|location| place.holds(location)))
    };
    rules::interview_laws().iter().filter(holds)
}
