//! The formats that documents are written in.

mod word;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::cli::brand::Brand;
use crate::document::{self, Document, Image};
use crate::export::html::{self, HtmlOptions};
use crate::export::json_ld::{self, JsonLdOptions};
use crate::export::pdf::{self, PdfOptions};
use crate::export::{paste, text};
use crate::layout::{self, LayoutOptions, Problem};
use crate::profile::Profile;
use crate::profile::model::BrandFonts;
use crate::style::{Figure, OwnFonts};
use crate::template::DocumentTemplate;
use crate::template::view::Sources;

/// A format that documents are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Format {
    /// Markdown.
    Markdown,
    /// PDF.
    Pdf,
    /// Word.
    Word,
    /// A page of its own, in HTML.
    Html,
    /// HTML to paste into an editor.
    Paste,
    /// Plain text.
    Text,
    /// What search engines read of a posting.
    JsonLd,
}

/// What there is to know of a format.
struct Facts {
    /// The name on the command line.
    name: &'static str,
    /// What its files' names end with.
    ending: &'static str,
    /// Whether its files are text in UTF-8.
    is_text: bool,
    /// Whether it is written where no format is asked for.
    is_usual: bool,
    /// Whether it is for documents to post alone.
    is_for_postings: bool,
}

/// A format in which every document is text, and written when asked for.
const TEXT: Facts = Facts {
    name: "",
    ending: "",
    is_text: true,
    is_usual: false,
    is_for_postings: false,
};

/// A document on its way into formats.
pub(super) struct Draft<'a> {
    /// Which document it is.
    pub(super) template: DocumentTemplate,
    /// What it says.
    pub(super) markdown: String,
    /// What it is made from: what its readers see of the profile, and its language.
    pub(super) sources: Sources<'a>,
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
    pub(super) const ALL: [Self; 7] = [
        Self::Markdown,
        Self::Pdf,
        Self::Word,
        Self::Html,
        Self::Paste,
        Self::Text,
        Self::JsonLd,
    ];

    const fn facts(self) -> Facts {
        match self {
            Self::Markdown => Facts {
                name: "md",
                ending: "md",
                is_usual: true,
                ..TEXT
            },
            Self::Pdf => Facts {
                name: "pdf",
                ending: "pdf",
                is_text: false,
                is_usual: true,
                ..TEXT
            },
            Self::Word => Facts {
                name: "docx",
                ending: "docx",
                is_text: false,
                ..TEXT
            },
            Self::Html => Facts {
                name: "html",
                ending: "html",
                ..TEXT
            },
            Self::Paste => Facts {
                name: "paste",
                ending: "paste.html",
                is_for_postings: true,
                ..TEXT
            },
            Self::Text => Facts {
                name: "txt",
                ending: "txt",
                ..TEXT
            },
            Self::JsonLd => Facts {
                name: "jsonld",
                ending: "jsonld",
                is_for_postings: true,
                ..TEXT
            },
        }
    }

    /// The name on the command line.
    pub(super) const fn name(self) -> &'static str {
        self.facts().name
    }

    /// What its files' names end with.
    pub(super) const fn ending(self) -> &'static str {
        self.facts().ending
    }

    /// Whether its files are text in UTF-8.
    pub(super) const fn is_text(self) -> bool {
        self.facts().is_text
    }

    /// Whether it is written where no format is asked for.
    pub(super) const fn is_usual(self) -> bool {
        self.facts().is_usual
    }

    /// Whether that document is written in it.
    pub(super) const fn is_for(self, document: DocumentTemplate) -> bool {
        document.is_posting || !self.facts().is_for_postings
    }

    /// Writes a document.
    pub(super) fn write(self, draft: &Draft) -> Written {
        match self {
            Self::Markdown => Written::without_problems(draft.markdown.clone().into_bytes()),
            Self::Pdf => pdf(draft),
            Self::Word => Written::without_pictures(word::docx(draft), draft),
            Self::Html => Written::without_pictures(html(draft), draft),
            Self::Paste => Written::without_pictures(paste::paste(draft.document()), draft),
            Self::Text => Written::without_problems(text::text(draft.document())),
            Self::JsonLd => Written::without_problems(json_ld(draft).into_bytes()),
        }
    }
}

impl<'a> Draft<'a> {
    /// A document as Markdown.
    pub(super) fn new(
        template: DocumentTemplate,
        markdown: String,
        sources: Sources<'a>,
        brand: &'a Brand,
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

    /// The document as a tree, read once for all formats.
    fn document(&self) -> &Document {
        self.document
            .get_or_init(|| document::parse(&self.markdown, self.sources.language))
    }
}

impl Written {
    fn without_problems(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            problems: Vec::new(),
        }
    }

    /// What shows words instead of each picture that the draft names.
    fn without_pictures(bytes: Vec<u8>, draft: &Draft) -> Self {
        let missing = |(image, line): (&Image, usize)| Problem::MissingPicture {
            source: image.source.clone(),
            line,
        };
        let images = document::images(draft.document()).into_iter();
        Self {
            bytes,
            problems: images.map(missing).collect(),
        }
    }
}

fn pdf(draft: &Draft) -> Written {
    let layout = layout_options(draft.sources.profile, draft.brand);
    let pages = layout::lay_out(draft.document(), &layout);
    let options = PdfOptions {
        author: draft.sources.profile.company.name.clone(),
        date: draft.date,
    };
    Written {
        bytes: pdf::pdf(&pages, &options),
        problems: pages.problems,
    }
}

fn html(draft: &Draft) -> Vec<u8> {
    let look = layout_options(draft.sources.profile, draft.brand);
    let is_posting = draft.template.is_posting;
    let options = HtmlOptions {
        theme: look.theme,
        paper: look.paper,
        accent: look.accent,
        logo: look.logo,
        author: draft.sources.profile.company.name.clone(),
        is_posting,
        structured_data: is_posting.then(|| json_ld(draft)),
    };
    html::html(draft.document(), &options)
}

fn json_ld(draft: &Draft) -> String {
    let description = paste::paste(draft.document());
    let options = JsonLdOptions {
        description: String::from_utf8_lossy(&description).into_owned(),
    };
    json_ld::json_ld(draft.sources, &options)
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
