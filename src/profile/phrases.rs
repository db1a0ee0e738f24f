//! Phrases that are arguments of messages.

use crate::message::{Argument, Joined, Message, message};
use crate::profile::path::Path;
use crate::profile::schema_node::Alternative;
use crate::profile::tree::{Content, Node};

/// The subject of a message: a field, an entry of a list, or the whole profile.
pub(super) fn subject(path: &Path<'_>) -> Argument {
    match (path.is_root(), path.is_item()) {
        (true, _) => message!(profile::the_profile).into(),
        (_, true) => message!(profile::an_entry, list = path.name()).into(),
        _ => format!("`{}`", path.name()).into(),
    }
}

/// A description of the value found; `written` is its source text.
pub(super) fn found(node: &Node, written: &str) -> Message {
    match &node.content {
        Content::Null => message!(profile::found_nothing),
        Content::Bool(_) => message!(profile::found_truth, written),
        Content::Number(_) => message!(profile::found_number, written),
        Content::String(text) => message!(profile::found_text, written = shorten(text)),
        Content::Sequence(_) => message!(profile::found_list),
        Content::Mapping(_) => message!(profile::found_block),
    }
}

/// A description of the values expected.
pub(super) fn expected(alternatives: &[Alternative]) -> Argument {
    let mut phrases: Vec<Message> = Vec::new();
    for phrase in alternatives
        .iter()
        .map(|alternative| expectation(*alternative))
    {
        if !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    Argument::list(phrases, Joined::Or)
}

fn expectation(alternative: Alternative) -> Message {
    const MOST_NAMED: usize = 5;
    match alternative.choices().as_slice() {
        [] => expected_type(alternative),
        words if words.len() <= MOST_NAMED => {
            let words = Argument::code(words, Joined::Or);
            message!(profile::a_word_of, words)
        }
        [word, ..] => message!(profile::a_word_such_as, word = *word),
    }
}

fn expected_type(alternative: Alternative) -> Message {
    match alternative {
        _ if alternative.is_date() => message!(profile::a_date),
        _ if alternative.has_type("string") => message!(profile::a_text),
        _ if alternative.has_type("integer") => message!(profile::a_whole_number),
        _ if alternative.has_type("number") => message!(profile::a_number),
        _ if alternative.has_type("array") => message!(profile::a_list),
        _ if alternative.is_per_language() => message!(profile::a_text_per_language),
        _ => expected_block(&alternative.property_names()),
    }
}

fn expected_block(names: &[&str]) -> Message {
    const MOST_SHOWN: usize = 3;
    let fields = Argument::code(names.iter().take(MOST_SHOWN), Joined::Comma);
    match names.len() > MOST_SHOWN {
        true => message!(profile::a_block_with_more, fields),
        false => message!(profile::a_block, fields),
    }
}

/// The first line of a text, truncated with an ellipsis.
pub(super) fn shorten(text: &str) -> String {
    const LONGEST: usize = 50;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST && line.len() == text.len() {
        return line.to_owned();
    }
    let start: String = line.chars().take(LONGEST).collect();
    format!("{}…", start.trim_end())
}
