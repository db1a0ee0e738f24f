//! The standard texts of the papers around a search.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::profile::keys::{Function, KnownMetric, Position, Preference, Scope};

/// A body of governance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BodyTexts {
    /// The name of the body.
    pub name: String,
    /// The members of the body.
    pub members: String,
    /// The duty of the body.
    pub duty: String,
    /// The first decision the body takes.
    pub first_decision: String,
}

/// Who decides what where a profile does not say it: proposals.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterTexts {
    /// Who decides in each domain.
    pub rights: Vec<ProposedRight>,
    /// What stays with marketing.
    pub marketing_keeps: Vec<String>,
    /// What happens when two functions disagree, step by step.
    pub conflicts: Vec<String>,
    /// The regular meetings.
    pub meetings: Vec<Meeting>,
    /// What the chief executive does to back the role.
    pub backing: Vec<String>,
}

/// Who decides in one domain.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedRight {
    /// The domain.
    pub domain: String,
    /// Who decides.
    pub decides: Position,
    /// Who is heard before.
    pub consulted: Vec<Position>,
    /// The scope of the role it is proposed for; every scope when left out.
    #[serde(default)]
    pub scope: Option<Scope>,
}

/// A regular meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The people who meet.
    pub who: String,
    /// The frequency.
    pub how_often: String,
    /// The subject.
    pub about: String,
}

/// The benefits and risks of a reporting line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportingLine {
    /// The benefits of the line.
    pub brings: String,
    /// The risks of the line.
    pub risks: String,
}

/// A circumstance that a profile tells of, and that bears on the choice of a background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circumstance {
    /// The team covers functions of the craft.
    CraftInTeam,
    /// The functions of the team are not described.
    TeamToBuild,
    /// The role leads operations.
    OperationsToRun,
    /// A metric depends on the whole business.
    BusinessMetrics,
    /// No metric does: all of them tell of the experience.
    ExperienceMetrics,
    /// The role answers for customers and employees.
    TwoPublics,
    /// Nobody has written who decides what.
    MandateUnwritten,
    /// Bodies of governance exist.
    GovernanceInPlace,
    /// The role reports to somebody else than the chief executive.
    BelowTheChiefExecutive,
}

/// What a circumstance speaks for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CircumstanceTexts {
    /// The background it speaks for.
    pub favours: Preference,
    /// The functions that make the circumstance, where functions do.
    #[serde(default)]
    pub functions: Vec<Function>,
    /// The metrics that make the circumstance, where metrics do.
    #[serde(default)]
    pub metrics: Vec<KnownMetric>,
    /// Why; `{functions}` and `{metrics}` are those of the profile.
    pub text: String,
}

/// Something a search needs to know before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenPoint {
    /// Who the role reports to.
    ReportsTo,
    /// What the role pays.
    Pay,
    /// Where the work is done.
    Place,
    /// The team and its functions.
    Team,
    /// When the role starts.
    Starts,
    /// Why the company hires now.
    WhyNow,
    /// What the person will be measured on.
    Metrics,
    /// Where `{metrics}` stand.
    Baseline,
    /// Where `{metrics}` must go, and when.
    Target,
    /// What `{metrics}` are good for.
    Result,
    /// Why a background is preferred.
    Background,
    /// Who decides what.
    Mandate,
    /// Who interviews.
    Panel,
    /// Who covers `{criteria}`.
    Uncovered,
    /// The bodies of governance.
    Governance,
}

/// A period of the first hundred days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HundredDays {
    /// The days of the period, in words.
    pub days: String,
    /// The purpose of the period, in a word or two.
    pub name: String,
    /// The actions of the period.
    pub actions: Vec<String>,
    /// The result at the end of the period.
    pub result: String,
}

/// The case that finalists prepare.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseTexts {
    /// The task, about `{target}`.
    pub with_target: String,
    /// The business result expected, `{result}`.
    pub for_result: String,
    /// The other targets, `{targets}`.
    pub without_loss: String,
    /// The task where a profile names no target.
    pub without_target: String,
    /// What will be asked.
    pub questions: Vec<String>,
    /// How it works.
    pub rules: Vec<String>,
}

/// What stands for a company that is not named.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfidentialTexts {
    /// The company where nothing is known of its size.
    pub company: String,
    /// The company by its `{size}`.
    pub company_of_size: String,
    /// Sizes in words, each from a number of employees on.
    pub sizes: BTreeMap<u64, String>,
}
