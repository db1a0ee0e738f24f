//! Qualities and archetypes as a panel reads them.

use serde::Serialize;

use crate::framework::CriterionTexts;
use crate::profile::keys::{Archetype, Criterion, Key, Quality};
use crate::profile::model::PanelMember;
use crate::template::view::Sources;

/// A quality or an archetype.
#[derive(Debug, Clone, Serialize)]
pub struct CriterionView<'a> {
    /// Its key: `influence`.
    pub key: &'static str,
    /// Its name.
    pub name: &'a str,
    /// What a candidate reads.
    pub posting: &'a str,
    /// What an interviewer reads.
    pub definition: &'a str,
    /// What speaks for a candidate.
    pub look_for: &'a [String],
    /// What speaks against a candidate.
    pub warning_signs: &'a [String],
    /// The question every candidate is asked.
    pub question: &'a str,
    /// Questions to go deeper with.
    pub probes: &'a [String],
    /// Observable behaviour along the scale.
    pub anchors: Vec<Anchor<'a>>,
    /// What a strong answer sounds like.
    pub strong_answer: &'a str,
    /// What a weak answer sounds like.
    pub weak_answer: &'a str,
    /// For a quality, its weight from 1 to 5; for an archetype, nothing.
    pub weight: Option<u8>,
    /// For a quality with a gate, the lowest rating that passes.
    pub gate: Option<u8>,
    /// For an archetype, how much the company needs it.
    pub need: Option<Need<'a>>,
}

/// What earns a rating.
#[derive(Debug, Clone, Serialize)]
pub struct Anchor<'a> {
    /// The rating: 1, 3 or 5.
    pub rating: u8,
    /// The rating's name.
    pub name: &'a str,
    /// The behaviour.
    pub text: &'a str,
}

/// How much a company needs an archetype.
#[derive(Debug, Clone, Serialize)]
pub struct Need<'a> {
    /// From 1 to 3.
    pub level: u8,
    /// In words.
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
