//! The change that would make a value of the wrong kind right.

use crate::diagnostic::{Fix, Source};
use crate::profile::path::Path;
use crate::profile::respell::allows;
use crate::profile::rule::Kind;
use crate::profile::scalar;
use crate::profile::tree::{Content, Node};

/// What parts the thousands of a number, besides points and commas.
const SPACES: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '_'];

/// What parts decimals from the whole, or thousands.
const POINTS: [char; 2] = ['.', ','];

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

/// What may follow a number without saying anything about it that its field does not say.
const AFTER_NUMBERS: [&str; 12] = [
    "",
    "%",
    "€",
    "$",
    "£",
    "EUR",
    "USD",
    "CAD",
    "points",
    "people",
    "employees",
    "personnes",
];

/// The same change, made in the file, where it is the only one: the number is as certain as its
/// unit is idle, and what is put in quotes or brackets is then allowed.
pub(super) fn fix(source: &Source, node: &Node, kinds: &[Kind]) -> Option<Fix> {
    let written = scalar::on_one_line(source, &node.span)?;
    let span = node.span.clone();
    let takes = |name: &str| kinds.iter().any(|kind| kind.is(name));
    let items = kinds.iter().find_map(|kind| kind.items());
    match &node.content {
        Content::Text(text) if takes("integer") || takes("number") => {
            let number = certain_number(text, !takes("number"))?;
            Some(Fix::replace(span, number))
        }
        Content::Number(_) | Content::Truth(_) if takes("string") => kinds
            .iter()
            .any(|kind| allows(*kind, written))
            .then(|| Fix::surround(span, "\"", "\"")),
        Content::Text(text) => {
            let is_allowed = items?.kinds().iter().any(|kind| allows(*kind, text));
            (is_allowed && scalar::is_item(written)).then(|| Fix::surround(span, "[", "]"))
        }
        _ => None,
    }
}

/// The number that a text can only mean, in plain digits; `is_whole` says that it has no decimals.
/// `1,500` may be a thousand and a half, or one and a half, where it may be either.
fn certain_number(text: &str, is_whole: bool) -> Option<String> {
    let number = plain_number(text)?;
    let rest = text.trim().trim_start_matches(is_of_number).trim();
    let marks: Vec<&str> = text.matches(POINTS).collect();
    let is_doubtful = marks.len() == 1 && !number.contains('.') && !is_whole;
    let fits = !(is_whole && number.contains('.') || is_doubtful);
    (fits && AFTER_NUMBERS.contains(&rest)).then_some(number)
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
    let written: String = text
        .trim()
        .chars()
        .take_while(|c| is_of_number(*c))
        .collect();
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

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || c == '-' || SPACES.contains(&c) || POINTS.contains(&c)
}
