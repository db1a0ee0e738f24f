//! The company, the position and its objective.

use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::{Framework, join_title, typography};
use crate::message::fill;
use crate::profile::date::PartialDate;
use crate::profile::keys::{Employment, Scope};
use crate::profile::model::{Location, Pay, Profile, Team};
use crate::profile::text::KeyOr;
use crate::template::language_tag;
use crate::template::view::Sources;

/// The company that hires.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompanyView {
    /// The name of the company.
    pub name: String,
    /// The company's description of itself, in Markdown; absent when the profile gives none.
    pub about: Option<String>,
    /// The company's line of business; absent when the profile gives none.
    pub sector: Option<String>,
    /// The number of employees, in words; absent when the profile gives none.
    pub employees: Option<String>,
    /// The web address of the company; absent when the profile gives none.
    pub website: Option<String>,
}

/// The position to fill.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RoleView {
    /// The job title; in French, a form open to every gender.
    pub title: String,
    /// The experience that the role answers for: that of customers, or of customers and employees.
    pub scope: Scope,
    /// The places of work, on one line; absent when the profile gives none.
    pub place: Option<String>,
    /// The facts at a glance: pay, place, start and the like, as far as the profile gives them.
    pub glance: Vec<Labelled>,
    /// The company's reference number for the position; absent when the profile gives none.
    pub reference: Option<String>,
}

/// A fact with its label.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Labelled {
    /// The key of the fact, the same in every language: `reports_to`, `scope`, `place`,
    /// `employment`, `team`, `starts`, `pay`, `variable`, `benefits`, `posted`, `apply_by` or
    /// `reference`.
    pub key: &'static str,
    /// The label; may be empty.
    pub label: String,
    /// The fact.
    pub text: String,
}

/// The purpose of the role and the results expected of it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ObjectiveView {
    /// The purpose of the role, in Markdown.
    pub purpose: String,
    /// The impact expected, in Markdown; absent when the profile gives none.
    pub impact: Option<String>,
    /// The business outcomes expected, as sentences.
    pub outcomes: Vec<String>,
}

/// The ways to apply.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Application {
    /// The last day to apply; absent when the profile gives none.
    pub by: Option<String>,
    /// The person or address to write to; absent when the profile gives none.
    pub contact: Option<String>,
    /// Whether the contact is an e-mail address.
    pub contact_is_mail: bool,
    /// The web address to apply at; absent when the profile gives none.
    pub url: Option<String>,
    /// The statement whether the position is vacant; absent when the profile does not say.
    pub vacancy: Option<String>,
    /// The statement on artificial intelligence in the selection; absent when the profile does not
    /// say.
    pub ai_screening: Option<String>,
}

pub(super) fn company(sources: Sources) -> CompanyView {
    let company = &sources.profile.company;
    let text = |text: &Option<_>| text.as_ref().map(|text| sources.text(text));
    let employees = company.employees.map(|number| {
        let number = sources.framework.count(number);
        fill(
            sources.word("job_description", "employees"),
            &[("number", &number)],
        )
    });
    CompanyView {
        name: typography::name(company.name.trim()),
        about: text(&company.about),
        sector: text(&company.sector),
        employees,
        website: company.website.clone(),
    }
}

pub(super) fn role(sources: Sources) -> RoleView {
    let role = &sources.profile.role;
    RoleView {
        title: title(sources),
        scope: scope(sources.profile),
        place: place(sources),
        glance: glance(sources),
        reference: role.reference.clone(),
    }
}

fn title(sources: Sources) -> String {
    let framework = sources.framework;
    match &sources.profile.role.title {
        KeyOr::Key(key) => join_title(&framework.titles[key], &framework.title_forms),
        KeyOr::Text(title) => {
            let (title, language) = title.in_language(sources.language);
            sources.with_typography(&join_title(&title, &framework.title_forms), language)
        }
    }
}

/// The scope of the role; customers only if the profile does not say.
pub(super) fn scope(profile: &Profile) -> Scope {
    profile.role.scope.unwrap_or(Scope::Cx)
}

fn place(sources: Sources) -> Option<String> {
    let locations = &sources.profile.role.locations;
    let places: Vec<String> = locations
        .iter()
        .map(|location| place_name(location, sources.framework))
        .filter(|place| !place.is_empty())
        .collect();
    (!places.is_empty()).then(|| places.join(" · "))
}

fn place_name(location: &Location, framework: &Framework) -> String {
    let country = location
        .country
        .as_deref()
        .map(|code| framework.country(code));
    let parts = [
        location.city.as_deref(),
        location.region.as_deref(),
        country,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The rows of the position at a glance, in the order of a candidate's usual questions.
fn glance(sources: Sources) -> Vec<Labelled> {
    let Sources {
        profile, framework, ..
    } = sources;
    let role = &profile.role;
    let position = role.reports_to.as_ref();
    let day = |day| framework.date(PartialDate::from(day));
    let rows = [
        (
            "reports_to",
            position.map(|who| sources.key_or_text(who, &framework.positions)),
        ),
        (
            "scope",
            role.scope.map(|scope| framework.scopes[&scope].clone()),
        ),
        ("place", place_and_workplace(sources)),
        ("employment", employment(sources)),
        (
            "team",
            role.team.as_ref().and_then(|team| team_line(sources, team)),
        ),
        ("starts", role.starts.map(|date| framework.date(date))),
        (
            "pay",
            role.pay.as_ref().and_then(|pay| pay_line(framework, pay)),
        ),
        (
            "variable",
            role.pay
                .as_ref()
                .and_then(|pay| pay.variable.as_ref())
                .map(|text| upper_first(&sources.text(text))),
        ),
        (
            "benefits",
            role.pay.as_ref().and_then(|pay| benefits(sources, pay)),
        ),
        ("posted", role.posted.map(day)),
        ("apply_by", role.apply.by.map(day)),
        ("reference", role.reference.clone()),
    ];
    let labelled = |(key, text): (&'static str, Option<String>)| {
        Some(Labelled {
            key,
            label: sources.word("glance", key).to_owned(),
            text: text?,
        })
    };
    rows.into_iter().filter_map(labelled).collect()
}

fn place_and_workplace(sources: Sources) -> Option<String> {
    let workplace = sources.profile.role.workplace;
    let workplace = workplace.map(|key| sources.framework.workplaces[&key].clone());
    match (place(sources), workplace) {
        (Some(place), Some(workplace)) => Some(format!("{place} ({workplace})")),
        (None, Some(workplace)) => Some(upper_first(&workplace)),
        (place, None) => place,
    }
}

fn employment(sources: Sources) -> Option<String> {
    let key: Employment = sources.profile.role.employment?;
    Some(sources.framework.employments[&key].clone())
}

fn team_line(sources: Sources, team: &Team) -> Option<String> {
    let size = team.size.map(|size| {
        let number = sources.framework.count(size);
        fill(sources.word("glance", "team_size"), &[("number", &number)])
    });
    let functions = functions(sources);
    match (size, functions) {
        (Some(size), Some(functions)) => Some(sources.framework.labelled(&size, &functions)),
        (Some(size), None) => Some(size),
        (None, Some(functions)) => Some(upper_first(&functions)),
        (None, None) => None,
    }
}

/// The functions the role leads, as a list in running text.
pub(super) fn functions(sources: Sources) -> Option<String> {
    let functions = &sources.profile.role.team.as_ref()?.functions;
    let names = functions
        .iter()
        .map(|key| sources.key_or_text(key, &sources.framework.functions));
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| sources.framework.list(&names))
}

fn pay_line(framework: &Framework, pay: &Pay) -> Option<String> {
    pay_in_words(framework, pay).map(|pay| upper_first(&pay))
}

/// The pay, for use within a sentence.
pub(super) fn pay_in_words(framework: &Framework, pay: &Pay) -> Option<String> {
    let range = framework.money_range(pay.min, pay.max, &pay.currency)?;
    Some(format!("{range} {}", framework.periods[&pay.period]))
}

fn benefits(sources: Sources, pay: &Pay) -> Option<String> {
    let benefits: Vec<String> = pay.benefits.iter().map(|text| sources.text(text)).collect();
    (!benefits.is_empty()).then(|| upper_first(&benefits.join(" · ")))
}

pub(super) fn objective(sources: Sources) -> ObjectiveView {
    let objective = &sources.profile.objective;
    let outcomes = objective.outcomes.iter();
    ObjectiveView {
        purpose: sources.text(&objective.purpose),
        impact: objective.impact.as_ref().map(|text| sources.text(text)),
        outcomes: outcomes
            .map(|key| sources.key_or_text(key, &sources.framework.outcomes))
            .collect(),
    }
}

pub(super) fn application(sources: Sources) -> Application {
    let framework = sources.framework;
    let role = &sources.profile.role;
    let apply = &role.apply;
    let vacancy = role.vacancy.map(|key| framework.vacancies[&key].clone());
    let ai_screening = apply.ai_screening.as_ref();
    Application {
        by: apply.by.map(|day| framework.date(PartialDate::from(day))),
        vacancy,
        ai_screening: ai_screening.map(|words| sources.key_or_text(words, &framework.ai_screening)),
        contact_is_mail: apply.contact.as_deref().is_some_and(is_mail_address),
        contact: apply.contact.clone(),
        url: apply.url.clone(),
    }
}

fn is_mail_address(contact: &str) -> bool {
    contact.contains('@') && !contact.contains(char::is_whitespace)
}

/// The text with its first letter in upper case.
pub(super) fn upper_first(text: &str) -> String {
    let start = text.len() - language_tag::after_tag(text).len();
    let (tag, words) = text.split_at(start);
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    let words = first.into_iter().flatten().chain(letters);
    tag.chars().chain(words).collect()
}
