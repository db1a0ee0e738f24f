//! Hyphenation points of words, by the patterns of `hypher` (Frank Liang's algorithm, as in TeX).

use std::cell::RefCell;

use hypher::{Lang, hyphenate_bounded};

use crate::language::Language;
use crate::layout::text::cache::TextCache;

/// The shortest word that is hyphenated, in letters.
const SHORTEST_WORD: usize = 6;

/// The fewest letters before a hyphen and after it.
const MIN_LETTERS: (usize, usize) = (3, 3);

/// The size of the cache and the longest word in it, in bytes.
const CACHE_CAPACITY: usize = 200_000;
const LONGEST_CACHED_WORD: usize = 60;

/// Whether `character` is a soft hyphen, U+00AD.
pub(crate) const fn is_soft_hyphen(character: char) -> bool {
    character == '\u{AD}'
}

thread_local! {
    /// The ends of the syllables of words, in bytes from the start of the word.
    static SYLLABLES: RefCell<TextCache<Language, Vec<usize>>> =
        const { RefCell::new(TextCache::new(CACHE_CAPACITY, LONGEST_CACHED_WORD)) };
}

/// The hyphenation points of `text`, in bytes from its start, ascending. Words in capitals are not
/// hyphenated: most of them are names or abbreviations.
pub(crate) fn hyphenation_points(text: &str, language: Language) -> Vec<usize> {
    let mut hyphenation_points = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(|character: char| !character.is_alphabetic()) {
        let letters = word.trim_end_matches(|character: char| !character.is_alphabetic());
        if letters.chars().count() >= SHORTEST_WORD && letters.chars().any(char::is_lowercase) {
            let compute = |language: &Language| syllables(letters, *language);
            let ends =
                SYLLABLES.with_borrow_mut(|cache| cache.get_or_insert(language, letters, compute));
            hyphenation_points.extend(ends.iter().map(|end| start + end));
        }
        start += word.len();
    }
    hyphenation_points
}

/// The ends of the syllables of a word, except the last.
fn syllables(word: &str, language: Language) -> Vec<usize> {
    let (before, after) = MIN_LETTERS;
    let syllables = hyphenate_bounded(word, hypher_language(language), before, after);
    let mut end = 0;
    let mut ends: Vec<usize> = syllables
        .map(|syllable| {
            end += syllable.len();
            end
        })
        .collect();
    ends.pop();
    ends
}

const fn hypher_language(language: Language) -> Lang {
    match language {
        Language::Fr => Lang::French,
        Language::En => Lang::English,
    }
}

#[cfg(test)]
mod tests {
    use super::hyphenation_points;
    use crate::language::Language;

    fn divided(text: &str, language: Language) -> String {
        let mut result = text.to_owned();
        for at in hyphenation_points(text, language).into_iter().rev() {
            result.insert(at, '-');
        }
        result
    }

    #[test]
    fn words_are_divided_by_the_rules_of_their_language() {
        let text = "l’expérience constitutionnellement";
        assert_eq!(
            divided(text, Language::Fr),
            "l’expé-rience consti-tu-tion-nel-le-ment"
        );
        assert_eq!(
            divided("internationalization", Language::En),
            "inter-na-tion-al-iza-tion"
        );
    }

    #[test]
    fn short_words_and_capitals_stay_whole() {
        assert_eq!(
            divided("client VALIDATION", Language::Fr),
            "client VALIDATION"
        );
    }
}
