//! Advice on a profile that can be used and could be better.

pub mod codes;
mod coverage;

use crate::diagnostic::Diagnostic;
use crate::profile::Loaded;

/// Everything there is to advise, each piece at its place in the profile.
#[must_use]
pub fn advise(loaded: &Loaded) -> Vec<Diagnostic> {
    coverage::advise(loaded).into_iter().collect()
}
