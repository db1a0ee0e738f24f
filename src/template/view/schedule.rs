//! The schedule of an interview day.

use schemars::JsonSchema;
use serde::Serialize;

use crate::message::fill;
use crate::template::view::Sources;
use crate::template::view::interview::Session;

/// The separator of the parts of an interview. Its no-break space keeps the dot from the beginning
/// of a line.
const BETWEEN: &str = "\u{a0}· ";

/// An appointment of the interview day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Appointment {
    /// The people who take part; absent when a name is to be written in.
    pub who: Option<String>,
    /// The content of the appointment.
    pub what: String,
    /// The length in minutes.
    pub minutes: u32,
}

/// The schedule of a day.
#[derive(Debug)]
pub(super) struct Schedule {
    /// The appointments.
    pub(super) day: Vec<Appointment>,
    /// The length of the candidate's day, in words.
    pub(super) with_candidate: String,
    /// The work of the panel after the interviews, in words.
    pub(super) after: String,
    /// The warning if an interview or the day is too long, in words.
    pub(super) too_long: Option<String>,
}

/// The schedule of a day with all interviews of a candidate.
pub(super) fn schedule(sources: Sources, sessions: &[Session]) -> Schedule {
    let minutes = &sources.framework.interview.minutes;
    let host = "human_resources";
    let mut day = vec![appointment(sources, host, "welcome", minutes.welcome)];
    for (index, session) in sessions.iter().enumerate() {
        if index > 0 {
            day.push(appointment(sources, "candidate", "pause", minutes.pause));
        }
        day.push(interview(sources, session));
    }
    day.push(appointment(sources, host, "farewell", minutes.farewell));
    let with_candidate = day.iter().map(|part| part.minutes).sum();
    let longest = sessions
        .iter()
        .map(|session| length(sources, session))
        .max();
    Schedule {
        day,
        with_candidate: duration(sources, with_candidate),
        after: after(sources),
        too_long: too_long(sources, longest.unwrap_or_default(), with_candidate),
    }
}

/// Minutes in words: `50 min`, `2 h`, `3 h 05`.
pub(super) fn duration(sources: Sources, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let (pattern, shown) = match (hours, rest) {
        (0, _) => ("duration", rest.to_string()),
        (_, 0) => ("duration_whole", String::new()),
        _ => ("duration_hours", format!("{rest:02}")),
    };
    let values = [("hours", &*hours.to_string()), ("minutes", &*shown)];
    fill(sources.word("interview_guide", pattern), &values)
}

fn appointment(sources: Sources, who: &str, what: &str, minutes: u32) -> Appointment {
    let word = |key: &str| sources.word("interview_guide", key).to_owned();
    Appointment {
        who: Some(word(who)),
        what: word(what),
        minutes,
    }
}

fn interview(sources: Sources, session: &Session) -> Appointment {
    let word = |key| sources.word("interview_guide", key);
    let minutes = &sources.framework.interview.minutes;
    let part = |name: &str, minutes: u32| {
        let values = [("topic", name), ("minutes", &minutes.to_string())];
        fill(word("topic_minutes"), &values)
    };
    let topics = session.topics.iter();
    let topics = topics.map(|topic| part(topic.name(sources), topic.minutes(sources)));
    let parts: Vec<String> = [part(word("opening_short"), minutes.opening)]
        .into_iter()
        .chain(topics)
        .chain([part(word("closing_short"), minutes.closing)])
        .collect();
    Appointment {
        who: session.interviewer.clone(),
        what: parts.join(BETWEEN),
        minutes: length(sources, session),
    }
}

/// The duration of an interview in minutes, rounded up.
fn length(sources: Sources, session: &Session) -> u32 {
    let minutes = &sources.framework.interview.minutes;
    let topics = session.topics.iter().map(|topic| topic.minutes(sources));
    let exact = minutes.opening + topics.sum::<u32>() + minutes.closing;
    exact.next_multiple_of(minutes.step.max(1))
}

fn after(sources: Sources) -> String {
    let texts = &sources.framework.interview;
    let debrief = texts.debrief.iter().map(|step| step.minutes).sum();
    let rating = duration(sources, texts.minutes.rating);
    let debrief = duration(sources, debrief);
    let values = [("rating", &*rating), ("debrief", &*debrief)];
    fill(sources.word("interview_guide", "after"), &values)
}

fn too_long(sources: Sources, interview: u32, day: u32) -> Option<String> {
    let longest = &sources.framework.interview.longest;
    let is_long = interview > longest.interview || day > longest.day;
    let interview = duration(sources, longest.interview);
    let day = duration(sources, longest.day);
    let values = [("interview", &*interview), ("day", &*day)];
    is_long.then(|| fill(sources.word("interview_guide", "long"), &values))
}
