//! What the law of the place of work says of interviews, and of the notes taken there.

use serde::Deserialize;

use crate::check::rule::{Bilingual, Reference};

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
