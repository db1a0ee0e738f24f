//! Paragraphs: shaped text with its styles, ready to be broken into lines.
//!
//! 1. [`Paragraph::new`] takes the glyphs and break opportunities from `shaped_text` and scales
//!    them to the font size of each run.
//! 2. [`Paragraph::break_into`] breaks the paragraph into lines for a width, by `line_breaks`.
//! 3. `line_box` positions the content of each line.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::layout::context::LayoutContext;
use crate::layout::page::model::{NodeId, Target};
use crate::layout::text::line_breaks::{Segment, break_lines};
use crate::layout::text::shape::ShapedGlyph;
use crate::layout::text::shaped_text::{ShapedItemKind, ShapedSegment, ShapedText, ShapingRun};
use crate::layout::text::text_style::{ParagraphStyle, TextStyle};
use crate::style::FontVariant;

/// An inline item: a glyph or a tick box.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct InlineItem {
    /// The kind of item.
    pub(crate) kind: InlineItemKind,
    /// The advance width, in points.
    pub(crate) advance: f32,
    /// The index of its text style in [`Paragraph::styles`].
    pub(crate) style: usize,
    /// The bytes of the text that it represents.
    pub(crate) text: Range<usize>,
}

/// The kind of an inline item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum InlineItemKind {
    /// A glyph.
    Glyph {
        /// The index of the face.
        face: usize,
        /// The glyph's number in the face.
        id: u16,
        /// The offset from its origin to the right and upwards, in points.
        shift: (f32, f32),
    },
    /// A tick box.
    TickBox {
        /// The space before it, in points; omitted at the start of a line.
        before: f32,
        /// The side of the box, in points.
        side: f32,
        /// Whether the box is ticked.
        ticked: bool,
        /// The structure node.
        node: NodeId,
    },
}

/// A paragraph, shaped and ready to be broken into lines.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paragraph {
    /// The text.
    pub(crate) text: String,
    /// The text styles of its runs.
    pub(crate) styles: Vec<TextStyle>,
    /// The inline items, in order.
    pub(crate) items: Vec<InlineItem>,
    /// The links: structure node and target.
    pub(crate) links: Vec<(NodeId, Target)>,
    /// The paragraph style.
    pub(crate) style: ParagraphStyle,
    segments: Vec<Segment>,
}

/// A line of a broken paragraph, as ranges of the paragraph's items.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BrokenLine {
    /// The items, without trailing spaces.
    pub(crate) items: Range<usize>,
    /// The width of the items and the hyphen.
    pub(crate) width: f32,
    /// Whether a hyphen is added after the last item.
    pub(crate) hyphen: bool,
    /// Whether it is the last line of the paragraph, or the last one before a hard break.
    pub(crate) last: bool,
    /// The trailing spaces. They are painted, so that extracted text has them between two lines.
    pub(crate) spaces: Range<usize>,
}

impl Paragraph {
    /// Shapes a text. `runs` have the bytes that each text style covers; `objects` have the byte,
    /// the kind and the width of each tick box, which a character of the text represents.
    pub(crate) fn new(
        text: String,
        runs: &[(Range<usize>, TextStyle)],
        objects: &[(usize, InlineItemKind, f32)],
        links: Vec<(NodeId, Target)>,
        style: ParagraphStyle,
        context: &mut LayoutContext<'_>,
    ) -> Self {
        let objects: BTreeMap<usize, (InlineItemKind, f32)> = objects
            .iter()
            .map(|(at, kind, advance)| (*at, (*kind, *advance)))
            .collect();
        let shaping_runs = runs.iter().map(|(range, style)| ShapingRun {
            end: range.end,
            variant: (!objects.contains_key(&range.start)).then_some(style.variant),
            break_rule: style.break_rule,
        });
        let shaped = ShapedText::of(&text, shaping_runs.collect(), &mut context.shaper);
        context.shaper.count_missing(&shaped.missing, style.line);
        let mut paragraph = Self {
            text,
            styles: runs.iter().map(|(_, style)| *style).collect(),
            items: Vec::with_capacity(shaped.items.len()),
            links,
            style,
            segments: Vec::with_capacity(shaped.segments.len()),
        };
        paragraph.add_items(&shaped, &objects, context);
        let segments = shaped.segments.iter();
        paragraph.segments = segments
            .map(|segment| paragraph.segment(segment, context))
            .collect();
        paragraph
    }

    fn add_items(
        &mut self,
        shaped: &ShapedText,
        objects: &BTreeMap<usize, (InlineItemKind, f32)>,
        context: &mut LayoutContext<'_>,
    ) {
        let mut last_face: Option<(FontVariant, usize)> = None;
        for item in &shaped.items {
            let (kind, advance) = match &item.kind {
                ShapedItemKind::Object(text) => objects[&text.start],
                ShapedItemKind::Glyph(glyph) => {
                    let known = last_face.filter(|(variant, _)| *variant == glyph.variant);
                    let (_, face) = known
                        .unwrap_or_else(|| (glyph.variant, context.shaper.face(glyph.variant)));
                    last_face = Some((glyph.variant, face));
                    sized_glyph(glyph, face, self.styles[item.run].size)
                }
            };
            self.items.push(InlineItem {
                kind,
                advance,
                style: item.run,
                text: item.text().clone(),
            });
        }
    }

    fn segment(&self, segment: &ShapedSegment, context: &mut LayoutContext<'_>) -> Segment {
        let items = &self.items[segment.items.clone()];
        let advance = |items: &[InlineItem]| items.iter().map(|item| item.advance).sum::<f32>();
        let spaces = advance(&items[items.len() - segment.spaces..]);
        let hyphen = match items.last() {
            Some(last) if segment.hyphenated => {
                let style = &self.styles[last.style];
                context.hyphen_width(style.variant, style.size)
            }
            _ => 0.0,
        };
        Segment {
            width: advance(items) - spaces,
            items: segment.items.clone(),
            spaces,
            hyphen,
            mandatory_break: segment.mandatory_break,
        }
    }

    /// The width of the longest line when lines break only at hard breaks: the max-content width.
    pub(crate) fn widest_line(&self) -> f32 {
        let lines = self
            .segments
            .split_inclusive(|segment| segment.mandatory_break);
        let width = |line: &[Segment]| {
            let all: f32 = line
                .iter()
                .map(|segment| segment.width + segment.spaces)
                .sum();
            all - line.last().map_or(0.0, |segment| segment.spaces)
        };
        lines.map(width).fold(0.0, f32::max)
    }

    /// The width of the widest word, not hyphenated: the min-content width.
    pub(crate) fn widest_word(&self) -> f32 {
        let words = self
            .segments
            .split_inclusive(|segment| segment.hyphen == 0.0);
        let width = |word: &[Segment]| word.iter().map(|segment| segment.width).sum();
        words.map(width).fold(0.0, f32::max)
    }

    /// The least width, up to `width`, at which the paragraph has no more lines: lines of it are
    /// balanced.
    pub(crate) fn balanced_width(&self, width: f32) -> f32 {
        let count = self.break_into(width).len();
        if count < 2 {
            return width;
        }
        let steps: Vec<f32> = (0..BALANCING_STEPS)
            .map(|step| width - width * step_share(step))
            .collect();
        let fitting = steps.partition_point(|width| self.break_into(*width).len() == count);
        steps[fitting.saturating_sub(1)]
    }

    /// Breaks the paragraph into lines for a column of `width`.
    pub(crate) fn break_into(&self, width: f32) -> Vec<BrokenLine> {
        let mut lines = Vec::new();
        for part in self
            .segments
            .split_inclusive(|segment| segment.mandatory_break)
        {
            let segments = self.fit(part, width);
            for (at, line) in break_lines(&segments, width, self.style) {
                lines.push(self.line(line, at == segments.len()));
            }
        }
        lines
    }

    /// The segments for a column of that width. Words that fit are not hyphenated if the paragraph
    /// style says so; names and the last word never are. A word wider than the column is split
    /// anywhere.
    fn fit(&self, segments: &[Segment], width: f32) -> Vec<Segment> {
        let mut fitting = Vec::with_capacity(segments.len());
        let mut words = segments
            .split_inclusive(|segment| segment.hyphen == 0.0)
            .peekable();
        while let Some(word) = words.next() {
            let all: f32 = word.iter().map(|segment| segment.width).sum();
            let is_last = words.peek().is_none();
            let whole = !self.style.hyphenate || is_last || self.is_name(word);
            match word {
                [first, .., last] if whole && all <= width => {
                    fitting.push(Segment {
                        items: first.items.start..last.items.end,
                        width: all,
                        ..last.clone()
                    });
                }
                _ => word
                    .iter()
                    .for_each(|segment| self.split(segment, width, &mut fitting)),
            }
        }
        fitting
    }

    /// Whether a word looks like a name: it has a capital and does not begin a sentence.
    fn is_name(&self, word: &[Segment]) -> bool {
        let first = word
            .first()
            .and_then(|segment| self.items.get(segment.items.start));
        first.is_some_and(|item| {
            let (before, word) = self.text.split_at(item.text.start);
            let before = before.trim_end();
            word.trim_start_matches('(').starts_with(char::is_uppercase)
                && !before.is_empty()
                && !before.ends_with(SENTENCE_ENDS)
        })
    }

    /// Splits a segment until no part of it is wider than the column.
    fn split(&self, segment: &Segment, width: f32, fitting: &mut Vec<Segment>) {
        let (mut start, mut rest) = (segment.items.start, segment.width);
        while rest > width && start + 1 < segment.items.end {
            let end = self.split_point(start..segment.items.end, width);
            let advances = self.items[start..end].iter().map(|item| item.advance);
            let used = advances.sum();
            fitting.push(Segment {
                items: start..end,
                width: used,
                spaces: 0.0,
                hyphen: 0.0,
                mandatory_break: false,
            });
            (start, rest) = (end, rest - used);
        }
        fitting.push(Segment {
            items: start..segment.items.end,
            width: rest,
            ..segment.clone()
        });
    }

    /// The item at which items wider than the column are split: after the last character in the
    /// second half of the column that is neither letter nor digit, such as a slash of an address;
    /// otherwise at the end of the column.
    fn split_point(&self, items: Range<usize>, width: f32) -> usize {
        let start = items.start;
        let (mut used, mut end, mut after_sign) = (0.0, start, None);
        for index in items {
            let item = &self.items[index];
            used += item.advance;
            if used > width && index > start {
                break;
            }
            end = index + 1;
            let mut characters = self.text[item.text.clone()].chars();
            if used > width / 2.0 && !characters.any(char::is_alphanumeric) {
                after_sign = Some(end);
            }
        }
        after_sign.unwrap_or(end)
    }

    fn line(&self, segments: &[Segment], last: bool) -> BrokenLine {
        let start = segments.first().map_or(0, |segment| segment.items.start);
        let end = segments.last().map_or(0, |segment| segment.items.end);
        let is_space = |item: &&InlineItem| self.text[item.text.clone()] == *" ";
        let spaces = self.items[start..end].iter().rev().take_while(is_space);
        let visible = end - spaces.count();
        let advances = self.items[start..visible].iter().map(|item| item.advance);
        let hyphen = segments.last().map_or(0.0, |segment| segment.hyphen);
        BrokenLine {
            items: start..visible,
            width: advances.sum::<f32>() + hyphen,
            hyphen: hyphen > 0.0,
            last,
            spaces: visible..end,
        }
    }
}

/// The number of widths tried to balance lines, down to half of the column.
const BALANCING_STEPS: u8 = 20;

fn step_share(step: u8) -> f32 {
    f32::from(step) / f32::from(BALANCING_STEPS) / 2.0
}

/// The characters after which a capital begins a sentence.
const SENTENCE_ENDS: [char; 7] = ['.', '!', '?', '…', ':', '«', '“'];

/// A glyph at that font size, and its advance width in points.
fn sized_glyph(glyph: &ShapedGlyph, face: usize, size: f32) -> (InlineItemKind, f32) {
    let (right, up) = glyph.shift;
    let kind = InlineItemKind::Glyph {
        face,
        id: glyph.id,
        shift: (right * size, up * size),
    };
    (kind, glyph.advance * size)
}
