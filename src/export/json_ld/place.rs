//! Where the work is done, and from where it may be.

use serde_json::Value;

use crate::export::json_ld::node::{Node, values};
use crate::profile::keys::Workplace;
use crate::profile::model::{Location, Profile};
use crate::template::view::posting::PostingView;

/// The properties on the place of work. Work that is wholly remote has no place: it has countries
/// that people may live in.
pub(super) fn properties(posting: &PostingView<'_>) -> Node {
    if posting.is_remote {
        let country = |name: &String| Node::of("Country").with("name", name.as_str()).into();
        let countries = posting.countries.iter().map(country);
        return Node::default()
            .with("jobLocationType", "TELECOMMUTE")
            .with("applicantLocationRequirements", values(countries.collect()));
    }
    let places = posting.locations.iter().filter_map(place);
    Node::default().with("jobLocation", values(places.collect()))
}

/// Whether the work is wholly remote.
pub(super) fn is_remote(profile: &Profile) -> bool {
    profile.role.workplace == Some(Workplace::Remote)
}

/// A place of work; `None` where nothing is known of it.
fn place(location: &Location) -> Option<Value> {
    let Location {
        city,
        region,
        country,
    } = location;
    [city, region, country].into_iter().flatten().next()?;
    let address = Node::of("PostalAddress")
        .with("addressLocality", city.as_deref())
        .with("addressRegion", region.as_deref())
        .with("addressCountry", country.as_deref());
    Some(Node::of("Place").with("address", address).into())
}
