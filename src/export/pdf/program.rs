//! The program of a font in a PDF: the outlines of the glyphs in use, in the format of the face.
//!
//! Outlines of TrueType go in as a whole font file, and a list leads from codes to glyphs.
//! Outlines of OpenType (CFF) go in on their own; they know no such list, so that the encoding
//! itself leads from codes to glyphs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use read_fonts::FontRef;
use read_fonts::types::Tag;

use super::character_map::CharacterMap;
use super::fonts::subset_tag;
use super::kept::Kept;
use super::packed::Packed;
use super::subset;
use crate::layout::Face;

/// A subset of a face, with the codes of one document.
pub(super) struct Program {
    outlines: Arc<Outlines>,
    /// The glyph of every code in the subset, from code 1.
    glyphs: Vec<u16>,
}

/// The outlines of some glyphs of a face.
struct Outlines {
    packed: Packed,
    tag: String,
    format: Format,
    /// The number in the subset of each glyph of the face, by the one in the face.
    numbers: BTreeMap<u16, u16>,
}

/// A face of the program and glyphs of it.
type Selection = (u64, BTreeSet<u16>);

/// The outlines that documents of this run had in common.
static OUTLINES: Kept<Selection, Outlines> = Kept::new();

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
        let outlines = match face.is_built_in() {
            true => {
                let set: BTreeSet<u16> = glyphs.iter().copied().collect();
                let ids: Vec<u16> = set.iter().copied().collect();
                OUTLINES.get((face.id(), set), || Outlines::of(face, &ids))
            }
            false => Arc::new(Outlines::of(face, &glyphs)),
        };
        let number = |glyph: &u16| outlines.numbers.get(glyph).copied().unwrap_or_default();
        let glyphs = glyphs.iter().map(number).collect();
        Self { outlines, glyphs }
    }

    /// Six letters that tell this subset from another.
    pub(super) fn tag(&self) -> &str {
        &self.outlines.tag
    }

    /// The key of a font's descriptor that leads to the program, and the stream it leads to.
    pub(super) fn stream(&self) -> (&'static str, Stream) {
        let packed = &self.outlines.packed;
        match self.outlines.format {
            Format::TrueType => {
                let length = dictionary! { "Length1" => packed.length() };
                ("FontFile2", packed.stream(length))
            }
            Format::Cff => {
                let kind = dictionary! { "Subtype" => "CIDFontType0C" };
                ("FontFile3", packed.stream(kind))
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
        match self.outlines.format {
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

impl Outlines {
    /// The outlines of these glyphs; those of the whole face if it cannot be divided.
    fn of(face: &Face, glyphs: &[u16]) -> Self {
        let whole = || (face.data().to_vec(), glyphs.to_vec());
        let (file, numbers) = subset::of(face, glyphs).unwrap_or_else(whole);
        let outlines = FontRef::new(&file)
            .ok()
            .and_then(|font| font.table_data(Tag::new(b"CFF ")))
            .map(|table| table.as_bytes().to_vec());
        let format = match outlines {
            Some(_) => Format::Cff,
            None => Format::TrueType,
        };
        let bytes = outlines.unwrap_or(file);
        Self {
            tag: subset_tag(&bytes),
            packed: Packed::new(bytes),
            format,
            numbers: glyphs.iter().copied().zip(numbers).collect(),
        }
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
