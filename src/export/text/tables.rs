//! Tables as plain text: aligned in columns if they fit, else as labelled values.

use crate::document::{Alignment, Inline, Table};
use crate::export::labelled_table::{self, CellValue, LabelledLine, LabelledValue};
use crate::export::plain_characters::{NO_BREAK, plain};
use crate::export::text::wrap::{columns, wrap};
use crate::export::text::{TextWriter, hang, tick_box};

/// The gap between two columns.
const GAP: &str = "  ";
/// The indent of the second and further values of a row.
const INDENT: &str = "  ";
/// A blank to write in, after a label.
const BLANK: &str = "______________________________";
/// The gap between the tick boxes of a row.
const BETWEEN_BOXES: &str = "   ";

impl TextWriter {
    /// A table. One without heads is a list of facts, which needs no columns.
    pub(super) fn table(&self, table: &Table, width: usize) -> Vec<String> {
        let has_heads = table.head.iter().any(|head| !head.is_empty());
        let aligned = has_heads.then(|| self.aligned(table, width)).flatten();
        aligned.unwrap_or_else(|| self.labelled(table, width))
    }

    /// The table in columns as wide as their widest cells; `None` if that is too wide, or if there
    /// are cells to write in.
    fn aligned(&self, table: &Table, width: usize) -> Option<Vec<String>> {
        let mut rows = vec![self.cells(&table.head)];
        rows.extend(table.rows.iter().map(|row| self.cells(row)));
        let has_blanks = table.rows.iter().flatten().any(Vec::is_empty);
        let has_lines = rows.iter().flatten().any(|cell| cell.contains('\n'));
        let widths: Vec<usize> = (0..table.head.len())
            .map(|column| {
                rows.iter()
                    .map(|row| columns(&row[column]))
                    .max()
                    .unwrap_or_default()
            })
            .collect();
        let whole = widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1);
        if has_blanks || has_lines || whole > width {
            return None;
        }
        let underlines = widths.iter().map(|width| "-".repeat(*width)).collect();
        rows.insert(1, underlines);
        let line = |row: &Vec<String>| line_of(row, &widths, &table.alignments);
        Some(rows.iter().map(line).collect())
    }

    fn cells(&self, row: &[Vec<Inline>]) -> Vec<String> {
        let text = |cell: &Vec<Inline>| self.inlines(cell).trim().to_owned();
        row.iter().map(text).collect()
    }

    /// The table as labelled values, with empty lines between rows of several values.
    fn labelled(&self, table: &Table, width: usize) -> Vec<String> {
        let lines = labelled_table::lines(table);
        let parts: Vec<Vec<String>> = lines.iter().map(|line| self.row(line, width)).collect();
        if lines.iter().any(|line| line.len() > 1) {
            parts.join(&String::new())
        } else {
            parts.concat()
        }
    }

    /// A row: its first value, the others indented below it, its tick boxes side by side.
    fn row(&self, row: &LabelledLine<'_>, width: usize) -> Vec<String> {
        let (boxes, values): (Vec<_>, Vec<_>) = row
            .iter()
            .partition(|entry| matches!(entry.value, CellValue::TickBox(_)));
        let mut texts: Vec<String> = values.iter().map(|entry| self.entry(entry)).collect();
        if !boxes.is_empty() {
            let boxes: Vec<String> = boxes.iter().map(|entry| self.entry(entry)).collect();
            texts.push(boxes.join(BETWEEN_BOXES));
        }
        let wrapped = texts.iter().enumerate().flat_map(|(index, text)| {
            let first = if index == 0 { "" } else { INDENT };
            hang(first, INDENT, wrap(text, width - INDENT.len()))
        });
        wrapped.collect()
    }

    fn entry(&self, entry: &LabelledValue<'_>) -> String {
        let label = self.inlines(entry.label);
        let label = label.trim();
        let value = match entry.value {
            CellValue::Words(words) => self.inlines(words),
            CellValue::Blank => BLANK.to_owned(),
            CellValue::TickBox(ticked) => {
                let whole = format!("{} {label}", tick_box(ticked));
                return whole.replace(' ', &NO_BREAK.to_string());
            }
        };
        if label.is_empty() {
            value
        } else {
            format!("{label}{} {value}", self.strings.colon_after(label))
        }
    }
}

/// A row of a table in columns.
fn line_of(cells: &[String], widths: &[usize], alignments: &[Alignment]) -> String {
    let cells = cells.iter().zip(widths).zip(alignments);
    let cells = cells.map(|((cell, width), alignment)| {
        let free = width - columns(cell);
        let before = match alignment {
            Alignment::Natural | Alignment::Left => 0,
            Alignment::Centre => free / 2,
            Alignment::Right => free,
        };
        format!("{}{cell}{}", " ".repeat(before), " ".repeat(free - before))
    });
    let line = cells.collect::<Vec<_>>().join(GAP);
    plain(line.trim_end())
}
