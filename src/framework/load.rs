//! The loading of the standard texts of a language from `framework.yaml`.

use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Source};
use crate::framework::codes;
use crate::framework::model::Framework;
use crate::framework::typography;
use crate::language::Language;
use crate::overrides::Yaml;

/// The name of the file of standard texts in the folder of a language.
pub const TEXTS_FILE: &str = "framework.yaml";

/// The built-in standard texts of a language. The build has applied the typography.
///
/// # Panics
///
/// Never: the build checks that the texts are well-formed, and the tests that they are complete.
#[must_use]
pub fn built_in(language: Language) -> &'static Framework {
    match language {
        Language::Fr => &FRENCH,
        Language::En => &ENGLISH,
    }
}

static FRENCH: LazyLock<Framework> = LazyLock::new(|| parse(text(Language::Fr)));
static ENGLISH: LazyLock<Framework> = LazyLock::new(|| parse(text(Language::En)));

/// The standard texts of a language in JSON, made by the build.
const fn text(language: Language) -> &'static str {
    match language {
        Language::Fr => include_str!(concat!(env!("OUT_DIR"), "/fr/framework.json")),
        Language::En => include_str!(concat!(env!("OUT_DIR"), "/en/framework.json")),
    }
}

#[expect(clippy::expect_used, reason = "the texts are part of the program")]
fn parse<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the texts are well-formed and complete")
}

/// Reads a company's own standard texts. A text that they lack is taken from the built-in ones.
///
/// # Errors
///
/// A syntax error of the YAML, or each text that is unknown or of the wrong type.
pub fn load(source: &Arc<Source>, language: Language) -> Result<Framework, Vec<Diagnostic>> {
    let mut own = Yaml::parse(source, codes::STANDARD_TEXTS)?;
    own.change_texts(|text| typography::apply(text, language));
    let (framework, _) = own.read_over(&parse(text(language)))?;
    Ok(framework)
}

/// The language of a file of standard texts, by its name; `None` for any other file.
#[must_use]
pub fn language_of(file: &str) -> Option<Language> {
    let folder = file.strip_suffix(TEXTS_FILE)?.strip_suffix('/')?;
    Language::from_code(folder)
}

#[cfg(test)]
mod tests {
    use super::built_in;
    use crate::language::Language;

    #[test]
    fn the_standard_texts_load_in_every_language() {
        for language in Language::ALL {
            let framework = built_in(language);
            assert_eq!(framework.qualities.len(), 4);
        }
    }
}
