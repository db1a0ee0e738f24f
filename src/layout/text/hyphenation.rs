//! Where words may be divided.

use std::cell::RefCell;

use hypher::{Lang, hyphenate_bounded};

use crate::language::Language;
use crate::layout::text::cache::Memo;

/// The shortest word that is divided, in letters.
const SHORTEST_WORD: usize = 6;

/// The fewest letters before a hyphen, and after it.
const FEWEST_LETTERS: (usize, usize) = (3, 3);

/// How many words are kept with their syllables, and how long they may be, in bytes.
const MOST_TEXT: usize = 200_000;
const LONGEST_WORD: usize = 60;

/// Whether `character` is the mark of a place where a word may be divided.
pub(crate) const fn is_soft_hyphen(character: char) -> bool {
    character == '\u{AD}'
}

thread_local! {
    /// The syllables of words, each as where it ends: bytes from the start of the word.
    static SYLLABLES: RefCell<Memo<Language, Vec<usize>>> =
        const { RefCell::new(Memo::new(MOST_TEXT, LONGEST_WORD)) };
}

/// Where the words of `text` may be divided: bytes from its start, ascending. Words all in
/// capitals are names more often than not and stay whole.
pub(crate) fn divisions(text: &str, language: Language) -> Vec<usize> {
    let mut divisions = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(|character: char| !character.is_alphabetic()) {
        let letters = word.trim_end_matches(|character: char| !character.is_alphabetic());
        if letters.chars().count() >= SHORTEST_WORD && letters.chars().any(char::is_lowercase) {
            let work_out = |language: &Language| syllables(letters, *language);
            let ends = SYLLABLES.with_borrow_mut(|memo| memo.get(language, letters, work_out));
            divisions.extend(ends.iter().map(|end| start + end));
        }
        start += word.len();
    }
    divisions
}

/// Where the syllables of a word end but the last.
fn syllables(word: &str, language: Language) -> Vec<usize> {
    let (before, after) = FEWEST_LETTERS;
    let syllables = hyphenate_bounded(word, patterns(language), before, after);
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

const fn patterns(language: Language) -> Lang {
    match language {
        Language::Fr => Lang::French,
        Language::En => Lang::English,
    }
}

#[cfg(test)]
mod tests {
    use super::divisions;
    use crate::language::Language;

    fn divided(text: &str, language: Language) -> String {
        let mut result = text.to_owned();
        for at in divisions(text, language).into_iter().rev() {
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
