//! Inlines to lines.
//!
//! 1. [`Paragraph::new`] writes the inlines into one text, shapes every run of one style, and
//!    finds where lines may end: by the rules of Unicode, between syllables, and in code after
//!    spaces.
//! 2. [`Paragraph::break_into`] chooses the line ends for a width (`wrap`), in prose all of them
//!    together.
//! 3. The `lines` module makes positioned glyphs of a line.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::hyphen::{divisions, is_soft_hyphen};
use super::manner::{LineEnds, Manner, TextStyle};
use super::pages::{NodeId, Target};
use super::setting::Setting;
use super::shape::ShapedGlyph;
use super::wrap::{Piece, wrap};

/// Something that takes part in a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Atom {
    /// What it is.
    pub(super) kind: AtomKind,
    /// How far the pen moves, in points.
    pub(super) advance: f32,
    /// The style: its place in [`Paragraph::styles`].
    pub(super) style: usize,
    /// The bytes of the text it stands for.
    pub(super) text: Range<usize>,
}

/// What takes part in a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum AtomKind {
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
    /// A picture and its height.
    Picture {
        /// Its place among the pictures.
        picture: usize,
        /// The height, in points.
        height: f32,
        /// Its node.
        node: NodeId,
    },
}

/// A paragraph, shaped and ready to be broken into lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    /// The text.
    pub(super) text: String,
    /// The styles in it.
    pub(super) styles: Vec<TextStyle>,
    /// What it consists of, in order.
    pub(super) atoms: Vec<Atom>,
    /// The links in it: node and target.
    pub(super) links: Vec<(NodeId, Target)>,
    /// How it is set as a whole.
    pub(super) manner: Manner,
    pieces: Vec<Piece>,
    /// Whether there are boxes to tick in it.
    has_boxes: bool,
    /// Whether there is code in it.
    has_code: bool,
}

/// A line: some of a paragraph's atoms.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The atoms, without trailing spaces.
    pub(super) atoms: Range<usize>,
    /// The width of the atoms and the hyphen.
    pub(super) width: f32,
    /// Whether a hyphen follows the last atom.
    pub(super) hyphen: bool,
    /// Whether the paragraph, or a part of it that ends with a break of its own, ends here.
    pub(super) last: bool,
    /// The spaces at the end, which are painted although nobody sees them: without them the words
    /// on either side of the line's end could be read as one.
    pub(super) spaces: Range<usize>,
}

impl Paragraph {
    /// Prepares a text whose runs are `styles`, in order, each with the bytes it takes up; some
    /// bytes stand for objects.
    pub(super) fn new(
        text: String,
        runs: &[(Range<usize>, TextStyle)],
        objects: &[(usize, AtomKind, f32)],
        links: Vec<(NodeId, Target)>,
        manner: Manner,
        setting: &mut Setting<'_>,
    ) -> Self {
        let mut paragraph = Self {
            has_boxes: text.contains(BOXES),
            has_code: runs.iter().any(|(_, style)| is_code(style)),
            text,
            styles: runs.iter().map(|(_, style)| *style).collect(),
            atoms: Vec::new(),
            links,
            manner,
            pieces: Vec::new(),
        };
        let mut objects = objects.iter().peekable();
        for (index, (range, style)) in runs.iter().enumerate() {
            let object = objects.next_if(|(at, ..)| *at == range.start);
            if let Some((_, kind, advance)) = object {
                paragraph.atoms.push(Atom {
                    kind: *kind,
                    advance: *advance,
                    style: index,
                    text: range.clone(),
                });
            } else {
                paragraph.shape_run(range.clone(), index, *style, setting);
            }
        }
        paragraph.pieces = paragraph.find_pieces(setting);
        paragraph
    }

    fn shape_run(
        &mut self,
        range: Range<usize>,
        index: usize,
        style: TextStyle,
        setting: &mut Setting<'_>,
    ) {
        // A line break is a character of the text that no glyph stands for.
        let mut start = range.start;
        for part in self.text[range].split_inclusive('\n') {
            let end = start + part.trim_end_matches('\n').len();
            let line = self.manner.line;
            let glyphs = setting
                .shaper
                .shape(&self.text, start..end, style.cut, line);
            let atoms = glyphs
                .into_iter()
                .map(|glyph| atom(glyph, index, style.size));
            self.atoms.extend(atoms);
            start += part.len();
        }
    }

    /// The first atom that stands at or after the byte `at`.
    fn atom_at(&self, at: usize) -> usize {
        self.atoms.partition_point(|atom| atom.text.start < at)
    }

    fn find_pieces(&self, setting: &mut Setting<'_>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for (end, opportunity) in linebreaks(&self.text) {
            if opportunity == BreakOpportunity::Allowed && self.stays_whole(end) {
                continue;
            }
            let range = start..self.atom_at(end);
            let ends_line = opportunity == BreakOpportunity::Mandatory;
            let shy = self.text[..end]
                .chars()
                .next_back()
                .is_some_and(is_soft_hyphen);
            for at in self.divisions(&range) {
                let division = self.atom_at(at);
                let atom = self.atoms.get(division);
                if atom.is_some_and(|atom| atom.text.start == at) && !self.stays_whole(at) {
                    pieces.push(self.piece(start..division, true, false, setting));
                    start = division;
                }
            }
            pieces.push(self.piece(start..range.end, shy, ends_line, setting));
            start = range.end;
        }
        pieces
    }

    /// Where the atoms, between two places where a line may end, may be divided: bytes of the text.
    fn divisions(&self, atoms: &Range<usize>) -> Vec<usize> {
        let first = self.atoms.get(atoms.start);
        let line_ends = first.map(|atom| self.styles[atom.style].line_ends);
        let Some(LineEnds::Syllables(language)) = line_ends else {
            return Vec::new();
        };
        let bytes = self.bytes(atoms);
        let mut divisions = divisions(&self.text[bytes.clone()], language);
        divisions.iter_mut().for_each(|at| *at += bytes.start);
        divisions
    }

    fn bytes(&self, atoms: &Range<usize>) -> Range<usize> {
        let at = |index: usize| {
            let atom = self.atoms.get(index);
            atom.map_or(self.text.len(), |atom| atom.text.start)
        };
        at(atoms.start)..at(atoms.end)
    }

    fn piece(
        &self,
        atoms: Range<usize>,
        divided: bool,
        ends_line: bool,
        setting: &mut Setting<'_>,
    ) -> Piece {
        let is_space = |atom: &&Atom| self.text[atom.text.clone()] == *" ";
        let spaces = self.atoms[atoms.clone()].iter().rev().take_while(is_space);
        let spaces: f32 = spaces.map(|atom| atom.advance).sum();
        let advances = self.atoms[atoms.clone()].iter().map(|atom| atom.advance);
        let hyphen = match self.atoms[atoms.clone()].last() {
            Some(last) if divided && !ends_line => {
                let style = &self.styles[last.style];
                setting.hyphen_width(style.cut, style.size)
            }
            _ => 0.0,
        };
        Piece {
            width: advances.sum::<f32>() - spaces,
            atoms,
            spaces,
            hyphen,
            ends_line,
        }
    }

    /// The width it takes on one line, or on the widest of its lines if it has breaks of its own.
    pub(super) fn widest_line(&self) -> f32 {
        let lines = self.pieces.split_inclusive(|piece| piece.ends_line);
        let width = |line: &[Piece]| {
            let all: f32 = line.iter().map(|piece| piece.width + piece.spaces).sum();
            all - line.last().map_or(0.0, |piece| piece.spaces)
        };
        lines.map(width).fold(0.0, f32::max)
    }

    /// The width of its widest word, undivided.
    pub(super) fn widest_word(&self) -> f32 {
        let words = self.pieces.split_inclusive(|piece| piece.hyphen == 0.0);
        let width = |word: &[Piece]| word.iter().map(|piece| piece.width).sum();
        words.map(width).fold(0.0, f32::max)
    }

    /// The least width, no more than `width`, at which the paragraph takes no more lines: its lines
    /// are of even length.
    pub(super) fn balanced_width(&self, width: f32) -> f32 {
        let count = self.break_into(width).len();
        let steps: Vec<f32> = (0..BALANCING_STEPS)
            .map(|step| width - width * step_share(step))
            .collect();
        let fitting = steps.partition_point(|width| self.break_into(*width).len() == count);
        steps[fitting.saturating_sub(1)]
    }

    /// Chooses the line ends for a column of `width`.
    pub(super) fn break_into(&self, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        for part in self.pieces.split_inclusive(|piece| piece.ends_line) {
            let pieces = self.fit(part, width);
            for (at, line) in wrap(&pieces, width, self.manner) {
                lines.push(self.line(line, at == pieces.len()));
            }
        }
        lines
    }

    /// The pieces for a column of that width: words that fit it stay whole where words are not to
    /// be divided, the last one does in any case, and what is still wider than the column is cut.
    fn fit(&self, pieces: &[Piece], width: f32) -> Vec<Piece> {
        let mut fitting = Vec::with_capacity(pieces.len());
        let mut words = pieces
            .split_inclusive(|piece| piece.hyphen == 0.0)
            .peekable();
        while let Some(word) = words.next() {
            let all: f32 = word.iter().map(|piece| piece.width).sum();
            let whole = !self.manner.hyphenate || words.peek().is_none();
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
                    .for_each(|piece| self.cut(piece, width, &mut fitting)),
            }
        }
        fitting
    }

    /// Cuts a piece that is wider than the column wherever the column ends.
    fn cut(&self, piece: &Piece, width: f32, fitting: &mut Vec<Piece>) {
        let (mut start, mut used) = (piece.atoms.start, 0.0);
        if piece.width > width {
            for index in piece.atoms.clone() {
                let advance = self.atoms[index].advance;
                if used + advance > width && index > start {
                    fitting.push(Piece {
                        atoms: start..index,
                        width: used,
                        spaces: 0.0,
                        hyphen: 0.0,
                        ends_line: false,
                    });
                    (start, used) = (index, 0.0);
                }
                used += advance;
            }
            used -= piece.spaces;
        } else {
            used = piece.width;
        }
        fitting.push(Piece {
            atoms: start..piece.atoms.end,
            width: used,
            ..piece.clone()
        });
    }

    /// Whether a line end at byte `at` would divide what is better read whole.
    fn stays_whole(&self, at: usize) -> bool {
        self.divides_option(at) || self.divides_code(at)
    }

    /// Whether a line end at byte `at` would divide code elsewhere than after a space, or part it
    /// from the spaces that set it in.
    fn divides_code(&self, at: usize) -> bool {
        let after = if self.has_code { self.atom_at(at) } else { 0 };
        let around = after
            .checked_sub(1)
            .and_then(|before| self.atoms.get(before..=after));
        let is_code = |atoms: &[Atom]| atoms.iter().all(|atom| is_code(&self.styles[atom.style]));
        if !around.is_some_and(is_code) {
            return false;
        }
        let before = &self.text[..at];
        let words = before.trim_end_matches(' ');
        words.len() == before.len() || words.is_empty() || words.ends_with('\n')
    }

    /// Whether a line end at byte `at` would divide the label of a box to tick, if the label is
    /// short enough to stay on one line with its box.
    fn divides_option(&self, at: usize) -> bool {
        if !self.has_boxes {
            return false;
        }
        let (before, after) = self.text.split_at(at);
        let Some(start) = before.rfind(BOXES) else {
            return false;
        };
        let end = after.find(BOXES).unwrap_or(after.len());
        end > 0 && self.text[start..at + end].chars().count() <= LONGEST_LABEL
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

/// What stands for boxes to tick in a text.
const BOXES: [char; 2] = ['☐', '☑'];
/// The longest label of a box that stays on one line, in characters.
const LONGEST_LABEL: usize = 40;

fn is_code(style: &TextStyle) -> bool {
    style.line_ends == LineEnds::Spaces
}

fn atom(glyph: ShapedGlyph, style: usize, size: f32) -> Atom {
    Atom {
        kind: AtomKind::Glyph {
            face: glyph.face,
            id: glyph.id,
            shift: (glyph.shift.0 * size, glyph.shift.1 * size),
        },
        advance: glyph.advance * size,
        style,
        text: glyph.text,
    }
}
