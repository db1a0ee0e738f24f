//! The place of work, or the countries for remote work.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::export::json_ld::node::{NodeObject, values};
use crate::profile::keys::Workplace;
use crate::profile::model::{Location, Profile};
use crate::template::view::Sources;

/// The properties of the place of work. Fully remote work has none, but countries that people may
/// live in.
pub(super) fn properties(sources: Sources) -> NodeObject {
    let profile = sources.profile;
    if is_remote(profile) {
        return NodeObject::default()
            .with("jobLocationType", "TELECOMMUTE")
            .with("applicantLocationRequirements", countries(sources));
    }
    let places = profile.role.locations.iter().filter_map(place);
    NodeObject::default().with("jobLocation", values(places.collect()))
}

/// Whether the work is fully remote.
pub(super) fn is_remote(profile: &Profile) -> bool {
    profile.role.workplace == Some(Workplace::Remote)
}

fn countries(sources: Sources) -> Option<Value> {
    let locations = &sources.profile.role.locations;
    let mut seen = BTreeSet::new();
    let codes = locations
        .iter()
        .filter_map(|location| location.country.as_deref());
    let codes = codes.filter(|code| seen.insert(*code));
    let country = |code| {
        NodeObject::of("Country")
            .with("name", sources.framework.country(code))
            .into()
    };
    values(codes.map(country).collect())
}

/// A place of work; `None` if nothing is known of it.
fn place(location: &Location) -> Option<Value> {
    let Location {
        city,
        region,
        country,
    } = location;
    [city, region, country].into_iter().flatten().next()?;
    let address = NodeObject::of("PostalAddress")
        .with("addressLocality", city.as_deref())
        .with("addressRegion", region.as_deref())
        .with("addressCountry", country.as_deref());
    Some(NodeObject::of("Place").with("address", address).into())
}
