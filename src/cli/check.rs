//! `cxo check`: the problems of profiles, and advice on them.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::cli::arguments::{CheckArguments, ReportFormat};
use crate::cli::clock;
use crate::cli::console::Console;
use crate::cli::explain;
use crate::cli::folder::Folder;
use crate::cli::inputs::{self, Input};
use crate::cli::outcome::Outcome;
use crate::cli::summary;
use crate::cli::workers::Workers;
use crate::diagnostic::{self, Diagnostic, Severity, github, json, sarif};
use crate::kit::{CheckRequest, CheckResult, Engine};

/// Checks the profiles that the arguments name.
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
    let results = match inputs {
        Ok(inputs) => workers.run(|| inputs.par_iter().map(check).collect()),
        Err(problems) => Ok(vec![CheckResult::unusable(problems)]),
    };
    let results: Vec<CheckResult> = match results {
        Ok(results) => results,
        Err(error) => return console.cannot_start(&error),
    };
    let mut found: Vec<Diagnostic> = Vec::new();
    found.extend(
        results
            .iter()
            .flat_map(|result| result.found.iter().cloned()),
    );
    diagnostic::sort(&mut found);
    print(&found, &results, arguments, &engine, console);
    let fails =
        |one: &Diagnostic| one.is_error() || arguments.strict && one.severity == Severity::Warning;
    match found.iter().any(fails) {
        true => Outcome::InputProblems,
        false => Outcome::Done,
    }
}

/// The codes written on the command line.
///
/// # Errors
///
/// The first that is no code.
fn codes<'a>(written: &'a [String], engine: &Engine) -> Result<Vec<String>, &'a str> {
    let code = |written: &'a String| match engine.find_code(written) {
        Some(code) => Ok(code.id.to_owned()),
        None => Err(written.as_str()),
    };
    written.iter().map(code).collect()
}

fn check(input: &Input, request: &CheckRequest, engine: &Engine) -> CheckResult {
    match input.read() {
        Ok(bytes) => {
            let assets = Folder::of_files(input.folder());
            engine.check_source(&input.name(), &bytes, request, &assets)
        }
        Err(error) => CheckResult::unusable(vec![inputs::unreadable(&input.name(), &error)]),
    }
}

fn print(
    found: &[Diagnostic],
    results: &[CheckResult],
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
            console.say_result(summary::of_check(found, results));
            if let Some(hint) = summary::of_fixable(found) {
                console.say_result(hint);
            }
        }
    }
}
