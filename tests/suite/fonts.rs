//! A company's own fonts: those that can be used, and the errors about the others.

use std::fs;

use cxo::export::pdf::{PdfOptions, can_embed, pdf};
use cxo::layout::{LayoutOptions, lay_out};
use cxo::style::{Face, OwnFamily, OwnFonts, Paper};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::commands::cxo;
use crate::pdf_support::{document, options};
use crate::pictures::{SQUARE, changes, damaged, svg};

const FONT: &[u8] = include_bytes!("../../templates/fonts/SourceSans3-Regular.ttf");

/// The offset of a font table, and the offset of its name.
fn table(font: &[u8], name: &[u8; 4]) -> (usize, usize) {
    let entry = (12..)
        .step_by(16)
        .find(|at| font[*at..].starts_with(name))
        .unwrap();
    let at = u32::from_be_bytes(font[entry + 8..entry + 12].try_into().unwrap());
    (at as usize, entry)
}

fn changed(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut font = FONT.to_vec();
    change(&mut font);
    font
}

#[test]
fn a_font_that_cannot_be_used_is_said_with_a_way_out() {
    let restricted = |bits: u8| {
        changed(move |font| {
            let (at, _) = table(font, b"OS/2");
            font[at + 9] = bits;
        })
    };
    let renamed = |from: &'static [u8; 4], to: &'static [u8; 4]| {
        changed(move |font| {
            let (_, entry) = table(font, from);
            font[entry..entry + 4].copy_from_slice(to);
        })
    };
    let garbled = changed(|font| {
        let (at, _) = table(font, b"glyf");
        font[at..].fill(0x5a);
    });
    for (file, expected) in [
        (b"wOF2....".to_vec(), "is a font for web pages (WOFF)"),
        (b"ttcf....".to_vec(), "is a collection of several fonts"),
        (
            b"%!PS-AdobeFont".to_vec(),
            "is a font in the old Type 1 format",
        ),
        (b"PK\x03\x04".to_vec(), "is a ZIP archive"),
        (Vec::new(), "is no font file"),
        (svg(SQUARE).into_bytes(), "is no font file"),
        (FONT[..300].to_vec(), "is a broken font file"),
        (FONT[..FONT.len() / 2].to_vec(), "is a broken font file"),
        (garbled, "is a broken font file"),
        (renamed(b"glyf", b"xxxx"), "is a broken font file"),
        (renamed(b"post", b"fvar"), "is a variable font"),
        (
            restricted(2),
            "may not be put into documents: its maker does not allow it",
        ),
        (vec![0; (32 << 20) + 1], "is no font file"),
    ] {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("own.otf"), &file).unwrap();
        let yaml = "company: Auriel\nobjective: x\nbrand: { fonts: { text: own.otf } }\n";
        let run = cxo(&["render", "-"], folder.path(), yaml.as_bytes());
        assert_eq!(
            (run.code, run.out.as_str()),
            (1, ""),
            "{expected}: {}",
            run.err
        );
        let message = format!("error[CXO-016]: the font `own.otf` {expected}");
        assert!(run.err.contains(&message), "{expected}: {}", run.err);
        assert!(run.err.contains("standard input:3:25"), "{}", run.err);
        assert!(run.err.contains("help: "), "{}", run.err);
    }
}

#[test]
fn a_family_of_fonts_with_gaps_is_used_and_the_gaps_are_named() {
    let folder = TempDir::new().unwrap();
    let blocks = include_bytes!("../support/fonts/Blocks.otf");
    fs::write(folder.path().join("Blocks.otf"), blocks).unwrap();
    fs::write(folder.path().join("Bold.ttf"), FONT).unwrap();
    let yaml = "company: Auriel\nobjective: x\nlanguages: [en]\nbrand:\n  fonts:\n    \
                text: { regular: Blocks.otf, bold: Bold.ttf }\n    headings: Blocks.otf\n";
    let run = cxo(&["render", "-"], folder.path(), yaml.as_bytes());
    assert_eq!(run.code, 0);
    insta::assert_snapshot!(run.err, @"
    warning[CXO-016]: the fonts of text have no italic file: emphasised words look like all others
     --> standard input:6:5
      |
    6 |     text: { regular: Blocks.otf, bold: Bold.ttf }
      |     ^^^^
      |
      = help: name each file below `text`: `regular`, `bold`, `italic` and `bold_italic`

    warning[CXO-016]: the font `Blocks.otf` has no `£`, `–`, `—`, `‘`, `“`, `”`, `…`, `€`: a font of the program stands in there
     --> standard input:6:22
      |
    6 |     text: { regular: Blocks.otf, bold: Bold.ttf }
      |                      ^^^^^^^^^^
      |
      = help: choose an edition of the font with these letters, or another font

    3 pieces of advice: cxo check -
    ");
}

const EVERY_LETTER: &str = "# L’Été\n\nThe quick brown fox, 0123456789 – *jumps* **over** À Ж.\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_damaged_font_is_refused_or_set(changes in changes(), open_type: bool, head: bool) {
        let blocks: &[u8] = include_bytes!("../support/fonts/Blocks.otf");
        let whole = if open_type { blocks } else { FONT };
        // The first bytes hold the table directory, where damage matters most.
        let (start, rest) = whole.split_at(if head { 400 } else { whole.len() });
        let file = [damaged(start, &changes).as_slice(), rest].concat();
        let Ok(regular) = Face::read(file) else { return Ok(()) };
        if !can_embed(&regular) {
            return Ok(());
        }
        let family = OwnFamily { regular, bold: None, italic: None, bold_italic: None };
        let options = LayoutOptions {
            fonts: OwnFonts { text: Some(family), headings: None },
            ..options("classic", Paper::A4)
        };
        let pages = lay_out(&document(EVERY_LETTER), &options);
        prop_assert!(pdf(&pages, &PdfOptions::default()).starts_with(b"%PDF"));
    }
}
