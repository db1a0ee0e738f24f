//! The standard texts of metrics.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::profile::keys::Unit;

/// The name of a unit after a number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitTexts {
    /// The name after one.
    pub one: String,
    /// The name after any other number.
    pub many: String,
}

/// The direction in which a metric improves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Higher is better.
    Up,
    /// Lower is better.
    Down,
}

/// The people whose experience a metric measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MetricSubject {
    /// Customers.
    Customers,
    /// Employees.
    Employees,
}

/// The standard texts and properties of a known metric.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricTexts {
    /// The name.
    pub name: String,
    /// The definition, in one sentence.
    pub definition: String,
    /// The usual unit; absent for metrics that have none, such as amounts of money.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// The direction in which the metric improves.
    pub direction: Direction,
    /// The people whose experience the metric measures.
    pub subject: MetricSubject,
    /// Whether the name is a trademark, which a footnote then acknowledges.
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
