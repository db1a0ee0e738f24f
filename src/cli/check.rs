//! `cxo check`: every problem of one or more profiles.

use std::path::Path;

use crate::check;
use crate::cli::Outcome;
use crate::cli::arguments::CheckArguments;
use crate::cli::brand;
use crate::cli::inputs;
use crate::cli::report::Console;
use crate::diagnostic::{Diagnostic, Severity, json};
use crate::language::Language;
use crate::profile::Loaded;

/// Checks what the arguments name.
pub(super) fn run(arguments: &CheckArguments, console: &mut Console) -> Outcome {
    let (count, diagnostics) = match inputs::expand(&arguments.profiles) {
        Ok(inputs) => {
            let found = inputs.iter().flat_map(|input| match input.load() {
                Ok(loaded) => advice(&loaded, input.folder()),
                Err(problems) => problems,
            });
            (inputs.len(), found.collect())
        }
        Err(problems) => (0, problems),
    };
    let outcome = if diagnostics.iter().any(Diagnostic::is_error) {
        Outcome::InputProblems
    } else {
        Outcome::Done
    };
    if arguments.json {
        let records: Vec<json::Record> = diagnostics.iter().map(Into::into).collect();
        console.json(&records);
    } else {
        let closing = closing(count, &diagnostics);
        console.diagnostics(diagnostics);
        console.result(closing);
    }
    outcome
}

fn advice(loaded: &Loaded, folder: &Path) -> Vec<Diagnostic> {
    let languages = &loaded.profile.languages;
    let languages = if languages.is_empty() {
        &Language::ALL[..]
    } else {
        languages
    };
    let mut advice = loaded.warnings.clone();
    advice.extend(check::advise(loaded));
    advice.extend(loaded.missing_languages(languages));
    advice.extend(match brand::read(folder, loaded) {
        Ok(brand) => brand.warnings,
        Err(problems) => problems,
    });
    advice
}

/// What was found, in one line.
fn closing(profiles: usize, diagnostics: &[Diagnostic]) -> String {
    let count = |severity| {
        diagnostics
            .iter()
            .filter(|found| found.severity == severity)
            .count()
    };
    let counted = |number: usize, one: &str| match number {
        1 => format!("1 {one}"),
        number => format!("{number} {one}s"),
    };
    format!(
        "{}: {}, {}, {}",
        counted(profiles, "profile"),
        counted(count(Severity::Error), "error"),
        counted(count(Severity::Warning), "warning"),
        counted(count(Severity::Note), "note")
    )
}
