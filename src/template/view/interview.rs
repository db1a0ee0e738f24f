//! The interviews: who meets the candidate, what each covers, how long it takes.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::framework::{MetricKind, MetricQuestions, OffLimitsTexts, fill};
use crate::profile::keys::Criterion;
use crate::profile::model::PanelMember;
use crate::template::view::metrics::MetricView;
use crate::template::view::role::pay_in_words;
use crate::template::view::scorecard::{METRICS_WITH, background_with, name};
use crate::template::view::{Sources, schedule};

/// The interviews of a candidate.
#[derive(Debug, Clone, Serialize)]
pub struct InterviewView<'a> {
    /// Whether the interviews are a proposal, because the profile names no panel.
    pub is_proposed: bool,
    /// The order of the day.
    pub day: Vec<schedule::Appointment>,
    /// How long the candidate is there, in words.
    pub with_candidate: String,
    /// What the panel does afterwards, in words.
    pub after: String,
    /// What is too long about the day, in words; `None` where nothing is.
    pub too_long: Option<String>,
    /// The interviewers, by name; proposed interviews, by number.
    pub interviewers: Vec<String>,
    /// What there is to cover, in order.
    pub coverage: Vec<TopicView>,
    /// The same, by key.
    pub topics: BTreeMap<&'static str, TopicView>,
    /// What nobody covers, as a list in running text.
    pub gaps: Option<String>,
    /// The metrics as questions, by what they tell of.
    pub metrics: Vec<MetricGroup<'a>>,
    /// What a strong answer to them sounds like.
    pub strong_metrics_answer: &'a str,
    /// What a weak answer to them sounds like.
    pub weak_metrics_answer: &'a str,
    /// What not to ask, and what to say instead.
    pub off_limits: Vec<OffLimits<'a>>,
}

/// Something to cover in an interview.
#[derive(Debug, Clone, Serialize)]
pub struct TopicView {
    /// Its name.
    pub name: String,
    /// How long it takes, in words.
    pub minutes: String,
    /// For each interviewer, whether they cover it.
    pub covered: Vec<bool>,
    /// Who covers it, as a list in running text; `None` for a gap.
    pub asked_by: Option<String>,
}

/// Metrics that tell of the same, as working questions.
#[derive(Debug, Clone, Serialize)]
pub struct MetricGroup<'a> {
    /// The questions.
    pub questions: Vec<MetricQuestion>,
    /// Questions to go on with.
    pub follow_ups: &'a [String],
}

/// A metric as a working question.
#[derive(Debug, Clone, Serialize)]
pub struct MetricQuestion {
    /// The question.
    pub question: String,
    /// The business result the metric serves.
    pub drives: Option<String>,
}

/// A subject that no interviewer raises.
#[derive(Debug, Clone, Serialize)]
pub struct OffLimits<'a> {
    /// The subject.
    pub subject: &'a str,
    /// What to say instead.
    pub instead: String,
}

/// What an interview may cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// A quality or an archetype.
    Criterion(Criterion),
    /// The questions that probe the background.
    Background,
    /// The metrics as working questions.
    Metrics,
}

/// An interview: who holds it and what it covers.
#[derive(Debug, Clone)]
pub(super) struct Session {
    /// The interviewer; a proposed interview has a number instead.
    pub(super) name: String,
    /// The interviewer with their position, where one is named.
    pub(super) interviewer: Option<String>,
    /// What it covers, in order.
    pub(super) topics: Vec<Topic>,
}

/// The interviews of a profile whose metrics are given in words.
pub(super) fn interview<'a>(sources: Sources<'a>, metrics: &[MetricView]) -> InterviewView<'a> {
    let sessions = sessions(sources);
    let topics = topics(sources);
    let coverage = topics
        .iter()
        .map(|topic| topic_view(sources, *topic, &sessions));
    let coverage: Vec<TopicView> = coverage.collect();
    let gaps = coverage.iter().filter(|topic| topic.asked_by.is_none());
    let gaps: Vec<String> = gaps.map(|topic| topic.name.to_lowercase()).collect();
    let schedule = schedule::schedule(sources, &sessions);
    let questions = &sources.framework.interview.metrics;
    InterviewView {
        is_proposed: sources.profile.panel.is_empty(),
        day: schedule.day,
        with_candidate: schedule.with_candidate,
        after: schedule.after,
        too_long: schedule.too_long,
        interviewers: sessions.into_iter().map(|session| session.name).collect(),
        topics: topics
            .iter()
            .map(|topic| topic.key())
            .zip(coverage.iter().cloned())
            .collect(),
        coverage,
        gaps: (!gaps.is_empty()).then(|| sources.framework.list(&gaps)),
        metrics: metric_groups(sources, metrics, questions),
        strong_metrics_answer: &questions.strong_answer,
        weak_metrics_answer: &questions.weak_answer,
        off_limits: off_limits(sources),
    }
}

impl Topic {
    fn key(self) -> &'static str {
        match self {
            Self::Criterion(criterion) => criterion.name(),
            Self::Background => "background",
            Self::Metrics => "metrics",
        }
    }

    /// Its name in words.
    pub(super) fn name(self, sources: Sources<'_>) -> &str {
        match self {
            Self::Criterion(criterion) => name(sources, criterion),
            Self::Background => sources.word("interview_guide", "background_topic"),
            Self::Metrics => sources.word("interview_guide", "metrics_topic"),
        }
    }

    /// How many minutes it takes.
    pub(super) fn minutes(self, sources: Sources) -> u32 {
        let minutes = &sources.framework.interview.minutes;
        match self {
            Self::Criterion(Criterion::Quality(_)) => minutes.quality,
            Self::Criterion(Criterion::Archetype(_)) => minutes.archetype,
            Self::Background => minutes.background,
            Self::Metrics => minutes.metrics,
        }
    }

    /// The criterion whose interviewer covers it.
    fn goes_with(self, sources: Sources) -> Criterion {
        match self {
            Self::Criterion(criterion) => criterion,
            Self::Background => background_with(sources),
            Self::Metrics => METRICS_WITH,
        }
    }
}

/// Everything there is to cover.
fn topics(sources: Sources) -> Vec<Topic> {
    let has_metrics = !sources.profile.target_metrics.is_empty();
    Criterion::all()
        .map(Topic::Criterion)
        .chain([Topic::Background])
        .chain(has_metrics.then_some(Topic::Metrics))
        .collect()
}

/// The interviews the panel holds, or those proposed where there is none.
fn sessions(sources: Sources) -> Vec<Session> {
    let panel = &sources.profile.panel;
    if panel.is_empty() {
        let proposal = sources.framework.interview.proposal.iter().enumerate();
        return proposal
            .map(|(index, criteria)| proposed(sources, index + 1, criteria))
            .collect();
    }
    panel
        .iter()
        .map(|member| held_by(sources, member))
        .collect()
}

fn proposed(sources: Sources, number: usize, criteria: &[Criterion]) -> Session {
    let pattern = sources.word("interview_guide", "interview");
    Session {
        name: fill(pattern, &[("number", &number.to_string())]),
        interviewer: None,
        topics: covered(sources, |criterion| criteria.contains(&criterion)),
    }
}

fn held_by(sources: Sources, member: &PanelMember) -> Session {
    let role = member.role.as_ref();
    let role = role.map(|role| sources.key_or_text(role, &sources.framework.positions));
    let name = &member.name;
    Session {
        name: name.clone(),
        interviewer: Some(role.map_or(name.clone(), |role| format!("{name}, {role}"))),
        topics: covered(sources, |criterion| member.covers(criterion)),
    }
}

fn covered(sources: Sources, covers: impl Fn(Criterion) -> bool) -> Vec<Topic> {
    let mut topics = topics(sources);
    topics.retain(|topic| covers(topic.goes_with(sources)));
    topics
}

fn topic_view(sources: Sources, topic: Topic, sessions: &[Session]) -> TopicView {
    let covering = sessions
        .iter()
        .filter(|session| session.topics.contains(&topic));
    let names: Vec<String> = covering.map(|session| session.name.clone()).collect();
    TopicView {
        name: topic.name(sources).to_owned(),
        minutes: schedule::duration(sources, topic.minutes(sources)),
        covered: sessions
            .iter()
            .map(|session| session.topics.contains(&topic))
            .collect(),
        asked_by: (!names.is_empty()).then(|| sources.framework.list(&names)),
    }
}

fn metric_groups<'a>(
    sources: Sources<'a>,
    metrics: &[MetricView],
    questions: &'a MetricQuestions,
) -> Vec<MetricGroup<'a>> {
    let pattern = sources.word("interview_guide", "metric_question");
    let mut by_kind: BTreeMap<MetricKind, Vec<MetricQuestion>> = BTreeMap::new();
    for metric in metrics {
        let question = MetricQuestion {
            question: fill(pattern, &[("target", &metric.target)]),
            drives: metric.drives.clone(),
        };
        by_kind.entry(metric.kind).or_default().push(question);
    }
    let group = |(kind, asked)| MetricGroup {
        questions: asked,
        follow_ups: &questions.follow_ups[&kind],
    };
    by_kind.into_iter().map(group).collect()
}

fn off_limits<'a>(sources: Sources<'a>) -> Vec<OffLimits<'a>> {
    let pay = sources.profile.role.pay.as_ref();
    let pay = pay.and_then(|pay| pay_in_words(sources.framework, pay));
    let view = |texts: &'a OffLimitsTexts| OffLimits {
        subject: &texts.subject,
        instead: match (&texts.instead_with_pay, &pay) {
            (Some(pattern), Some(pay)) => fill(pattern, &[("pay", pay)]),
            _ => texts.instead.clone(),
        },
    };
    sources.framework.not_to_ask.iter().map(view).collect()
}
