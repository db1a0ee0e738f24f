//! The program of a font in a PDF: the outlines of the glyphs in use, in the format of the face.
//!
//! Outlines of TrueType go in as a whole font file, and a list leads from codes to glyphs.
//! Outlines of OpenType (CFF) go in on their own; they know no such list, so that the encoding
//! itself leads from codes to glyphs.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use read_fonts::FontRef;
use read_fonts::types::Tag;

use super::character_map::CharacterMap;
use super::subset;
use crate::layout::Face;

/// A subset of a face.
pub(super) struct Program {
    /// The bytes that go into the file.
    pub(super) bytes: Vec<u8>,
    /// The glyph of every code in the subset, from code 1.
    glyphs: Vec<u16>,
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    TrueType,
    Cff,
}

/// Whether a subset can be made of a face, whatever its glyphs: `false` for a broken font file.
#[must_use]
pub fn can_embed(face: &Face) -> bool {
    let glyphs: Vec<u16> = (0..face.glyph_count()).collect();
    subset::of(face, &glyphs).is_some()
}

impl Program {
    /// The subset of a face that shows the glyphs of all codes, from code 1.
    pub(super) fn new(face: &Face, glyphs: impl Iterator<Item = u16>) -> Self {
        let glyphs: Vec<u16> = glyphs.collect();
        let whole = || (face.data().to_vec(), glyphs.clone());
        let (file, glyphs) = subset::of(face, &glyphs).unwrap_or_else(whole);
        let outlines = FontRef::new(&file)
            .ok()
            .and_then(|font| font.table_data(Tag::new(b"CFF ")))
            .map(|table| table.as_bytes().to_vec());
        let format = if outlines.is_some() {
            Format::Cff
        } else {
            Format::TrueType
        };
        Self {
            bytes: outlines.unwrap_or(file),
            glyphs,
            format,
        }
    }

    /// The key of a font's descriptor that leads to the program, and the stream it leads to.
    pub(super) fn stream(&self) -> (&'static str, Stream) {
        let bytes = self.bytes.clone();
        match self.format {
            Format::TrueType => {
                let length = i64::try_from(bytes.len()).unwrap_or_default();
                (
                    "FontFile2",
                    Stream::new(dictionary! { "Length1" => length }, bytes),
                )
            }
            Format::Cff => {
                let kind = dictionary! { "Subtype" => "CIDFontType0C" };
                ("FontFile3", Stream::new(kind, bytes))
            }
        }
    }

    /// Adds to a font how its codes lead to the glyphs of the program. `widths` are those of the
    /// codes, from code 1.
    pub(super) fn encode(
        &self,
        file: &mut Document,
        font: &mut Dictionary,
        descendant: &mut Dictionary,
        widths: Vec<Object>,
    ) {
        match self.format {
            Format::TrueType => {
                let mut map = vec![0, 0];
                map.extend(self.glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()));
                let map = file.add_object(Stream::new(Dictionary::new(), map));
                font.set("Encoding", "Identity-H");
                descendant.set("Subtype", "CIDFontType2");
                descendant.set("CIDToGIDMap", map);
                descendant.set("W", vec![1.into(), widths.into()]);
            }
            Format::Cff => {
                font.set("Encoding", file.add_object(self.codes()));
                descendant.set("Subtype", "CIDFontType0");
                descendant.set("W", self.widths_by_glyph(widths));
            }
        }
    }

    /// The widths of the glyphs, from glyph 1: several codes may show one.
    fn widths_by_glyph(&self, widths: Vec<Object>) -> Vec<Object> {
        let last = self.glyphs.iter().max().copied().unwrap_or_default();
        let mut by_glyph = vec![Object::Integer(0); usize::from(last) + 1];
        for (glyph, width) in self.glyphs.iter().zip(widths) {
            by_glyph[usize::from(*glyph)] = width;
        }
        by_glyph.remove(0);
        vec![1.into(), by_glyph.into()]
    }

    /// The encoding that leads from codes to glyphs.
    fn codes(&self) -> Stream {
        let targets: Vec<_> = self.glyphs.iter().map(u16::to_string).collect();
        let map = GLYPHS.write(&targets);
        let description = dictionary! {
            "Type" => "CMap",
            "CMapName" => GLYPHS.name,
            "CIDSystemInfo" => system(),
            "WMode" => 0,
        };
        Stream::new(description, map.into_bytes())
    }
}

/// The collection of characters that the codes belong to: none but the font's own.
pub(super) fn system() -> Dictionary {
    dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal("Identity"),
        "Supplement" => 0,
    }
}

/// Which glyph each code stands for.
const GLYPHS: CharacterMap = CharacterMap {
    name: "CxoCodes",
    ordering: "Identity",
    kind: "/CMapType 1 def\n/WMode 0 def",
    operator: "cidchar",
};
