//! Escaping: text to Markdown that is rendered as this text.
//!
//! The backslash escapes are those of CommonMark 0.31, section 2.4. Characters are escaped only where
//! they would be Markdown syntax, so that the Markdown stays readable.

use crate::language::Language;
use crate::template::language_tag;

/// The URL schemes that a link in a profile may have.
const LINK_SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// `text` as one line without Markdown syntax; line breaks become spaces. A part with the tag of
/// another language is wrapped in `<span lang="…">`.
#[must_use]
pub fn inline(text: &str) -> String {
    let line = one_line(text);
    let parts = language_tag::parts(&line).into_iter();
    let escaped = parts.map(|(language, part)| {
        let part = escape_line(part, InlineSyntax::Escaped);
        language.map_or_else(|| part.clone(), |language| in_span(&part, language))
    });
    escaped.collect()
}

/// `text` as blocks of Markdown in which emphasis, lists and links are syntax and everything else
/// is escaped. A text with the tag of another language is wrapped in `<span lang="…">` if it is a
/// paragraph of one line, and in `<div lang="…">` otherwise.
#[must_use]
pub fn prose(text: &str) -> String {
    let text = text.trim();
    let [(Some(language), text)] = language_tag::parts(text)[..] else {
        return prose_lines(&language_tag::plain(text));
    };
    let lines = prose_lines(text);
    if lines.contains('\n') || list_marker(&lines).is_some() {
        format!("<div lang=\"{language}\">\n\n{lines}\n\n</div>")
    } else {
        in_span(&lines, language)
    }
}

fn prose_lines(text: &str) -> String {
    let lines = text.trim().lines().map(prose_line);
    lines.collect::<Vec<_>>().join("\n")
}

fn in_span(markdown: &str, language: Language) -> String {
    format!("<span lang=\"{language}\">{markdown}</span>")
}

/// `text` as the content of an HTML comment, which it cannot end.
#[must_use]
pub fn comment(text: &str) -> String {
    one_line(&language_tag::plain(text))
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// `text` as the target of a Markdown link, which it cannot end.
#[must_use]
pub fn address(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in language_tag::plain(text).trim().chars() {
        match character {
            '<' => escaped.push_str("%3C"),
            '>' => escaped.push_str("%3E"),
            '\\' => escaped.push_str("%5C"),
            '|' => escaped.push_str("%7C"),
            '`' => escaped.push_str("%60"),
            '*' => escaped.push_str("%2A"),
            '(' => escaped.push_str("%28"),
            ')' => escaped.push_str("%29"),
            character if character.is_whitespace() => escaped.push_str("%20"),
            character => escaped.push(character),
        }
    }
    escaped
}

/// The treatment of emphasis and links.
#[derive(Clone, Copy, PartialEq, Eq)]
enum InlineSyntax {
    Escaped,
    Kept,
}

/// `text` on one line, with single spaces. No-break spaces are kept.
fn one_line(text: &str) -> String {
    let breaks = |c: char| c == ' ' || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let words = text.split(breaks).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn prose_line(line: &str) -> String {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let is_row_of_marks = text.len() > 2 && text.chars().all(|c| matches!(c, '*' | ' '));
    match list_marker(text).filter(|_| !is_row_of_marks) {
        Some(mark) => {
            let (mark, item) = text.split_at(mark);
            let item = prose_text(item);
            format!("{}{mark} {item}", " ".repeat(indent.min(6)))
        }
        None => prose_text(text),
    }
}

/// A line with emphasis and links. A line of nothing but marks is escaped, since it would be a
/// thematic break.
fn prose_text(text: &str) -> String {
    let text = one_line(text);
    let is_row_of_marks = text.chars().all(|c| matches!(c, '*' | '_' | '-' | ' '));
    let syntax = if is_row_of_marks {
        InlineSyntax::Escaped
    } else {
        InlineSyntax::Kept
    };
    escape_line(&text, syntax)
}

/// The length of the list marker that `line` begins with, if it begins a list item with content.
fn list_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = match line.as_bytes().get(digits) {
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        Some(b'.' | b')') if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let item = &line[mark..];
    (item.starts_with(' ') && !item.trim().is_empty()).then_some(mark)
}

fn escape_line(line: &str, syntax: InlineSyntax) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let start = block_syntax(line);
    let mut link_end = 0;
    for (index, character) in line.char_indices() {
        let opens_link = character == '[' && index >= link_end && !line[..index].ends_with('!');
        if syntax == InlineSyntax::Kept && opens_link {
            link_end = index + link_length(&line[index..]).unwrap_or(0);
        }
        let inside_link = index < link_end;
        if start == Some(index) || !inside_link && is_syntax(line, index, character, syntax) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// The index of the character to escape so that `line` begins no heading, list, quotation or
/// thematic break.
fn block_syntax(line: &str) -> Option<usize> {
    match line.as_bytes().first()? {
        b'#' | b'>' | b'+' | b'-' | b'=' => Some(0),
        b'0'..=b'9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let ends_mark = matches!(line.as_bytes().get(digits), Some(b'.' | b')'));
            let ends_there = line
                .as_bytes()
                .get(digits + 1)
                .is_none_or(|byte| *byte == b' ');
            (ends_mark && ends_there && digits <= 9).then_some(digits)
        }
        _ => None,
    }
}

/// Whether a character within a line would be Markdown syntax if it were not escaped.
fn is_syntax(line: &str, index: usize, character: char, syntax: InlineSyntax) -> bool {
    let before = line[..index].chars().next_back();
    let after = line[index + character.len_utf8()..].chars().next();
    let is_word = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
    match character {
        '\\' | '`' | '<' | '|' | '~' | '[' | ']' => true,
        '*' => syntax == InlineSyntax::Escaped,
        '_' => syntax == InlineSyntax::Escaped && !(is_word(before) && is_word(after)),
        '&' => after.is_some_and(|after| after == '#' || after.is_ascii_alphabetic()),
        '#' => before.is_some_and(char::is_whitespace) && index > 0,
        _ => false,
    }
}

/// The length of the inline link that `text` begins with, if the scheme is allowed.
fn link_length(text: &str) -> Option<usize> {
    let label_end = text.find(']')?;
    let label = &text[1..label_end];
    let target = text[label_end + 1..].strip_prefix('(')?;
    let target_end = target.find(')')?;
    let address = &target[..target_end];
    let is_plain = !label.contains(['[', '`', '<', '\\', '|'])
        && !address.contains([' ', '<', '>', '`', '\\', '|', '"', '\'']);
    let is_allowed = LINK_SCHEMES
        .iter()
        .any(|scheme| address.starts_with(scheme));
    (is_plain && is_allowed && !label.is_empty()).then_some(label_end + 2 + target_end + 1)
}

#[cfg(test)]
mod tests {
    use super::{comment, inline, prose};
    use crate::language::Language;
    use crate::template::language_tag::tagged;

    #[test]
    fn everyday_text_stays_as_it_is() {
        for text in [
            "Maison Auriel",
            "Smith & Sons, 12 %",
            "2027-03-01",
            "a_b@c.example",
            "C#",
        ] {
            assert_eq!(inline(text), text);
        }
    }

    #[test]
    fn marks_are_escaped_where_they_would_be_syntax() {
        assert_eq!(inline("# One"), "\\# One");
        assert_eq!(inline("1. One"), "1\\. One");
        assert_eq!(inline("- One\n- Two"), "\\- One - Two");
        assert_eq!(inline("a | b *c* `d` <e>"), "a \\| b \\*c\\* \\`d\\` \\<e>");
        assert_eq!(inline("R&amp;D & Co"), "R\\&amp;D & Co");
        assert_eq!(inline("One #"), "One \\#");
        assert_eq!(inline("{{ x }} {% y %}"), "{{ x }} {% y %}");
    }

    #[test]
    fn prose_keeps_emphasis_lists_and_safe_links() {
        let text = "We *care*:\n\n- **one**\n- [us](https://a.example)\n";
        assert_eq!(prose(text), text.trim_end());
    }

    #[test]
    fn prose_opens_nothing_else() {
        assert_eq!(
            prose("# Title\n> quote\n---\n===\n<b>"),
            "\\# Title\n\\> quote\n\\---\n\\===\n\\<b>"
        );
        assert_eq!(prose("[x](javascript:a)"), "\\[x\\](javascript:a)");
        assert_eq!(
            prose("[^1]: note\n![i](https://a.example/i.png)"),
            "\\[^1\\]: note\n!\\[i\\](https://a.example/i.png)"
        );
    }

    #[test]
    fn text_in_another_language_says_so() {
        let english = |text| tagged(text, Language::En);
        let text = format!("Cible : {} en 2027", english("*# of* seats"));
        let expected = "Cible : <span lang=\"en\">\\*# of\\* seats</span> en 2027";
        assert_eq!(inline(&text), expected);
        assert_eq!(
            prose(&english("We *care*.")),
            "<span lang=\"en\">We *care*.</span>"
        );
        assert_eq!(
            prose(&english("We care.\n\n- one")),
            "<div lang=\"en\">\n\nWe care.\n\n- one\n\n</div>"
        );
        assert!(prose(&english("- one")).starts_with("<div"));
        assert_eq!(comment(&english("Customers first")), "Customers first");
    }

    #[test]
    fn a_comment_cannot_be_ended() {
        assert_eq!(comment("a --> <b> & c"), "a --&gt; &lt;b&gt; &amp; c");
    }
}
