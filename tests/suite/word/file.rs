//! A reader of Word files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};
use zip::ZipArchive;

/// The attributes of an element.
pub(super) type Attributes = BTreeMap<String, String>;

/// The parts of a file by their names.
pub(super) fn parts(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        assert!(
            parts
                .insert(part.name().unwrap().into_owned(), bytes)
                .is_none()
        );
    }
    parts
}

/// A part as text.
pub(super) fn part(file: &[u8], name: &str) -> String {
    let part = parts(file).remove(name);
    String::from_utf8(part.unwrap_or_else(|| panic!("there is no {name}"))).unwrap()
}

/// A part with every element on a line of its own.
pub(super) fn pretty(file: &[u8], name: &str) -> String {
    let text = part(file, name);
    let mut reader = Reader::from_str(&text);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            event => writer.write_event(event).unwrap(),
        }
    }
    String::from_utf8(writer.into_inner()).unwrap()
}

/// The elements of that name in a text.
pub(super) fn elements(text: &str, name: &str) -> Vec<Attributes> {
    let mut found = Vec::new();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(start) | Event::Empty(start) if start.name().as_ref() == name => {
                found.push(attributes(&start));
            }
            _ => {}
        }
    }
}

fn attributes(start: &BytesStart) -> Attributes {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap();
        (attribute.key.as_ref().to_owned(), value.into_owned())
    });
    attributes.collect()
}

/// The paragraphs of a file, one a line: the style, the numbering, and the text. `[tag]` stands
/// before a control, `*` around bold words, `_` around italic ones, `(…)` after a link.
pub(super) fn listing(file: &[u8]) -> String {
    let mut listing = String::new();
    Lister::default().list(&part(file, "word/document.xml"), &mut listing);
    let mut notes = String::new();
    Lister::default().list(&part(file, "word/footnotes.xml"), &mut notes);
    // The separators of notes come first.
    listing.extend(notes.split_inclusive('\n').skip(2));
    listing
}

/// The displayed text of a file: one paragraph per line, notes last. Tick boxes, blanks to write on
/// and automatic numbers are left out.
pub(super) fn text(file: &[u8]) -> String {
    let mut text = String::new();
    for name in ["word/document.xml", "word/footnotes.xml"] {
        let lister = Lister {
            only_words: true,
            ..Lister::default()
        };
        lister.list(&part(file, name), &mut text);
    }
    text
}

#[derive(Default)]
struct Lister {
    only_words: bool,
    style: String,
    numbering: String,
    line: String,
    tag: Option<String>,
    bold: bool,
    italic: bool,
    in_text: bool,
    is_box: bool,
    cells: usize,
}

impl Lister {
    fn list(mut self, part: &str, listing: &mut String) {
        let mut reader = Reader::from_str(part);
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return,
                Event::Start(start) => self.open(&start, false, listing),
                Event::Empty(start) => self.open(&start, true, listing),
                Event::Text(text) if self.in_text => self.say(&text.xml10_content()),
                Event::GeneralRef(reference) if self.in_text => {
                    let name = reference.xml10_content();
                    let text = quick_xml::escape::resolve_predefined_entity(&name);
                    self.say(text.unwrap());
                }
                Event::End(end) => match end.name().as_ref() {
                    "w:p" => self.end_paragraph(listing),
                    "w:t" => self.in_text = false,
                    "w:r" => self.end_run(),
                    "w:sdt" => self.is_box = false,
                    "w:tc" => self.cells -= 1,
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn open(&mut self, start: &BytesStart, is_empty: bool, listing: &mut String) {
        let attributes = attributes(start);
        let value = |name: &str| attributes.get(name).cloned().unwrap_or_default();
        match start.name().as_ref() {
            "w:p" if is_empty => self.end_paragraph(listing),
            "w:pStyle" => self.style = value("w:val"),
            "w:ilvl" => self.numbering = value("w:val"),
            "w:numId" => self.numbering = format!(" {}.{}", value("w:val"), self.numbering),
            "w:t" => self.in_text = true,
            "w:b" => self.bold = true,
            "w:i" => self.italic = true,
            "w:tag" => self.tag = Some(value("w:val")),
            "w14:checkbox" => self.is_box = true,
            "w:tc" => self.cells += 1,
            "w:br" => self.mark(if self.only_words { " " } else { " / " }),
            "w:tab" if self.in_run() => self.mark("\t"),
            "w:softHyphen" => self.mark("\u{AD}"),
            "w:noBreakHyphen" => self.mark("\u{2011}"),
            "w:footnoteReference" => self.mark(&value("w:id")),
            "w:hyperlink" if !self.only_words => self.mark(&format!("({})", value("r:id"))),
            _ => {}
        }
    }

    /// Tab stops in properties are none in the text.
    fn in_run(&self) -> bool {
        !self.only_words
    }

    fn mark(&mut self, text: &str) {
        self.line.push_str(text);
    }

    fn say(&mut self, text: &str) {
        if self.only_words {
            if !self.is_box {
                self.line.push_str(text);
            }
            return;
        }
        if let Some(tag) = self.tag.take() {
            write!(self.line, "[{tag}]").unwrap();
        }
        let marks = [(self.bold, "*"), (self.italic, "_")];
        let marks: String = marks
            .iter()
            .filter(|(on, _)| *on)
            .map(|(_, mark)| *mark)
            .collect();
        let back: String = marks.chars().rev().collect();
        write!(self.line, "{marks}{text}{back}").unwrap();
    }

    fn end_run(&mut self) {
        (self.bold, self.italic) = (false, false);
    }

    fn end_paragraph(&mut self, listing: &mut String) {
        let style = std::mem::take(&mut self.style);
        let numbering = std::mem::take(&mut self.numbering);
        let line = std::mem::take(&mut self.line);
        if self.only_words {
            writeln!(listing, "{line}").unwrap();
            return;
        }
        let tag = self
            .tag
            .take()
            .map_or(String::new(), |tag| format!("[{tag}]"));
        let style = if style.is_empty() { "Normal" } else { &style };
        let inset = if self.cells > 0 { "  " } else { "" };
        writeln!(listing, "{inset}{style}{numbering} | {tag}{line}").unwrap();
    }
}
