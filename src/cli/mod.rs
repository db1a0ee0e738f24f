//! The commands: the only part that reads and writes files, looks at the clock and prints.
//!
//! What happens, in order:
//! 1. `arguments` says what can be asked for, and `help` explains it; wrong usage ends in `usage`,
//!    with exit code 2.
//! 2. One file per command calls the stages and gathers what they found.
//! 3. `report` prints results to standard output and diagnostics to standard error.

mod arguments;
mod check;
mod clock;
mod explain;
mod fix;
mod folder;
mod help;
mod inputs;
mod kit;
mod new;
mod outputs;
mod render;
mod report;
mod schema;
mod shell;
mod stream;
mod summary;
mod templates;
mod themes;
mod usage;
mod watch;
mod workers;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

pub use crate::cli::report::Console;

use crate::cli::arguments::{Arguments, Command};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Everything asked for was done.
    Done,
    /// The input has problems.
    InputProblems,
    /// The command line asks for what cannot be.
    WrongUsage,
    /// The system did not let us read or write.
    SystemFailed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::InputProblems => 1,
            Outcome::WrongUsage => 2,
            Outcome::SystemFailed => 3,
        })
    }
}

/// Runs the program with the arguments of a command line, the program's own name first.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    run_at(arguments, &mut Console::standard())
}

/// Runs the program at a console. What is wrong with the arguments themselves goes to standard
/// error.
#[must_use]
pub fn run_at(arguments: impl IntoIterator<Item = OsString>, console: &mut Console) -> Outcome {
    let mut command = help::command(console.language);
    let matches = command.try_get_matches_from_mut(arguments);
    let read = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match read {
        Ok(arguments) => arguments,
        Err(error) => return usage::answer(&error, console),
    };
    match arguments.command {
        Command::Render(arguments) => render::run(&arguments, console),
        Command::Kit(arguments) => kit::run(&arguments, console),
        Command::Watch(arguments) => watch::run(&arguments, console),
        Command::Check(arguments) => check::run(&arguments, console),
        Command::Fix(arguments) => fix::run(&arguments, console),
        Command::New(arguments) => new::run(&arguments, console),
        Command::Explain(arguments) => explain::run(&arguments, console),
        Command::Schema => schema::run(console),
        Command::Themes(arguments) => themes::run(&arguments, console),
        Command::Templates(command) => templates::run(&command, console),
        Command::Completions { shell } => shell::completions(shell, console),
        Command::Man => shell::manual(console),
    }
}
