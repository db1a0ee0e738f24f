//! The codes of a face in a document.
//!
//! A code stands for a glyph *and* its text, because one glyph may stand for several texts: the
//! space for four kinds of space, the hyphen for one that was written and one that divides a
//! word. So extracted text is exactly the text that was laid out.
//!
//! Codes follow the order of the texts. So documents with the same characters have the same codes,
//! and most of what describes them takes a line for a whole alphabet.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::layout::GlyphRun;
use crate::style::Face;

/// Bytes that a string of a PDF cannot hold as they are: no code has one.
const ESCAPED: [u8; 4] = [b'(', b')', b'\\', b'\r'];

/// What stands for a glyph that has no text of its own: a space of no width.
const NO_TEXT: &str = "\u{200B}";

/// What a code stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Code<'p> {
    /// The code.
    pub(super) number: u16,
    /// The glyph, by its number in the face.
    pub(super) glyph: u16,
    /// The text.
    pub(super) text: &'p str,
    /// The width in thousandths of an em.
    pub(super) width: f32,
}

/// The codes of a face.
pub(super) struct Codes<'p> {
    /// All of them, in order.
    all: Vec<Code<'p>>,
    /// Where among them a text and its glyph are.
    places: FxHashMap<(&'p str, u16), usize>,
}

/// The glyphs of a run, each with its text.
pub(super) fn glyphs_of(run: &GlyphRun) -> impl Iterator<Item = (&str, u16)> {
    let mut start = 0;
    run.glyphs.iter().map(move |glyph| {
        let end = start + usize::from(glyph.length);
        let text = run.text.get(start..end).unwrap_or_default();
        start = end;
        (text, glyph.id)
    })
}

impl<'p> Codes<'p> {
    /// The codes for the glyphs of `runs`, all of them set in `face`.
    pub(super) fn new(face: &Face, runs: &[&'p GlyphRun]) -> Self {
        let mut places: FxHashMap<_, usize> = runs
            .iter()
            .flat_map(|run| glyphs_of(run))
            .map(|(text, glyph)| ((text, glyph), 0))
            .collect();
        let uses: BTreeSet<_> = places.keys().copied().collect();
        let code = |((text, glyph), number): ((&'p str, u16), u16)| Code {
            number,
            glyph,
            text: if text.is_empty() { NO_TEXT } else { text },
            width: face.advance(glyph) * 1000.0 / face.units_per_em(),
        };
        // A document of more kinds of glyph than there are codes would repeat the last one.
        let last = std::iter::repeat(u16::MAX);
        for (place, used) in uses.iter().enumerate() {
            places.insert(*used, place);
        }
        Self {
            all: uses
                .into_iter()
                .zip(numbers().chain(last))
                .map(code)
                .collect(),
            places,
        }
    }

    /// All of them, in order.
    pub(super) fn all(&self) -> &[Code<'p>] {
        &self.all
    }

    /// The code of a glyph that stands for `text`.
    pub(super) fn of(&self, text: &str, glyph: u16) -> Option<&Code<'p>> {
        self.places
            .get(&(text, glyph))
            .map(|place| &self.all[*place])
    }
}

/// The codes there are.
fn numbers() -> impl Iterator<Item = u16> {
    (1..=u16::MAX).filter(|code| !code.to_be_bytes().iter().any(|byte| ESCAPED.contains(byte)))
}

#[cfg(test)]
mod tests {
    use super::Codes;
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

    /// The codes of these glyphs: number and text.
    fn codes(glyphs: &[(u16, &str)]) -> Vec<(u16, String)> {
        let run = run(glyphs);
        let face = Face::built_in(FontVariant::regular(Family::Sans));
        let codes = Codes::new(&face, &[&run]);
        let told = |code: &super::Code| (code.number, code.text.to_owned());
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
