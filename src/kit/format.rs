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
    /// Whether words stand in it instead of the pictures that a document names.
    replaces_pictures: bool,
}

/// A format in which every document is text, and written when asked for.
const TEXT: Facts = Facts {
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
                replaces_pictures: true,
                ..TEXT
            },
            Self::Word => Facts {
                name: "docx",
                ending: "docx",
                is_text: false,
                replaces_pictures: true,
                ..TEXT
            },
            Self::Html => Facts {
                name: "html",
                ending: "html",
                replaces_pictures: true,
                ..TEXT
            },
            Self::Paste => Facts {
                name: "paste",
                ending: "paste.html",
                is_for_postings: true,
                replaces_pictures: true,
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
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// What its files' names end with.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        self.facts().ending
    }

    /// Whether its files are text in UTF-8.
    #[must_use]
    pub const fn is_text(self) -> bool {
        self.facts().is_text
    }

    /// Whether it is written where no format is asked for.
    #[must_use]
    pub const fn is_usual(self) -> bool {
        self.facts().is_usual
    }

    /// Whether words stand in it instead of the pictures that a document names: text formats keep
    /// the name of the picture, or never show any.
    pub(crate) const fn replaces_pictures(self) -> bool {
        self.facts().replaces_pictures
    }

    /// Whether that document is written in it.
    #[must_use]
    pub const fn is_for(self, document: DocumentKind) -> bool {
        document.is_posting || !self.facts().is_for_postings
    }
}
