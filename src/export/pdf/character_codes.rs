//! The character codes of a font.
//!
//! A code stands for a glyph *and* its text, because one glyph may represent several texts: the
//! space glyph four kinds of space, the hyphen glyph a written hyphen and that of a hyphenated
//! word. So extracted text is exactly the text that was laid out.
//!
//! Codes are assigned in the order of the texts. Documents with the same characters get the same
//! codes, and the CMap of a whole alphabet takes a single range.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::layout::GlyphRun;
use crate::style::Face;

/// The bytes that a literal string must escape; no code contains one.
const ESCAPED: [u8; 4] = [b'(', b')', b'\\', b'\r'];

/// The text of a glyph without text of its own: a zero width space.
const EMPTY_TEXT: &str = "\u{200B}";

/// A character code, its glyph and its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct CharacterCode<'p> {
    /// The code.
    pub(super) number: u16,
    /// The glyph's number in the face.
    pub(super) glyph: u16,
    /// The text that extraction yields.
    pub(super) text: &'p str,
    /// The advance width, in thousandths of an em.
    pub(super) width: f32,
}

/// The character codes of a face in a document.
pub(super) struct CharacterCodes<'p> {
    /// The codes, in order.
    all: Vec<CharacterCode<'p>>,
    /// The index in [`Self::all`] of a text and its glyph.
    indices: FxHashMap<(&'p str, u16), usize>,
}

/// The glyphs of a run, each with the text it represents.
pub(super) fn glyphs_of(run: &GlyphRun) -> impl Iterator<Item = (&str, u16)> {
    let mut start = 0;
    run.glyphs.iter().map(move |glyph| {
        let end = start + usize::from(glyph.length);
        let text = run.text.get(start..end).unwrap_or_default();
        start = end;
        (text, glyph.id)
    })
}

impl<'p> CharacterCodes<'p> {
    /// The codes for the glyphs of `runs`, which are all set in `face`.
    pub(super) fn new(face: &Face, runs: &[&'p GlyphRun]) -> Self {
        let mut indices: FxHashMap<_, usize> = runs
            .iter()
            .flat_map(|run| glyphs_of(run))
            .map(|(text, glyph)| ((text, glyph), 0))
            .collect();
        let uses: BTreeSet<_> = indices.keys().copied().collect();
        let code = |((text, glyph), number): ((&'p str, u16), u16)| CharacterCode {
            number,
            glyph,
            text: if text.is_empty() { EMPTY_TEXT } else { text },
            width: face.advance(glyph) * 1000.0 / face.units_per_em(),
        };
        // If the codes run out, the last one is repeated.
        let last = std::iter::repeat(u16::MAX);
        for (index, used) in uses.iter().enumerate() {
            indices.insert(*used, index);
        }
        Self {
            all: uses
                .into_iter()
                .zip(code_numbers().chain(last))
                .map(code)
                .collect(),
            indices,
        }
    }

    /// The codes, in order.
    pub(super) fn all(&self) -> &[CharacterCode<'p>] {
        &self.all
    }

    /// The code of a glyph that represents `text`.
    pub(super) fn of(&self, text: &str, glyph: u16) -> Option<&CharacterCode<'p>> {
        self.indices
            .get(&(text, glyph))
            .map(|index| &self.all[*index])
    }
}

/// The codes that need no escaping, from 1.
fn code_numbers() -> impl Iterator<Item = u16> {
    (1..=u16::MAX).filter(|code| !code.to_be_bytes().iter().any(|byte| ESCAPED.contains(byte)))
}

#[cfg(test)]
mod tests {
    use super::CharacterCodes;
    use crate::layout::{Glyph, GlyphRun};
    use crate::style::{Colour, Face, Family, FontVariant};

    fn run(glyphs: &[(u16, &str)]) -> GlyphRun {
        let glyph = |(id, text): &(u16, &str)| Glyph {
            id: *id,
            advance: 5.0,
            shift: (0.0, 0.0),
            length: u16::try_from(text.len()).unwrap(),
        };
        GlyphRun {
            x: 0.0,
            y: 0.0,
            face: 0,
            size: 10.0,
            colour: Colour::BLACK,
            text: glyphs.iter().map(|(_, text)| *text).collect(),
            glyphs: glyphs.iter().map(glyph).collect(),
        }
    }

    /// The numbers and texts of the codes of these glyphs.
    fn codes(glyphs: &[(u16, &str)]) -> Vec<(u16, String)> {
        let run = run(glyphs);
        let face = Face::built_in(FontVariant::regular(Family::Sans));
        let codes = CharacterCodes::new(&face, &[&run]);
        let told = |code: &super::CharacterCode| (code.number, code.text.to_owned());
        codes.all().iter().map(told).collect()
    }

    fn expected(codes: &[(u16, &str)]) -> Vec<(u16, String)> {
        codes
            .iter()
            .map(|(number, text)| (*number, (*text).to_owned()))
            .collect()
    }

    #[test]
    fn codes_follow_the_order_of_texts_whatever_comes_first() {
        let same = expected(&[(1, " "), (2, "\u{a0}"), (3, "é")]);
        assert_eq!(codes(&[(9, "é"), (1, "\u{a0}"), (1, " ")]), same);
        assert_eq!(codes(&[(1, " "), (9, "é"), (1, "\u{a0}"), (9, "é")]), same);
    }

    #[test]
    fn a_glyph_without_text_is_a_space_of_no_width() {
        assert_eq!(codes(&[(7, "")]), expected(&[(1, "\u{200b}")]));
    }

    #[test]
    fn no_code_holds_a_byte_that_means_something_in_a_string() {
        let texts: Vec<String> = (0x100..0x1400_u32)
            .filter_map(char::from_u32)
            .map(String::from)
            .collect();
        let glyphs: Vec<(u16, &str)> = texts.iter().map(|text| (3, text.as_str())).collect();
        for (code, _) in codes(&glyphs) {
            assert!(
                !code
                    .to_be_bytes()
                    .iter()
                    .any(|byte| b"()\\\r".contains(byte)),
                "{code}"
            );
        }
    }
}
