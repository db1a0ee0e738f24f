//! `cxo render --stream`: a filter that other programs drive.
//!
//! 1. `line` finds the profile in each line of standard input.
//! 2. Everything ordered of it is made in memory, of several lines at a time.
//! 3. Each line is answered by a line on standard output, in order and as soon as it can be.

mod line;

use std::io::{self, BufReader};
use std::ops::ControlFlow;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::Value;

use crate::cli::console::Console;
use crate::cli::folder::Folder;
use crate::cli::outcome::Outcome;
use crate::cli::stream::line::{Line, Lines, Question};
use crate::cli::summary::Summary;
use crate::cli::workers::Workers;
use crate::diagnostic::{self, Diagnostic, json};
use crate::kit::{self, Engine, Kit, Order};
use crate::message::message;

/// What a line is answered.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    /// Which line, counted from 1.
    line: usize,
    /// What the line said it is known by.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    /// Whether the profile could be used.
    ok: bool,
    /// What was made of it.
    files: Vec<File>,
    /// What was found.
    problems: Vec<json::Record<'a>>,
    /// How many pieces of advice a check would give.
    advice: usize,
}

/// A file in an answer: a text as such, anything else in Base64.
#[derive(Debug, Serialize)]
struct File {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

/// An answer, written.
struct Answered {
    line: usize,
    is_ok: bool,
    json: Vec<u8>,
}

/// Answers every line of standard input.
pub(super) fn run(
    order: &Order,
    engine: &Engine,
    workers: &Workers,
    console: &mut Console,
) -> Outcome {
    let lines = Lines::of(BufReader::new(io::stdin()));
    let work = |line: io::Result<Line>| line.map(|line| answer(&line, order, engine));
    let mut summary = Summary::default();
    let mut outcome = Outcome::Done;
    let take = |answered: io::Result<Answered>| {
        let printed = match answered {
            Ok(answered) => print(&answered, &mut summary, console),
            Err(error) => Err(console.failed(message!(files::cannot_read_input, error = &error))),
        };
        match printed {
            Ok(()) => ControlFlow::Continue(()),
            Err(ended) => {
                outcome = ended;
                ControlFlow::Break(())
            }
        }
    };
    if let Err(error) = workers.in_order(lines, work, take) {
        outcome = console.cannot_start(&error);
    }
    if let Some(line) = summary.line() {
        console.say(line);
    }
    outcome.max(summary.outcome())
}

/// Prints an answer; how the run ended, if it cannot go on. A reader who has gone away is no
/// failure.
fn print(answered: &Answered, summary: &mut Summary, console: &mut Console) -> Result<(), Outcome> {
    let outcome = match answered.is_ok {
        true => Outcome::Done,
        false => Outcome::InputProblems,
    };
    summary.add(message!(stream::line, number = answered.line), outcome);
    match console.bytes(&answered.json) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Outcome::Done),
        Err(error) => Err(console.cannot_print(&error)),
    }
}

/// Makes what is ordered of the profile in a line.
fn answer(line: &Line, order: &Order, engine: &Engine) -> Answered {
    let Question { id, profile } = line.read();
    let assets = Folder::of_files(Path::new(""));
    let made = profile.and_then(|loaded| engine.render(&loaded, order, &assets));
    let kit = made.unwrap_or_else(|problems| Kit {
        files: Vec::new(),
        warnings: problems,
        advice: 0,
    });
    let mut found = kit.warnings;
    diagnostic::sort(&mut found);
    let is_ok = !found.iter().any(Diagnostic::is_error);
    let answer = Answer {
        line: line.number,
        id,
        ok: is_ok,
        files: kit.files.into_iter().map(File::from).collect(),
        problems: found.iter().map(json::Record::from).collect(),
        advice: kit.advice,
    };
    let mut json = serde_json::to_vec(&answer).unwrap_or_default();
    json.push(b'\n');
    Answered {
        line: line.number,
        is_ok,
        json,
    }
}

impl From<kit::File> for File {
    fn from(made: kit::File) -> Self {
        let kit::File {
            name,
            format,
            bytes,
            ..
        } = made;
        let (text, base64) = match format.is_text() {
            true => (Some(String::from_utf8_lossy(&bytes).into_owned()), None),
            false => (None, Some(STANDARD.encode(&bytes))),
        };
        Self { name, text, base64 }
    }
}
