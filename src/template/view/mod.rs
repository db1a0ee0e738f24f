//! The variables of templates, in the words of one language.
//!
//! The input is [`Sources`], the output a [`View`]. Each submodule makes one part of it.

pub mod brief;
pub mod charter;
pub mod criteria;
pub mod debrief;
pub mod expectations;
pub mod finalist;
pub mod interview;
pub mod law;
pub mod metrics;
pub mod posting;
pub mod role;
pub mod schedule;
pub mod scorecard;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

pub use scorecard::ScorecardHead;

use crate::framework::{BlissTexts, Framework, typography};
use crate::language::Language;
use crate::law::Law;
use crate::profile::Profile;
use crate::profile::keys::{Audience, BlissMark, Key, KnownMetric, Lens};
use crate::profile::model::PanelMember;
use crate::profile::text::{KeyOr, Text};
use crate::template::compose::ContentsEntry;
use crate::template::language_tag;
use crate::template::view::brief::BriefView;
use crate::template::view::charter::CharterView;
use crate::template::view::criteria::CriterionView;
use crate::template::view::debrief::DebriefView;
use crate::template::view::expectations::BackgroundView;
use crate::template::view::finalist::FinalistView;
use crate::template::view::interview::InterviewView;
use crate::template::view::law::LawView;
use crate::template::view::metrics::{MetricView, Table};
use crate::template::view::role::{Application, CompanyView, ObjectiveView, RoleView};
use crate::template::view::scorecard::ScorecardView;

/// Everything a template can print. Every text is plain, without Markdown, unless its description
/// says otherwise; one in another language than the document's carries a language tag.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct View<'a> {
    /// The language of the document, by its code.
    pub language: Language,
    /// The readers the document is made for.
    pub audience: Audience,
    /// The headings, labels and sentence patterns of the standard texts, by document:
    /// `words.scorecard.date`.
    pub words: &'a BTreeMap<String, BTreeMap<String, String>>,
    /// The company that hires.
    pub company: CompanyView,
    /// The position to fill.
    pub role: RoleView,
    /// The purpose of the role and the results expected of it.
    pub objective: ObjectiveView,
    /// The reason why the company hires now, in Markdown; absent when the profile gives none.
    pub why_now: Option<String>,
    /// The metrics that the person will be measured on, in the order of the profile.
    pub metrics: Vec<MetricView>,
    /// The same metrics as a table, without the columns that would be empty.
    pub metrics_table: Table,
    /// The note that names the owners of trademarks among the metrics; absent when no metric is
    /// one.
    pub trademark_note: Option<&'a str>,
    /// The responsibilities of the role: the standard ones with the changes of the profile.
    pub responsibilities: Vec<String>,
    /// The professional background looked for.
    pub background: BackgroundView<'a>,
    /// The must-have qualifications: the standard ones with the changes of the profile.
    pub qualifications: Vec<String>,
    /// The personal traits looked for, as a list in running text.
    pub traits: String,
    /// The four qualities that every candidate is rated on; on a panel member's own scorecard,
    /// those that the member covers.
    pub qualities: Vec<CriterionView<'a>>,
    /// The four archetypes, or profiles of strengths; on a panel member's own scorecard, those that
    /// the member covers.
    pub archetypes: Vec<CriterionView<'a>>,
    /// The marks of the Bliss lens; empty unless the profile asks for the lens.
    pub bliss: Vec<MarkView<'a>>,
    /// The ways to apply, and the statements that go with a posting.
    pub application: Application,
    /// The head, the rating scale and the rules of a scorecard.
    pub scorecard: ScorecardView<'a>,
    /// The role charter: who decides what, how conflicts are settled, who meets when.
    pub charter: CharterView<'a>,
    /// The open points, arguments and plans of a hiring brief.
    pub brief: BriefView<'a>,
    /// The people a finalist meets, and the case to prepare.
    pub finalist: FinalistView<'a>,
    /// The notes to a recruitment agency, in Markdown; absent unless an agency is the audience and
    /// the profile has such notes.
    pub agency_notes: Option<String>,
    /// The documents of a kit, for the contents on its cover; empty in every other document.
    pub contents: &'a [ContentsEntry],
    /// The plan of the interviews: who covers what, in what order and for how long.
    pub interview: InterviewView<'a>,
    /// The meeting at which the panel compares its ratings.
    pub debrief: DebriefView<'a>,
    /// The law on interviews at the places of work, wider places first; empty where no such law is
    /// known to the program.
    pub laws: Vec<LawView>,
}

/// The sources of a view.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The audience of the document.
    pub audience: Audience,
    /// The part of the profile that the audience sees.
    pub profile: &'a Profile,
    /// The standard texts of the language.
    pub framework: &'a Framework,
    /// The law that applies at places of work.
    pub law: &'a Law,
    /// The language.
    pub language: Language,
}

impl<'a> View<'a> {
    /// The view of a profile. With a panel member, the criteria are those that the member covers.
    #[must_use]
    pub fn new(
        sources: Sources<'a>,
        member: Option<&'a PanelMember>,
        head: &'a ScorecardHead,
    ) -> Self {
        let Sources {
            audience,
            profile,
            framework,
            language,
            ..
        } = sources;
        let metrics = metrics::metrics(sources);
        Self {
            language,
            audience,
            words: &framework.words,
            company: role::company(sources),
            role: role::role(sources),
            objective: role::objective(sources),
            why_now: profile.why_now.as_ref().map(|text| sources.text(text)),
            metrics_table: metrics::metrics_table(sources, &metrics),
            finalist: finalist::finalist(sources, &metrics),
            interview: interview::interview(sources, &metrics),
            metrics,
            trademark_note: names_trademark(sources).then_some(&*framework.trademark_note),
            responsibilities: expectations::responsibilities(sources),
            background: expectations::background(sources),
            qualifications: expectations::qualifications(sources),
            traits: framework.list(&framework.traits.values().cloned().collect::<Vec<_>>()),
            qualities: criteria::qualities(sources, member),
            archetypes: criteria::archetypes(sources, member),
            bliss: bliss(sources),
            application: role::application(sources),
            scorecard: scorecard::scorecard(sources, member, head),
            charter: charter::charter(sources),
            brief: brief::brief(sources),
            agency_notes: profile
                .notes
                .agency
                .as_ref()
                .filter(|_| audience == Audience::Agency)
                .map(|text| sources.text(text)),
            contents: &[],
            debrief: debrief::debrief(sources),
            laws: law::laws(sources),
        }
    }
}

impl<'a> Sources<'a> {
    /// A text of the profile with the typography of its language, and with a language tag if that
    /// is not the language of the document.
    #[must_use]
    pub fn text(&self, text: &Text) -> String {
        let (text, language) = text.in_language(self.language);
        self.with_typography(text.trim(), language)
    }

    /// A text with the typography of its language, and with a language tag if that is not the
    /// language of the document. A text of unknown language is taken to be in the only language of
    /// the profile, or in that of the document.
    fn with_typography(&self, text: &str, language: Option<Language>) -> String {
        let only = match self.profile.languages.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let language = language.or(only).unwrap_or(self.language);
        let text = typography::apply(text, language);
        if language == self.language {
            text
        } else {
            language_tag::tagged(&text, language)
        }
    }

    /// The standard text of a key, or the text of the profile.
    fn key_or_text<K: Key>(&self, value: &KeyOr<K>, texts: &BTreeMap<K, String>) -> String {
        match value {
            KeyOr::Key(key) => texts[key].clone(),
            KeyOr::Text(text) => self.text(text),
        }
    }

    /// A label or a pattern of the standard texts.
    fn word(&self, document: &str, key: &str) -> &'a str {
        &self.framework.words[document][key]
    }
}

/// A mark of the Bliss lens.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MarkView<'a> {
    /// The key of the mark, the same in every language: `operational_success`.
    pub key: &'static str,
    /// The name of the mark.
    pub name: &'a str,
    /// The meaning of the mark, as a sentence.
    pub mark: &'a str,
    /// A question that brings the mark out.
    pub question: &'a str,
}

fn bliss<'a>(sources: Sources<'a>) -> Vec<MarkView<'a>> {
    let asked = sources.profile.scorecard.lenses.contains(&Lens::Bliss);
    let marks = sources.framework.bliss.iter().filter(|_| asked);
    let view = |(key, texts): (&BlissMark, &'a BlissTexts)| MarkView {
        key: key.name(),
        name: &texts.name,
        mark: &texts.mark,
        question: &texts.question,
    };
    marks.map(view).collect()
}

fn names_trademark(sources: Sources) -> bool {
    let known = |name: &KeyOr<KnownMetric>| name.key().map(|key| &sources.framework.metrics[&key]);
    let mut metrics = sources.profile.target_metrics.iter();
    metrics.any(|metric| known(&metric.name).is_some_and(|texts| texts.trademark))
}
