//! The law on interviews and on the notes taken in them.

use serde::Deserialize;

use crate::framework::Bilingual;
use crate::law::citation::Citation;

/// The law on interviews at one place of work.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewLaw {
    /// The name of the place in `places.yaml`.
    pub place: String,
    /// The questions that are allowed and those that are not.
    #[serde(default)]
    pub questions: Vec<LegalFact>,
    /// The duties to record interviews and to keep or delete the records.
    #[serde(default)]
    pub records: Vec<LegalFact>,
}

/// A statement of law with its source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalFact {
    /// The statement in plain words.
    pub text: Bilingual,
    /// The source of the statement.
    pub source: Citation,
}
