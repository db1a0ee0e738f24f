//! The candidate brief: the people a finalist meets, and the case to prepare.

use schemars::JsonSchema;
use serde::Serialize;

use crate::message::fill;
use crate::profile::model::PanelMember;
use crate::template::view::Sources;
use crate::template::view::metrics::MetricView;
use crate::template::view::role::upper_first;

/// The people a finalist meets, and the case to prepare.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FinalistView<'a> {
    /// The people the finalist meets; empty when the profile names no panel.
    pub people: Vec<Person>,
    /// The case to prepare.
    pub case: CaseView<'a>,
}

/// A person whom a finalist meets.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Person {
    /// The name of the person.
    pub name: String,
    /// The position of the person; absent when the profile gives none.
    pub role: Option<String>,
}

/// The case to prepare.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CaseView<'a> {
    /// The task, about the first metric of the profile.
    pub task: String,
    /// The business result that the first metric serves, as a sentence; absent when the profile
    /// gives none.
    pub result: Option<String>,
    /// The other metrics, which must not suffer, as a sentence; absent when there are none.
    pub without_loss: Option<String>,
    /// The questions that the panel will ask.
    pub questions: &'a [String],
    /// The rules of the case.
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
