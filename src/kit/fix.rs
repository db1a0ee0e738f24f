//! A profile with the fixes of its diagnostics applied.
//!
//! The profile is checked and the fixes are applied to its text, again and again until no fix is
//! left: fixing a name reveals problems of its value, and of fixes that overlap only the first is
//! applied.

use crate::diagnostic::fix::apply;
use crate::diagnostic::{self, Diagnostic};
use crate::kit::assets::Assets;
use crate::kit::check::CheckRequest;
use crate::kit::engine::Engine;
use crate::profile;

/// The greatest number of rounds. Broken YAML reveals one mistake per round.
const MOST_ROUNDS: usize = 100;

/// The result of fixing one profile.
#[derive(Debug, Clone)]
pub struct FixResult {
    /// The profile after its fixes.
    pub bytes: Vec<u8>,
    /// The number of problems fixed.
    pub fixed_count: usize,
    /// The diagnostics that remain.
    pub remaining: Vec<Diagnostic>,
}

/// The arguments of a fix that stay the same in every round.
pub(super) struct Fixer<'a> {
    /// The name of the profile in diagnostics.
    pub(super) name: &'a str,
    /// The options of the checks.
    pub(super) request: &'a CheckRequest,
    /// The engine.
    pub(super) engine: &'a Engine,
    /// The files that the profile names.
    pub(super) assets: &'a dyn Assets,
}

impl Fixer<'_> {
    /// Applies the fixes of a profile.
    ///
    /// # Errors
    ///
    /// A profile that is too large.
    pub(super) fn fix(&self, bytes: &[u8]) -> Result<FixResult, Vec<Diagnostic>> {
        let mut fixed = FixResult {
            bytes: bytes.to_vec(),
            fixed_count: 0,
            remaining: self.found_in(bytes),
        };
        if bytes.len() > profile::SIZE_LIMIT {
            return Err(fixed.remaining);
        }
        for _ in 0..MOST_ROUNDS {
            match self.next(&fixed) {
                Some(next) => fixed = next,
                None => break,
            }
        }
        Ok(fixed)
    }

    /// The profile after one more round; `None` if no fix is left, or if a check still finds one of
    /// the problems fixed.
    fn next(&self, fixed: &FixResult) -> Option<FixResult> {
        let (mark, text) = profile::split_byte_order_mark(&fixed.bytes);
        let text = std::str::from_utf8(text).ok()?;
        let next = apply(text, &fixed.remaining);
        if next.fixed.is_empty() {
            return None;
        }
        let bytes = [mark, next.text.as_bytes()].concat();
        let remaining = self.found_in(&bytes);
        let is_gone = |one: &&Diagnostic| next.is_resolved(one, &remaining);
        next.fixed.iter().all(is_gone).then(|| FixResult {
            bytes,
            fixed_count: fixed.fixed_count + next.fixed.len(),
            remaining,
        })
    }

    fn found_in(&self, bytes: &[u8]) -> Vec<Diagnostic> {
        let checked = self
            .engine
            .check_source(self.name, bytes, self.request, self.assets);
        let mut found = checked.found;
        diagnostic::sort(&mut found);
        found
    }
}
