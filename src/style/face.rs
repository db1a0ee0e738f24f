//! Font faces: those built into the program, parsed on first use, and those of a company.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use crate::language::Language;
use crate::style::family::{Family, FontVariant};
use crate::style::file_problem::FileProblem;
use crate::style::font_file;
use harfrust::font::name::NameId;
use harfrust::{
    Direction, Font, GlyphId, Language as ShapingLanguage, Script as ShapingScript, ShapePlan,
};

/// A built-in font file and, once parsed, its face.
struct BuiltInFace {
    variant: FontVariant,
    data: &'static [u8],
    face: OnceLock<Arc<Face>>,
}

macro_rules! built_in {
    ($($family:ident $bold:literal $italic:literal $file:literal),* $(,)?) => {
        [$(BuiltInFace {
            variant: FontVariant { family: Family::$family, bold: $bold, italic: $italic },
            data: include_bytes!(concat!("../../templates/fonts/", $file, ".ttf")),
            face: OnceLock::new(),
        }),*]
    };
}

static BUILT_IN: [BuiltInFace; 12] = built_in![
    Sans false false "SourceSans3-Regular",
    Sans true false "SourceSans3-Bold",
    Sans false true "SourceSans3-It",
    Sans true true "SourceSans3-BoldIt",
    Serif false false "SourceSerif4-Regular",
    Serif true false "SourceSerif4-Bold",
    Serif false true "SourceSerif4-It",
    Serif true true "SourceSerif4-BoldIt",
    Mono false false "SourceCodePro-Regular",
    Mono true false "SourceCodePro-Bold",
    Mono false true "SourceCodePro-It",
    Mono true true "SourceCodePro-BoldIt",
];

/// A script that the built-in faces cover, with its own shaping rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Script {
    /// Latin, also used for characters of no particular script.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
}

impl Script {
    /// The script of `character`; `None` when it is common to all scripts.
    pub(crate) fn of(character: char) -> Option<Self> {
        match u32::from(character) {
            0x0370..=0x03FF | 0x1F00..=0x1FFF => Some(Self::Greek),
            0x0400..=0x052F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => {
                Some(Self::Cyrillic)
            }
            _ if character.is_alphabetic() => Some(Self::Latin),
            _ => None,
        }
    }

    /// The script as the shaper names it.
    pub(crate) const fn shaping_script(self) -> ShapingScript {
        match self {
            Self::Latin => ShapingScript::LATIN,
            Self::Greek => ShapingScript::GREEK,
            Self::Cyrillic => ShapingScript::CYRILLIC,
        }
    }
}

/// The characters whose glyphs are cached: the first blocks of Unicode, up to `ž` (U+017E).
const CACHED_CHARACTERS: usize = 0x180;
/// The height of capitals in em, for fonts that do not state it.
const DEFAULT_CAP_HEIGHT: f32 = 0.7;

const SCRIPTS: usize = 3;
const SHAPE_PLANS: usize = SCRIPTS * Language::ALL.len();

/// The bytes of a font file.
enum FontData {
    BuiltIn(&'static [u8]),
    Own(Arc<[u8]>),
}

/// A font face: its file, and what is read from it.
pub struct Face {
    /// A number unique to this face within the run of the program.
    id: u64,
    name: String,
    data: FontData,
    font: Font,
    plans: [OnceLock<ShapePlan>; SHAPE_PLANS],
    /// The glyphs of the first [`CACHED_CHARACTERS`] characters, which make up most texts; 0 for a
    /// character without a glyph.
    cached_glyphs: OnceLock<[u16; CACHED_CHARACTERS]>,
}

impl Face {
    /// The built-in face of a variant.
    #[must_use]
    pub fn built_in(variant: FontVariant) -> Arc<Self> {
        let built_in = BUILT_IN
            .iter()
            .find(|built_in| built_in.variant == variant)
            .unwrap_or(&BUILT_IN[0]);
        let parse = || Arc::new(Self::parse_built_in(built_in.data));
        built_in.face.get_or_init(parse).clone()
    }

    #[expect(
        clippy::expect_used,
        reason = "the files are part of the program, and a test parses every one of them"
    )]
    fn parse_built_in(data: &'static [u8]) -> Self {
        let font = Font::new(data, 0).expect("a built-in font file is sound");
        Self::new(font, FontData::BuiltIn(data))
    }

    /// Reads a font file of a company, TTF or OTF.
    ///
    /// # Errors
    ///
    /// When the file is of another kind, is broken, has no letters, or does not allow embedding.
    pub fn read(file: Vec<u8>) -> Result<Arc<Self>, FileProblem> {
        let data = Arc::from(file.as_slice());
        let font = font_file::read(file)?;
        Ok(Arc::new(Self::new(font, FontData::Own(data))))
    }

    fn new(font: Font, data: FontData) -> Self {
        let name = name_of(&font, NameId::POSTSCRIPT_NAME).unwrap_or_default();
        static COUNT: AtomicU64 = AtomicU64::new(0);
        Self {
            id: COUNT.fetch_add(1, Ordering::Relaxed),
            name,
            data,
            font,
            plans: Default::default(),
            cached_glyphs: OnceLock::new(),
        }
    }

    /// A number unique to this face within the run of the program.
    #[must_use]
    pub const fn id(&self) -> u64 {
        self.id
    }

    /// The PostScript name, such as `SourceSans3-Bold`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the family, as font menus show it: `Source Sans 3`.
    #[must_use]
    pub fn family_name(&self) -> String {
        let names = [NameId::TYPOGRAPHIC_FAMILY_NAME, NameId::FAMILY_NAME];
        let name = names.into_iter().find_map(|id| name_of(&self.font, id));
        name.unwrap_or_else(|| self.name.clone())
    }

    /// The bytes of the font file.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        match &self.data {
            FontData::BuiltIn(data) => data,
            FontData::Own(data) => data,
        }
    }

    /// The number of glyphs.
    #[must_use]
    pub fn glyph_count(&self) -> u16 {
        u16::try_from(self.font.num_glyphs()).unwrap_or(u16::MAX)
    }

    /// Whether the font file is built into the program.
    #[must_use]
    pub const fn is_built_in(&self) -> bool {
        matches!(self.data, FontData::BuiltIn(_))
    }

    /// The number of font units in an em.
    #[must_use]
    pub fn units_per_em(&self) -> f32 {
        f32::from(self.font.units_per_em())
    }

    /// The advance width of `glyph`, in font units.
    #[must_use]
    pub fn advance(&self, glyph: u16) -> f32 {
        let glyph = GlyphId::new(u32::from(glyph));
        self.font.glyph_metrics().h_advance(glyph)
    }

    /// The metrics of the face as a whole.
    #[must_use]
    pub fn metrics(&self) -> FaceMetrics {
        let metrics = self.font.metrics();
        let style = self.font.style_metrics();
        let line = metrics.hhea_line.unwrap_or_default();
        let bounds = metrics.bounds;
        FaceMetrics {
            ascent: line.ascender.to_f32(),
            descent: line.descender.to_f32(),
            cap_height: metrics
                .cap_height
                .map_or(DEFAULT_CAP_HEIGHT * self.units_per_em(), |height| {
                    height.to_f32()
                }),
            italic_angle: style.italic_angle.map_or(0.0, |angle| angle.to_f32()),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]
                .map(|edge| edge.to_f32()),
        }
    }

    /// Whether the face has a glyph for `character`.
    #[must_use]
    pub fn has(&self, character: char) -> bool {
        self.glyph(character).is_some()
    }

    /// The glyph for `character`, if the face has one.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<u16> {
        let number = u32::from(character);
        let glyph = match self.cached_glyphs().get(number as usize) {
            Some(glyph) => *glyph,
            None => self.mapped_glyph(number),
        };
        (glyph != 0).then_some(glyph)
    }

    fn cached_glyphs(&self) -> &[u16; CACHED_CHARACTERS] {
        self.cached_glyphs.get_or_init(|| {
            let mut glyphs = [0; CACHED_CHARACTERS];
            for (number, glyph) in (0..).zip(&mut glyphs) {
                *glyph = self.mapped_glyph(number);
            }
            glyphs
        })
    }

    /// The glyph that the font's `cmap` table maps a code point to; 0 for none.
    fn mapped_glyph(&self, character: u32) -> u16 {
        let glyph = self.font.charmap().map_unicode(character);
        let glyph = glyph.map(|glyph| u16::try_from(glyph.to_u32()).unwrap_or_default());
        glyph.unwrap_or_default()
    }

    /// The parsed font, for the shaper.
    pub(crate) const fn font(&self) -> &Font {
        &self.font
    }

    /// The shaping plan for text of that language and script, built on first use.
    pub(crate) fn shape_plan(&self, language: Language, script: Script) -> &ShapePlan {
        let index = language as usize * SCRIPTS + script as usize;
        self.plans[index].get_or_init(|| {
            let language = ShapingLanguage::new(language.code());
            ShapePlan::new(
                &self.font,
                Direction::LeftToRight,
                Some(script.shaping_script()),
                language.as_ref(),
                &[],
            )
        })
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Face").field(&self.name).finish()
    }
}

fn name_of(font: &Font, id: NameId) -> Option<String> {
    let names = font.names();
    let name = names.get(id).and_then(|name| name.english_or_first())?;
    Some(name.name().chars().collect())
}

/// The metrics of a face, in font units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FaceMetrics {
    /// The height of the tallest letters and their accents above the baseline.
    pub ascent: f32,
    /// The lowest point of the deepest letters; negative, because it is below the baseline.
    pub descent: f32,
    /// The height of capitals.
    pub cap_height: f32,
    /// The slant of upright strokes in degrees; negative when they lean to the right.
    pub italic_angle: f32,
    /// The bounding box of all glyphs: left, bottom, right, top.
    pub bounds: [f32; 4],
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, Face, Family, FontVariant};

    #[test]
    fn every_built_in_face_has_the_letters_of_french() {
        for built_in in &BUILT_IN {
            let face = Face::built_in(built_in.variant);
            assert_eq!(face.name().contains("It"), built_in.variant.italic);
            assert_eq!(face.name().contains("Bold"), built_in.variant.bold);
            for character in "ÀÉŒœçëîÿ«»’€–—…•".chars() {
                assert!(
                    face.glyph(character).is_some(),
                    "{face:?} lacks {character}"
                );
            }
        }
    }

    #[test]
    fn every_family_writes_greek_and_cyrillic() {
        for family in [Family::Sans, Family::Serif, Family::Mono] {
            let face = Face::built_in(FontVariant::regular(family));
            for character in "ΑΩαωΆώАЯаяЁёЇї".chars() {
                assert!(face.has(character), "{face:?} lacks {character}");
            }
        }
    }
}
