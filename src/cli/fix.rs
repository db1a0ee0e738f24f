//! `cxo fix`: mends in a profile what can be mended in one way only.
//!
//! What happens to a profile, in order:
//! 1. Its fixes are made in memory.
//! 2. The difference is shown.
//! 3. It is written, whole or not at all, when someone says so.

mod difference;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::cli::arguments::FixArguments;
use crate::cli::check;
use crate::cli::folder::Folder;
use crate::cli::inputs::{self, Input};
use crate::cli::outputs::Output;
use crate::cli::report::Console;
use crate::cli::{Outcome, clock};
use crate::diagnostic::Diagnostic;
use crate::kit::{CheckRequest, Engine, Fixed};

/// A profile before and after.
struct Attempt<'a> {
    input: &'a Input,
    before: Vec<u8>,
    fixed: Fixed,
}

/// Mends what the arguments name.
pub(super) fn run(arguments: &FixArguments, console: &mut Console) -> Outcome {
    let inputs = match inputs::expand(&arguments.inputs) {
        Ok(inputs) => inputs,
        Err(problems) => {
            console.diagnostics(problems);
            return Outcome::InputProblems;
        }
    };
    if inputs.len() > 1 && inputs.iter().any(Input::is_standard_input) {
        console.message("error: `-` stands alone: its result goes to standard output");
        return Outcome::WrongUsage;
    }
    let engine = match Engine::new(&arguments.own.folder()) {
        Ok(engine) => engine,
        Err(problems) => {
            console.diagnostics(problems);
            return Outcome::InputProblems;
        }
    };
    let read: Vec<_> = inputs
        .par_iter()
        .map(|input| attempt(input, &engine))
        .collect();
    let mut attempts = Vec::new();
    let mut problems = Vec::new();
    for one in read {
        match one {
            Ok(attempt) => attempts.push(attempt),
            Err(unread) => problems.extend(unread),
        }
    }
    let outcome = match attempts.as_slice() {
        [] => Outcome::Done,
        [one] if one.input.is_standard_input() => filter(one, console),
        attempts => settle(attempts, arguments, console),
    };
    match problems.is_empty() {
        true => outcome,
        false => {
            console.diagnostics(problems);
            outcome.max(Outcome::InputProblems)
        }
    }
}

/// From standard input to standard output.
fn filter(attempt: &Attempt<'_>, console: &mut Console) -> Outcome {
    if let Err(error) = console.bytes(&attempt.fixed.bytes) {
        return console.system_failed("write to", Path::new("standard output"), &error);
    }
    console.message(closing(std::slice::from_ref(attempt), true));
    attempt.outcome()
}

/// Shows what would change and writes it if it may.
fn settle(attempts: &[Attempt<'_>], arguments: &FixArguments, console: &mut Console) -> Outcome {
    let changed: Vec<_> = attempts.iter().filter(|one| one.fixed.mended > 0).collect();
    for one in &changed {
        let name = one.input.name();
        let colour = console.result_colour;
        console.result(difference::show(
            &name,
            &one.before,
            &one.fixed.bytes,
            colour,
        ));
    }
    if changed.is_empty() {
        console.result(closing(attempts, false));
        return worst(attempts);
    }
    let is_wanted = may_write(changed.len(), arguments, console);
    if is_wanted && let Err((path, error)) = write_all(&changed) {
        return console.system_failed("write", &path, &error);
    }
    console.result(closing(attempts, is_wanted));
    match is_wanted {
        true => worst(attempts),
        false => Outcome::InputProblems,
    }
}

fn worst(attempts: &[Attempt<'_>]) -> Outcome {
    let outcomes = attempts.iter().map(Attempt::outcome);
    outcomes.max().unwrap_or(Outcome::Done)
}

/// Whether the changes may be written: as the arguments say, else as someone answers; where there
/// is nobody to ask, it is said how to write them.
fn may_write(files: usize, arguments: &FixArguments, console: &mut Console) -> bool {
    if arguments.yes || arguments.check {
        return arguments.yes;
    }
    if !console.can_ask {
        console.message("to write this, give the same command with --yes");
        return false;
    }
    let files = check::counted(files, "file");
    let answer = console.ask(&format!("Write these changes to {files}? [y/N] "));
    answer.ok().flatten().is_some_and(|answer| is_yes(&answer))
}

/// Whether an answer agrees, in English or in French.
fn is_yes(answer: &str) -> bool {
    let answer = answer.trim().to_lowercase();
    matches!(answer.as_str(), "y" | "yes" | "o" | "oui")
}

/// Writes the files, none of them where another program has changed one in the meantime.
fn write_all(changed: &[&Attempt<'_>]) -> Result<(), (PathBuf, io::Error)> {
    let failed = |one: &Attempt<'_>, error| (one.input.path.clone(), error);
    for one in changed {
        one.check_unchanged().map_err(|error| failed(one, error))?;
    }
    for one in changed {
        one.write().map_err(|error| failed(one, error))?;
    }
    Ok(())
}

impl Attempt<'_> {
    fn outcome(&self) -> Outcome {
        match self.fixed.left.iter().any(Diagnostic::is_error) {
            true => Outcome::InputProblems,
            false => Outcome::Done,
        }
    }

    fn check_unchanged(&self) -> io::Result<()> {
        match fs::read(&self.input.path)? == self.before {
            true => Ok(()),
            false => Err(io::Error::other(
                "it has changed meanwhile; run the command again",
            )),
        }
    }

    /// Writes where a link leads, and only where the file itself may be written to.
    fn write(&self) -> io::Result<()> {
        let path = fs::canonicalize(&self.input.path)?;
        fs::OpenOptions::new().write(true).open(&path)?;
        let bytes = self.fixed.bytes.clone();
        Output { path, bytes }.write()
    }
}

/// The fixes of a profile, made in memory.
///
/// # Errors
///
/// Why it cannot be read, or not to its end.
fn attempt<'a>(input: &'a Input, engine: &Engine) -> Result<Attempt<'a>, Vec<Diagnostic>> {
    let unreadable = |error| vec![inputs::unreadable(&input.name(), &error)];
    let before = input.read().map_err(unreadable)?;
    let request = CheckRequest {
        today: clock::today(),
        allow: Vec::new(),
        confidential: false,
    };
    let assets = Folder::of_files(input.folder());
    let fixed = engine.fix(&input.name(), &before, &request, &assets)?;
    Ok(Attempt {
        input,
        before,
        fixed,
    })
}

/// What is mended and what is left, in one line.
fn closing(attempts: &[Attempt<'_>], is_written: bool) -> String {
    let mended: usize = attempts.iter().map(|one| one.fixed.mended).sum();
    let problems = check::counted(mended, "problem");
    let profiles = check::counted(attempts.len(), "profile");
    let done = match (mended, is_written) {
        (0, _) => format!("{profiles}: nothing to mend"),
        (_, true) => format!("{profiles}: {problems} mended"),
        (_, false) => format!("{profiles}: {problems} can be mended, nothing is written"),
    };
    let left = attempts.iter().flat_map(|one| &one.fixed.left);
    format!("{done}; left for `cxo check`: {}", check::counts(left))
}

#[cfg(test)]
mod tests {
    use super::is_yes;

    #[test]
    fn only_a_clear_answer_agrees() {
        for answer in ["y\n", "Yes", " o ", "OUI\r\n"] {
            assert!(is_yes(answer), "{answer}");
        }
        for answer in ["", "\n", "n", "no", "maybe", "yess"] {
            assert!(!is_yes(answer), "{answer}");
        }
    }
}
