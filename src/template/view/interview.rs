//! The plan of the interviews: interviewers, topics and durations.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::{MetricKind, MetricQuestions, OffLimitsTexts};
use crate::message::fill;
use crate::profile::keys::Criterion;
use crate::profile::model::PanelMember;
use crate::template::view::metrics::MetricView;
use crate::template::view::role::pay_in_words;
use crate::template::view::scorecard::{METRICS_WITH, background_with, name};
use crate::template::view::{Sources, schedule};

/// The plan of the interviews.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InterviewView<'a> {
    /// Whether the plan is a proposal, because the profile names no panel.
    pub is_proposed: bool,
    /// The appointments of the interview day, in order.
    pub day: Vec<schedule::Appointment>,
    /// The length of the candidate's day, in words.
    pub with_candidate: String,
    /// The work of the panel after the interviews, as a sentence.
    pub after: String,
    /// The warning that an interview or the day is too long; absent when neither is.
    pub too_long: Option<String>,
    /// The names of the interviewers; numbered interviews when the plan is a proposal.
    pub interviewers: Vec<String>,
    /// The topics of the interviews, in order.
    pub coverage: Vec<TopicView>,
    /// The same topics by key: the key of a quality or an archetype, `background` or `metrics`.
    pub topics: BTreeMap<&'static str, TopicView>,
    /// The topics that nobody covers, as a list in running text; absent when there are none.
    pub gaps: Option<String>,
    /// The metrics as questions, grouped by subject; empty when the profile has no metrics.
    pub metrics: Vec<MetricGroup<'a>>,
    /// An example of a strong answer to the questions about metrics.
    pub strong_metrics_answer: &'a str,
    /// An example of a weak answer to the questions about metrics.
    pub weak_metrics_answer: &'a str,
    /// The subjects that no interviewer raises, each with something to say instead.
    pub off_limits: Vec<OffLimits<'a>>,
}

/// A topic of the interviews.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TopicView {
    /// The name of the topic.
    pub name: String,
    /// The time that the topic takes, in words.
    pub minutes: String,
    /// Whether each interviewer covers the topic, in the order of `interview.interviewers`.
    pub covered: Vec<bool>,
    /// The interviewers who cover the topic, as a list in running text; absent when there are none.
    pub asked_by: Option<String>,
}

/// The questions about metrics on one subject: customers, employees or the business.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MetricGroup<'a> {
    /// The questions, one for each metric.
    pub questions: Vec<MetricQuestion>,
    /// The questions to go on with.
    pub follow_ups: &'a [String],
}

/// A metric as a question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MetricQuestion {
    /// The question.
    pub question: String,
    /// The business result that the metric serves; absent when the profile gives none.
    pub drives: Option<String>,
}

/// A subject that no interviewer raises.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OffLimits<'a> {
    /// The subject.
    pub subject: &'a str,
    /// The words to say instead.
    pub instead: String,
}

/// A topic that an interview may cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// A quality or an archetype.
    Criterion(Criterion),
    /// The questions that probe the background.
    Background,
    /// The questions on metrics.
    Metrics,
}

/// An interview: its interviewer and its topics.
#[derive(Debug, Clone)]
pub(super) struct Session {
    /// The interviewer; a proposed interview has a number instead.
    pub(super) name: String,
    /// The interviewer with their position, if the profile names one.
    pub(super) interviewer: Option<String>,
    /// The topics, in order.
    pub(super) topics: Vec<Topic>,
}

/// The plan of the interviews. `metrics` are the metrics of the profile in words.
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

    /// The name in words.
    pub(super) fn name(self, sources: Sources<'_>) -> &str {
        match self {
            Self::Criterion(criterion) => name(sources, criterion),
            Self::Background => sources.word("interview_guide", "background_topic"),
            Self::Metrics => sources.word("interview_guide", "metrics_topic"),
        }
    }

    /// The duration in minutes.
    pub(super) fn minutes(self, sources: Sources) -> u32 {
        let minutes = &sources.framework.interview.minutes;
        match self {
            Self::Criterion(Criterion::Quality(_)) => minutes.quality,
            Self::Criterion(Criterion::Archetype(_)) => minutes.archetype,
            Self::Background => minutes.background,
            Self::Metrics => minutes.metrics,
        }
    }

    /// The criterion whose interviewer covers the topic.
    fn criterion(self, sources: Sources) -> Criterion {
        match self {
            Self::Criterion(criterion) => criterion,
            Self::Background => background_with(sources),
            Self::Metrics => METRICS_WITH,
        }
    }
}

/// All topics to cover.
fn topics(sources: Sources) -> Vec<Topic> {
    let has_metrics = !sources.profile.target_metrics.is_empty();
    Criterion::all()
        .map(Topic::Criterion)
        .chain([Topic::Background])
        .chain(has_metrics.then_some(Topic::Metrics))
        .collect()
}

/// The interviews of the panel, or the proposed ones if there is no panel.
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
    topics.retain(|topic| covers(topic.criterion(sources)));
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
