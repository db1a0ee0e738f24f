//! The standard texts as types: a file that lacks one, or has one too many, does not load.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::framework::interview::{InterviewTexts, OffLimitsTexts};
use crate::framework::metric::{MetricTexts, UnitTexts};
use crate::framework::papers::{
    BodyTexts, CaseTexts, CharterTexts, Circumstance, CircumstanceTexts, ConfidentialTexts,
    HundredDays, OpenPoint, ReportingLine,
};
use crate::profile::keys::{
    AiScreening, Archetype, BlissMark, Criterion, Employment, Function, GovernanceBody,
    KnownMetric, Outcome, Period, Position, Preference, Qualification, Quality, Responsibility,
    Scope, StandardTitle, Trait, Unit, Vacancy, Workplace,
};
use crate::profile::text::TitleForms;

/// Every standard text in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// The language's own name.
    pub name: String,
    /// How numbers, dates and lists are written.
    pub format: Format,
    /// The symbols of currencies, by ISO 4217 code.
    pub currencies: BTreeMap<String, String>,
    /// The names of countries, by ISO 3166-1 code.
    pub countries: BTreeMap<String, String>,
    /// How the forms of a title are put together.
    pub title_forms: TitleFormats,
    /// The standard titles.
    pub titles: BTreeMap<StandardTitle, TitleForms>,
    /// What the role answers for.
    pub scopes: BTreeMap<Scope, String>,
    /// People and bodies.
    pub positions: BTreeMap<Position, String>,
    /// Where the work is done.
    pub workplaces: BTreeMap<Workplace, String>,
    /// Forms of employment.
    pub employments: BTreeMap<Employment, String>,
    /// Whether the position is vacant, as sentences.
    pub vacancies: BTreeMap<Vacancy, String>,
    /// Whether artificial intelligence has a part in choosing, as sentences.
    pub ai_screening: BTreeMap<AiScreening, String>,
    /// How often pay is paid, as it follows the figure.
    pub periods: BTreeMap<Period, String>,
    /// Functions the role leads.
    pub functions: BTreeMap<Function, String>,
    /// Business outcomes, as sentences.
    pub outcomes: BTreeMap<Outcome, String>,
    /// Units of metrics.
    pub units: BTreeMap<Unit, UnitTexts>,
    /// Metrics with a settled definition.
    pub metrics: BTreeMap<KnownMetric, MetricTexts>,
    /// Whose trademarks some metrics are.
    pub trademark_note: String,
    /// Standard responsibilities.
    pub responsibilities: BTreeMap<Responsibility, ResponsibilityTexts>,
    /// Standard must-have qualifications.
    pub qualifications: BTreeMap<Qualification, QualificationTexts>,
    /// Traits looked for whatever the background, as they follow in a sentence.
    pub traits: BTreeMap<Trait, String>,
    /// The four qualities.
    pub qualities: BTreeMap<Quality, CriterionTexts>,
    /// The four archetypes.
    pub archetypes: BTreeMap<Archetype, CriterionTexts>,
    /// How much a company needs an archetype, from 1 to 3.
    pub archetype_needs: BTreeMap<u8, String>,
    /// The backgrounds a company may prefer.
    pub backgrounds: BTreeMap<Preference, BackgroundTexts>,
    /// The marks of the Bliss lens.
    pub bliss: BTreeMap<BlissMark, BlissTexts>,
    /// The bodies of governance.
    pub governance: BTreeMap<GovernanceBody, BodyTexts>,
    /// Who decides what where a profile does not say it.
    pub charter: CharterTexts,
    /// What the usual reporting lines bring and put at risk.
    pub reporting_lines: BTreeMap<Position, ReportingLine>,
    /// What in a profile speaks for one background or the other.
    pub circumstances: BTreeMap<Circumstance, CircumstanceTexts>,
    /// What a search needs to know before it begins.
    pub open_points: BTreeMap<OpenPoint, String>,
    /// How a panel that disagrees comes to a decision.
    pub settling: Vec<String>,
    /// The first hundred days, by period.
    pub first_hundred_days: Vec<HundredDays>,
    /// The case that finalists prepare.
    pub case: CaseTexts,
    /// What stands for a company that is not named.
    pub confidential: ConfidentialTexts,
    /// The rating scale, from 1 to 5.
    pub scale: BTreeMap<u8, NamedText>,
    /// The rating that is none.
    pub not_observed: NamedText,
    /// The levels of recommendation.
    pub recommendations: BTreeMap<Recommendation, String>,
    /// Subjects that no interviewer raises.
    pub not_to_ask: Vec<OffLimitsTexts>,
    /// How interviews are held.
    pub interview: InterviewTexts,
    /// Headings and labels by document; words in braces are filled in.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
}

/// How numbers, dates and lists are written; words in braces are filled in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// Between the whole and the decimals of a number.
    pub decimal: String,
    /// Between groups of three digits.
    pub thousands: String,
    /// A share, from `{number}`.
    pub percent: String,
    /// An amount, from `{number}` and `{symbol}`.
    pub money: String,
    /// A range of amounts, from `{min}` and `{max}`.
    pub money_range: String,
    /// A range open above, from `{min}`.
    pub money_from: String,
    /// A range open below, from `{max}`.
    pub money_up_to: String,
    /// A day, from `{day}`, `{month}` and `{year}`.
    pub date: String,
    /// A month, from `{month}` and `{year}`.
    pub month: String,
    /// The number of the first day of a month.
    pub first_of_month: String,
    /// The names of the months.
    pub months: [String; 12],
    /// Between the items of a list.
    pub list_comma: String,
    /// Before the last item of a list.
    pub list_and: String,
    /// A label and what it labels, from `{label}` and `{text}`.
    pub labelled: String,
    /// Words quoted, from `{text}`.
    pub quote: String,
}

/// How the forms of a title are put together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleFormats {
    /// A feminine and a masculine form, from `{feminine}`, `{masculine}` and the `{rest}` they share.
    pub pair: String,
    /// One form open to all, from `{title}`.
    pub open: String,
}

/// A level of recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// Not to be hired, whatever others saw.
    StrongNo,
    /// Not to be hired.
    No,
    /// To be hired.
    Yes,
    /// To be hired, and not to be lost.
    StrongYes,
    /// Too little was heard to recommend anything.
    NotEnoughEvidence,
}

/// A standard responsibility, by scope of the role.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponsibilityTexts {
    /// Its text where the role answers for customers; `{functions}` is filled in.
    pub cx: String,
    /// Its text where the role answers for customers and staff; `{functions}` is filled in.
    pub cx_and_ex: String,
    /// The functions named where the profile names none.
    #[serde(default)]
    pub standard_functions: Option<String>,
}

/// A standard must-have qualification, by scope of the role.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QualificationTexts {
    /// Its text where the role answers for customers.
    pub cx: String,
    /// Its text where the role answers for customers and staff.
    pub cx_and_ex: String,
}

/// A name and its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedText {
    /// The name.
    pub name: String,
    /// The meaning.
    pub text: String,
}

/// A quality or an archetype.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionTexts {
    /// Its name.
    pub name: String,
    /// What a candidate reads in the posting.
    pub posting: String,
    /// What an interviewer reads.
    pub definition: String,
    /// What speaks for a candidate.
    pub look_for: Vec<String>,
    /// What speaks against a candidate.
    pub warning_signs: Vec<String>,
    /// The question every candidate is asked.
    pub question: String,
    /// Questions to go deeper with.
    pub probes: [String; 3],
    /// Observable behaviour along the scale.
    pub anchors: Anchors,
    /// What an answer sounds like that earns a high rating, in a candidate's words.
    pub strong_answer: String,
    /// What an answer sounds like that earns a low rating, in a candidate's words.
    pub weak_answer: String,
}

/// Observable behaviour at three ratings; 2 and 4 lie between.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchors {
    /// What earns a 1.
    #[serde(rename = "1")]
    pub one: String,
    /// What earns a 3.
    #[serde(rename = "3")]
    pub three: String,
    /// What earns a 5.
    #[serde(rename = "5")]
    pub five: String,
}

/// A background a company may prefer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackgroundTexts {
    /// Its name, as it follows `The company prefers`.
    pub name: String,
    /// The preference as a candidate reads it: experience sought.
    pub experience_sought: String,
    /// What speaks for it; for the hiring team.
    #[serde(rename = "for")]
    pub arguments_for: Vec<String>,
    /// What speaks against it; for the hiring team.
    #[serde(rename = "against")]
    pub arguments_against: Vec<String>,
    /// Questions that probe its weak points.
    pub probes: Vec<String>,
    /// The criterion whose interviewer puts these questions.
    pub tested_with: Criterion,
    /// The weak point the questions probe.
    pub watch: String,
    /// What an answer sounds like that makes up for it, in a candidate's words.
    pub strong_answer: String,
    /// What an answer sounds like that does not, in a candidate's words.
    pub weak_answer: String,
}

/// A mark of the Bliss lens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlissTexts {
    /// Its name.
    pub name: String,
    /// What it consists in.
    pub mark: String,
    /// A question that brings it out.
    pub question: String,
}
