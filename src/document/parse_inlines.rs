//! Inline content of the document tree, built from the events of `pulldown-cmark`.

use pulldown_cmark::{Event, LinkType, Tag};

use crate::document::directive::{SPAN_END, opening_span};
use crate::document::link_target::link_target;
use crate::document::model::{Image, Inline, plain_text};
use crate::document::parse::{DEEPEST_NESTING, MarkdownReader};

impl MarkdownReader<'_> {
    /// Reads inline content up to the end event of its container, and that event.
    pub(super) fn inlines_to_end(&mut self, depth: usize) -> Vec<Inline> {
        let in_span = std::mem::take(&mut self.in_span);
        let content = self.inlines(depth);
        self.in_span = in_span;
        self.events.next();
        content
    }

    /// Reads the content of a `<span lang="…">`, up to its end tag or to the end of the block.
    fn span(&mut self, depth: usize) -> Vec<Inline> {
        let in_span = std::mem::replace(&mut self.in_span, true);
        let content = self.inlines(depth);
        self.in_span = in_span;
        if self.is_at_span_end() {
            self.events.next();
        }
        content
    }

    fn is_at_span_end(&mut self) -> bool {
        matches!(self.events.peek(), Some((Event::InlineHtml(html), _)) if **html == *SPAN_END)
    }

    /// Reads inline content up to the next event that is not inline.
    pub(super) fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut content = Vec::new();
        let mut flattened = 0_usize;
        while !(self.in_span && self.is_at_span_end())
            && let Some((event, _)) = self.events.peek()
        {
            match event {
                Event::End(_) if flattened > 0 => {
                    self.events.next();
                    flattened -= 1;
                }
                Event::Start(_) if is_inline(event) && depth >= DEEPEST_NESTING => {
                    self.events.next();
                    flattened += 1;
                }
                event if is_inline(event) => self.inline(&mut content, depth),
                _ => break,
            }
        }
        content
    }

    fn inline(&mut self, content: &mut Vec<Inline>, depth: usize) {
        let Some((event, _)) = self.events.next() else {
            return;
        };
        match event {
            Event::Text(text) => push_text(content, &text),
            Event::InlineHtml(html) | Event::Html(html) => match opening_span(&html) {
                Some(language) if depth < DEEPEST_NESTING => content.push(Inline::Foreign {
                    language,
                    content: self.span(depth + 1),
                }),
                _ => push_text(content, &html),
            },
            Event::Code(text) => content.push(Inline::Code(text.into_string())),
            Event::SoftBreak => push_text(content, " "),
            Event::HardBreak => content.push(Inline::LineBreak),
            Event::FootnoteReference(label) => {
                content.push(Inline::FootnoteMark(self.note_number(&label)));
            }
            Event::TaskListMarker(ticked) => content.push(Inline::TickBox { ticked }),
            Event::Start(Tag::Emphasis) => {
                content.push(Inline::Emphasis(self.inlines_to_end(depth + 1)));
            }
            Event::Start(Tag::Strong) => {
                content.push(Inline::Strong(self.inlines_to_end(depth + 1)));
            }
            Event::Start(Tag::Strikethrough) => {
                content.push(Inline::Strikethrough(self.inlines_to_end(depth + 1)));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let inner = self.inlines_to_end(depth + 1);
                match address_of(link_type, &dest_url) {
                    Some(target) => content.push(Inline::Link {
                        target,
                        content: inner,
                    }),
                    None => content.extend(inner),
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let alternative = plain_text(&self.inlines_to_end(depth + 1));
                content.push(Inline::Image(Image {
                    source: dest_url.into_string(),
                    alternative,
                }));
            }
            _ => {}
        }
    }
}

/// Whether an event belongs to inline content.
pub(super) fn is_inline(event: &Event) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(_) | Event::Rule => false,
        _ => true,
    }
}

/// Text with a hard break after each of its lines.
pub(super) fn lines(text: &str) -> Vec<Inline> {
    let mut content = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            content.push(Inline::LineBreak);
        }
        push_text(&mut content, line);
    }
    content
}

/// Adds literal text; the characters of tick boxes become [`Inline::TickBox`].
fn push_text(content: &mut Vec<Inline>, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['☐', '☑']) {
        push_characters(content, &rest[..at]);
        content.push(Inline::TickBox {
            ticked: rest[at..].starts_with('☑'),
        });
        rest = &rest[at + '☐'.len_utf8()..];
    }
    push_characters(content, rest);
}

fn push_characters(content: &mut Vec<Inline>, text: &str) {
    match content.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(before)) => before.push_str(text),
        _ => content.push(Inline::Text(text.to_owned())),
    }
}

/// The address of a link; `None` if its scheme is not allowed.
fn address_of(link_type: LinkType, address: &str) -> Option<String> {
    if link_type == LinkType::Email {
        return Some(format!("mailto:{address}"));
    }
    link_target(address).map(|_| address.to_owned())
}
