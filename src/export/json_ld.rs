//! A posting as JSON-LD: a `JobPosting` of schema.org, which job boards and search engines read.
//!
//! What happens, in order:
//! 1. The view that templates show gives the words of one language, so that the JSON-LD says no
//!    more than the page does; the profile gives figures, dates and codes.
//! 2. Each property that they can fill becomes one of the posting. What the profile does not give
//!    is left out, never guessed: no number of openings, no code of an occupation, no logo.
//! 3. The characters that mean something in HTML are written as escapes, so that the text can
//!    stand in a `<script type="application/ld+json">` whatever the profile says.

mod node;
mod place;
mod wanted;

use jiff::civil::Date;
use serde_json::Value;

use crate::document::{self, Block, BlockKind, plain_text};
use crate::export::json_ld::node::{Node, number, texts};
use crate::language::Language;
use crate::profile::keys::{Employment, Period};
use crate::profile::model::Pay;
use crate::template::view::role::Application;
use crate::template::view::{Sources, View};
use crate::template::{self, ScorecardHead, escape};

pub use wanted::{WANTED, Wanted};

/// What a posting needs beside its profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonLdOptions {
    /// All of the posting as HTML: paragraphs, lists, emphasis and links.
    pub description: String,
}

/// A posting as JSON-LD, in the language of `sources`; it ends with a line break.
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

fn posting(sources: Sources, options: &JsonLdOptions) -> Node {
    let role = &sources.profile.role;
    let head = ScorecardHead::default();
    let view = View::new(sources, None, &head);
    let pay = role.pay.as_ref();
    let variable = pay.and_then(|pay| pay.variable.as_ref());
    let benefits = pay.map_or(&[][..], |pay| &pay.benefits);
    let qualities = view.qualities.iter().map(|quality| quality.name);
    let words = |text: &_| template::plain(&sources.text(text));
    Node::context()
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
        .with_all(place::properties(sources))
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

/// The last moment of a day, where the posting is read.
fn end_of_day(day: Date) -> String {
    format!("{day}T23:59:59")
}

fn identifier(view: &View) -> Option<Value> {
    let reference = view.role.reference.as_deref()?;
    let identifier = Node::of("PropertyValue")
        .with("name", template::plain(&view.company.name))
        .with("value", reference);
    Some(identifier.into())
}

fn organization(view: &View, employees: Option<u64>) -> Value {
    let employees = employees.map(|number| Node::of("QuantitativeValue").with("value", number));
    let organization = Node::of("Organization")
        .with("name", template::plain(&view.company.name))
        .with("sameAs", view.company.website.as_deref())
        .with("numberOfEmployees", employees);
    organization.into()
}

/// Fixed pay: a range, or one figure. A range that is open on one side stays so.
fn base_salary(pay: &Pay) -> Option<Value> {
    let amount = Node::of("QuantitativeValue");
    let amount = match (pay.min, pay.max) {
        (None, None) => return None,
        (Some(min), Some(max)) if min == max => amount.with("value", number(min)),
        (min, max) => amount
            .with("minValue", min.and_then(number))
            .with("maxValue", max.and_then(number)),
    };
    let salary = Node::of("MonetaryAmount")
        .with("currency", pay.currency.as_str())
        .with("value", amount.with("unitText", unit_text(pay.period)));
    Some(salary.into())
}

/// The word that search engines know a period of pay by.
fn unit_text(period: Period) -> &'static str {
    match period {
        Period::Year => "YEAR",
        Period::Month => "MONTH",
        Period::Day => "DAY",
        Period::Hour => "HOUR",
    }
}

/// The word that search engines know a form of employment by.
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
    Some(Node::of("ContactPoint").with(property, contact).into())
}

/// A text with Markdown as plain text, one line per paragraph.
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
