//! The audiences of documents, and the fields that can be hidden from them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use crate::profile::keys::{Key, closed_list};

keys! {
    /// Those who read documents.
    Audience {
        /// Everyone: what is posted.
        Public = "public",
        /// The candidates who reach the last round.
        Candidates = "candidates",
        /// An agency that searches for the company.
        Agency = "agency",
        /// The hiring team and the panel.
        Internal = "internal",
        /// Everyone, without being told which company it is.
        Confidential = "confidential",
    }
}

keys! {
    /// A field that can be hidden from some of those who read documents.
    HideableField {
        /// What the company says of itself.
        CompanyAbout = "company.about",
        /// The company's trade.
        CompanySector = "company.sector",
        /// How many people work there.
        CompanyEmployees = "company.employees",
        /// The company's web address.
        CompanyWebsite = "company.website",
        /// Who the role reports to.
        RoleReportsTo = "role.reports_to",
        /// The places of work.
        RoleLocations = "role.locations",
        /// Where the work is done.
        RoleWorkplace = "role.workplace",
        /// The form of employment.
        RoleEmployment = "role.employment",
        /// The team.
        RoleTeam = "role.team",
        /// What the role pays.
        RolePay = "role.pay",
        /// When the role starts.
        RoleStarts = "role.starts",
        /// How and until when to apply.
        RoleApply = "role.apply",
        /// The reference.
        RoleReference = "role.reference",
        /// What the person is expected to change.
        ObjectiveImpact = "objective.impact",
        /// The business outcomes.
        ObjectiveOutcomes = "objective.outcomes",
        /// Why the company hires now.
        WhyNow = "why_now",
        /// The metrics.
        TargetMetrics = "target_metrics",
        /// Why a background is preferred.
        BackgroundBecause = "background.because",
        /// The people who interview.
        Panel = "panel",
        /// Who decides what.
        Mandate = "mandate",
        /// How differences are settled.
        Charter = "charter",
        /// The bodies of governance.
        Governance = "governance",
    }
}
