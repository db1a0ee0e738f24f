//! `cxo templates`: lists, shows and copies the built-in templates, texts, themes, audiences and
//! rules.

use std::path::Path;

use crate::cli::arguments::TemplatesCommand;
use crate::cli::console::Console;
use crate::cli::outcome::Outcome;
use crate::cli::outputs::Output;
use crate::kit::{built_in_file, built_in_files};
use crate::message::message;

/// Lists, shows or copies built-in files.
pub(super) fn run(command: &TemplatesCommand, console: &mut Console) -> Outcome {
    match command {
        TemplatesCommand::List => built_in_files().for_each(|name| console.result(name)),
        TemplatesCommand::Show { name } => {
            let text = built_in_file(name).unwrap_or_default();
            if let Err(error) = console.bytes(text.as_bytes()) {
                return console.cannot_print(&error);
            }
        }
        TemplatesCommand::Eject { folder, names } => return eject(folder, names, console),
    }
    Outcome::Done
}

fn eject(folder: &Path, names: &[String], console: &mut Console) -> Outcome {
    let mut outcome = Outcome::Done;
    for name in built_in_files()
        .filter(|name| names.is_empty() || names.iter().any(|wanted| wanted == name))
    {
        let path = folder.join(name);
        if path.exists() {
            console.error(message!(files::already_there, path = path.as_path()));
            outcome = Outcome::WrongUsage;
            continue;
        }
        let bytes = built_in_file(name).unwrap_or_default().into();
        let output = Output { path, bytes };
        if let Err(error) = output.write() {
            return console.cannot_write(&output.path, &error);
        }
        console.result(output.path.display());
    }
    outcome
}
