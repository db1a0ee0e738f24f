//! Lines of a paragraph to positioned things.

use std::ops::Range;

use crate::document::Alignment;
use crate::layout::context::LayoutContext;
use crate::layout::page::model::{
    Area, Content, Glyph, GlyphRun, Item, Link, Place, PlaceKind, Stroke, Target,
};
use crate::layout::text::line_breaks::MOST_SHRUNK;
use crate::layout::text::paragraph::{Atom, AtomKind, Line, Paragraph};
use crate::layout::text::text_style::{LineBreakRule, TextStyle};
use crate::layout::text::underline;
use crate::style::Colour;

/// Where the lines of a paragraph stand: their left end and how wide they may be, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Column {
    /// The left edge.
    pub(crate) left: f32,
    /// The width.
    pub(crate) width: f32,
}

/// What a line paints. The y of everything counts from the line's top, and something taller than
/// the line stands out of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct SetLine {
    /// What is painted.
    pub(crate) items: Vec<Item>,
    /// The links.
    pub(crate) links: Vec<Link>,
    /// The boxes to tick.
    pub(crate) places: Vec<Place>,
    /// The height of its strip: from one baseline to the next.
    pub(crate) height: f32,
    /// How much room what is taller needs above the strip, and as much below it.
    pub(crate) overhang: f32,
    /// Whether it ends with a hyphen.
    pub(crate) hyphen: bool,
}

/// The most that a space of a justified line grows, in em; a line that would need more stays
/// ragged.
const MOST_STRETCH: f32 = 0.5;
/// The white above and below something taller than the line.
const TALL_PAD: f32 = 1.5;
/// The thickness of the outline of a box to tick, in points.
const BOX_OUTLINE: f32 = 0.8;
/// Below the baseline and above it: where links are underlined and words strikethrough, in em.
const UNDERLINE: f32 = 0.13;
const STRIKE: f32 = -0.26;
/// The thickness of underlines, in em.
const UNDERLINE_WIDTH: f32 = 0.045;
/// How far an underline stays from a letter that reaches into it, to either side, in em.
const CLEARANCE: f32 = 0.07;
/// The shortest piece of an underline between two letters, in em: shorter ones look like dots.
const SHORTEST_UNDERLINE: f32 = 0.16;

/// Where underlines are, with a little white above and below: upwards from the baseline, in em.
const UNDERLINED: Range<f32> = -(UNDERLINE + UNDERLINE_WIDTH)..-(UNDERLINE - UNDERLINE_WIDTH);

/// Breaks a paragraph into lines for the column and sets them.
pub(crate) fn set_lines(
    paragraph: &Paragraph,
    column: Column,
    alignment: Alignment,
    context: &mut LayoutContext<'_>,
) -> Vec<SetLine> {
    let cap_height = context.cap_height(paragraph.style.text.variant);
    let lines = paragraph.break_into(column.width);
    let setter = |line: &Line| {
        let mut setter = Setter::new(paragraph, line, cap_height, context);
        setter.set(line, column, alignment);
        setter.result
    };
    lines.iter().map(setter).collect()
}

struct Setter<'p, 's, 'a> {
    paragraph: &'p Paragraph,
    context: &'s mut LayoutContext<'a>,
    result: SetLine,
    /// Where the next atom stands.
    x: f32,
    /// Where the last thing that can be seen ends.
    seen: f32,
    baseline: f32,
    /// The height of capitals, in points.
    cap_height: f32,
    /// How much wider every space becomes, in points; less than nothing where spaces shrink.
    stretch: f32,
}

impl<'p, 's, 'a> Setter<'p, 's, 'a> {
    fn new(
        paragraph: &'p Paragraph,
        line: &Line,
        cap_height: f32,
        context: &'s mut LayoutContext<'a>,
    ) -> Self {
        let style = &paragraph.style;
        let tallest = paragraph.atoms[line.atoms.clone()]
            .iter()
            .map(object_height)
            .fold(0.0, f32::max);
        let height = style.leading;
        let overhang = (tallest + 2.0 * TALL_PAD - height).max(0.0) / 2.0;
        let cap_height = cap_height * style.text.size;
        Self {
            paragraph,
            context,
            result: SetLine {
                height,
                overhang,
                hyphen: line.hyphen,
                ..SetLine::default()
            },
            x: 0.0,
            seen: 0.0,
            baseline: (height + cap_height) / 2.0,
            cap_height,
            stretch: 0.0,
        }
    }

    fn set(&mut self, line: &Line, column: Column, alignment: Alignment) {
        let free = column.width - line.width;
        self.x = column.left
            + match alignment {
                Alignment::Natural | Alignment::Left => 0.0,
                Alignment::Centre => free.max(0.0) / 2.0,
                Alignment::Right => free.max(0.0),
            };
        // A last line ends where its words do, unless it must shrink to fit.
        if self.paragraph.style.justify && (free < 0.0 || !line.last) {
            self.stretch = self.stretch_of(line, free);
        }
        let mut atoms = line.atoms.start..line.spaces.end;
        while !atoms.is_empty() {
            let end = self.run_end(&atoms);
            self.set_run(atoms.start..end, line.hyphen && end == line.spaces.end);
            atoms.start = end;
        }
    }

    fn stretch_of(&self, line: &Line, free: f32) -> f32 {
        let atoms = &self.paragraph.atoms[line.atoms.clone()];
        let spaces = || atoms.iter().filter(|atom| self.stretches(atom));
        let count = spaces().count().max(1);
        #[expect(clippy::cast_precision_loss, reason = "a line has few spaces")]
        let (stretch, count) = (free / count as f32, count as f32);
        let natural = spaces().map(|atom| atom.advance).sum::<f32>() / count;
        let most = MOST_STRETCH * self.paragraph.style.text.size;
        if stretch <= most {
            stretch.max(-MOST_SHRUNK * natural)
        } else {
            0.0
        }
    }

    /// Whether it is a space that justified lines make wider: those of code keep their width.
    fn stretches(&self, atom: &Atom) -> bool {
        let style = &self.paragraph.styles[atom.style];
        self.paragraph.text[atom.text.clone()] == *" "
            && style.break_rule != LineBreakRule::SpacesOnly
    }

    /// Where the run that begins with the first of the atoms ends: an object is a run of its own,
    /// glyphs share face and style.
    fn run_end(&self, atoms: &Range<usize>) -> usize {
        let all = &self.paragraph.atoms;
        let first = &all[atoms.start];
        let AtomKind::Glyph { face: of_first, .. } = first.kind else {
            return atoms.start + 1;
        };
        let same = |atom: &Atom| {
            atom.style == first.style
                && matches!(atom.kind, AtomKind::Glyph { face, .. } if face == of_first)
        };
        let count = all[atoms.clone()]
            .iter()
            .take_while(|atom| same(atom))
            .count();
        atoms.start + count
    }

    fn set_run(&mut self, atoms: Range<usize>, hyphen: bool) {
        let first = &self.paragraph.atoms[atoms.start];
        match first.kind {
            AtomKind::Glyph { face, .. } => self.set_glyphs(atoms, face, hyphen),
            AtomKind::TickBox { .. } => self.set_object(first),
        }
    }

    fn set_glyphs(&mut self, atoms: Range<usize>, face: usize, hyphen: bool) {
        let start = self.x;
        let style = self.paragraph.styles[self.paragraph.atoms[atoms.start].style];
        let mut run = GlyphRun {
            x: start,
            y: self.baseline - style.rise,
            face,
            size: style.size,
            colour: style.colour,
            text: String::new(),
            glyphs: Vec::with_capacity(atoms.len() + 1),
        };
        for atom in &self.paragraph.atoms[atoms] {
            self.add_glyph(atom, &mut run);
        }
        if hyphen {
            self.add_hyphen(&mut run);
        }
        let rules = self.rules(style, &run);
        self.result.items.push(Item {
            node: Some(style.node),
            content: Content::Glyphs(run),
        });
        self.result.items.extend(rules);
        self.add_link(style, start);
    }

    fn add_glyph(&mut self, atom: &Atom, run: &mut GlyphRun) {
        let AtomKind::Glyph { id, shift, .. } = atom.kind else {
            return;
        };
        let text = &self.paragraph.text[atom.text.clone()];
        // A place where a word may be divided is of no use to a reader of the result.
        if text == "\u{AD}" {
            return;
        }
        let stretch = if self.stretches(atom) {
            self.stretch
        } else {
            0.0
        };
        run.text.push_str(text);
        run.glyphs.push(Glyph {
            id,
            advance: atom.advance + stretch,
            shift,
            length: u16::try_from(text.len()).unwrap_or(u16::MAX),
        });
        self.x += atom.advance + stretch;
        if text != " " {
            self.seen = self.x;
        }
    }

    /// The hyphen of a divided word is a soft one in the text: programs that read it put the word
    /// together again.
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
        self.seen = self.x;
    }

    /// What is ruled along a run: a line under an address, and one through what is strikethrough out.
    fn rules(&self, style: TextStyle, run: &GlyphRun) -> Vec<Item> {
        let mut rules = Vec::new();
        let whole = run.x..self.seen.max(run.x);
        if style.strikethrough {
            rules.push(rule(whole.clone(), run.y + STRIKE * style.size, style));
        }
        let target = style.link.map(|link| &self.paragraph.links[link].1);
        if matches!(target, Some(Target::Address(_))) {
            let gaps = self.reaching_below(run);
            let parts = underline::parts(whole, &gaps, SHORTEST_UNDERLINE * style.size);
            let y = run.y + UNDERLINE * style.size;
            rules.extend(parts.into_iter().map(|part| rule(part, y, style)));
        }
        rules
    }

    /// Where the letters of a run reach into its underline, with the clearance they are given.
    fn reaching_below(&self, run: &GlyphRun) -> Vec<Range<f32>> {
        let face = &self.context.shaper.faces()[run.face];
        let mut gaps = Vec::new();
        let mut x = run.x;
        for glyph in &run.glyphs {
            if let Some(ink) = underline::crossing(face, glyph.id, &UNDERLINED) {
                let origin = x + glyph.shift.0;
                let (start, end) = (ink.start - CLEARANCE, ink.end + CLEARANCE);
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
                width: (self.seen - start).max(0.0),
                height: self.result.height,
            },
            target: target.clone(),
        });
    }

    fn set_object(&mut self, atom: &Atom) {
        let height = object_height(atom);
        let (before, width) = match atom.kind {
            AtomKind::TickBox { before, side, .. } if !self.result.items.is_empty() => {
                (before, side)
            }
            AtomKind::TickBox { side, .. } => (0.0, side),
            _ => (0.0, atom.advance),
        };
        let area = Area {
            left: self.x + before,
            top: self.baseline - (self.cap_height + height) / 2.0,
            width,
            height,
        };
        if let AtomKind::TickBox { ticked, node, .. } = atom.kind {
            let colour = self.context.colours.text;
            self.result.items.extend(tick_box(area, ticked, colour));
            let kind = PlaceKind::Tick { ticked };
            self.result.places.push(Place {
                node,
                area,
                kind,
                field: None,
            });
        }
        self.x += match atom.kind {
            AtomKind::TickBox { before: asked, .. } => atom.advance - asked + before,
            _ => atom.advance,
        };
    }
}

/// A rule of the text's colour.
fn rule(along: Range<f32>, y: f32, style: TextStyle) -> Item {
    let stroke = Stroke {
        width: UNDERLINE_WIDTH * style.size,
        colour: style.colour,
    };
    Item {
        node: None,
        content: Content::Line {
            points: vec![(along.start, y), (along.end, y)],
            stroke,
        },
    }
}

fn object_height(atom: &Atom) -> f32 {
    match atom.kind {
        AtomKind::Glyph { .. } => 0.0,
        AtomKind::TickBox { side, .. } => side,
    }
}

/// Where a tick turns: its points, as shares of its box.
const TICK: [(f32, f32); 3] = [(0.2, 0.52), (0.42, 0.76), (0.82, 0.24)];

/// A box, with a tick if it is ticked.
fn tick_box(area: Area, ticked: bool, colour: Colour) -> impl Iterator<Item = Item> {
    let stroke = |width| Stroke { width, colour };
    let square = Content::Rectangle {
        area,
        fill: None,
        stroke: Some(stroke(BOX_OUTLINE)),
    };
    let point = |(x, y)| (area.left + x * area.width, area.top + y * area.height);
    let tick = ticked.then(|| Content::Line {
        points: TICK.map(point).to_vec(),
        stroke: stroke(2.0 * BOX_OUTLINE),
    });
    let item = |content| Item {
        node: None,
        content,
    };
    [Some(square), tick].into_iter().flatten().map(item)
}
