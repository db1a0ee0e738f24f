//! The standard texts and durations of interviews.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::framework::metric::MetricKind;
use crate::profile::keys::Criterion;

/// The standard texts and durations of interviews.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewTexts {
    /// The durations.
    pub minutes: InterviewMinutes,
    /// The recommended limits.
    pub longest: InterviewLimits,
    /// The criteria of each proposed interview, for a profile without a panel.
    pub proposal: Vec<Vec<Criterion>>,
    /// The steps of the debrief.
    pub debrief: Vec<DebriefStep>,
    /// The questions on metrics.
    pub metrics: MetricQuestions,
}

/// A step of the debrief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DebriefStep {
    /// The length in minutes.
    pub minutes: u32,
    /// The instruction, as a sentence.
    pub text: String,
}

/// The durations of the parts of an interview day, in minutes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewMinutes {
    /// The welcome, before the first interview.
    pub welcome: u32,
    /// The opening words of an interview.
    pub opening: u32,
    /// The discussion of a quality.
    pub quality: u32,
    /// The discussion of an archetype.
    pub archetype: u32,
    /// The questions that probe the background.
    pub background: u32,
    /// The questions on metrics.
    pub metrics: u32,
    /// The candidate's questions and the closing words of an interview.
    pub closing: u32,
    /// The break between two interviews.
    pub pause: u32,
    /// The farewell, after the last interview.
    pub farewell: u32,
    /// The time an interviewer needs to complete a scorecard.
    pub rating: u32,
    /// The unit that the length of an interview is rounded up to.
    pub step: u32,
}

/// The lengths, in minutes, above which the guide advises against an interview or a day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewLimits {
    /// The limit of an interview.
    pub interview: u32,
    /// The limit of a candidate's day.
    pub day: u32,
}

/// The questions on metrics.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricQuestions {
    /// The follow-up questions, by the subject of the metric.
    pub follow_ups: BTreeMap<MetricKind, Vec<String>>,
    /// An example of an answer that earns a high rating, in a candidate's words.
    pub strong_answer: String,
    /// An example of an answer that earns a low rating, in a candidate's words.
    pub weak_answer: String,
}

/// A subject that interviewers must not raise, with what to say instead.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffLimitsTexts {
    /// The subject.
    pub subject: String,
    /// The words to say instead, to every candidate.
    pub instead: String,
    /// The same if the profile gives the pay, which replaces `{pay}`.
    #[serde(default)]
    pub instead_with_pay: Option<String>,
}
