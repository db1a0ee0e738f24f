//! Content that only some audiences see.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::profile::keys::{Audience, HideableField};
use crate::profile::text::Text;

/// What only some readers are told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Notes {
    /// What the hiring team alone should know. Only the hiring brief shows it. Markdown emphasis,
    /// lists and links are kept.
    #[schemars(extend("contentMediaType" = "text/markdown"))]
    pub internal: Option<Text>,
    /// What an agency that searches for you should know. Only documents for an agency show it.
    /// Markdown emphasis, lists and links are kept.
    #[schemars(extend("contentMediaType" = "text/markdown"))]
    pub agency: Option<Text>,
}

/// What stands in a confidential posting instead of the company's name and place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Confidential {
    /// The company in a few words that fit many. Left out, its size alone is told.
    #[schemars(example = &"A national retailer")]
    pub company: Option<Text>,
    /// The place of work in a few words. Left out, the country alone is told.
    #[schemars(example = &"A large city in the south-east")]
    pub place: Option<Text>,
}

/// What to hide from whom besides what they never see.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HideFrom {
    /// What a posting does not show.
    #[schemars(extend("uniqueItems" = true), example = vec!["role.pay"])]
    pub public: Vec<HideableField>,
    /// What finalists are not shown.
    #[schemars(extend("uniqueItems" = true))]
    pub candidates: Vec<HideableField>,
    /// What an agency that searches for you is not shown.
    #[schemars(extend("uniqueItems" = true))]
    pub agency: Vec<HideableField>,
    /// What a confidential posting does not show.
    #[schemars(extend("uniqueItems" = true))]
    pub confidential: Vec<HideableField>,
}

impl HideFrom {
    /// The fields hidden from an audience; none from the hiring team.
    #[must_use]
    pub fn from(&self, audience: Audience) -> &[HideableField] {
        match audience {
            Audience::Public => &self.public,
            Audience::Candidates => &self.candidates,
            Audience::Agency => &self.agency,
            Audience::Internal => &[],
            Audience::Confidential => &self.confidential,
        }
    }
}
