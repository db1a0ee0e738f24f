//! `cxo schema`: the JSON Schema of a profile, for editors.

use crate::cli::console::Console;
use crate::cli::outcome::Outcome;
use crate::profile;

/// Prints the schema.
pub(super) fn run(console: &mut Console) -> Outcome {
    console.result(profile::SCHEMA.trim_end());
    Outcome::Done
}
