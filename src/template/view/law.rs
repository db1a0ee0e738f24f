//! The law on interviews at the places of work.

use schemars::JsonSchema;
use serde::Serialize;

use crate::law::{InterviewLaw, LegalFact};
use crate::message::fill;
use crate::profile::date::PartialDate;
use crate::template::view::Sources;
use crate::template::view::role::upper_first;

/// The law of one place.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LawView {
    /// The name of the place.
    pub place: String,
    /// The rules on what interviewers may ask.
    pub questions: Vec<FactView>,
    /// The rules on notes and on how long they are kept.
    pub records: Vec<FactView>,
}

/// A rule of law.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FactView {
    /// The rule, as a sentence.
    pub text: String,
    /// The law or the authority that the rule comes from.
    pub source: String,
    /// The web address of the source; absent when there is none.
    pub address: Option<String>,
    /// The date of the last check and any uncertainty, as words that follow the source; may be
    /// empty.
    pub caution: String,
}

/// The laws of the places of work, wider places first.
pub(super) fn laws(sources: Sources) -> Vec<LawView> {
    let laws = sources.law.interviews_at(&sources.profile.role.locations);
    laws.filter_map(|law| law_view(sources, law)).collect()
}

fn law_view(sources: Sources, law: &InterviewLaw) -> Option<LawView> {
    let facts = |facts: &[LegalFact]| facts.iter().map(|fact| fact_view(sources, fact)).collect();
    Some(LawView {
        place: upper_first(
            &sources
                .law
                .place(&law.place)?
                .name
                .in_language(sources.language),
        ),
        questions: facts(&law.questions),
        records: facts(&law.records),
    })
}

fn fact_view(sources: Sources, fact: &LegalFact) -> FactView {
    let said =
        |key, name, value: &str| fill(sources.word("interview_guide", key), &[(name, value)]);
    let checked = fact.source.checked.map(|date| {
        let date = sources.framework.date(PartialDate::from(date));
        said("law_checked", "date", &date)
    });
    let uncertain = fact.source.uncertain.as_ref().map(|uncertain| {
        let uncertain = uncertain.in_language(sources.language);
        said("law_uncertain", "uncertain", &uncertain)
    });
    FactView {
        text: fact.text.in_language(sources.language),
        source: fact.source.text.in_language(sources.language),
        address: fact.source.address.clone(),
        caution: [checked, uncertain].into_iter().flatten().collect(),
    }
}
