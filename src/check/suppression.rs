//! Suppression of advice by its code.

use crate::check::codes;
use crate::diagnostic::Diagnostic;
use crate::profile::LoadedProfile;
use crate::profile::model::Allowance;

/// Removes the diagnostics whose code the profile or `codes` allows, and returns their number. An
/// error is never suppressed. An allowance of the profile that suppresses nothing is reported.
pub(super) fn suppress(
    found: &mut Vec<Diagnostic>,
    loaded: &LoadedProfile,
    codes: &[String],
) -> usize {
    let allowances = &loaded.profile.check.allow;
    let unused = unused_allowances(found, loaded, allowances);
    let before = found.len();
    found.retain(|diagnostic| {
        let of_profile = allowances.iter().map(|allowance| &allowance.code);
        let mut allowed = of_profile.chain(codes);
        diagnostic.is_error() || !allowed.any(|code| *code == diagnostic.code)
    });
    let suppressed = before - found.len();
    found.extend(unused);
    suppressed
}

fn unused_allowances(
    found: &[Diagnostic],
    loaded: &LoadedProfile,
    allowances: &[Allowance],
) -> Vec<Diagnostic> {
    let is_unused = |(_, allowance): &(usize, &Allowance)| {
        let applies = |diagnostic: &Diagnostic| diagnostic.code == allowance.code;
        !found
            .iter()
            .any(|diagnostic| applies(diagnostic) && !diagnostic.is_error())
    };
    let advice = |(index, allowance): (usize, &Allowance)| {
        let message = format!("nothing here is silenced by allowing `{}`", allowance.code);
        let place = loaded.place(&format!("/check/allow/{index}/code"));
        Diagnostic::warning(codes::UNUSED_ALLOWANCE, message)
            .help("take the entry away, or correct its code")
            .at(place)
    };
    allowances
        .iter()
        .enumerate()
        .filter(is_unused)
        .map(advice)
        .collect()
}
