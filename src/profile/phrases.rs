//! The phrases that messages have as arguments.

use crate::message::{Argument, Joined, Message, message};
use crate::profile::path::Path;
use crate::profile::rule::Kind;
use crate::profile::tree::{Content, Node};

/// What a message is about: the field, an entry of a list, the whole profile.
pub(super) fn subject(path: &Path<'_>) -> Argument {
    match (path.is_root(), path.is_item()) {
        (true, _) => message!(profile::the_profile).into(),
        (_, true) => message!(profile::an_entry, list = path.name()).into(),
        _ => format!("`{}`", path.name()).into(),
    }
}

/// What stands somewhere; `written` is its text in the file.
pub(super) fn found(node: &Node, written: &str) -> Message {
    match &node.content {
        Content::Empty => message!(profile::found_nothing),
        Content::Truth(_) => message!(profile::found_truth, written),
        Content::Number(_) => message!(profile::found_number, written),
        Content::Text(text) => message!(profile::found_text, written = shorten(text)),
        Content::List(_) => message!(profile::found_list),
        Content::Block(_) => message!(profile::found_block),
    }
}

/// What may stand somewhere.
pub(super) fn expected(kinds: &[Kind]) -> Argument {
    let mut phrases: Vec<Message> = Vec::new();
    for phrase in kinds.iter().map(|kind| expectation(*kind)) {
        if !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    Argument::list(phrases, Joined::Or)
}

fn expectation(kind: Kind) -> Message {
    const MOST_NAMED: usize = 5;
    match kind.choices().as_slice() {
        [] => expected_type(kind),
        words if words.len() <= MOST_NAMED => {
            let words = Argument::code(words, Joined::Or);
            message!(profile::a_word_of, words)
        }
        [word, ..] => message!(profile::a_word_such_as, word = *word),
    }
}

fn expected_type(kind: Kind) -> Message {
    match kind {
        _ if kind.is_date() => message!(profile::a_date),
        _ if kind.is("string") => message!(profile::a_text),
        _ if kind.is("integer") => message!(profile::a_whole_number),
        _ if kind.is("number") => message!(profile::a_number),
        _ if kind.is("array") => message!(profile::a_list),
        _ if kind.is_per_language() => message!(profile::a_text_per_language),
        _ => expected_block(&kind.property_names()),
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
