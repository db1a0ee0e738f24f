//! The form fields of a document: everything to fill in, with stable names.
//!
//! | in the Markdown | field |
//! |---|---|
//! | a paragraph with an id and one box (`☐`) | a box to tick |
//! | a paragraph with an id and several boxes | a choice of one |
//! | a row of a table with an id and boxes | a choice of one |
//! | an empty cell of a table with an id | words |
//! | lines of ten underscores or more, with an id | words on several lines |
//!
//! Empty cells, ruled lines and boxes without an id are filled in by pen alone. The label of a field
//! is the heading above it and the text beside it, joined by ` · `.

use std::collections::BTreeSet;

use crate::document::model::{Block, BlockKind, Document, Inline, Table, plain_text};

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The stable name, such as `influence.rating`, unique in the document.
    pub name: String,
    /// The label, in the language of the document.
    pub label: String,
    /// The kind of input.
    pub kind: FieldKind,
}

/// The kind of input of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// Text, on one line or on `several_lines`.
    Words {
        /// Whether there is room for more than one line.
        several_lines: bool,
    },
    /// A single tick box.
    Tick(FieldAnswer),
    /// Several tick boxes, of which at most one is ticked.
    Choice(Vec<FieldAnswer>),
}

/// An answer that a tick box stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldAnswer {
    /// The stable value, such as `not_observed`.
    pub value: String,
    /// The text beside the box or above it, in the language of the document.
    pub label: String,
    /// Whether the box is ticked already.
    pub ticked: bool,
}

/// The separator of the parts of a label.
const BETWEEN: &str = " · ";
/// The value of a box that is the only one of its field.
const TICKED: &str = "yes";

/// The fields of a document, in reading order. Of several with the same name, the first counts.
#[must_use]
pub fn fields(document: &Document) -> Vec<Field> {
    let mut collector = FieldCollector::default();
    collector.blocks(&document.blocks);
    collector.fields
}

#[derive(Default)]
struct FieldCollector {
    fields: Vec<Field>,
    names: BTreeSet<String>,
    /// The text of the nearest heading above.
    heading: String,
    /// The text of the paragraph just before, if it is a label; empty otherwise.
    label: String,
}

impl FieldCollector {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
            self.label = label_of(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match (&block.kind, &block.id) {
            (BlockKind::Heading { content, .. }, _) => self.heading = plain_text(content),
            (BlockKind::Paragraph(content), Some(id)) => {
                let (opening, boxes) = boxes(content);
                let label = joined(&[&self.heading, &opening]);
                self.boxes(id, label, answers(boxes, &block.answers));
            }
            (BlockKind::WritingLines(_), Some(id)) => {
                let label = joined(&[&self.heading, &self.label]);
                let several_lines = true;
                self.push(id, label, FieldKind::Words { several_lines });
            }
            (BlockKind::Table(table), _) => self.table(table, &block.answers),
            (BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. }, _) => {
                self.blocks(blocks);
            }
            (BlockKind::List { items, .. }, _) => {
                items.iter().for_each(|item| self.blocks(&item.blocks));
            }
            _ => {}
        }
    }

    fn table(&mut self, table: &Table, values: &[String]) {
        for ((row, column), id) in &table.ids {
            let cells = &table.rows[*row];
            if cells[*column].is_empty() {
                let several_lines = false;
                let label = joined(&[&self.label, &label_of_cell(table, *row, *column)]);
                self.push(id, label, FieldKind::Words { several_lines });
            } else {
                let head = table.head.first().map_or(String::new(), |head| words(head));
                let label = joined(&[&head, &words(&cells[0])]);
                self.boxes(id, label, answers(boxes_of_row(table, *row), values));
            }
        }
    }

    fn boxes(&mut self, id: &str, label: String, mut answers: Vec<FieldAnswer>) {
        match answers.len() {
            0 => {}
            1 => {
                let answer = answers.remove(0);
                let label = joined(&[&label, &answer.label]);
                self.push(id, label, FieldKind::Tick(answer));
            }
            _ => self.push(id, label, FieldKind::Choice(answers)),
        }
    }

    fn push(&mut self, name: &str, label: String, kind: FieldKind) {
        if self.names.insert(name.to_owned()) {
            let name = name.to_owned();
            self.fields.push(Field { name, label, kind });
        }
    }
}

/// A tick box and the text that belongs to it.
struct LabelledBox {
    ticked: bool,
    label: String,
}

/// The text before the first box, and the boxes, each with the text up to the next.
fn boxes(content: &[Inline]) -> (String, Vec<LabelledBox>) {
    let is_box = |inline: &Inline| matches!(inline, Inline::TickBox { .. });
    let first = content.iter().position(is_box).unwrap_or(content.len());
    let (opening, rest) = content.split_at(first);
    let boxes = rest.iter().enumerate().filter_map(|(index, inline)| {
        let Inline::TickBox { ticked } = inline else {
            return None;
        };
        let after = rest[index + 1..].split(is_box).next().unwrap_or_default();
        let label = plain_text(after).trim().to_owned();
        let ticked = *ticked;
        Some(LabelledBox { ticked, label })
    });
    (plain_text(opening).trim().to_owned(), boxes.collect())
}

/// The boxes of a row. A box without text beside it takes the head of its column as its label.
fn boxes_of_row(table: &Table, row: usize) -> Vec<LabelledBox> {
    let cells = table.rows[row].iter().enumerate();
    let boxes = cells.flat_map(|(column, cell)| {
        let head = table
            .head
            .get(column)
            .map_or(String::new(), |head| words(head));
        boxes(cell).1.into_iter().map(move |mut found| {
            if found.label.is_empty() {
                found.label.clone_from(&head);
            }
            found
        })
    });
    boxes.collect()
}

/// The boxes with their values: those of the Markdown, or numbers from 1 where it gives none.
fn answers(boxes: Vec<LabelledBox>, values: &[String]) -> Vec<FieldAnswer> {
    let alone = boxes.len() == 1;
    let answer = |(index, found): (usize, LabelledBox)| FieldAnswer {
        value: match values.get(index) {
            Some(value) => value.clone(),
            None if alone => TICKED.to_owned(),
            None => (index + 1).to_string(),
        },
        label: found.label,
        ticked: found.ticked,
    };
    boxes.into_iter().enumerate().map(answer).collect()
}

/// The label of an empty cell: the first cell of its row and the head of its column; in a table
/// without heads, the nearest text before it.
fn label_of_cell(table: &Table, row: usize, column: usize) -> String {
    let cells = &table.rows[row][..column];
    let above = table
        .head
        .get(column)
        .map_or(String::new(), |head| words(head));
    if above.is_empty() {
        let mut beside = cells.iter().rev().map(|cell| words(cell));
        return beside.find(|words| !words.is_empty()).unwrap_or_default();
    }
    let begins = cells.first().map_or(String::new(), |cell| words(cell));
    joined(&[&begins, &above])
}

/// The name of a cell: the bold text that it begins with, else all of its text.
fn words(cell: &[Inline]) -> String {
    let words = match cell {
        [Inline::Strong(name), ..] => plain_text(name),
        _ => plain_text(cell),
    };
    words.trim_end_matches('.').to_owned()
}

fn label_of(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph(content) if matches!(content.as_slice(), [Inline::Strong(_)]) => {
            plain_text(content)
        }
        _ => String::new(),
    }
}

/// The parts that are not empty, joined by [`BETWEEN`].
fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(BETWEEN)
}
