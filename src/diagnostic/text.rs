//! Diagnostics for people: each with `file:line:column`, the line it is about and a caret.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Place, Severity};

/// Whether diagnostics are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// Plain characters.
    #[default]
    Off,
    /// With the escape codes of a terminal.
    On,
}

/// The diagnostics in the order given, each followed by an empty line.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], colour: Colour) -> String {
    let renderer = match colour {
        Colour::Off => Renderer::plain(),
        Colour::On => Renderer::styled(),
    }
    .decor_style(DecorStyle::Ascii)
    .term_width(100);
    diagnostics
        .iter()
        .map(|diagnostic| format!("{}\n\n", renderer.render(&[group(diagnostic)])))
        .collect()
}

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let title = level(diagnostic.severity)
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code);
    let mut group = Group::with_title(title);
    group = match &diagnostic.place {
        None => group,
        Some(place) if place.source.text.is_empty() || place.span.is_none() => {
            group.element(Origin::path(place.source.name.as_str()))
        }
        Some(place) => group.element(excerpt(place, AnnotationKind::Primary, "")),
    };
    if let Some(related) = &diagnostic.related {
        group = group.element(excerpt(
            &related.place,
            AnnotationKind::Context,
            &related.label,
        ));
    }
    match &diagnostic.help {
        None => group,
        Some(help) => group.element(Level::HELP.message(help.as_str())),
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// The first line of a place, with the place marked in it.
fn excerpt<'a>(
    place: &'a Place,
    kind: AnnotationKind,
    label: &'a str,
) -> Snippet<'a, Annotation<'a>> {
    let source = &place.source;
    let start = source.floor(place.start());
    let line = source.lines_around(&(start..start));
    let end = place
        .span
        .as_ref()
        .map_or(start, |span| source.floor(span.end));
    let marked = start - line.start..end.clamp(start, line.end.max(start)) - line.start;
    let annotation = kind.span(marked);
    Snippet::source(&source.text[line])
        .line_start(source.position(start).line)
        .path(source.name.as_str())
        .annotation(if label.is_empty() {
            annotation
        } else {
            annotation.label(label)
        })
}
