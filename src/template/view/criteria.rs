//! The qualities and archetypes that candidates are rated on.

use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::CriterionTexts;
use crate::profile::keys::{Archetype, Criterion, Key, Quality};
use crate::profile::model::PanelMember;
use crate::template::view::Sources;

/// A quality or an archetype.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CriterionView<'a> {
    /// The key of the criterion, the same in every language: `influence`. Names of fields begin
    /// with it.
    pub key: &'static str,
    /// The name of the criterion.
    pub name: &'a str,
    /// The description that candidates read.
    pub posting: &'a str,
    /// The definition that interviewers read.
    pub definition: &'a str,
    /// The signs that speak for a candidate.
    pub look_for: &'a [String],
    /// The signs that speak against a candidate.
    pub warning_signs: &'a [String],
    /// The question that every candidate is asked.
    pub question: &'a str,
    /// The questions to go deeper with.
    pub probes: &'a [String],
    /// The behaviour that earns a rating of 1, 3 and 5.
    pub anchors: Vec<Anchor<'a>>,
    /// An example of a strong answer.
    pub strong_answer: &'a str,
    /// An example of a weak answer.
    pub weak_answer: &'a str,
    /// The weight of a quality, from 1 to 5; absent for an archetype.
    pub weight: Option<u8>,
    /// The lowest rating that passes; absent for an archetype and for a quality without a gate.
    pub gate: Option<u8>,
    /// The company's need of an archetype; absent for a quality, and when the profile weighs no
    /// archetypes.
    pub need: Option<Need<'a>>,
}

/// The behaviour that earns a rating.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Anchor<'a> {
    /// The rating: 1, 3 or 5.
    pub rating: u8,
    /// The name of the rating.
    pub name: &'a str,
    /// The behaviour.
    pub text: &'a str,
}

/// The company's need of an archetype.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Need<'a> {
    /// The need as a number from 1 to 3.
    pub level: u8,
    /// The need in words.
    pub name: &'a str,
}

/// Whether a panel member covers a criterion; without a member, all are covered.
pub(super) fn covers(member: Option<&PanelMember>, criterion: Criterion) -> bool {
    member.is_none_or(|member| member.covers(criterion))
}

pub(super) fn qualities<'a>(
    sources: Sources<'a>,
    member: Option<&PanelMember>,
) -> Vec<CriterionView<'a>> {
    let scorecard = &sources.profile.scorecard;
    let covered = Quality::ALL
        .iter()
        .filter(|key| covers(member, Criterion::Quality(**key)));
    let view = |key: &Quality| CriterionView {
        weight: Some(scorecard.weight(*key)),
        gate: scorecard.gate(*key),
        ..criterion(sources, key.name(), &sources.framework.qualities[key])
    };
    covered.map(view).collect()
}

pub(super) fn archetypes<'a>(
    sources: Sources<'a>,
    member: Option<&PanelMember>,
) -> Vec<CriterionView<'a>> {
    let scorecard = &sources.profile.scorecard;
    let covered = Archetype::ALL
        .iter()
        .filter(|key| covers(member, Criterion::Archetype(**key)));
    let view = |key: &Archetype| {
        let level = scorecard.emphasis(*key);
        let name = &sources.framework.archetype_needs[&level];
        CriterionView {
            need: (!scorecard.archetypes.is_empty()).then_some(Need { level, name }),
            ..criterion(sources, key.name(), &sources.framework.archetypes[key])
        }
    };
    covered.map(view).collect()
}

fn criterion<'a>(
    sources: Sources<'a>,
    key: &'static str,
    texts: &'a CriterionTexts,
) -> CriterionView<'a> {
    let anchor = |(rating, text)| Anchor {
        rating,
        name: &sources.framework.scale[&rating].name,
        text,
    };
    let anchors = &texts.anchors;
    CriterionView {
        key,
        name: &texts.name,
        posting: &texts.posting,
        definition: &texts.definition,
        look_for: &texts.look_for,
        warning_signs: &texts.warning_signs,
        question: &texts.question,
        probes: &texts.probes,
        anchors: [
            (1, &*anchors.one),
            (3, &*anchors.three),
            (5, &*anchors.five),
        ]
        .map(anchor)
        .into(),
        strong_answer: &texts.strong_answer,
        weak_answer: &texts.weak_answer,
        weight: None,
        gate: None,
        need: None,
    }
}
