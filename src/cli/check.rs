//! `cxo check`: every problem of one or more profiles, and what would make them better.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::check::{self, CheckOptions, ObjectivePart};
use crate::cli::Outcome;
use crate::cli::arguments::{CheckArguments, ReportFormat};
use crate::cli::brand;
use crate::cli::inputs::{self, Input};
use crate::cli::report::Console;
use crate::cli::{catalogue, clock};
use crate::diagnostic::{self, Diagnostic, Severity, github, json, sarif};
use crate::profile::Profile;

/// What was found in one profile.
struct Checked {
    found: Vec<Diagnostic>,
    silenced: usize,
    /// The parts of the objective that are not answered; `None` when the profile cannot be used.
    open: Option<Vec<ObjectivePart>>,
}

/// Checks what the arguments name.
pub(super) fn run(arguments: &CheckArguments, console: &mut Console) -> Outcome {
    let checked = match inputs::expand(&arguments.profiles) {
        Ok(inputs) => inputs
            .par_iter()
            .map(|input| check(input, arguments))
            .collect(),
        Err(problems) => vec![Checked::unusable(problems)],
    };
    let mut found: Vec<Diagnostic> = Vec::new();
    found.extend(checked.iter().flat_map(|one| one.found.iter().cloned()));
    diagnostic::sort(&mut found);
    print(&found, &checked, arguments, console);
    let fails =
        |one: &Diagnostic| one.is_error() || arguments.strict && one.severity == Severity::Warning;
    match found.iter().any(fails) {
        true => Outcome::InputProblems,
        false => Outcome::Done,
    }
}

fn check(input: &Input, arguments: &CheckArguments) -> Checked {
    let loaded = match input.load() {
        Ok(loaded) => loaded,
        Err(problems) => return Checked::unusable(problems),
    };
    let allow = arguments.allow.iter().map(|code| code.id.to_owned());
    let options = CheckOptions {
        today: arguments.today.unwrap_or_else(clock::today),
        languages: loaded.profile.languages_made().to_vec(),
        found: match brand::read(input.folder(), &loaded) {
            Ok(brand) => brand.warnings,
            Err(problems) => problems,
        },
        allow: allow.collect(),
    };
    let report = check::check(&loaded, &options);
    Checked {
        found: report.found,
        silenced: report.silenced,
        open: Some(open_parts(&loaded.profile)),
    }
}

fn open_parts(profile: &Profile) -> Vec<ObjectivePart> {
    let is_open = |part: &ObjectivePart| !part.is_answered(profile);
    ObjectivePart::ALL.into_iter().filter(is_open).collect()
}

impl Checked {
    fn unusable(problems: Vec<Diagnostic>) -> Self {
        Self {
            found: problems,
            silenced: 0,
            open: None,
        }
    }
}

fn print(
    found: &[Diagnostic],
    checked: &[Checked],
    arguments: &CheckArguments,
    console: &mut Console,
) {
    let format = match arguments.json {
        true => ReportFormat::Json,
        false => arguments.format,
    };
    match format {
        ReportFormat::Json => console.result(json::render(found)),
        ReportFormat::Sarif => console.result(sarif::render(found, &catalogue::codes())),
        ReportFormat::Github => {
            let commands = github::render(found);
            commands.lines().for_each(|line| console.result(line));
        }
        ReportFormat::Human => {
            console.findings(found);
            console.result(closing(found, checked));
        }
    }
}

/// What was found and which parts of the objective are answered, in one line.
fn closing(found: &[Diagnostic], checked: &[Checked]) -> String {
    let count = |severity| found.iter().filter(|one| one.severity == severity).count();
    let silenced: usize = checked.iter().map(|one| one.silenced).sum();
    let mut parts = vec![
        counted(count(Severity::Error), "error"),
        counted(count(Severity::Warning), "warning"),
        counted(count(Severity::Note), "note"),
    ];
    if silenced > 0 {
        parts.push(format!("{silenced} silenced"));
    }
    let profiles = counted(checked.len(), "profile");
    let answered = answered(checked).map(|answered| format!("; {answered}"));
    format!(
        "{profiles}: {}{}",
        parts.join(", "),
        answered.unwrap_or_default()
    )
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

fn counted(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        number => format!("{number} {one}s"),
    }
}
