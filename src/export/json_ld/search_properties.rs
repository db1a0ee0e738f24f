//! The properties of a job posting that search engines require or recommend.

use crate::export::json_ld::job_location::is_remote;
use crate::message::{Message, message};
use crate::profile::Profile;
use crate::profile::model::Location;

/// A property that Google's job search requires or recommends, and the profile field that fills it.
#[derive(Debug, Clone, Copy)]
pub struct SearchProperty {
    /// The property: `datePosted`.
    pub property: &'static str,
    /// The description, as the object of `without`.
    pub name: fn() -> Message,
    /// Whether a posting without it is not listed.
    pub is_required: bool,
    /// The profile field: `role.posted`.
    pub field: &'static str,
    /// The advice on how to fill the field.
    pub fill_with: fn() -> Message,
    is_there: fn(&Profile) -> bool,
}

impl SearchProperty {
    /// Whether a profile fills the property.
    #[must_use]
    pub fn is_there(&self, profile: &Profile) -> bool {
        (self.is_there)(profile)
    }
}

/// The properties, required ones first. Title, description and company name are always present.
pub const SEARCH_PROPERTIES: &[SearchProperty] = &[
    SearchProperty {
        property: "datePosted",
        name: || message!(listing::date),
        is_required: true,
        field: "role.posted",
        fill_with: || message!(listing::date_fill),
        is_there: |profile| profile.role.posted.is_some(),
    },
    SearchProperty {
        property: "jobLocation",
        name: || message!(listing::place),
        is_required: true,
        field: "role.locations",
        fill_with: || message!(listing::place_fill),
        is_there: |profile| {
            is_remote(profile) || all_have(profile, |location| location.country.is_some())
        },
    },
    SearchProperty {
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
    SearchProperty {
        property: "addressLocality",
        name: || message!(listing::city),
        is_required: false,
        field: "role.locations",
        fill_with: || message!(listing::city_fill),
        is_there: |profile| {
            is_remote(profile) || all_have(profile, |location| location.city.is_some())
        },
    },
    SearchProperty {
        property: "validThrough",
        name: || message!(listing::last_day),
        is_required: false,
        field: "role.apply.by",
        fill_with: || message!(listing::last_day_fill),
        is_there: |profile| profile.role.apply.by.is_some(),
    },
    SearchProperty {
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
    SearchProperty {
        property: "employmentType",
        name: || message!(listing::employment),
        is_required: false,
        field: "role.employment",
        fill_with: || message!(listing::employment_fill),
        is_there: |profile| profile.role.employment.is_some(),
    },
    SearchProperty {
        property: "identifier",
        name: || message!(listing::reference),
        is_required: false,
        field: "role.reference",
        fill_with: || message!(listing::reference_fill),
        is_there: |profile| profile.role.reference.is_some(),
    },
    SearchProperty {
        property: "hiringOrganization.sameAs",
        name: || message!(listing::website),
        is_required: false,
        field: "company.website",
        fill_with: || message!(listing::website_fill),
        is_there: |profile| profile.company.website.is_some(),
    },
];

/// Whether there are places of work, all of which satisfy `holds`.
fn all_have(profile: &Profile, holds: fn(&Location) -> bool) -> bool {
    let locations = &profile.role.locations;
    !locations.is_empty() && locations.iter().all(holds)
}
