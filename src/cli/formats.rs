//! The formats that documents are written in.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::cli::brand::Brand;
use crate::document::{self, Document};
use crate::export::pdf::{self, PdfOptions};
use crate::language::Language;
use crate::layout::{self, Figure, LayoutOptions, OwnFonts, Problem};
use crate::profile::Profile;
use crate::profile::model::BrandFonts;

/// A format that documents are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Format {
    /// Markdown.
    Markdown,
    /// PDF.
    Pdf,
}

/// A document on its way into formats.
pub(super) struct Draft<'a> {
    /// What it says.
    pub(super) markdown: String,
    /// Its language.
    pub(super) language: Language,
    /// What its readers see of the profile it is about.
    pub(super) profile: &'a Profile,
    /// How it looks.
    pub(super) brand: &'a Brand,
    /// When its files say they were made, if they say so.
    pub(super) date: Option<Timestamp>,
    document: OnceCell<Document>,
}

/// A document in one format.
#[derive(Debug)]
pub(super) struct Written {
    /// The bytes of its file.
    pub(super) bytes: Vec<u8>,
    /// What could not be set as the document asks.
    pub(super) problems: Vec<Problem>,
}

impl Format {
    /// Every format.
    pub(super) const ALL: [Self; 2] = [Self::Markdown, Self::Pdf];

    /// The name on the command line.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Pdf => "pdf",
        }
    }

    /// What its files' names end with.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Pdf => "pdf",
        }
    }

    /// Whether it is written where no format is asked for.
    pub(super) const fn is_usual(self) -> bool {
        matches!(self, Self::Markdown | Self::Pdf)
    }

    /// Writes a document.
    pub(super) fn write(self, draft: &Draft) -> Written {
        match self {
            Self::Markdown => Written::without_problems(draft.markdown.clone().into_bytes()),
            Self::Pdf => pdf(draft),
        }
    }
}

impl<'a> Draft<'a> {
    /// A document as Markdown.
    pub(super) fn new(
        markdown: String,
        language: Language,
        profile: &'a Profile,
        brand: &'a Brand,
        date: Option<Timestamp>,
    ) -> Self {
        Self {
            markdown,
            language,
            profile,
            brand,
            date,
            document: OnceCell::new(),
        }
    }

    /// The document as a tree, read once for all formats.
    fn document(&self) -> &Document {
        self.document
            .get_or_init(|| document::parse(&self.markdown, self.language))
    }
}

impl Written {
    fn without_problems(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            problems: Vec::new(),
        }
    }
}

fn pdf(draft: &Draft) -> Written {
    let layout = layout_options(draft.profile, draft.brand);
    let pages = layout::lay_out(draft.document(), &layout);
    let options = PdfOptions {
        author: draft.profile.company.name.clone(),
        date: draft.date,
    };
    Written {
        bytes: pdf::pdf(&pages, &options),
        problems: pages.problems,
    }
}

/// How a document looks to somebody who sees `profile`: what the brand has and they may see of it.
pub(super) fn layout_options<'a>(profile: &Profile, brand: &'a Brand) -> LayoutOptions<'a> {
    let seen = &profile.brand;
    let logo = brand.logo.as_ref().filter(|_| seen.logo.is_some());
    LayoutOptions {
        theme: brand.theme,
        paper: brand.paper,
        accent: brand.accent.filter(|_| seen.accent.is_some()),
        fonts: match seen.fonts == BrandFonts::default() {
            true => OwnFonts::default(),
            false => brand.fonts.clone(),
        },
        logo: logo.map(|picture| Figure {
            picture: picture.clone(),
            alternative: profile.company.name.clone(),
        }),
        images: BTreeMap::new(),
    }
}
