//! A document to a Word file: styles, lists, tables and notes that Word knows as such, and controls
//! for what is filled in.
//!
//! What happens to a document, in order:
//! 1. [`look`](self) says what it looks like: the theme and the brand, in fonts that computers with
//!    Word have.
//! 2. `stylesheet` joins the styles of a company's own file ([`WordTemplate`]) with those that it
//!    lacks, each as `definition` has it, and `numbering` the numberings of its lists.
//! 3. `blocks` turns the tree into paragraphs, `table` and `runs` what stands in them, `form` the
//!    places to fill in into content controls, `notes` the notes.
//! 4. `page` sets the size of the page and the lines around it, with the logo (`picture`, drawings
//!    as `raster`) on the first.
//! 5. `metadata` says what the file is, and `package` writes all parts into one ZIP file.
//!
//! Nothing here reads a clock or follows the order of a hash: same document, same options, same
//! bytes. Text is text: the only fields are numbers of pages and of notes, and the only relations
//! to the outside are links by https, http and mailto.

mod blocks;
mod definition;
mod form;
mod locale;
mod look;
mod measure;
mod metadata;
mod notes;
mod numbering;
mod package;
mod page;
mod picture;
mod properties;
mod raster;
mod runs;
mod style;
mod stylesheet;
mod table;
mod template;
mod writer;
mod xml;

use jiff::Timestamp;

use crate::document::Document;
use crate::export::docx::definition::Definitions;
use crate::export::docx::form::Form;
use crate::export::docx::look::Look;
use crate::export::docx::notes::Notes;
use crate::export::docx::numbering::{LIST_INDENT, Numbering};
use crate::export::docx::package::{Package, RELATIONS, Relations};
use crate::export::docx::page::PageSize;
use crate::export::docx::style::Style;
use crate::export::docx::stylesheet::Stylesheet;
use crate::export::docx::writer::{Outline, Site, Writer};
use crate::export::docx::xml::Element;
use crate::style::{Colour, Figure, OwnFonts, Paper, Theme};
pub use template::{TEMPLATE_LIMIT, WordTemplate};

/// What a Word file needs to know beside its document.
#[derive(Debug, Clone)]
pub struct DocxOptions<'a> {
    /// The theme, or its dense side.
    pub theme: &'a Theme,
    /// The paper.
    pub paper: Paper,
    /// The company's colour, for headings and links, instead of the theme's.
    pub accent: Option<Colour>,
    /// The company's own fonts, instead of the theme's.
    pub fonts: OwnFonts,
    /// The logo at the top of the first page.
    pub logo: Option<Figure>,
    /// A company's own file, whose styles and page are used instead.
    pub template: Option<&'a WordTemplate>,
    /// Who the document comes from; empty when nobody is named.
    pub author: String,
    /// The country of the place of work, as two capital letters, for the way of spelling.
    pub country: Option<&'a str>,
    /// When it was made; without a date the file states none.
    pub date: Option<Timestamp>,
}

/// The name of the program, as files state it.
const PROGRAM: &str = concat!("cxo ", env!("CARGO_PKG_VERSION"));
/// The names of the format.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const WORD_2010: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// Writes a document as a Word file.
#[must_use]
pub fn docx(document: &Document, options: &DocxOptions) -> Vec<u8> {
    let look = Look::new(options.theme, options.accent, &options.fonts);
    let template = options.template;
    let language = locale::tag(document.language, options.country);
    let outline = Outline::of(document);
    let indent = look.theme.lists.indent * LIST_INDENT;
    let numbering = Numbering::new(template.and_then(WordTemplate::numbering), indent);
    let definitions = Definitions {
        look: &look,
        numbering: &numbering,
        first_level: outline.first_level(),
    };
    let words = locale::words(document.language);
    let company = template.map(WordTemplate::styles);
    let sheet = Stylesheet::new(company, &definitions, words, &language);
    let page = template
        .and_then(WordTemplate::page)
        .cloned()
        .unwrap_or_else(|| PageSize::of_theme(look.theme, options.paper));
    let mut writer = Writer {
        look: &look,
        sheet: &sheet,
        language: document.language,
        country: options.country,
        width: page.text_width(),
        outline,
        numbering,
        relations: Relations::default(),
        form: Form::new(document),
        notes: Notes::of(document),
    };
    let mut package = Package::default();
    add_document(&mut package, &mut writer, document, options, &page);
    let numbering = writer.numbering.into_part();
    package.add_word("numbering", "numbering", &numbering);
    let settings = template.map_or(&[][..], WordTemplate::settings);
    let settings = metadata::settings(&look, document, &language, settings);
    package.add_word("settings", "settings", &settings);
    add_looks(&mut package, &look, template);
    package.add_word("styles", "styles", &sheet.into_part());
    add_properties(&mut package, document, options, &language);
    package.to_file()
}

/// Adds the text, its notes and the lines around it, with what they refer to.
fn add_document<'a>(
    package: &mut Package,
    writer: &mut Writer<'a>,
    document: &'a Document,
    options: &DocxOptions,
    page: &PageSize,
) {
    let body = writer.blocks(&document.blocks, Site::within(Style::Text));
    let (notes, relations) = writer.notes_part();
    package.add_word("footnotes", "footnotes", &notes);
    package.add_relations("word/footnotes.xml", &relations);
    let parts = ["styles", "numbering", "settings", "fontTable", "footnotes"];
    for part in parts {
        writer.relations.part(part, &format!("{part}.xml"));
    }
    writer.relations.part("theme", "theme/theme1.xml");
    let (lines, has_first) = add_lines(package, writer, document, options);
    let section = page.section(lines, has_first);
    let body = Element::new("w:body").holding_all(body).holding(section);
    let text = root("w:document").holding(body);
    package.add_word("document", "document.main", &text);
    package.add_relations("word/document.xml", &writer.relations);
}

/// Adds the lines around the pages; the result refers to them, and says whether the first page has
/// its own.
fn add_lines(
    package: &mut Package,
    writer: &mut Writer,
    document: &Document,
    options: &DocxOptions,
) -> (Vec<Element>, bool) {
    let mut references = Vec::new();
    let head = document.running_head.as_deref();
    let logo = logo(writer, options);
    let has_first = logo.is_some();
    if has_first || head.is_some() {
        let header = writer.header(head, None);
        package.add_word("header1", "header", &header);
        let reference = page::reference(&mut writer.relations, "header", "default", "header1");
        references.push(reference);
    }
    if let Some((file, drawing, relations)) = logo {
        let header = writer.header(head, Some(drawing));
        package.add_word("header2", "header", &header);
        package.add_relations("word/header2.xml", &relations);
        let name = format!("word/media/{}", file.name);
        package.add(&name, file.content_type, file.bytes);
        let reference = page::reference(&mut writer.relations, "header", "first", "header2");
        references.push(reference);
    }
    let footer = writer.footer(document.running_foot.as_deref());
    package.add_word("footer1", "footer", &footer);
    let pages: &[&str] = if has_first {
        &["default", "first"]
    } else {
        &["default"]
    };
    for page in pages {
        let reference = page::reference(&mut writer.relations, "footer", page, "footer1");
        references.push(reference);
    }
    (references, has_first)
}

/// The logo, else the picture of a company's own letterhead: its file, its place in a header, and
/// what the header refers to.
fn logo(
    writer: &Writer,
    options: &DocxOptions,
) -> Option<(picture::PictureFile, Element, Relations)> {
    let letterhead = options.template.and_then(WordTemplate::letterhead);
    let (figure, size) = match (&options.logo, letterhead) {
        (Some(logo), _) => (
            logo.clone(),
            picture::size(&logo.picture, writer.look.theme),
        ),
        (None, Some((picture, size))) => {
            let alternative = options.author.clone();
            let picture = picture.clone();
            (
                Figure {
                    picture,
                    alternative,
                },
                *size,
            )
        }
        (None, None) => return None,
    };
    let file = picture::file(&figure.picture, size.0);
    let mut relations = Relations::default();
    let relation = relations.part("image", &format!("media/{}", file.name));
    let drawing = picture::drawing(&figure, size, &relation);
    Some((file, drawing, relations))
}

/// Adds the fonts and the colours that the file offers.
fn add_looks(package: &mut Package, look: &Look, template: Option<&WordTemplate>) {
    let fonts = template.and_then(WordTemplate::fonts).cloned();
    let fonts = fonts.unwrap_or_else(|| metadata::fonts(look));
    package.add_word("fontTable", "fontTable", &fonts);
    let theme = template.and_then(WordTemplate::theme).cloned();
    let theme = theme.unwrap_or_else(|| metadata::theme(look));
    let kind = "application/vnd.openxmlformats-officedocument.theme+xml";
    package.add("word/theme/theme1.xml", kind, theme.to_file());
}

/// Adds what the file says about itself, and says what its parts are.
fn add_properties(
    package: &mut Package,
    document: &Document,
    options: &DocxOptions,
    language: &str,
) {
    let core = metadata::core(document, options, language);
    let kind = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add("docProps/core.xml", kind, core.to_file());
    let extended = metadata::extended(options);
    let kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    package.add("docProps/app.xml", kind, extended.to_file());
    let mut relations = Relations::default();
    relations.part("officeDocument", "word/document.xml");
    let core = RELATIONS.replace("officeDocument/2006", "package/2006");
    relations.of_type(
        &format!("{core}/metadata/core-properties"),
        "docProps/core.xml",
    );
    relations.part("extended-properties", "docProps/app.xml");
    package.add_relations("", &relations);
}

/// The root of a part that holds text.
fn root(name: &'static str) -> Element {
    Element::new(name)
        .with("xmlns:w", WORD)
        .with("xmlns:r", RELATIONS)
        .with("xmlns:w14", WORD_2010)
        .with("xmlns:mc", COMPATIBILITY)
        .with("mc:Ignorable", "w14")
}
