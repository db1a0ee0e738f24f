//! The parts of an objective.

use crate::message::{Message, message};
use crate::profile::model::Profile;

/// A part of an objective. A complete objective answers all five.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectivePart {
    /// The purpose of the role.
    Purpose,
    /// The reason why the company hires now.
    WhyNow,
    /// The change that the person and the team are to bring about.
    Impact,
    /// The results for the business.
    Outcomes,
    /// The metrics that show the results.
    Metrics,
}

impl ObjectivePart {
    /// Every part, in the order a candidate reads them.
    pub const ALL: [Self; 5] = [
        Self::Purpose,
        Self::WhyNow,
        Self::Impact,
        Self::Outcomes,
        Self::Metrics,
    ];

    /// The name.
    #[must_use]
    pub fn name(self) -> Message {
        match self {
            Self::Purpose => message!(objective::purpose),
            Self::WhyNow => message!(objective::why_now),
            Self::Impact => message!(objective::impact),
            Self::Outcomes => message!(objective::outcomes),
            Self::Metrics => message!(objective::metrics),
        }
    }

    /// Whether a profile answers this part.
    #[must_use]
    pub fn is_answered(self, profile: &Profile) -> bool {
        match self {
            Self::Purpose => true,
            Self::WhyNow => profile.why_now.is_some(),
            Self::Impact => profile.objective.impact.is_some(),
            Self::Outcomes => !profile.objective.outcomes.is_empty(),
            Self::Metrics => !profile.target_metrics.is_empty(),
        }
    }
}
