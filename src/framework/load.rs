//! `framework.yaml` to [`Framework`].

use std::sync::{Arc, LazyLock};

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::framework::codes;
use crate::framework::model::Framework;
use crate::framework::typography;
use crate::language::Language;

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

static FRENCH: LazyLock<Framework> =
    LazyLock::new(|| parse(include_str!(concat!(env!("OUT_DIR"), "/fr/framework.json"))));
static ENGLISH: LazyLock<Framework> =
    LazyLock::new(|| parse(include_str!(concat!(env!("OUT_DIR"), "/en/framework.json"))));

#[expect(clippy::expect_used, reason = "the texts are part of the program")]
fn parse(text: &str) -> Framework {
    serde_json::from_str(text).expect("the texts are well-formed and complete")
}

/// Reads the standard texts of one language.
///
/// # Errors
///
/// A place and a message where the YAML is broken, or where a text is unknown or missing.
pub fn load(source: &Arc<Source>, language: Language) -> Result<Framework, Diagnostic> {
    let mut texts: Value = serde_yaml::from_str(&source.text).map_err(|e| problem(source, &e))?;
    typography::apply_to_all(&mut texts, language);
    serde_json::from_value(texts)
        .or_else(|_| serde_yaml::from_str(&source.text).map_err(|error| problem(source, &error)))
}

fn problem(source: &Arc<Source>, error: &serde_yaml::Error) -> Diagnostic {
    let start = error
        .location()
        .and_then(|location| location.span().byte_offset())
        .and_then(|offset| usize::try_from(offset).ok());
    let place = match start {
        Some(start) => Place::new(source, start..start),
        None => Place::whole(source),
    };
    Diagnostic::error(codes::STANDARD_TEXTS, error.without_snippet().to_string()).at(place)
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
