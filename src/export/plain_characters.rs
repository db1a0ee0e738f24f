//! Plain characters, for web forms, mail and the editors of applicant-tracking systems.

/// The no-break space that keeps words together until lines are broken; it is replaced afterwards.
pub(super) const NO_BREAK: char = '\u{A0}';

/// Text with plain spaces and hyphens for no-break ones, and without invisible characters.
pub(super) fn plain(text: &str) -> String {
    let plain = |character| match character {
        _ if is_no_break_space(character) => Some(' '),
        '\u{2011}' => Some('-'),
        _ if is_invisible(character) => None,
        '\n' => Some('\n'),
        _ if character.is_control() || character.is_whitespace() => Some(' '),
        _ => Some(character),
    };
    text.chars().filter_map(plain).collect()
}

/// Text with [`NO_BREAK`] for every kind of no-break space, and otherwise plain characters.
pub(super) fn with_no_break_spaces(text: &str) -> String {
    let mut with_no_break_spaces = String::with_capacity(text.len());
    let parts = text.split(is_no_break_space);
    for (index, part) in parts.enumerate() {
        if index > 0 {
            with_no_break_spaces.push(NO_BREAK);
        }
        with_no_break_spaces.push_str(&plain(part));
    }
    with_no_break_spaces
}

fn is_no_break_space(character: char) -> bool {
    matches!(character, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

/// Whether a character is invisible: soft hyphen, zero width space, word joiner, byte order mark.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{plain, with_no_break_spaces};

    #[test]
    fn spaces_become_plain_and_invisible_characters_are_dropped() {
        let text = "«\u{202F}12\u{202F}000\u{A0}€\u{202F}»\u{FEFF} co\u{AD}op e\u{2011}mail\ta\nb";
        assert_eq!(plain(text), "« 12 000 € » coop e-mail a\nb");
        assert_eq!(with_no_break_spaces("a\u{202F}: b"), "a\u{A0}: b");
    }
}
