//! Places of work.

use serde::Deserialize;

use crate::framework::Bilingual;
use crate::profile::model::Location;

/// A country, a union of countries or a region of a country, with a law of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceOfWork {
    /// The name, as it follows `in`.
    pub name: Bilingual,
    /// The ISO 3166-1 codes of the countries.
    countries: Vec<String>,
    /// The names and abbreviations of the region; empty for whole countries.
    #[serde(default)]
    regions: Vec<String>,
}

impl PlaceOfWork {
    /// Whether a location of the profile lies in this place. Regions are compared without letter
    /// case and accents. Without a country, only the full name of a region counts: an abbreviation
    /// may stand for regions of several countries.
    pub(crate) fn contains(&self, location: &Location) -> bool {
        let region = location.region.as_deref().map(str::trim);
        let region = region.and_then(|written| {
            let same = |known: &&String| folded(known) == folded(written);
            self.regions.iter().find(same)
        });
        match &location.country {
            Some(country) => {
                self.countries.contains(country) && (self.regions.is_empty() || region.is_some())
            }
            None => region.is_some_and(|name| name.chars().count() > 2),
        }
    }
}

/// A name in lower case without accents.
fn folded(name: &str) -> String {
    deunicode::deunicode(name).to_lowercase()
}
