//! A job posting as JSON-LD: a `JobPosting` of schema.org, which job boards and search engines
//! read.
//!
//! 1. Texts come from the view that templates show, so that the JSON-LD says no more than the page
//!    does; figures, dates and codes come from the profile.
//! 2. Each property that they fill becomes one of the posting. What the profile does not give is
//!    left out, never guessed: no number of openings, no occupation code, no logo.
//! 3. Characters with a meaning in HTML are escaped, so that the text can stand in a `<script
//!    type="application/ld+json">` whatever the profile says.

mod job_location;
mod node;
mod search_properties;

use jiff::civil::Date;
use serde_json::Value;

use crate::document::{self, Block, BlockKind, plain_text};
use crate::export::json_ld::node::{NodeObject, number, texts};
use crate::language::Language;
use crate::profile::keys::{Employment, Period};
use crate::profile::model::Pay;
use crate::template::view::role::Application;
use crate::template::view::{Sources, View};
use crate::template::{self, ScorecardHead, escape};

pub use search_properties::{SEARCH_PROPERTIES, SearchProperty};

/// The options of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonLdOptions {
    /// The whole posting as HTML: paragraphs, lists, emphasis and links.
    pub description: String,
}

/// A posting as JSON-LD, in the language of `sources`, with a line break at its end.
#[must_use]
pub fn json_ld(sources: Sources, options: &JsonLdOptions) -> String {
    let posting = Value::from(posting(sources, options));
    let mut text = String::new();
    for character in format!("{posting:#}\n").chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                text += &format!("\\u{:04x}", u32::from(character));
            }
            character => text.push(character),
        }
    }
    text
}

fn posting(sources: Sources, options: &JsonLdOptions) -> NodeObject {
    let role = &sources.profile.role;
    let head = ScorecardHead::default();
    let view = View::new(sources, None, &head);
    let pay = role.pay.as_ref();
    let variable = pay.and_then(|pay| pay.variable.as_ref());
    let benefits = pay.map_or(&[][..], |pay| &pay.benefits);
    let qualities = view.qualities.iter().map(|quality| quality.name);
    let words = |text: &_| template::plain(&sources.text(text));
    NodeObject::context()
        .with("title", template::plain(&view.role.title))
        .with("description", options.description.as_str())
        .with("datePosted", role.posted.map(|day| day.to_string()))
        .with("validThrough", role.apply.by.map(end_of_day))
        .with("identifier", identifier(&view))
        .with("url", role.apply.url.as_deref())
        .with(
            "hiringOrganization",
            organization(&view, sources.profile.company.employees),
        )
        .with(
            "employerOverview",
            view.company
                .about
                .as_deref()
                .map(|about| prose(about, sources.language)),
        )
        .with(
            "industry",
            view.company.sector.as_deref().map(template::plain),
        )
        .with_all(job_location::properties(sources))
        .with("employmentType", role.employment.map(employment_type))
        .with("jobStartDate", role.starts.map(|date| date.to_string()))
        .with("baseSalary", pay.and_then(base_salary))
        .with("salaryCurrency", pay.map(|pay| pay.currency.as_str()))
        .with("incentiveCompensation", variable.map(words))
        .with("jobBenefits", texts(benefits.iter().map(words)))
        .with(
            "responsibilities",
            texts(
                view.responsibilities
                    .iter()
                    .map(|text| template::plain(text)),
            ),
        )
        .with(
            "qualifications",
            texts(view.qualifications.iter().map(|text| template::plain(text))),
        )
        .with("skills", texts(qualities.map(template::plain)))
        .with("experienceRequirements", view.background.experience_sought)
        .with("applicationContact", contact(&view.application))
}

/// The last second of a day, in the reader's time zone.
fn end_of_day(day: Date) -> String {
    format!("{day}T23:59:59")
}

fn identifier(view: &View) -> Option<Value> {
    let reference = view.role.reference.as_deref()?;
    let identifier = NodeObject::of("PropertyValue")
        .with("name", template::plain(&view.company.name))
        .with("value", reference);
    Some(identifier.into())
}

fn organization(view: &View, employees: Option<u64>) -> Value {
    let employees =
        employees.map(|number| NodeObject::of("QuantitativeValue").with("value", number));
    let organization = NodeObject::of("Organization")
        .with("name", template::plain(&view.company.name))
        .with("sameAs", view.company.website.as_deref())
        .with("numberOfEmployees", employees);
    organization.into()
}

/// The base salary: a range, which may be open on one side, or a single figure.
fn base_salary(pay: &Pay) -> Option<Value> {
    let amount = NodeObject::of("QuantitativeValue");
    let amount = match (pay.min, pay.max) {
        (None, None) => return None,
        (Some(min), Some(max)) if min == max => amount.with("value", number(min)),
        (min, max) => amount
            .with("minValue", min.and_then(number))
            .with("maxValue", max.and_then(number)),
    };
    let salary = NodeObject::of("MonetaryAmount")
        .with("currency", pay.currency.as_str())
        .with("value", amount.with("unitText", unit_text(pay.period)));
    Some(salary.into())
}

/// The name of a pay period in schema.org's `unitText`.
fn unit_text(period: Period) -> &'static str {
    match period {
        Period::Year => "YEAR",
        Period::Month => "MONTH",
        Period::Day => "DAY",
        Period::Hour => "HOUR",
    }
}

/// The name of a kind of employment in Google's `employmentType`.
fn employment_type(employment: Employment) -> &'static str {
    match employment {
        Employment::FullTime => "FULL_TIME",
        Employment::PartTime => "PART_TIME",
        Employment::FixedTerm | Employment::Interim => "TEMPORARY",
        Employment::Contractor => "CONTRACTOR",
    }
}

fn contact(application: &Application) -> Option<Value> {
    let contact = application.contact.as_deref()?;
    let property = if application.contact_is_mail {
        "email"
    } else {
        "name"
    };
    Some(
        NodeObject::of("ContactPoint")
            .with(property, contact)
            .into(),
    )
}

/// Markdown as plain text, one line per paragraph.
fn prose(text: &str, language: Language) -> String {
    let document = document::parse(&escape::prose(text), language);
    let mut lines = Vec::new();
    document
        .blocks
        .iter()
        .for_each(|block| add_lines(block, &mut lines));
    lines.join("\n")
}

fn add_lines(block: &Block, lines: &mut Vec<String>) {
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            lines.push(plain_text(content));
        }
        BlockKind::List { items, .. } => {
            let blocks = items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|block| add_lines(block, lines));
        }
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
            blocks.iter().for_each(|block| add_lines(block, lines));
        }
        BlockKind::Code(code) => lines.push(code.clone()),
        BlockKind::Table(_) | BlockKind::Rule | BlockKind::WritingLines(_) => {}
    }
}
