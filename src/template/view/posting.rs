//! The data of a posting for search engines: plain texts, numbers, dates and codes.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::language::Language;
use crate::profile::date::PartialDate;
use crate::profile::keys::{Employment, Workplace};
use crate::profile::model::{Location, Pay};
use crate::template::escape;
use crate::template::language_tag::plain;
use crate::template::view::role::Application;
use crate::template::view::{Sources, criteria, expectations, role};

/// The data of a posting for search engines. It has nothing that the posted page does not show.
#[derive(Debug, Clone)]
pub struct PostingView<'a> {
    /// The language of the words.
    pub language: Language,
    /// The title of the role.
    pub title: String,
    /// The name of the company.
    pub company: String,
    /// The website of the company.
    pub website: Option<&'a str>,
    /// The number of people the company employs.
    pub employees: Option<u64>,
    /// The sector of the company.
    pub sector: Option<String>,
    /// A description of the company, in Markdown.
    pub about: Option<String>,
    /// The day the posting goes out.
    pub posted: Option<Date>,
    /// The last day to apply.
    pub last_day: Option<Date>,
    /// The reference of the vacancy.
    pub reference: Option<String>,
    /// The web address to apply at.
    pub url: Option<&'a str>,
    /// Whether the work is fully remote.
    pub is_remote: bool,
    /// The places of work.
    pub locations: &'a [Location],
    /// The names of the countries of the places of work, each once.
    pub countries: Vec<String>,
    /// The form of employment.
    pub employment: Option<Employment>,
    /// The day, month or year in which the work starts.
    pub starts: Option<PartialDate>,
    /// The pay.
    pub pay: Option<&'a Pay>,
    /// The variable part of the pay.
    pub variable: Option<String>,
    /// The benefits.
    pub benefits: Vec<String>,
    /// The responsibilities.
    pub responsibilities: Vec<String>,
    /// The must-have qualifications.
    pub qualifications: Vec<String>,
    /// The names of the four qualities.
    pub qualities: Vec<&'a str>,
    /// The experience looked for.
    pub experience: &'a str,
    /// The ways to apply.
    pub application: Application,
}

impl<'a> PostingView<'a> {
    /// The data of a posting from the part of a profile that its audience sees.
    #[must_use]
    pub fn new(sources: Sources<'a>) -> Self {
        let profile = sources.profile;
        let (role, company) = (role::role(sources), role::company(sources));
        let pay = profile.role.pay.as_ref();
        let variable = pay.and_then(|pay| pay.variable.as_ref());
        let benefits = pay.map_or(&[][..], |pay| &pay.benefits).iter();
        let words = |text: &_| plain(&sources.text(text));
        let without_marks = |texts: Vec<String>| texts.iter().map(|text| plain(text)).collect();
        let qualities = criteria::qualities(sources, None);
        Self {
            language: sources.language,
            title: plain(&role.title),
            company: plain(&company.name),
            website: profile.company.website.as_deref(),
            employees: profile.company.employees,
            sector: company.sector.as_deref().map(plain),
            about: company.about.as_deref().map(escape::prose),
            posted: profile.role.posted,
            last_day: profile.role.apply.by,
            reference: role.reference,
            url: profile.role.apply.url.as_deref(),
            is_remote: profile.role.workplace == Some(Workplace::Remote),
            locations: &profile.role.locations,
            countries: countries(sources),
            employment: profile.role.employment,
            starts: profile.role.starts,
            pay,
            variable: variable.map(words),
            benefits: benefits.map(words).collect(),
            responsibilities: without_marks(expectations::responsibilities(sources)),
            qualifications: without_marks(expectations::qualifications(sources)),
            qualities: qualities.iter().map(|quality| quality.name).collect(),
            experience: expectations::background(sources).experience_sought,
            application: role::application(sources),
        }
    }
}

fn countries(sources: Sources<'_>) -> Vec<String> {
    let locations = sources.profile.role.locations.iter();
    let mut seen = BTreeSet::new();
    let codes = locations.filter_map(|location| location.country.as_deref());
    let codes = codes.filter(|code| seen.insert(*code));
    codes
        .map(|code| sources.framework.country(code).to_owned())
        .collect()
}
