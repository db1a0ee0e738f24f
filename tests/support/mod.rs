//! What the tests of layout and PDF share: a document with everything in it, and a reader that
//! gets the text back out of a PDF by its own operators and maps.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]
#![allow(
    dead_code,
    reason = "every test file compiles this module and uses a part of it"
)]

use std::collections::BTreeMap;

use cxo::document::{self, Document};
use cxo::language::Language;
use cxo::layout::{LayoutOptions, OwnFonts, Pages, Paper, Theme, lay_out};
use lopdf::content::Content;
use lopdf::{Object, ObjectId};

/// Markdown with every construct a document may have, in French.
pub(crate) const EVERYTHING: &str = include_str!("everything.fr.md");

/// The document of a Markdown text.
pub(crate) fn document(markdown: &str) -> Document {
    document::parse(markdown, Language::Fr)
}

/// Options with that theme and paper, and nothing else.
pub(crate) fn options(theme: &str, paper: Paper) -> LayoutOptions<'static> {
    LayoutOptions {
        theme: Theme::named(theme).unwrap(),
        paper,
        accent: None,
        fonts: OwnFonts::default(),
        logo: None,
        images: BTreeMap::new(),
    }
}

/// A Markdown text on A4 pages in the classic theme.
pub(crate) fn pages(markdown: &str) -> Pages {
    lay_out(&document(markdown), &options("classic", Paper::A4))
}

/// The text of every run of glyphs, page by page, in the order of painting.
pub(crate) fn runs(pages: &Pages) -> Vec<Vec<String>> {
    let runs = |page: &cxo::layout::Page| {
        let runs = page.items.iter().filter_map(|item| match &item.content {
            cxo::layout::Content::Glyphs(run) => Some(run.text.clone()),
            _ => None,
        });
        runs.collect()
    };
    pages.pages.iter().map(runs).collect()
}

/// Text without what a line's end adds or takes: spaces and soft hyphens.
pub(crate) fn dense(text: &str) -> String {
    let drops = |character: &char| !character.is_whitespace() && *character != '\u{AD}';
    text.chars().filter(drops).collect()
}

/// A see-through PNG of that size.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels: Vec<u8> = (0..width * height)
        .flat_map(|pixel| [200, 80, 40, u8::try_from(pixel % 256).unwrap()])
        .collect();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    file
}

/// The text of a PDF's pages, in the order of their operators, read through the fonts' own maps;
/// with `marked`, only what belongs to the document's structure.
pub(crate) fn extract(pdf: &[u8], marked: bool) -> Vec<String> {
    let file = lopdf::Document::load_mem(pdf).unwrap();
    let pages = file.get_pages();
    let text = |page: &ObjectId| page_text(&file, *page, marked);
    pages.values().map(text).collect()
}

type Map = BTreeMap<u16, String>;

fn page_text(file: &lopdf::Document, page: ObjectId, marked: bool) -> String {
    let maps: BTreeMap<Vec<u8>, Map> = file
        .get_page_fonts(page)
        .unwrap()
        .into_iter()
        .map(|(name, font)| (name, map(file, font)))
        .collect();
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let (mut text, mut font, mut artifact) = (String::new(), Vec::new(), false);
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BMC" => artifact = true,
            "BDC" => artifact = false,
            "Tm" => text.push(' '),
            "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
            "TJ" if !(marked && artifact) => {
                for part in operation.operands[0].as_array().unwrap() {
                    show(part, &maps[&font], &mut text);
                }
            }
            _ => {}
        }
    }
    text
}

fn show(part: &Object, map: &Map, text: &mut String) {
    let Ok(bytes) = part.as_str() else { return };
    for code in bytes.chunks_exact(2) {
        text.push_str(&map[&u16::from_be_bytes([code[0], code[1]])]);
    }
}

fn map(file: &lopdf::Document, font: &lopdf::Dictionary) -> Map {
    let stream = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
    let stream = file.get_object(stream).unwrap().as_stream().unwrap();
    let program = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    let entries = program.lines().filter_map(|line| {
        let (code, text) = line
            .strip_prefix('<')?
            .strip_suffix('>')?
            .split_once("> <")?;
        let unit = |at: usize| u16::from_str_radix(&text[at..at + 4], 16).unwrap();
        let units: Vec<u16> = (0..text.len()).step_by(4).map(unit).collect();
        let code = u16::from_str_radix(code, 16).unwrap();
        Some((code, String::from_utf16(&units).unwrap()))
    });
    entries.filter(|(code, _)| *code > 0).collect()
}
