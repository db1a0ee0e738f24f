//! The company, the position and what it is for.

use serde::Serialize;

use crate::framework::{Framework, fill, join_title, typography};
use crate::profile::date::PartialDate;
use crate::profile::keys::{Employment, Scope};
use crate::profile::model::{Location, Pay, Profile, Team};
use crate::profile::text::KeyOr;
use crate::template::foreign;
use crate::template::view::Sources;

/// The company.
#[derive(Debug, Clone, Serialize)]
pub struct CompanyView {
    /// Its name, to the letter but for curly apostrophes.
    pub name: String,
    /// What it says of itself. Markdown.
    pub about: Option<String>,
    /// Its trade.
    pub sector: Option<String>,
    /// How many people work there, in words.
    pub employees: Option<String>,
    /// Its web address.
    pub website: Option<String>,
}

/// The position.
#[derive(Debug, Clone, Serialize)]
pub struct RoleView {
    /// The title, open to every gender.
    pub title: String,
    /// What the role answers for: `cx` or `cx_and_ex`.
    pub scope: Scope,
    /// The places of work on one line.
    pub place: Option<String>,
    /// The position at a glance: only what the profile gives.
    pub glance: Vec<Labelled>,
    /// The company's reference.
    pub reference: Option<String>,
}

/// A text under a label; the label is empty where there is none.
#[derive(Debug, Clone, Serialize)]
pub struct Labelled {
    /// What the label stands for: `reports_to`, `pay`.
    pub key: &'static str,
    /// The label.
    pub label: String,
    /// The text.
    pub text: String,
}

/// What the role is for.
#[derive(Debug, Clone, Serialize)]
pub struct ObjectiveView {
    /// The purpose. Markdown.
    pub purpose: String,
    /// The impact expected. Markdown.
    pub impact: Option<String>,
    /// The business outcomes, as sentences.
    pub outcomes: Vec<String>,
}

/// How to apply.
#[derive(Debug, Clone, Serialize)]
pub struct Application {
    /// The last day.
    pub by: Option<String>,
    /// Whom to write to.
    pub contact: Option<String>,
    /// Whether the contact is a mail address.
    pub contact_is_mail: bool,
    /// Where to apply on the web.
    pub url: Option<String>,
    /// Whether the position is vacant, as a sentence.
    pub vacancy: Option<String>,
    /// Whether artificial intelligence has a part in choosing, as sentences.
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
            sources.shown(&join_title(&title, &framework.title_forms), language)
        }
    }
}

/// What the role answers for: a profile that does not say so claims no more than customers.
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

/// The rows of the position at a glance, in the order a candidate asks for them.
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

/// The pay as it follows in a sentence.
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

/// The text with its first letter as a capital.
pub(super) fn upper_first(text: &str) -> String {
    let start = text.len() - foreign::after_tag(text).len();
    let (tag, words) = text.split_at(start);
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    let words = first.into_iter().flatten().chain(letters);
    tag.chars().chain(words).collect()
}
