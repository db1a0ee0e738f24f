//! A value to YAML: the one place where the crate writes values of profiles.
//!
//! What happens to a value, in order:
//! 1. A text is written in the style asked for, or in the next plainer one that can hold it.
//! 2. `yaml`, which reads profiles, reads it back; only what comes back as it was
//!    is taken, and a text in double quotes always is.
//! 3. Blocks and lists put their members on lines of their own, or between brackets.

use std::fmt::Write;

use serde_json::Value;

use crate::profile::date::PartialDate;
use crate::profile::yaml;

/// The columns that the folded lines of a text keep to.
const WIDTH: usize = 100;

/// Words that other readers of YAML take for a truth or for nothing.
const WORDS_ELSEWHERE: [&str; 11] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<",
];

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As it is.
    Plain,
    /// In `'…'`.
    Single,
    /// In `"…"`.
    Double,
    /// After `|`, line by line.
    Literal,
    /// After `>`, where lines are joined by spaces.
    Folded,
}

impl Style {
    /// The style of a text, by how it begins in the file.
    pub(super) fn of(written: &str) -> Self {
        match written.bytes().next() {
            Some(b'\'') => Self::Single,
            Some(b'"') => Self::Double,
            Some(b'|') => Self::Literal,
            Some(b'>') => Self::Folded,
            _ => Self::Plain,
        }
    }
}

/// Where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Between brackets, on the same line.
    Brackets,
    /// On lines of its own; further lines of a text begin in this column.
    Lines(usize),
}

/// How far the lines of a file are indented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Indents {
    /// The fields of a block, from their key on.
    pub block: usize,
    /// The dashes of a list, from their key on.
    pub dash: usize,
}

/// A text in double quotes, with an escape for each character that may not stand in YAML.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if is_printable(character) => quoted.push(character),
            // Writing to memory does not fail.
            _ => drop(write!(quoted, "\\u{:04X}", u32::from(character))),
        }
    }
    quoted.push('"');
    quoted
}

/// A text in the quotes that need no escape, or else in double quotes.
pub(super) fn in_quotes(text: &str) -> String {
    match text.contains(['"', '\\']) {
        true => single(text).unwrap_or_else(|| quoted(text)),
        false => quoted(text),
    }
}

/// A text that reads back as it is; in `style` where that can hold it.
pub(super) fn text(text: &str, style: Style, room: Room) -> String {
    let in_lines = room != Room::Brackets && !text.trim().is_empty();
    let is_long = in_lines && text.contains('\n');
    let tried: &[Style] = match style {
        Style::Folded if in_lines => &[Style::Folded, Style::Literal],
        Style::Literal if in_lines => &[Style::Literal],
        _ if is_long => &[Style::Literal],
        Style::Single => &[Style::Single],
        Style::Double => &[Style::Double],
        _ => &[Style::Plain],
    };
    let indent = match room {
        Room::Brackets => 0,
        Room::Lines(indent) => indent,
    };
    let mut written = tried
        .iter()
        .filter_map(|style| in_style(text, *style, indent));
    let found = written.find(|written| reads_back(written, text, room));
    found.unwrap_or_else(|| in_quotes(text))
}

/// The key of a field.
pub(super) fn key(key: &str) -> String {
    text(key, Style::Plain, Room::Brackets)
}

/// A value on one line.
pub(crate) fn flow(value: &Value) -> String {
    match value {
        Value::String(string) => text(string, Style::Plain, Room::Brackets),
        Value::Array(items) if !items.is_empty() => {
            let items: Vec<_> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) if !fields.is_empty() => {
            let fields: Vec<_> = fields
                .iter()
                .map(|(name, value)| format!("{}: {}", key(name), flow(value)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
        other => other.to_string(),
    }
}

/// A field whose key stands in the column `indent`.
pub(super) fn field(name: &str, value: &Value, indent: usize, indents: Indents) -> String {
    format!("{}:{}", key(name), after_key(value, indent, indents))
}

/// What follows the colon of a key in the column `indent`: on the same line, or on those below.
pub(super) fn after_key(value: &Value, indent: usize, indents: Indents) -> String {
    let below = match value {
        Value::Array(items) if !items.is_empty() => indent + indents.dash,
        Value::Object(fields) if !fields.is_empty() => indent + indents.block,
        Value::String(string) => {
            let room = Room::Lines(indent + indents.block);
            return format!(" {}", text(string, Style::Plain, room));
        }
        other => return format!(" {}", flow(other)),
    };
    format!("\n{:below$}{}", "", lines(value, below, indents))
}

/// An item of a list, its dash in the column `indent`.
pub(super) fn item(value: &Value, indent: usize, indents: Indents) -> String {
    format!("- {}", lines(value, indent + 2, indents))
}

/// A value on lines of its own that begin in the column `indent`; the first of them begins there
/// already.
pub(super) fn lines(value: &Value, indent: usize, indents: Indents) -> String {
    let members: Vec<String> = match value {
        Value::Array(items) if !items.is_empty() => items
            .iter()
            .map(|value| item(value, indent, indents))
            .collect(),
        Value::Object(fields) if !fields.is_empty() => fields
            .iter()
            .map(|(name, value)| field(name, value, indent, indents))
            .collect(),
        Value::String(string) => return text(string, Style::Plain, Room::Lines(indent)),
        other => return flow(other),
    };
    members.join(&format!("\n{:indent$}", ""))
}

fn in_style(text: &str, style: Style, indent: usize) -> Option<String> {
    match style {
        Style::Plain => plain(text),
        Style::Single => single(text),
        Style::Double => Some(quoted(text)),
        Style::Literal => {
            let lines = text.trim_end_matches('\n').split('\n');
            block('|', text, lines.map(str::to_owned), indent)
        }
        Style::Folded => block(
            '>',
            text,
            folded(text, WIDTH - indent.min(WIDTH / 2)),
            indent,
        ),
    }
}

/// Whether the reader of profiles reads `written` as `text`, as the value of a field and of an
/// item, whatever stands behind it.
fn reads_back(written: &str, text: &str, room: Room) -> bool {
    let document = match room {
        Room::Brackets => format!("{{ k: {written} , l: [{written}, {written} ], m: {written}}}"),
        Room::Lines(_) if written.contains('\n') => format!("k: {written}\nl:\n- {written}\n"),
        Room::Lines(_) => format!("k: {written}\nl:\n- {written}\n- {written} # c\n"),
    };
    let Some(tree) = yaml::tree(&document) else {
        return false;
    };
    let fields = tree.entries().iter().map(|entry| &entry.value);
    let mut read = fields.flat_map(|value| match value.items() {
        [] => std::slice::from_ref(value),
        items => items,
    });
    read.all(|value| value.text() == Some(text))
}

/// A text without quotes, where no reader of YAML could take it for something else by its looks.
fn plain(text: &str) -> Option<String> {
    let is_word_elsewhere = WORDS_ELSEWHERE.contains(&text.to_lowercase().as_str());
    let of_number = |c: char| c.is_ascii_digit() || "+-.,:_ ".contains(c);
    let is_number_elsewhere = text.chars().all(of_number) && text.parse::<PartialDate>().is_err();
    let is_safe = text.chars().all(is_printable) && !is_word_elsewhere && !is_number_elsewhere;
    is_safe.then(|| text.to_owned())
}

fn single(text: &str) -> Option<String> {
    let is_safe = text.chars().all(is_printable);
    is_safe.then(|| format!("'{}'", text.replace('\'', "''")))
}

/// A text below its `sign`. More than one line break at its end, or none, is told beside the sign.
fn block(
    sign: char,
    text: &str,
    lines: impl Iterator<Item = String>,
    indent: usize,
) -> Option<String> {
    let ends = match text.len() - text.trim_end_matches('\n').len() {
        0 => "-",
        1 => "",
        _ => return None,
    };
    let is_safe = |c: char| is_printable(c) || matches!(c, '\n' | '\t');
    if !text.chars().all(is_safe) {
        return None;
    }
    let mut block = format!("{sign}{ends}");
    for line in lines {
        match line.as_str() {
            "" => block.push('\n'),
            line => drop(write!(block, "\n{:indent$}{line}", "")),
        }
    }
    Some(block)
}

/// The lines of a text that is folded: a line break of the text is an empty line.
fn folded(text: &str, width: usize) -> impl Iterator<Item = String> {
    let mut lines = Vec::new();
    for (index, paragraph) in text.trim_end_matches('\n').split('\n').enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        if !paragraph.is_empty() {
            lines.extend(wrapped(paragraph, width));
        }
    }
    lines.into_iter()
}

/// The words of a paragraph on lines of at most `width` columns. A line breaks at one space that
/// stands alone, or the spaces would not come back.
fn wrapped(paragraph: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut is_breakable = false;
    for word in paragraph.split(' ') {
        match lines.last_mut() {
            Some(line) if !is_breakable || word.is_empty() || fits(line, word, width) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
        is_breakable = !word.is_empty();
    }
    lines
}

fn fits(line: &str, word: &str, width: usize) -> bool {
    line.chars().count() + 1 + word.chars().count() <= width
}

/// Whether YAML takes a character for what it is. Those it does not all fit into four digits.
fn is_printable(character: char) -> bool {
    let is_break_or_mark = matches!(
        character,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    );
    !character.is_control() && !is_break_or_mark
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};

    use super::{Room, Style, in_quotes, quoted, reads_back, text};

    const STYLES: [Style; 5] = [
        Style::Plain,
        Style::Single,
        Style::Double,
        Style::Literal,
        Style::Folded,
    ];

    /// Texts of all characters, and of those that mean something in YAML.
    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[ \\t\\n:\\-\\[\\]{}'\"|>&*!%@#a-cé,?0-9.\u{a0}\u{85}\u{2028}\\r~]{0,30}",
            "[a-f]{1,9}( ?[a-f]{1,9}|\\n){0,40}",
            Just("no".to_owned()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_reads_back_in_any_style(any in any_text()) {
            for style in STYLES {
                for room in [Room::Brackets, Room::Lines(2), Room::Lines(7)] {
                    let written = text(&any, style, room);
                    assert!(reads_back(&written, &any, room), "{any:?}: {written}");
                }
            }
            for written in [quoted(&any), in_quotes(&any)] {
                assert!(reads_back(&written, &any, Room::Brackets), "{any:?}: {written}");
            }
        }
    }

    #[test]
    fn a_text_keeps_its_style_where_that_can_hold_it() {
        for (given, style, written) in [
            ("Maison Auriel", Style::Plain, "Maison Auriel"),
            ("it's", Style::Plain, "it's"),
            ("it's", Style::Single, "'it''s'"),
            ("2027-01", Style::Plain, "2027-01"),
            ("12:30", Style::Plain, "\"12:30\""),
            ("1_000", Style::Plain, "\"1_000\""),
            ("no", Style::Plain, "\"no\""),
            ("NO", Style::Plain, "\"NO\""),
            ("", Style::Plain, "\"\""),
            (" a", Style::Plain, "\" a\""),
            ("a ", Style::Single, "'a '"),
            ("a: b", Style::Plain, "\"a: b\""),
            ("a #b", Style::Plain, "\"a #b\""),
            ("a#b", Style::Plain, "a#b"),
            ("a, b", Style::Plain, "a, b"),
            ("- a", Style::Plain, "\"- a\""),
            ("say \"a: b\"", Style::Plain, "'say \"a: b\"'"),
            ("say \"a\"", Style::Double, "\"say \\\"a\\\"\""),
            ("30\u{a0}%", Style::Plain, "30\u{a0}%"),
            ("a\tb", Style::Plain, "\"a\\tb\""),
            ("a\u{85}b", Style::Single, "\"a\\u0085b\""),
            ("a\nb\n", Style::Plain, "|\n  a\n  b"),
            ("a\n\nb", Style::Double, "|-\n  a\n\n  b"),
            ("a\n\nb", Style::Folded, ">-\n  a\n\n\n  b"),
            ("one", Style::Folded, ">-\n  one"),
            (" a\nb", Style::Literal, "\" a\\nb\""),
            ("a\n\n", Style::Literal, "\"a\\n\\n\""),
        ] {
            assert_eq!(text(given, style, Room::Lines(2)), written);
        }
        assert_eq!(text("a, b", Style::Plain, Room::Brackets), "\"a, b\"");
        assert_eq!(text("a\nb", Style::Literal, Room::Brackets), "\"a\\nb\"");
    }

    #[test]
    fn folded_lines_keep_to_the_width() {
        let given = ["word"; 60].join(" ");
        let written = text(&given, Style::Folded, Room::Lines(4));
        assert_eq!(written.lines().count(), 5);
        assert!(written.lines().all(|line| line.len() <= super::WIDTH));
    }
}
