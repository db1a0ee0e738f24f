//! Diagnostics for syntax errors, for readers who do not know YAML.
//!
//! The YAML library reports the kind of an error and the position at which it was detected. The
//! cause is often earlier, such as an unclosed quote or bracket; the parser events before the error
//! show where.

use serde_yaml::granit_parser::{ErrorKind, Event, Parser, StructureStyle};

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Fix, Place, Source};
use crate::message::{Message, message};
use crate::profile::codes;
use crate::profile::write;

/// The diagnostic for a parser error that was detected at `here`, placed at its cause.
pub(super) fn explain(kind: &ErrorKind, here: Place) -> Diagnostic {
    use ErrorKind as Kind;
    match kind {
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabAtBlockScalarStart
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar => tab(here),
        Kind::UnclosedQuotedScalar
        | Kind::InvalidQuotedScalarIndent
        | Kind::DocumentIndicatorInQuotedScalar => unclosed_quote(here),
        Kind::InvalidTrailingSingleQuotedScalar => after_quote('\'', here),
        Kind::InvalidTrailingDoubleQuotedScalar => after_quote('"', here),
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidUnicodeEscape => backslash(here),
        Kind::UnexpectedCharacter { character } if character.is_ascii_punctuation() => {
            indicator_at_start(*character, here)
        }
        Kind::UnexpectedCharacter { character } => unreadable_character(*character, here),
        Kind::UnknownAnchor => indicator_at_start('*', here),
        Kind::MissingAnchorOrAliasName => indicator_at_start(first_char(&here), here),
        Kind::RecursionLimitExceeded => limit_exceeded(here),
        Kind::MultipleDocumentsUnsupported | Kind::ExpectedDocumentStart => invalid_line(here),
        _ => match open_bracket(&here) {
            Some(bracket) => unclosed_bracket(bracket),
            None => by_structure(kind, here),
        },
    }
}

fn by_structure(kind: &ErrorKind, here: Place) -> Diagnostic {
    use ErrorKind as Kind;
    match kind {
        Kind::MisplacedFlowCollectionEnd | Kind::MismatchedFlowCollectionEnd { .. } => {
            stray_bracket(here)
        }
        Kind::BlockSequenceEntryNotAllowed | Kind::InvalidBlockEntryWhitespace => stray_dash(here),
        Kind::ExpectedBlockMappingKey
        | Kind::ExpectedBlockSequenceEntry
        | Kind::InvalidIndentation => indentation(here),
        Kind::MappingValueNotAllowed
        | Kind::SimpleKeyExpected
        | Kind::InvalidSimpleKey
        | Kind::InvalidColonPlacement
        | Kind::InvalidMappingValueWhitespace => colon(here),
        _ => invalid_line(here),
    }
}

/// An error: the line is not valid YAML, for no known cause.
pub(super) fn invalid_line(here: Place) -> Diagnostic {
    syntax(message!(yaml::unclear), here).help(message!(yaml::unclear_help))
}

/// An error: a text begins with an indicator character of YAML. The character is searched from
/// `here` back to the start of the line.
pub(super) fn indicator_at_start(sign: char, here: Place) -> Diagnostic {
    let line = here.source.line(here.start());
    let text = &here.source.text;
    let before = text[line.start..here.start()].rfind(sign);
    let start = match (text[here.start()..].starts_with(sign), before) {
        (false, Some(before)) => line.start + before,
        _ => here.start(),
    };
    let message = match sign {
        '`' => message!(yaml::back_quote_at_start),
        _ => message!(yaml::sign_at_start, sign),
    };
    let place = Place::new(&here.source, start..start + sign.len_utf8());
    let text = quoted(&text[start..line.end]);
    syntax(message, place)
        .fixed_by(quote_fix(&here.source, start))
        .help(message!(yaml::in_quotes, text))
}

/// An error: a key is not a text.
pub(super) fn invalid_key(here: Place) -> Diagnostic {
    let text = &here.source.text;
    let line = here.source.line(here.start());
    let value = text[line.start..]
        .find(": ")
        .map(|colon| line.start + colon + 2);
    match value.filter(|value| text[*value..].starts_with("{{") && *value < here.start()) {
        Some(start) => indicator_at_start('{', Place::new(&here.source, start..start + 1)),
        None => syntax(message!(yaml::odd_key), here).help(message!(yaml::odd_key_help)),
    }
}

fn unreadable_character(character: char, here: Place) -> Diagnostic {
    let text = &here.source.text;
    let start = text[here.start()..]
        .find(character)
        .map_or(here.start(), |found| here.start() + found);
    let end = start + character.len_utf8();
    let place = Place::new(&here.source, start..end.min(text.len()));
    let number = format!("U+{:04X}", u32::from(character));
    syntax(message!(yaml::character, number), place).help(message!(yaml::character_help))
}

/// The rest of a line, without its comment, as a quoted text.
fn quoted(rest: &str) -> String {
    write::in_quotes(rest.split(" #").next().unwrap_or_default().trim())
}

/// An error: the file has a second document, which begins below `---`.
pub(super) fn several_documents(here: Place) -> Diagnostic {
    let text = &here.source.text;
    let mark = text[..here.start()].rfind("---").unwrap_or(here.start());
    let here = Place::new(&here.source, mark..(mark + 3).min(text.len()));
    Diagnostic::error(codes::SEVERAL_DOCUMENTS, message!(yaml::second_document))
        .help(message!(yaml::second_document_help))
        .at(here)
}

/// An error: nesting or aliases exceed the limits of the parser.
pub(super) fn limit_exceeded(here: Place) -> Diagnostic {
    Diagnostic::error(codes::LIMIT_EXCEEDED, message!(yaml::too_much))
        .help(message!(yaml::too_much_help))
        .at(here)
}

/// An error: a number is infinite or NaN.
pub(super) fn non_finite_number(value: &str, here: Place) -> Diagnostic {
    Diagnostic::error(codes::WRONG_TYPE, message!(yaml::no_number, value))
        .help(message!(yaml::no_number_help))
        .at(here)
}

fn syntax(message: Message, place: Place) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX, message).at(place)
}

fn tab(here: Place) -> Diagnostic {
    let text = &here.source.text;
    let line = text[..here.start()]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let start = text[line..]
        .find('\t')
        .map_or(here.start(), |tab| line + tab);
    Diagnostic::error(codes::TAB, message!(yaml::tab))
        .help(message!(yaml::tab_help))
        .at(Place::new(&here.source, start..start + 1))
}

fn unclosed_quote(here: Place) -> Diagnostic {
    let text = &here.source.text;
    let read = parse_prefix(text).end;
    let opening = text[read..].find(['"', '\'']).map(|quote| read + quote);
    let place = match opening {
        Some(quote) => Place::new(&here.source, quote..quote + 1),
        None => here,
    };
    Diagnostic::error(codes::UNCLOSED_QUOTE, message!(yaml::quote))
        .help(message!(yaml::quote_help))
        .at(place)
}

fn after_quote(quote: char, here: Place) -> Diagnostic {
    let help = match quote {
        '\'' => message!(yaml::after_single_quote_help),
        _ => message!(yaml::after_double_quote_help),
    };
    syntax(message!(yaml::after_quote), here).help(help)
}

fn backslash(here: Place) -> Diagnostic {
    syntax(message!(yaml::backslash), here).help(message!(yaml::backslash_help))
}

fn unclosed_bracket(bracket: Place) -> Diagnostic {
    let (open, close) = match first_char(&bracket) {
        '{' => ('{', '}'),
        _ => ('[', ']'),
    };
    syntax(message!(yaml::bracket, open), bracket).help(message!(yaml::bracket_help, close, open))
}

fn stray_bracket(here: Place) -> Diagnostic {
    syntax(message!(yaml::stray_bracket), here).help(message!(yaml::stray_bracket_help))
}

fn stray_dash(here: Place) -> Diagnostic {
    syntax(message!(yaml::stray_dash), here).help(message!(yaml::stray_dash_help))
}

fn indentation(here: Place) -> Diagnostic {
    syntax(message!(yaml::indentation), here).help(message!(yaml::indentation_help))
}

/// An error: an unexpected colon. It is inside a text, after a key without a space on the line
/// above, or on a line with wrong indentation.
fn colon(here: Place) -> Diagnostic {
    let stray = || {
        let line = here.source.line(here.start());
        let text = &here.source.text[line.clone()];
        let start = line.start + text.len() - text.trim_start().len();
        indentation(Place::new(&here.source, start..start + 1))
    };
    colon_in_text(&here)
        .or_else(|| missing_space(&here))
        .unwrap_or_else(stray)
}

fn colon_in_text(here: &Place) -> Option<Diagnostic> {
    let text = &here.source.text;
    let line = here.source.line(here.start());
    let (name, value) = text[line.start..here.start()].split_once(": ")?;
    let start = here.start() - value.trim_start().len();
    let (name, text) = (name.trim(), quoted(&text[start..line.end]));
    let diagnostic = syntax(message!(yaml::colon_in_text), here.clone())
        .help(message!(yaml::colon_in_text_help, name, text))
        .fixed_by(quote_fix(&here.source, start));
    Some(diagnostic)
}

fn missing_space(here: &Place) -> Option<Diagnostic> {
    let line = here.source.line(here.start());
    let above = here.source.line(line.start.checked_sub(1)?);
    let (name, value) = here.source.text[above.clone()].split_once(':')?;
    let is_tight = !name.trim().contains(' ') && value.starts_with(|c: char| !c.is_whitespace());
    let colon = above.start + name.len();
    let fix = space_after_colon(name, value, colon);
    let (name, value) = (name.trim(), value.trim());
    let diagnostic = || {
        syntax(
            message!(yaml::no_space),
            Place::new(&here.source, colon..colon + 1),
        )
        .help(message!(yaml::no_space_help, name, value))
        .fixed_by(fix)
    };
    is_tight.then(diagnostic)
}

/// Quotes the text from `start` to the end of its line, unless the text may continue: inside
/// brackets, or on the next line.
fn quote_fix(source: &Source, start: usize) -> Option<Fix> {
    let line = source.line(start);
    let before = &source.text[line.start..start];
    let rest = &source.text[start..line.end];
    let text = rest.split(" #").next().unwrap_or_default().trim_end();
    let in_brackets = before.contains(['[', '{']) || text.ends_with([']', '}', ',']);
    let is_alias = text.starts_with('*') && source.text.contains(": &");
    let has_quotes = text.starts_with(['"', '\'']);
    let is_ambiguous =
        in_brackets || is_alias || has_quotes || continues_below(source, &line, before);
    (!is_ambiguous).then(|| Fix::replace(start..start + text.len(), quoted(text)))
}

/// Whether the next line that is not blank is indented further than the field or item of this line.
fn continues_below(source: &Source, line: &Range<usize>, before: &str) -> bool {
    let indent = before.len() - before.trim_start_matches([' ', '-']).len();
    let below = source.text.get(line.end + 1..).unwrap_or_default();
    let next = below.lines().find(|line| !line.trim().is_empty());
    let deeper = next.map_or(0, |next| next.len() - next.trim_start().len());
    match indent == before.len() {
        true => deeper >= indent,
        false => deeper > indent,
    }
}

/// Inserts a space after a colon if the text before it is the name of a field.
fn space_after_colon(name: &str, value: &str, colon: usize) -> Option<Fix> {
    let name = name.trim();
    let is_name = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_name && !value.starts_with('/')).then(|| Fix::replace(colon + 1..colon + 1, " "))
}

fn first_char(here: &Place) -> char {
    let text = &here.source.text[here.start()..];
    text.chars().next().unwrap_or(' ')
}

/// The result of parsing a text up to its first error.
#[derive(Default)]
struct ParsedPrefix {
    /// The end of the last parser event.
    end: usize,
    /// The offsets of the open brackets.
    open: Vec<usize>,
}

fn parse_prefix(text: &str) -> ParsedPrefix {
    let mut before = ParsedPrefix::default();
    for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
        let Some(range) = span.byte_range() else {
            continue;
        };
        match event {
            Event::SequenceStart(StructureStyle::Flow, ..)
            | Event::MappingStart(StructureStyle::Flow, ..) => before.open.push(range.start),
            Event::SequenceEnd | Event::MappingEnd if closes(text, range.end) => {
                before.open.pop();
            }
            _ => {}
        }
        before.end = before.end.max(range.end);
    }
    before
}

fn closes(text: &str, end: usize) -> bool {
    text[..end].ends_with([']', '}'])
}

fn open_bracket(here: &Place) -> Option<Place> {
    let start = *parse_prefix(&here.source.text).open.last()?;
    let bracket = here.source.text[start..].starts_with(['[', '{']);
    bracket.then(|| Place::new(&here.source, start..start + 1))
}
