//! What search engines want to know of a posting before they list it.

use crate::export::json_ld::place::is_remote;
use crate::profile::Profile;
use crate::profile::model::Location;

/// A property that Google's job search requires or recommends, and the field that fills it.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The property: `datePosted`.
    pub property: &'static str,
    /// What it is, as it follows `without`.
    pub name: &'static str,
    /// Whether a posting without it is not listed at all.
    pub is_required: bool,
    /// The field of the profile: `role.posted`.
    pub field: &'static str,
    /// What to write there.
    pub fill_with: &'static str,
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
        name: "a date",
        is_required: true,
        field: "role.posted",
        fill_with: "the day the posting goes out, written 2026-12-01",
        is_there: |profile| profile.role.posted.is_some(),
    },
    Wanted {
        property: "jobLocation",
        name: "a place of work and its country",
        is_required: true,
        field: "role.locations",
        fill_with: "each place of work with its country, such as { city: Lyon, country: FR }",
        is_there: |profile| {
            is_remote(profile) || all_have(profile, |location| location.country.is_some())
        },
    },
    Wanted {
        property: "applicantLocationRequirements",
        name: "a country from which the person may work",
        is_required: true,
        field: "role.locations",
        fill_with: "the country from which the person may work, such as { country: FR }",
        is_there: |profile| {
            let mut locations = profile.role.locations.iter();
            !is_remote(profile) || locations.any(|location| location.country.is_some())
        },
    },
    Wanted {
        property: "addressLocality",
        name: "the city",
        is_required: false,
        field: "role.locations",
        fill_with: "the city of each place of work, such as { city: Lyon, country: FR }",
        is_there: |profile| {
            is_remote(profile) || all_have(profile, |location| location.city.is_some())
        },
    },
    Wanted {
        property: "validThrough",
        name: "the last day to apply",
        is_required: false,
        field: "role.apply.by",
        fill_with: "the last day to apply, written 2027-01-15",
        is_there: |profile| profile.role.apply.by.is_some(),
    },
    Wanted {
        property: "baseSalary",
        name: "the pay from and to",
        is_required: false,
        field: "role.pay",
        fill_with: "both `min` and `max`; one figure for both where pay is fixed",
        is_there: |profile| {
            let pay = profile.role.pay.as_ref();
            pay.is_some_and(|pay| pay.min.is_some() && pay.max.is_some())
        },
    },
    Wanted {
        property: "employmentType",
        name: "the form of employment",
        is_required: false,
        field: "role.employment",
        fill_with: "the form of employment, such as `full_time`",
        is_there: |profile| profile.role.employment.is_some(),
    },
    Wanted {
        property: "identifier",
        name: "a reference",
        is_required: false,
        field: "role.reference",
        fill_with: "your reference for this position",
        is_there: |profile| profile.role.reference.is_some(),
    },
    Wanted {
        property: "hiringOrganization.sameAs",
        name: "the company's website",
        is_required: false,
        field: "company.website",
        fill_with: "the company's web address, with https://",
        is_there: |profile| profile.company.website.is_some(),
    },
];

/// Whether there are places of work, and this holds of each.
fn all_have(profile: &Profile, holds: fn(&Location) -> bool) -> bool {
    let locations = &profile.role.locations;
    !locations.is_empty() && locations.iter().all(holds)
}
