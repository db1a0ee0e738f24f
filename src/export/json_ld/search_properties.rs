//! The properties of a job posting that search engines require or recommend.

use crate::export::json_ld::job_location::is_remote;
use crate::profile::Profile;
use crate::profile::model::Location;

/// A property that Google's job search requires or recommends, and the profile field that fills it.
#[derive(Debug, Clone, Copy)]
pub struct SearchProperty {
    /// The property: `datePosted`.
    pub property: &'static str,
    /// The description, as the object of `without`.
    pub name: &'static str,
    /// Whether a posting without it is not listed.
    pub is_required: bool,
    /// The profile field: `role.posted`.
    pub field: &'static str,
    /// The advice on how to fill the field.
    pub fill_with: &'static str,
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
        name: "a date",
        is_required: true,
        field: "role.posted",
        fill_with: "the day the posting goes out, written 2026-12-01",
        is_there: |profile| profile.role.posted.is_some(),
    },
    SearchProperty {
        property: "jobLocation",
        name: "a place of work and its country",
        is_required: true,
        field: "role.locations",
        fill_with: "each place of work with its country, such as { city: Lyon, country: FR }",
        is_there: |profile| {
            is_remote(profile) || all_have(profile, |location| location.country.is_some())
        },
    },
    SearchProperty {
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
    SearchProperty {
        property: "addressLocality",
        name: "the city",
        is_required: false,
        field: "role.locations",
        fill_with: "the city of each place of work, such as { city: Lyon, country: FR }",
        is_there: |profile| {
            is_remote(profile) || all_have(profile, |location| location.city.is_some())
        },
    },
    SearchProperty {
        property: "validThrough",
        name: "the last day to apply",
        is_required: false,
        field: "role.apply.by",
        fill_with: "the last day to apply, written 2027-01-15",
        is_there: |profile| profile.role.apply.by.is_some(),
    },
    SearchProperty {
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
    SearchProperty {
        property: "employmentType",
        name: "the form of employment",
        is_required: false,
        field: "role.employment",
        fill_with: "the form of employment, such as `full_time`",
        is_there: |profile| profile.role.employment.is_some(),
    },
    SearchProperty {
        property: "identifier",
        name: "a reference",
        is_required: false,
        field: "role.reference",
        fill_with: "your reference for this position",
        is_there: |profile| profile.role.reference.is_some(),
    },
    SearchProperty {
        property: "hiringOrganization.sameAs",
        name: "the company's website",
        is_required: false,
        field: "company.website",
        fill_with: "the company's web address, with https://",
        is_there: |profile| profile.company.website.is_some(),
    },
];

/// Whether there are places of work, all of which satisfy `holds`.
fn all_have(profile: &Profile, holds: fn(&Location) -> bool) -> bool {
    let locations = &profile.role.locations;
    !locations.is_empty() && locations.iter().all(holds)
}
