//! The command line program: the only part of the crate that reads and writes files, reads the
//! clock and prints.
//!
//! 1. `arguments` defines the command line, and `help` adds its texts. `usage` reports a wrong
//!    command line, with exit code 2.
//! 2. `inputs` finds and reads the profiles that the command line names.
//! 3. One module per command calls the engine, on the threads of `workers`.
//! 4. `outputs` writes the files, and `console` prints results and diagnostics.

mod arguments;
mod check;
mod clock;
mod console;
mod explain;
mod fix;
mod folder;
mod help;
mod inputs;
mod kit;
mod new;
mod outcome;
mod outputs;
mod render;
mod run_report;
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

use clap::FromArgMatches;

pub use crate::cli::console::Console;
pub use crate::cli::outcome::Outcome;

use crate::cli::arguments::{Arguments, Command};

/// Runs the program with the arguments of a command line, which begin with the program's name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    run_at(arguments, &mut Console::standard())
}

/// Runs the program at a console. Help, version and mistakes that the catalogue has no message for
/// are printed by `clap` to the standard output and standard error of the process.
#[must_use]
pub fn run_at(arguments: impl IntoIterator<Item = OsString>, console: &mut Console) -> Outcome {
    let mut command = help::command(console.language);
    let matches = command.try_get_matches_from_mut(arguments);
    let read = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match read {
        Ok(arguments) => arguments,
        Err(error) => return usage::report(&error, console),
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
