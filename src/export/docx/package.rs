//! The package: parts with content types and relationships, as a ZIP file (Open Packaging
//! Conventions).

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::export::docx::xml::XmlElement;

/// The namespace of the common relationship types.
pub(super) const RELATIONSHIPS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";
const WORD_TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// A part of a package.
struct PackagePart {
    /// The path: `word/document.xml`.
    name: String,
    content_type: String,
    bytes: Vec<u8>,
}

/// The parts of a package.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<PackagePart>,
}

impl Package {
    /// Adds a part of any content type.
    pub(super) fn add(&mut self, name: &str, content_type: &str, bytes: Vec<u8>) {
        self.parts.push(PackagePart {
            name: name.to_owned(),
            content_type: content_type.to_owned(),
            bytes,
        });
    }

    /// Adds the part `word/<name>.xml` with a content type of Word.
    pub(super) fn add_word(&mut self, name: &str, kind: &str, content: &XmlElement) {
        let name = format!("word/{name}.xml");
        self.add(&name, &format!("{WORD_TYPES}{kind}+xml"), content.to_file());
    }

    /// Adds the relationships of a part, if it has any.
    pub(super) fn add_relationships(&mut self, of: &str, relationships: &Relationships) {
        if relationships.list.is_empty() {
            return;
        }
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let name = format!("{folder}/_rels/{file}.rels");
        let file = relationships.element().to_file();
        self.add(name.trim_start_matches('/'), RELATIONSHIPS_TYPE, file);
    }

    /// Writes the package. All parts have the earliest date of ZIP files.
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

    fn content_types(&self) -> XmlElement {
        let usual = [("rels", RELATIONSHIPS_TYPE), ("xml", "application/xml")];
        let usual = usual.map(|(ending, kind)| {
            XmlElement::new("Default")
                .with("Extension", ending)
                .with("ContentType", kind)
        });
        let parts = self.parts.iter();
        let others = parts.filter(|part| part.content_type != RELATIONSHIPS_TYPE);
        let named = others.map(|part| {
            XmlElement::new("Override")
                .with("PartName", format!("/{}", part.name))
                .with("ContentType", &part.content_type)
        });
        XmlElement::new("Types")
            .with("xmlns", CONTENT_TYPES)
            .add_all(usual)
            .add_all(named)
    }
}

/// The relationships of a part.
#[derive(Default)]
pub(super) struct Relationships {
    list: Vec<XmlElement>,
}

impl Relationships {
    /// Adds a relationship to another part, by its path relative to this one; the result is its id.
    pub(super) fn part(&mut self, kind: &str, target: &str) -> String {
        self.of_type(&format!("{RELATIONSHIPS}/{kind}"), target)
    }

    /// Adds a relationship of the type `kind`, given in full.
    pub(super) fn of_type(&mut self, kind: &str, target: &str) -> String {
        self.push(|relationship| relationship.with("Type", kind).with("Target", target))
    }

    /// Adds a relationship to an external address.
    pub(super) fn address(&mut self, address: &str) -> String {
        self.push(|relationship| {
            relationship
                .with("Type", format!("{RELATIONSHIPS}/hyperlink"))
                .with("Target", address)
                .with("TargetMode", "External")
        })
    }

    fn push(&mut self, complete: impl FnOnce(XmlElement) -> XmlElement) -> String {
        let id = format!("rId{}", self.list.len() + 1);
        let relationship = XmlElement::new("Relationship").with("Id", &id);
        self.list.push(complete(relationship));
        id
    }

    fn element(&self) -> XmlElement {
        XmlElement::new("Relationships")
            .with("xmlns", PACKAGE_RELATIONSHIPS)
            .add_all(self.list.iter().cloned())
    }
}
