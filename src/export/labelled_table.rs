//! Tables for formats without columns: every value with the label that says what it is.
//!
//! | a table | its lines |
//! |---|---|
//! | with heads | a line for each row, every value with the head of its column |
//! | with heads and one row | a line for each value, as there are no rows to tell apart |
//! | without heads, of label and value in turn | a line for each label |
//! | without heads, of an odd number of columns | a line for each row, its values without labels |

use crate::document::{Inline, Table};

/// A line of labelled values, in reading order.
pub(super) type LabelledLine<'a> = Vec<LabelledValue<'a>>;

/// A value with its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LabelledValue<'a> {
    /// The label; empty for none.
    pub(super) label: &'a [Inline],
    /// The value.
    pub(super) value: CellValue<'a>,
}

/// The content of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellValue<'a> {
    /// Text.
    Words(&'a [Inline]),
    /// A tick box alone, and whether it is ticked.
    TickBox(bool),
    /// An empty cell, to be written in.
    Blank,
}

/// The lines of a table.
pub(super) fn lines(table: &Table) -> Vec<LabelledLine<'_>> {
    let has_heads = table.head.iter().any(|head| !head.is_empty());
    let lines = match (has_heads, table.rows.as_slice()) {
        (true, []) => vec![bare(&table.head)],
        (true, [row]) => under_heads(table, row).map(|entry| vec![entry]).collect(),
        (true, rows) => rows
            .iter()
            .map(|row| under_heads(table, row).collect())
            .collect(),
        (false, rows) if table.head.len().is_multiple_of(2) => {
            rows.iter().flat_map(|row| pairs(row)).collect()
        }
        (false, rows) => rows.iter().map(|row| bare(row)).collect(),
    };
    lines
        .into_iter()
        .filter(|line: &LabelledLine| !line.is_empty())
        .collect()
}

fn under_heads<'a>(
    table: &'a Table,
    row: &'a [Vec<Inline>],
) -> impl Iterator<Item = LabelledValue<'a>> {
    let entry = |(head, cell): (&'a Vec<Inline>, &'a Vec<Inline>)| LabelledValue {
        label: head,
        value: value(cell),
    };
    table.head.iter().zip(row).map(entry)
}

/// The cells of a row as pairs of label and value; empty pairs are left out.
fn pairs(row: &[Vec<Inline>]) -> impl Iterator<Item = LabelledLine<'_>> {
    let pairs = row
        .chunks_exact(2)
        .filter(|pair| pair.iter().any(|cell| !cell.is_empty()));
    pairs.map(|pair| {
        vec![LabelledValue {
            label: &pair[0],
            value: value(&pair[1]),
        }]
    })
}

/// The cells of a row, without labels.
fn bare(row: &[Vec<Inline>]) -> LabelledLine<'_> {
    let cells = row.iter().filter(|cell| !cell.is_empty());
    cells
        .map(|cell| LabelledValue {
            label: &[],
            value: value(cell),
        })
        .collect()
}

fn value(cell: &[Inline]) -> CellValue<'_> {
    match cell {
        [] => CellValue::Blank,
        [Inline::TickBox { ticked }] => CellValue::TickBox(*ticked),
        words => CellValue::Words(words),
    }
}
