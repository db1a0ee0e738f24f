//! Shared parts of the tests of layout and PDF: a document with every construct, and a reader that
//! extracts the text of a PDF by its operators and character maps.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]
#![allow(
    dead_code,
    reason = "every test file compiles this module and uses a part of it"
)]

pub(crate) mod structure;

use std::collections::BTreeMap;

use cxo::document::{self, Block, BlockKind, Document, Inline, plain_text};
use cxo::language::Language;
use cxo::layout::{LayoutOptions, Pages, lay_out};
use cxo::style::{OwnFonts, Paper, Theme};
use lopdf::content::{Content, Operation};
use lopdf::{Object, ObjectId};

/// Markdown with every construct a document may have, in French.
pub(crate) const EVERYTHING: &str = include_str!("everything.fr.md");

/// Markdown with every construct of CommonMark and GFM, in English.
pub(crate) const CONSTRUCTS: &str = include_str!("constructs.en.md");

/// The document of a Markdown text.
pub(crate) fn document(markdown: &str) -> Document {
    document::parse(markdown, Language::Fr)
}

/// Layout options with a theme and a paper, without a brand.
pub(crate) fn options(theme: &str, paper: Paper) -> LayoutOptions<'static> {
    LayoutOptions {
        theme: Theme::named(theme).unwrap(),
        paper,
        accent: None,
        fonts: OwnFonts::default(),
        logo: None,
    }
}

/// A Markdown text on A4 pages in the classic theme.
pub(crate) fn pages(markdown: &str) -> Pages {
    lay_out(&document(markdown), &options("classic", Paper::A4))
}

/// The text of every run of glyphs, page by page, in the order of painting.
pub(crate) fn runs(pages: &Pages) -> Vec<Vec<String>> {
    let runs = |page: &cxo::layout::Page| {
        let runs = page.items.iter().filter_map(|item| match &item.graphic {
            cxo::layout::Graphic::Glyphs(run) => Some(run.text.clone()),
            _ => None,
        });
        runs.collect()
    };
    pages.pages.iter().map(runs).collect()
}

/// Text without spaces and soft hyphens, which line breaks add and remove.
pub(crate) fn dense(text: &str) -> String {
    let drops = |character: &char| !character.is_whitespace() && *character != '\u{AD}';
    text.chars().filter(drops).collect()
}

/// The text of blocks in reading order, without spaces and tick boxes.
pub(crate) fn written(blocks: &[Block]) -> String {
    let block = |block: &Block| match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => words(content),
        BlockKind::List { items, .. } => items.iter().map(|item| written(&item.blocks)).collect(),
        BlockKind::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            cells.map(|cell| words(cell)).collect()
        }
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => written(blocks),
        BlockKind::Code(code) => dense(code),
        BlockKind::Rule | BlockKind::WritingLines(_) => String::new(),
    };
    blocks.iter().map(block).collect()
}

fn words(content: &[Inline]) -> String {
    let words = |inline: &Inline| match inline {
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Foreign { content, .. }
        | Inline::Link { content, .. } => words(content),
        Inline::FootnoteMark(number) => number.to_string(),
        Inline::TickBox { .. } => String::new(),
        other => dense(&plain_text(std::slice::from_ref(other))),
    };
    content.iter().map(words).collect()
}

/// Whether the characters of `part` occur in `whole`, in this order.
pub(crate) fn follows(part: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().all(|wanted| rest.any(|found| found == wanted))
}

/// A transparent PNG of that size.
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

/// The part of a page that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Everything.
    All,
    /// The content that belongs to the structure tree.
    Structure,
    /// The text of the Markdown: the structure tree without the labels that the layout adds.
    Words,
}

impl Reading {
    /// Whether the content of a marked-content operator is read; `elements` are the structure
    /// elements of each marked-content identifier of the page.
    fn takes(self, mark: &Operation, elements: &[Vec<String>]) -> bool {
        let properties = mark
            .operands
            .get(1)
            .and_then(|object| object.as_dict().ok());
        let number = properties.map(|properties| properties.get(b"MCID").unwrap());
        match (self, number) {
            (Self::All, _) => true,
            (_, None) => false,
            (Self::Structure, Some(_)) => true,
            (Self::Words, Some(number)) => {
                let number = usize::try_from(number.as_i64().unwrap()).unwrap();
                !elements[number].iter().any(|element| element == "Lbl")
            }
        }
    }
}

/// The text of a PDF's pages in the order of their operators, decoded with the fonts' character
/// maps.
pub(crate) fn extract(pdf: &[u8], reading: Reading) -> Vec<String> {
    let file = lopdf::Document::load_mem(pdf).unwrap();
    let pages = file.get_pages();
    let text = |page: &ObjectId| page_text(&file, *page, reading);
    pages.values().map(text).collect()
}

type Map = BTreeMap<u16, String>;

fn page_text(file: &lopdf::Document, page: ObjectId, reading: Reading) -> String {
    let maps: BTreeMap<Vec<u8>, Map> = file
        .get_page_fonts(page)
        .unwrap()
        .into_iter()
        .map(|(name, font)| (name, map(file, font)))
        .collect();
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let elements = structure::elements_of(file, page);
    let (mut text, mut font, mut takes) = (String::new(), Vec::new(), true);
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BMC" | "BDC" => takes = reading.takes(operation, &elements),
            "Td" => text.push(' '),
            "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
            "TJ" if takes => {
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
    let start = program.find("endcodespacerange").unwrap();
    program[start..].lines().flat_map(entries).collect()
}

/// The codes of a line of a character map, each with its text: one code, or the first and the last
/// of several whose texts follow one another.
fn entries(line: &str) -> Vec<(u16, String)> {
    let numbers: Vec<_> = line
        .split(' ')
        .filter_map(|number| number.strip_prefix('<')?.strip_suffix('>'))
        .collect();
    let unit = |digits: &str| u16::from_str_radix(digits, 16).unwrap();
    let (first, last, target) = match numbers[..] {
        [code, target] => (unit(code), unit(code), target),
        [first, last, target] => (unit(first), unit(last), target),
        _ => return Vec::new(),
    };
    let text = |steps: u16| {
        let starts = (0..target.len()).step_by(4);
        let mut units: Vec<u16> = starts.map(|at| unit(&target[at..at + 4])).collect();
        *units.last_mut().unwrap() += steps;
        String::from_utf16(&units).unwrap()
    };
    (first..=last)
        .map(|code| (code, text(code - first)))
        .collect()
}
