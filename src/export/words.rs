//! The few words that a format adds to those of a document.

use crate::language::Language;

/// The words of one language.
#[derive(Debug)]
pub(super) struct Words {
    /// What ends a label, before a space and its value.
    colon: &'static str,
    /// Opens words that are struck out, where they cannot be shown so.
    pub(super) struck: &'static str,
    /// Names the notes at the end.
    pub(super) notes: &'static str,
    /// What a link from a note back to its mark does; the number of the note follows.
    pub(super) back_to_mark: &'static str,
    /// Names a document without a title.
    pub(super) untitled: &'static str,
}

impl Words {
    /// The words of that language.
    pub(super) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Fr => &FRENCH,
            Language::En => &ENGLISH,
        }
    }

    /// What ends this label, if nothing does yet.
    pub(super) fn colon_after(&self, label: &str) -> &'static str {
        if label.ends_with([':', '?', '!', '.', '…']) {
            ""
        } else {
            self.colon
        }
    }
}

static FRENCH: Words = Words {
    colon: "\u{A0}:",
    struck: "barré\u{A0}:",
    notes: "Notes",
    back_to_mark: "Retour à l’appel de la note",
    untitled: "Document",
};

static ENGLISH: Words = Words {
    colon: ":",
    struck: "struck out:",
    notes: "Notes",
    back_to_mark: "Back to the mark of note",
    untitled: "Document",
};
