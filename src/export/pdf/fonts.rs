//! Faces in a PDF: a code for every glyph, and the subset of each face that the codes need.
//!
//! A code stands for a glyph *and* its text, because one glyph may stand for several texts: the
//! space for four kinds of space, the hyphen for one that was written and one that divides a
//! word. So extracted text is exactly the text that was laid out.

use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use printpdf::DictItem;
use rustc_hash::FxHashMap;

use super::character_map::CharacterMap;
use super::program::{self, Program};
use super::{add, metadata};
use crate::layout::{Face, Glyph, GlyphRun};

/// The glyphs in use, by face.
pub(super) struct FontUses {
    fonts: Vec<FontUse>,
}

struct FontUse {
    face: Arc<Face>,
    /// The codes of a glyph, each with its text.
    codes: FxHashMap<u16, Vec<(String, u16)>>,
    /// Every code, from code 1.
    entries: Vec<Entry>,
}

/// What a code stands for.
struct Entry {
    glyph: u16,
    text: String,
    /// The width in thousandths of an em.
    width: f32,
}

/// Glyphs that are shown together, so far above the baseline.
pub(super) struct Shown {
    /// How far, in points.
    pub(super) rise: f32,
    /// Codes, and how far the pen moves back between them, in thousandths of an em.
    pub(super) array: Vec<DictItem>,
}

/// What stands for a glyph that has no text of its own: a space of no width.
const NO_TEXT: &str = "\u{200B}";

impl FontUses {
    /// No glyph of any face is in use.
    pub(super) fn new(faces: &[Arc<Face>]) -> Self {
        let font = |face: &Arc<Face>| FontUse {
            face: face.clone(),
            codes: FxHashMap::default(),
            entries: Vec::new(),
        };
        Self {
            fonts: faces.iter().map(font).collect(),
        }
    }

    /// The name of a face among the resources.
    pub(super) fn name(face: usize) -> String {
        format!("F{face}")
    }

    /// The codes of a run's glyphs, and the moves that put each where the layout has it.
    pub(super) fn show(&mut self, run: &GlyphRun) -> Vec<Shown> {
        let font = &mut self.fonts[run.face];
        let mut writer = RunWriter::new(run.size);
        let mut start = 0;
        for glyph in &run.glyphs {
            let end = start + usize::from(glyph.length);
            let text = run.text.get(start..end).unwrap_or_default();
            let (code, width) = font.code(glyph.id, text);
            writer.add(code, width, glyph);
            start = end;
        }
        writer.finish()
    }

    /// Adds the fonts in use to the file; the result names them.
    pub(super) fn write_to(&self, file: &mut Document) -> Dictionary {
        let mut names = Dictionary::new();
        for (index, font) in self.fonts.iter().enumerate() {
            if !font.entries.is_empty() {
                names.set(Self::name(index), font.write_to(file));
            }
        }
        names
    }
}

/// Collects the array of a run.
struct RunWriter {
    /// Thousandths of an em per point.
    scale: f32,
    shown: Vec<Shown>,
    codes: Vec<u8>,
    /// How far the pen stands to the right of where it should, in thousandths of an em.
    drift: f32,
}

impl RunWriter {
    fn new(size: f32) -> Self {
        Self {
            scale: 1000.0 / size,
            shown: vec![Shown {
                rise: 0.0,
                array: Vec::new(),
            }],
            codes: Vec::new(),
            drift: 0.0,
        }
    }

    fn add(&mut self, code: u16, width: f32, glyph: &Glyph) {
        let (right, up) = glyph.shift;
        if self.shown.last().is_some_and(|shown| shown.rise != up) {
            self.flush();
            self.shown.push(Shown {
                rise: up,
                array: Vec::new(),
            });
        }
        self.move_pen(right * self.scale);
        self.codes.extend(code.to_be_bytes());
        self.drift += width - glyph.advance * self.scale;
    }

    /// Moves the pen to where the next glyph should stand, and so much further, in whole units.
    fn move_pen(&mut self, further: f32) {
        let back = (self.drift - further).round();
        if back == 0.0 {
            return;
        }
        self.drift -= back;
        self.flush();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the number is whole and no line is that long"
        )]
        let back = DictItem::Int(back as i64);
        if let Some(shown) = self.shown.last_mut() {
            shown.array.push(back);
        }
    }

    fn flush(&mut self) {
        if let Some(shown) = self.shown.last_mut().filter(|_| !self.codes.is_empty()) {
            let data = std::mem::take(&mut self.codes);
            shown.array.push(DictItem::String {
                data,
                literal: true,
            });
        }
    }

    fn finish(mut self) -> Vec<Shown> {
        self.flush();
        self.shown.retain(|shown| !shown.array.is_empty());
        self.shown
    }
}

impl FontUse {
    /// The code of a glyph that stands for `text`, and the glyph's width.
    fn code(&mut self, glyph: u16, text: &str) -> (u16, f32) {
        let known = self.codes.entry(glyph).or_default();
        let found = known.iter().find(|(known, _)| known == text);
        if let Some((_, code)) = found {
            return (*code, self.entries[usize::from(*code) - 1].width);
        }
        let width = self.face.advance(glyph) * 1000.0 / self.face.units_per_em();
        self.entries.push(Entry {
            glyph,
            text: if text.is_empty() { NO_TEXT } else { text }.to_owned(),
            width,
        });
        // A document of more than 65,535 kinds of glyph would repeat its last code.
        let code = u16::try_from(self.entries.len()).unwrap_or(u16::MAX);
        known.push((text.to_owned(), code));
        (code, width)
    }

    fn write_to(&self, file: &mut Document) -> Object {
        let program = Program::new(&self.face, self.entries.iter().map(|entry| entry.glyph));
        let name = format!("{}+{}", program.tag(), self.face.name());
        let mut descendant = dictionary! {
            "Type" => "Font",
            "BaseFont" => Object::Name(name.clone().into_bytes()),
            "CIDSystemInfo" => program::system(),
            "FontDescriptor" => self.descriptor(file, &name, &program),
            "DW" => 0,
        };
        let texts = file.add_object(Stream::new(Dictionary::new(), self.texts().into_bytes()));
        let mut font = dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => Object::Name(name.into_bytes()),
            "ToUnicode" => texts,
        };
        program.encode(file, &mut font, &mut descendant, self.widths());
        font.set("DescendantFonts", vec![add(file, descendant)]);
        add(file, font)
    }

    fn descriptor(&self, file: &mut Document, name: &str, program: &Program) -> Object {
        let measures = self.face.measures();
        let scale = 1000.0 / self.face.units_per_em();
        let (key, program) = program.stream();
        let bounds = measures
            .bounds
            .map(|edge| Object::Integer(whole(edge * scale)));
        // Symbolic, because the codes are the program's own; italic where it leans.
        let flags = if measures.italic_angle == 0.0 {
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
            "ItalicAngle" => whole(measures.italic_angle),
            "Ascent" => whole(measures.ascent * scale),
            "Descent" => whole(measures.descent * scale),
            "CapHeight" => whole(measures.cap_height * scale),
            "StemV" => if bold { 140 } else { 85 },
            key => file.add_object(program),
        };
        add(file, descriptor)
    }

    /// The widths of all codes, from code 1.
    fn widths(&self) -> Vec<Object> {
        let widths = self.entries.iter().map(|entry| {
            if entry.width.fract() == 0.0 {
                Object::Integer(whole(entry.width))
            } else {
                Object::Real(entry.width)
            }
        });
        widths.collect()
    }

    /// The program that says which text each code stands for.
    fn texts(&self) -> String {
        let target = |entry: &Entry| {
            let units = entry.text.encode_utf16();
            let digits: String = units.map(|unit| format!("{unit:04X}")).collect();
            format!("<{digits}>")
        };
        let targets: Vec<_> = self.entries.iter().map(target).collect();
        TEXTS.write(&targets)
    }
}

/// Which text each code stands for.
const TEXTS: CharacterMap = CharacterMap {
    name: "Adobe-Identity-UCS",
    ordering: "UCS",
    kind: "/CMapType 2 def",
    operator: "bfchar",
};

/// Six letters that tell one subset of a face from another.
pub(super) fn subset_tag(program: &[u8]) -> String {
    let mut print = metadata::fingerprint([program]);
    let letter = |_| {
        let letter = u8::try_from(print % 26).unwrap_or_default();
        print /= 26;
        char::from(b'A' + letter)
    };
    (0..6).map(letter).collect()
}

/// A measure of a font as a whole number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "measures of fonts are a few thousand units"
)]
pub(super) fn whole(number: f32) -> i64 {
    number.round() as i64
}
