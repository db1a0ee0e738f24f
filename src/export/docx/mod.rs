//! A document to a Word file, with styles, lists, tables and footnotes that Word knows as such, and
//! content controls for form fields.
//!
//! The input is a [`Document`] and [`DocxOptions`], the output the bytes of a file:
//! 1. `appearance` translates theme and brand to fonts and colours of Word.
//! 2. `stylesheet` joins the styles of a company's file ([`WordTemplate`]) with those that it
//!    lacks, defined in `style_definitions`. `numbering` does so with list numberings.
//! 3. `blocks` writes the paragraphs, `table` and `runs` their content, `content_controls` the form
//!    fields, `notes` the footnotes.
//! 4. `section` sets page size, margins, headers and footers. The header of the first page shows
//!    the logo (`picture`, for drawings `raster`).
//! 5. `metadata` adds properties, settings and fonts, and `package` writes all parts to a ZIP file.
//!
//! Nothing here reads a clock or depends on hash order: the same document and options yield the
//! same bytes. The only fields are page and footnote numbers, and the only external relationships
//! links by https, http and mailto.

mod appearance;
mod blocks;
mod content_controls;
mod locale;
mod metadata;
mod notes;
mod numbering;
mod package;
mod picture;
mod properties;
mod raster;
mod runs;
mod section;
mod style;
mod style_definitions;
mod stylesheet;
mod table;
mod template;
mod units;
mod writer;
mod xml;

use jiff::Timestamp;

use crate::document::Document;
use crate::export::docx::appearance::Appearance;
use crate::export::docx::content_controls::ContentControls;
use crate::export::docx::notes::Footnotes;
use crate::export::docx::numbering::{LIST_INDENT, Numbering};
use crate::export::docx::package::{Package, RELATIONSHIPS, Relationships};
use crate::export::docx::section::PageSize;
use crate::export::docx::style::Style;
use crate::export::docx::style_definitions::StyleDefinitions;
use crate::export::docx::stylesheet::Stylesheet;
use crate::export::docx::writer::{BlockContext, DocxWriter, HeadingStyles};
use crate::export::docx::xml::XmlElement;
use crate::style::{Colour, Figure, OwnFonts, Paper, Theme};
pub use template::{TEMPLATE_LIMIT, WordTemplate};

/// The options of a Word file.
#[derive(Debug, Clone)]
pub struct DocxOptions<'a> {
    /// The variant of the theme.
    pub theme: &'a Theme,
    /// The paper.
    pub paper: Paper,
    /// The company's accent colour, instead of the theme's.
    pub accent: Option<Colour>,
    /// The company's own fonts, instead of the theme's.
    pub fonts: OwnFonts,
    /// The logo at the top of the first page.
    pub logo: Option<Figure>,
    /// The company's Word file, whose styles and page setup are used instead.
    pub template: Option<&'a WordTemplate>,
    /// The author; empty for none.
    pub author: String,
    /// The country of the place of work as two capital letters, for the language tag.
    pub country: Option<&'a str>,
    /// The date of creation; `None` to state none.
    pub date: Option<Timestamp>,
}

/// The name of the program, as the properties state it.
const PROGRAM: &str = concat!("cxo ", env!("CARGO_PKG_VERSION"));
/// The namespaces of the format.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const WORD_2010: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// Writes a document as a Word file.
#[must_use]
pub fn docx(document: &Document, options: &DocxOptions) -> Vec<u8> {
    let appearance = Appearance::new(options.theme, options.accent, &options.fonts);
    let template = options.template;
    let language = locale::tag(document.language, options.country);
    let headings = HeadingStyles::of(document);
    let indent = appearance.theme.lists.indent * LIST_INDENT;
    let numbering = Numbering::new(template.and_then(WordTemplate::numbering), indent);
    let definitions = StyleDefinitions {
        appearance: &appearance,
        numbering: &numbering,
        first_level: headings.first_level(),
    };
    let strings = locale::strings(document.language);
    let company = template.map(WordTemplate::styles);
    let sheet = Stylesheet::new(company, &definitions, strings, &language);
    let page = template
        .and_then(WordTemplate::page)
        .cloned()
        .unwrap_or_else(|| PageSize::of_theme(appearance.theme, options.paper));
    let mut writer = DocxWriter {
        appearance: &appearance,
        sheet: &sheet,
        language: document.language,
        country: options.country,
        width: page.text_width(),
        headings,
        numbering,
        relationships: Relationships::default(),
        controls: ContentControls::new(document),
        notes: Footnotes::of(document),
    };
    let mut package = Package::default();
    add_document(&mut package, &mut writer, document, options, &page);
    let numbering = writer.numbering.into_part();
    package.add_word("numbering", "numbering", &numbering);
    let settings = template.map_or(&[][..], WordTemplate::settings);
    let settings = metadata::settings(&appearance, document, &language, settings);
    package.add_word("settings", "settings", &settings);
    add_appearance(&mut package, &appearance, template);
    package.add_word("styles", "styles", &sheet.into_part());
    add_properties(&mut package, document, options, &language);
    package.to_file()
}

/// Adds the document part and the footnotes, with their relationships.
fn add_document<'a>(
    package: &mut Package,
    writer: &mut DocxWriter<'a>,
    document: &'a Document,
    options: &DocxOptions,
    page: &PageSize,
) {
    let body = writer.blocks(&document.blocks, BlockContext::of_style(Style::Text));
    let (notes, relationships) = writer.notes_part();
    package.add_word("footnotes", "footnotes", &notes);
    package.add_relationships("word/footnotes.xml", &relationships);
    let parts = ["styles", "numbering", "settings", "fontTable", "footnotes"];
    for part in parts {
        writer.relationships.part(part, &format!("{part}.xml"));
    }
    writer.relationships.part("theme", "theme/theme1.xml");
    let (references, has_first) = add_headers_and_footers(package, writer, document, options);
    let section = page.section(references, has_first);
    let body = XmlElement::new("w:body").add_all(body).add(section);
    let text = root("w:document").add(body);
    package.add_word("document", "document.main", &text);
    package.add_relationships("word/document.xml", &writer.relationships);
}

/// Adds the headers and footers; the result is the references to them, and whether the first page
/// has its own header.
fn add_headers_and_footers(
    package: &mut Package,
    writer: &mut DocxWriter,
    document: &Document,
    options: &DocxOptions,
) -> (Vec<XmlElement>, bool) {
    let mut references = Vec::new();
    let head = document.running_head.as_deref();
    let logo = logo(writer, options);
    let has_first = logo.is_some();
    if has_first || head.is_some() {
        let header = writer.header(head, None);
        package.add_word("header1", "header", &header);
        let reference =
            section::reference(&mut writer.relationships, "header", "default", "header1");
        references.push(reference);
    }
    if let Some((file, drawing, relationships)) = logo {
        let header = writer.header(head, Some(drawing));
        package.add_word("header2", "header", &header);
        package.add_relationships("word/header2.xml", &relationships);
        let name = format!("word/media/{}", file.name);
        package.add(&name, file.content_type, file.bytes);
        let reference = section::reference(&mut writer.relationships, "header", "first", "header2");
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
        let reference = section::reference(&mut writer.relationships, "footer", page, "footer1");
        references.push(reference);
    }
    (references, has_first)
}

/// The logo, else the picture of a company's letterhead: its file, the drawing for the header, and
/// the relationships of the header.
fn logo(
    writer: &DocxWriter,
    options: &DocxOptions,
) -> Option<(picture::PictureFile, XmlElement, Relationships)> {
    let letterhead = options.template.and_then(WordTemplate::letterhead);
    let (figure, size) = match (&options.logo, letterhead) {
        (Some(logo), _) => (
            logo.clone(),
            picture::size(&logo.picture, writer.appearance.theme),
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
    let mut relationships = Relationships::default();
    let relationship = relationships.part("image", &format!("media/{}", file.name));
    let drawing = picture::drawing(&figure, size, &relationship);
    Some((file, drawing, relationships))
}

/// Adds the font table and the theme.
fn add_appearance(package: &mut Package, appearance: &Appearance, template: Option<&WordTemplate>) {
    let fonts = template.and_then(WordTemplate::fonts).cloned();
    let fonts = fonts.unwrap_or_else(|| metadata::fonts(appearance));
    package.add_word("fontTable", "fontTable", &fonts);
    let theme = template.and_then(WordTemplate::theme).cloned();
    let theme = theme.unwrap_or_else(|| metadata::theme(appearance));
    let kind = "application/vnd.openxmlformats-officedocument.theme+xml";
    package.add("word/theme/theme1.xml", kind, theme.to_file());
}

/// Adds the document properties and the relationships of the package.
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
    let mut relationships = Relationships::default();
    relationships.part("officeDocument", "word/document.xml");
    let core = RELATIONSHIPS.replace("officeDocument/2006", "package/2006");
    relationships.of_type(
        &format!("{core}/metadata/core-properties"),
        "docProps/core.xml",
    );
    relationships.part("extended-properties", "docProps/app.xml");
    package.add_relationships("", &relationships);
}

/// The root element of a part with text.
fn root(name: &'static str) -> XmlElement {
    XmlElement::new(name)
        .with("xmlns:w", WORD)
        .with("xmlns:r", RELATIONSHIPS)
        .with("xmlns:w14", WORD_2010)
        .with("xmlns:mc", COMPATIBILITY)
        .with("mc:Ignorable", "w14")
}
