//! The report of a run of `cxo render --json`.

use serde::Serialize;

use crate::cli::summary::Summary;
use crate::diagnostic::json;

/// The report of a run.
#[derive(Debug, Serialize)]
pub(super) struct RunReport<'a> {
    /// The reports of the profiles, in the order of the command line.
    pub(super) profiles: Vec<ProfileReport<'a>>,
    /// The numbers of profiles rendered and not rendered.
    pub(super) summary: &'a Summary,
}

/// The report of one profile.
#[derive(Debug, Serialize)]
pub(super) struct ProfileReport<'a> {
    /// The profile as named on the command line.
    pub(super) profile: &'a str,
    /// Whether the profile could be used and its files written.
    pub(super) ok: bool,
    /// The files written.
    pub(super) files: Vec<String>,
    /// The diagnostics.
    pub(super) problems: Vec<json::Record<'a>>,
    /// The number of pieces of advice that a check would give.
    pub(super) advice: usize,
    /// The failure of the system, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) failure: Option<String>,
}
