//! Embedded font programs: the subset of a face for some character codes, with the maps from codes
//! to glyphs and to text.
//!
//! A TrueType font is embedded as a font file, and a `CIDToGIDMap` maps codes to glyphs. Of an
//! OpenType font with CFF outlines the `CFF` table is embedded alone, and the CMap of the encoding
//! maps codes to glyphs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use read_fonts::FontRef;
use read_fonts::types::Tag;

use crate::export::pdf::cache::SharedCache;
use crate::export::pdf::character_codes::CharacterCode;
use crate::export::pdf::cmap::CMap;
use crate::export::pdf::digest::subset_tag;
use crate::export::pdf::flate::FlateData;
use crate::export::pdf::font_subset;
use crate::export::pdf::fonts::whole;
use crate::style::Face;

/// The embedded program of a face for some character codes.
pub(super) struct FontProgram {
    font_file: FlateData,
    tag: String,
    format: OutlineFormat,
    /// The glyph of each code in the subset, in the order of the codes.
    glyphs: Vec<u16>,
    /// The map from codes to glyphs, in the form that the format requires.
    encoding: FlateData,
    /// The map from codes to text.
    to_unicode: FlateData,
}

/// The key of a cached program: a face, its glyphs and their texts.
type FontProgramKey = (u64, Vec<u16>, String);

/// The cache of programs of built-in faces.
static PROGRAMS: SharedCache<FontProgramKey, FontProgram> = SharedCache::new();

#[derive(Clone, Copy, PartialEq, Eq)]
enum OutlineFormat {
    TrueType,
    Cff,
}

/// Whether a subset of the face can be made for any of its glyphs; `false` for a broken font file.
#[must_use]
pub fn can_embed(face: &Face) -> bool {
    let glyphs: Vec<u16> = (0..face.glyph_count()).collect();
    font_subset::of(face, &glyphs).is_some()
}

impl FontProgram {
    /// The program of a face for these codes.
    pub(super) fn new(face: &Face, codes: &[CharacterCode]) -> Arc<Self> {
        if !face.is_built_in() {
            return Arc::new(Self::of(face, codes));
        }
        let glyphs = codes.iter().map(|code| code.glyph).collect();
        // No text contains this character, so it separates texts unambiguously.
        let to_unicode = codes.iter().flat_map(|code| [code.text, "\0"]).collect();
        PROGRAMS.get_or_insert((face.id(), glyphs, to_unicode), || Self::of(face, codes))
    }

    fn of(face: &Face, codes: &[CharacterCode]) -> Self {
        let Subset { file, numbers } = Subset::of(face, codes);
        let cff = FontRef::new(&file)
            .ok()
            .and_then(|font| font.table_data(Tag::new(b"CFF ")))
            .map(|table| table.as_bytes().to_vec());
        let format = match cff {
            Some(_) => OutlineFormat::Cff,
            None => OutlineFormat::TrueType,
        };
        let bytes = cff.unwrap_or(file);
        let number = |code: &CharacterCode| numbers.get(&code.glyph).copied().unwrap_or_default();
        let glyphs: Vec<u16> = codes.iter().map(number).collect();
        let shown = codes
            .iter()
            .map(|code| code.number)
            .zip(glyphs.iter().copied());
        let encoding = match format {
            OutlineFormat::TrueType => indexed(shown, 0)
                .into_iter()
                .flat_map(u16::to_be_bytes)
                .collect(),
            OutlineFormat::Cff => CODE_TO_GLYPH
                .write(shown.map(|(code, glyph)| (code, vec![glyph])))
                .into_bytes(),
        };
        let to_unicode = codes
            .iter()
            .map(|code| (code.number, code.text.encode_utf16().collect()));
        Self {
            tag: subset_tag(&bytes),
            font_file: FlateData::new(bytes),
            format,
            glyphs,
            encoding: FlateData::new(encoding),
            to_unicode: FlateData::new(TO_UNICODE.write(to_unicode).into_bytes()),
        }
    }

    /// The tag of the subset, six letters.
    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    /// The key of the embedded font file in a font descriptor, and its stream.
    pub(super) fn font_file(&self) -> (&'static str, Stream) {
        let data = &self.font_file;
        match self.format {
            OutlineFormat::TrueType => {
                let length = dictionary! { "Length1" => data.length() };
                ("FontFile2", data.stream(length))
            }
            OutlineFormat::Cff => {
                let kind = dictionary! { "Subtype" => "CIDFontType0C" };
                ("FontFile3", data.stream(kind))
            }
        }
    }

    /// The stream of the map from codes to text.
    pub(super) fn to_unicode(&self) -> Stream {
        self.to_unicode.stream(Dictionary::new())
    }

    /// Adds the encoding to a font and its descendant. `codes` are those that the program was made
    /// for.
    pub(super) fn encode(
        &self,
        file: &mut Document,
        font: &mut Dictionary,
        descendant: &mut Dictionary,
        codes: &[CharacterCode],
    ) {
        match self.format {
            OutlineFormat::TrueType => {
                let map = self.encoding.stream(Dictionary::new());
                font.set("Encoding", "Identity-H");
                descendant.set("Subtype", "CIDFontType2");
                descendant.set("CIDToGIDMap", file.add_object(map));
                descendant.set(
                    "W",
                    widths(codes.iter().map(|code| (code.number, code.width))),
                );
            }
            OutlineFormat::Cff => {
                let description = dictionary! {
                    "Type" => "CMap",
                    "CMapName" => CODE_TO_GLYPH.name,
                    "CIDSystemInfo" => cid_system_info(),
                    "WMode" => 0,
                };
                font.set(
                    "Encoding",
                    file.add_object(self.encoding.stream(description)),
                );
                descendant.set("Subtype", "CIDFontType0");
                // Several codes may have the same glyph.
                let by_glyph = self.glyphs.iter().zip(codes);
                let by_glyph = by_glyph.map(|(glyph, code)| (*glyph, code.width));
                descendant.set("W", widths(by_glyph));
            }
        }
    }
}

/// The values at their indices, with `none` at indices without a value.
fn indexed<T: Clone>(values: impl Iterator<Item = (u16, T)>, none: T) -> Vec<T> {
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

/// The array `W` of a font: widths by code or glyph, from 1.
fn widths(numbered: impl Iterator<Item = (u16, f32)>) -> Vec<Object> {
    let width = |width: f32| match width.fract() == 0.0 {
        true => Object::Integer(whole(width)),
        false => Object::Real(width),
    };
    let indexed = indexed(numbered, 0.0).into_iter().skip(1);
    vec![1.into(), indexed.map(width).collect::<Vec<_>>().into()]
}

/// A subset of a font file.
struct Subset {
    file: Vec<u8>,
    /// The glyph numbers in the subset, by those in the face.
    numbers: BTreeMap<u16, u16>,
}

impl Subset {
    /// The subset with the glyphs of these codes; the whole font if it cannot be subset.
    fn of(face: &Face, codes: &[CharacterCode]) -> Self {
        let glyphs: BTreeSet<u16> = codes.iter().map(|code| code.glyph).collect();
        let glyphs: Vec<u16> = glyphs.into_iter().collect();
        let whole = || (face.data().to_vec(), glyphs.clone());
        let (file, numbers) = font_subset::of(face, &glyphs).unwrap_or_else(whole);
        Self {
            file,
            numbers: glyphs.iter().copied().zip(numbers).collect(),
        }
    }
}

/// The character collection of the codes: Identity, because they are the font's own.
pub(super) fn cid_system_info() -> Dictionary {
    dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal("Identity"),
        "Supplement" => 0,
    }
}

/// The kind of CMap that maps codes to text.
const TO_UNICODE: CMap = CMap {
    name: "Adobe-Identity-UCS",
    ordering: "UCS",
    kind: "/CMapType 2 def",
    operator: "bf",
    target: |units| {
        let digits: String = units.iter().map(|unit| format!("{unit:04X}")).collect();
        format!("<{digits}>")
    },
};

/// The kind of CMap that maps codes to glyphs.
const CODE_TO_GLYPH: CMap = CMap {
    name: "CxoCodes",
    ordering: "Identity",
    kind: "/CMapType 1 def\n/WMode 0 def",
    operator: "cid",
    target: |glyph| glyph.iter().map(u16::to_string).collect(),
};
