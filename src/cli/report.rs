//! What is printed: results to standard output, diagnostics to standard error.

use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::path::Path;

use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::summary::Summary;
use crate::diagnostic::{self, Diagnostic, json, text};
use crate::language::Language;
use crate::message::{Message, message};

/// Where a person's lines come from, and where results and diagnostics go.
pub struct Console {
    input: Box<dyn BufRead>,
    results: Box<dyn Write>,
    messages: Box<dyn Write>,
    /// The language of messages.
    pub(super) language: Language,
    /// The colour of messages.
    pub(super) colour: text::Colour,
    /// The colour of results.
    pub(super) result_colour: text::Colour,
    /// Whether messages are seen by someone as they appear.
    pub(super) is_interactive: bool,
    /// Whether someone is there to answer questions.
    pub(super) can_ask: bool,
}

impl Console {
    /// Standard output and standard error; colour where a terminal shows it and `NO_COLOR` is not
    /// set.
    #[must_use]
    pub fn standard() -> Self {
        let is_interactive = io::stderr().is_terminal();
        Self {
            input: Box::new(BufReader::new(io::stdin())),
            results: Box::new(io::stdout()),
            messages: Box::new(io::stderr()),
            language: Language::En,
            colour: colour(is_interactive),
            result_colour: colour(io::stdout().is_terminal()),
            is_interactive,
            can_ask: is_interactive && io::stdin().is_terminal(),
        }
    }

    /// A console of someone who answers questions with the lines of `input`, without colour.
    #[must_use]
    pub fn of_someone(
        input: impl BufRead + 'static,
        results: impl Write + 'static,
        messages: impl Write + 'static,
    ) -> Self {
        Self {
            input: Box::new(input),
            results: Box::new(results),
            messages: Box::new(messages),
            language: Language::En,
            colour: text::Colour::Off,
            result_colour: text::Colour::Off,
            is_interactive: false,
            can_ask: true,
        }
    }

    /// A message in the console's language.
    pub(super) fn text(&self, message: &Message) -> String {
        message.in_language(self.language)
    }

    /// Asks for a line, which `prompt` stands before; `None` when the input has ended.
    pub(super) fn ask(&mut self, prompt: &str) -> io::Result<Option<String>> {
        let _ = write!(self.messages, "{prompt}");
        let _ = self.messages.flush();
        let mut line = String::new();
        match self.input.read_line(&mut line)? {
            0 => Ok(None),
            _ => Ok(Some(line)),
        }
    }

    /// Prints a message as the result.
    pub(super) fn say_result(&mut self, message: Message) {
        self.result(self.text(&message));
    }

    /// Prints one line of data as the result. A reader who has gone away is no failure.
    pub(super) fn result(&mut self, line: impl std::fmt::Display) {
        let _ = writeln!(self.results, "{line}");
    }

    /// Writes bytes as the result.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.results.write_all(bytes)?;
        self.results.flush()
    }

    /// Prints a value as JSON, several lines long.
    pub(super) fn json(&mut self, value: &impl Serialize) {
        self.result(serde_json::to_string_pretty(value).unwrap_or_default());
    }

    /// Prints a message.
    pub(super) fn say(&mut self, message: Message) {
        self.message(self.text(&message));
    }

    /// Prints a message about what cannot be done.
    pub(super) fn error(&mut self, message: Message) {
        let label = message!(console::label);
        self.say(message!(console::labelled, label, message));
    }

    /// Prints one line of message, in the words given.
    pub(super) fn message(&mut self, line: impl std::fmt::Display) {
        let _ = writeln!(self.messages, "{line}");
    }

    /// Prints diagnostics in the order of their places.
    pub(super) fn diagnostics(&mut self, mut diagnostics: Vec<Diagnostic>) {
        diagnostic::sort(&mut diagnostics);
        let _ = write!(
            self.messages,
            "{}",
            text::render(&diagnostics, self.language, self.colour)
        );
    }

    /// Prints diagnostics as the result, in the order given.
    pub(super) fn findings(&mut self, diagnostics: &[Diagnostic]) {
        let text = text::render(diagnostics, self.language, self.result_colour);
        let _ = write!(self.results, "{text}");
    }

    /// Says what the system did not let us do.
    pub(super) fn system_failed(&mut self, doing: &str, path: &Path, error: &io::Error) -> Outcome {
        self.message(format_args!(
            "error: cannot {doing} {}: {error}",
            path.display()
        ));
        Outcome::SystemFailed
    }

    /// Says what the system did not let us do, in whole sentences.
    pub(super) fn failed(&mut self, message: Message) -> Outcome {
        self.error(message);
        Outcome::SystemFailed
    }

    /// Says that a file cannot be written.
    pub(super) fn cannot_write(&mut self, path: &Path, error: &io::Error) -> Outcome {
        self.failed(message!(files::cannot_write, path, error))
    }

    /// Says that standard output cannot be written to.
    pub(super) fn cannot_print(&mut self, error: &io::Error) -> Outcome {
        self.failed(message!(files::cannot_print, error))
    }

    /// Says that the system did not let us work on several things at once.
    pub(super) fn cannot_start(&mut self, error: &io::Error) -> Outcome {
        self.failed(message!(console::cannot_start, error))
    }
}

/// Colour where a terminal shows it and `NO_COLOR` is not set.
fn colour(is_terminal: bool) -> text::Colour {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match is_terminal && !no_colour {
        true => text::Colour::On,
        false => text::Colour::Off,
    }
}

/// A run as JSON.
#[derive(Debug, Serialize)]
pub(super) struct RunReport<'a> {
    /// Every profile, in the order of the command line.
    pub(super) profiles: Vec<ProfileReport<'a>>,
    /// What became of them.
    pub(super) summary: &'a Summary,
}

/// One profile in the JSON of a run.
#[derive(Debug, Serialize)]
pub(super) struct ProfileReport<'a> {
    /// The profile as named on the command line.
    pub(super) profile: &'a str,
    /// Whether it could be used.
    pub(super) ok: bool,
    /// The files written.
    pub(super) files: Vec<String>,
    /// What was found.
    pub(super) problems: Vec<json::Record<'a>>,
    /// How many pieces of advice a check would give.
    pub(super) advice: usize,
    /// What the system did not let us do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) failure: Option<String>,
}
