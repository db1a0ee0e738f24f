//! What a profile says, after loading: short and long forms of a field are one.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::language::Language;
use crate::profile::keys::{
    Archetype, Criterion, Employment, Function, GovernanceBody, KnownMetric, Lens, Outcome, Paper,
    Period, Position, Preference, Qualification, Quality, Responsibility, Scope, StandardTitle,
    Unit, Workplace,
};

/// A company and the Chief Experience Officer it looks for.
pub struct Profile {
    pub company: Company,
    pub role: Role,
    pub objective: Objective,
    pub why_now: Option<Text>,
    pub target_metrics: Vec<Metric>,
    pub background: Background,
    pub responsibilities: Tailoring<Responsibility>,
    pub qualifications: Tailoring<Qualification>,
    pub scorecard: Scorecard,
    pub panel: Vec<PanelMember>,
    pub mandate: Vec<DecisionRight>,
    pub governance: Vec<GovernanceBody>,
    pub languages: Vec<Language>,
    pub brand: Brand,
}

/// A text: the same in every language, or one per language.
pub enum Text {
    Same(String),
    PerLanguage(BTreeMap<Language, String>),
}

/// A key with texts of its own in the framework, or a text.
pub enum KeyOr<K, T = Text> {
    Key(K),
    Text(T),
}

pub struct Company {
    pub name: String,
    pub about: Option<Text>,      // Markdown
    pub sector: Option<Text>,
    pub employees: Option<u64>,
    pub website: Option<String>,
}

pub struct Role {
    pub title: KeyOr<StandardTitle, Title>, // default ChiefExperienceOfficer
    pub scope: Option<Scope>,               // templates treat None as CxAndEx? decide in template
    pub reports_to: Option<KeyOr<Position>>,
    pub locations: Vec<Location>,
    pub workplace: Option<Workplace>,
    pub employment: Option<Employment>,
    pub team: Option<Team>,
    pub pay: Option<Pay>,
    pub starts: Option<PartialDate>,
    pub apply: Apply,
    pub reference: Option<String>,
}

/// A title per language; in French a feminine and a masculine form, or one form open to all.
pub struct Title(pub BTreeMap<Language, TitleForms>);   // a plain string = same in every language
pub enum TitleForms {
    Open(String),
    Gendered { feminine: String, masculine: String },
}

pub struct Location { pub city: Option<String>, pub region: Option<String>, pub country: Option<String> /* ISO 3166-1 alpha-2 */ }

pub struct Team { pub size: Option<u64>, pub functions: Vec<KeyOr<Function>> }

pub struct Pay {
    pub currency: String, // ISO 4217
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub period: Period,   // default year
    pub variable: Option<Text>,
    pub benefits: Vec<Text>,
}

pub struct Apply { pub by: Option<Date>, pub contact: Option<String> /* mail address or text */, pub url: Option<String> }

pub struct Objective { // short form: one Text = purpose
    pub purpose: Text,        // Markdown
    pub impact: Option<Text>, // Markdown
    pub outcomes: Vec<KeyOr<Outcome>>,
}

pub struct Metric {
    pub name: KeyOr<KnownMetric>,
    pub from: Option<f64>,
    pub to: Option<f64>,
    pub unit: Option<KeyOr<Unit>>,
    pub by: Option<PartialDate>,
    pub drives: Option<Text>,
}

/// 2027, 2027-12 or 2027-12-31.
pub struct PartialDate { pub year: i16, pub month: Option<i8>, pub day: Option<i8> }

pub struct Background { pub preference: Preference, pub because: Option<Text> } // short form: the key

pub struct Tailoring<K> { pub add: Vec<Text>, pub replace: Vec<Replacement<K>>, pub leave_out: Vec<K> }
pub struct Replacement<K> { pub key: K, pub text: Text }

pub struct Scorecard {
    pub weights: BTreeMap<Quality, u8>,       // 1 to 5; absent = 1
    pub because: Option<Text>,                // why the weights are not equal
    pub gates: BTreeMap<Quality, u8>,         // default influence: 3
    pub archetypes: BTreeMap<Archetype, u8>,  // 1 to 3: how much this company needs it; absent = 1
    pub lenses: Vec<Lens>,
}

pub struct PanelMember { pub name: String, pub role: KeyOr<Position>, pub covers: Vec<Criterion> }

pub struct DecisionRight { pub domain: Text, pub decides: KeyOr<Position>, pub consulted: Vec<KeyOr<Position>> }

pub struct Brand { pub logo: Option<String>, pub accent: Option<String> /* #rrggbb */, pub theme: Option<String>, pub paper: Option<Paper> }
