//! What there is to say of everything that a schema can object to.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::profile::codes;
use crate::profile::date::DateError;
use crate::profile::path::Path;
use crate::profile::phrases::{describe, expectations, list, shorten, subject};
use crate::profile::repair::repair;
use crate::profile::rule::{Kind, Rule};
use crate::profile::suggest::closest;
use crate::profile::tree::Node;

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

/// A block, which a person calls `name`, has a field that its schema does not know.
pub(super) fn unknown_field(name: &str, key: &str, kind: Kind) -> Diagnostic {
    if kind.is_per_language() {
        let message = format!("`{key}` is no language that documents are made in");
        return Diagnostic::error(codes::UNKNOWN_FIELD, message)
            .help("give the text in French as `fr`, in English as `en`, or in both");
    }
    let message = match name {
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
pub(super) fn home_of(key: &str) -> Option<&'static str> {
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
        Some(rule) => diagnostic.help(how_to_add(rule, key)),
        None => diagnostic,
    }
}

fn how_to_add(rule: Rule, key: &str) -> String {
    let description = rule.description();
    match rule.example() {
        Some(Value::String(text)) => format!("{description} For example: `{key}: {text}`"),
        Some(other) => format!("{description} For example: `{key}: {other}`"),
        None => description.trim_end_matches('.').to_owned(),
    }
}

/// A block with one text per language has none.
pub(super) fn no_language(path: &Path<'_>) -> Diagnostic {
    let message = format!("{} has no text in any language", subject(path));
    Diagnostic::error(codes::MISSING, message)
        .help("write one text, or one per language as `fr` and `en`")
}

/// A field is written without a value and counts as left out; `commented` says that its line goes
/// on with what could be a value and is a comment.
pub(super) fn emptied(name: &str, commented: bool) -> Diagnostic {
    let help = match commented {
        true => "what follows `#` is a comment: put it in quotes if it is the value",
        false => "give it a value or take the line away",
    };
    Diagnostic::warning(
        codes::EMPTY,
        format!("`{name}` has no value and counts as left out"),
    )
    .help(help)
}

/// Inside braces, a piece of text follows a comma that was to be part of the value before it.
pub(super) fn after_comma(piece: &str) -> Diagnostic {
    let message = format!("`{}` stands alone after a comma", shorten(piece));
    Diagnostic::error(codes::UNKNOWN_FIELD, message).help(
        "inside { } a comma ends the value before it: put a text with commas in quotes, and write \
         decimals with a point",
    )
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

/// The text does not have the form its field needs; `words` say which, and `meant` is the text in
/// that form, where it is known.
pub(super) fn wrong_form(
    code: &'static str,
    path: &Path<'_>,
    text: &str,
    words: &str,
    meant: Option<&str>,
) -> Diagnostic {
    let message = format!("{} cannot be `{}`", subject(path), shorten(text));
    Diagnostic::error(code, message).help(match meant {
        Some(meant) => format!("write `{meant}`: {words}"),
        None => words.to_owned(),
    })
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
pub(super) fn repeated(path: &Path<'_>, text: &str) -> Diagnostic {
    let message = format!("`{}` lists `{}` twice", path.name(), shorten(text));
    Diagnostic::error(codes::REPEATED, message).help("keep it once")
}
