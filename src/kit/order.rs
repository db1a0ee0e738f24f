//! What to make of a profile.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::audience::Audiences;
use crate::kit::format::Format;
use crate::language::Language;
use crate::message::{Argument, Joined, Message, message};
use crate::profile::keys::{Audience, Key};
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

/// One of several things there are, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked<T> {
    /// All of them.
    All,
    /// One of them.
    One(T),
}

impl Order {
    /// The default order: job description and scorecards, as Markdown and PDF, in the profile's
    /// languages.
    #[must_use]
    pub fn usual(today: Date) -> Self {
        Self {
            documents: chosen(&[], DOCUMENTS, |document| document.is_usual),
            is_bound: false,
            formats: chosen(&[], &Format::ALL, |format| format.is_usual()),
            languages: Vec::new(),
            audience: None,
            head: ScorecardHead::default(),
            date: None,
            today,
        }
    }

    /// The order of some documents in some formats, the default ones where none are named.
    ///
    /// # Errors
    ///
    /// A format that none of the documents is written in.
    pub fn of(
        documents: &[Asked<DocumentKind>],
        formats: &[Asked<Format>],
        today: Date,
    ) -> Result<Self, Message> {
        let order = Self {
            documents: chosen(documents, DOCUMENTS, |document| document.is_usual),
            formats: chosen(formats, &Format::ALL, |format| format.is_usual()),
            ..Self::usual(today)
        };
        for format in formats {
            if let Asked::One(format) = format {
                has_document(*format, &order.documents)?;
            }
        }
        Ok(order)
    }

    /// Every document of a language bound to one PDF, with a cover and contents.
    #[must_use]
    pub fn kit(today: Date) -> Self {
        let everything = Self {
            documents: DOCUMENTS.to_vec(),
            ..Self::usual(today)
        };
        everything.bound()
    }

    /// The same documents bound to one PDF in each language, with a cover and contents.
    #[must_use]
    pub fn bound(mut self) -> Self {
        self.documents.insert(0, COVER);
        self.is_bound = true;
        self
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

/// The things asked for, in the order of `all` there are; the usual ones where nothing is asked for.
fn chosen<T: Copy + PartialEq>(asked: &[Asked<T>], all: &[T], is_usual: fn(&T) -> bool) -> Vec<T> {
    let is_chosen = |one: &T| match asked {
        [] => is_usual(one),
        asked => asked.contains(&Asked::All) || asked.contains(&Asked::One(*one)),
    };
    all.iter().copied().filter(is_chosen).collect()
}

/// Checks that one of the documents is written in a format.
fn has_document(format: Format, documents: &[DocumentKind]) -> Result<(), Message> {
    if documents.iter().any(|document| format.is_for(*document)) {
        return Ok(());
    }
    let fitting = DOCUMENTS.iter();
    let fitting = fitting.filter(|document| format.is_for(**document));
    let name = |document: &DocumentKind| document.name;
    Err(message!(
        render::not_for_format,
        format = format.name(),
        documents = Argument::code(documents.iter().map(name), Joined::Comma),
        fitting = Argument::code(fitting.map(name), Joined::Comma),
    ))
}

/// The reason why a document that is asked for by name is not made: its readers do not receive it.
pub(super) fn refusal(
    documents: &[Asked<DocumentKind>],
    audience: Audience,
    audiences: &Audiences,
) -> Option<Message> {
    let receives = |document: &&DocumentKind| audiences.receives(audience, document.name);
    let document = documents.iter().find_map(|asked| match asked {
        Asked::One(document) if !receives(&document) => Some(document.name),
        _ => None,
    })?;
    let received = DOCUMENTS.iter().filter(receives);
    let received = received.map(|document| document.name);
    Some(message!(
        render::not_for_audience,
        document,
        audience = audience.name(),
        received = Argument::list(received, Joined::Comma),
    ))
}
