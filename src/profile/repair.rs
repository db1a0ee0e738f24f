//! The change that would make a value of the wrong kind right.

use crate::diagnostic::{Fix, Source};
use crate::message::{Message, message};
use crate::profile::path::Path;
use crate::profile::respell::allows;
use crate::profile::rule::{Kind, Rule};
use crate::profile::scalar;
use crate::profile::suggest::as_key;
use crate::profile::tree::{Content, Node};

/// What parts the thousands of a number, besides points and commas.
const SPACES: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '_'];

/// What parts decimals from the whole, or thousands.
const POINTS: [char; 2] = ['.', ','];

/// What is counted where a whole number belongs.
const PEOPLE: [&str; 4] = ["people", "employees", "personnes", "salariés"];

/// Units as they follow a number, each with a field that may tell it, and the words that do.
const UNITS: [(&str, &str, &[&str]); 11] = [
    ("%", "unit", &["percent", "%"]),
    ("%", "name", &IN_PERCENT),
    ("points", "unit", &["points"]),
    ("points", "name", &["nps", "enps"]),
    ("€", "currency", &["eur"]),
    ("EUR", "currency", &["eur"]),
    ("CHF", "currency", &["chf"]),
    ("£", "currency", &["gbp"]),
    ("$", "currency", &["usd", "cad"]),
    ("USD", "currency", &["usd"]),
    ("CAD", "currency", &["cad"]),
];

/// The known metrics that are told in per cent.
const IN_PERCENT: [&str; 8] = [
    "csat",
    "churn",
    "retention",
    "nrr",
    "fcr",
    "repeat_purchase",
    "employee_engagement",
    "staff_turnover",
];

/// What multiplies the number before it.
const MULTIPLES: [&str; 8] = [
    "k", "K", "M", "mille", "million", "thousand", "dozen", "milliard",
];

/// The change that turns the value into one that may stand here, where there is an evident one.
/// `written` is its text in the file.
pub(super) fn repair(
    path: &Path<'_>,
    node: &Node,
    written: &str,
    kinds: &[Kind],
) -> Option<Message> {
    let takes = |name: &str| kinds.iter().any(|kind| kind.is(name));
    let number = takes("integer") || takes("number");
    match &node.content {
        Content::Number(_) if number => Some(message!(profile::without_decimals)),
        Content::Text(text) if number => {
            let line = line(path, &plain_number(text)?);
            Some(message!(profile::in_digits, line))
        }
        Content::Number(_) | Content::Truth(_) if takes("string") => {
            let line = line(path, &format!("\"{written}\""));
            Some(message!(profile::in_quotes, line))
        }
        Content::Text(_) | Content::Number(_) | Content::Truth(_) if takes("array") => {
            let value = written.lines().next().unwrap_or_default();
            let line = line(path, &format!("[{value}]"));
            Some(message!(profile::as_list, line))
        }
        _ => in_words(path, node, takes("array"), takes("string")),
    }
}

/// The same change, made in the file, where it is the only one: the number can be read in one way,
/// its unit is told elsewhere, and what is put in quotes or brackets is then allowed.
pub(super) fn fix(source: &Source, path: &Path<'_>, node: &Node, kinds: &[Kind]) -> Option<Fix> {
    let written = scalar::on_one_line(source, &node.span)?;
    let span = node.span.clone();
    let takes = |name: &str| kinds.iter().any(|kind| kind.is(name));
    let is_allowed = |text: &str| kinds.iter().any(|kind| allows(*kind, text));
    match &node.content {
        Content::Text(text) if takes("integer") || takes("number") => {
            let number = certain_number(text, !takes("number"), path)?;
            Some(Fix::replace(span, number))
        }
        Content::Number(_) | Content::Truth(_) if takes("string") => {
            is_allowed(written).then(|| Fix::surround(span, "\"", "\""))
        }
        Content::Text(text) => {
            let items = kinds.iter().find_map(|kind| kind.items())?;
            let is_list = is_one_item(text, written, items) || are_items(written, items);
            is_list.then(|| Fix::surround(span, "[", "]"))
        }
        _ => None,
    }
}

fn is_one_item(text: &str, written: &str, items: Rule) -> bool {
    scalar::is_item(written) && items.kinds().iter().any(|kind| allows(*kind, text))
}

/// Whether a text is made of known words with commas between them.
fn are_items(written: &str, items: Rule) -> bool {
    let known: Vec<_> = items.kinds().into_iter().flat_map(Kind::choices).collect();
    written.split(',').all(|word| known.contains(&word.trim()))
}

/// The number that a text can only mean, in plain digits; `is_whole` says that it has no decimals.
/// `1,500` may be a thousand and a half, or one and a half, where it may be either.
fn certain_number(text: &str, is_whole: bool, path: &Path<'_>) -> Option<String> {
    let number = plain_number(text)?;
    let unit = text.trim().trim_start_matches(is_of_number).trim();
    let marks = text.matches(POINTS).count();
    let is_doubtful = marks == 1 && !number.contains('.') && !is_whole;
    let fits = !(is_whole && number.contains('.') || is_doubtful);
    let is_idle = unit.is_empty() || is_whole && PEOPLE.contains(&unit) || is_told(unit, path);
    (fits && is_idle).then_some(number)
}

/// Whether a unit says what another field of the block says.
fn is_told(unit: &str, path: &Path<'_>) -> bool {
    UNITS.iter().any(|(mark, field, words)| {
        let told = path.beside(field).map(as_key);
        *mark == unit && told.is_some_and(|told| words.contains(&told.as_str()))
    })
}

/// The change, where the value is too large to show it.
fn in_words(path: &Path<'_>, node: &Node, list: bool, text: bool) -> Option<Message> {
    match &node.content {
        Content::Block(_) if list => Some(message!(profile::as_list_of_blocks)),
        Content::List(_) if text => Some(message!(profile::one_value)),
        Content::Text(_) if path.is_root() => Some(message!(profile::first_line)),
        _ => None,
    }
}

/// The line of the file with the value that should be there.
fn line(path: &Path<'_>, value: &str) -> String {
    match path.key() {
        Some(key) => format!("{key}: {value}"),
        None => format!("- {value}"),
    }
}

/// The number that a text such as `160 000 €`, `4,2` or `31 %` begins with, in plain digits. One
/// with a needless zero before it is none: digits are missing there, or they are a name.
fn plain_number(text: &str) -> Option<String> {
    let written: String = text
        .trim()
        .chars()
        .take_while(|c| is_of_number(*c))
        .collect();
    let rest = text.trim()[written.len()..].trim_start();
    if MULTIPLES.iter().any(|multiple| rest.starts_with(multiple)) {
        return None;
    }
    let number = written.replace(SPACES, "");
    let groups: Vec<&str> = number.split(POINTS).collect();
    let is_thousands = |group: &&str| group.len() == 3;
    let digits = match groups.as_slice() {
        [whole, part] if !is_thousands(part) => format!("{whole}.{part}"),
        [_, rest @ ..] if rest.iter().all(is_thousands) => groups.concat(),
        _ => return None,
    };
    let unsigned = digits.strip_prefix('-').unwrap_or(&digits);
    let has_needless_zero =
        unsigned.len() > 1 && unsigned.starts_with('0') && !unsigned.starts_with("0.");
    (!has_needless_zero && digits.parse::<f64>().is_ok()).then_some(digits)
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || c == '-' || SPACES.contains(&c) || POINTS.contains(&c)
}
