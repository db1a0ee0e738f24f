//! Localised strings that formats add to a document.

use crate::language::Language;

/// The localised strings of a language.
#[derive(Debug)]
pub(super) struct ExportStrings {
    /// The colon that ends a label.
    colon: &'static str,
    /// The opening of struck-out text in formats without strikethrough.
    pub(super) struck: &'static str,
    /// The label of the footnotes.
    pub(super) notes: &'static str,
    /// The label of a link from a footnote back to its mark; the footnote's number follows.
    pub(super) back_to_mark: &'static str,
    /// The title of a document without one.
    pub(super) untitled: &'static str,
}

impl ExportStrings {
    /// The strings of a language.
    pub(super) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Fr => &FRENCH,
            Language::En => &ENGLISH,
        }
    }

    /// The colon after a label; empty if the label ends with punctuation.
    pub(super) fn colon_after(&self, label: &str) -> &'static str {
        if label.ends_with([':', '?', '!', '.', '…']) {
            ""
        } else {
            self.colon
        }
    }
}

static FRENCH: ExportStrings = ExportStrings {
    colon: "\u{A0}:",
    struck: "barré\u{A0}:",
    notes: "Notes",
    back_to_mark: "Retour à l’appel de la note",
    untitled: "Document",
};

static ENGLISH: ExportStrings = ExportStrings {
    colon: ":",
    struck: "struck out:",
    notes: "Notes",
    back_to_mark: "Back to the mark of note",
    untitled: "Document",
};
