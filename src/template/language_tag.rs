//! Language tags: invisible characters that mark a part of a text as being in another language.
//!
//! They are the language tags of Unicode: `U+E0001` and a tag character for each letter of the code
//! of the language begin such a part, `U+E0001` and `U+E007F` end it. A text therefore keeps its
//! language when it is inserted into other texts, listed or changed in case.

use crate::language::Language;

/// The first character of every tag.
const TAG: char = '\u{E0001}';
/// The character that follows [`TAG`] at the end of a part.
const CANCEL: char = '\u{E007F}';
/// The distance from an ASCII character to its tag character.
const SHIFT: u32 = 0xE0000;

/// `text` with the tag of `language`; an empty text gets none.
pub(super) fn tagged(text: &str, language: Language) -> String {
    if text.is_empty() {
        return String::new();
    }
    let code = language.code().chars();
    let code: String = code
        .filter_map(|letter| char::from_u32(SHIFT + u32::from(letter)))
        .collect();
    format!("{TAG}{code}{text}{TAG}{CANCEL}")
}

/// The parts of a text, each with its language if the part is tagged.
pub(super) fn parts(text: &str) -> Vec<(Option<Language>, &str)> {
    let mut parts = Vec::new();
    for (index, part) in text.split(TAG).enumerate() {
        let words = if index == 0 {
            part
        } else {
            after_letters(part)
        };
        let language = language_of(&part[..part.len() - words.len()]);
        if !words.is_empty() {
            parts.push((language, words));
        }
    }
    parts
}

/// The text without language tags, such as the texts of a [view](crate::template::View) have.
#[must_use]
pub fn plain(text: &str) -> String {
    parts(text).into_iter().map(|(_, part)| part).collect()
}

/// The text without a tag at its beginning.
pub(super) fn after_tag(text: &str) -> &str {
    text.strip_prefix(TAG).map_or(text, after_letters)
}

/// The text without tag characters at its beginning.
fn after_letters(text: &str) -> &str {
    text.trim_start_matches(|character| ('\u{E0020}'..=CANCEL).contains(&character))
}

/// The language that tag characters spell.
fn language_of(letters: &str) -> Option<Language> {
    let letters = letters.chars().map(|letter| u32::from(letter) - SHIFT);
    let code: Option<String> = letters.map(char::from_u32).collect();
    Language::from_code(&code?)
}

#[cfg(test)]
mod tests {
    use super::{after_tag, parts, plain, tagged};
    use crate::language::Language;

    #[test]
    fn a_tagged_text_keeps_its_language_within_another() {
        let text = format!("Objectif : {}.", tagged("Win back customers", Language::En));
        let expected = [
            (None, "Objectif : "),
            (Some(Language::En), "Win back customers"),
            (None, "."),
        ];
        assert_eq!(parts(&text), expected);
        assert_eq!(plain(&text), "Objectif : Win back customers.");
        assert_eq!(tagged("", Language::En), "");
    }

    #[test]
    fn tags_that_nobody_wrote_that_way_are_no_language() {
        for text in [
            "a\u{E0001}b",
            "a\u{E0001}\u{E0078}b",
            "ab\u{E0001}\u{E007F}",
        ] {
            assert_eq!(plain(text), "ab");
            assert!(parts(text).iter().all(|(language, _)| language.is_none()));
        }
        let flag = "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}";
        assert_eq!(parts(flag), [(None, flag)]);
        assert_eq!(
            after_tag(&tagged("x", Language::Fr)).chars().next(),
            Some('x')
        );
    }
}
