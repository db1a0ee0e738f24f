//! Glyphs as a page shows them: the codes of a run, and the moves of the pen between them.

use printpdf::DictItem;

use crate::export::pdf::codes::{Codes, glyphs_of};
use crate::layout::{Glyph, GlyphRun};

/// How far a glyph may stand from its place before the pen is moved, in points: less than half a dot
/// of a printer with 600 dots to an inch.
const TOLERANCE: f32 = 0.05;

/// Glyphs that are shown together, so far above the baseline.
pub(super) struct Shown {
    /// How far, in points.
    pub(super) rise: f32,
    /// Codes, and how far the pen moves back between them, in thousandths of an em.
    pub(super) array: Vec<DictItem>,
}

/// The codes of a run's glyphs, and the moves that put each where the layout has it.
pub(super) fn show(run: &GlyphRun, codes: &Codes) -> Vec<Shown> {
    let mut writer = RunWriter::new(run.size);
    for (glyph, (text, id)) in run.glyphs.iter().zip(glyphs_of(run)) {
        if let Some(code) = codes.of(text, id) {
            writer.add(code.number, code.width, glyph);
        }
    }
    writer.finish()
}

/// Collects the array of a run.
struct RunWriter {
    /// Thousandths of an em per point.
    scale: f32,
    shown: Vec<Shown>,
    codes: Vec<u8>,
    /// How far the pen stands to the right of where it should, in thousandths of an em.
    drift: f32,
}

impl RunWriter {
    fn new(size: f32) -> Self {
        Self {
            scale: 1000.0 / size,
            shown: vec![Shown {
                rise: 0.0,
                array: Vec::new(),
            }],
            codes: Vec::new(),
            drift: 0.0,
        }
    }

    fn add(&mut self, code: u16, width: f32, glyph: &Glyph) {
        let (right, up) = glyph.shift;
        if self.shown.last().is_some_and(|shown| shown.rise != up) {
            self.flush();
            self.shown.push(Shown {
                rise: up,
                array: Vec::new(),
            });
        }
        self.move_pen(right * self.scale);
        self.codes.extend(code.to_be_bytes());
        self.drift += width - glyph.advance * self.scale;
    }

    /// Moves the pen to where the next glyph should stand, and so much further, in whole units, if it
    /// would stand elsewhere.
    fn move_pen(&mut self, further: f32) {
        let back = (self.drift - further).round();
        if back.abs() <= TOLERANCE * self.scale {
            return;
        }
        self.drift -= back;
        self.flush();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the number is whole and no line is that long"
        )]
        let back = DictItem::Int(back as i64);
        if let Some(shown) = self.shown.last_mut() {
            shown.array.push(back);
        }
    }

    fn flush(&mut self) {
        if let Some(shown) = self.shown.last_mut().filter(|_| !self.codes.is_empty()) {
            let data = std::mem::take(&mut self.codes);
            shown.array.push(DictItem::String {
                data,
                literal: true,
            });
        }
    }

    fn finish(mut self) -> Vec<Shown> {
        self.flush();
        self.shown.retain(|shown| !shown.array.is_empty());
        self.shown
    }
}
