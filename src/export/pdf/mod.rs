//! Pages to PDF: tagged, with bookmarks and links, fit for PDF/UA-1 and PDF/A-2a.
//!
//! What happens to the pages, in order:
//! 1. `fonts` gives every glyph a code (`codes`).
//! 2. `content` writes what each page paints as operators of `printpdf`, glyphs by `showing`; every
//!    piece of text is marked as content of its node, everything else as an artifact.
//! 3. `printpdf` makes a file of the operators, which is completed as objects of `lopdf`: `fonts`
//!    adds the faces, each with a `program`, which is a `subset`, `images` and `drawing` the pictures,
//!    `tags` the structure tree with its `links`, `form` the fields to fill in and the font for
//!    `form_font`, `outline` the bookmarks and `metadata` what the file says about itself.
//! 4. `write` compresses and writes the objects, each in the `syntax` of PDF, and gives the file its
//!    identity (`fingerprint`).
//!
//! What documents of one run share, such as subsets of faces, is `kept` and comes `packed`.
//!
//! Nothing here decides where anything stands. Same pages, same options: same bytes.

mod character_map;
mod codes;
mod content;
mod drawing;
mod fingerprint;
mod fonts;
mod form;
mod form_font;
mod gradient;
mod icc;
mod images;
mod kept;
mod links;
mod metadata;
mod outline;
mod packed;
mod program;
mod role;
mod showing;
mod subset;
mod syntax;
mod tags;
mod write;

use jiff::Timestamp;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::{PdfDocument, PdfSaveOptions};

use crate::export::pdf::content::PageContent;
use crate::export::pdf::fonts::FontUses;
use crate::layout::Pages;
pub use program::can_embed;

/// What a PDF needs to know beside its pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// Who the document comes from; empty when nobody is named.
    pub author: String,
    /// When it was made; without a date the file states none.
    pub date: Option<Timestamp>,
}

/// The name of the program, as PDFs state it.
const PROGRAM: &str = concat!("cxo ", env!("CARGO_PKG_VERSION"));

/// What pages paint, and the file that they are in.
type Painted = (Vec<PageContent>, Document, Vec<ObjectId>);

/// Writes pages as a PDF file.
#[must_use]
pub fn pdf(pages: &Pages, options: &PdfOptions) -> Vec<u8> {
    let fonts = FontUses::of(pages);
    let paint = || -> Painted {
        let write = |page| content::write(page, pages, &fonts);
        let mut contents: Vec<PageContent> = pages.pages.iter().map(write).collect();
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
    let (tree, form) = tags::write_to(&mut file, pages, &contents, &page_ids);
    let outline = outline::write_to(&mut file, pages, &page_ids);
    let catalog = metadata::write_to(&mut file, pages, options);
    set(&mut file, catalog, "StructTreeRoot", tree);
    for (key, part) in [("Outlines", outline), ("AcroForm", form)] {
        if let Some(part) = part {
            set(&mut file, catalog, key, part);
        }
    }
    write::bytes_of(file)
}

/// The pages with their operators, and nothing else.
fn file_of(pages: &Pages, contents: &mut [PageContent]) -> (Document, Vec<ObjectId>) {
    let mut document = PdfDocument::new(&pages.title);
    document.pages = contents
        .iter_mut()
        .map(|content| content.take_page(pages.paper))
        .collect();
    let options = PdfSaveOptions {
        // The operators that show glyphs are unknown to `printpdf`, but not to PDF.
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

/// Removes the resources that come with a page: all pages share others.
fn drop_resources(file: &mut Document, page: ObjectId) {
    let Some(own) = resources_of(file, page) else {
        return;
    };
    for id in own {
        file.objects.remove(&id);
    }
}

/// The objects of a page's resources; `None` if they stand in the page itself.
fn resources_of(file: &Document, page: ObjectId) -> Option<Vec<ObjectId>> {
    let page = file.get_dictionary(page).ok()?;
    let id = page.get(b"Resources").and_then(Object::as_reference).ok()?;
    let resources = file.get_dictionary(id).ok()?;
    let parts = resources
        .iter()
        .filter_map(|(_, part)| part.as_reference().ok());
    Some(parts.chain([id]).collect())
}

/// Sets an entry of the dictionary `id`, if that is one.
fn set(file: &mut Document, id: ObjectId, key: &str, value: impl Into<Object>) {
    if let Ok(dictionary) = file.get_dictionary_mut(id) {
        dictionary.set(key, value);
    }
}

/// Adds a dictionary and refers to it.
fn add(file: &mut Document, dictionary: Dictionary) -> Object {
    file.add_object(dictionary).into()
}
