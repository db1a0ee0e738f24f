//! `framework.yaml` to [`Framework`].

use std::sync::Arc;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Source};
use crate::framework::model::Framework;
use crate::framework::typography;
use crate::language::Language;

/// The standard texts that come with the program.
///
/// # Errors
///
/// None for the files the program is built with, which the tests load.
pub fn built_in(language: Language) -> Result<Framework, Diagnostic> {
    let text = match language {
        Language::Fr => include_str!("../../templates/fr/framework.yaml"),
        Language::En => include_str!("../../templates/en/framework.yaml"),
    };
    let name = format!("templates/{language}/framework.yaml");
    load(&Arc::new(Source { name, text: text.to_owned() }), language)
}

/// Reads the standard texts of one language.
///
/// # Errors
///
/// A place and a message where the YAML is broken, or where a text is unknown or missing.
pub fn load(source: &Arc<Source>, language: Language) -> Result<Framework, Diagnostic> {
    let mut texts: Value = serde_yaml::from_str(&source.text).map_err(|e| problem(source, &e))?;
    set_typography(&mut texts, language);
    serde_json::from_value(texts).or_else(|_| {
        serde_yaml::from_str(&source.text).map_err(|error| problem(source, &error))
    })
}
