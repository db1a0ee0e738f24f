//! The standard texts of the subject: qualities, archetypes, backgrounds, lens, governance, labels.
//!
//! The input is one file for each language, `templates/<language>/framework.yaml`, or a company's
//! own; the output is a [`Framework`]:
//! 1. `load` reads the YAML and applies the [`typography`] of the language to every text.
//! 2. Texts that a company's file lacks are taken from the built-in file.
//! 3. The texts become the types of `model`; an unknown key is an error.

mod bilingual;
pub mod codes;
mod format;
mod interview;
mod load;
mod metric;
mod model;
mod papers;
pub mod typography;

pub use bilingual::Bilingual;
pub use format::join_title;
pub use interview::{
    DebriefStep, InterviewLimits, InterviewMinutes, InterviewTexts, MetricQuestions, OffLimitsTexts,
};
pub use load::{TEXTS_FILE, built_in, language_of, load};
pub use metric::{Direction, MetricKind, MetricSubject, MetricTexts, UnitTexts};
pub use model::{
    Anchors, BackgroundTexts, BlissTexts, CriterionTexts, Format, Framework, NamedText,
    QualificationTexts, Recommendation, ResponsibilityTexts, TitleFormats,
};
pub use papers::{
    BodyTexts, CaseTexts, CharterTexts, Circumstance, CircumstanceTexts, ConfidentialTexts,
    HundredDays, Meeting, OpenPoint, ProposedRight, ReportingLine,
};
