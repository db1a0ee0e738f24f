//! Rules against line breaks within units of meaning: a number and its noun, a title and a name,
//! the parts of a short compound, a sentence and a single letter that begins it. No line begins
//! with a separator.

/// Separators; a line may end with one, but not begin with it.
const SEPARATORS: [char; 6] = ['·', '–', '—', '→', '=', '≥'];

/// The fewest letters that may begin a line after the hyphen or slash of a compound.
const MIN_LETTERS: usize = 6;

/// Titles and abbreviations that stay on the line of the name or number after them.
const LEADING_WORDS: [&str; 14] = [
    "M.", "MM.", "Mme", "Mlle", "Dr", "Dre", "Pr", "Mr", "Ms", "Mrs", "n°", "No.", "p.", "art.",
];

/// Whether a break at byte `at` of `text`, which Unicode allows, would divide a unit of meaning.
pub(crate) fn prohibits_break(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    if before.ends_with(' ') {
        let word = before
            .trim_end_matches(' ')
            .rsplit(' ')
            .next()
            .unwrap_or_default();
        begins_with_separator(after)
            || counts(word, after)
            || is_lone_capital(word)
            || LEADING_WORDS.contains(&word)
    } else {
        before.ends_with(['-', '/']) && letters(after) < MIN_LETTERS
    }
}

fn begins_with_separator(after: &str) -> bool {
    let rest = after.strip_prefix(SEPARATORS);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether a word is a single capital, as of « A » or “I”: it stays with the next word.
fn is_lone_capital(word: &str) -> bool {
    word.chars().all(char::is_uppercase) && word.chars().count() == 1
}

/// Whether a word is a number and what follows its noun. Years count nothing.
fn counts(word: &str, after: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
        && word.ends_with(char::is_alphanumeric)
        && !is_year(word)
        && after.starts_with(char::is_alphabetic)
}

fn is_year(word: &str) -> bool {
    let bytes = word.as_bytes();
    matches!(bytes, [b'1', b'9', ..] | [b'2', b'0', ..])
        && bytes.len() == 4
        && bytes.iter().all(u8::is_ascii_digit)
}

fn letters(text: &str) -> usize {
    let letters = text
        .chars()
        .take_while(|character| character.is_alphanumeric());
    letters.take(MIN_LETTERS).count()
}

#[cfg(test)]
mod tests {
    use super::prohibits_break;

    /// The text with a stroke at every break allowed after a space, a hyphen or a slash.
    fn open(text: &str) -> String {
        let mut shown = String::new();
        for (at, character) in text.char_indices() {
            let end = at + character.len_utf8();
            shown.push(character);
            let may_end = matches!(character, ' ' | '-' | '/') && end < text.len();
            if may_end && !prohibits_break(text, end) {
                shown.push('|');
            }
        }
        shown
    }

    #[test]
    fn numbers_stay_with_their_nouns() {
        for (text, shown) in [
            (
                "les 118 magasins de France",
                "les |118 magasins |de |France",
            ),
            (
                "le 21 novembre 2026 au soir",
                "le |21 novembre |2026 |au |soir",
            ),
            ("on 22 November 2026, at 3", "on |22 November |2026, |at |3"),
            ("le 1er mars, puis 3 sur 7", "le |1er mars, |puis |3 sur |7"),
            (
                "en 2027, 12 400, puis rien",
                "en |2027, |12 |400, |puis |rien",
            ),
        ] {
            assert_eq!(open(text), shown);
        }
    }

    #[test]
    fn titles_stay_with_names_and_separators_end_lines() {
        assert_eq!(open("avec Mme Le Goff"), "avec |Mme Le |Goff");
        assert_eq!(
            open("Lyon · Paris – et – Nice"),
            "Lyon · |Paris – |et – |Nice"
        );
        assert_eq!(open("un ·deux"), "un |·deux");
        assert_eq!(open("d’avis. A lancé à"), "d’avis. |A lancé |à");
    }

    #[test]
    fn compounds_end_a_line_only_before_a_long_part() {
        assert_eq!(open("Qu’avez-vous vu"), "Qu’avez-vous |vu");
        assert_eq!(open("quatre-vingt-dix"), "quatre-vingt-dix");
        assert_eq!(open("human-centred"), "human-|centred");
        assert_eq!(open("direction (F/H)"), "direction |(F/H)");
        assert_eq!(open("directrice/directeur"), "directrice/|directeur");
        assert_eq!(open("AUR-CXO-01"), "AUR-CXO-01");
    }
}
