//! Plain characters: what forms, mail and the editors of applicant-tracking systems take without
//! stumbling.

/// Keeps two words on one line while lines are being made; no reader ever sees it.
pub(super) const NO_BREAK: char = '\u{A0}';

/// Text with plain spaces and hyphens instead of those at which no line may end, and without the
/// characters that nobody sees.
pub(super) fn plain(text: &str) -> String {
    let plain = |character| match character {
        _ if is_no_break_space(character) => Some(' '),
        '\u{2011}' => Some('-'),
        _ if is_unseen(character) => None,
        '\n' => Some('\n'),
        _ if character.is_control() || character.is_whitespace() => Some(' '),
        _ => Some(character),
    };
    text.chars().filter_map(plain).collect()
}

/// Text in which every space at which no line may end is [`NO_BREAK`], and every other character
/// is plain.
pub(super) fn unbroken(text: &str) -> String {
    let mut unbroken = String::with_capacity(text.len());
    let parts = text.split(is_no_break_space);
    for (index, part) in parts.enumerate() {
        if index > 0 {
            unbroken.push(NO_BREAK);
        }
        unbroken.push_str(&plain(part));
    }
    unbroken
}

fn is_no_break_space(character: char) -> bool {
    matches!(character, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

/// Hyphens and spaces of no width: they say where lines may end, and where not.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{plain, unbroken};

    #[test]
    fn spaces_become_plain_and_unseen_characters_go() {
        let text = "«\u{202F}12\u{202F}000\u{A0}€\u{202F}»\u{FEFF} co\u{AD}op e\u{2011}mail\ta\nb";
        assert_eq!(plain(text), "« 12 000 € » coop e-mail a\nb");
        assert_eq!(unbroken("a\u{202F}: b"), "a\u{A0}: b");
    }
}
