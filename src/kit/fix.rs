//! A profile with everything mended that can be mended in one way only.
//!
//! The profile is checked, and the fixes of what is found are made in its text, until a check finds
//! none: a mended name lets its value be read, and of fixes that touch only the first is made.

use crate::diagnostic::fix::apply;
use crate::diagnostic::{self, Diagnostic};
use crate::kit::assets::Assets;
use crate::kit::check::CheckRequest;
use crate::kit::engine::Engine;
use crate::profile;

/// How often a profile is checked anew at most; broken YAML shows one mistake at a time.
const MOST_ROUNDS: usize = 100;

/// A profile after its fixes.
#[derive(Debug, Clone)]
pub struct Fixed {
    /// The bytes of the profile.
    pub bytes: Vec<u8>,
    /// How many problems are mended.
    pub mended: usize,
    /// What a check finds afterwards.
    pub left: Vec<Diagnostic>,
}

/// A profile on its way through the rounds.
pub(super) struct Mender<'a> {
    /// The name that people know the profile by.
    pub(super) name: &'a str,
    /// What to look for.
    pub(super) request: &'a CheckRequest,
    /// What checks it.
    pub(super) engine: &'a Engine,
    /// The files that it names.
    pub(super) assets: &'a dyn Assets,
}

impl Mender<'_> {
    /// Makes the fixes of a profile.
    ///
    /// # Errors
    ///
    /// Why the profile is not read to its end.
    pub(super) fn mend(&self, bytes: &[u8]) -> Result<Fixed, Vec<Diagnostic>> {
        let mut fixed = Fixed {
            bytes: bytes.to_vec(),
            mended: 0,
            left: self.found_in(bytes),
        };
        if bytes.len() > profile::SIZE_LIMIT {
            return Err(fixed.left);
        }
        for _ in 0..MOST_ROUNDS {
            match self.next(&fixed) {
                Some(next) => fixed = next,
                None => break,
            }
        }
        Ok(fixed)
    }

    /// The profile after the fixes of what is left, if there are any. Should a problem still be
    /// there afterwards, the text stays as it was.
    fn next(&self, fixed: &Fixed) -> Option<Fixed> {
        let (mark, text) = profile::split_byte_order_mark(&fixed.bytes);
        let text = std::str::from_utf8(text).ok()?;
        let next = apply(text, &fixed.left);
        if next.fixed.is_empty() {
            return None;
        }
        let bytes = [mark, next.text.as_bytes()].concat();
        let left = self.found_in(&bytes);
        let is_resolved = |one: &&Diagnostic| next.is_resolved(one, &left);
        next.fixed.iter().all(is_resolved).then(|| Fixed {
            bytes,
            mended: fixed.mended + next.fixed.len(),
            left,
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
