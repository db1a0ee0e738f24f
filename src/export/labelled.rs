//! Tables for formats without columns: every value beside the words that say what it is.
//!
//! | a table | its lines |
//! |---|---|
//! | with heads | a line for each row, every value with the head of its column |
//! | with heads and one row | a line for each value, as there are no rows to tell apart |
//! | without heads, of label and value by turns | a line for each label |
//! | without heads, of an odd number of columns | a line for each row, its values without labels |

use crate::document::{Inline, Table};

/// A line: what belongs together, in reading order.
pub(super) type Line<'a> = Vec<Entry<'a>>;

/// A value of a table and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// What the value is; empty where nothing says so.
    pub(super) label: &'a [Inline],
    /// The value.
    pub(super) value: Value<'a>,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// Words.
    Words(&'a [Inline]),
    /// A box to tick and nothing else: whether it is ticked.
    TickBox(bool),
    /// A place to write in.
    Blank,
}

/// The lines of a table.
pub(super) fn lines(table: &Table) -> Vec<Line<'_>> {
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
        .filter(|line: &Line| !line.is_empty())
        .collect()
}

fn under_heads<'a>(table: &'a Table, row: &'a [Vec<Inline>]) -> impl Iterator<Item = Entry<'a>> {
    let entry = |(head, cell): (&'a Vec<Inline>, &'a Vec<Inline>)| Entry {
        label: head,
        value: value(cell),
    };
    table.head.iter().zip(row).map(entry)
}

/// Cells that are label and value by turns. A pair in which nothing stands says nothing.
fn pairs(row: &[Vec<Inline>]) -> impl Iterator<Item = Line<'_>> {
    let pairs = row
        .chunks_exact(2)
        .filter(|pair| pair.iter().any(|cell| !cell.is_empty()));
    pairs.map(|pair| {
        vec![Entry {
            label: &pair[0],
            value: value(&pair[1]),
        }]
    })
}

/// Cells that nothing names.
fn bare(row: &[Vec<Inline>]) -> Line<'_> {
    let cells = row.iter().filter(|cell| !cell.is_empty());
    cells
        .map(|cell| Entry {
            label: &[],
            value: value(cell),
        })
        .collect()
}

fn value(cell: &[Inline]) -> Value<'_> {
    match cell {
        [] => Value::Blank,
        [Inline::TickBox { ticked }] => Value::TickBox(*ticked),
        words => Value::Words(words),
    }
}
