//! `cxo fix`: applies the fixes of diagnostics to profiles.
//!
//! 1. The fixes of each profile are applied in memory.
//! 2. The changes are shown as a unified diff.
//! 3. After confirmation, each profile is written, whole or not at all.

mod difference;

use std::fs;
use std::io;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::cli::arguments::FixArguments;
use crate::cli::console::Console;
use crate::cli::folder::Folder;
use crate::cli::inputs::{self, Input};
use crate::cli::outcome::Outcome;
use crate::cli::outputs::Output;
use crate::cli::{clock, summary};
use crate::diagnostic::Diagnostic;
use crate::kit::{CheckRequest, Engine, FixResult};
use crate::message::{Argument, Message, message};

/// A profile before and after its fixes.
struct Attempt<'a> {
    input: &'a Input,
    before: Vec<u8>,
    fixed: FixResult,
}

/// Fixes the profiles that the arguments name.
pub(super) fn run(arguments: &FixArguments, console: &mut Console) -> Outcome {
    let inputs = match inputs::expand(&arguments.inputs) {
        Ok(inputs) => inputs,
        Err(problems) => {
            console.diagnostics(problems);
            return Outcome::InputProblems;
        }
    };
    if inputs.len() > 1 && inputs.iter().any(Input::is_standard_input) {
        console.error(message!(fix::alone));
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

/// Writes a profile from standard input to standard output.
fn filter(attempt: &Attempt<'_>, console: &mut Console) -> Outcome {
    if let Err(error) = console.bytes(&attempt.fixed.bytes) {
        return console.cannot_print(&error);
    }
    console.say(closing(std::slice::from_ref(attempt), true));
    attempt.outcome()
}

/// Shows the changes of all profiles, and writes them after confirmation.
fn settle(attempts: &[Attempt<'_>], arguments: &FixArguments, console: &mut Console) -> Outcome {
    let changed: Vec<_> = attempts
        .iter()
        .filter(|one| one.fixed.fixed_count > 0)
        .collect();
    for one in &changed {
        let name = one.input.name();
        let colour = console.result_colour;
        console.result(difference::unified_diff(
            &name,
            &one.before,
            &one.fixed.bytes,
            colour,
        ));
    }
    if changed.is_empty() {
        console.say_result(closing(attempts, false));
        return worst(attempts);
    }
    let is_wanted = may_write(changed.len(), arguments, console);
    if is_wanted && let Err(message) = write_all(&changed) {
        return console.failed(message);
    }
    console.say_result(closing(attempts, is_wanted));
    match is_wanted {
        true => worst(attempts),
        false => Outcome::InputProblems,
    }
}

fn worst(attempts: &[Attempt<'_>]) -> Outcome {
    let outcomes = attempts.iter().map(Attempt::outcome);
    outcomes.max().unwrap_or(Outcome::Done)
}

/// Whether the changes are written: decided by the arguments, otherwise by an answer to a question.
/// Where no question can be asked, a message tells how to write them.
fn may_write(count: usize, arguments: &FixArguments, console: &mut Console) -> bool {
    if arguments.yes || arguments.check {
        return arguments.yes;
    }
    if !console.can_ask {
        console.say(message!(fix::how_to_write));
        return false;
    }
    let question = console.text(&message!(fix::ask, count));
    let answer = console.ask(&question);
    answer.ok().flatten().is_some_and(|answer| is_yes(&answer))
}

/// Whether an answer means yes, in English or in French.
fn is_yes(answer: &str) -> bool {
    let answer = answer.trim().to_lowercase();
    matches!(answer.as_str(), "y" | "yes" | "o" | "oui")
}

/// Writes the files; none of them if another program has changed one in the meantime.
fn write_all(changed: &[&Attempt<'_>]) -> Result<(), Message> {
    let path = |one: &Attempt<'_>| Argument::from(one.input.path.as_path());
    let failed = |one: &Attempt<'_>, error: io::Error| {
        message!(files::cannot_write, path = path(one), error = &error)
    };
    for one in changed {
        if !one.is_unchanged().map_err(|error| failed(one, error))? {
            return Err(message!(fix::changed_meanwhile, path = path(one)));
        }
    }
    for one in changed {
        one.write().map_err(|error| failed(one, error))?;
    }
    Ok(())
}

impl Attempt<'_> {
    fn outcome(&self) -> Outcome {
        match self.fixed.remaining.iter().any(Diagnostic::is_error) {
            true => Outcome::InputProblems,
            false => Outcome::Done,
        }
    }

    fn is_unchanged(&self) -> io::Result<bool> {
        Ok(fs::read(&self.input.path)? == self.before)
    }

    /// Writes the target of a link, and only a file that is itself writable: replacing a read-only
    /// file would succeed.
    fn write(&self) -> io::Result<()> {
        let path = fs::canonicalize(&self.input.path)?;
        fs::OpenOptions::new().write(true).open(&path)?;
        let bytes = self.fixed.bytes.clone();
        Output { path, bytes }.write()
    }
}

/// Applies the fixes of a profile in memory.
///
/// # Errors
///
/// A profile that cannot be read or is too large.
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

/// The closing line of all attempts.
fn closing(attempts: &[Attempt<'_>], is_written: bool) -> Message {
    let fixed = attempts.iter().map(|one| one.fixed.fixed_count).sum();
    let remaining = attempts.iter().flat_map(|one| &one.fixed.remaining);
    summary::of_fix(attempts.len(), fixed, is_written, remaining)
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
