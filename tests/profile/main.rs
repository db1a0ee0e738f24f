//! Loading of profiles: accepted input and diagnostics.

mod cases;
mod codes;
mod edit_properties;
mod edits;
mod encodings;
mod forms;
mod full;
mod oracle;
mod places;
mod robustness;
mod schema;
mod scribe;

use cxo::diagnostic::Diagnostic;
use cxo::profile::{LoadedProfile, load};

/// The profile that `yaml` writes.
fn loaded(yaml: &str) -> LoadedProfile {
    load("profile.yaml", yaml.as_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The problems that keep `yaml` from being a profile.
fn problems(yaml: &str) -> Vec<Diagnostic> {
    load("profile.yaml", yaml.as_bytes()).expect_err("the profile has problems")
}
