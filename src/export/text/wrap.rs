//! Line breaking of plain text.

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::export::plain_characters::{NO_BREAK, plain};

/// The characters that stay with the word after them. Tick boxes contain a no-break space here.
const OPENING: [&str; 3] = ["«", "[\u{A0}]", "[x]"];

/// The replacement of a tab in code.
const TAB: &str = "    ";

/// The number of columns that a text takes in a terminal.
pub(super) fn columns(text: &str) -> usize {
    display_width(text)
}

/// Breaks text into lines at its spaces and line breaks, and makes its spaces plain.
///
/// No line begins with a punctuation mark that French writes after a space, or ends with an opening
/// quotation mark, even if the space is not a no-break space.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = lines.flat_map(|line| pieces(&kept_together(line), width));
    lines.collect()
}

/// Breaks code into lines; indents are preserved.
pub(super) fn wrap_code(code: &str, width: usize) -> Vec<String> {
    let lines = code.trim_end_matches('\n').split('\n');
    let lines = lines.flat_map(|line| pieces(&plain(&line.replace('\t', TAB)), width));
    lines.collect()
}

fn pieces(line: &str, width: usize) -> Vec<String> {
    let options = Options::new(width)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let pieces = textwrap::wrap(line, options).into_iter();
    pieces.map(|piece| plain(piece.trim_end())).collect()
}

/// Text with no-break spaces between punctuation marks and their words, and between tick boxes and
/// theirs.
fn kept_together(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        let is_kept = character == ' '
            && (OPENING.iter().any(|opening| kept.ends_with(opening))
                || matches!(characters.peek(), Some(':' | ';' | '?' | '!' | '»')));
        kept.push(if is_kept { NO_BREAK } else { character });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{columns, wrap, wrap_code};

    #[test]
    fn marks_stay_with_their_words_and_spaces_become_plain() {
        let text = "un deux\u{A0}: trois « quatre » ; cinq";
        for width in 1..40 {
            let lines = wrap(text, width);
            assert_eq!(lines.join(" "), "un deux : trois « quatre » ; cinq");
            assert!(!lines.iter().any(|line| line.starts_with([':', ';', '»'])));
        }
    }

    #[test]
    fn columns_are_those_of_a_screen_and_long_words_stay_whole() {
        assert_eq!(columns("é日本"), 5);
        assert_eq!(
            wrap("日本 語 https://auriel.example", 6),
            ["日本", "語", "https://auriel.example"]
        );
    }

    #[test]
    fn code_keeps_its_indents_and_empty_lines() {
        assert_eq!(wrap_code("a\n\n\tb c d\n", 8), ["a", "", "    b c", "d"]);
    }
}
