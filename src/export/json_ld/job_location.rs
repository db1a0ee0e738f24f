//! The place of work, or the countries for remote work.

use serde_json::Value;

use crate::export::json_ld::node::{NodeObject, values};
use crate::profile::keys::Workplace;
use crate::profile::model::{Location, Profile};
use crate::template::view::posting::PostingView;

/// The properties of the place of work. Fully remote work has none, but countries that people may
/// live in.
pub(super) fn properties(posting: &PostingView<'_>) -> NodeObject {
    if posting.is_remote {
        let country = |name: &String| NodeObject::of("Country").with("name", name.as_str()).into();
        let countries = posting.countries.iter().map(country);
        return NodeObject::default()
            .with("jobLocationType", "TELECOMMUTE")
            .with("applicantLocationRequirements", values(countries.collect()));
    }
    let places = posting.locations.iter().filter_map(place);
    NodeObject::default().with("jobLocation", values(places.collect()))
}

/// Whether the work is fully remote.
pub(super) fn is_remote(profile: &Profile) -> bool {
    profile.role.workplace == Some(Workplace::Remote)
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
