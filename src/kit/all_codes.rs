//! The codes of all stages.

use crate::check::Rules;
use crate::diagnostic::Code;
use crate::kit::codes;
use crate::{audience, check, framework, profile, style, template};

/// All codes, sorted.
pub(super) fn codes(rules: &Rules) -> Vec<Code<'_>> {
    let tables = [
        profile::codes::CODES,
        framework::codes::CODES,
        style::codes::CODES,
        template::codes::CODES,
        codes::CODES,
        audience::codes::CODES,
        check::codes::CODES,
    ];
    let mut codes: Vec<Code<'_>> = tables.into_iter().flatten().copied().collect();
    codes.extend(rules.codes());
    codes.sort_by_key(|code| code.id);
    codes
}

/// The code that is written in any letter case, or as its number alone. A number stands for a code
/// of the program before one of a company's own rules.
pub(super) fn find<'r>(written: &str, rules: &'r Rules) -> Option<Code<'r>> {
    let wanted = written.trim().to_uppercase();
    let codes = codes(rules);
    let is_meant = |code: &&Code<'_>| code.id.rsplit('-').next() == Some(&wanted);
    let (built_in, own): (Vec<_>, Vec<_>) =
        codes.iter().partition(|code| Code::is_built_in(code.id));
    let exact = codes.iter().find(|code| code.id == wanted);
    let by_figure = built_in.into_iter().chain(own).find(is_meant);
    exact.or(by_figure).copied()
}
