//! The debrief: the meeting at which the panel compares its ratings.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::DebriefStep;
use crate::message::fill;
use crate::profile::keys::Criterion;
use crate::template::view::Sources;
use crate::template::view::scorecard::{name, weights};

/// The number of columns for ratings if the profile has no panel.
const DEFAULT_RATERS: u8 = 5;

/// The meeting at which the panel compares its ratings.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DebriefView<'a> {
    /// The steps of the meeting.
    pub steps: &'a [DebriefStep],
    /// The names of the panel members; letters when the profile names no panel.
    pub raters: Vec<String>,
    /// Whether the raters are panel members by name.
    pub is_named: bool,
    /// The coverage by criterion: under the key of a quality or an archetype, whether each rater
    /// covers it, in the order of `debrief.raters`.
    pub rated: BTreeMap<&'static str, Vec<bool>>,
    /// The criteria that only one person rates, as a list in running text; absent when there are
    /// none.
    pub one_rater: Option<String>,
    /// The criteria that nobody rates, as a list in running text; absent when there are none.
    pub no_rater: Option<String>,
    /// The rule by which the score is calculated, as a sentence.
    pub score: String,
}

pub(super) fn debrief<'a>(sources: Sources<'a>) -> DebriefView<'a> {
    let panel = &sources.profile.panel;
    let rated = Criterion::all().map(|criterion| (criterion, rated_by(sources, criterion)));
    let rated: Vec<(Criterion, Vec<bool>)> = rated.collect();
    let names = panel.iter().map(|member| member.name.clone());
    let letters = (0..DEFAULT_RATERS).map(|index| char::from(b'A' + index).to_string());
    DebriefView {
        steps: &sources.framework.interview.debrief,
        raters: if panel.is_empty() {
            letters.collect()
        } else {
            names.collect()
        },
        is_named: !panel.is_empty(),
        one_rater: rated_by_exactly(sources, 1, &rated),
        no_rater: rated_by_exactly(sources, 0, &rated),
        rated: rated
            .into_iter()
            .map(|(criterion, by)| (criterion.name(), by))
            .collect(),
        score: score(sources),
    }
}

/// Whether each rater covers a criterion.
fn rated_by(sources: Sources, criterion: Criterion) -> Vec<bool> {
    let panel = &sources.profile.panel;
    if panel.is_empty() {
        return vec![true; DEFAULT_RATERS.into()];
    }
    panel
        .iter()
        .map(|member| member.covers(criterion))
        .collect()
}

/// The criteria with this number of raters, as a list in running text.
fn rated_by_exactly(
    sources: Sources,
    count: usize,
    rated: &[(Criterion, Vec<bool>)],
) -> Option<String> {
    let raters = |by: &[bool]| by.iter().filter(|rates| **rates).count();
    let found = rated.iter().filter(|(_, by)| raters(by) == count);
    let names = found.map(|(criterion, _)| name(sources, *criterion).to_lowercase());
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| sources.framework.list(&names))
}

/// The rule by which the score is calculated from the agreed ratings of the qualities.
fn score(sources: Sources) -> String {
    let word = |key| sources.word("debrief_sheet", key);
    match weights(sources) {
        Some(weights) => fill(word("score_weighted"), &[("weights", &weights)]),
        None => word("score_equal").to_owned(),
    }
}
