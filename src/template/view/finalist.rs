//! What a finalist receives before the last round.

use serde::Serialize;

use crate::framework::fill;
use crate::profile::model::PanelMember;
use crate::template::view::Sources;
use crate::template::view::metrics::MetricView;
use crate::template::view::role::upper_first;

/// What a brief for finalists shows beside the rest.
#[derive(Debug, Clone, Serialize)]
pub struct FinalistView<'a> {
    /// The people the finalist will meet.
    pub people: Vec<Person>,
    /// The case to prepare.
    pub case: CaseView<'a>,
}

/// Someone whom a finalist will meet.
#[derive(Debug, Clone, Serialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The position, where it is known.
    pub role: Option<String>,
}

/// The case to prepare.
#[derive(Debug, Clone, Serialize)]
pub struct CaseView<'a> {
    /// The task, about the first target.
    pub task: String,
    /// The business result that the target serves.
    pub result: Option<String>,
    /// The other targets.
    pub without_loss: Option<String>,
    /// What will be asked.
    pub questions: &'a [String],
    /// How it works.
    pub rules: &'a [String],
}

pub(super) fn finalist<'a>(sources: Sources<'a>, metrics: &[MetricView]) -> FinalistView<'a> {
    let panel = sources.profile.panel.iter();
    FinalistView {
        people: panel.map(|member| person(sources, member)).collect(),
        case: case(sources, metrics),
    }
}

fn person(sources: Sources, member: &PanelMember) -> Person {
    let role = member.role.as_ref();
    Person {
        name: member.name.clone(),
        role: role
            .map(|role| upper_first(&sources.key_or_text(role, &sources.framework.positions))),
    }
}

fn case<'a>(sources: Sources<'a>, metrics: &[MetricView]) -> CaseView<'a> {
    let texts = &sources.framework.case;
    let (first, others) = match metrics {
        [] => (None, &[][..]),
        [first, others @ ..] => (Some(first), others),
    };
    let task = first.map_or_else(
        || texts.without_target.clone(),
        |metric| fill(&texts.with_target, &[("target", &metric.target)]),
    );
    let result = first.and_then(|metric| metric.drives.as_ref());
    let names: Vec<String> = others.iter().map(|metric| metric.name.clone()).collect();
    let targets = sources.framework.list(&names);
    CaseView {
        task,
        result: result.map(|result| fill(&texts.for_result, &[("result", result)])),
        without_loss: (!names.is_empty())
            .then(|| fill(&texts.without_loss, &[("targets", &targets)])),
        questions: &texts.questions,
        rules: &texts.rules,
    }
}
