//! Tables as HTML elements.
//!
//! The first cell of a row is a header cell if there are several rows, and so is every other cell
//! of a table without heads, which consists of labels and values in turn. Each value carries the
//! head of its column as an attribute, which narrow screens show beside it.

use crate::document::{Alignment, Block, Inline, Table, plain_text};
use crate::export::html::blocks::HtmlWriter;
use crate::export::html::form_controls::UnwrittenBoxes;

impl HtmlWriter {
    /// Writes a table.
    pub(super) fn table(&mut self, table: &Table, block: &Block) {
        let kind = TableKind::of(table);
        let id = block.id.as_ref().map(|id| self.ids.give(id));
        let heading = self.heading.clone();
        let mut attributes = vec![("class", kind.class)];
        attributes.extend(id.as_ref().map(|id| ("id", id.as_str())));
        attributes.extend(heading.as_ref().map(|id| ("aria-labelledby", id.as_str())));
        self.markup.open("table", &attributes);
        self.markup.line();
        if kind.has_heads {
            self.table_head(table);
        }
        self.markup.open("tbody", &[]);
        self.markup.line();
        for row in 0..table.rows.len() {
            self.row(table, row, &kind);
        }
        self.end("tbody");
        self.end("table");
    }

    fn table_head(&mut self, table: &Table) {
        self.markup.open("thead", &[]);
        self.markup.line();
        self.markup.open("tr", &[]);
        for (head, alignment) in table.head.iter().zip(&table.alignments) {
            let (element, scope) = if head.is_empty() {
                ("td", None)
            } else {
                ("th", Some(("scope", "col")))
            };
            let mut attributes: Vec<_> = scope.into_iter().collect();
            attributes.extend(class_of(*alignment));
            self.markup.open(element, &attributes);
            self.inlines(head);
            self.markup.close(element);
        }
        self.markup.close("tr");
        self.end("thead");
    }

    fn row(&mut self, table: &Table, row: usize, kind: &TableKind) {
        let cells = &table.rows[row];
        let names = table.ids.range((row, 0)..(row + 1, 0));
        let named = names.filter(|((_, column), _)| !cells[*column].is_empty());
        let field = named
            .map(|(_, name)| name)
            .find_map(|name| self.take_boxes(Some(name)));
        let mut boxes = field.as_ref().map(UnwrittenBoxes::of);
        self.markup.open("tr", &[]);
        self.markup.line();
        for (column, cell) in cells.iter().enumerate() {
            let place = (row, column);
            let element = if kind.is_head(column, cell) {
                "th"
            } else {
                "td"
            };
            let label = table
                .head
                .get(column)
                .map(|head| plain_text(head))
                .unwrap_or_default();
            let mut attributes = Vec::new();
            if element == "th" {
                attributes.push(("scope", "row"));
            } else if !label.is_empty() {
                attributes.push(("data-label", label.as_str()));
            }
            attributes.extend(table.alignments.get(column).copied().and_then(class_of));
            self.markup.open(element, &attributes);
            self.cell(table, place, boxes.as_mut());
            self.markup.close(element);
            self.markup.line();
        }
        self.markup.close("tr");
        self.markup.line();
    }

    fn cell(
        &mut self,
        table: &Table,
        place: (usize, usize),
        boxes: Option<&mut UnwrittenBoxes<'_>>,
    ) {
        let cell = &table.rows[place.0][place.1];
        match boxes {
            _ if cell.is_empty() => {
                let name = table.ids.get(&place).map(String::as_str);
                if let Some(field) = self.take_words(name, false) {
                    self.line(&field);
                }
            }
            Some(boxes) => self.boxes(cell, boxes),
            None => self.inlines(cell),
        }
    }
}

/// The kind of a table.
struct TableKind {
    class: &'static str,
    has_heads: bool,
    has_several_rows: bool,
    /// Whether cells are labels and values in turn.
    is_of_pairs: bool,
}

impl TableKind {
    fn of(table: &Table) -> Self {
        let has_heads = table.head.iter().any(|head| !head.is_empty());
        let has_several_rows = table.rows.len() > 1;
        let is_of_pairs = !has_heads && table.head.len().is_multiple_of(2);
        let has_boxes = table.rows.iter().flatten().any(|cell| has_box(cell));
        Self {
            class: match (has_heads, has_boxes) {
                (false, _) => "facts",
                (true, false) => "columns",
                (true, true) => "choices",
            },
            has_heads,
            has_several_rows,
            is_of_pairs,
        }
    }

    /// Whether a cell is the header of the cells beside it.
    fn is_head(&self, column: usize, cell: &[Inline]) -> bool {
        let opens_row = column == 0 && self.has_heads && self.has_several_rows;
        let opens_pair = self.is_of_pairs && column.is_multiple_of(2);
        (opens_row || opens_pair) && !cell.is_empty() && !has_box(cell)
    }
}

fn has_box(cell: &[Inline]) -> bool {
    cell.iter()
        .any(|inline| matches!(inline, Inline::TickBox { .. }))
}

fn class_of(alignment: Alignment) -> Option<(&'static str, &'static str)> {
    match alignment {
        Alignment::Natural => None,
        Alignment::Left => Some(("class", "left")),
        Alignment::Centre => Some(("class", "centre")),
        Alignment::Right => Some(("class", "right")),
    }
}
