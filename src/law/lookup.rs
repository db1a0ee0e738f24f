//! The lookup of places of work and of the law on interviews.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use crate::law::interview::InterviewLaw;
use crate::law::place::PlaceOfWork;
use crate::profile::model::Location;

/// The places of work and the law on interviews there. The default is the built-in law.
#[derive(Debug, Default)]
pub struct Law {
    /// The company's own places, by name.
    pub(super) own_places: BTreeMap<String, PlaceOfWork>,
    /// The company's own law on interviews, which replaces all of the built-in one.
    pub(super) own_interviews: Option<Vec<InterviewLaw>>,
}

/// The built-in places of work, by name.
pub(super) static BUILT_IN_PLACES: LazyLock<BTreeMap<String, PlaceOfWork>> =
    LazyLock::new(|| parse(include_str!(concat!(env!("OUT_DIR"), "/rules/places.json"))));

static BUILT_IN_INTERVIEWS: LazyLock<Vec<InterviewLaw>> = LazyLock::new(|| {
    parse(include_str!(concat!(
        env!("OUT_DIR"),
        "/rules/interviews.json"
    )))
});

#[expect(clippy::expect_used, reason = "the law is part of the program")]
fn parse<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the law is well-formed")
}

impl Law {
    /// The built-in law.
    pub(crate) const BUILT_IN: Self = Self {
        own_places: BTreeMap::new(),
        own_interviews: None,
    };

    /// The place of work of this name.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<&PlaceOfWork> {
        let own = self.own_places.get(name);
        own.or_else(|| BUILT_IN_PLACES.get(name))
    }

    /// The law on interviews of each place, wider places first.
    #[must_use]
    pub fn interviews(&self) -> &[InterviewLaw] {
        let own = self.own_interviews.as_deref();
        own.unwrap_or(&BUILT_IN_INTERVIEWS)
    }

    /// The law on interviews of the places that contain any of `locations`, wider places first.
    pub fn interviews_at(&self, locations: &[Location]) -> impl Iterator<Item = &InterviewLaw> {
        let applies = |law: &&InterviewLaw| {
            let place = self.place(&law.place);
            place.is_some_and(|place| locations.iter().any(|location| place.contains(location)))
        };
        self.interviews().iter().filter(applies)
    }
}
