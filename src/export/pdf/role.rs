//! What parts of a document are called in a PDF.

use crate::layout::Role;

/// The standard structure type of a role.
pub(super) const fn tag(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Part => "Part",
        Role::Heading(level) => match level {
            0 | 1 => "H1",
            2 => "H2",
            3 => "H3",
            4 => "H4",
            5 => "H5",
            _ => "H6",
        },
        Role::Paragraph | Role::WritingLines => "P",
        Role::List { .. } => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ItemBody => "LBody",
        Role::Table => "Table",
        Role::TableRow => "TR",
        Role::HeadCell { .. } => "TH",
        Role::Cell => "TD",
        Role::Quote => "BlockQuote",
        Role::Code => "Code",
        Role::Link => "Link",
        Role::Note => "Note",
        Role::NoteMark => "Reference",
        Role::Figure { .. } => "Figure",
        Role::Foreign(_) | Role::TickBox => "Span",
    }
}
