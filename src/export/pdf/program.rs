//! The program of a font in a PDF: the outlines of the glyphs in use, in the format of the face, and
//! what leads from codes to them and to their texts.
//!
//! Outlines of TrueType go in as a whole font file, and a list leads from codes to glyphs.
//! Outlines of OpenType (CFF) go in on their own; they know no such list, so that the encoding
//! itself leads from codes to glyphs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use read_fonts::FontRef;
use read_fonts::types::Tag;

use crate::export::pdf::character_map::CharacterMap;
use crate::export::pdf::codes::Code;
use crate::export::pdf::fingerprint::subset_tag;
use crate::export::pdf::fonts::whole;
use crate::export::pdf::kept::Kept;
use crate::export::pdf::packed::Packed;
use crate::export::pdf::subset;
use crate::style::Face;

/// A subset of a face for some codes.
pub(super) struct Program {
    outlines: Packed,
    tag: String,
    format: Format,
    /// The glyph in the subset of each code, in the order of the codes.
    glyphs: Vec<u16>,
    /// Which glyph each code stands for, as the format says it.
    encoding: Packed,
    /// Which text each code stands for.
    texts: Packed,
}

/// A face, and glyphs of it with their texts.
type Selection = (u64, Vec<u16>, String);

/// The programs that documents of this run had in common.
static PROGRAMS: Kept<Selection, Program> = Kept::new();

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
    /// The subset of a face for these codes.
    pub(super) fn new(face: &Face, codes: &[Code]) -> Arc<Self> {
        if !face.is_built_in() {
            return Arc::new(Self::of(face, codes));
        }
        let glyphs = codes.iter().map(|code| code.glyph).collect();
        // No text holds this character: it could not be told from the end of one.
        let texts = codes.iter().flat_map(|code| [code.text, "\0"]).collect();
        PROGRAMS.get((face.id(), glyphs, texts), || Self::of(face, codes))
    }

    fn of(face: &Face, codes: &[Code]) -> Self {
        let Subset { file, numbers } = Subset::of(face, codes);
        let cff = FontRef::new(&file)
            .ok()
            .and_then(|font| font.table_data(Tag::new(b"CFF ")))
            .map(|table| table.as_bytes().to_vec());
        let format = match cff {
            Some(_) => Format::Cff,
            None => Format::TrueType,
        };
        let bytes = cff.unwrap_or(file);
        let number = |code: &Code| numbers.get(&code.glyph).copied().unwrap_or_default();
        let glyphs: Vec<u16> = codes.iter().map(number).collect();
        let shown = codes
            .iter()
            .map(|code| code.number)
            .zip(glyphs.iter().copied());
        let encoding = match format {
            Format::TrueType => listed(shown, 0)
                .into_iter()
                .flat_map(u16::to_be_bytes)
                .collect(),
            Format::Cff => GLYPHS
                .write(shown.map(|(code, glyph)| (code, vec![glyph])))
                .into_bytes(),
        };
        let texts = codes
            .iter()
            .map(|code| (code.number, code.text.encode_utf16().collect()));
        Self {
            tag: subset_tag(&bytes),
            outlines: Packed::new(bytes),
            format,
            glyphs,
            encoding: Packed::new(encoding),
            texts: Packed::new(TEXTS.write(texts).into_bytes()),
        }
    }

    /// Six letters that tell this subset from another.
    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    /// The key of a font's descriptor that leads to the outlines, and the stream it leads to.
    pub(super) fn outlines(&self) -> (&'static str, Stream) {
        let packed = &self.outlines;
        match self.format {
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

    /// The stream that says which text each code stands for.
    pub(super) fn texts(&self) -> Stream {
        self.texts.stream(Dictionary::new())
    }

    /// Adds to a font how its codes lead to the glyphs of the program. `codes` are those that the
    /// program was made for.
    pub(super) fn encode(
        &self,
        file: &mut Document,
        font: &mut Dictionary,
        descendant: &mut Dictionary,
        codes: &[Code],
    ) {
        match self.format {
            Format::TrueType => {
                let map = self.encoding.stream(Dictionary::new());
                font.set("Encoding", "Identity-H");
                descendant.set("Subtype", "CIDFontType2");
                descendant.set("CIDToGIDMap", file.add_object(map));
                descendant.set(
                    "W",
                    widths(codes.iter().map(|code| (code.number, code.width))),
                );
            }
            Format::Cff => {
                let description = dictionary! {
                    "Type" => "CMap",
                    "CMapName" => GLYPHS.name,
                    "CIDSystemInfo" => system(),
                    "WMode" => 0,
                };
                font.set(
                    "Encoding",
                    file.add_object(self.encoding.stream(description)),
                );
                descendant.set("Subtype", "CIDFontType0");
                // Several codes may show one glyph.
                let by_glyph = self.glyphs.iter().zip(codes);
                let by_glyph = by_glyph.map(|(glyph, code)| (*glyph, code.width));
                descendant.set("W", widths(by_glyph));
            }
        }
    }
}

/// The values by their numbers, from 0 on, and `none` where a number has no value.
fn listed<T: Clone>(values: impl Iterator<Item = (u16, T)>, none: T) -> Vec<T> {
    let mut list = Vec::new();
    for (number, value) in values {
        let place = usize::from(number);
        if list.len() <= place {
            list.resize(place + 1, none.clone());
        }
        list[place] = value;
    }
    list
}

/// The widths of codes or glyphs, by their numbers, as a font states them: from number 1 on.
fn widths(numbered: impl Iterator<Item = (u16, f32)>) -> Vec<Object> {
    let width = |width: f32| match width.fract() == 0.0 {
        true => Object::Integer(whole(width)),
        false => Object::Real(width),
    };
    let listed = listed(numbered, 0.0).into_iter().skip(1);
    vec![1.into(), listed.map(width).collect::<Vec<_>>().into()]
}

/// A subset of the file of a face.
struct Subset {
    file: Vec<u8>,
    /// The number in the subset of each glyph of the face, by the one in the face.
    numbers: BTreeMap<u16, u16>,
}

impl Subset {
    /// The glyphs of the codes; the whole face if it cannot be divided.
    fn of(face: &Face, codes: &[Code]) -> Self {
        let glyphs: BTreeSet<u16> = codes.iter().map(|code| code.glyph).collect();
        let glyphs: Vec<u16> = glyphs.into_iter().collect();
        let whole = || (face.data().to_vec(), glyphs.clone());
        let (file, numbers) = subset::of(face, &glyphs).unwrap_or_else(whole);
        Self {
            file,
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

/// Which text each code stands for.
const TEXTS: CharacterMap = CharacterMap {
    name: "Adobe-Identity-UCS",
    ordering: "UCS",
    kind: "/CMapType 2 def",
    operator: "bf",
    target: |units| {
        let digits: String = units.iter().map(|unit| format!("{unit:04X}")).collect();
        format!("<{digits}>")
    },
};

/// Which glyph each code stands for.
const GLYPHS: CharacterMap = CharacterMap {
    name: "CxoCodes",
    ordering: "Identity",
    kind: "/CMapType 1 def\n/WMode 0 def",
    operator: "cid",
    target: |glyph| glyph.iter().map(u16::to_string).collect(),
};
