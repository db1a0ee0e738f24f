//! The typography of each language: apostrophes, quotation marks and no-break spaces.
//!
//! Texts are typed with straight quotes and plain spaces. The French rules
//! follow the *Lexique des règles typographiques en usage à l'Imprimerie nationale*: a narrow
//! no-break space before `;`, `!`, `?` and inside guillemets, a no-break space before `:`, `%`
//! and currency signs, a narrow no-break space between groups of digits.

use serde_json::Value;

use crate::language::Language;

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

/// `text` with the typography of `language`. Only spaces and straight quotes change: spaces may
/// become no-break spaces, quotes become curly.
#[must_use]
pub fn apply(text: &str, language: Language) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut result = String::with_capacity(text.len() + 8);
    let mut quote_is_open = false;
    for (index, &character) in characters.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| characters[index]);
        let after = characters.get(index + 1).copied();
        result.push(match (character, language) {
            ('\'', _) if before.is_some_and(char::is_alphanumeric) => '’',
            ('"', Language::En) => {
                quote_is_open = !quote_is_open;
                if quote_is_open { '“' } else { '”' }
            }
            (' ', Language::Fr) => french_space(before, after, characters.get(index + 1..)),
            _ => character,
        });
    }
    result
}

/// Applies the typography of `language` to every text in `texts`, at any depth.
pub fn apply_to_all(texts: &mut Value, language: Language) {
    match texts {
        Value::String(text) => *text = apply(text, language),
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| apply_to_all(item, language)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| apply_to_all(field, language)),
        _ => {}
    }
}

/// `name` with curly apostrophes and otherwise unchanged.
#[must_use]
pub fn name(name: &str) -> String {
    let mut before = None;
    let curly = |character| {
        let follows_word = before.replace(character).is_some_and(char::is_alphanumeric);
        if character == '\'' && follows_word {
            '’'
        } else {
            character
        }
    };
    name.chars().map(curly).collect()
}

/// The space between two characters of a French text.
fn french_space(before: Option<char>, after: Option<char>, rest: Option<&[char]>) -> char {
    let groups_digits = || {
        let digits = rest
            .unwrap_or_default()
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count();
        before.is_some_and(|c| c.is_ascii_digit()) && digits == 3
    };
    match (before, after) {
        (_, Some(';' | '!' | '?' | '»')) | (Some('«'), _) => NARROW_NO_BREAK,
        (_, Some(':' | '%' | '€' | '$' | '£')) => NO_BREAK,
        _ if groups_digits() => NARROW_NO_BREAK,
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::language::Language;

    fn shown(text: &str, language: Language) -> String {
        apply(text, language)
            .replace('\u{a0}', "~")
            .replace('\u{202f}', "_")
    }

    #[test]
    fn french_marks_keep_to_their_words() {
        let text = "L'objectif : « gagner » ; quand ? 12 000 € et 5 % en 2027, dès demain !";
        assert_eq!(
            shown(text, Language::Fr),
            "L’objectif~: «_gagner_»_; quand_? 12_000~€ et 5~% en 2027, dès demain_!"
        );
    }

    #[test]
    fn english_quotes_are_curly_and_spaces_plain() {
        assert_eq!(
            shown("It's \"now\" : 12 000 ?", Language::En),
            "It’s “now” : 12 000 ?"
        );
    }

    #[test]
    fn a_name_keeps_everything_but_straight_apostrophes() {
        assert_eq!(
            super::name("L'\"Alto\" : d'abord !"),
            "L’\"Alto\" : d’abord !"
        );
    }

    #[test]
    fn years_and_lists_of_numbers_keep_their_spaces() {
        assert_eq!(shown("en 2027 2028", Language::Fr), "en 2027 2028");
        assert_eq!(shown("3 1500 4", Language::Fr), "3 1500 4");
    }
}
