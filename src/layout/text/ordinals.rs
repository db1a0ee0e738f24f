//! The endings of French ordinal numbers, which are set as superscripts: « le 1ᵉʳ mars ».

use std::ops::Range;

/// The endings, feminine and plural included, longest first.
const ENDINGS: [&str; 8] = ["ndes", "nds", "nde", "ers", "res", "er", "re", "e"];

/// The bytes of a word that are the ending of an ordinal number. A number joined to other letters,
/// such as a reference or a colour code, has none.
pub(crate) fn ending(word: &str) -> Option<Range<usize>> {
    let start = word.find(|character: char| character.is_ascii_digit())?;
    let is_joined = |before: char| before.is_alphanumeric() || matches!(before, '#' | '/' | '-');
    if word[..start].ends_with(is_joined) {
        return None;
    }
    let from = start + word[start..].find(|character: char| !character.is_ascii_digit())?;
    let rest = &word[from..];
    let ending = ENDINGS.iter().find(|ending| rest.starts_with(**ending))?;
    let to = from + ending.len();
    let goes_on = |after: char| after.is_alphanumeric() || matches!(after, '-' | '/');
    (!word[to..].starts_with(goes_on)).then_some(from..to)
}

#[cfg(test)]
mod tests {
    use super::ending;

    #[test]
    fn endings_of_numbers_are_found_and_nothing_else() {
        for (word, found) in [
            ("1er ", Some("er")),
            ("1re,", Some("re")),
            ("(30e)", Some("e")),
            ("d’une\u{a0}2nde", Some("nde")),
            ("12es", None),
            ("3D", None),
            ("A4e", None),
            ("#2e", None),
            ("7a2e1d", None),
            ("2e-mail", None),
            ("2027", None),
            ("mer", None),
        ] {
            assert_eq!(ending(word).map(|range| &word[range]), found, "{word}");
        }
    }
}
