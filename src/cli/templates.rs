//! `cxo templates`, and a company's own templates for the other commands.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::cli::arguments::TemplatesCommand;
use crate::cli::make::Materials;
use crate::cli::outputs::Output;
use crate::cli::report::Console;
use crate::cli::{Outcome, codes, inputs};
use crate::diagnostic::{Diagnostic, Source};
use crate::language::Language;
use crate::template::{DocumentTemplate, Library, Override, built_in, built_in_names};

/// The name of the standard texts in a language's folder.
const STANDARD_TEXTS: &str = "framework.yaml";

/// Lists, shows or copies the built-in templates.
pub(super) fn run(command: &TemplatesCommand, console: &mut Console) -> Outcome {
    match command {
        TemplatesCommand::List => built_in_names().for_each(|name| console.result(name)),
        TemplatesCommand::Show { name } => {
            let text = built_in(name).unwrap_or_default();
            if let Err(error) = console.bytes(text.as_bytes()) {
                return console.system_failed("write to", Path::new("standard output"), &error);
            }
        }
        TemplatesCommand::Eject { folder, names } => return eject(folder, names, console),
    }
    Outcome::Done
}

fn eject(folder: &Path, names: &[String], console: &mut Console) -> Outcome {
    let mut outcome = Outcome::Done;
    for name in built_in_names()
        .filter(|name| names.is_empty() || names.iter().any(|wanted| wanted == name))
    {
        let path = folder.join(name);
        if path.exists() {
            console.message(format_args!(
                "error: `{}` is already there; it stays as it is",
                path.display()
            ));
            outcome = Outcome::WrongUsage;
            continue;
        }
        let bytes = built_in(name).unwrap_or_default().into();
        let output = Output { path, bytes };
        if let Err(error) = output.write() {
            return console.system_failed("write", &output.path, &error);
        }
        console.result(output.path.display());
    }
    outcome
}

/// The templates and texts to make `documents` with: a company's own, if it names a folder of them,
/// before the built-in ones.
///
/// # Errors
///
/// Templates and texts that cannot be read.
pub(super) fn materials(
    folder: Option<&Path>,
    documents: &[DocumentTemplate],
) -> Result<Materials, Vec<Diagnostic>> {
    let Some(folder) = folder else {
        let library = Library::new(Vec::new(), documents)?;
        return Ok(Materials::new(library, BTreeMap::new()));
    };
    let unreadable = |error: &io::Error| {
        let message = format!(
            "the folder of templates `{}` cannot be read: {error}",
            folder.display()
        );
        vec![
            Diagnostic::error(codes::FILE, message)
                .help("give the path of a folder laid out as `cxo templates eject` does it"),
        ]
    };
    let is_ours = |name: &str| name.ends_with(".tera") || name.ends_with(STANDARD_TEXTS);
    let files = inputs::files_below(folder, is_ours).map_err(|error| unreadable(&error))?;
    let mut overrides = Vec::new();
    let mut own_texts = BTreeMap::new();
    let mut problems = Vec::new();
    for (name, path) in files {
        let source = match read(&path) {
            Ok(source) => source,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let language = name
            .strip_suffix(STANDARD_TEXTS)
            .and_then(|folder| folder.strip_suffix('/'));
        match language.and_then(Language::from_code) {
            Some(language) => drop(own_texts.insert(language, source)),
            None => overrides.push(Override { name, source }),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Materials::new(
        Library::new(overrides, documents)?,
        own_texts,
    ))
}

fn read(path: &Path) -> Result<Arc<Source>, Diagnostic> {
    let name = path.display().to_string();
    match fs::read_to_string(path) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let message = format!("the template `{name}` cannot be read: {error}");
            Err(Diagnostic::error(codes::FILE, message).help("save it as text in UTF-8"))
        }
    }
}
