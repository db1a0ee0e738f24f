//! The change that would make a value of the wrong kind right.

use crate::profile::path::Path;
use crate::profile::rule::Kind;
use crate::profile::tree::{Content, Node};

/// The change that turns the value into one that may stand here, where there is an evident one.
/// `written` is its text in the file.
pub(super) fn repair(
    path: &Path<'_>,
    node: &Node,
    written: &str,
    kinds: &[Kind],
) -> Option<String> {
    let takes = |name: &str| kinds.iter().any(|kind| kind.is(name));
    let number = takes("integer") || takes("number");
    match &node.content {
        Content::Number(_) if number => Some("give it without decimals".to_owned()),
        Content::Text(text) if number => {
            let line = line(path, &plain_number(text)?);
            Some(format!("write the number alone, in digits: {line}"))
        }
        Content::Number(_) | Content::Truth(_) if takes("string") => {
            let line = line(path, &format!("\"{written}\""));
            Some(format!("put it in quotes: {line}"))
        }
        Content::Text(_) | Content::Number(_) | Content::Truth(_) if takes("array") => {
            let value = written.lines().next().unwrap_or_default();
            let line = line(path, &format!("[{value}]"));
            Some(format!("write it as a list: {line}"))
        }
        _ => in_words(path, node, takes("array"), takes("string")).map(str::to_owned),
    }
}

/// The change, where the value is too large to show it.
fn in_words(path: &Path<'_>, node: &Node, list: bool, text: bool) -> Option<&'static str> {
    match &node.content {
        Content::Block(_) if list => {
            Some("write it as a list: put `- ` before the first field of each entry")
        }
        Content::List(_) if text => Some("give one value, without brackets or dashes"),
        Content::Text(_) if path.is_root() => {
            Some("a profile begins with a line such as `company: Maison Auriel`")
        }
        _ => None,
    }
}

/// The line of the file with the value that should be there.
fn line(path: &Path<'_>, value: &str) -> String {
    match path.key() {
        Some(key) => format!("`{key}: {value}`"),
        None => format!("`- {value}`"),
    }
}

/// The number that a text such as `160 000 €`, `4,2` or `31 %` begins with, in plain digits.
fn plain_number(text: &str) -> Option<String> {
    const SPACES: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '_'];
    const POINTS: [char; 2] = ['.', ','];
    let is_of_number =
        |c: &char| c.is_ascii_digit() || *c == '-' || SPACES.contains(c) || POINTS.contains(c);
    let written: String = text.trim().chars().take_while(is_of_number).collect();
    let number = written.replace(SPACES, "");
    let groups: Vec<&str> = number.split(POINTS).collect();
    let is_thousands = |group: &&str| group.len() == 3;
    let digits = match groups.as_slice() {
        [whole, part] if !is_thousands(part) => format!("{whole}.{part}"),
        [_, rest @ ..] if rest.iter().all(is_thousands) => groups.concat(),
        _ => return None,
    };
    digits.parse::<f64>().is_ok().then_some(digits)
}
