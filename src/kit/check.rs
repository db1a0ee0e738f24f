//! Everything there is to say of a profile and of the files it names.

use jiff::civil::Date;

use crate::audience;
use crate::check::{self, CheckOptions, ObjectivePart};
use crate::diagnostic::Diagnostic;
use crate::kit::assets::Assets;
use crate::kit::brand;
use crate::kit::engine::Engine;
use crate::profile::{Loaded, Profile};

/// What to look for.
#[derive(Debug, Clone)]
pub struct CheckRequest {
    /// The day against which dates are held.
    pub today: Date,
    /// The codes of advice that is left out.
    pub allow: Vec<String>,
    /// Whether to list what would tell which company a confidential posting is about.
    pub confidential: bool,
}

/// What a check finds in one profile.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The problems and the advice.
    pub found: Vec<Diagnostic>,
    /// The number of suppressed diagnostics.
    pub suppressed: usize,
    /// The parts of the objective that are not answered; `None` when the profile cannot be used.
    pub open: Option<Vec<ObjectivePart>>,
}

impl Checked {
    /// What is found of a profile that cannot be used.
    pub(crate) const fn unusable(problems: Vec<Diagnostic>) -> Self {
        Self {
            found: problems,
            suppressed: 0,
            open: None,
        }
    }
}

/// Everything there is to say of a profile.
pub(super) fn check(
    loaded: &Loaded,
    request: &CheckRequest,
    assets: &dyn Assets,
    engine: &Engine,
) -> Checked {
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
    Checked {
        found: report.found,
        suppressed: report.suppressed,
        open: Some(open_parts(&loaded.profile)),
    }
}

fn open_parts(profile: &Profile) -> Vec<ObjectivePart> {
    let is_open = |part: &ObjectivePart| !part.is_answered(profile);
    ObjectivePart::ALL.into_iter().filter(is_open).collect()
}
