//! Inlines to lines.
//!
//! 1. The `inline` module writes the inlines into one text. `wording` shapes every run of one style
//!    and finds where lines may end: by the rules of Unicode, between syllables, and in code after
//!    spaces, but not within what belongs together (`bonds`); [`Paragraph::new`] gives everything
//!    its size.
//! 2. [`Paragraph::break_into`] chooses the line ends for a width (`wrap`), in prose all of them
//!    together.
//! 3. The `lines` module makes positioned glyphs of a line.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::layout::context::LayoutContext;
use crate::layout::page::model::{NodeId, Target};
use crate::layout::text::line_breaks::Piece;
use crate::layout::text::shape::ShapedGlyph;
use crate::layout::text::shaped_text::{SignKind, Stretch, Wording, WordingRun};
use crate::layout::text::text_style::{ParagraphStyle, TextStyle};
use crate::layout::text::wrap::wrap;
use crate::style::FontVariant;

/// Something that takes part in a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Atom {
    /// What it is.
    pub(crate) kind: AtomKind,
    /// How far the pen moves, in points.
    pub(crate) advance: f32,
    /// The style: its place in [`Paragraph::styles`].
    pub(crate) style: usize,
    /// The bytes of the text it stands for.
    pub(crate) text: Range<usize>,
}

/// What takes part in a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum AtomKind {
    /// A glyph of a face, moved right and up by so many points.
    Glyph {
        /// The face.
        face: usize,
        /// The number in the face.
        id: u16,
        /// The move.
        shift: (f32, f32),
    },
    /// A box to tick, with white before it and after it.
    TickBox {
        /// The white before it, in points; none at the start of a line.
        before: f32,
        /// The side of the box, in points.
        side: f32,
        /// Whether it is ticked.
        ticked: bool,
        /// Its node.
        node: NodeId,
    },
}

/// A paragraph, shaped and ready to be broken into lines.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paragraph {
    /// The text.
    pub(crate) text: String,
    /// The styles in it.
    pub(crate) styles: Vec<TextStyle>,
    /// What it consists of, in order.
    pub(crate) atoms: Vec<Atom>,
    /// The links in it: node and target.
    pub(crate) links: Vec<(NodeId, Target)>,
    /// How it is set as a whole.
    pub(crate) style: ParagraphStyle,
    pieces: Vec<Piece>,
}

/// A line: some of a paragraph's atoms.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// The atoms, without trailing spaces.
    pub(crate) atoms: Range<usize>,
    /// The width of the atoms and the hyphen.
    pub(crate) width: f32,
    /// Whether a hyphen follows the last atom.
    pub(crate) hyphen: bool,
    /// Whether the paragraph, or a part of it that ends with a break of its own, ends here.
    pub(crate) last: bool,
    /// The spaces at the end, which are painted although nobody sees them: without them the words
    /// on either side of the line's end could be read as one.
    pub(crate) spaces: Range<usize>,
}

impl Paragraph {
    /// Prepares a text whose runs are `styles`, in order, each with the bytes it takes up; some
    /// bytes stand for objects.
    pub(crate) fn new(
        text: String,
        runs: &[(Range<usize>, TextStyle)],
        objects: &[(usize, AtomKind, f32)],
        links: Vec<(NodeId, Target)>,
        style: ParagraphStyle,
        context: &mut LayoutContext<'_>,
    ) -> Self {
        let objects: BTreeMap<usize, (AtomKind, f32)> = objects
            .iter()
            .map(|(at, kind, advance)| (*at, (*kind, *advance)))
            .collect();
        let wording_runs = runs.iter().map(|(range, style)| WordingRun {
            end: range.end,
            variant: (!objects.contains_key(&range.start)).then_some(style.variant),
            break_rule: style.break_rule,
        });
        let wording = Wording::of(&text, wording_runs.collect(), &mut context.shaper);
        context.shaper.count_missing(&wording.missing, style.line);
        let mut paragraph = Self {
            text,
            styles: runs.iter().map(|(_, style)| *style).collect(),
            atoms: Vec::with_capacity(wording.signs.len()),
            links,
            style,
            pieces: Vec::with_capacity(wording.stretches.len()),
        };
        paragraph.add_atoms(&wording, &objects, context);
        let pieces = wording.stretches.iter();
        paragraph.pieces = pieces
            .map(|stretch| paragraph.piece(stretch, context))
            .collect();
        paragraph
    }

    fn add_atoms(
        &mut self,
        wording: &Wording,
        objects: &BTreeMap<usize, (AtomKind, f32)>,
        context: &mut LayoutContext<'_>,
    ) {
        let mut last_face: Option<(FontVariant, usize)> = None;
        for sign in &wording.signs {
            let (kind, advance) = match &sign.kind {
                SignKind::Object(text) => objects[&text.start],
                SignKind::Glyph(glyph) => {
                    let known = last_face.filter(|(variant, _)| *variant == glyph.variant);
                    let (_, face) = known
                        .unwrap_or_else(|| (glyph.variant, context.shaper.face(glyph.variant)));
                    last_face = Some((glyph.variant, face));
                    set_glyph(glyph, face, self.styles[sign.run].size)
                }
            };
            self.atoms.push(Atom {
                kind,
                advance,
                style: sign.run,
                text: sign.text().clone(),
            });
        }
    }

    fn piece(&self, stretch: &Stretch, context: &mut LayoutContext<'_>) -> Piece {
        let atoms = &self.atoms[stretch.signs.clone()];
        let advance = |atoms: &[Atom]| atoms.iter().map(|atom| atom.advance).sum::<f32>();
        let spaces = advance(&atoms[atoms.len() - stretch.spaces..]);
        let hyphen = match atoms.last() {
            Some(last) if stretch.divided => {
                let style = &self.styles[last.style];
                context.hyphen_width(style.variant, style.size)
            }
            _ => 0.0,
        };
        Piece {
            width: advance(atoms) - spaces,
            atoms: stretch.signs.clone(),
            spaces,
            hyphen,
            ends_line: stretch.ends_line,
        }
    }

    /// The width it takes on one line, or on the widest of its lines if it has breaks of its own.
    pub(crate) fn widest_line(&self) -> f32 {
        let lines = self.pieces.split_inclusive(|piece| piece.ends_line);
        let width = |line: &[Piece]| {
            let all: f32 = line.iter().map(|piece| piece.width + piece.spaces).sum();
            all - line.last().map_or(0.0, |piece| piece.spaces)
        };
        lines.map(width).fold(0.0, f32::max)
    }

    /// The width of its widest word, undivided.
    pub(crate) fn widest_word(&self) -> f32 {
        let words = self.pieces.split_inclusive(|piece| piece.hyphen == 0.0);
        let width = |word: &[Piece]| word.iter().map(|piece| piece.width).sum();
        words.map(width).fold(0.0, f32::max)
    }

    /// The least width, no more than `width`, at which the paragraph takes no more lines: its lines
    /// are of even length.
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

    /// Chooses the line ends for a column of `width`.
    pub(crate) fn break_into(&self, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        for part in self.pieces.split_inclusive(|piece| piece.ends_line) {
            let pieces = self.fit(part, width);
            for (at, line) in wrap(&pieces, width, self.style) {
                lines.push(self.line(line, at == pieces.len()));
            }
        }
        lines
    }

    /// The pieces for a column of that width: words that fit it stay whole where words are not to
    /// be divided, names and the last word do in any case, and what is still wider than the column
    /// is variant.
    fn fit(&self, pieces: &[Piece], width: f32) -> Vec<Piece> {
        let mut fitting = Vec::with_capacity(pieces.len());
        let mut words = pieces
            .split_inclusive(|piece| piece.hyphen == 0.0)
            .peekable();
        while let Some(word) = words.next() {
            let all: f32 = word.iter().map(|piece| piece.width).sum();
            let is_last = words.peek().is_none();
            let whole = !self.style.hyphenate || is_last || self.is_name(word);
            match word {
                [first, .., last] if whole && all <= width => {
                    fitting.push(Piece {
                        atoms: first.atoms.start..last.atoms.end,
                        width: all,
                        ..last.clone()
                    });
                }
                _ => word
                    .iter()
                    .for_each(|piece| self.variant(piece, width, &mut fitting)),
            }
        }
        fitting
    }

    /// Whether a word is written like a name: with a capital that no sentence begins with.
    fn is_name(&self, word: &[Piece]) -> bool {
        let first = word
            .first()
            .and_then(|piece| self.atoms.get(piece.atoms.start));
        first.is_some_and(|atom| {
            let (before, word) = self.text.split_at(atom.text.start);
            let before = before.trim_end();
            word.trim_start_matches('(').starts_with(char::is_uppercase)
                && !before.is_empty()
                && !before.ends_with(SENTENCE_ENDS)
        })
    }

    /// Cuts a piece until nothing of it is wider than the column.
    fn variant(&self, piece: &Piece, width: f32, fitting: &mut Vec<Piece>) {
        let (mut start, mut rest) = (piece.atoms.start, piece.width);
        while rest > width && start + 1 < piece.atoms.end {
            let end = self.cut_within(start..piece.atoms.end, width);
            let advances = self.atoms[start..end].iter().map(|atom| atom.advance);
            let used = advances.sum();
            fitting.push(Piece {
                atoms: start..end,
                width: used,
                spaces: 0.0,
                hyphen: 0.0,
                ends_line: false,
            });
            (start, rest) = (end, rest - used);
        }
        fitting.push(Piece {
            atoms: start..piece.atoms.end,
            width: rest,
            ..piece.clone()
        });
    }

    /// Where atoms are variant that are wider than the column: after the last sign in its second half
    /// that is neither letter nor figure, such as that between two parts of an address; without
    /// one, where the column ends.
    fn cut_within(&self, atoms: Range<usize>, width: f32) -> usize {
        let start = atoms.start;
        let (mut used, mut end, mut after_sign) = (0.0, start, None);
        for index in atoms {
            let atom = &self.atoms[index];
            used += atom.advance;
            if used > width && index > start {
                break;
            }
            end = index + 1;
            let mut characters = self.text[atom.text.clone()].chars();
            if used > width / 2.0 && !characters.any(char::is_alphanumeric) {
                after_sign = Some(end);
            }
        }
        after_sign.unwrap_or(end)
    }

    fn line(&self, pieces: &[Piece], last: bool) -> Line {
        let start = pieces.first().map_or(0, |piece| piece.atoms.start);
        let end = pieces.last().map_or(0, |piece| piece.atoms.end);
        let is_space = |atom: &&Atom| self.text[atom.text.clone()] == *" ";
        let spaces = self.atoms[start..end].iter().rev().take_while(is_space);
        let visible = end - spaces.count();
        let advances = self.atoms[start..visible].iter().map(|atom| atom.advance);
        let hyphen = pieces.last().map_or(0.0, |piece| piece.hyphen);
        Line {
            atoms: start..visible,
            width: advances.sum::<f32>() + hyphen,
            hyphen: hyphen > 0.0,
            last,
            spaces: visible..end,
        }
    }
}

/// How many widths are tried to balance lines; the last is half of the first.
const BALANCING_STEPS: u8 = 20;

fn step_share(step: u8) -> f32 {
    f32::from(step) / f32::from(BALANCING_STEPS) / 2.0
}

/// What a sentence may begin after.
const SENTENCE_ENDS: [char; 7] = ['.', '!', '?', '…', ':', '«', '“'];

/// A glyph of a face, at that size, and how far the pen moves after it.
fn set_glyph(glyph: &ShapedGlyph, face: usize, size: f32) -> (AtomKind, f32) {
    let (right, up) = glyph.shift;
    let kind = AtomKind::Glyph {
        face,
        id: glyph.id,
        shift: (right * size, up * size),
    };
    (kind, glyph.advance * size)
}
