//! A generator of YAML in all styles that people write: blocks or brackets, with or without quotes,
//! with comments, empty lines and various indentation.

use serde_json::Value;

/// The style choices of a generator, as a sequence of numbers.
pub(crate) struct Scribe<'c> {
    choices: &'c [u8],
    next: usize,
    indent: usize,
    dash: usize,
    windows: bool,
}

impl<'c> Scribe<'c> {
    /// A generator that cycles through these choices.
    pub(crate) fn new(choices: &'c [u8]) -> Self {
        let mut scribe = Self {
            choices,
            next: 0,
            indent: 2,
            dash: 2,
            windows: false,
        };
        scribe.indent = 2 + 2 * scribe.choose(2);
        scribe.dash = scribe.indent * scribe.choose(2);
        scribe.windows = scribe.choose(3) == 0;
        scribe
    }

    /// The YAML of a profile. A comment names the value it is about: `#^` stands on a
    /// line above it, `#` behind it.
    pub(crate) fn write(&mut self, profile: &Value) -> Vec<u8> {
        let mark = if self.choose(4) == 0 { "\u{feff}" } else { "" };
        let mut text = mark.to_owned();
        if self.choose(10) == 0 {
            text += &self.brackets(profile);
            text += "\n";
        } else {
            text += "# a profile\n";
            self.lines(profile, "", 0, &mut text);
        }
        if self.choose(5) == 0 {
            text.truncate(text.trim_end_matches('\n').len());
        }
        match self.windows {
            true => text.replace('\n', "\r\n").into_bytes(),
            false => text.into_bytes(),
        }
    }

    fn choose(&mut self, of: usize) -> usize {
        let choice = self.choices[self.next % self.choices.len()];
        self.next += 1;
        usize::from(choice) % of
    }

    fn lines(&mut self, value: &Value, pointer: &str, indent: usize, text: &mut String) {
        let space = " ".repeat(indent);
        for (index, (step, member)) in members(value).into_iter().enumerate() {
            let pointer = below(pointer, &step);
            let is_item = value.is_array();
            if index > 0 || !text.ends_with("- ") {
                if self.choose(6) == 0 {
                    *text += "\n";
                }
                if self.choose(5) == 0 {
                    *text += &format!("{space}#^{pointer}\n");
                }
                *text += &space;
            }
            if is_item {
                *text += "- ";
                self.value(member, &pointer, indent + 2, true, text);
            } else {
                *text += &format!("{step}:");
                self.value(member, &pointer, indent, false, text);
            }
        }
    }

    /// A value after its mark, with the line's end.
    fn value(
        &mut self,
        value: &Value,
        pointer: &str,
        indent: usize,
        item: bool,
        text: &mut String,
    ) {
        let comment = match self.choose(4) {
            0 => format!("  #{pointer}"),
            _ => String::new(),
        };
        let has_members = !members(value).is_empty();
        if has_members && self.choose(3) > 0 {
            if item {
                return self.lines(value, pointer, indent, text);
            }
            *text += &format!("{comment}\n");
            let step = if value.is_array() {
                self.dash
            } else {
                self.indent
            };
            return self.lines(value, pointer, indent + step, text);
        }
        if !item {
            *text += " ";
        }
        let deeper = indent + if item { 0 } else { self.indent };
        let style = self.choose(5);
        match value {
            Value::String(words) if style == 0 && is_tame(words) => {
                *text += &format!(">-{comment}\n{}\n", folded(words, deeper));
            }
            Value::String(words) if style == 1 && is_tame(words) => {
                *text += &format!("|-{comment}\n{}{words}\n", " ".repeat(deeper));
            }
            _ => *text += &format!("{}{comment}\n", self.brackets(value)),
        }
    }

    fn brackets(&mut self, value: &Value) -> String {
        let inner: Vec<String> = match value {
            Value::String(words) => return self.words(words),
            Value::Array(items) => items.iter().map(|item| self.brackets(item)).collect(),
            Value::Object(fields) => fields
                .iter()
                .map(|(key, value)| format!("{key}: {}", self.brackets(value)))
                .collect(),
            other => return other.to_string(),
        };
        let space = if self.choose(2) == 0 { " " } else { "" };
        let inner = inner.join(", ");
        match value {
            Value::Array(_) => format!("[{space}{inner}{space}]"),
            _ => format!("{{{space}{inner}{space}}}"),
        }
    }

    fn words(&mut self, words: &str) -> String {
        let is_plain = is_tame(words) && !words.contains([',', '[', ']', '{', '}', '?']);
        match self.choose(3) {
            0 if is_plain => words.to_owned(),
            1 if is_tame(words) => format!("'{}'", words.replace('\'', "''")),
            _ => Value::from(words).to_string(),
        }
    }
}

/// Words without anything that YAML could take for something else.
fn is_tame(words: &str) -> bool {
    let is_tame = |c: char| c.is_alphanumeric() || " ,.'’-_/@?".contains(c);
    let ends = [words.chars().next(), words.chars().last()];
    let has_letters = ends.iter().all(|end| end.is_some_and(char::is_alphabetic));
    has_letters && words.chars().all(is_tame) && !words.contains("  ")
}

fn folded(words: &str, indent: usize) -> String {
    let space = " ".repeat(indent);
    let words: Vec<_> = words.split(' ').collect();
    let lines: Vec<_> = words
        .chunks(6)
        .map(|line| space.clone() + &line.join(" "))
        .collect();
    lines.join("\n")
}

fn members(value: &Value) -> Vec<(String, &Value)> {
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(i, v)| (i.to_string(), v))
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        _ => Vec::new(),
    }
}

/// The JSON pointer of a member.
pub(crate) fn below(pointer: &str, step: &str) -> String {
    format!("{pointer}/{}", step.replace('~', "~0").replace('/', "~1"))
}
