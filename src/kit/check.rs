//! The check of a profile and of the files it names.

use jiff::civil::Date;

use crate::audience;
use crate::check::{self, CheckOptions, ObjectivePart};
use crate::diagnostic::Diagnostic;
use crate::kit::assets::Assets;
use crate::kit::brand;
use crate::kit::engine::Engine;
use crate::profile::{LoadedProfile, Profile};

/// The options of a check.
#[derive(Debug, Clone)]
pub struct CheckRequest {
    /// The date that dates in the profile are compared with.
    pub today: Date,
    /// The codes of advice to leave out.
    pub allow: Vec<String>,
    /// Whether to report text that would identify the company in a confidential posting.
    pub confidential: bool,
}

/// The result of a check of one profile.
#[derive(Debug, Clone)]
pub struct CheckResult {
    /// The problems and the advice.
    pub found: Vec<Diagnostic>,
    /// The number of diagnostics suppressed.
    pub suppressed: usize,
    /// The parts of the objective without an answer; `None` if the profile cannot be used.
    pub unanswered: Option<Vec<ObjectivePart>>,
}

impl CheckResult {
    /// The result for a profile that cannot be used.
    pub(crate) const fn unusable(problems: Vec<Diagnostic>) -> Self {
        Self {
            found: problems,
            suppressed: 0,
            unanswered: None,
        }
    }
}

/// Checks a profile.
pub(super) fn check(
    loaded: &LoadedProfile,
    request: &CheckRequest,
    assets: &dyn Assets,
    engine: &Engine,
) -> CheckResult {
    let brand = brand::read(loaded, assets, &engine.themes);
    let mut found = brand.map_or_else(|problems| problems, |brand| brand.warnings);
    if request.confidential {
        found.extend(audience::identifying_details(&engine.audiences, loaded));
    }
    let options = CheckOptions {
        today: request.today,
        languages: loaded.profile.languages_made().to_vec(),
        allow: request.allow.clone(),
        found,
    };
    let report = check::check(loaded, &engine.rules, &options);
    CheckResult {
        found: report.found,
        suppressed: report.suppressed,
        unanswered: Some(unanswered(&loaded.profile)),
    }
}

fn unanswered(profile: &Profile) -> Vec<ObjectivePart> {
    let is_unanswered = |part: &ObjectivePart| !part.is_answered(profile);
    ObjectivePart::ALL
        .into_iter()
        .filter(is_unanswered)
        .collect()
}
