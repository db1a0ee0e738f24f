//! The font for what is typed into a form: the face of the page, with every character that a
//! program can type in one byte, so that a form that is filled in keeps its look and its standards.

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::export::pdf::fingerprint::subset_tag;
use crate::export::pdf::fonts::whole;
use crate::export::pdf::kept::Kept;
use crate::export::pdf::packed::Packed;
use crate::export::pdf::{add, subset};
use crate::layout::TYPED_LEADING;
use crate::style::Face;

/// The characters of the codes 128 to 159: those of the encoding that PDF calls `WinAnsi`. From
/// 32 to 126 and from 160 on, a code is the character's own number.
const ABOVE_ASCII: [Option<char>; 32] = [
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
const FIRST: u8 = 32;

/// How far below the baseline a typed line reaches, in thousandths of an em.
const DEPTH: i64 = 160;

/// The name of the font within the form. In the viewer of Chromium a font holds no character beyond
/// Latin 1 but `€`, whatever is in it: words such as `œuvre` or `l’été` are torn between fonts of
/// the machine. Fonts of a few names, of which this is one, are believed to hold what they hold.
pub(super) const NAME: &str = "Webdings";

/// A built-in face with those characters.
struct Program {
    packed: Packed,
    tag: String,
}

/// The programs that documents of this run had in common, by face.
static PROGRAMS: Kept<u64, Program> = Kept::new();

impl Program {
    fn new(face: &Face) -> Self {
        let characters = (FIRST..=u8::MAX).filter_map(character);
        let program = subset::with_characters(face, characters);
        Self {
            tag: subset_tag(&program),
            packed: Packed::new(program),
        }
    }
}

/// Adds the font of a built-in face to the file.
pub(super) fn write_to(file: &mut Document, face: &Face) -> ObjectId {
    let program = PROGRAMS.get(face.id(), || Program::new(face));
    let name = format!("{}+{}", program.tag, face.name()).into_bytes();
    let widths = (FIRST..=u8::MAX).map(|code| Object::Integer(width(face, code)));
    let descriptor = descriptor(file, face, &name, &program.packed);
    file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "TrueType",
        "BaseFont" => Object::Name(name),
        "Encoding" => "WinAnsiEncoding",
        "FirstChar" => i64::from(FIRST),
        "LastChar" => i64::from(u8::MAX),
        "Widths" => widths.collect::<Vec<_>>(),
        "FontDescriptor" => descriptor,
    })
}

fn character(code: u8) -> Option<char> {
    match code {
        0..FIRST | 127 => None,
        128..=159 => ABOVE_ASCII[usize::from(code) - 128],
        _ => Some(char::from(code)),
    }
}

/// The width of a code's glyph in thousandths of an em; 0 if it has none.
fn width(face: &Face, code: u8) -> i64 {
    let glyph = character(code).and_then(|character| face.glyph(character));
    glyph.map_or(0, |glyph| {
        whole(face.advance(glyph) * 1000.0 / face.units_per_em())
    })
}

/// What programs ask of the font before they set a line. They set several lines as far apart as
/// its height says, so that this is the height of a typed line and not that of the tallest glyph.
fn descriptor(file: &mut Document, face: &Face, name: &[u8], program: &Packed) -> Object {
    let metrics = face.metrics();
    let scale = 1000.0 / face.units_per_em();
    let [left, _, right, _] = metrics.bounds.map(|edge| whole(edge * scale));
    let height = whole(TYPED_LEADING * 1000.0);
    let bounds = [left, -DEPTH, right, height - DEPTH];
    let program = program.stream(dictionary! { "Length1" => program.length() });
    let program = file.add_object(program);
    let descriptor = dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => Object::Name(name.to_vec()),
        // Its characters are those of Latin text.
        "Flags" => 32,
        "FontBBox" => bounds.map(Object::Integer).to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => height - DEPTH,
        "Descent" => -DEPTH,
        "CapHeight" => whole(metrics.cap_height * scale),
        "StemV" => 85,
        "FontFile2" => program,
    };
    add(file, descriptor)
}

#[cfg(test)]
mod tests {
    use super::{FIRST, character};

    #[test]
    fn codes_are_those_of_western_text() {
        let text: String = (FIRST..=u8::MAX).filter_map(character).collect();
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
