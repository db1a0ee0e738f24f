//! Whether the panel covers every quality and every archetype.

use crate::check::codes;
use crate::diagnostic::Diagnostic;
use crate::profile::Loaded;
use crate::profile::keys::Criterion;

/// A warning that names what nobody covers; none without a panel.
pub(super) fn advise(loaded: &Loaded) -> Option<Diagnostic> {
    let panel = &loaded.profile.panel;
    let is_covered = |criterion: &Criterion| panel.iter().any(|member| member.covers(*criterion));
    let gaps: Vec<String> = Criterion::all()
        .filter(|criterion| !is_covered(criterion))
        .map(|criterion| format!("`{}`", criterion.name()))
        .collect();
    if panel.is_empty() || gaps.is_empty() {
        return None;
    }
    let message = format!("nobody on the panel covers {}", gaps.join(", "));
    let advice = Diagnostic::warning(codes::COVERAGE, message)
        .at(loaded.place("/panel"))
        .help("add each of them to the `covers` of a member");
    Some(advice)
}
