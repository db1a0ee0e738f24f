//! The bytes of a composed document in each format.

use std::cell::OnceCell;

use jiff::Timestamp;

use crate::document::{self, Document};
use crate::export::docx::{self, DocxOptions};
use crate::export::html::{self, HtmlOptions};
use crate::export::pdf::{self, PdfOptions};
use crate::export::{json_ld, paste, text};
use crate::kit::brand::LoadedBrand;
use crate::kit::format::Format;
use crate::layout::{self, LayoutOptions, MissingCharacter};
use crate::profile::Profile;
use crate::profile::model::BrandFonts;
use crate::style::{Figure, OwnFonts};
use crate::template::DocumentKind;
use crate::template::view::Sources;
use crate::template::view::posting::PostingView;

/// A composed document.
pub(super) struct ComposedDocument<'a> {
    /// The kind of document.
    pub(super) template: DocumentKind,
    /// The document as Markdown.
    pub(super) markdown: String,
    /// The visible part of the profile, the standard texts, the rules and the language.
    pub(super) sources: Sources<'a>,
    /// The brand.
    pub(super) brand: &'a LoadedBrand<'a>,
    /// The date of creation in the metadata of files, if any.
    pub(super) date: Option<Timestamp>,
    document: OnceCell<Document>,
}

/// A document in one format.
#[derive(Debug)]
pub(super) struct WrittenDocument {
    /// The bytes of the file.
    pub(super) bytes: Vec<u8>,
    /// The characters without a glyph.
    pub(super) missing: Vec<MissingCharacter>,
}

impl<'a> ComposedDocument<'a> {
    /// A document composed as Markdown.
    pub(super) fn new(
        template: DocumentKind,
        markdown: String,
        sources: Sources<'a>,
        brand: &'a LoadedBrand<'a>,
        date: Option<Timestamp>,
    ) -> Self {
        Self {
            template,
            markdown,
            sources,
            brand,
            date,
            document: OnceCell::new(),
        }
    }

    /// Writes the document in a format.
    pub(super) fn write(&self, format: Format) -> WrittenDocument {
        let bytes = match format {
            Format::Pdf => return self.pdf(),
            Format::Markdown => self.markdown.clone().into_bytes(),
            Format::Word => self.docx(),
            Format::Html => self.html(),
            Format::Paste => paste::paste(self.document()),
            Format::Text => text::text(self.document()),
            Format::JsonLd => self.json_ld().into_bytes(),
        };
        WrittenDocument {
            bytes,
            missing: Vec::new(),
        }
    }

    /// The sources of the pictures in the document.
    pub(super) fn pictures(&self) -> Vec<String> {
        let images = document::images(self.document()).into_iter();
        images.map(|(image, _)| image.source.clone()).collect()
    }

    /// The tree of the document, parsed once for all formats.
    fn document(&self) -> &Document {
        self.document
            .get_or_init(|| document::parse(&self.markdown, self.sources.language))
    }

    fn pdf(&self) -> WrittenDocument {
        let layout = layout_options(self.sources.profile, self.brand);
        let pages = layout::lay_out(self.document(), &layout);
        let options = PdfOptions {
            author: self.sources.profile.company.name.clone(),
            date: self.date,
        };
        WrittenDocument {
            bytes: pdf::pdf(&pages, &options),
            missing: pages.missing,
        }
    }

    /// A Word file, in the same variant of the theme as the PDF.
    fn docx(&self) -> Vec<u8> {
        let profile = self.sources.profile;
        let layout = layout_options(profile, self.brand);
        let template = self.brand.word.as_ref();
        let place_of_work = profile.role.locations.first();
        let options = DocxOptions {
            theme: layout::theme_variant(self.document(), &layout),
            paper: layout.paper,
            accent: layout.accent,
            fonts: layout.fonts,
            logo: layout.logo,
            template: template.filter(|_| profile.brand.word.is_some()),
            author: profile.company.name.clone(),
            country: place_of_work.and_then(|place| place.country.as_deref()),
            date: self.date,
        };
        docx::docx(self.document(), &options)
    }

    fn html(&self) -> Vec<u8> {
        let profile = self.sources.profile;
        let layout = layout_options(profile, self.brand);
        let is_posting = self.template.is_posting;
        let options = HtmlOptions {
            theme: layout.theme,
            paper: layout.paper,
            accent: layout.accent,
            logo: layout.logo,
            author: profile.company.name.clone(),
            is_posting,
            structured_data: is_posting.then(|| self.json_ld()),
        };
        html::html(self.document(), &options)
    }

    fn json_ld(&self) -> String {
        let description = paste::paste(self.document());
        let description = String::from_utf8_lossy(&description);
        json_ld::json_ld(&PostingView::new(self.sources), &description)
    }
}

/// The options of the layout for the readers of `profile`, without the parts of the brand that are
/// hidden from them.
pub(super) fn layout_options<'a>(
    profile: &Profile,
    brand: &'a LoadedBrand<'a>,
) -> LayoutOptions<'a> {
    let visible = &profile.brand;
    let logo = brand.logo.as_ref().filter(|_| visible.logo.is_some());
    LayoutOptions {
        theme: brand.theme,
        paper: brand.paper,
        accent: brand.accent.filter(|_| visible.accent.is_some()),
        fonts: match visible.fonts == BrandFonts::default() {
            true => OwnFonts::default(),
            false => brand.fonts.clone(),
        },
        logo: logo.map(|picture| Figure {
            picture: picture.clone(),
            alternative: profile.company.name.clone(),
        }),
    }
}
