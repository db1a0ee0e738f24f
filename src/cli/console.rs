//! The console: input lines, results on standard output, messages on standard error.

use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::path::Path;

use serde::Serialize;

use crate::cli::outcome::Outcome;
use crate::diagnostic::{self, Diagnostic, text};
use crate::language::Language;
use crate::message::{Message, message};

/// The input of a run, and the outputs for its results and its messages.
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
    /// Whether standard error is a terminal.
    pub(super) is_interactive: bool,
    /// Whether questions can be asked: standard input and standard error are terminals.
    pub(super) can_ask: bool,
}

impl Console {
    /// The console of the process: its standard input, output and error, with colour in a terminal
    /// unless `NO_COLOR` is set.
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

    /// A console without colour that reads answers to questions from `input`.
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

    /// The text of a message in the console's language.
    pub(super) fn text(&self, message: &Message) -> String {
        message.in_language(self.language)
    }

    /// Prints a prompt and reads a line of input; `None` at the end of the input.
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

    /// Prints one line as the result. A closed pipe is not reported.
    pub(super) fn result(&mut self, line: impl std::fmt::Display) {
        let _ = writeln!(self.results, "{line}");
    }

    /// Writes bytes as the result.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.results.write_all(bytes)?;
        self.results.flush()
    }

    /// Prints a value as indented JSON.
    pub(super) fn json(&mut self, value: &impl Serialize) {
        self.result(serde_json::to_string_pretty(value).unwrap_or_default());
    }

    /// Prints a message.
    pub(super) fn say(&mut self, message: Message) {
        self.message(self.text(&message));
    }

    /// Prints a message labelled as an error.
    pub(super) fn error(&mut self, message: Message) {
        let label = message!(console::label);
        self.say(message!(console::labelled, label, message));
    }

    /// Prints one line to standard error.
    pub(super) fn message(&mut self, line: impl std::fmt::Display) {
        let _ = writeln!(self.messages, "{line}");
    }

    /// Prints diagnostics to standard error, sorted by place.
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

    /// Reports a failed file operation.
    pub(super) fn system_failed(&mut self, doing: &str, path: &Path, error: &io::Error) -> Outcome {
        self.message(format_args!(
            "error: cannot {doing} {}: {error}",
            path.display()
        ));
        Outcome::SystemFailed
    }

    /// Reports a failure of the system.
    pub(super) fn failed(&mut self, message: Message) -> Outcome {
        self.error(message);
        Outcome::SystemFailed
    }

    /// Reports that a file cannot be written.
    pub(super) fn cannot_write(&mut self, path: &Path, error: &io::Error) -> Outcome {
        self.failed(message!(files::cannot_write, path, error))
    }

    /// Reports that standard output cannot be written to.
    pub(super) fn cannot_print(&mut self, error: &io::Error) -> Outcome {
        self.failed(message!(files::cannot_print, error))
    }

    /// Reports that threads cannot be started.
    pub(super) fn cannot_start(&mut self, error: &io::Error) -> Outcome {
        self.failed(message!(console::cannot_start, error))
    }
}

/// Colour for a terminal, unless `NO_COLOR` is set.
fn colour(is_terminal: bool) -> text::Colour {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match is_terminal && !no_colour {
        true => text::Colour::On,
        false => text::Colour::Off,
    }
}
