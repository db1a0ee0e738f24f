//! Faces in a PDF: which of them it uses, and what it says of each.

use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, dictionary};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::export::pdf::add;
use crate::export::pdf::codes::Codes;
use crate::export::pdf::program::{self, Program};
use crate::export::pdf::showing::{self, Shown};
use crate::layout::{GlyphRun, Graphic, Pages};
use crate::style::Face;

/// The glyphs in use, by face.
pub(super) struct FontUses<'p> {
    fonts: Vec<FontUse<'p>>,
}

struct FontUse<'p> {
    face: Arc<Face>,
    codes: Codes<'p>,
}

/// The programs of the fonts in use, by face.
pub(super) struct Programs(Vec<Arc<Program>>);

impl<'p> FontUses<'p> {
    /// The glyphs that pages show.
    pub(super) fn of(pages: &'p Pages) -> Self {
        let mut runs: Vec<Vec<&GlyphRun>> = vec![Vec::new(); pages.faces.len()];
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Graphic::Glyphs(run) = &item.graphic {
                runs[run.face].push(run);
            }
        }
        let font = |(face, runs): (&Arc<Face>, Vec<&'p GlyphRun>)| FontUse {
            face: face.clone(),
            codes: Codes::new(face, &runs),
        };
        Self {
            fonts: pages.faces.iter().zip(runs).map(font).collect(),
        }
    }

    /// The name of a face among the resources.
    pub(super) fn name(face: usize) -> String {
        format!("F{face}")
    }

    /// A run as a page shows it.
    pub(super) fn show(&self, run: &GlyphRun) -> Vec<Shown> {
        showing::show(run, &self.fonts[run.face].codes)
    }

    /// The programs of the fonts in use: most of what they take to write.
    pub(super) fn programs(&self) -> Programs {
        let fonts = self.fonts.par_iter();
        let program = |font: &FontUse| Program::new(&font.face, font.codes.all());
        Programs(fonts.map(program).collect())
    }

    /// Adds the fonts in use to the file; the result names them.
    pub(super) fn write_to(&self, file: &mut Document, programs: &Programs) -> Dictionary {
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

impl FontUse<'_> {
    fn write_to(&self, file: &mut Document, program: &Program) -> Object {
        let name = format!("{}+{}", program.tag(), self.face.name());
        let mut descendant = dictionary! {
            "Type" => "Font",
            "BaseFont" => Object::Name(name.clone().into_bytes()),
            "CIDSystemInfo" => program::system(),
            "FontDescriptor" => self.descriptor(file, &name, program),
            "DW" => 0,
        };
        let mut font = dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => Object::Name(name.into_bytes()),
            "ToUnicode" => file.add_object(program.texts()),
        };
        program.encode(file, &mut font, &mut descendant, self.codes.all());
        font.set("DescendantFonts", vec![add(file, descendant)]);
        add(file, font)
    }

    fn descriptor(&self, file: &mut Document, name: &str, program: &Program) -> Object {
        let metrics = self.face.metrics();
        let scale = 1000.0 / self.face.units_per_em();
        let (key, program) = program.outlines();
        let bounds = metrics
            .bounds
            .map(|edge| Object::Integer(whole(edge * scale)));
        // Symbolic, because the codes are the program's own; italic where it leans.
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

/// A measure of a font as a whole number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "metrics of fonts are a few thousand units"
)]
pub(super) fn whole(number: f32) -> i64 {
    number.round() as i64
}
