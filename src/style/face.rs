//! Faces: the fonts built into the program, parsed once and only when a document needs them, and
//! those of a company's own.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use crate::language::Language;
use crate::style::family::{Cut, Family};
use crate::style::file_problem::FileProblem;
use crate::style::font_file;
use harfrust::font::name::NameId;
use harfrust::{Direction, Font, GlyphId, Language as ShapingLanguage, Script, ShapePlan};

/// A font file that is part of the program.
struct BuiltIn {
    cut: Cut,
    data: &'static [u8],
    face: OnceLock<Arc<Face>>,
}

macro_rules! built_in {
    ($($family:ident $bold:literal $italic:literal $file:literal),* $(,)?) => {
        [$(BuiltIn {
            cut: Cut { family: Family::$family, bold: $bold, italic: $italic },
            data: include_bytes!(concat!("../../templates/fonts/", $file, ".ttf")),
            face: OnceLock::new(),
        }),*]
    };
}

static BUILT_IN: [BuiltIn; 12] = built_in![
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

/// The scripts the built-in faces cover, each with its own rules of shaping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Writing {
    /// Latin, and everything without a script of its own.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
}

impl Writing {
    /// The script of `character`; `None` when it is at home in every script.
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

    /// The tag by which OpenType knows the script.
    pub(crate) const fn script(self) -> Script {
        match self {
            Self::Latin => Script::LATIN,
            Self::Greek => Script::GREEK,
            Self::Cyrillic => Script::CYRILLIC,
        }
    }
}

/// How many characters the Latin blocks of Unicode begin with: up to `ž`.
const FIRST_CHARACTERS: usize = 0x180;
/// The height of capitals in em, where a font does not state it.
const USUAL_CAP_HEIGHT: f32 = 0.7;

const WRITINGS: usize = 3;
const PLANS: usize = WRITINGS * Language::ALL.len();

/// The bytes of a font file.
enum Data {
    BuiltIn(&'static [u8]),
    Own(Arc<[u8]>),
}

/// One face: its file, and what is known about it.
pub struct Face {
    /// What no other face of this run has.
    id: u64,
    name: String,
    data: Data,
    font: Font,
    plans: [OnceLock<ShapePlan>; PLANS],
    /// The glyphs of the first characters of Unicode, which most texts consist of; 0 for none.
    first_glyphs: OnceLock<[u16; FIRST_CHARACTERS]>,
}

impl Face {
    /// The built-in face of that cut.
    #[must_use]
    pub fn built_in(cut: Cut) -> Arc<Self> {
        let built_in = BUILT_IN
            .iter()
            .find(|built_in| built_in.cut == cut)
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
        Self::new(font, Data::BuiltIn(data))
    }

    /// Reads a company's own font file: TTF or OTF.
    ///
    /// # Errors
    ///
    /// When it is of another kind, is broken, has no letters, or may not be put into documents.
    pub fn read(file: Vec<u8>) -> Result<Arc<Self>, FileProblem> {
        let data = Arc::from(file.as_slice());
        let font = font_file::read(file)?;
        Ok(Arc::new(Self::new(font, Data::Own(data))))
    }

    fn new(font: Font, data: Data) -> Self {
        let name = name_of(&font, NameId::POSTSCRIPT_NAME).unwrap_or_default();
        static COUNT: AtomicU64 = AtomicU64::new(0);
        Self {
            id: COUNT.fetch_add(1, Ordering::Relaxed),
            name,
            data,
            font,
            plans: Default::default(),
            first_glyphs: OnceLock::new(),
        }
    }

    /// A number that no other face of this run has.
    #[must_use]
    pub const fn id(&self) -> u64 {
        self.id
    }

    /// The PostScript name, such as `SourceSans3-Bold`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of its family, by which programs offer it: `Source Sans 3`.
    #[must_use]
    pub fn family_name(&self) -> String {
        let names = [NameId::TYPOGRAPHIC_FAMILY_NAME, NameId::FAMILY_NAME];
        let name = names.into_iter().find_map(|id| name_of(&self.font, id));
        name.unwrap_or_else(|| self.name.clone())
    }

    /// The font file.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        match &self.data {
            Data::BuiltIn(data) => data,
            Data::Own(data) => data,
        }
    }

    /// How many glyphs the face has.
    #[must_use]
    pub fn glyph_count(&self) -> u16 {
        u16::try_from(self.font.num_glyphs()).unwrap_or(u16::MAX)
    }

    /// Whether the font file is part of the program.
    #[must_use]
    pub const fn is_built_in(&self) -> bool {
        matches!(self.data, Data::BuiltIn(_))
    }

    /// How many units of the font make an em.
    #[must_use]
    pub fn units_per_em(&self) -> f32 {
        f32::from(self.font.units_per_em())
    }

    /// How far the pen moves after `glyph`, in units of the font.
    #[must_use]
    pub fn advance(&self, glyph: u16) -> f32 {
        let glyph = GlyphId::new(u32::from(glyph));
        self.font.glyph_metrics().h_advance(glyph)
    }

    /// The measures of the face as a whole.
    #[must_use]
    pub fn measures(&self) -> Measures {
        let metrics = self.font.metrics();
        let style = self.font.style_metrics();
        let line = metrics.hhea_line.unwrap_or_default();
        let bounds = metrics.bounds;
        Measures {
            ascent: line.ascender.to_f32(),
            descent: line.descender.to_f32(),
            cap_height: metrics
                .cap_height
                .map_or(USUAL_CAP_HEIGHT * self.units_per_em(), |height| {
                    height.to_f32()
                }),
            italic_angle: style.italic_angle.map_or(0.0, |angle| angle.to_f32()),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]
                .map(|edge| edge.to_f32()),
        }
    }

    /// Whether the face has a glyph of `character`.
    #[must_use]
    pub fn has(&self, character: char) -> bool {
        self.glyph(character).is_some()
    }

    /// The glyph of `character`, if the face has one.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<u16> {
        let number = u32::from(character);
        let glyph = match self.first_glyphs().get(number as usize) {
            Some(glyph) => *glyph,
            None => self.mapped(number),
        };
        (glyph != 0).then_some(glyph)
    }

    fn first_glyphs(&self) -> &[u16; FIRST_CHARACTERS] {
        self.first_glyphs.get_or_init(|| {
            let mut glyphs = [0; FIRST_CHARACTERS];
            for (number, glyph) in (0..).zip(&mut glyphs) {
                *glyph = self.mapped(number);
            }
            glyphs
        })
    }

    /// The glyph that the font maps the character of that number to; 0 if it maps it to none.
    fn mapped(&self, character: u32) -> u16 {
        let glyph = self.font.charmap().map_unicode(character);
        let glyph = glyph.map(|glyph| u16::try_from(glyph.to_u32()).unwrap_or_default());
        glyph.unwrap_or_default()
    }

    /// The font as the shaper wants it.
    pub(crate) const fn font(&self) -> &Font {
        &self.font
    }

    /// The rules for shaping text of that language and script, worked out once.
    pub(crate) fn plan(&self, language: Language, writing: Writing) -> &ShapePlan {
        let index = language as usize * WRITINGS + writing as usize;
        self.plans[index].get_or_init(|| {
            let language = ShapingLanguage::new(language.code());
            ShapePlan::new(
                &self.font,
                Direction::LeftToRight,
                Some(writing.script()),
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

/// The measures of a face, in units of the font.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// From the baseline up to the top of the tallest letters and their accents.
    pub ascent: f32,
    /// From the baseline to the bottom of the deepest letters; below the baseline is negative.
    pub descent: f32,
    /// The height of capitals.
    pub cap_height: f32,
    /// How far uprights lean, in degrees; to the right is negative.
    pub italic_angle: f32,
    /// The box all glyphs fit in: left, bottom, right, top.
    pub bounds: [f32; 4],
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, Cut, Face, Family};

    #[test]
    fn every_built_in_face_is_sound_and_speaks_french() {
        for built_in in &BUILT_IN {
            let face = Face::built_in(built_in.cut);
            assert_eq!(face.name().contains("It"), built_in.cut.italic);
            assert_eq!(face.name().contains("Bold"), built_in.cut.bold);
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
            let face = Face::built_in(Cut::regular(family));
            for character in "ΑΩαωΆώАЯаяЁёЇї".chars() {
                assert!(face.has(character), "{face:?} lacks {character}");
            }
        }
    }
}
