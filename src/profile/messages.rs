//! The words for everything that a schema can object to.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::profile::codes;
use crate::profile::date::DateError;
use crate::profile::path::Path;
use crate::profile::rule::{Kind, Rule};
use crate::profile::suggest::closest;
use crate::profile::tree::{Content, Node};

/// The value is none of the kinds that may stand here. `written` is its text in the file.
pub(super) fn wrong_kind(
    path: &Path<'_>,
    node: &Node,
    written: &str,
    kinds: &[Kind],
) -> Diagnostic {
    let message = format!(
        "{} is {}, where {} belongs",
        subject(path),
        describe(node, written),
        expectations(kinds)
    );
    let diagnostic = Diagnostic::error(codes::WRONG_KIND, message);
    match repair(path, node, written, kinds) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// A block has a field that its schema does not know.
pub(super) fn unknown_field(path: &Path<'_>, key: &str, kind: Kind) -> Diagnostic {
    if kind.is_per_language() {
        let message = format!("`{key}` is no language that documents are made in");
        return Diagnostic::error(codes::UNKNOWN_FIELD, message)
            .help("give the text in French as `fr`, in English as `en`, or in both");
    }
    let message = match path.name().as_str() {
        "" => format!("a profile has no field `{key}`"),
        name => format!("`{name}` has no field `{key}`"),
    };
    Diagnostic::error(codes::UNKNOWN_FIELD, message).help(field_meant(key, kind))
}

fn field_meant(key: &str, kind: Kind) -> String {
    let names = kind.property_names();
    if let Some(name) = closest(key, names.iter().copied()) {
        return format!("did you mean `{name}`?");
    }
    match home_of(key) {
        Some("") => format!("`{key}` belongs at the top of the profile, without indentation"),
        Some(home) => format!("`{key}` belongs in `{home}`"),
        None => format!("the fields here are {}", list(&names)),
    }
}

/// The block that has a field of this name, when there is one: at the top, or one level below.
fn home_of(key: &str) -> Option<&'static str> {
    let has = |rule: Rule| rule.kinds().iter().any(|kind| kind.property(key).is_some());
    if has(Rule::profile()) {
        return Some("");
    }
    let top = Rule::profile().kinds();
    let blocks = top.iter().flat_map(|kind| {
        let names = kind.property_names().into_iter();
        names.filter_map(|name| Some((name, kind.property(name)?)))
    });
    blocks
        .into_iter()
        .find(|(_, rule)| has(*rule))
        .map(|(name, _)| name)
}

/// A block lacks a field, or has it without a value.
pub(super) fn missing(path: &Path<'_>, key: &str, kind: Kind, written: bool) -> Diagnostic {
    let message = match (written, path.is_root(), path.is_item()) {
        (true, ..) => format!("`{key}` has no value"),
        (_, true, _) => format!("the profile has no `{key}`"),
        (_, _, true) => format!("this entry of `{}` has no `{key}`", path.name()),
        _ => format!("`{}` has no `{key}`", path.name()),
    };
    let diagnostic = Diagnostic::error(codes::MISSING, message);
    match kind.property(key) {
        Some(rule) => diagnostic.help(how_to_add(key, rule)),
        None => diagnostic,
    }
}

fn how_to_add(key: &str, rule: Rule) -> String {
    let example = match rule.example() {
        Some(Value::String(text)) => format!(", for example `{key}: {text}`"),
        Some(other) => format!(", for example `{key}: {other}`"),
        None => String::new(),
    };
    format!(
        "add `{key}`{example}. {}",
        rule.description().replace('\n', " ")
    )
}

/// A field is written without a value and counts as left out.
pub(super) fn emptied(name: &str) -> Diagnostic {
    Diagnostic::warning(
        codes::EMPTY,
        format!("`{name}` has no value and counts as left out"),
    )
    .help("give it a value or take the line away")
}

/// The text is not among the words of a closed list.
pub(super) fn not_allowed(path: &Path<'_>, text: &str, choices: &[&str]) -> Diagnostic {
    let message = format!("{} cannot be `{}`", subject(path), shorten(text));
    let help = match closest(text, choices.iter().copied()) {
        Some(choice) => format!("did you mean `{choice}`? The choices are {}", list(choices)),
        None => format!("the choices are {}", list(choices)),
    };
    Diagnostic::error(codes::NOT_ALLOWED, message).help(help)
}

/// The text does not have the form its field needs; `words` say which.
pub(super) fn wrong_form(
    code: &'static str,
    path: &Path<'_>,
    text: &str,
    words: &str,
) -> Diagnostic {
    let message = format!("{} cannot be `{}`", subject(path), shorten(text));
    Diagnostic::error(code, message).help(words)
}

/// The text is written like a date that no calendar has.
pub(super) fn impossible_date(path: &Path<'_>, text: &str, error: &DateError) -> Diagnostic {
    let message = format!("{} cannot be `{text}`: {error}", subject(path));
    Diagnostic::error(codes::DATE, message).help("give a date that the calendar has")
}

/// The number lies outside its scale.
pub(super) fn out_of_range(
    path: &Path<'_>,
    written: &str,
    lowest: Option<f64>,
    highest: Option<f64>,
) -> Diagnostic {
    let scale = match (lowest, highest) {
        (Some(lowest), Some(highest)) => format!("a number from {lowest} to {highest}"),
        (Some(lowest), None) => format!("a number of {lowest} or more"),
        (None, Some(highest)) => format!("a number of {highest} or less"),
        (None, None) => "another number".to_owned(),
    };
    let message = format!("{} cannot be `{written}`", subject(path));
    Diagnostic::error(codes::OUT_OF_RANGE, message).help(format!("give {scale}"))
}

/// The item stands in its list already.
pub(super) fn repeated(path: &Path<'_>, item: &Node) -> Diagnostic {
    let text = item.text().unwrap_or("this entry");
    let message = format!("`{}` lists `{}` twice", path.name(), shorten(text));
    Diagnostic::error(codes::REPEATED, message).help("keep it once")
}

fn subject(path: &Path<'_>) -> String {
    match (path.is_root(), path.is_item()) {
        (true, _) => "the profile".to_owned(),
        (_, true) => format!("an entry of `{}`", path.name()),
        _ => format!("`{}`", path.name()),
    }
}

fn describe(node: &Node, written: &str) -> String {
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
fn expectations(kinds: &[Kind]) -> String {
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

/// The change that turns the value into one that may stand here, where there is an evident one.
fn repair(path: &Path<'_>, node: &Node, written: &str, kinds: &[Kind]) -> Option<String> {
    let takes = |name: &str| kinds.iter().any(|kind| kind.is(name));
    let line = |value: &str| match path.key() {
        Some(key) => format!("`{key}: {value}`"),
        None => format!("`- {value}`"),
    };
    let digits = || written_number(node.text()?);
    match &node.content {
        Content::Number(_) if takes("integer") => Some("give it without decimals".to_owned()),
        Content::Number(_) | Content::Truth(_) if takes("string") => Some(format!(
            "put it in quotes: {}",
            line(&format!("\"{written}\""))
        )),
        Content::Text(_) if takes("integer") || takes("number") => {
            let digits = digits()?;
            Some(format!(
                "write the number alone, in digits: {}",
                line(&digits)
            ))
        }
        Content::Text(_) | Content::Number(_) | Content::Truth(_) if takes("array") => {
            let value = written.lines().next().unwrap_or_default();
            Some(format!(
                "write it as a list: {}",
                line(&format!("[{value}]"))
            ))
        }
        _ => None,
    }
}

/// The number that a text such as `160 000 €` or `31 %` writes, in plain digits.
fn written_number(text: &str) -> Option<String> {
    let allowed = |c: &char| {
        c.is_ascii_digit()
            || matches!(
                c,
                ' ' | '\u{a0}' | '\u{202f}' | '\'' | '.' | ',' | '-' | '_'
            )
    };
    let number: String = text.trim().chars().take_while(allowed).collect();
    let spaceless: String = number
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '_'))
        .collect();
    let groups: Vec<&str> = spaceless.split([',', '.']).collect();
    let digits = match groups.as_slice() {
        [whole] => (*whole).to_owned(),
        [whole, part] if part.len() != 3 => format!("{whole}.{part}"),
        [first, rest @ ..] if rest.iter().all(|group| group.len() == 3) => {
            spaceless.replace([',', '.'], "")
        }
        _ => return None,
    };
    digits.parse::<f64>().is_ok().then_some(digits)
}

fn list(words: &[&str]) -> String {
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
fn shorten(text: &str) -> String {
    const LONGEST: usize = 50;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST && line.len() == text.len() {
        return line.to_owned();
    }
    let start: String = line.chars().take(LONGEST).collect();
    format!("{}…", start.trim_end())
}
