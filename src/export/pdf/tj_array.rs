//! The arrays of `TJ` operators: the character codes of a run, and the adjustments between them.

use printpdf::DictItem;

use crate::export::pdf::character_codes::{CharacterCodes, glyphs_of};
use crate::layout::{Glyph, GlyphRun};

/// The largest deviation of a glyph from its position before it is adjusted, in points: less than
/// half a dot at 600 dots per inch.
const TOLERANCE: f32 = 0.05;

/// The operand of a `TJ` operator: glyphs at the same rise.
pub(super) struct TjArray {
    /// The text rise above the baseline, in points.
    pub(super) rise: f32,
    /// Strings of codes, and adjustments to the left in thousandths of an em.
    pub(super) array: Vec<DictItem>,
}

/// The codes of a run's glyphs, with the adjustments that put each at its position in the layout.
pub(super) fn tj_arrays(run: &GlyphRun, codes: &CharacterCodes) -> Vec<TjArray> {
    let mut builder = TjArrayBuilder::new(run.size);
    for (glyph, (text, id)) in run.glyphs.iter().zip(glyphs_of(run)) {
        if let Some(code) = codes.of(text, id) {
            builder.add(code.number, code.width, glyph);
        }
    }
    builder.finish()
}

/// Builds the arrays of a run.
struct TjArrayBuilder {
    /// The thousandths of an em in a point.
    scale: f32,
    arrays: Vec<TjArray>,
    codes: Vec<u8>,
    /// The distance of the pen to the right of its intended position, in thousandths of an em.
    drift: f32,
}

impl TjArrayBuilder {
    fn new(size: f32) -> Self {
        Self {
            scale: 1000.0 / size,
            arrays: vec![TjArray {
                rise: 0.0,
                array: Vec::new(),
            }],
            codes: Vec::new(),
            drift: 0.0,
        }
    }

    fn add(&mut self, code: u16, width: f32, glyph: &Glyph) {
        let (right, up) = glyph.shift;
        if self.arrays.last().is_some_and(|last| last.rise != up) {
            self.flush();
            self.arrays.push(TjArray {
                rise: up,
                array: Vec::new(),
            });
        }
        self.move_pen(right * self.scale);
        self.codes.extend(code.to_be_bytes());
        self.drift += width - glyph.advance * self.scale;
    }

    /// Moves the pen to the position of the next glyph plus `further`, if it deviates by more than
    /// [`TOLERANCE`]. Adjustments are whole numbers.
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
        if let Some(last) = self.arrays.last_mut() {
            last.array.push(back);
        }
    }

    fn flush(&mut self) {
        if let Some(last) = self.arrays.last_mut().filter(|_| !self.codes.is_empty()) {
            let data = std::mem::take(&mut self.codes);
            last.array.push(DictItem::String {
                data,
                literal: true,
            });
        }
    }

    fn finish(mut self) -> Vec<TjArray> {
        self.flush();
        self.arrays.retain(|array| !array.array.is_empty());
        self.arrays
    }
}
