//! The standard texts of an interview, and how long its parts take.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::framework::metric::MetricKind;
use crate::profile::keys::Criterion;

/// How interviews are held.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewTexts {
    /// How long each part takes.
    pub minutes: InterviewMinutes,
    /// The longest that is good for anyone.
    pub longest: InterviewLimits,
    /// What each interview covers where the profile names no panel.
    pub proposal: Vec<Vec<Criterion>>,
    /// The steps of the debrief.
    pub debrief: Vec<DebriefStep>,
    /// How the metrics become questions.
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

/// How long each part of an interview day takes, in minutes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewMinutes {
    /// The welcome, before the first interview.
    pub welcome: u32,
    /// The opening words of an interview.
    pub opening: u32,
    /// A quality.
    pub quality: u32,
    /// An archetype.
    pub archetype: u32,
    /// The questions that probe the background.
    pub background: u32,
    /// The metrics as working questions.
    pub metrics: u32,
    /// The candidate's questions and the closing words of an interview.
    pub closing: u32,
    /// Between two interviews.
    pub pause: u32,
    /// The farewell, after the last interview.
    pub farewell: u32,
    /// Finishing a scorecard alone.
    pub rating: u32,
    /// What the length of an interview is rounded up to.
    pub step: u32,
}

/// How long an interview and a day may be, in minutes, before the guide advises against it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewLimits {
    /// One interview.
    pub interview: u32,
    /// A day, for the candidate.
    pub day: u32,
}

/// How the metrics become questions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricQuestions {
    /// Questions to go on with, by what the metric tells of.
    pub follow_ups: BTreeMap<MetricKind, Vec<String>>,
    /// What an answer sounds like that earns a high rating, in a candidate's words.
    pub strong_answer: String,
    /// What an answer sounds like that earns a low rating, in a candidate's words.
    pub weak_answer: String,
}

/// A subject that no interviewer raises, and what serves the purpose instead.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffLimitsTexts {
    /// The subject.
    pub subject: String,
    /// What to say instead, to everyone.
    pub instead: String,
    /// The same where the profile gives the pay: `{pay}` is filled in.
    #[serde(default)]
    pub instead_with_pay: Option<String>,
}
