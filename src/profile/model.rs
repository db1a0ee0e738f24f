//! The types of a loaded profile, in which fields with a short form always have the long one.
//!
//! The doc comments of the types and fields are the descriptions in the schema, which editors show
//! to the authors of profiles.

mod brand;
mod readers;

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::profile::date::{self, PartialDate};
use crate::profile::formats;
use crate::profile::keys::{
    AiScreening, Archetype, Criterion, Employment, Function, GovernanceBody, KnownMetric, Lens,
    Outcome, Period, Position, Preference, Qualification, Quality, Responsibility, Scope,
    StandardTitle, Unit, Vacancy, Workplace,
};
use crate::profile::short_form::{self, ShortOrLong};
use crate::profile::text::{KeyOr, Text, Title};

pub use brand::{Brand, BrandFonts, FontFiles};
pub use readers::{Confidential, HideFrom, Notes};

/// A company and the Chief Experience Officer it looks for. Only `company` and `objective` are
/// required; every other field makes the documents more precise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The company that hires: its name, or a block with its name and what to say about it.
    #[serde(deserialize_with = "short_form::short_or_long")]
    #[schemars(with = "ShortOrLong<String, Company>", example = &"Maison Auriel")]
    pub company: Company,
    /// The position: title, place, contract, team, pay, how to apply.
    #[serde(default)]
    pub role: Role,
    /// What the role is for: one text, or a block with purpose, impact and outcomes.
    #[serde(deserialize_with = "short_form::short_or_long")]
    #[schemars(
        with = "ShortOrLong<Text, Objective>",
        example = &"Win back repeat customers and make service a reason to choose us."
    )]
    pub objective: Objective,
    /// Why the company hires for this role now. Say what has changed.
    #[schemars(example = &"Two regional chains have opened next to half of our stores.")]
    pub why_now: Option<Text>,
    /// The metrics the person will be measured on, each with where it stands and where it must go.
    #[serde(default)]
    pub target_metrics: Vec<Metric>,
    /// The background you prefer: `internal`, `cx` or `open`, or a block that also says why.
    /// Left out, both backgrounds are welcome.
    #[serde(default, deserialize_with = "short_form::short_or_long")]
    #[schemars(with = "ShortOrLong<Preference, Background>", example = &"internal")]
    pub background: Background,
    /// Changes to the five standard responsibilities.
    #[serde(default)]
    pub responsibilities: Tailoring<Responsibility>,
    /// Changes to the seven standard must-have qualifications.
    #[serde(default)]
    pub qualifications: Tailoring<Qualification>,
    /// How candidates are scored. Left out, the four qualities weigh the same and influence is a
    /// gate at 3.
    #[serde(default)]
    pub scorecard: Scorecard,
    /// The people who interview, and what each of them covers.
    #[serde(default)]
    pub panel: Vec<PanelMember>,
    /// Who decides what, domain by domain, among those involved in customer experience.
    #[serde(default)]
    pub mandate: Vec<DecisionRight>,
    /// How the company settles who decides, beside `mandate`.
    #[serde(default)]
    pub charter: Charter,
    /// The bodies of governance that the person steps into.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub governance: Vec<GovernanceBody>,
    /// What only some readers are told.
    #[serde(default)]
    pub notes: Notes,
    /// What stands in a confidential posting instead of the company's name and place.
    #[serde(default)]
    pub confidential: Confidential,
    /// What to hide from some readers besides what they never see.
    #[serde(default)]
    pub hide_from: HideFrom,
    /// The languages to make the documents in. Left out, both are made.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub languages: Vec<Language>,
    /// How the documents look.
    #[serde(default)]
    pub brand: Brand,
    /// What `cxo check` is not to say of this profile. No document shows it.
    #[serde(default)]
    pub check: Checking,
}

impl Profile {
    /// The languages to make documents in: those of the profile, or all.
    #[must_use]
    pub fn languages_made(&self) -> &[Language] {
        match self.languages.as_slice() {
            [] => &Language::ALL,
            named => named,
        }
    }
}

/// The company that hires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// The company's name as candidates know it.
    #[schemars(example = &"Maison Auriel")]
    pub name: String,
    /// The company in a few sentences. Markdown emphasis, lists and links are kept.
    #[schemars(extend("contentMediaType" = "text/markdown"))]
    pub about: Option<Text>,
    /// The trade the company is in.
    #[schemars(example = &"Home furnishing")]
    pub sector: Option<Text>,
    /// How many people work there.
    #[schemars(example = 4200)]
    pub employees: Option<u64>,
    /// The company's web address, with https:// or http://.
    #[serde(default)]
    #[schemars(schema_with = "formats::web_address", example = &"https://auriel.example")]
    pub website: Option<String>,
}

/// The position.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Role {
    /// The title: a standard one, or your own, per language if need be; in French with a
    /// `feminine` and a `masculine` form. Left out, it is Chief Experience Officer.
    #[schemars(with = "KeyOr<StandardTitle, Title>")]
    pub title: RoleTitle,
    /// What the role answers for: customer experience only (`cx`), or customer and employee
    /// experience (`cx_and_ex`).
    pub scope: Option<Scope>,
    /// Who the role reports to: a position such as `ceo`, or your own words.
    #[schemars(example = &"ceo")]
    pub reports_to: Option<KeyOr<Position>>,
    /// The places of work.
    pub locations: Vec<Location>,
    /// Where the work is done: `on_site`, `hybrid` or `remote`.
    pub workplace: Option<Workplace>,
    /// The form of employment.
    pub employment: Option<Employment>,
    /// The team the role leads: its size, or a block with size and functions.
    #[serde(deserialize_with = "short_form::optional_short_or_long")]
    #[schemars(with = "Option<ShortOrLong<u64, Team>>", example = 35)]
    pub team: Option<Team>,
    /// What the role pays.
    pub pay: Option<Pay>,
    /// When the role starts: a year, a month or a day.
    #[schemars(example = &"2027-03-01")]
    pub starts: Option<PartialDate>,
    /// The day the posting goes out, written 2026-12-01. France wants postings dated; search
    /// engines list none without it.
    #[serde(deserialize_with = "date::day")]
    #[schemars(schema_with = "formats::day", example = &"2026-12-01")]
    pub posted: Option<Date>,
    /// Whether the position is vacant now (`existing`) or will be later (`future`). Ontario wants
    /// postings to say so.
    pub vacancy: Option<Vacancy>,
    /// How and until when to apply.
    pub apply: Apply,
    /// Your reference for this position.
    #[schemars(example = &"AUR-CXO-01")]
    pub reference: Option<String>,
}

/// The title of a role: a standard one or the company's own.
pub type RoleTitle = KeyOr<StandardTitle, Title>;

impl Default for RoleTitle {
    fn default() -> Self {
        Self::Key(StandardTitle::ChiefExperienceOfficer)
    }
}

/// A place of work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Location {
    /// The city.
    #[schemars(example = &"Lyon")]
    pub city: Option<String>,
    /// The region, state or province. It helps to know which pay rules apply.
    #[schemars(example = &"Auvergne-Rhône-Alpes")]
    pub region: Option<String>,
    /// The country, as two capital letters: FR, CA, US.
    #[schemars(schema_with = "formats::country", example = &"FR")]
    pub country: Option<String>,
}

/// The team the role leads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Team {
    /// How many people are in the team.
    #[schemars(example = 35)]
    pub size: Option<u64>,
    /// The functions the team covers: keys such as `analytics`, or your own words.
    pub functions: Vec<KeyOr<Function>>,
}

/// What the role pays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    /// The currency, as three capital letters: EUR, CAD, USD.
    #[schemars(schema_with = "formats::currency", example = &"EUR")]
    pub currency: String,
    /// The lowest fixed pay, in digits only.
    #[schemars(range(min = 0), example = 160_000)]
    pub min: Option<f64>,
    /// The highest fixed pay, in digits only.
    #[schemars(range(min = 0), example = 190_000)]
    pub max: Option<f64>,
    /// What the figures are for: a `year`, a `month`, a `day` or an `hour`. Left out, a year.
    #[serde(default = "yearly")]
    pub period: Period,
    /// What comes on top and varies: bonus, shares.
    pub variable: Option<Text>,
    /// What comes with the position: car, health cover, days off.
    #[serde(default)]
    pub benefits: Vec<Text>,
}

fn yearly() -> Period {
    Period::Year
}

/// How and until when to apply.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Apply {
    /// The last day to apply, written 2027-01-15.
    #[serde(deserialize_with = "date::day")]
    #[schemars(schema_with = "formats::day", example = &"2027-01-15")]
    pub by: Option<Date>,
    /// Whom to write to: a mail address, or a name and a department.
    #[schemars(schema_with = "formats::contact", example = &"talents@auriel.example")]
    pub contact: Option<String>,
    /// The web address where to apply, with https:// or http://.
    #[schemars(schema_with = "formats::web_address", example = &"https://auriel.example/jobs/cxo")]
    pub url: Option<String>,
    /// Whether artificial intelligence screens, assesses or selects applications: `none`, `used`,
    /// or your own words on what it does and who decides. Ontario wants postings to say so.
    #[schemars(example = &"none")]
    pub ai_screening: Option<KeyOr<AiScreening>>,
}

/// What the role is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// The purpose of the role. Markdown emphasis, lists and links are kept.
    #[schemars(extend("contentMediaType" = "text/markdown"))]
    pub purpose: Text,
    /// What you expect the person and the team to change. Markdown emphasis, lists and links are
    /// kept.
    #[schemars(extend("contentMediaType" = "text/markdown"))]
    pub impact: Option<Text>,
    /// The business outcomes the function must help reach: keys such as `generate_revenue`, or
    /// your own words.
    #[serde(default)]
    pub outcomes: Vec<KeyOr<Outcome>>,
}

/// A metric the person will be measured on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// The metric: a known one such as `nps` or `churn`, or your own words.
    #[schemars(example = &"NPS")]
    pub name: KeyOr<KnownMetric>,
    /// Where the metric stands today.
    #[schemars(example = 31)]
    pub from: Option<f64>,
    /// Where the metric must go.
    #[schemars(example = 45)]
    pub to: Option<f64>,
    /// What the metric is counted in: a key such as `points` or `percent`, or your own words. Left
    /// out, it is the usual unit of a known metric.
    #[schemars(example = &"points")]
    pub unit: Option<KeyOr<Unit>>,
    /// When the metric must be there: a year, a month or a day.
    #[schemars(example = &"2027-12")]
    pub by: Option<PartialDate>,
    /// The business result that the metric serves.
    #[schemars(example = &"Repeat purchases within two years")]
    pub drives: Option<Text>,
}

/// The background a company prefers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Background {
    /// A business or operations leader from inside (`internal`), a career in customer or employee
    /// experience (`cx`), or either (`open`).
    pub preference: Preference,
    /// Why you prefer it. Candidates read it.
    pub because: Option<Text>,
}

impl Default for Background {
    fn default() -> Self {
        Self {
            preference: Preference::Open,
            because: None,
        }
    }
}

/// Changes to a standard list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "Tailoring_of_{K}")]
pub struct Tailoring<K> {
    /// What to add after the standard entries, in your own words.
    pub add: Vec<Text>,
    /// Standard entries to say in your own words.
    pub replace: Vec<Replacement<K>>,
    /// Standard entries to leave out.
    #[schemars(extend("uniqueItems" = true))]
    pub leave_out: Vec<K>,
}

impl<K> Default for Tailoring<K> {
    fn default() -> Self {
        Self {
            add: Vec::new(),
            replace: Vec::new(),
            leave_out: Vec::new(),
        }
    }
}

/// A standard entry in words of the profile's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Replacement_of_{K}")]
pub struct Replacement<K> {
    /// The standard entry.
    pub key: K,
    /// What to say instead.
    pub text: Text,
}

/// How candidates are scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Scorecard {
    /// How much each quality weighs, from 1 to 5. A quality left out weighs 1.
    #[schemars(schema_with = "formats::weights")]
    pub weights: BTreeMap<Quality, u8>,
    /// Why the qualities do not weigh the same. The panel reads it.
    pub because: Option<Text>,
    /// The lowest rating, from 1 to 5, that a candidate needs in a quality, whatever the rest.
    /// Left out, it is influence at 3; `{}` means no gate.
    #[schemars(schema_with = "formats::gates")]
    pub gates: BTreeMap<Quality, u8>,
    /// How much this company needs each archetype, from 1 to 3. An archetype left out counts 1.
    #[schemars(schema_with = "formats::archetypes")]
    pub archetypes: BTreeMap<Archetype, u8>,
    /// Further lenses to look at candidates through.
    #[schemars(extend("uniqueItems" = true))]
    pub lenses: Vec<Lens>,
}

impl Scorecard {
    /// The weight of a quality, 1 to 5.
    #[must_use]
    pub fn weight(&self, quality: Quality) -> u8 {
        self.weights.get(&quality).copied().unwrap_or(1)
    }

    /// The lowest rating that passes the gate of a quality, 1 to 5; `None` where there is no gate.
    #[must_use]
    pub fn gate(&self, quality: Quality) -> Option<u8> {
        self.gates.get(&quality).copied()
    }

    /// The need of the company for an archetype, 1 to 3.
    #[must_use]
    pub fn emphasis(&self, archetype: Archetype) -> u8 {
        self.archetypes.get(&archetype).copied().unwrap_or(1)
    }
}

impl Default for Scorecard {
    fn default() -> Self {
        Self {
            weights: BTreeMap::new(),
            because: None,
            gates: BTreeMap::from([(Quality::Influence, 3)]),
            archetypes: BTreeMap::new(),
            lenses: Vec::new(),
        }
    }
}

/// Someone who interviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelMember {
    /// The interviewer's name.
    #[schemars(example = &"Claire Besson")]
    pub name: String,
    /// The interviewer's position: a key such as `ceo`, or your own words.
    #[schemars(example = &"ceo")]
    pub role: Option<KeyOr<Position>>,
    /// The qualities and archetypes this interviewer covers. Left out, all of them.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub covers: Vec<Criterion>,
}

impl PanelMember {
    /// Whether the member covers a criterion; without a list, a member covers all.
    #[must_use]
    pub fn covers(&self, criterion: Criterion) -> bool {
        self.covers.is_empty() || self.covers.contains(&criterion)
    }
}

/// Who decides in one domain, and who is heard first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionRight {
    /// What is decided.
    #[schemars(example = &"Brand message")]
    pub domain: Text,
    /// Who decides: a position such as `cmo`, or your own words.
    #[schemars(example = &"cmo")]
    pub decides: KeyOr<Position>,
    /// Who is consulted before.
    #[serde(default)]
    pub consulted: Vec<KeyOr<Position>>,
}

/// How the company settles who decides. What is left out, the papers propose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Charter {
    /// What stays with marketing.
    #[schemars(example = vec!["Brand, message and campaigns"])]
    pub marketing_keeps: Vec<Text>,
    /// What happens when two functions disagree, step by step.
    #[schemars(example = vec!["The two heads meet within a week.", "Then the CEO decides."])]
    pub conflicts: Vec<Text>,
    /// The regular meetings: who, how often, what about.
    #[schemars(example = vec!["Every month with marketing and IT, on shared figures."])]
    pub meetings: Vec<Text>,
}

/// What `cxo check` is not to say of a profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Checking {
    /// Advice that does not apply here, each with the reason.
    pub allow: Vec<Allowance>,
}

/// Advice that does not apply to a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// The code of the advice, as `cxo check` shows it.
    #[schemars(schema_with = "formats::diagnostic_code", example = &"CXO-112")]
    pub code: String,
    /// Why it does not apply, for whoever reads the profile next.
    #[schemars(example = &"the board sets the targets in March")]
    pub because: String,
}
