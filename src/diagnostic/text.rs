//! Diagnostics as text for people: `file:line:column`, an excerpt of the source with carets, notes
//! and help. The grounds are shown with the first diagnostic of each code only.

use std::collections::BTreeSet;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use textwrap::{Options, WordSplitter};

use crate::diagnostic::{Diagnostic, Place, Position, Severity};
use crate::language::Language;
use crate::message::Message;

/// The use of colour in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// Plain text.
    #[default]
    Off,
    /// Text with ANSI escape codes.
    On,
}

/// The diagnostics in the order given, in a language, each followed by an empty line.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], language: Language, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Off => Renderer::plain(),
        Colour::On => Renderer::styled(),
    }
    .decor_style(DecorStyle::Ascii)
    .term_width(100);
    let mut explained = BTreeSet::new();
    let one = |diagnostic: &Diagnostic| {
        let is_first = explained.insert(diagnostic.code.clone());
        let say = |message: &Message| message.in_language(language);
        let notes = notes(diagnostic)
            .filter(|_| is_first)
            .map(|note| wrap(&say(note)))
            .collect::<Vec<_>>();
        let help = diagnostic.help.as_ref().map(|help| wrap(&say(help)));
        let title = say(&diagnostic.message);
        let label = diagnostic.related.as_ref();
        let label = label.map(|related| say(&related.label)).unwrap_or_default();
        let group = group(diagnostic, &title, &label)
            .elements(notes.iter().map(|note| Level::NOTE.message(note)))
            .elements(help.iter().map(|help| Level::HELP.message(help)));
        format!("{}\n\n", renderer.render(&[group]))
    };
    diagnostics.iter().map(one).collect()
}

/// The notes of a diagnostic: its grounds and their source.
fn notes(diagnostic: &Diagnostic) -> impl Iterator<Item = &Message> {
    let grounds = diagnostic.grounds.iter();
    grounds
        .flat_map(|grounds| [Some(&grounds.why), grounds.source.as_ref()])
        .flatten()
}

/// Wraps a note or a help to the width beside its label.
fn wrap(text: &str) -> String {
    let options = Options::new(84).word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}

/// A diagnostic as a group of the renderer, with its message and the label of its related place.
fn group<'a>(diagnostic: &'a Diagnostic, title: &'a str, label: &'a str) -> Group<'a> {
    let title = level(diagnostic.severity)
        .primary_title(title)
        .id(&*diagnostic.code);
    let related = diagnostic.related.as_deref();
    match &diagnostic.place {
        Some(place) => located(
            Group::with_title(title),
            place,
            related.map(|related| (&related.place, label)),
        ),
        None => Group::with_title(title),
    }
}

/// Adds the place to a group, with an excerpt unless its line is too long.
fn located<'a>(
    group: Group<'a>,
    place: &'a Place,
    related: Option<(&'a Place, &'a str)>,
) -> Group<'a> {
    const LONGEST_LINE: usize = 10_000;
    let name = place.source.name.as_str();
    if place.span.is_none() {
        return group.element(Origin::path(name));
    }
    if place.source.line(place.start()).len() > LONGEST_LINE {
        let Position { line, column } = place.position();
        return group.element(Origin::path(name).line(line).char_column(column));
    }
    match related {
        None => group.element(excerpt(place)),
        Some((second, label)) if place.is_on_the_line_of(second) => {
            group.element(excerpt(place).annotation(context(second, label)))
        }
        Some((second, label)) => {
            let second = snippet(second).annotation(context(second, label));
            group.element(excerpt(place)).element(second)
        }
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// The first line of a place, with the place highlighted.
fn excerpt(place: &Place) -> Snippet<'_, Annotation<'_>> {
    snippet(place).annotation(AnnotationKind::Primary.span(in_first_line(place)))
}

fn context<'a>(place: &Place, label: &'a str) -> Annotation<'a> {
    AnnotationKind::Context
        .span(in_first_line(place))
        .label(label)
}

/// The first line of a place, without a highlight.
fn snippet(place: &Place) -> Snippet<'_, Annotation<'_>> {
    let source = &place.source;
    Snippet::source(&source.text[source.line(place.start())])
        .line_start(place.position().line)
        .path(source.name.as_str())
}

/// The bytes of a place within its first line, relative to the start of that line.
fn in_first_line(place: &Place) -> Range<usize> {
    let source = &place.source;
    let line = source.line(place.start());
    let start = source.floor(place.start()).min(line.end);
    let end = place
        .span
        .as_ref()
        .map_or(start, |span| source.floor(span.end));
    start - line.start..end.clamp(start, line.end) - line.start
}
