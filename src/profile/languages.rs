//! What the texts of a profile lack in the languages that documents are made in.

use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::profile::codes;
use crate::profile::texts::{PerLanguage, Texts};

/// A note for each text that lacks one of `languages`, and one note that names the fields whose
/// one text serves several languages.
pub(super) fn missing(texts: &Texts, languages: &[Language]) -> Vec<Diagnostic> {
    let lacking = texts.fields.iter().flat_map(|field| {
        let lacks = |language: &&Language| !field.languages.contains(*language);
        languages
            .iter()
            .filter(lacks)
            .map(|language| one_missing(field, *language))
    });
    lacking.chain(same_for_all(texts, languages)).collect()
}

fn one_missing(field: &PerLanguage, language: Language) -> Diagnostic {
    let shown = field.languages.first().copied().unwrap_or(language);
    let message = format!(
        "`{}` has no {} text; the {} one is used",
        field.field,
        name(language),
        name(shown)
    );
    Diagnostic::note(codes::LANGUAGE_MISSING, message)
        .help(format!("add it as `{}`", language.code()))
        .at(field.place.clone())
}

fn same_for_all(texts: &Texts, languages: &[Language]) -> Option<Diagnostic> {
    if languages.len() < 2 {
        return None;
    }
    let plain = || texts.texts.iter().filter(|text| text.language.is_none());
    let mut fields: Vec<&str> = plain().map(|text| text.field.as_str()).collect();
    fields.dedup();
    let names: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
    let message = format!(
        "shown as written in the documents of every language, because there is one text for all: {}",
        names.join(", ")
    );
    let first = plain().next()?.place.clone();
    Some(
        Diagnostic::note(codes::ONE_TEXT_FOR_ALL, message)
            .help("give a text per language as `fr` and `en` below the field")
            .at(first),
    )
}

fn name(language: Language) -> &'static str {
    match language {
        Language::Fr => "French",
        Language::En => "English",
    }
}
