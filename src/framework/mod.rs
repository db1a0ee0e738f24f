//! The standard texts of the subject: qualities, archetypes, backgrounds, lens, governance, words.
//!
//! Each language has one file, `templates/<language>/framework.yaml`, with the same keys. What
//! happens to a company's own, in order:
//! 1. `load` reads the YAML and applies the [`typography`] of the language to every text.
//! 2. What it leaves out is taken from the built-in file.
//! 3. The texts become the types of `model`; a key that is unknown is an error.

mod bilingual;
pub mod codes;
mod format;
mod interview;
mod load;
mod model;
mod papers;
pub mod typography;

pub use bilingual::Bilingual;
pub use format::join_title;
pub use interview::{
    DebriefStep, InterviewLimits, InterviewMinutes, InterviewTexts, MetricKind, MetricQuestions,
    OffLimitsTexts,
};
pub use load::{TEXTS_FILE, built_in, language_of, load};
pub use model::{
    Anchors, BackgroundTexts, BlissTexts, CriterionTexts, Direction, Format, Framework,
    MetricSubject, MetricTexts, NamedText, QualificationTexts, Recommendation, ResponsibilityTexts,
    TitleFormats, UnitTexts,
};
pub use papers::{
    BodyTexts, CaseTexts, CharterTexts, Circumstance, CircumstanceTexts, ConfidentialTexts,
    HundredDays, Meeting, OpenPoint, ProposedRight, ReportingLine,
};
