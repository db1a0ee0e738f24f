//! The parts of a scorecard other than the criteria.

use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::NamedText;
use crate::message::fill;
use crate::profile::date::PartialDate;
use crate::profile::keys::{Archetype, Criterion, Key, Quality};
use crate::profile::model::PanelMember;
use crate::template::view::{Sources, criteria};

/// The criterion whose interviewer discusses the metrics.
pub(super) const METRICS_WITH: Criterion = Criterion::Quality(Quality::Strategy);

/// The entries of the head of a scorecard that are known before the interview.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScorecardHead {
    /// The candidate's name or code.
    pub candidate: Option<String>,
    /// The interviewer; a panel member's own scorecard names that member.
    pub interviewer: Option<String>,
    /// The stage of the process.
    pub stage: Option<String>,
    /// The day.
    pub date: Option<PartialDate>,
}

/// The head, the rating scale and the rules of a scorecard.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ScorecardView<'a> {
    /// The candidate's name or code; absent when it is not given.
    pub candidate: Option<&'a str>,
    /// The interviewer's name; absent when it is not given.
    pub interviewer: Option<&'a str>,
    /// The stage of the hiring process; absent when it is not given.
    pub stage: Option<&'a str>,
    /// The date of the interview; absent when it is not given.
    pub date: Option<String>,
    /// Whether this is a panel member's own scorecard.
    pub is_for_member: bool,
    /// The names of the criteria that this scorecard covers.
    pub focus: Vec<&'a str>,
    /// The names of the criteria that this scorecard leaves to other panel members.
    pub others_cover: Vec<&'a str>,
    /// Whether this scorecard has the questions that probe the background.
    pub tests_background: bool,
    /// Whether this scorecard has the metrics.
    pub discusses_metrics: bool,
    /// Whether this scorecard has the Bliss lens.
    pub uses_lens: bool,
    /// The weights of the qualities, in words; absent when they are equal.
    pub weights: Option<String>,
    /// The company's reason for the weights; absent when the profile gives none.
    pub because: Option<String>,
    /// The gates among the criteria that this scorecard covers, as a list in running text; absent
    /// when there are none.
    pub gates: Option<String>,
    /// The archetypes that the company needs most, as a list in running text; absent when it needs
    /// all of them alike.
    pub needs_most: Option<String>,
    /// The ratings, from the lowest to the highest.
    pub scale: Vec<Rating<'a>>,
    /// The answer that stands for no rating.
    pub not_observed: &'a NamedText,
    /// The possible recommendations, in words.
    pub recommendations: Vec<&'a str>,
    /// The subjects that no interviewer raises.
    pub not_to_ask: Vec<&'a str>,
    /// The panel members by criterion, in pairs of a quality and an archetype; empty when the
    /// profile names no panel.
    pub coverage: Vec<[Coverage<'a>; 2]>,
}

/// A rating of the scale.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Rating<'a> {
    /// The rating as a number from 1 to 5.
    pub value: u8,
    /// The name of the rating.
    pub name: &'a str,
    /// The meaning of the rating.
    pub text: &'a str,
}

/// The panel members who cover a criterion.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Coverage<'a> {
    /// The name of the criterion.
    pub criterion: &'a str,
    /// The names of the panel members who cover it; empty when nobody does.
    pub by: Vec<&'a str>,
}

pub(super) fn scorecard<'a>(
    sources: Sources<'a>,
    member: Option<&'a PanelMember>,
    head: &'a ScorecardHead,
) -> ScorecardView<'a> {
    let Sources {
        profile, framework, ..
    } = sources;
    let interviewer = member.map(|member| member.name.as_str());
    ScorecardView {
        candidate: head.candidate.as_deref(),
        interviewer: interviewer.or(head.interviewer.as_deref()),
        stage: head.stage.as_deref(),
        date: head.date.map(|date| framework.date(date)),
        is_for_member: member.is_some(),
        focus: names(sources, |criterion| criteria::covers(member, criterion)),
        others_cover: names(sources, |criterion| !criteria::covers(member, criterion)),
        tests_background: criteria::covers(member, background_with(sources)),
        discusses_metrics: criteria::covers(member, METRICS_WITH),
        uses_lens: member.is_none(),
        weights: weights(sources),
        because: profile
            .scorecard
            .because
            .as_ref()
            .map(|text| sources.text(text)),
        gates: gates(sources, member),
        needs_most: needs_most(sources),
        scale: scale(sources),
        not_observed: &framework.not_observed,
        recommendations: framework
            .recommendations
            .values()
            .map(String::as_str)
            .collect(),
        not_to_ask: framework
            .not_to_ask
            .iter()
            .map(|texts| texts.subject.as_str())
            .collect(),
        coverage: coverage(sources),
    }
}

/// The criterion whose interviewer asks the questions that probe the background.
pub(super) fn background_with(sources: Sources) -> Criterion {
    let preference = sources.profile.background.preference;
    sources.framework.backgrounds[&preference].tested_with
}

fn scale<'a>(sources: Sources<'a>) -> Vec<Rating<'a>> {
    let rating = |(value, texts): (&u8, &'a NamedText)| Rating {
        value: *value,
        name: &texts.name,
        text: &texts.text,
    };
    sources.framework.scale.iter().map(rating).collect()
}

fn names<'a>(sources: Sources<'a>, keep: impl Fn(Criterion) -> bool) -> Vec<&'a str> {
    let kept = Criterion::all().filter(|criterion| keep(*criterion));
    kept.map(|criterion| name(sources, criterion)).collect()
}

/// The name of a criterion.
pub(super) fn name<'a>(sources: Sources<'a>, criterion: Criterion) -> &'a str {
    match criterion {
        Criterion::Quality(key) => &sources.framework.qualities[&key].name,
        Criterion::Archetype(key) => &sources.framework.archetypes[&key].name,
    }
}

/// The weights in words; `None` if all are equal.
pub(super) fn weights(sources: Sources) -> Option<String> {
    let scorecard = &sources.profile.scorecard;
    let all = Quality::ALL.iter().map(|key| scorecard.weight(*key));
    let is_equal = all
        .clone()
        .all(|weight| weight == scorecard.weight(Quality::Influence));
    let pattern = sources.word("scorecard", "weight_of");
    let one = |(key, weight): (&Quality, u8)| {
        let name = &sources.framework.qualities[key].name;
        fill(
            pattern,
            &[("quality", name), ("weight", &weight.to_string())],
        )
    };
    let items: Vec<String> = Quality::ALL.iter().zip(all).map(one).collect();
    (!is_equal).then(|| sources.framework.list(&items))
}

/// The gates among the criteria that `member` covers, in words; `None` if there are none.
fn gates(sources: Sources, member: Option<&PanelMember>) -> Option<String> {
    let covered = |key: &&Quality| criteria::covers(member, Criterion::Quality(**key));
    let pattern = sources.word("scorecard", "gate_of");
    let gate = |key: &Quality| {
        let rating = sources.profile.scorecard.gate(*key)?.to_string();
        let name = &sources.framework.qualities[key].name;
        Some(fill(pattern, &[("quality", name), ("rating", &rating)]))
    };
    let gates: Vec<String> = Quality::ALL
        .iter()
        .filter(covered)
        .filter_map(gate)
        .collect();
    (!gates.is_empty()).then(|| sources.framework.list(&gates))
}

/// The archetypes the company needs most; `None` if it needs all to the same degree.
fn needs_most(sources: Sources) -> Option<String> {
    let emphasis = |key: &Archetype| sources.profile.scorecard.emphasis(*key);
    let highest = Archetype::ALL.iter().map(emphasis).max().unwrap_or(1);
    let most = Archetype::ALL.iter().filter(|key| emphasis(key) == highest);
    let names = most.map(|key| sources.framework.archetypes[key].name.to_lowercase());
    let names: Vec<String> = names.collect();
    (names.len() < Archetype::ALL.len()).then(|| sources.framework.list(&names))
}

fn coverage<'a>(sources: Sources<'a>) -> Vec<[Coverage<'a>; 2]> {
    let panel = &sources.profile.panel;
    if panel.is_empty() {
        return Vec::new();
    }
    let coverage = |criterion| Coverage {
        criterion: name(sources, criterion),
        by: panel
            .iter()
            .filter(|member| member.covers(criterion))
            .map(|member| member.name.as_str())
            .collect(),
    };
    let qualities = Quality::ALL.iter().copied().map(Criterion::Quality);
    let archetypes = Archetype::ALL.iter().copied().map(Criterion::Archetype);
    let pairs = qualities.zip(archetypes);
    pairs
        .map(|(quality, archetype)| [coverage(quality), coverage(archetype)])
        .collect()
}
