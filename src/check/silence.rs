//! Advice that a profile or the person who checks it does not want to hear.

use crate::check::codes;
use crate::diagnostic::Diagnostic;
use crate::profile::LoadedProfile;
use crate::profile::model::Allowance;

/// Takes away what is allowed, by the profile or by `codes`, and says how many that were. An
/// allowance of the profile that silences nothing is advice itself. An error is never silenced.
pub(super) fn apply(
    found: &mut Vec<Diagnostic>,
    loaded: &LoadedProfile,
    codes: &[String],
) -> usize {
    let allowed = &loaded.profile.check.allow;
    let idle = idle(found, loaded, allowed);
    let before = found.len();
    found.retain(|diagnostic| {
        let of_profile = allowed.iter().map(|allowance| &allowance.code);
        let mut allowed = of_profile.chain(codes);
        diagnostic.is_error() || !allowed.any(|code| *code == diagnostic.code)
    });
    let silenced = before - found.len();
    found.extend(idle);
    silenced
}

fn idle(found: &[Diagnostic], loaded: &LoadedProfile, allowed: &[Allowance]) -> Vec<Diagnostic> {
    let is_idle = |(_, allowance): &(usize, &Allowance)| {
        let silences = |diagnostic: &Diagnostic| diagnostic.code == allowance.code;
        !found
            .iter()
            .any(|diagnostic| silences(diagnostic) && !diagnostic.is_error())
    };
    let advice = |(index, allowance): (usize, &Allowance)| {
        let message = format!("nothing here is silenced by allowing `{}`", allowance.code);
        let place = loaded.place(&format!("/check/allow/{index}/code"));
        Diagnostic::warning(codes::IDLE_ALLOWANCE, message)
            .help("take the entry away, or correct its code")
            .at(place)
    };
    allowed
        .iter()
        .enumerate()
        .filter(is_idle)
        .map(advice)
        .collect()
}
