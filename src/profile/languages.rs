//! Texts that are missing in one of the languages that documents are made in.

use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::message::{Argument, Joined, message};
use crate::profile::codes;
use crate::profile::profile_texts::{PerLanguage, ProfileTexts};

/// A note for each text that lacks one of `languages`, and one note that lists the fields with a
/// single text for several languages.
pub(super) fn missing(texts: &ProfileTexts, languages: &[Language]) -> Vec<Diagnostic> {
    let lacking = texts.fields.iter().flat_map(|field| {
        let lacks = |language: &&Language| !field.languages.contains(*language);
        languages
            .iter()
            .filter(lacks)
            .map(|language| one_missing(field, *language))
    });
    lacking.chain(same_for_all(texts, languages)).collect()
}

fn one_missing(text: &PerLanguage, language: Language) -> Diagnostic {
    let field = &text.field;
    let message = match language {
        Language::Fr => message!(profile::no_french_text, field),
        Language::En => message!(profile::no_english_text, field),
    };
    Diagnostic::note(codes::LANGUAGE_MISSING, message)
        .help(message!(profile::add_language, code = language.code()))
        .at(text.place.clone())
}

fn same_for_all(texts: &ProfileTexts, languages: &[Language]) -> Option<Diagnostic> {
    if languages.len() < 2 {
        return None;
    }
    let plain = || texts.texts.iter().filter(|text| text.language.is_none());
    let mut fields: Vec<&str> = plain().map(|text| text.field.as_str()).collect();
    fields.dedup();
    let fields = Argument::code(fields, Joined::Comma);
    let first = plain().next()?.place.clone();
    Some(
        Diagnostic::note(
            codes::ONE_TEXT_FOR_ALL,
            message!(profile::one_text_for_all, fields),
        )
        .help(message!(profile::one_text_for_all_help))
        .at(first),
    )
}
