//! The embedded font of text typed into form fields: the face of the page with every character of
//! WinAnsiEncoding, so that a filled-in form keeps its look and its conformance to PDF/A.

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::export::pdf::cache::SharedCache;
use crate::export::pdf::digest::subset_tag;
use crate::export::pdf::flate::FlateData;
use crate::export::pdf::fonts::whole;
use crate::export::pdf::{add, font_subset};
use crate::layout::TYPED_LEADING;
use crate::style::Face;

/// The characters 128 to 159 of WinAnsiEncoding. Other printable codes are those of Latin-1.
const WIN_ANSI_128_TO_159: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// The first code with a character.
const FIRST_CODE: u8 = 32;

/// The descent of a typed line, in thousandths of an em.
const DESCENT: i64 = 160;

/// The resource name of the font. The PDF reader of Chromium assumes that a font has no characters
/// beyond Latin-1 but `€`, and sets `œuvre` or `l’été` partly in fonts of the system. It makes an
/// exception for fonts with one of a few names, such as this one.
pub(super) const NAME: &str = "Webdings";

/// A built-in face with the characters of the encoding.
struct FormFontProgram {
    data: FlateData,
    tag: String,
}

/// The cache of programs, by face.
static PROGRAMS: SharedCache<u64, FormFontProgram> = SharedCache::new();

impl FormFontProgram {
    fn new(face: &Face) -> Self {
        let characters = (FIRST_CODE..=u8::MAX).filter_map(character);
        let program = font_subset::of_characters(face, characters);
        Self {
            tag: subset_tag(&program),
            data: FlateData::new(program),
        }
    }
}

/// Adds the font of a built-in face to the file.
pub(super) fn write_to(file: &mut Document, face: &Face) -> ObjectId {
    let program = PROGRAMS.get_or_insert(face.id(), || FormFontProgram::new(face));
    let name = format!("{}+{}", program.tag, face.name()).into_bytes();
    let widths = (FIRST_CODE..=u8::MAX).map(|code| Object::Integer(width(face, code)));
    let descriptor = descriptor(file, face, &name, &program.data);
    file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "TrueType",
        "BaseFont" => Object::Name(name),
        "Encoding" => "WinAnsiEncoding",
        "FirstChar" => i64::from(FIRST_CODE),
        "LastChar" => i64::from(u8::MAX),
        "Widths" => widths.collect::<Vec<_>>(),
        "FontDescriptor" => descriptor,
    })
}

fn character(code: u8) -> Option<char> {
    match code {
        0..FIRST_CODE | 127 => None,
        128..=159 => WIN_ANSI_128_TO_159[usize::from(code) - 128],
        _ => Some(char::from(code)),
    }
}

/// The advance width of a code's glyph in thousandths of an em; 0 if it has none.
fn width(face: &Face, code: u8) -> i64 {
    let glyph = character(code).and_then(|character| face.glyph(character));
    glyph.map_or(0, |glyph| {
        whole(face.advance(glyph) * 1000.0 / face.units_per_em())
    })
}

/// The font descriptor. PDF readers derive the leading of typed text from the height that it
/// states, so this is [`TYPED_LEADING`] and not the height of the tallest glyph.
fn descriptor(file: &mut Document, face: &Face, name: &[u8], program: &FlateData) -> Object {
    let metrics = face.metrics();
    let scale = 1000.0 / face.units_per_em();
    let [left, _, right, _] = metrics.bounds.map(|edge| whole(edge * scale));
    let height = whole(TYPED_LEADING * 1000.0);
    let bounds = [left, -DESCENT, right, height - DESCENT];
    let program = program.stream(dictionary! { "Length1" => program.length() });
    let program = file.add_object(program);
    let descriptor = dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => Object::Name(name.to_vec()),
        // Nonsymbolic: the font uses a standard Latin encoding.
        "Flags" => 32,
        "FontBBox" => bounds.map(Object::Integer).to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => height - DESCENT,
        "Descent" => -DESCENT,
        "CapHeight" => whole(metrics.cap_height * scale),
        "StemV" => 85,
        "FontFile2" => program,
    };
    add(file, descriptor)
}

#[cfg(test)]
mod tests {
    use super::{FIRST_CODE, character};

    #[test]
    fn codes_are_those_of_win_ansi_encoding() {
        let text: String = (FIRST_CODE..=u8::MAX).filter_map(character).collect();
        assert_eq!(text.chars().count(), 95 + 27 + 96);
        for (code, expected) in [
            (0x41, 'A'),
            (0x80, '€'),
            (0x9C, 'œ'),
            (0xC9, 'É'),
            (0x92, '’'),
        ] {
            assert_eq!(character(code), Some(expected));
        }
        assert_eq!(character(0x81), None);
    }
}
