//! What to make of a profile.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::audience::Audiences;
use crate::kit::format::Format;
use crate::language::Language;
use crate::profile::keys::Audience;
use crate::template::{COVER, DOCUMENTS, DocumentKind, ScorecardHead};

/// What to make of each profile.
#[derive(Debug, Clone)]
pub struct Order {
    /// The documents.
    pub documents: Vec<DocumentKind>,
    /// Whether they are bound to one PDF in each language, instead of written in `formats`.
    pub is_bound: bool,
    /// The formats.
    pub formats: Vec<Format>,
    /// The languages; the profile's own when empty.
    pub languages: Vec<Language>,
    /// Who reads the documents; the usual readers of each, when left out.
    pub audience: Option<Audience>,
    /// What is known of the interview.
    pub head: ScorecardHead,
    /// The date of creation in files, if they have one.
    pub date: Option<Timestamp>,
    /// The day against which the dates of profiles are held.
    pub today: Date,
}

impl Order {
    /// The documents and formats that are made where nobody asks for others: job description and
    /// scorecards, as Markdown and PDF, in the profile's languages.
    #[must_use]
    pub fn usual(today: Date) -> Self {
        let documents = DOCUMENTS.iter().copied();
        let formats = Format::ALL.into_iter();
        Self {
            documents: documents.filter(|document| document.is_usual).collect(),
            is_bound: false,
            formats: formats.filter(|format| format.is_usual()).collect(),
            languages: Vec::new(),
            audience: None,
            head: ScorecardHead::default(),
            date: None,
            today,
        }
    }

    /// Every document of a language bound to one PDF, with a cover and contents.
    #[must_use]
    pub fn kit(today: Date) -> Self {
        Self {
            documents: [COVER].iter().chain(DOCUMENTS).copied().collect(),
            is_bound: true,
            ..Self::usual(today)
        }
    }

    /// Whether a document is made in a format that it comes in.
    pub(super) fn makes(&self, document: DocumentKind, format: Format) -> bool {
        self.documents.contains(&document)
            && self.formats.contains(&format)
            && format.is_for(document)
    }

    /// The documents that their readers receive.
    pub(super) fn received(&self, audiences: &Audiences) -> impl Iterator<Item = &DocumentKind> {
        self.documents.iter().filter(move |document| {
            let audience = self.audience.unwrap_or(document.audience);
            **document == COVER || audiences.receives(audience, document.name)
        })
    }
}
