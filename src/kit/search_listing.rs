//! The JSON-LD properties that search engines expect and a posting lacks.

use crate::diagnostic::Diagnostic;
use crate::export::json_ld::{SEARCH_PROPERTIES, SearchProperty};
use crate::kit::codes;
use crate::message::{Message, message};
use crate::profile::keys::{Audience, Key};
use crate::profile::{LoadedProfile, Profile};

/// A warning for each missing property that search engines require, and a note for each that they
/// recommend. `postings` are the audiences of the postings, with the profile as each sees it.
pub(super) fn missing(
    loaded: &LoadedProfile,
    postings: &[(Audience, &Profile)],
) -> Vec<Diagnostic> {
    let missing = SEARCH_PROPERTIES.iter().filter_map(|wanted| {
        let (audience, _) = postings.iter().find(|(_, seen)| !wanted.is_there(seen))?;
        Some(diagnostic(wanted, loaded, *audience))
    });
    missing.collect()
}

fn diagnostic(wanted: &SearchProperty, loaded: &LoadedProfile, audience: Audience) -> Diagnostic {
    let SearchProperty {
        property,
        name,
        field,
        ..
    } = wanted;
    let (name, property) = (name(), *property);
    let diagnostic = match wanted.is_required {
        true => Diagnostic::warning(codes::LISTING, message!(listing::required, name, property)),
        false => Diagnostic::note(
            codes::LISTING,
            message!(listing::recommended, name, property),
        ),
    };
    let pointer = format!("/{}", field.replace('.', "/"));
    diagnostic
        .help(way_out(wanted, loaded, audience))
        .at(loaded.place(&pointer))
}

/// The help on a missing property: fill in the field, or show it to the audience of the posting
/// unless the audience may never see it.
fn way_out(wanted: &SearchProperty, loaded: &LoadedProfile, audience: Audience) -> Message {
    let SearchProperty {
        field, fill_with, ..
    } = wanted;
    let profile = &loaded.profile;
    if !wanted.is_there(profile) {
        return message!(listing::give, field = *field, fill_with = fill_with());
    }
    let mut hidden = profile.hide_from.from(audience).iter();
    let hidden = hidden.find(|hidden| field.starts_with(hidden.name()));
    let audience = audience.name();
    match hidden {
        Some(hidden) => message!(listing::hidden, field = hidden.name(), audience),
        None => message!(listing::not_shown, name = (wanted.name)(), audience),
    }
}
