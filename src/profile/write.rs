//! A value to YAML text. No other module writes values of profiles.
//!
//! 1. A text is written in the style requested, or in a similar one that can represent it.
//! 2. The result is parsed by `yaml`. If the value differs, the text is written in quotes.
//! 3. Mappings and sequences are written in block style, or in flow style within brackets.

use std::fmt::Write;

use serde_json::Value;

use crate::profile::date::PartialDate;
use crate::profile::yaml;

/// The largest width of the lines of a folded scalar, in columns.
const WIDTH: usize = 100;

/// Plain scalars that YAML 1.1 parsers read as booleans, null or a merge key.
const YAML_1_1_KEYWORDS: [&str; 11] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<",
];

/// The style of a scalar, as in YAML 1.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScalarStyle {
    /// Without quotes.
    Plain,
    /// In `'…'`.
    SingleQuoted,
    /// In `"…"`.
    DoubleQuoted,
    /// After `|`, with the line breaks of the text.
    Literal,
    /// After `>`, with line breaks for spaces.
    Folded,
}

impl ScalarStyle {
    /// The style of a scalar, by its first character in the file.
    pub(super) fn of(written: &str) -> Self {
        match written.bytes().next() {
            Some(b'\'') => Self::SingleQuoted,
            Some(b'"') => Self::DoubleQuoted,
            Some(b'|') => Self::Literal,
            Some(b'>') => Self::Folded,
            _ => Self::Plain,
        }
    }
}

/// The context in which a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YamlContext {
    /// In a flow collection: on one line, within brackets.
    Flow,
    /// In a block collection; further lines of a text begin in this column.
    Block(usize),
}

/// The indentation of a file, in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Indentation {
    /// The entries of a mapping, relative to its key.
    pub block: usize,
    /// The dashes of a sequence, relative to its key.
    pub dash: usize,
}

/// A text in double quotes, with escapes for the characters that YAML does not allow.
#[must_use]
pub fn double_quoted(text: &str) -> String {
    let mut double_quoted = String::with_capacity(text.len() + 2);
    double_quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => double_quoted.extend(['\\', character]),
            '\n' => double_quoted.push_str("\\n"),
            '\r' => double_quoted.push_str("\\r"),
            '\t' => double_quoted.push_str("\\t"),
            _ if is_printable(character) => double_quoted.push(character),
            // Writing to a string does not fail.
            _ => drop(write!(double_quoted, "\\u{:04X}", u32::from(character))),
        }
    }
    double_quoted.push('"');
    double_quoted
}

/// A text in the kind of quotes that needs no escapes, by preference double quotes.
pub(super) fn in_quotes(text: &str) -> String {
    match text.contains(['"', '\\']) {
        true => single(text).unwrap_or_else(|| double_quoted(text)),
        false => double_quoted(text),
    }
}

/// A text as a YAML scalar, in `style` if that can represent it.
pub(super) fn text(text: &str, style: ScalarStyle, context: YamlContext) -> String {
    let in_lines = context != YamlContext::Flow && !text.trim().is_empty();
    let is_long = in_lines && text.contains('\n');
    let tried: &[ScalarStyle] = match style {
        ScalarStyle::Folded if in_lines => &[ScalarStyle::Folded, ScalarStyle::Literal],
        ScalarStyle::Literal if in_lines => &[ScalarStyle::Literal],
        _ if is_long => &[ScalarStyle::Literal],
        ScalarStyle::SingleQuoted => &[ScalarStyle::SingleQuoted],
        ScalarStyle::DoubleQuoted => &[ScalarStyle::DoubleQuoted],
        _ => &[ScalarStyle::Plain],
    };
    let indent = match context {
        YamlContext::Flow => 0,
        YamlContext::Block(indent) => indent,
    };
    let mut written = tried
        .iter()
        .filter_map(|style| in_style(text, *style, indent));
    let found = written.find(|written| reads_back(written, text, context));
    found.unwrap_or_else(|| in_quotes(text))
}

/// The key of a field.
pub(super) fn key(key: &str) -> String {
    text(key, ScalarStyle::Plain, YamlContext::Flow)
}

/// A value on one line.
pub(crate) fn flow(value: &Value) -> String {
    match value {
        Value::String(string) => text(string, ScalarStyle::Plain, YamlContext::Flow),
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

/// An entry whose key is in the column `indent`.
pub(super) fn field(name: &str, value: &Value, indent: usize, indentation: Indentation) -> String {
    format!("{}:{}", key(name), after_key(value, indent, indentation))
}

/// The text after the colon of a key in the column `indent`: on the same line, or on those below.
pub(super) fn after_key(value: &Value, indent: usize, indentation: Indentation) -> String {
    let below = match value {
        Value::Array(items) if !items.is_empty() => indent + indentation.dash,
        Value::Object(fields) if !fields.is_empty() => indent + indentation.block,
        Value::String(string) => {
            let context = YamlContext::Block(indent + indentation.block);
            return format!(" {}", text(string, ScalarStyle::Plain, context));
        }
        other => return format!(" {}", flow(other)),
    };
    format!("\n{:below$}{}", "", lines(value, below, indentation))
}

/// An item of a sequence whose dash is in the column `indent`.
pub(super) fn item(value: &Value, indent: usize, indentation: Indentation) -> String {
    format!("- {}", lines(value, indent + 2, indentation))
}

/// A value in block style. Its lines are indented to the column `indent`, except the first, which
/// is placed by the caller.
pub(super) fn lines(value: &Value, indent: usize, indentation: Indentation) -> String {
    let members: Vec<String> = match value {
        Value::Array(items) if !items.is_empty() => items
            .iter()
            .map(|value| item(value, indent, indentation))
            .collect(),
        Value::Object(fields) if !fields.is_empty() => fields
            .iter()
            .map(|(name, value)| field(name, value, indent, indentation))
            .collect(),
        Value::String(string) => {
            return text(string, ScalarStyle::Plain, YamlContext::Block(indent));
        }
        other => return flow(other),
    };
    members.join(&format!("\n{:indent$}", ""))
}

fn in_style(text: &str, style: ScalarStyle, indent: usize) -> Option<String> {
    match style {
        ScalarStyle::Plain => plain(text),
        ScalarStyle::SingleQuoted => single(text),
        ScalarStyle::DoubleQuoted => Some(double_quoted(text)),
        ScalarStyle::Literal => {
            let lines = text.trim_end_matches('\n').split('\n');
            block('|', text, lines.map(str::to_owned), indent)
        }
        ScalarStyle::Folded => block(
            '>',
            text,
            folded(text, WIDTH - indent.min(WIDTH / 2)),
            indent,
        ),
    }
}

/// Whether `written` parses to `text`, both as the value of an entry and as an item, independent of
/// what follows.
fn reads_back(written: &str, text: &str, context: YamlContext) -> bool {
    let document = match context {
        YamlContext::Flow => {
            format!("{{ k: {written} , l: [{written}, {written} ], m: {written}}}")
        }
        YamlContext::Block(_) if written.contains('\n') => {
            format!("k: {written}\nl:\n- {written}\n")
        }
        YamlContext::Block(_) => format!("k: {written}\nl:\n- {written}\n- {written} # c\n"),
    };
    let Some(tree) = yaml::parse_text(&document) else {
        return false;
    };
    let fields = tree.entries().iter().map(|entry| &entry.value);
    let mut read = fields.flat_map(|value| match value.items() {
        [] => std::slice::from_ref(value),
        items => items,
    });
    read.all(|value| value.text() == Some(text))
}

/// A text without quotes, unless some YAML parser could read it as another type.
fn plain(text: &str) -> Option<String> {
    let is_keyword_elsewhere = YAML_1_1_KEYWORDS.contains(&text.to_lowercase().as_str());
    let of_number = |c: char| c.is_ascii_digit() || "+-.,:_ ".contains(c);
    let is_number_elsewhere = text.chars().all(of_number) && text.parse::<PartialDate>().is_err();
    let is_safe = text.chars().all(is_printable) && !is_keyword_elsewhere && !is_number_elsewhere;
    is_safe.then(|| text.to_owned())
}

fn single(text: &str) -> Option<String> {
    let is_safe = text.chars().all(is_printable);
    is_safe.then(|| format!("'{}'", text.replace('\'', "''")))
}

/// A block scalar with the indicator `sign`. `None` for a text with several line breaks at its end.
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

/// The lines of a folded scalar: each line break of the text becomes an empty line.
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

/// The words of a paragraph on lines of at most `width` columns. Lines break at single spaces only,
/// because folding would lose the others.
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

/// Whether YAML allows a character without an escape. All others have four hexadecimal digits.
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

    use super::{ScalarStyle, YamlContext, double_quoted, in_quotes, reads_back, text};

    const STYLES: [ScalarStyle; 5] = [
        ScalarStyle::Plain,
        ScalarStyle::SingleQuoted,
        ScalarStyle::DoubleQuoted,
        ScalarStyle::Literal,
        ScalarStyle::Folded,
    ];

    /// Texts of arbitrary characters, and of characters with a meaning in YAML.
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
                for context in [YamlContext::Flow, YamlContext::Block(2), YamlContext::Block(7)] {
                    let written = text(&any, style, context);
                    assert!(reads_back(&written, &any, context), "{any:?}: {written}");
                }
            }
            for written in [double_quoted(&any), in_quotes(&any)] {
                assert!(reads_back(&written, &any, YamlContext::Flow), "{any:?}: {written}");
            }
        }
    }

    #[test]
    fn a_text_keeps_its_style_where_that_can_hold_it() {
        for (given, style, written) in [
            ("Maison Auriel", ScalarStyle::Plain, "Maison Auriel"),
            ("it's", ScalarStyle::Plain, "it's"),
            ("it's", ScalarStyle::SingleQuoted, "'it''s'"),
            ("2027-01", ScalarStyle::Plain, "2027-01"),
            ("12:30", ScalarStyle::Plain, "\"12:30\""),
            ("1_000", ScalarStyle::Plain, "\"1_000\""),
            ("no", ScalarStyle::Plain, "\"no\""),
            ("NO", ScalarStyle::Plain, "\"NO\""),
            ("", ScalarStyle::Plain, "\"\""),
            (" a", ScalarStyle::Plain, "\" a\""),
            ("a ", ScalarStyle::SingleQuoted, "'a '"),
            ("a: b", ScalarStyle::Plain, "\"a: b\""),
            ("a #b", ScalarStyle::Plain, "\"a #b\""),
            ("a#b", ScalarStyle::Plain, "a#b"),
            ("a, b", ScalarStyle::Plain, "a, b"),
            ("- a", ScalarStyle::Plain, "\"- a\""),
            ("say \"a: b\"", ScalarStyle::Plain, "'say \"a: b\"'"),
            ("say \"a\"", ScalarStyle::DoubleQuoted, "\"say \\\"a\\\"\""),
            ("30\u{a0}%", ScalarStyle::Plain, "30\u{a0}%"),
            ("a\tb", ScalarStyle::Plain, "\"a\\tb\""),
            ("a\u{85}b", ScalarStyle::SingleQuoted, "\"a\\u0085b\""),
            ("a\nb\n", ScalarStyle::Plain, "|\n  a\n  b"),
            ("a\n\nb", ScalarStyle::DoubleQuoted, "|-\n  a\n\n  b"),
            ("a\n\nb", ScalarStyle::Folded, ">-\n  a\n\n\n  b"),
            ("one", ScalarStyle::Folded, ">-\n  one"),
            (" a\nb", ScalarStyle::Literal, "\" a\\nb\""),
            ("a\n\n", ScalarStyle::Literal, "\"a\\n\\n\""),
        ] {
            assert_eq!(text(given, style, YamlContext::Block(2)), written);
        }
        assert_eq!(
            text("a, b", ScalarStyle::Plain, YamlContext::Flow),
            "\"a, b\""
        );
        assert_eq!(
            text("a\nb", ScalarStyle::Literal, YamlContext::Flow),
            "\"a\\nb\""
        );
    }

    #[test]
    fn folded_lines_keep_to_the_width() {
        let given = ["word"; 60].join(" ");
        let written = text(&given, ScalarStyle::Folded, YamlContext::Block(4));
        assert_eq!(written.lines().count(), 5);
        assert!(written.lines().all(|line| line.len() <= super::WIDTH));
    }
}
