//! The five things an objective answers.

use crate::message::{Message, message};
use crate::profile::model::Profile;

/// A thing that an objective answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectivePart {
    /// What the role is for.
    Purpose,
    /// Why the company hires for it now.
    WhyNow,
    /// What the person and the team are to change.
    Impact,
    /// What this does for the business.
    Outcomes,
    /// The metrics it shows in.
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

    /// Its name.
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

    /// Whether a profile answers it.
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
