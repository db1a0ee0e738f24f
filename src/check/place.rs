//! Where the work is done, and so which law applies.

use serde::Deserialize;

use crate::check::rule::Bilingual;
use crate::check::token;
use crate::profile::model::Location;

/// A country, a union of countries, or a region of a country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceOfWork {
    /// Its name as it follows `in`.
    pub name: Bilingual,
    /// Its countries, by ISO 3166-1 code.
    countries: Vec<String>,
    /// The names its region goes by; none where it is the whole of its countries.
    #[serde(default)]
    regions: Vec<String>,
}

impl PlaceOfWork {
    /// Whether a place of work is in it. Letter case and accents of a region do not count; a region
    /// without a country does where its name is written out.
    pub(super) fn holds(&self, location: &Location) -> bool {
        let same = |known: &&String, written: &str| token::fold(known) == token::fold(written);
        let region = location.region.as_deref().map(str::trim);
        let region =
            region.and_then(|written| self.regions.iter().find(|known| same(known, written)));
        match &location.country {
            Some(country) => {
                self.countries.contains(country) && (self.regions.is_empty() || region.is_some())
            }
            None => region.is_some_and(|name| name.chars().count() > 2),
        }
    }
}
