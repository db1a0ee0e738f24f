//! The standard texts of the hiring brief, the role charter and the candidate brief.

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

/// The role charter proposed when a profile has none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterTexts {
    /// The decision rights by domain.
    pub rights: Vec<ProposedRight>,
    /// The domains in which marketing keeps the decision.
    pub marketing_keeps: Vec<String>,
    /// The steps to settle a conflict between two functions.
    pub conflicts: Vec<String>,
    /// The regular meetings.
    pub meetings: Vec<Meeting>,
    /// The actions by which the chief executive supports the role.
    pub backing: Vec<String>,
}

/// The proposed right to decide in one domain.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedRight {
    /// The domain.
    pub domain: String,
    /// The position that decides.
    pub decides: Position,
    /// The positions that are consulted before.
    pub consulted: Vec<Position>,
    /// The scope of the role that the right is proposed for; every scope if absent.
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

/// A circumstance in a profile that bears on the choice of a background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circumstance {
    /// The team covers functions of customer experience.
    CraftInTeam,
    /// The functions of the team are not described.
    TeamToBuild,
    /// The role leads operations.
    OperationsToRun,
    /// A metric depends on the whole business.
    BusinessMetrics,
    /// All metrics measure the experience, and none depends on the whole business.
    ExperienceMetrics,
    /// The role is responsible for customers and employees.
    TwoPublics,
    /// The profile does not say who decides what.
    MandateUnwritten,
    /// Bodies of governance exist.
    GovernanceInPlace,
    /// The role does not report to the chief executive.
    BelowTheChiefExecutive,
}

/// The effect of a circumstance on the choice of a background.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CircumstanceTexts {
    /// The background that the circumstance favours.
    pub favours: Preference,
    /// The functions that bring the circumstance about, if functions do.
    #[serde(default)]
    pub functions: Vec<Function>,
    /// The metrics that bring the circumstance about, if metrics do.
    #[serde(default)]
    pub metrics: Vec<KnownMetric>,
    /// The reason, with the placeholders `{functions}` and `{metrics}`.
    pub text: String,
}

/// A point to settle before a search begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenPoint {
    /// The position that the role reports to.
    ReportsTo,
    /// The pay.
    Pay,
    /// The place of work.
    Place,
    /// The team and its functions.
    Team,
    /// The start date.
    Starts,
    /// The reason why the company hires now.
    WhyNow,
    /// The target metrics.
    Metrics,
    /// The current values of `{metrics}`.
    Baseline,
    /// The target values and dates of `{metrics}`.
    Target,
    /// The business results of `{metrics}`.
    Result,
    /// The reason for the preferred background.
    Background,
    /// The decision rights.
    Mandate,
    /// The panel.
    Panel,
    /// The panel members for `{criteria}`.
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
    /// The task, with the placeholder `{target}`.
    pub with_target: String,
    /// The expected business result, with the placeholder `{result}`.
    pub for_result: String,
    /// The other targets, with the placeholder `{targets}`.
    pub without_loss: String,
    /// The task if the profile has no target.
    pub without_target: String,
    /// The questions to the finalist.
    pub questions: Vec<String>,
    /// The rules of the case.
    pub rules: Vec<String>,
}

/// The descriptions of a company that is not named.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfidentialTexts {
    /// The description of a company of unknown size.
    pub company: String,
    /// The description of a company of known size, with the placeholder `{size}`.
    pub company_of_size: String,
    /// The sizes in words, each by the number of employees from which it applies.
    pub sizes: BTreeMap<u64, String>,
}
