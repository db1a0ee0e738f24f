//! Pages to PDF: tagged, with bookmarks and links, conforming to PDF/UA-1 and PDF/A-2a.
//!
//! The input is [`Pages`] and [`PdfOptions`], the output the bytes of a file:
//! 1. `fonts` assigns `character_codes` to the glyphs in use.
//! 2. `content_stream` writes the operators of each page, text by `tj_array`. Content of the
//!    structure tree is marked with its node, everything else as an artifact.
//! 3. `printpdf` makes a file of the operators, to which objects of `lopdf` are added. `fonts` adds
//!    font dictionaries; each font embeds a `font_program`, which is a `font_subset` with `cmap`s.
//!    `images`, `drawing` and `gradient` add pictures, `structure_tree` the tree with its
//!    `structure_type`s and `links`, `form_fields` the widgets and fields, `form_font` the font of
//!    text typed into them, `outline` bookmarks, and `metadata` the metadata with the `icc`
//!    profile.
//! 4. `file_structure` compresses (`flate`) and serialises (`object_syntax`) the objects and adds
//!    the file identifier (`digest`).
//!
//! Values that documents of one run share, such as font programs, are kept in a `cache`.
//!
//! Nothing here decides the position of anything. The same pages and options yield the same bytes.

mod cache;
mod character_codes;
mod cmap;
mod content_stream;
mod digest;
mod drawing;
mod file_structure;
mod flate;
mod font_program;
mod font_subset;
mod fonts;
mod form_fields;
mod form_font;
mod gradient;
mod icc;
mod images;
mod links;
mod metadata;
mod object_syntax;
mod outline;
mod structure_tree;
mod structure_type;
mod tj_array;

use jiff::Timestamp;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::{PdfDocument, PdfSaveOptions};

use crate::export::pdf::content_stream::ContentStream;
use crate::export::pdf::fonts::UsedFonts;
use crate::layout::Pages;
pub use font_program::can_embed;

/// The options of a PDF.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// The author; empty for none.
    pub author: String,
    /// The date of creation; `None` to state none.
    pub date: Option<Timestamp>,
}

/// The name of the program, as the metadata state it.
const PROGRAM: &str = concat!("cxo ", env!("CARGO_PKG_VERSION"));

/// The content streams of pages, the file they are in, and the pages' objects.
type Painted = (Vec<ContentStream>, Document, Vec<ObjectId>);

/// Writes pages as a PDF file.
#[must_use]
pub fn pdf(pages: &Pages, options: &PdfOptions) -> Vec<u8> {
    let fonts = UsedFonts::of(pages);
    let paint = || -> Painted {
        let write = |page| content_stream::write(page, pages, &fonts);
        let mut contents: Vec<ContentStream> = pages.pages.iter().map(write).collect();
        let (file, page_ids) = file_of(pages, &mut contents);
        (contents, file, page_ids)
    };
    let (programs, (contents, mut file, page_ids)) = rayon::join(|| fonts.programs(), paint);
    let resources = dictionary! {
        "Font" => fonts.write_to(&mut file, &programs),
        "XObject" => images::write_to(&mut file, &pages.pictures),
    };
    let resources = file.add_object(resources);
    for page in &page_ids {
        set(&mut file, *page, "Resources", resources);
    }
    let (tree, form) = structure_tree::write_to(&mut file, pages, &contents, &page_ids);
    let outline = outline::write_to(&mut file, pages, &page_ids);
    let catalog = metadata::write_to(&mut file, pages, options);
    set(&mut file, catalog, "StructTreeRoot", tree);
    for (key, part) in [("Outlines", outline), ("AcroForm", form)] {
        if let Some(part) = part {
            set(&mut file, catalog, key, part);
        }
    }
    file_structure::bytes_of(file)
}

/// A file with the pages and their content streams, without resources.
fn file_of(pages: &Pages, contents: &mut [ContentStream]) -> (Document, Vec<ObjectId>) {
    let mut document = PdfDocument::new(&pages.title);
    document.pages = contents
        .iter_mut()
        .map(|content| content.take_page(pages.paper))
        .collect();
    let options = PdfSaveOptions {
        // Keeps `TJ`, an operator that `printpdf` does not know.
        secure: false,
        ..PdfSaveOptions::default()
    };
    let mut file = document.to_lopdf_document(&options, &mut Vec::new());
    let page_ids: Vec<_> = file.get_pages().into_values().collect();
    for page in &page_ids {
        drop_resources(&mut file, *page);
    }
    (file, page_ids)
}

/// Removes the resources of a page: all pages share one dictionary.
fn drop_resources(file: &mut Document, page: ObjectId) {
    let Some(own) = resources_of(file, page) else {
        return;
    };
    for id in own {
        file.objects.remove(&id);
    }
}

/// The objects of a page's resources; `None` if the page has them inline.
fn resources_of(file: &Document, page: ObjectId) -> Option<Vec<ObjectId>> {
    let page = file.get_dictionary(page).ok()?;
    let id = page.get(b"Resources").and_then(Object::as_reference).ok()?;
    let resources = file.get_dictionary(id).ok()?;
    let parts = resources
        .iter()
        .filter_map(|(_, part)| part.as_reference().ok());
    Some(parts.chain([id]).collect())
}

/// Sets an entry of the dictionary `id`, if it is one.
fn set(file: &mut Document, id: ObjectId, key: &str, value: impl Into<Object>) {
    if let Ok(dictionary) = file.get_dictionary_mut(id) {
        dictionary.set(key, value);
    }
}

/// Adds a dictionary; the result is a reference to it.
fn add(file: &mut Document, dictionary: Dictionary) -> Object {
    file.add_object(dictionary).into()
}
