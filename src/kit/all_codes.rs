//! Every code there is, of whatever stage.

use crate::diagnostic::Code;
use crate::kit::codes;
use crate::{audience, check, framework, profile, template};

/// Every code, in order.
#[must_use]
pub fn codes() -> Vec<Code> {
    let tables = [
        profile::codes::CODES,
        framework::codes::CODES,
        template::codes::CODES,
        codes::CODES,
        audience::codes::CODES,
        check::codes::CODES,
    ];
    let mut codes: Vec<Code> = tables.into_iter().flatten().copied().collect();
    codes.extend(check::rule_codes());
    codes.sort_by_key(|code| code.id);
    codes
}

/// The code that someone means: letter case does not count, and the figure alone will do.
///
/// # Errors
///
/// What to answer when there is no such code.
pub fn find(written: &str) -> Result<Code, String> {
    let wanted = written.trim().to_uppercase();
    let figure = |code: &Code| code.id.rsplit('-').next() == Some(&wanted);
    let is_meant = |code: &Code| code.id == wanted || figure(code);
    codes()
        .into_iter()
        .find(is_meant)
        .ok_or_else(|| "there is no such code; `cxo explain` lists them all".to_owned())
}
