//! The formats that documents are written in.

use crate::template::DocumentKind;

/// A format that documents are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// PDF.
    Pdf,
    /// Word.
    Word,
    /// A standalone HTML page.
    Html,
    /// HTML to paste into an editor.
    Paste,
    /// Plain text.
    Text,
    /// The JSON-LD of a posting, for search engines.
    JsonLd,
}

/// The properties of a format.
struct Properties {
    /// The name on the command line.
    name: &'static str,
    /// The extension of its files.
    ending: &'static str,
    /// Whether its files are text in UTF-8.
    is_text: bool,
    /// Whether it is written by default.
    is_usual: bool,
    /// Whether it is for postings only.
    is_for_postings: bool,
    /// Whether the description of a picture replaces the picture.
    replaces_pictures: bool,
}

/// The properties of a text format for every document that is not written by default.
const TEXT: Properties = Properties {
    name: "",
    ending: "",
    is_text: true,
    is_usual: false,
    is_for_postings: false,
    replaces_pictures: false,
};

impl Format {
    /// Every format.
    pub const ALL: [Self; 7] = [
        Self::Markdown,
        Self::Pdf,
        Self::Word,
        Self::Html,
        Self::Paste,
        Self::Text,
        Self::JsonLd,
    ];

    const fn properties(self) -> Properties {
        match self {
            Self::Markdown => Properties {
                name: "md",
                ending: "md",
                is_usual: true,
                ..TEXT
            },
            Self::Pdf => Properties {
                name: "pdf",
                ending: "pdf",
                is_text: false,
                is_usual: true,
                replaces_pictures: true,
                ..TEXT
            },
            Self::Word => Properties {
                name: "docx",
                ending: "docx",
                is_text: false,
                replaces_pictures: true,
                ..TEXT
            },
            Self::Html => Properties {
                name: "html",
                ending: "html",
                replaces_pictures: true,
                ..TEXT
            },
            Self::Paste => Properties {
                name: "paste",
                ending: "paste.html",
                is_for_postings: true,
                replaces_pictures: true,
                ..TEXT
            },
            Self::Text => Properties {
                name: "txt",
                ending: "txt",
                ..TEXT
            },
            Self::JsonLd => Properties {
                name: "jsonld",
                ending: "jsonld",
                is_for_postings: true,
                ..TEXT
            },
        }
    }

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.properties().name
    }

    /// The extension of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        self.properties().ending
    }

    /// Whether its files are text in UTF-8.
    #[must_use]
    pub const fn is_text(self) -> bool {
        self.properties().is_text
    }

    /// Whether it is written by default.
    #[must_use]
    pub const fn is_usual(self) -> bool {
        self.properties().is_usual
    }

    /// Whether the description of a picture replaces the picture. Markdown keeps the reference to
    /// the picture, plain text and JSON-LD have no pictures.
    pub(crate) const fn replaces_pictures(self) -> bool {
        self.properties().replaces_pictures
    }

    /// Whether a document can be written in this format.
    #[must_use]
    pub const fn is_for(self, document: DocumentKind) -> bool {
        document.is_posting || !self.properties().is_for_postings
    }
}
