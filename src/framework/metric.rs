//! The standard texts of metrics.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::profile::keys::Unit;

/// A unit after one and after many.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitTexts {
    /// After one.
    pub one: String,
    /// After any other number.
    pub many: String,
}

/// Whether a metric is better high or low.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Higher is better.
    Up,
    /// Lower is better.
    Down,
}

/// Whose experience a metric tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MetricSubject {
    /// Customers'.
    Customers,
    /// Employees'.
    Employees,
}

/// A metric with a settled definition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricTexts {
    /// Its name.
    pub name: String,
    /// What it measures, in one sentence.
    pub definition: String,
    /// The unit it is counted in unless a profile says otherwise; money and the like have none.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// Whether it is better high or low.
    pub direction: Direction,
    /// Whose experience it tells of.
    pub subject: MetricSubject,
    /// Whether its name is a trademark, which a footnote says.
    pub trademark: bool,
}

/// The subject of a metric.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum MetricKind {
    /// The experience of customers.
    Customers,
    /// The experience of employees.
    Employees,
    /// The business, or a subject that only the company has a name for.
    Business,
}

impl From<MetricSubject> for MetricKind {
    fn from(subject: MetricSubject) -> Self {
        match subject {
            MetricSubject::Customers => Self::Customers,
            MetricSubject::Employees => Self::Employees,
        }
    }
}
