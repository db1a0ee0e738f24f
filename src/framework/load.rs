//! `framework.yaml` to [`Framework`].

use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Source};
use crate::framework::codes;
use crate::framework::model::Framework;
use crate::framework::typography;
use crate::language::Language;
use crate::overrides::Yaml;

/// The name of the standard texts in a language's folder.
pub const TEXTS_FILE: &str = "framework.yaml";

/// The standard texts that come with the program. Their typography has been applied by the build.
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

/// The standard texts of a language as the build turned them into JSON.
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

/// Reads the standard texts that a company says in its own words, over those of the program: a text
/// left out stays as it is.
///
/// # Errors
///
/// Where the YAML is broken, and each text that is unknown or of another kind.
pub fn load(source: &Arc<Source>, language: Language) -> Result<Framework, Vec<Diagnostic>> {
    let mut own = Yaml::parse(source, codes::STANDARD_TEXTS)?;
    own.change_texts(|text| typography::apply(text, language));
    let (framework, _) = own.read_over(&parse(text(language)))?;
    Ok(framework)
}

/// The language whose standard texts a file of that name holds, if it holds any.
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
