//! What can be wrong with YAML, in words for people who do not know YAML.
//!
//! The library says of each error its kind and where it noticed. Where the mistake was made is
//! often earlier: at a quote or a bracket that opens and never closes. The events up to the error
//! tell where that is.

use serde_yaml::granit_parser::{ErrorKind, Event, Parser, StructureStyle};

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Fix, Place, Source};
use crate::profile::codes;
use crate::profile::write;

/// Says what an error of the YAML library means, and moves it from `here`, where it was noticed,
/// to where the mistake was made.
pub(super) fn restate(kind: &ErrorKind, here: Place) -> Diagnostic {
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
            sign_at_start(*character, here)
        }
        Kind::UnexpectedCharacter { character } => unreadable_character(*character, here),
        Kind::UnknownAnchor => sign_at_start('*', here),
        Kind::MissingAnchorOrAliasName => sign_at_start(sign(&here), here),
        Kind::RecursionLimitExceeded => too_much(here),
        Kind::MultipleDocumentsUnsupported | Kind::ExpectedDocumentStart => unclear(here),
        _ => match open_bracket(&here) {
            Some(bracket) => unclosed_bracket(bracket),
            None => by_layout(kind, here),
        },
    }
}

fn by_layout(kind: &ErrorKind, here: Place) -> Diagnostic {
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
        _ => unclear(here),
    }
}

/// The line cannot be read, and there is no telling why.
pub(super) fn unclear(here: Place) -> Diagnostic {
    syntax("this line cannot be read", here).help(
        "compare it with the lines around it: fields are written `name: text`, and a text with \
         special signs is put in quotes",
    )
}

/// A text begins with a sign that means something else in YAML; it is looked for from the place
/// where that was noticed back to the start of the line.
pub(super) fn sign_at_start(sign: char, here: Place) -> Diagnostic {
    let line = here.source.line(here.start());
    let text = &here.source.text;
    let before = text[line.start..here.start()].rfind(sign);
    let start = match (text[here.start()..].starts_with(sign), before) {
        (false, Some(before)) => line.start + before,
        _ => here.start(),
    };
    let named = match sign {
        '`' => "a back quote".to_owned(),
        _ => format!("`{sign}`"),
    };
    syntax(
        format!("a text that begins with {named} needs quotes"),
        Place::new(&here.source, start..start + sign.len_utf8()),
    )
    .fixed_by(in_quotes(&here.source, start))
    .help(format!(
        "put the text in quotes: {}",
        quoted(&text[start..line.end])
    ))
}

/// Something else than a word stands where the name of a field belongs.
pub(super) fn odd_key(here: Place) -> Diagnostic {
    let text = &here.source.text;
    let line = here.source.line(here.start());
    let value = text[line.start..]
        .find(": ")
        .map(|colon| line.start + colon + 2);
    match value.filter(|value| text[*value..].starts_with("{{") && *value < here.start()) {
        Some(start) => sign_at_start('{', Place::new(&here.source, start..start + 1)),
        None => syntax("the name of a field belongs here", here)
            .help("write the name of the field, a colon and a space before the value"),
    }
}

fn unreadable_character(character: char, here: Place) -> Diagnostic {
    let text = &here.source.text;
    let start = text[here.start()..]
        .find(character)
        .map_or(here.start(), |found| here.start() + found);
    let end = start + character.len_utf8();
    let message = format!(
        "a character that cannot be shown (U+{:04X}) stands here",
        u32::from(character)
    );
    syntax(
        message,
        Place::new(&here.source, start..end.min(text.len())),
    )
    .help("take it away, or write the line anew")
}

/// The text of the rest of a line, without a comment, in the quotes that need no escape.
fn quoted(rest: &str) -> String {
    write::in_quotes(rest.split(" #").next().unwrap_or_default().trim())
}

/// A second document begins, below the line that separates the two.
pub(super) fn several_documents(here: Place) -> Diagnostic {
    let text = &here.source.text;
    let mark = text[..here.start()].rfind("---").unwrap_or(here.start());
    let here = Place::new(&here.source, mark..(mark + 3).min(text.len()));
    Diagnostic::error(codes::SEVERAL_DOCUMENTS, "a second document begins here")
        .help("give each profile a file of its own, and take the line `---` away")
        .at(here)
}

/// What is said of nesting and repetition beyond all measure.
pub(super) fn too_much(here: Place) -> Diagnostic {
    let message = "the file is nested deeper, or repeats itself more often, than any profile needs";
    Diagnostic::error(codes::EXPANSION, message)
        .help("check that this is the file you meant; a text that begins with `[`, `{` or `*` needs quotes")
        .at(here)
}

/// The value is a number that is none: infinite, or not a number.
pub(super) fn no_number(value: &str, here: Place) -> Diagnostic {
    let message = format!("`{value}` is no number that a profile can hold");
    Diagnostic::error(codes::WRONG_KIND, message)
        .help("give a number in plain digits, or put the text in quotes")
        .at(here)
}

fn syntax(message: impl Into<String>, place: Place) -> Diagnostic {
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
    let message = "a tab stands here, where only spaces may indent a line";
    Diagnostic::error(codes::TAB, message)
        .help("replace the tab by two spaces; your editor can do so for the whole file")
        .at(Place::new(&here.source, start..start + 1))
}

fn unclosed_quote(here: Place) -> Diagnostic {
    let text = &here.source.text;
    let read = read_before(text).end;
    let opening = text[read..].find(['"', '\'']).map(|quote| read + quote);
    let place = match opening {
        Some(quote) => Place::new(&here.source, quote..quote + 1),
        None => here,
    };
    Diagnostic::error(codes::QUOTE, "the quote that opens here is never closed")
        .help("end the text with the same quote; a text of several lines is written after `|` instead")
        .at(place)
}

fn after_quote(quote: char, here: Place) -> Diagnostic {
    let help = match quote {
        '\'' => "inside '…' write an apostrophe twice, or put the text in \"…\" instead",
        _ => "inside \"…\" write a quote as \\\", or put the whole text in '…' instead",
    };
    syntax("the text in quotes has ended, and more follows it", here).help(help)
}

fn backslash(here: Place) -> Diagnostic {
    syntax(
        "a backslash in this text is not followed by what belongs there",
        here,
    )
    .help("put the text in '…' instead of \"…\", or write each backslash twice")
}

fn unclosed_bracket(bracket: Place) -> Diagnostic {
    let (open, close) = match sign(&bracket) {
        '{' => ('{', '}'),
        _ => ('[', ']'),
    };
    syntax(
        format!("the `{open}` that opens here is never closed"),
        bracket,
    )
    .help(format!(
        "close it with `{close}`, or put the text in quotes when `{open}` belongs to the text"
    ))
}

fn stray_bracket(here: Place) -> Diagnostic {
    syntax("a bracket closes here that was never opened", here)
        .help("take it away, or put the text in quotes when the bracket belongs to the text")
}

fn stray_dash(here: Place) -> Diagnostic {
    syntax("a list cannot begin here", here)
        .help("begin each item on a line of its own below the field, with `- ` before it")
}

fn indentation(here: Place) -> Diagnostic {
    syntax(
        "this line is indented differently from its neighbours",
        here,
    )
    .help("begin the fields of a block all in the same column, and the items of a list likewise")
}

/// A colon where no field can begin: inside a text, after a name without a space on the line
/// above, or on a line that is indented differently.
fn colon(here: Place) -> Diagnostic {
    let text = &here.source.text;
    let line = here.source.line(here.start());
    let above = here.source.line(line.start.saturating_sub(1));
    let tight = text[above.clone()].split_once(':').filter(|(name, value)| {
        !name.trim().contains(' ') && value.starts_with(|c: char| !c.is_whitespace())
    });
    if let Some((name, value)) = text[line.start..here.start()].split_once(": ") {
        let value_start = here.start() - value.trim_start().len();
        let value = format!("{value}{}", &text[here.start()..line.end]);
        return syntax(
            "a text with a colon and a space in it needs quotes",
            here.clone(),
        )
        .help(format!(
            "put the text in quotes: `{}: {}`",
            name.trim(),
            quoted(&value)
        ))
        .fixed_by(in_quotes(&here.source, value_start));
    }
    if let Some((name, value)) = tight.filter(|_| above.start < line.start) {
        let colon = above.start + name.len();
        return syntax(
            "a space is missing after the colon",
            Place::new(&here.source, colon..colon + 1),
        )
        .help(format!("write `{}: {}`", name.trim(), value.trim()))
        .fixed_by(after_name(name, value, colon));
    }
    let indent = text[line.clone()].len() - text[line.clone()].trim_start().len();
    let start = line.start + indent;
    indentation(Place::new(&here.source, start..start + 1))
}

/// The text from `start` to the end of its line in quotes, unless it may go on: in brackets, or on
/// the next line.
fn in_quotes(source: &Source, start: usize) -> Option<Fix> {
    let line = source.line(start);
    let before = &source.text[line.start..start];
    let rest = &source.text[start..line.end];
    let text = rest.split(" #").next().unwrap_or_default().trim_end();
    let in_brackets = before.contains(['[', '{']) || text.ends_with([']', '}', ',']);
    let names_another = text.starts_with('*') && source.text.contains(": &");
    let has_quotes = text.starts_with(['"', '\'']);
    let doubtful = in_brackets || names_another || has_quotes || goes_on(source, &line, before);
    (!doubtful).then(|| Fix::replace(start..start + text.len(), quoted(text)))
}

/// Whether the next line with words is indented further than the field or the item of this one.
fn goes_on(source: &Source, line: &Range<usize>, before: &str) -> bool {
    let indent = before.len() - before.trim_start_matches([' ', '-']).len();
    let below = source.text.get(line.end + 1..).unwrap_or_default();
    let next = below.lines().find(|line| !line.trim().is_empty());
    let deeper = next.map_or(0, |next| next.len() - next.trim_start().len());
    match indent == before.len() {
        true => deeper >= indent,
        false => deeper > indent,
    }
}

/// A space after the colon of what is without doubt the name of a field.
fn after_name(name: &str, value: &str, colon: usize) -> Option<Fix> {
    let name = name.trim();
    let is_name = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_name && !value.starts_with('/')).then(|| Fix::replace(colon + 1..colon + 1, " "))
}

fn sign(here: &Place) -> char {
    let text = &here.source.text[here.start()..];
    text.chars().next().unwrap_or(' ')
}

/// What was read before an error.
#[derive(Default)]
struct Before {
    /// The end of the last value that was read.
    end: usize,
    /// Where the brackets stand that were not closed yet.
    open: Vec<usize>,
}

fn read_before(text: &str) -> Before {
    let mut before = Before::default();
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
    let start = *read_before(&here.source.text).open.last()?;
    let bracket = here.source.text[start..].starts_with(['[', '{']);
    bracket.then(|| Place::new(&here.source, start..start + 1))
}
