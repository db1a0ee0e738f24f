//! The hiring brief: open points, arguments and plans.

use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::{Circumstance, CircumstanceTexts, HundredDays, OpenPoint, ReportingLine};
use crate::message::fill;
use crate::profile::keys::{Criterion, KnownMetric, Position, Preference, Scope};
use crate::profile::model::{Metric, Pay, Profile};
use crate::profile::text::KeyOr;
use crate::template::view::role::upper_first;
use crate::template::view::{Sources, metrics, scorecard};

/// The open points, arguments and plans of a hiring brief.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BriefView<'a> {
    /// The points that the profile leaves open and the search needs, as sentences.
    pub open_points: Vec<String>,
    /// The two backgrounds to choose from, weighed against each other.
    pub schools: Vec<School<'a>>,
    /// The name of the quality or archetype whose interviewer also probes the background.
    pub probed_with: &'a str,
    /// The superior of the role; absent when the profile names none.
    pub reports_to: Option<String>,
    /// The usual reporting lines, to compare.
    pub reporting_lines: Vec<Line<'a>>,
    /// Whether the superior that the profile names is among the usual reporting lines.
    pub is_usual_line: bool,
    /// The steps by which a panel that disagrees comes to a decision.
    pub settling: &'a [String],
    /// The plan of the first hundred days, by period.
    pub hundred_days: &'a [HundredDays],
    /// The notes of the hiring team, in Markdown; absent when the profile has none.
    pub notes: Option<String>,
}

/// A background to choose, weighed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct School<'a> {
    /// The name of the background.
    pub name: String,
    /// The arguments for it.
    pub arguments_for: &'a [String],
    /// The arguments against it.
    pub arguments_against: &'a [String],
    /// The arguments for it in this company, drawn from the profile.
    pub here: Vec<String>,
}

/// A reporting line.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Line<'a> {
    /// The superior of the role.
    pub name: &'a str,
    /// The benefits and risks of this line.
    pub texts: &'a ReportingLine,
    /// Whether the profile has chosen this line.
    pub is_chosen: bool,
}

pub(super) fn brief(sources: Sources) -> BriefView {
    let framework = sources.framework;
    let reports_to = sources.profile.role.reports_to.as_ref();
    let tested_with = framework.backgrounds[&sources.profile.background.preference].tested_with;
    let notes = sources.profile.notes.internal.as_ref();
    BriefView {
        open_points: open_points(sources),
        schools: [Preference::Internal, Preference::Cx]
            .map(|key| school(sources, key))
            .into(),
        probed_with: scorecard::name(sources, tested_with),
        reports_to: reports_to
            .map(|who| upper_first(&sources.key_or_text(who, &framework.positions))),
        reporting_lines: reporting_lines(sources),
        is_usual_line: reports_to
            .and_then(KeyOr::key)
            .is_some_and(|key| framework.reporting_lines.contains_key(&key)),
        settling: &framework.settling,
        hundred_days: &framework.first_hundred_days,
        notes: notes.map(|text| sources.text(text)),
    }
}

fn reporting_lines<'a>(sources: Sources<'a>) -> Vec<Line<'a>> {
    let framework = sources.framework;
    let chosen = sources
        .profile
        .role
        .reports_to
        .as_ref()
        .and_then(KeyOr::key);
    let line = |(key, texts): (&Position, &'a ReportingLine)| Line {
        name: &framework.positions[key],
        texts,
        is_chosen: chosen == Some(*key),
    };
    framework.reporting_lines.iter().map(line).collect()
}

fn school<'a>(sources: Sources<'a>, key: Preference) -> School<'a> {
    let texts = &sources.framework.backgrounds[&key];
    let circumstances = sources.framework.circumstances.iter();
    School {
        name: upper_first(&texts.name),
        arguments_for: &texts.arguments_for,
        arguments_against: &texts.arguments_against,
        here: circumstances
            .filter(|(_, texts)| texts.favours == key)
            .filter_map(|(circumstance, texts)| argument(sources, *circumstance, texts))
            .collect(),
    }
}

/// The argument from a circumstance; `None` if the profile does not have it.
fn argument(
    sources: Sources,
    circumstance: Circumstance,
    texts: &CircumstanceTexts,
) -> Option<String> {
    let profile = sources.profile;
    let functions = functions_among(sources, texts);
    let metrics = metrics_among(sources, texts);
    let is_met = match circumstance {
        Circumstance::CraftInTeam | Circumstance::OperationsToRun => !functions.is_empty(),
        Circumstance::TeamToBuild => !has_functions(profile),
        Circumstance::BusinessMetrics => !metrics.is_empty(),
        Circumstance::ExperienceMetrics => {
            !metrics.is_empty() && metrics.len() == profile.target_metrics.len()
        }
        Circumstance::TwoPublics => profile.role.scope == Some(Scope::CxAndEx),
        Circumstance::MandateUnwritten => profile.mandate.is_empty(),
        Circumstance::GovernanceInPlace => !profile.governance.is_empty(),
        Circumstance::BelowTheChiefExecutive => {
            let line = profile.role.reports_to.as_ref();
            line.is_some_and(|line| line.key() != Some(Position::Ceo))
        }
    };
    let list = |names: &[String]| sources.framework.list(names);
    let values = [("functions", list(&functions)), ("metrics", list(&metrics))];
    let values = values.each_ref().map(|(name, value)| (*name, &**value));
    is_met.then(|| upper_first(&fill(&texts.text, &values)))
}

fn has_functions(profile: &Profile) -> bool {
    let team = profile.role.team.as_ref();
    team.is_some_and(|team| !team.functions.is_empty())
}

fn functions_among(sources: Sources, texts: &CircumstanceTexts) -> Vec<String> {
    let team = sources.profile.role.team.as_ref();
    let functions = team.map_or(&[][..], |team| &team.functions);
    let keys = functions.iter().filter_map(KeyOr::key);
    keys.filter(|key| texts.functions.contains(key))
        .map(|key| sources.framework.functions[&key].clone())
        .collect()
}

fn metrics_among(sources: Sources, texts: &CircumstanceTexts) -> Vec<String> {
    let metrics = sources.profile.target_metrics.iter();
    let keys = metrics.filter_map(|metric| metric.name.key());
    keys.filter(|key: &KnownMetric| texts.metrics.contains(key))
        .map(|key| sources.framework.metrics[&key].name.clone())
        .collect()
}

/// The points that the profile leaves open, in the order of a profile.
fn open_points(sources: Sources) -> Vec<String> {
    let texts = sources.framework.open_points.iter();
    let said = texts.filter_map(|(point, text)| match listed(sources, *point) {
        Some(list) if list.is_empty() => None,
        Some(list) => Some(fill(text, &[("metrics", &list), ("criteria", &list)])),
        None => is_open(sources.profile, *point).then(|| text.clone()),
    });
    said.collect()
}

/// The metrics or criteria that a point is open for, as a list in running text that may be empty.
/// `None` for a point that has no such list.
fn listed(sources: Sources, point: OpenPoint) -> Option<String> {
    let lacking = |lacks: fn(&Metric) -> bool| {
        let metrics = sources.profile.target_metrics.iter();
        let names = metrics.filter(|metric| lacks(metric));
        let names = names.map(|metric| metrics::name(sources, metric));
        sources.framework.list(&names.collect::<Vec<_>>())
    };
    match point {
        OpenPoint::Baseline => Some(lacking(|metric| metric.from.is_none())),
        OpenPoint::Target => Some(lacking(|metric| metric.to.is_none() || metric.by.is_none())),
        OpenPoint::Result => Some(lacking(|metric| metric.drives.is_none())),
        OpenPoint::Uncovered => Some(uncovered(sources)),
        _ => None,
    }
}

/// Whether the profile leaves a point without a list open.
fn is_open(profile: &Profile, point: OpenPoint) -> bool {
    let role = &profile.role;
    let has_pay = |pay: &Pay| pay.min.is_some() || pay.max.is_some();
    match point {
        OpenPoint::ReportsTo => role.reports_to.is_none(),
        OpenPoint::Pay => !role.pay.as_ref().is_some_and(has_pay),
        OpenPoint::Place => role.locations.is_empty(),
        OpenPoint::Team => !has_functions(profile),
        OpenPoint::Starts => role.starts.is_none(),
        OpenPoint::WhyNow => profile.why_now.is_none(),
        OpenPoint::Metrics => profile.target_metrics.is_empty(),
        OpenPoint::Background => {
            let background = &profile.background;
            background.preference != Preference::Open && background.because.is_none()
        }
        OpenPoint::Mandate => profile.mandate.is_empty(),
        OpenPoint::Panel => profile.panel.is_empty(),
        OpenPoint::Governance => profile.governance.is_empty(),
        OpenPoint::Baseline | OpenPoint::Target | OpenPoint::Result | OpenPoint::Uncovered => false,
    }
}

/// The criteria that no panel member covers, as a list in running text.
fn uncovered(sources: Sources) -> String {
    let panel = &sources.profile.panel;
    let is_covered = |criterion| panel.iter().any(|member| member.covers(criterion));
    let criteria =
        Criterion::all().filter(|criterion| !panel.is_empty() && !is_covered(*criterion));
    let names = criteria.map(|criterion| scorecard::name(sources, criterion).to_lowercase());
    sources.framework.list(&names.collect::<Vec<_>>())
}
