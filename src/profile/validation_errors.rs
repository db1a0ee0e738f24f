//! The diagnostics for violations of the schema.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::message::{Argument, Joined, Message, message};
use crate::profile::codes;
use crate::profile::date::DateError;
use crate::profile::path::Path;
use crate::profile::phrases::{expected, found, shorten, subject};
use crate::profile::schema_node::{Alternative, SchemaNode};
use crate::profile::suggest::closest;
use crate::profile::tree::Node;
use crate::profile::wrong_type::suggestion;

/// The type of the value is not allowed. `written` is its source text.
pub(super) fn wrong_type(
    path: &Path<'_>,
    node: &Node,
    written: &str,
    alternatives: &[Alternative],
) -> Diagnostic {
    let message = message!(
        profile::wrong_kind,
        subject = subject(path),
        found = found(node, written),
        expected = expected(alternatives),
    );
    let diagnostic = Diagnostic::error(codes::WRONG_TYPE, message);
    match suggestion(path, node, written, alternatives) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The mapping with the dotted name `name` has an unknown field.
pub(super) fn unknown_field(name: &str, field: &str, alternative: Alternative) -> Diagnostic {
    if alternative.is_per_language() {
        let message = message!(profile::unknown_language, key = field);
        return Diagnostic::error(codes::UNKNOWN_FIELD, message)
            .help(message!(profile::unknown_language_help));
    }
    let message = match name {
        "" => message!(profile::unknown_field_profile, field),
        block => message!(profile::unknown_field, block, field),
    };
    Diagnostic::error(codes::UNKNOWN_FIELD, message).help(field_suggestion(field, alternative))
}

fn field_suggestion(field: &str, alternative: Alternative) -> Message {
    let names = alternative.property_names();
    if let Some(word) = closest(field, names.iter().copied()) {
        return message!(profile::did_you_mean, word);
    }
    match block_containing(field) {
        Some("") => message!(profile::belongs_at_top, field),
        Some(block) => message!(profile::belongs_in, field, block),
        None => message!(
            profile::fields_here,
            fields = Argument::code(names, Joined::And)
        ),
    }
}

/// The block that has a field of this name, at the top level or one below; the root is `""`.
pub(super) fn block_containing(key: &str) -> Option<&'static str> {
    let has = |schema: SchemaNode| {
        schema
            .alternatives()
            .iter()
            .any(|one| one.property(key).is_some())
    };
    if has(SchemaNode::root()) {
        return Some("");
    }
    let top = SchemaNode::root().alternatives();
    let blocks = top.iter().flat_map(|alternative| {
        let names = alternative.property_names().into_iter();
        names.filter_map(|name| Some((name, alternative.property(name)?)))
    });
    blocks
        .into_iter()
        .find(|(_, schema)| has(*schema))
        .map(|(name, _)| name)
}

/// A required field is missing, or has no value if `written` is set.
pub(super) fn missing(
    path: &Path<'_>,
    field: &str,
    alternative: Alternative,
    written: bool,
) -> Diagnostic {
    let message = match (written, path.is_root(), path.is_item()) {
        (true, ..) => message!(profile::missing_value, field),
        (_, true, _) => message!(profile::missing_profile, field),
        (_, _, true) => message!(profile::missing_entry, list = path.name(), field),
        _ => message!(profile::missing, block = path.name(), field),
    };
    let diagnostic = Diagnostic::error(codes::MISSING, message);
    match alternative.property(field) {
        Some(schema) => diagnostic.help(how_to_add(schema, field)),
        None => diagnostic,
    }
}

fn how_to_add(schema: SchemaNode, field: &str) -> Message {
    let description = schema.description();
    let value = match schema.example() {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => return description.trim_end_matches('.').into(),
    };
    message!(profile::for_example, description, field, value)
}

/// A text per language has no language.
pub(super) fn no_language(path: &Path<'_>) -> Diagnostic {
    let message = message!(profile::no_language, subject = subject(path));
    Diagnostic::error(codes::MISSING, message).help(message!(profile::no_language_help))
}

/// A field without a value counts as left out. `commented` tells that its line has a comment that
/// could be the intended value.
pub(super) fn empty_field(field: &str, commented: bool) -> Diagnostic {
    let help = match commented {
        true => message!(profile::left_out_comment_help),
        false => message!(profile::left_out_help),
    };
    Diagnostic::warning(codes::EMPTY_FIELD, message!(profile::left_out, field)).help(help)
}

/// In a flow mapping, a piece of plain text after a comma was read as a key.
pub(super) fn after_comma(piece: &str) -> Diagnostic {
    let message = message!(profile::after_comma, piece = shorten(piece));
    Diagnostic::error(codes::UNKNOWN_FIELD, message).help(message!(profile::after_comma_help))
}

/// The text is not one of the values of an `enum`.
pub(super) fn not_allowed(path: &Path<'_>, text: &str, choices: &[&str]) -> Diagnostic {
    let words = Argument::code(choices, Joined::And);
    let help = match closest(text, choices.iter().copied()) {
        Some(word) => message!(profile::choices_and_meant, word, words),
        None => message!(profile::choices, words),
    };
    Diagnostic::error(codes::NOT_ALLOWED, cannot_be(path, &shorten(text))).help(help)
}

/// The text does not have the required format, which `form` describes. `meant` is the corrected
/// text, if it is known.
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

/// The text has the format of a date that does not exist.
pub(super) fn impossible_date(path: &Path<'_>, written: &str, error: DateError) -> Diagnostic {
    let message = message!(
        profile::cannot_be_because,
        subject = subject(path),
        written,
        reason = Message::from(error),
    );
    Diagnostic::error(codes::DATE, message).help(message!(profile::date_help))
}

/// The number is out of range.
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

/// The item occurs earlier in its sequence.
pub(super) fn repeated(path: &Path<'_>, text: &str) -> Diagnostic {
    let message = message!(profile::repeated, list = path.name(), item = shorten(text));
    Diagnostic::error(codes::REPEATED, message).help(message!(profile::repeated_help))
}
