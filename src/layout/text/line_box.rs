//! Line boxes: the lines of a paragraph as positioned glyphs, links, underlines and tick boxes.

use std::ops::Range;

use crate::document::Alignment;
use crate::layout::context::LayoutContext;
use crate::layout::page::model::{
    Area, Glyph, GlyphRun, Graphic, InputArea, InputKind, Link, PageItem, Stroke, Target,
};
use crate::layout::text::line_breaks::SHRINKABILITY;
use crate::layout::text::paragraph::{BrokenLine, InlineItem, InlineItemKind, Paragraph};
use crate::layout::text::text_style::{LineBreakRule, TextStyle};
use crate::layout::text::underline;
use crate::style::Colour;

/// The horizontal extent of a column of text, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextColumn {
    /// The left edge.
    pub(crate) left: f32,
    /// The width.
    pub(crate) width: f32,
}

/// A line of text. Every y counts from the top of the line; content taller than the line overflows
/// it at the top and at the bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct LineBox {
    /// The items to paint.
    pub(crate) items: Vec<PageItem>,
    /// The links.
    pub(crate) links: Vec<Link>,
    /// The tick boxes.
    pub(crate) inputs: Vec<InputArea>,
    /// The leading: the distance between baselines.
    pub(crate) height: f32,
    /// The height by which content overflows the line, at the top and at the bottom.
    pub(crate) overflow: f32,
    /// Whether the line ends with a hyphen.
    pub(crate) hyphen: bool,
}

/// The most that a space of a justified line is stretched, in em. A line that would need more is
/// set ragged.
const MAX_STRETCH: f32 = 0.5;
/// The space above and below content that is taller than the line, in points.
const OVERFLOW_PADDING: f32 = 1.5;
/// The line width of a tick box, in points.
const BOX_OUTLINE: f32 = 0.8;
/// The positions of underline and strikethrough below the baseline, in em.
const UNDERLINE: f32 = 0.13;
const STRIKE: f32 = -0.26;
/// The thickness of underlines and strikethroughs, in em.
const UNDERLINE_WIDTH: f32 = 0.045;
/// The gap left on either side of a descender that crosses an underline, in em.
const UNDERLINE_CLEARANCE: f32 = 0.07;
/// The shortest part of an underline between two gaps, in em; shorter ones would look like dots.
const SHORTEST_UNDERLINE: f32 = 0.16;

/// The band in which descenders interrupt an underline, upwards from the baseline, in em.
const UNDERLINE_BAND: Range<f32> = -(UNDERLINE + UNDERLINE_WIDTH)..-(UNDERLINE - UNDERLINE_WIDTH);

/// Breaks a paragraph into lines for the column and positions their content.
pub(crate) fn line_boxes(
    paragraph: &Paragraph,
    column: TextColumn,
    alignment: Alignment,
    context: &mut LayoutContext<'_>,
) -> Vec<LineBox> {
    let cap_height = context.cap_height(paragraph.style.text.variant);
    let lines = paragraph.break_into(column.width);
    let builder = |line: &BrokenLine| {
        let mut builder = LineBoxBuilder::new(paragraph, line, cap_height, context);
        builder.build(line, column, alignment);
        builder.result
    };
    lines.iter().map(builder).collect()
}

struct LineBoxBuilder<'p, 's, 'a> {
    paragraph: &'p Paragraph,
    context: &'s mut LayoutContext<'a>,
    result: LineBox,
    /// The position of the next item.
    x: f32,
    /// The right edge of the last visible item.
    visible_end: f32,
    baseline: f32,
    /// The height of capitals, in points.
    cap_height: f32,
    /// The stretch of every space, in points; negative where spaces shrink.
    stretch: f32,
}

impl<'p, 's, 'a> LineBoxBuilder<'p, 's, 'a> {
    fn new(
        paragraph: &'p Paragraph,
        line: &BrokenLine,
        cap_height: f32,
        context: &'s mut LayoutContext<'a>,
    ) -> Self {
        let style = &paragraph.style;
        let tallest = paragraph.items[line.items.clone()]
            .iter()
            .map(object_height)
            .fold(0.0, f32::max);
        let height = style.leading;
        let overflow = (tallest + 2.0 * OVERFLOW_PADDING - height).max(0.0) / 2.0;
        let cap_height = cap_height * style.text.size;
        Self {
            paragraph,
            context,
            result: LineBox {
                height,
                overflow,
                hyphen: line.hyphen,
                ..LineBox::default()
            },
            x: 0.0,
            visible_end: 0.0,
            baseline: (height + cap_height) / 2.0,
            cap_height,
            stretch: 0.0,
        }
    }

    fn build(&mut self, line: &BrokenLine, column: TextColumn, alignment: Alignment) {
        let free = column.width - line.width;
        self.x = column.left
            + match alignment {
                Alignment::Natural | Alignment::Left => 0.0,
                Alignment::Centre => free.max(0.0) / 2.0,
                Alignment::Right => free.max(0.0),
            };
        // The last line of a justified paragraph may shrink to fit, but is not stretched.
        if self.paragraph.style.justify && (free < 0.0 || !line.last) {
            self.stretch = self.stretch_of(line, free);
        }
        let mut items = line.items.start..line.spaces.end;
        while !items.is_empty() {
            let end = self.run_end(&items);
            self.add_run(items.start..end, line.hyphen && end == line.spaces.end);
            items.start = end;
        }
    }

    fn stretch_of(&self, line: &BrokenLine, free: f32) -> f32 {
        let items = &self.paragraph.items[line.items.clone()];
        let spaces = || items.iter().filter(|item| self.stretches(item));
        let count = spaces().count().max(1);
        #[expect(clippy::cast_precision_loss, reason = "a line has few spaces")]
        let (stretch, count) = (free / count as f32, count as f32);
        let natural = spaces().map(|item| item.advance).sum::<f32>() / count;
        let most = MAX_STRETCH * self.paragraph.style.text.size;
        if stretch <= most {
            stretch.max(-SHRINKABILITY * natural)
        } else {
            0.0
        }
    }

    /// Whether an item is a space that justification stretches; spaces in code keep their width.
    fn stretches(&self, item: &InlineItem) -> bool {
        let style = &self.paragraph.styles[item.style];
        self.paragraph.text[item.text.clone()] == *" "
            && style.break_rule != LineBreakRule::SpacesOnly
    }

    /// The end of the run that begins with the first of the items: glyphs of one face and style, or
    /// a single tick box.
    fn run_end(&self, items: &Range<usize>) -> usize {
        let all = &self.paragraph.items;
        let first = &all[items.start];
        let InlineItemKind::Glyph { face: of_first, .. } = first.kind else {
            return items.start + 1;
        };
        let same = |item: &InlineItem| {
            item.style == first.style
                && matches!(item.kind, InlineItemKind::Glyph { face, .. } if face == of_first)
        };
        let count = all[items.clone()]
            .iter()
            .take_while(|item| same(item))
            .count();
        items.start + count
    }

    fn add_run(&mut self, items: Range<usize>, hyphen: bool) {
        let first = &self.paragraph.items[items.start];
        match first.kind {
            InlineItemKind::Glyph { face, .. } => self.add_glyphs(items, face, hyphen),
            InlineItemKind::TickBox { .. } => self.add_object(first),
        }
    }

    fn add_glyphs(&mut self, items: Range<usize>, face: usize, hyphen: bool) {
        let start = self.x;
        let style = self.paragraph.styles[self.paragraph.items[items.start].style];
        let mut run = GlyphRun {
            x: start,
            y: self.baseline - style.rise,
            face,
            size: style.size,
            colour: style.colour,
            text: String::new(),
            glyphs: Vec::with_capacity(items.len() + 1),
        };
        for item in &self.paragraph.items[items] {
            self.add_glyph(item, &mut run);
        }
        if hyphen {
            self.add_hyphen(&mut run);
        }
        let rules = self.rules(style, &run);
        self.result.items.push(PageItem {
            node: Some(style.node),
            graphic: Graphic::Glyphs(run),
        });
        self.result.items.extend(rules);
        self.add_link(style, start);
    }

    fn add_glyph(&mut self, item: &InlineItem, run: &mut GlyphRun) {
        let InlineItemKind::Glyph { id, shift, .. } = item.kind else {
            return;
        };
        let text = &self.paragraph.text[item.text.clone()];
        // Soft hyphens have no place in extracted text.
        if text == "\u{AD}" {
            return;
        }
        let stretch = if self.stretches(item) {
            self.stretch
        } else {
            0.0
        };
        run.text.push_str(text);
        run.glyphs.push(Glyph {
            id,
            advance: item.advance + stretch,
            shift,
            length: u16::try_from(text.len()).unwrap_or(u16::MAX),
        });
        self.x += item.advance + stretch;
        if text != " " {
            self.visible_end = self.x;
        }
    }

    /// Adds the hyphen of a hyphenated word. Its text is a soft hyphen, so that readers of
    /// extracted text join the word again.
    fn add_hyphen(&mut self, run: &mut GlyphRun) {
        let face = &self.context.shaper.faces()[run.face];
        let Some(id) = face.glyph('-') else { return };
        let advance = face.advance(id) / face.units_per_em() * run.size;
        let text = "\u{AD}";
        run.text.push_str(text);
        run.glyphs.push(Glyph {
            id,
            advance,
            shift: (0.0, 0.0),
            length: 2,
        });
        self.x += advance;
        self.visible_end = self.x;
    }

    /// The underline of a link to an address, and the strikethrough of a run.
    fn rules(&self, style: TextStyle, run: &GlyphRun) -> Vec<PageItem> {
        let mut rules = Vec::new();
        let whole = run.x..self.visible_end.max(run.x);
        if style.strikethrough {
            rules.push(rule(whole.clone(), run.y + STRIKE * style.size, style));
        }
        let target = style.link.map(|link| &self.paragraph.links[link].1);
        if matches!(target, Some(Target::Address(_))) {
            let gaps = self.underline_gaps(run);
            let parts = underline::parts(whole, &gaps, SHORTEST_UNDERLINE * style.size);
            let y = run.y + UNDERLINE * style.size;
            rules.extend(parts.into_iter().map(|part| rule(part, y, style)));
        }
        rules
    }

    /// The gaps that the descenders of a run need in its underline.
    fn underline_gaps(&self, run: &GlyphRun) -> Vec<Range<f32>> {
        let face = &self.context.shaper.faces()[run.face];
        let mut gaps = Vec::new();
        let mut x = run.x;
        for glyph in &run.glyphs {
            if let Some(ink) = underline::crossing(face, glyph.id, &UNDERLINE_BAND) {
                let origin = x + glyph.shift.0;
                let (start, end) = (
                    ink.start - UNDERLINE_CLEARANCE,
                    ink.end + UNDERLINE_CLEARANCE,
                );
                gaps.push(origin + start * run.size..origin + end * run.size);
            }
            x += glyph.advance;
        }
        gaps
    }

    fn add_link(&mut self, style: TextStyle, start: f32) {
        let Some(link) = style.link else { return };
        let (node, target) = &self.paragraph.links[link];
        self.result.links.push(Link {
            node: *node,
            area: Area {
                left: start,
                top: 0.0,
                width: (self.visible_end - start).max(0.0),
                height: self.result.height,
            },
            target: target.clone(),
        });
    }

    fn add_object(&mut self, item: &InlineItem) {
        let height = object_height(item);
        let (before, width) = match item.kind {
            InlineItemKind::TickBox { before, side, .. } if !self.result.items.is_empty() => {
                (before, side)
            }
            InlineItemKind::TickBox { side, .. } => (0.0, side),
            _ => (0.0, item.advance),
        };
        let area = Area {
            left: self.x + before,
            top: self.baseline - (self.cap_height + height) / 2.0,
            width,
            height,
        };
        if let InlineItemKind::TickBox { ticked, node, .. } = item.kind {
            let colour = self.context.colours.text;
            self.result.items.extend(tick_box(area, ticked, colour));
            let kind = InputKind::Tick { ticked };
            self.result.inputs.push(InputArea {
                node,
                area,
                kind,
                field: None,
            });
        }
        self.x += match item.kind {
            InlineItemKind::TickBox { before: asked, .. } => item.advance - asked + before,
            _ => item.advance,
        };
    }
}

/// A rule in the colour of the text.
fn rule(along: Range<f32>, y: f32, style: TextStyle) -> PageItem {
    let stroke = Stroke {
        width: UNDERLINE_WIDTH * style.size,
        colour: style.colour,
    };
    PageItem {
        node: None,
        graphic: Graphic::Line {
            points: vec![(along.start, y), (along.end, y)],
            stroke,
        },
    }
}

fn object_height(item: &InlineItem) -> f32 {
    match item.kind {
        InlineItemKind::Glyph { .. } => 0.0,
        InlineItemKind::TickBox { side, .. } => side,
    }
}

/// The points of a check mark, as shares of its box.
const TICK: [(f32, f32); 3] = [(0.2, 0.52), (0.42, 0.76), (0.82, 0.24)];

/// A tick box, with a check mark if it is ticked.
fn tick_box(area: Area, ticked: bool, colour: Colour) -> impl Iterator<Item = PageItem> {
    let stroke = |width| Stroke { width, colour };
    let square = Graphic::Rectangle {
        area,
        fill: None,
        stroke: Some(stroke(BOX_OUTLINE)),
    };
    let point = |(x, y)| (area.left + x * area.width, area.top + y * area.height);
    let tick = ticked.then(|| Graphic::Line {
        points: TICK.map(point).to_vec(),
        stroke: stroke(2.0 * BOX_OUTLINE),
    });
    let item = |graphic| PageItem {
        node: None,
        graphic,
    };
    [Some(square), tick].into_iter().flatten().map(item)
}
