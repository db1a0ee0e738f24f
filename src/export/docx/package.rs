//! The package: parts with their types and relations, as a ZIP file.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::export::docx::xml::Element;

/// Where the types of relations that every office program knows have their names from.
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";
const WORD_TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// A part of a package.
struct Part {
    /// Its path: `word/document.xml`.
    name: String,
    content_type: String,
    bytes: Vec<u8>,
}

/// The parts of a package.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<Part>,
}

impl Package {
    /// Adds a part of any type.
    pub(super) fn add(&mut self, name: &str, content_type: &str, bytes: Vec<u8>) {
        self.parts.push(Part {
            name: name.to_owned(),
            content_type: content_type.to_owned(),
            bytes,
        });
    }

    /// Adds the part `word/<name>.xml`, one of those that Word has a type for.
    pub(super) fn add_word(&mut self, name: &str, kind: &str, content: &Element) {
        let name = format!("word/{name}.xml");
        self.add(&name, &format!("{WORD_TYPES}{kind}+xml"), content.to_file());
    }

    /// Adds what a part refers to, if that is anything.
    pub(super) fn add_relations(&mut self, of: &str, relations: &Relations) {
        if relations.list.is_empty() {
            return;
        }
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let name = format!("{folder}/_rels/{file}.rels");
        let file = relations.element().to_file();
        self.add(name.trim_start_matches('/'), RELATIONS_TYPE, file);
    }

    /// The package as a file. Every part is as old as ZIP files can be.
    #[expect(clippy::expect_used, reason = "memory takes whatever is written to it")]
    pub(super) fn to_file(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .system(System::Dos);
        let types = self.content_types().to_file();
        let first = std::iter::once(("[Content_Types].xml", &types));
        let parts = self.parts.iter().map(|part| (&*part.name, &part.bytes));
        for (name, bytes) in first.chain(parts) {
            writer
                .start_file(name, options)
                .expect("memory can be written to");
            writer.write_all(bytes).expect("memory can be written to");
        }
        let file = writer.finish().expect("memory can be written to");
        file.into_inner()
    }

    fn content_types(&self) -> Element {
        let usual = [("rels", RELATIONS_TYPE), ("xml", "application/xml")];
        let usual = usual.map(|(ending, kind)| {
            Element::new("Default")
                .with("Extension", ending)
                .with("ContentType", kind)
        });
        let parts = self.parts.iter();
        let others = parts.filter(|part| part.content_type != RELATIONS_TYPE);
        let named = others.map(|part| {
            Element::new("Override")
                .with("PartName", format!("/{}", part.name))
                .with("ContentType", &part.content_type)
        });
        Element::new("Types")
            .with("xmlns", CONTENT_TYPES)
            .holding_all(usual)
            .holding_all(named)
    }
}

/// What a part refers to.
#[derive(Default)]
pub(super) struct Relations {
    list: Vec<Element>,
}

impl Relations {
    /// Refers to another part, as seen from this one; the result is the name of the relation.
    pub(super) fn part(&mut self, kind: &str, target: &str) -> String {
        self.of_type(&format!("{RELATIONS}/{kind}"), target)
    }

    /// Refers to another part by a relation whose full type is `kind`.
    pub(super) fn of_type(&mut self, kind: &str, target: &str) -> String {
        self.push(|relation| relation.with("Type", kind).with("Target", target))
    }

    /// Refers to an address outside.
    pub(super) fn address(&mut self, address: &str) -> String {
        self.push(|relation| {
            relation
                .with("Type", format!("{RELATIONS}/hyperlink"))
                .with("Target", address)
                .with("TargetMode", "External")
        })
    }

    fn push(&mut self, complete: impl FnOnce(Element) -> Element) -> String {
        let id = format!("rId{}", self.list.len() + 1);
        let relation = Element::new("Relationship").with("Id", &id);
        self.list.push(complete(relation));
        id
    }

    fn element(&self) -> Element {
        Element::new("Relationships")
            .with("xmlns", PACKAGE_RELATIONS)
            .holding_all(self.list.iter().cloned())
    }
}
