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
            console.result(closing(found, checked));
            if let Some(hint) = fixable(found) {
                console.result(hint);
            }
        }
    }
}

/// What was found and which parts of the objective are answered, in one line.
fn closing(found: &[Diagnostic], checked: &[Checked]) -> String {
    let silenced: usize = checked.iter().map(|one| one.silenced).sum();
    let silenced = match silenced {
        0 => String::new(),
        number => format!(", {number} silenced"),
    };
    let profiles = counted(checked.len(), "profile");
    let answered = answered(checked).map(|answered| format!("; {answered}"));
    format!(
        "{profiles}: {}{silenced}{}",
        counts(found),
        answered.unwrap_or_default()
    )
}

/// How many errors, warnings and notes there are.
pub(super) fn counts<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    let mut numbers = [0; 3];
    for one in found {
        numbers[one.severity as usize] += 1;
    }
    let [errors, warnings, notes] = numbers;
    let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")];
    parts.map(|(number, name)| counted(number, name)).join(", ")
}

/// How many of the findings need no decision, when there are any.
fn fixable(found: &[Diagnostic]) -> Option<String> {
    let number = found.iter().filter(|one| one.fix.is_some()).count();
    let them = match (number, found.len()) {
        (0, _) => return None,
        (1, 1) => "it".to_owned(),
        (number, _) => format!("{number} of them"),
    };
    Some(format!("`cxo fix` can mend {them}"))
}

/// How far the objectives answer the five things asked of them.
fn answered(checked: &[Checked]) -> Option<String> {
    let usable: Vec<_> = checked.iter().filter_map(|one| one.open.as_ref()).collect();
    let all = ObjectivePart::ALL.len();
    match usable.as_slice() {
        [] => None,
        [open] if open.is_empty() => Some(format!("the objective answers all {all} of its parts")),
        [open] => {
            let names: Vec<_> = open.iter().map(|part| part.name()).collect();
            let answered = all - open.len();
            Some(format!(
                "the objective answers {answered} of its {all} parts (open: {})",
                names.join(", ")
            ))
        }
        several => {
            let whole = several.iter().filter(|open| open.is_empty()).count();
            let profiles = several.len();
            Some(format!(
                "{whole} of {profiles} objectives answer all {all} of their parts"
            ))
        }
    }
}

/// A number with what it counts, in the plural where it is not one.
pub(super) fn counted(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        number => format!("{number} {one}s"),
    }
}
