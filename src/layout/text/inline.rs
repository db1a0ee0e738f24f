//! Inline content to a paragraph: one text, the styles of its runs, and the tick boxes in it.

use std::ops::Range;

use crate::document::{Inline, LinkTarget, link_target, plain_text};
use crate::layout::context::{LayoutContext, millimetres};
use crate::layout::page::model::{NodeId, StructureRole, Target};
use crate::layout::text::paragraph::{InlineItemKind, Paragraph};
use crate::layout::text::text_style::{LineBreakRule, ParagraphStyle, TextStyle};
use crate::style::FontVariant;

/// Shapes inline content as a paragraph.
pub(crate) fn paragraph(
    content: &[Inline],
    paragraph_style: ParagraphStyle,
    context: &mut LayoutContext<'_>,
) -> Paragraph {
    let mut builder = ParagraphBuilder::new(paragraph_style, context);
    builder.write_all(content, paragraph_style.text);
    builder.finish()
}

/// Shapes the number before a footnote, which links back to the footnote's mark.
pub(crate) fn note_label(
    number: usize,
    paragraph_style: ParagraphStyle,
    context: &mut LayoutContext<'_>,
) -> Paragraph {
    let mut builder = ParagraphBuilder::new(paragraph_style, context);
    let style = if builder.context.marked.contains(&number) {
        builder.linked(Target::Mark(number), paragraph_style.text)
    } else {
        paragraph_style.text
    };
    builder.run(&format!("{number}."), style);
    builder.finish()
}

/// The font size of a footnote mark, as a share of that of the text.
const MARK_SIZE: f32 = 0.66;
/// The rise of a footnote mark above the baseline, in em.
const MARK_RISE: f32 = 0.34;
/// The space before a tick box and after it, as shares of the side of the box. The label after a
/// box is nearer to it than the text before.
const BOX_BEFORE: f32 = 0.7;
const BOX_AFTER: f32 = 0.15;
/// The characters that represent tick boxes in the text; both have the same length in UTF-8.
const TICK_BOX: char = '☐';
const TICKED_BOX: char = '☑';

struct ParagraphBuilder<'s, 'a> {
    text: String,
    runs: Vec<(Range<usize>, TextStyle)>,
    objects: Vec<(usize, InlineItemKind, f32)>,
    links: Vec<(NodeId, Target)>,
    paragraph_style: ParagraphStyle,
    context: &'s mut LayoutContext<'a>,
}

impl<'s, 'a> ParagraphBuilder<'s, 'a> {
    const fn new(paragraph_style: ParagraphStyle, context: &'s mut LayoutContext<'a>) -> Self {
        Self {
            text: String::new(),
            runs: Vec::new(),
            objects: Vec::new(),
            links: Vec::new(),
            paragraph_style,
            context,
        }
    }

    fn finish(self) -> Paragraph {
        Paragraph::new(
            self.text,
            &self.runs,
            &self.objects,
            self.links,
            self.paragraph_style,
            self.context,
        )
    }

    fn write_all(&mut self, content: &[Inline], style: TextStyle) {
        for inline in content {
            self.write(inline, style);
        }
    }

    fn write(&mut self, inline: &Inline, style: TextStyle) {
        match inline {
            Inline::Text(text) => self.words(text, style),
            Inline::Code(text) => self.words(text, self.context.code(style)),
            Inline::Foreign { language, content } => {
                let style = TextStyle {
                    break_rule: LineBreakRule::Hyphenate(*language),
                    node: self
                        .context
                        .node(StructureRole::Foreign(*language), style.node),
                    ..style
                };
                self.write_all(content, style);
            }
            Inline::Emphasis(content) => {
                let italic = !style.variant.italic;
                let variant = FontVariant {
                    italic,
                    ..style.variant
                };
                self.write_all(content, TextStyle { variant, ..style });
            }
            Inline::Strong(content) => {
                let variant = FontVariant {
                    bold: true,
                    ..style.variant
                };
                self.write_all(content, TextStyle { variant, ..style });
            }
            Inline::Strikethrough(content) => {
                let strikethrough = true;
                self.write_all(
                    content,
                    TextStyle {
                        strikethrough,
                        ..style
                    },
                );
            }
            Inline::Link { target, content } => self.link(target, content, style),
            Inline::Image(image) => self.words(&image.alternative, style),
            Inline::TickBox { ticked } => self.tick_box(*ticked, style),
            Inline::FootnoteMark(number) => self.mark(*number, style),
            Inline::LineBreak => self.run("\n", style),
        }
    }

    /// Adds literal text. Control characters that would break the line become spaces: only
    /// [`Inline::LineBreak`] breaks a line.
    fn words(&mut self, text: &str, style: TextStyle) {
        let ends_line = |character| {
            matches!(
                character,
                '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
            )
        };
        if text.contains(ends_line) {
            self.run(&text.replace(ends_line, " "), style);
        } else {
            self.run(text, style);
        }
    }

    fn run(&mut self, text: &str, style: TextStyle) {
        self.add_space_after_box(text);
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        let after_object = self.objects.last().is_some_and(|(at, ..)| {
            let last = self.runs.last();
            last.is_some_and(|(range, _)| range.start == *at)
        });
        match self.runs.last_mut() {
            Some((range, last)) if *last == style && !after_object => range.end = end,
            _ if start < end => self.runs.push((start..end, style)),
            _ => {}
        }
    }

    fn object(&mut self, stand_in: char, kind: InlineItemKind, width: f32, style: TextStyle) {
        let start = self.text.len();
        self.text.push(stand_in);
        self.objects.push((start, kind, width));
        self.runs.push((start..self.text.len(), style));
    }

    fn link(&mut self, target: &str, content: &[Inline], style: TextStyle) {
        let goal = match link_target(target) {
            Some(LinkTarget::Part(name)) => Target::Part(name.to_owned()),
            Some(LinkTarget::Address(address)) => Target::Address(address.to_owned()),
            None => return self.write_all(content, style),
        };
        // A hyphen could be taken for part of the address.
        let shows_address = target.ends_with(&plain_text(content));
        let break_rule = if shows_address {
            style.break_rule.without_hyphenation()
        } else {
            style.break_rule
        };
        let style = TextStyle {
            colour: self.context.colours.accent,
            break_rule,
            ..self.linked(goal, style)
        };
        self.write_all(content, style);
    }

    /// The style of text that links to `target`.
    fn linked(&mut self, target: Target, style: TextStyle) -> TextStyle {
        let node = self.context.node(StructureRole::Link, style.node);
        self.links.push((node, target));
        TextStyle {
            link: Some(self.links.len() - 1),
            node,
            ..style
        }
    }

    fn tick_box(&mut self, ticked: bool, style: TextStyle) {
        let node = self.context.node(StructureRole::TickBox, style.node);
        let side = millimetres(self.context.theme.pen.tick_box);
        let before = if self.text.is_empty() {
            0.0
        } else {
            side * BOX_BEFORE
        };
        let kind = InlineItemKind::TickBox {
            before,
            side,
            ticked,
            node,
        };
        let stand_in = if ticked { TICKED_BOX } else { TICK_BOX };
        self.object(stand_in, kind, before + side, style);
    }

    /// Adds space between a tick box and its label.
    fn add_space_after_box(&mut self, text: &str) {
        let labelled = text.starts_with(['\u{A0}', ' ']);
        if let Some((at, InlineItemKind::TickBox { side, .. }, width)) = self.objects.last_mut()
            && labelled
            && self.text.len() == *at + TICK_BOX.len_utf8()
        {
            *width += *side * BOX_AFTER;
        }
    }

    /// Adds a footnote mark. The no-break space keeps it apart from the word in extracted text.
    fn mark(&mut self, number: usize, style: TextStyle) {
        let mut style = TextStyle {
            size: style.size * MARK_SIZE,
            rise: style.rise + style.size * MARK_RISE,
            node: self.context.node(StructureRole::NoteMark, style.node),
            ..style
        };
        if self.context.notes.contains(&number) && style.link.is_none() {
            self.context.marked.insert(number);
            style = self.linked(Target::Note(number), style);
        }
        self.run(&format!("\u{202f}{number}"), style);
    }
}
