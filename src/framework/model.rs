//! The types of the standard texts. A file with a missing or an unknown text does not load.

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

/// All standard texts in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// The language's own name.
    pub name: String,
    /// The formats of numbers, dates and lists.
    pub format: Format,
    /// The symbols of currencies, by ISO 4217 code.
    pub currencies: BTreeMap<String, String>,
    /// The names of countries, by ISO 3166-1 code.
    pub countries: BTreeMap<String, String>,
    /// The formats of titles.
    pub title_forms: TitleFormats,
    /// The standard titles.
    pub titles: BTreeMap<StandardTitle, TitleForms>,
    /// The scopes of the role.
    pub scopes: BTreeMap<Scope, String>,
    /// The positions and bodies of a company.
    pub positions: BTreeMap<Position, String>,
    /// The kinds of workplace.
    pub workplaces: BTreeMap<Workplace, String>,
    /// The forms of employment.
    pub employments: BTreeMap<Employment, String>,
    /// The statements on whether the position is vacant, as sentences.
    pub vacancies: BTreeMap<Vacancy, String>,
    /// The statements on the use of artificial intelligence in selection, as sentences.
    pub ai_screening: BTreeMap<AiScreening, String>,
    /// The periods of pay, as they follow the amount.
    pub periods: BTreeMap<Period, String>,
    /// The functions that the role may lead.
    pub functions: BTreeMap<Function, String>,
    /// The business outcomes, as sentences.
    pub outcomes: BTreeMap<Outcome, String>,
    /// The units of metrics.
    pub units: BTreeMap<Unit, UnitTexts>,
    /// The known metrics.
    pub metrics: BTreeMap<KnownMetric, MetricTexts>,
    /// The note that names the owners of trademarks among the metrics.
    pub trademark_note: String,
    /// The standard responsibilities.
    pub responsibilities: BTreeMap<Responsibility, ResponsibilityTexts>,
    /// The standard must-have qualifications.
    pub qualifications: BTreeMap<Qualification, QualificationTexts>,
    /// The traits looked for in every candidate, as they follow in a sentence.
    pub traits: BTreeMap<Trait, String>,
    /// The four qualities.
    pub qualities: BTreeMap<Quality, CriterionTexts>,
    /// The four archetypes.
    pub archetypes: BTreeMap<Archetype, CriterionTexts>,
    /// The degrees of a company's need for an archetype, from 1 to 3.
    pub archetype_needs: BTreeMap<u8, String>,
    /// The backgrounds a company may prefer.
    pub backgrounds: BTreeMap<Preference, BackgroundTexts>,
    /// The marks of the Bliss lens.
    pub bliss: BTreeMap<BlissMark, BlissTexts>,
    /// The bodies of governance.
    pub governance: BTreeMap<GovernanceBody, BodyTexts>,
    /// The charter proposed when a profile has none.
    pub charter: CharterTexts,
    /// The benefits and risks of the usual reporting lines.
    pub reporting_lines: BTreeMap<Position, ReportingLine>,
    /// The circumstances that favour one background or the other.
    pub circumstances: BTreeMap<Circumstance, CircumstanceTexts>,
    /// The points to settle before a search begins.
    pub open_points: BTreeMap<OpenPoint, String>,
    /// The steps by which a panel that disagrees decides.
    pub settling: Vec<String>,
    /// The first hundred days, by period.
    pub first_hundred_days: Vec<HundredDays>,
    /// The case that finalists prepare.
    pub case: CaseTexts,
    /// The descriptions of a company that is not named.
    pub confidential: ConfidentialTexts,
    /// The rating scale, from 1 to 5.
    pub scale: BTreeMap<u8, NamedText>,
    /// The entry for a criterion that was not observed, which is no rating.
    pub not_observed: NamedText,
    /// The levels of recommendation.
    pub recommendations: BTreeMap<Recommendation, String>,
    /// The subjects that interviewers must not raise.
    pub not_to_ask: Vec<OffLimitsTexts>,
    /// The texts and durations of interviews.
    pub interview: InterviewTexts,
    /// The headings, labels and patterns by document; patterns have placeholders in braces.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
}

/// The formats of numbers, dates and lists, with placeholders in braces.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// The decimal separator.
    pub decimal: String,
    /// The thousands separator.
    pub thousands: String,
    /// The format of a percentage, from `{number}`.
    pub percent: String,
    /// The format of an amount of money, from `{number}` and `{symbol}`.
    pub money: String,
    /// The format of a range of amounts, from `{min}` and `{max}`.
    pub money_range: String,
    /// The format of a range without a maximum, from `{min}`.
    pub money_from: String,
    /// The format of a range without a minimum, from `{max}`.
    pub money_up_to: String,
    /// The format of a date, from `{day}`, `{month}` and `{year}`.
    pub date: String,
    /// The format of a month, from `{month}` and `{year}`.
    pub month: String,
    /// The number of the first day of a month.
    pub first_of_month: String,
    /// The names of the months.
    pub months: [String; 12],
    /// The separator of the items of a list.
    pub list_comma: String,
    /// The separator before the last item of a list.
    pub list_and: String,
    /// The format of a labelled text, from `{label}` and `{text}`.
    pub labelled: String,
    /// The format of a quotation, from `{text}`.
    pub quote: String,
}

/// The formats of titles.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleFormats {
    /// The format of a feminine and a masculine form, from `{feminine}`, `{masculine}` and the words
    /// they share, `{rest}`.
    pub pair: String,
    /// The format of a form for all genders, from `{title}`.
    pub open: String,
}

/// A level of recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// Do not hire, even if others recommend it.
    StrongNo,
    /// Do not hire.
    No,
    /// Hire.
    Yes,
    /// Hire, and do not lose the candidate.
    StrongYes,
    /// There is too little evidence for a recommendation.
    NotEnoughEvidence,
}

/// A standard responsibility, by scope of the role.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponsibilityTexts {
    /// The text for a role responsible for customers, with the placeholder `{functions}`.
    pub cx: String,
    /// The text for a role responsible for customers and employees, with the placeholder
    /// `{functions}`.
    pub cx_and_ex: String,
    /// The functions to name if the profile names none.
    #[serde(default)]
    pub standard_functions: Option<String>,
}

/// A standard must-have qualification, by scope of the role.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QualificationTexts {
    /// The text for a role responsible for customers.
    pub cx: String,
    /// The text for a role responsible for customers and employees.
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
    /// The name.
    pub name: String,
    /// The description in the posting, for candidates.
    pub posting: String,
    /// The definition for interviewers.
    pub definition: String,
    /// The signs in favour of a candidate.
    pub look_for: Vec<String>,
    /// The signs against a candidate.
    pub warning_signs: Vec<String>,
    /// The question for every candidate.
    pub question: String,
    /// The follow-up questions.
    pub probes: [String; 3],
    /// The anchors of the scale.
    pub anchors: Anchors,
    /// An example of an answer that earns a high rating, in a candidate's words.
    pub strong_answer: String,
    /// An example of an answer that earns a low rating, in a candidate's words.
    pub weak_answer: String,
}

/// The observable behaviour at three ratings of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchors {
    /// The behaviour that earns a 1.
    #[serde(rename = "1")]
    pub one: String,
    /// The behaviour that earns a 3.
    #[serde(rename = "3")]
    pub three: String,
    /// The behaviour that earns a 5.
    #[serde(rename = "5")]
    pub five: String,
}

/// A background a company may prefer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackgroundTexts {
    /// The name, as it follows `The company prefers`.
    pub name: String,
    /// The experience sought, for candidates.
    pub experience_sought: String,
    /// The arguments in favour, for the hiring team.
    #[serde(rename = "for")]
    pub arguments_for: Vec<String>,
    /// The arguments against, for the hiring team.
    #[serde(rename = "against")]
    pub arguments_against: Vec<String>,
    /// The questions that probe the weak points.
    pub probes: Vec<String>,
    /// The criterion whose interviewer asks these questions.
    pub tested_with: Criterion,
    /// The weak point that the questions probe.
    pub watch: String,
    /// An example of an answer that makes up for the weak point, in a candidate's words.
    pub strong_answer: String,
    /// An example of an answer that does not, in a candidate's words.
    pub weak_answer: String,
}

/// A mark of the Bliss lens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlissTexts {
    /// The name.
    pub name: String,
    /// The meaning of the mark.
    pub mark: String,
    /// A question that brings the mark out.
    pub question: String,
}
