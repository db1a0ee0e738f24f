//! What a posting lacks for the search engines that read its JSON-LD.

use crate::diagnostic::Diagnostic;
use crate::export::json_ld::{SEARCH_PROPERTIES, SearchProperty};
use crate::kit::codes;
use crate::profile::keys::{Audience, Key};
use crate::profile::{Loaded, Profile};

/// A warning for each property that search engines require and a posting does not fill, and a note
/// for each that they recommend. `postings` are what those who read them see of the profile.
pub(super) fn missing(loaded: &Loaded, postings: &[(Audience, &Profile)]) -> Vec<Diagnostic> {
    let missing = SEARCH_PROPERTIES.iter().filter_map(|wanted| {
        let (audience, _) = postings.iter().find(|(_, seen)| !wanted.is_there(seen))?;
        Some(diagnostic(wanted, loaded, *audience))
    });
    missing.collect()
}

fn diagnostic(wanted: &SearchProperty, loaded: &Loaded, audience: Audience) -> Diagnostic {
    let SearchProperty {
        property,
        name,
        field,
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
        .help(way_out(wanted, loaded, audience))
        .at(loaded.place(&pointer))
}

/// What to do about a property that a posting for that audience does not fill: give the field, or
/// show it, unless nobody of that audience may see it.
fn way_out(wanted: &SearchProperty, loaded: &Loaded, audience: Audience) -> String {
    let SearchProperty {
        field, fill_with, ..
    } = wanted;
    let profile = &loaded.profile;
    if !wanted.is_there(profile) {
        return format!("give `{field}`: {fill_with}");
    }
    let name = audience.name();
    let mut hidden = profile.hide_from.from(audience).iter();
    match hidden.find(|hidden| field.starts_with(hidden.name())) {
        Some(hidden) => format!(
            "the profile hides it: take `{}` out of `hide_from.{name}` to show it",
            hidden.name()
        ),
        None => format!(
            "{} is given, but no posting for the audience `{name}` shows it",
            wanted.name
        ),
    }
}
