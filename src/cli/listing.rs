//! What a posting lacks for the search engines that read its JSON-LD.

use crate::cli::codes;
use crate::diagnostic::Diagnostic;
use crate::export::json_ld::{WANTED, Wanted};
use crate::profile::Loaded;

/// A warning for each property that search engines require and the profile does not fill, and a
/// note for each that they recommend.
pub(super) fn missing(loaded: &Loaded) -> Vec<Diagnostic> {
    let missing = WANTED
        .iter()
        .filter(|wanted| !wanted.is_there(&loaded.profile));
    missing.map(|wanted| diagnostic(wanted, loaded)).collect()
}

fn diagnostic(wanted: &Wanted, loaded: &Loaded) -> Diagnostic {
    let Wanted {
        property,
        name,
        field,
        fill_with,
        ..
    } = wanted;
    let diagnostic = match wanted.is_required {
        true => Diagnostic::warning(
            codes::LISTING,
            format!("search engines list no posting without {name} (`{property}`)"),
        ),
        false => Diagnostic::note(
            codes::LISTING,
            format!("search engines show more of a posting with {name} (`{property}`)"),
        ),
    };
    let pointer = format!("/{}", field.replace('.', "/"));
    diagnostic
        .help(format!("give `{field}`: {fill_with}"))
        .at(loaded.place(&pointer))
}
