//! The law that applies to hiring at a place of work.
//!
//! The input is `templates/rules/places.yaml` and `templates/rules/interviews.yaml`, compiled in as
//! JSON, and a company's own files of these names. The output is [`Law`], a lookup by place:
//! 1. `place` decides whether a location of a profile lies in a place of work.
//! 2. `interview` holds the law on interviews at each place, with its sources.
//! 3. `own_files` adds a company's own places, or replaces the law on interviews.

mod citation;
mod interview;
mod lookup;
mod own_files;
mod place;

pub use citation::Citation;
pub use interview::{InterviewLaw, LegalFact};
pub use lookup::Law;
pub(crate) use own_files::{INTERVIEWS, PLACES};
pub use place::PlaceOfWork;
