//! What there is to say of everything that a schema can object to.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::message::{Argument, Joined, Message, message};
use crate::profile::codes;
use crate::profile::date::DateError;
use crate::profile::path::Path;
use crate::profile::phrases::{expected, found, shorten, subject};
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
    let message = message!(
        profile::wrong_kind,
        subject = subject(path),
        found = found(node, written),
        expected = expected(kinds),
    );
    let diagnostic = Diagnostic::error(codes::WRONG_KIND, message);
    match repair(path, node, written, kinds) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// A block, which a person calls `name`, has a field that its schema does not know.
pub(super) fn unknown_field(name: &str, field: &str, kind: Kind) -> Diagnostic {
    if kind.is_per_language() {
        let message = message!(profile::unknown_language, key = field);
        return Diagnostic::error(codes::UNKNOWN_FIELD, message)
            .help(message!(profile::unknown_language_help));
    }
    let message = match name {
        "" => message!(profile::unknown_field_profile, field),
        block => message!(profile::unknown_field, block, field),
    };
    Diagnostic::error(codes::UNKNOWN_FIELD, message).help(field_meant(field, kind))
}

fn field_meant(field: &str, kind: Kind) -> Message {
    let names = kind.property_names();
    if let Some(word) = closest(field, names.iter().copied()) {
        return message!(profile::did_you_mean, word);
    }
    match home_of(field) {
        Some("") => message!(profile::belongs_at_top, field),
        Some(block) => message!(profile::belongs_in, field, block),
        None => message!(
            profile::fields_here,
            fields = Argument::code(names, Joined::And)
        ),
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
pub(super) fn missing(path: &Path<'_>, field: &str, kind: Kind, written: bool) -> Diagnostic {
    let message = match (written, path.is_root(), path.is_item()) {
        (true, ..) => message!(profile::missing_value, field),
        (_, true, _) => message!(profile::missing_profile, field),
        (_, _, true) => message!(profile::missing_entry, list = path.name(), field),
        _ => message!(profile::missing, block = path.name(), field),
    };
    let diagnostic = Diagnostic::error(codes::MISSING, message);
    match kind.property(field) {
        Some(rule) => diagnostic.help(how_to_add(rule, field)),
        None => diagnostic,
    }
}

fn how_to_add(rule: Rule, field: &str) -> Message {
    let description = rule.description();
    let value = match rule.example() {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => return description.trim_end_matches('.').into(),
    };
    message!(profile::for_example, description, field, value)
}

/// A block with one text per language has none.
pub(super) fn no_language(path: &Path<'_>) -> Diagnostic {
    let message = message!(profile::no_language, subject = subject(path));
    Diagnostic::error(codes::MISSING, message).help(message!(profile::no_language_help))
}

/// A field is written without a value and counts as left out; `commented` says that its line goes
/// on with what could be a value and is a comment.
pub(super) fn emptied(field: &str, commented: bool) -> Diagnostic {
    let help = match commented {
        true => message!(profile::left_out_comment_help),
        false => message!(profile::left_out_help),
    };
    Diagnostic::warning(codes::EMPTY, message!(profile::left_out, field)).help(help)
}

/// Inside braces, a piece of text follows a comma that was to be part of the value before it.
pub(super) fn after_comma(piece: &str) -> Diagnostic {
    let message = message!(profile::after_comma, piece = shorten(piece));
    Diagnostic::error(codes::UNKNOWN_FIELD, message).help(message!(profile::after_comma_help))
}

/// The text is not among the words of a closed list.
pub(super) fn not_allowed(path: &Path<'_>, text: &str, choices: &[&str]) -> Diagnostic {
    let words = Argument::code(choices, Joined::And);
    let help = match closest(text, choices.iter().copied()) {
        Some(word) => message!(profile::choices_and_meant, word, words),
        None => message!(profile::choices, words),
    };
    Diagnostic::error(codes::NOT_ALLOWED, cannot_be(path, &shorten(text))).help(help)
}

/// The text does not have the form its field needs; `form` says which, and `meant` is the text in
/// that form, where it is known.
pub(super) fn wrong_form(
    code: &'static str,
    path: &Path<'_>,
    text: &str,
    form: &str,
    meant: Option<&str>,
) -> Diagnostic {
    Diagnostic::error(code, cannot_be(path, &shorten(text))).help(match meant {
        Some(meant) => message!(profile::write_form, meant, form),
        None => form.into(),
    })
}

/// The text is written like a date that no calendar has.
pub(super) fn impossible_date(path: &Path<'_>, written: &str, error: DateError) -> Diagnostic {
    let message = message!(
        profile::cannot_be_because,
        subject = subject(path),
        written,
        reason = Message::from(error),
    );
    Diagnostic::error(codes::DATE, message).help(message!(profile::date_help))
}

/// The number lies outside its scale.
pub(super) fn out_of_range(
    path: &Path<'_>,
    written: &str,
    lowest: Option<f64>,
    highest: Option<f64>,
) -> Diagnostic {
    let bounds = [lowest, highest].map(|bound| bound.map(|bound| bound.to_string()));
    let help = match bounds {
        [Some(lowest), Some(highest)] => message!(profile::give_between, lowest, highest),
        [Some(lowest), None] => message!(profile::give_at_least, lowest),
        [None, Some(highest)] => message!(profile::give_at_most, highest),
        [None, None] => message!(profile::give_another),
    };
    Diagnostic::error(codes::OUT_OF_RANGE, cannot_be(path, written)).help(help)
}

fn cannot_be(path: &Path<'_>, written: &str) -> Message {
    message!(profile::cannot_be, subject = subject(path), written)
}

/// The item stands in its list already.
pub(super) fn repeated(path: &Path<'_>, text: &str) -> Diagnostic {
    let message = message!(profile::repeated, list = path.name(), item = shorten(text));
    Diagnostic::error(codes::REPEATED, message).help(message!(profile::repeated_help))
}
