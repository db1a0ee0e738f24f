//! Tables, in the style that follows from their content.

use crate::document::{Alignment, Inline, Table, TableCell, plain_text};
use crate::export::docx::properties::ParagraphProperties;
use crate::export::docx::style::Style;
use crate::export::docx::units::{millimetres, twips};
use crate::export::docx::writer::{BlockContext, DocxWriter};
use crate::export::docx::xml::XmlElement;
use crate::layout::{IntrinsicWidths, column_widths};
use crate::style::{Face, Family, FontVariant};

/// The largest width of the label column in a table of labels and values, as a share of the table.
const WIDEST_LABELS: f32 = 0.38;
/// The widest word that a column grows for, as a share of the table; longer words are broken.
const WIDEST_WORD: f32 = 0.5;
/// The width of a tick box, in em.
const BOX_WIDTH: f32 = 1.6;
/// The width of a character that no built-in font has, in em.
const DEFAULT_WIDTH: f32 = 0.6;

/// A factor on widths, because sizes are rounded and fonts of other computers may be wider.
const ROOM: f32 = 1.06;

/// A table being written.
struct TableContext<'t> {
    table: &'t Table,
    style: Style,
    /// Whether it is kept on the page of the next block.
    keep_next: bool,
    /// The column widths, in twips.
    widths: Vec<i32>,
}

/// The kind of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowKind {
    /// The column heads.
    Head,
    /// A row of the body, by index.
    Body(usize),
}

impl DocxWriter<'_> {
    /// A table, kept on the page of the next block if `keep_next`; nothing for an empty table.
    pub(super) fn table(
        &mut self,
        table: &Table,
        keep_next: bool,
        context: BlockContext,
    ) -> Vec<XmlElement> {
        let has_head = table.head.iter().any(|cell| !cell.is_empty());
        if !has_head && table.rows.is_empty() {
            return Vec::new();
        }
        let style = style_of(table, has_head);
        let width = (self.width - context.indent).max(self.width / 2.0);
        let widths = self.widths(table, style, width);
        let table_context = TableContext {
            table,
            style,
            keep_next,
            widths: widths.into_iter().map(twips).collect(),
        };
        let head = has_head.then(|| self.row(&table_context, &table.head, RowKind::Head));
        let rows = table.rows.iter().enumerate();
        let rows = rows.map(|(index, row)| self.row(&table_context, row, RowKind::Body(index)));
        let rows: Vec<XmlElement> = rows.collect();
        let grid = table_context.widths.iter();
        let grid = grid.map(|width| XmlElement::new("w:gridCol").with("w:w", width));
        let table = XmlElement::new("w:tbl")
            .add(self.table_properties(&table_context, has_head, context))
            .add(XmlElement::new("w:tblGrid").add_all(grid))
            .add_all(head)
            .add_all(rows);
        vec![table]
    }

    fn table_properties(
        &self,
        table_context: &TableContext,
        has_head: bool,
        context: BlockContext,
    ) -> XmlElement {
        let width: i32 = table_context.widths.iter().sum();
        let measure = |name: &'static str, value: i32| {
            XmlElement::new(name)
                .with("w:w", value)
                .with("w:type", "dxa")
        };
        let conditional = XmlElement::new("w:tblLook")
            .with("w:val", if has_head { "0020" } else { "0000" })
            .with("w:firstRow", u8::from(has_head))
            .with("w:lastRow", 0)
            .with("w:firstColumn", 0)
            .with("w:lastColumn", 0)
            .with("w:noHBand", 1)
            .with("w:noVBand", 1);
        XmlElement::new("w:tblPr")
            .add(XmlElement::of(
                "w:tblStyle",
                self.sheet.id(table_context.style),
            ))
            .add(measure("w:tblW", width))
            .add(measure("w:tblInd", twips(context.indent)))
            .add(XmlElement::new("w:tblLayout").with("w:type", "fixed"))
            .add(conditional)
    }

    fn row(
        &mut self,
        table_context: &TableContext,
        cells: &[TableCell],
        kind: RowKind,
    ) -> XmlElement {
        let mut properties = XmlElement::new("w:trPr").add(XmlElement::new("w:cantSplit"));
        let is_written_in = kind != RowKind::Head && cells.iter().any(Vec::is_empty);
        if is_written_in {
            let height = twips(millimetres(self.appearance.theme.pen.row));
            let height = XmlElement::of("w:trHeight", height).with("w:hRule", "atLeast");
            properties = properties.add(height);
        }
        if kind == RowKind::Head {
            properties = properties.add(XmlElement::new("w:tblHeader"));
        }
        self.controls
            .begin(name_of_row(table_context.table, cells, kind));
        let cells = cells.iter().enumerate();
        let cells = cells.map(|(column, cell)| self.cell(table_context, cell, column, kind));
        let cells: Vec<XmlElement> = cells.collect();
        self.controls.begin(None);
        XmlElement::new("w:tr").add(properties).add_all(cells)
    }

    fn cell(
        &mut self,
        table_context: &TableContext,
        content: &TableCell,
        column: usize,
        kind: RowKind,
    ) -> XmlElement {
        let style = match kind {
            RowKind::Head => Style::TableHead,
            RowKind::Body(_) if table_context.style == Style::PairTable && column == 0 => {
                Style::TableLabel
            }
            RowKind::Body(_) => Style::TableText,
        };
        let properties = ParagraphProperties {
            style: Some(self.sheet.id(style).to_owned()),
            keep_next: table_context.keep_next,
            alignment: alignment(table_context.table.alignments.get(column)),
            ..ParagraphProperties::default()
        };
        let mut paragraph = self.paragraph(properties, content);
        if let (true, RowKind::Body(row)) = (content.is_empty(), kind)
            && let Some(name) = table_context.table.ids.get(&(row, column))
        {
            let placeholder = self.sheet.id(Style::Placeholder).to_owned();
            paragraph = paragraph.add_all(self.controls.words(name, &placeholder));
        }
        let width = table_context
            .widths
            .get(column)
            .copied()
            .unwrap_or_default();
        let width = XmlElement::new("w:tcW")
            .with("w:w", width)
            .with("w:type", "dxa");
        let mut properties = XmlElement::new("w:tcPr").add(width);
        if table_context.style == Style::GridTable && kind != RowKind::Head {
            properties = properties.add(XmlElement::of("w:vAlign", "center"));
        }
        XmlElement::new("w:tc").add(properties).add(paragraph)
    }

    /// The column widths for a table of that width, in points.
    fn widths(&self, table: &Table, style: Style, width: f32) -> Vec<f32> {
        let mut widths: Vec<IntrinsicWidths> = (0..table.alignments.len())
            .map(|column| self.intrinsic_widths(table, column, width))
            .collect();
        if let (Style::PairTable, [labels, values]) = (style, &mut widths[..]) {
            labels.max_content = labels
                .max_content
                .min((width * WIDEST_LABELS).max(labels.min_content));
            values.flexible = true;
        }
        column_widths(&widths, width)
    }

    /// The intrinsic widths of a column. A cell to write in asks for room for words and takes spare
    /// width; in a centred column, it asks for room for a figure.
    fn intrinsic_widths(&self, table: &Table, column: usize, width: f32) -> IntrinsicWidths {
        let pen = self.appearance.theme.pen;
        let takes_words = table.alignments[column] != Alignment::Centre;
        let room = millimetres(if takes_words { pen.cell } else { pen.figure });
        let mut widths = IntrinsicWidths {
            min_content: 0.0,
            max_content: 0.0,
            flexible: false,
        };
        let padding = 2.0 * self.appearance.theme.tables.pad_side;
        let heads = table.head.get(column).map(|cell| (cell, true));
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        for (cell, is_head) in heads.into_iter().chain(cells.map(|cell| (cell, false))) {
            let is_pen = cell.is_empty() && !is_head;
            let (least, most) = if is_pen {
                (room, room)
            } else {
                self.measure(cell, is_head)
            };
            widths.min_content = widths
                .min_content
                .max(least.min(width * WIDEST_WORD) + padding);
            widths.max_content = widths.max_content.max(most + padding);
            widths.flexible |= is_pen && takes_words;
        }
        widths.max_content = widths.max_content.max(widths.min_content);
        widths
    }

    /// The widths of the widest word and of the widest line of a cell, in points.
    fn measure(&self, content: &[Inline], bold: bool) -> (f32, f32) {
        let bold = bold || matches!(content, [Inline::Strong(_), ..]);
        let face = Face::built_in(FontVariant {
            family: Family::Sans,
            bold,
            italic: false,
        });
        let size = self.appearance.theme.tables.size * self.appearance.tables.1 * ROOM;
        let text = plain_text(content);
        let width = |text: &str| text.chars().map(|one| em(&face, one)).sum::<f32>() * size;
        let widest = |parts: &mut dyn Iterator<Item = &str>| parts.map(width).fold(0.0, f32::max);
        (
            widest(&mut text.split([' ', '\n', '-'])),
            widest(&mut text.split('\n')),
        )
    }
}

/// The width of a character, in em.
fn em(face: &Face, character: char) -> f32 {
    if matches!(character, '☐' | '☑') {
        return BOX_WIDTH;
    }
    let glyph = face.glyph(character);
    glyph.map_or(DEFAULT_WIDTH, |glyph| {
        face.advance(glyph) / face.units_per_em()
    })
}

/// The style that follows from the content: a grid for cells to write in, pairs for two columns
/// without heads, light rules otherwise.
fn style_of(table: &Table, has_head: bool) -> Style {
    if table.rows.iter().flatten().any(Vec::is_empty) {
        Style::GridTable
    } else if !has_head && table.alignments.len() == 2 {
        Style::PairTable
    } else {
        Style::LightTable
    }
}

/// The name of a row: that of a cell which is not empty.
fn name_of_row<'t>(table: &'t Table, cells: &[TableCell], kind: RowKind) -> Option<&'t String> {
    let RowKind::Body(row) = kind else {
        return None;
    };
    let mut names = table.ids.range((row, 0)..(row + 1, 0));
    let name =
        names.find(|((_, column), _)| cells.get(*column).is_some_and(|cell| !cell.is_empty()));
    name.map(|(_, name)| name)
}

const fn alignment(alignment: Option<&Alignment>) -> Option<&'static str> {
    match alignment {
        Some(Alignment::Left) => Some("left"),
        Some(Alignment::Centre) => Some("center"),
        Some(Alignment::Right) => Some("right"),
        Some(Alignment::Natural) | None => None,
    }
}
