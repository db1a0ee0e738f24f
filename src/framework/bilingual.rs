//! Texts that are data in both languages.

use serde::Deserialize;

use crate::framework::typography;
use crate::language::Language;
use crate::message::Message;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    en: String,
    fr: String,
}

impl Bilingual {
    /// The text in `language`, with the typography of that language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let text = match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        };
        typography::apply(text, language)
    }

    /// The text as a message, for readers of either language.
    pub(crate) fn message(&self) -> Message {
        Message::literal(vec![
            (Language::En, self.en.clone()),
            (Language::Fr, self.in_language(Language::Fr)),
        ])
    }

    /// The English text as written, without typography.
    pub(crate) fn english(&self) -> &str {
        &self.en
    }
}
