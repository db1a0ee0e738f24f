//! A job posting as JSON-LD: a `JobPosting` of schema.org, which job boards and search engines
//! read.
//!
//! 1. [`PostingView`] has the texts of one language, so that the JSON-LD says no more than the page
//!    does, and figures, dates and codes.
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
use crate::export::json_ld::node::{NodeObject, number, texts as texts_of};
use crate::language::Language;
use crate::profile::keys::{Employment, Period};
use crate::profile::model::Pay;
use crate::template::view::posting::PostingView;
use crate::template::view::role::Application;

pub use search_properties::{SEARCH_PROPERTIES, SearchProperty};

/// A posting as JSON-LD, in the language of its texts, with a line break at its end. `description`
/// is the whole posting as HTML: paragraphs, lists, emphasis and links.
#[must_use]
pub fn json_ld(posting: &PostingView<'_>, description: &str) -> String {
    let posting = Value::from(job_posting(posting, description));
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

fn job_posting(posting: &PostingView<'_>, description: &str) -> NodeObject {
    let about = posting.about.as_deref();
    let texts = |texts: &[String]| texts_of(texts.iter().cloned());
    let qualities = posting
        .qualities
        .iter()
        .map(|quality| (*quality).to_owned());
    NodeObject::context()
        .with("title", posting.title.as_str())
        .with("description", description)
        .with("datePosted", posting.posted.map(|day| day.to_string()))
        .with("validThrough", posting.last_day.map(end_of_day))
        .with("identifier", identifier(posting))
        .with("url", posting.url)
        .with("hiringOrganization", organization(posting))
        .with(
            "employerOverview",
            about.map(|about| prose(about, posting.language)),
        )
        .with("industry", posting.sector.as_deref())
        .with_all(job_location::properties(posting))
        .with("employmentType", posting.employment.map(employment_type))
        .with("jobStartDate", posting.starts.map(|date| date.to_string()))
        .with("baseSalary", posting.pay.and_then(base_salary))
        .with(
            "salaryCurrency",
            posting.pay.map(|pay| pay.currency.as_str()),
        )
        .with("incentiveCompensation", posting.variable.as_deref())
        .with("jobBenefits", texts(&posting.benefits))
        .with("responsibilities", texts(&posting.responsibilities))
        .with("qualifications", texts(&posting.qualifications))
        .with("skills", texts_of(qualities))
        .with("experienceRequirements", posting.experience)
        .with("applicationContact", contact(&posting.application))
}

/// The last second of a day, in the reader's time zone.
fn end_of_day(day: Date) -> String {
    format!("{day}T23:59:59")
}

fn identifier(posting: &PostingView<'_>) -> Option<Value> {
    let reference = posting.reference.as_deref()?;
    let identifier = NodeObject::of("PropertyValue")
        .with("name", posting.company.as_str())
        .with("value", reference);
    Some(identifier.into())
}

fn organization(posting: &PostingView<'_>) -> Value {
    let employees = posting.employees;
    let employees =
        employees.map(|number| NodeObject::of("QuantitativeValue").with("value", number));
    let organization = NodeObject::of("Organization")
        .with("name", posting.company.as_str())
        .with("sameAs", posting.website)
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
fn prose(markdown: &str, language: Language) -> String {
    let document = document::parse(markdown, language);
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
