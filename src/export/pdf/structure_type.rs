//! The standard structure types (ISO 32000-1, 14.8.4).

use crate::layout::StructureRole;

/// The standard structure type of a role.
pub(super) const fn structure_type(role: &StructureRole) -> &'static str {
    match role {
        StructureRole::Document => "Document",
        StructureRole::Part => "Part",
        StructureRole::Heading(level) => match level {
            0 | 1 => "H1",
            2 => "H2",
            3 => "H3",
            4 => "H4",
            5 => "H5",
            _ => "H6",
        },
        StructureRole::Paragraph | StructureRole::WritingLines => "P",
        StructureRole::List { .. } => "L",
        StructureRole::ListItem => "LI",
        StructureRole::Label => "Lbl",
        StructureRole::ItemBody => "LBody",
        StructureRole::Table => "Table",
        StructureRole::TableRow => "TR",
        StructureRole::HeadCell { .. } => "TH",
        StructureRole::Cell => "TD",
        StructureRole::Quote => "BlockQuote",
        StructureRole::Code => "Code",
        StructureRole::Link => "Link",
        StructureRole::Note => "Note",
        StructureRole::NoteMark => "Reference",
        StructureRole::Figure { .. } => "Figure",
        StructureRole::Foreign(_) | StructureRole::TickBox => "Span",
    }
}
