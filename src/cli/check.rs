//! `cxo check`: every problem of one or more profiles, and what would make them better.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::check::ObjectivePart;
use crate::cli::Outcome;
use crate::cli::arguments::{CheckArguments, ReportFormat};
use crate::cli::clock;
use crate::cli::explain;
use crate::cli::folder::Folder;
use crate::cli::inputs::{self, Input};
use crate::cli::report::Console;
use crate::cli::workers::Workers;
use crate::diagnostic::{self, Diagnostic, Severity, github, json, sarif};
use crate::kit::{CheckRequest, Checked, Engine};
use crate::message::{Argument, Joined, Message, message};

/// Checks what the arguments name.
pub(super) fn run(arguments: &CheckArguments, console: &mut Console) -> Outcome {
    let workers = Workers::new(arguments.work.jobs);
    let (engine, unusable) = match Engine::new(&arguments.own.folder()) {
        Ok(engine) => (engine, None),
        Err(problems) => (Engine::default(), Some(problems)),
    };
    let allow = match codes(&arguments.allow, &engine) {
        Ok(allow) => allow,
        Err(unknown) if unusable.is_none() => return explain::no_such_code(unknown, console),
        Err(_) => Vec::new(),
    };
    let request = CheckRequest {
        today: arguments.today.unwrap_or_else(clock::today),
        allow,
        confidential: arguments.confidential,
    };
    let check = |input| check(input, &request, &engine);
    let inputs = unusable.map_or_else(|| inputs::expand(&arguments.inputs), Err);
    let checked = match inputs {
        Ok(inputs) => workers.run(|| inputs.par_iter().map(check).collect()),
        Err(problems) => Ok(vec![Checked::unusable(problems)]),
    };
    let checked: Vec<Checked> = match checked {
        Ok(checked) => checked,
        Err(error) => return console.cannot_start(&error),
    };
    let mut found: Vec<Diagnostic> = Vec::new();
    found.extend(checked.iter().flat_map(|one| one.found.iter().cloned()));
    diagnostic::sort(&mut found);
    print(&found, &checked, arguments, &engine, console);
    let fails =
        |one: &Diagnostic| one.is_error() || arguments.strict && one.severity == Severity::Warning;
    match found.iter().any(fails) {
        true => Outcome::InputProblems,
        false => Outcome::Done,
    }
}

/// The codes that someone means.
///
/// # Errors
///
/// The first that there is none of.
fn codes<'a>(written: &'a [String], engine: &Engine) -> Result<Vec<String>, &'a str> {
    let code = |written: &'a String| match engine.find_code(written) {
        Some(code) => Ok(code.id.to_owned()),
        None => Err(written.as_str()),
    };
    written.iter().map(code).collect()
}

fn check(input: &Input, request: &CheckRequest, engine: &Engine) -> Checked {
    match input.read() {
        Ok(bytes) => {
            let assets = Folder::of_files(input.folder());
            engine.check_source(&input.name(), &bytes, request, &assets)
        }
        Err(error) => Checked::unusable(vec![inputs::unreadable(&input.name(), &error)]),
    }
}

fn print(
    found: &[Diagnostic],
    checked: &[Checked],
    arguments: &CheckArguments,
    engine: &Engine,
    console: &mut Console,
) {
    let format = match arguments.json {
        true => ReportFormat::Json,
        false => arguments.format,
    };
    match format {
        ReportFormat::Json => console.result(json::render(found)),
        ReportFormat::Sarif => console.result(sarif::render(found, &engine.codes())),
        ReportFormat::Github => {
            let commands = github::render(found);
            commands.lines().for_each(|line| console.result(line));
        }
        ReportFormat::Human => {
            console.findings(found);
            console.say_result(closing(found, checked));
            if let Some(hint) = fixable(found) {
                console.say_result(hint);
            }
        }
    }
}

/// What was found and which parts of the objective are answered, in one line.
fn closing(found: &[Diagnostic], checked: &[Checked]) -> Message {
    let profiles = message!(count::profiles, count = checked.len());
    let suppressed: usize = checked.iter().map(|one| one.suppressed).sum();
    let suppressed = (suppressed > 0).then(|| message!(count::silenced, count = suppressed));
    let counts = counts(found).into_iter().chain(suppressed);
    let found = Argument::list(counts, Joined::Comma);
    match answered(checked) {
        None => message!(check::closing, profiles, found),
        Some(answered) => message!(check::closing_answered, profiles, found, answered),
    }
}

/// How many errors, warnings and notes there are.
pub(super) fn counts<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> [Message; 3] {
    let mut numbers = [0; 3];
    for one in found {
        numbers[one.severity as usize] += 1;
    }
    let [errors, warnings, notes] = numbers;
    [
        message!(count::errors, count = errors),
        message!(count::warnings, count = warnings),
        message!(count::notes, count = notes),
    ]
}

/// How many of the findings need no decision, when there are any.
fn fixable(found: &[Diagnostic]) -> Option<Message> {
    let number = found.iter().filter(|one| one.fix.is_some()).count();
    match (number, found.len()) {
        (0, _) => None,
        (1, 1) => Some(message!(check::can_fix_it)),
        (number, _) => Some(message!(check::can_fix, number)),
    }
}

/// How far the objectives answer the five things asked of them.
fn answered(checked: &[Checked]) -> Option<Message> {
    let usable: Vec<_> = checked.iter().filter_map(|one| one.open.as_ref()).collect();
    let all = ObjectivePart::ALL.len();
    match usable.as_slice() {
        [] => None,
        [open] if open.is_empty() => Some(message!(check::objective_whole, all)),
        [open] => {
            let answered = all - open.len();
            let open = Argument::list(open.iter().map(|part| part.name()), Joined::Comma);
            Some(message!(check::objective_open, answered, all, open))
        }
        several => {
            let whole = several.iter().filter(|open| open.is_empty()).count();
            let profiles = several.len();
            Some(message!(check::objectives, whole, profiles, all))
        }
    }
}
