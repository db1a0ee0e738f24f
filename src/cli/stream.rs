//! `cxo render --stream`: JSON lines from standard input to JSON lines on standard output.
//!
//! 1. `line` reads the profile of each line.
//! 2. The order is rendered in memory, for several lines in parallel.
//! 3. The responses are printed in the order of the lines, each as soon as possible.

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
use crate::cli::stream::line::{InputLine, InputLines, StreamRequest};
use crate::cli::summary::Summary;
use crate::cli::workers::Workers;
use crate::diagnostic::{self, Diagnostic, json};
use crate::kit::{self, Engine, Kit, Order};
use crate::message::message;

/// The response to a line.
#[derive(Debug, Serialize)]
struct Response<'a> {
    /// The number of the line, from 1.
    line: usize,
    /// The `id` of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    /// Whether the profile could be rendered.
    ok: bool,
    /// The files.
    files: Vec<ResponseFile>,
    /// The diagnostics.
    problems: Vec<json::Record<'a>>,
    /// The number of pieces of advice that a check would give.
    advice: usize,
}

/// A file in a response: text as it is, other formats in Base64.
#[derive(Debug, Serialize)]
struct ResponseFile {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

/// A response as JSON.
struct WrittenResponse {
    line: usize,
    is_ok: bool,
    json: Vec<u8>,
}

/// Responds to every line of standard input.
pub(super) fn run(
    order: &Order,
    engine: &Engine,
    workers: &Workers,
    console: &mut Console,
) -> Outcome {
    let lines = InputLines::of(BufReader::new(io::stdin()));
    let work = |line: io::Result<InputLine>| line.map(|line| respond(&line, order, engine));
    let mut summary = Summary::default();
    let mut outcome = Outcome::Done;
    let take = |written: io::Result<WrittenResponse>| {
        let printed = match written {
            Ok(written) => print(&written, &mut summary, console),
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

/// Prints a response.
///
/// # Errors
///
/// The outcome of a run that cannot continue. A closed pipe is not a failure.
fn print(
    written: &WrittenResponse,
    summary: &mut Summary,
    console: &mut Console,
) -> Result<(), Outcome> {
    let outcome = match written.is_ok {
        true => Outcome::Done,
        false => Outcome::InputProblems,
    };
    summary.add(message!(stream::line, number = written.line), outcome);
    match console.bytes(&written.json) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Outcome::Done),
        Err(error) => Err(console.cannot_print(&error)),
    }
}

/// Renders the order for the profile of a line.
fn respond(line: &InputLine, order: &Order, engine: &Engine) -> WrittenResponse {
    let StreamRequest { id, profile } = line.read();
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
    let response = Response {
        line: line.number,
        id,
        ok: is_ok,
        files: kit.files.into_iter().map(ResponseFile::from).collect(),
        problems: found.iter().map(json::Record::from).collect(),
        advice: kit.advice,
    };
    let mut json = serde_json::to_vec(&response).unwrap_or_default();
    json.push(b'\n');
    WrittenResponse {
        line: line.number,
        is_ok,
        json,
    }
}

impl From<kit::File> for ResponseFile {
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
