//! What search engines want to know of a posting before they list it.

use crate::export::json_ld::place::is_remote;
use crate::message::{Message, message};
use crate::profile::Profile;
use crate::profile::model::Location;

/// A property that Google's job search requires or recommends, and the field that fills it.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The property: `datePosted`.
    pub property: &'static str,
    /// Its name, as it follows `without`.
    pub name: fn() -> Message,
    /// Whether a posting without it is not listed at all.
    pub is_required: bool,
    /// The field of the profile: `role.posted`.
    pub field: &'static str,
    /// What to write there.
    pub fill_with: fn() -> Message,
    is_there: fn(&Profile) -> bool,
}

impl Wanted {
    /// Whether a profile fills it.
    #[must_use]
    pub fn is_there(&self, profile: &Profile) -> bool {
        (self.is_there)(profile)
    }
}

/// Everything wanted, what is required first. Title, description and the company's name are
/// always there.
pub const WANTED: &[Wanted] = &[
    Wanted {
        property: "datePosted",
        name: || message!(listing::date),
        is_required: true,
        field: "role.posted",
        fill_with: || message!(listing::date_fill),
        is_there: |profile| profile.role.posted.is_some(),
    },
    Wanted {
        property: "jobLocation",
        name: || message!(listing::place),
        is_required: true,
        field: "role.locations",
        fill_with: || message!(listing::place_fill),
        is_there: |profile| {
            is_remote(profile) || all_have(profile, |location| location.country.is_some())
        },
    },
    Wanted {
        property: "applicantLocationRequirements",
        name: || message!(listing::country),
        is_required: true,
        field: "role.locations",
        fill_with: || message!(listing::country_fill),
        is_there: |profile| {
            let mut locations = profile.role.locations.iter();
            !is_remote(profile) || locations.any(|location| location.country.is_some())
        },
    },
    Wanted {
        property: "addressLocality",
        name: || message!(listing::city),
        is_required: false,
        field: "role.locations",
        fill_with: || message!(listing::city_fill),
        is_there: |profile| {
            is_remote(profile) || all_have(profile, |location| location.city.is_some())
        },
    },
    Wanted {
        property: "validThrough",
        name: || message!(listing::last_day),
        is_required: false,
        field: "role.apply.by",
        fill_with: || message!(listing::last_day_fill),
        is_there: |profile| profile.role.apply.by.is_some(),
    },
    Wanted {
        property: "baseSalary",
        name: || message!(listing::pay),
        is_required: false,
        field: "role.pay",
        fill_with: || message!(listing::pay_fill),
        is_there: |profile| {
            let pay = profile.role.pay.as_ref();
            pay.is_some_and(|pay| pay.min.is_some() && pay.max.is_some())
        },
    },
    Wanted {
        property: "employmentType",
        name: || message!(listing::employment),
        is_required: false,
        field: "role.employment",
        fill_with: || message!(listing::employment_fill),
        is_there: |profile| profile.role.employment.is_some(),
    },
    Wanted {
        property: "identifier",
        name: || message!(listing::reference),
        is_required: false,
        field: "role.reference",
        fill_with: || message!(listing::reference_fill),
        is_there: |profile| profile.role.reference.is_some(),
    },
    Wanted {
        property: "hiringOrganization.sameAs",
        name: || message!(listing::website),
        is_required: false,
        field: "company.website",
        fill_with: || message!(listing::website_fill),
        is_there: |profile| profile.company.website.is_some(),
    },
];

/// Whether there are places of work, and this holds of each.
fn all_have(profile: &Profile, holds: fn(&Location) -> bool) -> bool {
    let locations = &profile.role.locations;
    !locations.is_empty() && locations.iter().all(holds)
}
