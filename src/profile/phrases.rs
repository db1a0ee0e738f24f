//! The phrases that messages are made of.

use crate::profile::path::Path;
use crate::profile::rule::Kind;
use crate::profile::tree::{Content, Node};

/// What a message is about: the field, an entry of a list, the whole profile.
pub(super) fn subject(path: &Path<'_>) -> String {
    match (path.is_root(), path.is_item()) {
        (true, _) => "the profile".to_owned(),
        (_, true) => format!("an entry of `{}`", path.name()),
        _ => format!("`{}`", path.name()),
    }
}

/// What stands somewhere; `written` is its text in the file.
pub(super) fn describe(node: &Node, written: &str) -> String {
    match &node.content {
        Content::Empty => "empty".to_owned(),
        Content::Truth(_) => format!("`{written}`, which is read as yes or no"),
        Content::Number(_) => format!("the number `{written}`"),
        Content::Text(text) => format!("the text `{}`", shorten(text)),
        Content::List(_) => "a list".to_owned(),
        Content::Block(_) => "a block of fields".to_owned(),
    }
}

/// What may stand somewhere, as one phrase.
pub(super) fn expectations(kinds: &[Kind]) -> String {
    let mut phrases: Vec<String> = Vec::new();
    for phrase in kinds.iter().map(|kind| expectation(*kind)) {
        if !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    join(&phrases, "or")
}

fn expectation(kind: Kind) -> String {
    let choices = kind.choices();
    if !choices.is_empty() {
        return match choices.len() {
            1..=5 => format!("one of {}", join(&quoted(&choices), "or")),
            _ => format!("a word such as `{}`", choices[0]),
        };
    }
    if kind.is_date() {
        return "a date such as 2027-12".to_owned();
    }
    const NAMES: [(&str, &str); 4] = [
        ("string", "a text"),
        ("integer", "a whole number"),
        ("number", "a number"),
        ("array", "a list"),
    ];
    let name = NAMES.iter().find(|(name, _)| kind.is(name));
    match name {
        Some((_, phrase)) => (*phrase).to_owned(),
        None if kind.is_per_language() => "one text per language (`fr`, `en`)".to_owned(),
        None => block_expectation(&kind.property_names()),
    }
}

fn block_expectation(names: &[&str]) -> String {
    let shown = &names[..names.len().min(3)];
    let more = if names.len() > shown.len() {
        ", …"
    } else {
        ""
    };
    format!("a block of fields ({}{more})", quoted(shown).join(", "))
}

/// The words as code, joined by commas and `and`.
pub(super) fn list(words: &[&str]) -> String {
    join(&quoted(words), "and")
}

fn quoted(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| format!("`{word}`")).collect()
}

fn join(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [word] => word.clone(),
        [words @ .., end] => format!("{} {last} {end}", words.join(", ")),
    }
}

/// The first line of a text, cut where it is long.
pub(super) fn shorten(text: &str) -> String {
    const LONGEST: usize = 50;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST && line.len() == text.len() {
        return line.to_owned();
    }
    let start: String = line.chars().take(LONGEST).collect();
    format!("{}…", start.trim_end())
}
