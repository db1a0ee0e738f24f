//! Suggestions and fixes for a value of the wrong type.

use crate::diagnostic::{Fix, Source};
use crate::message::{Message, message};
use crate::profile::correction::allows;
use crate::profile::path::Path;
use crate::profile::scalar;
use crate::profile::schema_node::{Alternative, SchemaNode};
use crate::profile::suggest::normalise_key;
use crate::profile::tree::{Content, Node};

/// The separators of thousands, besides points and commas.
const SPACES: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '_'];

/// The separators of decimals or thousands.
const POINTS: [char; 2] = ['.', ','];

/// The nouns that may follow a whole number.
const PEOPLE: [&str; 4] = ["people", "employees", "personnes", "salariés"];

/// The units that may follow a number, each with a sibling field that may state the unit, and the
/// values of that field which do.
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

/// The known metrics that are measured in per cent.
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

/// The words that multiply the number before them.
const MULTIPLES: [&str; 8] = [
    "k", "K", "M", "mille", "million", "thousand", "dozen", "milliard",
];

/// A suggestion for a value of an allowed type, if there is an obvious one. `written` is the source
/// text of the value.
pub(super) fn suggestion(
    path: &Path<'_>,
    node: &Node,
    written: &str,
    alternatives: &[Alternative],
) -> Option<Message> {
    let takes = |name: &str| alternatives.iter().any(|one| one.has_type(name));
    let number = takes("integer") || takes("number");
    match &node.content {
        Content::Number(_) if number => Some(message!(profile::without_decimals)),
        Content::String(text) if number => {
            let line = yaml_line(path, &plain_number(text)?);
            Some(message!(profile::in_digits, line))
        }
        Content::Number(_) | Content::Bool(_) if takes("string") => {
            let line = yaml_line(path, &format!("\"{written}\""));
            Some(message!(profile::in_quotes, line))
        }
        Content::String(_) | Content::Number(_) | Content::Bool(_) if takes("array") => {
            let value = written.lines().next().unwrap_or_default();
            let line = yaml_line(path, &format!("[{value}]"));
            Some(message!(profile::as_list, line))
        }
        _ => general_suggestion(path, node, takes("array"), takes("string")),
    }
}

/// The fix for a value of the wrong type, if it is unambiguous: a number must have one reading and
/// its unit must be stated in another field; a text in quotes or brackets must be allowed.
pub(super) fn fix(
    source: &Source,
    path: &Path<'_>,
    node: &Node,
    alternatives: &[Alternative],
) -> Option<Fix> {
    let written = scalar::on_one_line(source, &node.span)?;
    let span = node.span.clone();
    let takes = |name: &str| alternatives.iter().any(|one| one.has_type(name));
    let is_allowed = |text: &str| alternatives.iter().any(|one| allows(*one, text));
    match &node.content {
        Content::String(text) if takes("integer") || takes("number") => {
            let number = unambiguous_number(text, !takes("number"), path)?;
            Some(Fix::replace(span, number))
        }
        Content::Number(_) | Content::Bool(_) if takes("string") => {
            is_allowed(written).then(|| Fix::surround(span, "\"", "\""))
        }
        Content::String(text) => {
            let items = alternatives.iter().find_map(|one| one.items())?;
            let is_list = is_one_item(text, written, items) || are_items(written, items);
            is_list.then(|| Fix::surround(span, "[", "]"))
        }
        _ => None,
    }
}

fn is_one_item(text: &str, written: &str, items: SchemaNode) -> bool {
    scalar::is_item(written) && items.alternatives().iter().any(|one| allows(*one, text))
}

/// Whether a text is a list of keys separated by commas.
fn are_items(written: &str, items: SchemaNode) -> bool {
    let known: Vec<_> = items
        .alternatives()
        .into_iter()
        .flat_map(Alternative::choices)
        .collect();
    written.split(',').all(|word| known.contains(&word.trim()))
}

/// The unambiguous number in a text, in plain digits; `is_whole` rejects decimals. `1,500` is
/// ambiguous unless the number is whole.
fn unambiguous_number(text: &str, is_whole: bool, path: &Path<'_>) -> Option<String> {
    let number = plain_number(text)?;
    let unit = text.trim().trim_start_matches(is_number_char).trim();
    let marks = text.matches(POINTS).count();
    let is_ambiguous = marks == 1 && !number.contains('.') && !is_whole;
    let fits = !(is_whole && number.contains('.') || is_ambiguous);
    let is_redundant =
        unit.is_empty() || is_whole && PEOPLE.contains(&unit) || is_stated(unit, path);
    (fits && is_redundant).then_some(number)
}

/// Whether another field of the mapping states the unit.
fn is_stated(unit: &str, path: &Path<'_>) -> bool {
    UNITS.iter().any(|(mark, field, words)| {
        let stated = path.sibling_text(field).map(normalise_key);
        *mark == unit && stated.is_some_and(|stated| words.contains(&stated.as_str()))
    })
}

/// The suggestion for a value that is too large to show.
fn general_suggestion(path: &Path<'_>, node: &Node, list: bool, text: bool) -> Option<Message> {
    match &node.content {
        Content::Mapping(_) if list => Some(message!(profile::as_list_of_blocks)),
        Content::Sequence(_) if text => Some(message!(profile::one_value)),
        Content::String(_) if path.is_root() => Some(message!(profile::first_line)),
        _ => None,
    }
}

/// A line of YAML with the suggested value.
fn yaml_line(path: &Path<'_>, value: &str) -> String {
    match path.key() {
        Some(key) => format!("{key}: {value}"),
        None => format!("- {value}"),
    }
}

/// The number at the start of a text such as `160 000 €`, `4,2` or `31 %`, in plain digits. A
/// number with a leading zero is rejected: it may be incomplete, or an identifier.
fn plain_number(text: &str) -> Option<String> {
    let written: String = text
        .trim()
        .chars()
        .take_while(|c| is_number_char(*c))
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
    let has_leading_zero =
        unsigned.len() > 1 && unsigned.starts_with('0') && !unsigned.starts_with("0.");
    (!has_leading_zero && digits.parse::<f64>().is_ok()).then_some(digits)
}

fn is_number_char(c: char) -> bool {
    c.is_ascii_digit() || c == '-' || SPACES.contains(&c) || POINTS.contains(&c)
}
