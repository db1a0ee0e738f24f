//! Build script: converts the YAML of `templates/` to formats that load faster.
//!
//! 1. `messages` generates Rust source from the message catalogue.
//! 2. Every other `templates/<path>.yaml` becomes `<path>.json` in `OUT_DIR`. The typography of its
//!    language is applied to the texts.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

use language::Language;

/// The part of the module `language` that the typography needs.
mod language {
    #[derive(Clone, Copy)]
    pub(crate) enum Language {
        Fr,
        En,
    }
}

#[expect(
    dead_code,
    unreachable_pub,
    reason = "the module is shared with the library"
)]
#[path = "../src/framework/typography.rs"]
mod typography;

mod messages;

#[expect(
    clippy::print_stdout,
    reason = "Cargo reads what a build script prints"
)]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=src/framework/typography.rs");
    let results = PathBuf::from(env::var("OUT_DIR")?);
    let messages = messages::source(Path::new("templates/messages"))?;
    fs::write(results.join("messages.rs"), messages)?;
    convert(Path::new("templates"), &results, None)
}

/// Converts the files of a folder in `language`, recursively.
fn convert(
    folder: &Path,
    results: &Path,
    language: Option<Language>,
) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(results)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        if path.is_dir() {
            let language = match name.to_str() {
                Some("fr") => Some(Language::Fr),
                Some("en") => Some(Language::En),
                _ => language,
            };
            convert(&path, &results.join(name), language)?;
        } else if path.extension().is_some_and(|end| end == "yaml") {
            let mut value: Value = serde_yaml::from_str(&fs::read_to_string(&path)?)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            if let Some(language) = language {
                typography::apply_to_all(&mut value, language);
            }
            fs::write(results.join(name).with_extension("json"), value.to_string())?;
        }
    }
    Ok(())
}
