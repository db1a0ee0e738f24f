//! The font dictionaries and font descriptors of a file.

use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, dictionary};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::export::pdf::add;
use crate::export::pdf::character_codes::CharacterCodes;
use crate::export::pdf::font_program::{self, FontProgram};
use crate::export::pdf::tj_array::{self, TjArray};
use crate::layout::{GlyphRun, Graphic, Pages};
use crate::style::Face;

/// The fonts that pages use, by face.
pub(super) struct UsedFonts<'p> {
    fonts: Vec<UsedFont<'p>>,
}

struct UsedFont<'p> {
    face: Arc<Face>,
    codes: CharacterCodes<'p>,
}

/// The embedded programs of the fonts, by face.
pub(super) struct FontPrograms(Vec<Arc<FontProgram>>);

impl<'p> UsedFonts<'p> {
    /// The fonts that `pages` use.
    pub(super) fn of(pages: &'p Pages) -> Self {
        let mut runs: Vec<Vec<&GlyphRun>> = vec![Vec::new(); pages.faces.len()];
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Graphic::Glyphs(run) = &item.graphic {
                runs[run.face].push(run);
            }
        }
        let font = |(face, runs): (&Arc<Face>, Vec<&'p GlyphRun>)| UsedFont {
            face: face.clone(),
            codes: CharacterCodes::new(face, &runs),
        };
        Self {
            fonts: pages.faces.iter().zip(runs).map(font).collect(),
        }
    }

    /// The resource name of a face.
    pub(super) fn name(face: usize) -> String {
        format!("F{face}")
    }

    /// The text-showing operands of a run.
    pub(super) fn show(&self, run: &GlyphRun) -> Vec<TjArray> {
        tj_array::tj_arrays(run, &self.fonts[run.face].codes)
    }

    /// The embedded programs of the fonts. Subsetting takes most of the time of writing a PDF.
    pub(super) fn programs(&self) -> FontPrograms {
        let fonts = self.fonts.par_iter();
        let program = |font: &UsedFont| FontProgram::new(&font.face, font.codes.all());
        FontPrograms(fonts.map(program).collect())
    }

    /// Adds the fonts to the file; the result is the font resource dictionary.
    pub(super) fn write_to(&self, file: &mut Document, programs: &FontPrograms) -> Dictionary {
        let mut names = Dictionary::new();
        let fonts = self.fonts.iter().zip(&programs.0).enumerate();
        for (index, (font, program)) in fonts {
            if !font.codes.all().is_empty() {
                names.set(Self::name(index), font.write_to(file, program));
            }
        }
        names
    }
}

impl UsedFont<'_> {
    fn write_to(&self, file: &mut Document, program: &FontProgram) -> Object {
        let name = format!("{}+{}", program.tag(), self.face.name());
        let mut descendant = dictionary! {
            "Type" => "Font",
            "BaseFont" => Object::Name(name.clone().into_bytes()),
            "CIDSystemInfo" => font_program::cid_system_info(),
            "FontDescriptor" => self.descriptor(file, &name, program),
            "DW" => 0,
        };
        let mut font = dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => Object::Name(name.into_bytes()),
            "ToUnicode" => file.add_object(program.to_unicode()),
        };
        program.encode(file, &mut font, &mut descendant, self.codes.all());
        font.set("DescendantFonts", vec![add(file, descendant)]);
        add(file, font)
    }

    fn descriptor(&self, file: &mut Document, name: &str, program: &FontProgram) -> Object {
        let metrics = self.face.metrics();
        let scale = 1000.0 / self.face.units_per_em();
        let (key, program) = program.font_file();
        let bounds = metrics
            .bounds
            .map(|edge| Object::Integer(whole(edge * scale)));
        // Symbolic, because the character codes are the font's own; italic if it is slanted.
        let flags = if metrics.italic_angle == 0.0 {
            4
        } else {
            4 | 64
        };
        let bold = self.face.name().contains("Bold");
        let descriptor = dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => Object::Name(name.as_bytes().to_vec()),
            "Flags" => flags,
            "FontBBox" => bounds.to_vec(),
            "ItalicAngle" => whole(metrics.italic_angle),
            "Ascent" => whole(metrics.ascent * scale),
            "Descent" => whole(metrics.descent * scale),
            "CapHeight" => whole(metrics.cap_height * scale),
            "StemV" => if bold { 140 } else { 85 },
            key => file.add_object(program),
        };
        add(file, descriptor)
    }
}

/// A font metric as an integer.
#[expect(
    clippy::cast_possible_truncation,
    reason = "metrics of fonts are a few thousand units"
)]
pub(super) fn whole(number: f32) -> i64 {
    number.round() as i64
}
