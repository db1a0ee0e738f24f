//! Tables, with the look that their content asks for.

use crate::document::{Alignment, Inline, Table, TableCell, plain_text};
use crate::export::docx::measure::{millimetres, twips};
use crate::export::docx::properties::ParagraphProperties;
use crate::export::docx::style::Style;
use crate::export::docx::writer::{Site, Writer};
use crate::export::docx::xml::Element;
use crate::layout::{IntrinsicWidths, column_widths};
use crate::style::{Face, Family, FontVariant};

/// The widest that the labels of a table of labels and values may be, as a share of the table.
const WIDEST_LABELS: f32 = 0.38;
/// The widest word that a column grows for, as a share of the table; longer ones are divided.
const WIDEST_WORD: f32 = 0.5;
/// How wide a box to tick is, in em.
const BOX_WIDTH: f32 = 1.6;
/// How wide a character is in em that no font of the program has.
const USUAL_WIDTH: f32 = 0.6;

/// Sizes are rounded, and fonts of other computers are a little wider.
const ROOM: f32 = 1.06;

/// A table on its way.
struct Frame<'t> {
    table: &'t Table,
    style: Style,
    /// Whether it stays on the page of what follows.
    keep_next: bool,
    /// The widths of the columns, in twips.
    widths: Vec<i32>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowKind {
    /// The heads of the columns.
    Head,
    /// A row of that number.
    Body(usize),
}

impl Writer<'_> {
    /// A table, on the page of what follows if it is to `keep_next`; nothing if there is nothing in
    /// it.
    pub(super) fn table(&mut self, table: &Table, keep_next: bool, site: Site) -> Vec<Element> {
        let has_head = table.head.iter().any(|cell| !cell.is_empty());
        if !has_head && table.rows.is_empty() {
            return Vec::new();
        }
        let style = style_of(table, has_head);
        let width = (self.width - site.indent).max(self.width / 2.0);
        let widths = self.widths(table, style, width);
        let frame = Frame {
            table,
            style,
            keep_next,
            widths: widths.into_iter().map(twips).collect(),
        };
        let head = has_head.then(|| self.row(&frame, &table.head, RowKind::Head));
        let rows = table.rows.iter().enumerate();
        let rows = rows.map(|(index, row)| self.row(&frame, row, RowKind::Body(index)));
        let rows: Vec<Element> = rows.collect();
        let grid = frame.widths.iter();
        let grid = grid.map(|width| Element::new("w:gridCol").with("w:w", width));
        let table = Element::new("w:tbl")
            .holding(self.table_properties(&frame, has_head, site))
            .holding(Element::new("w:tblGrid").holding_all(grid))
            .holding_all(head)
            .holding_all(rows);
        vec![table]
    }

    fn table_properties(&self, frame: &Frame, has_head: bool, site: Site) -> Element {
        let width: i32 = frame.widths.iter().sum();
        let measure = |name: &'static str, value: i32| {
            Element::new(name).with("w:w", value).with("w:type", "dxa")
        };
        let look = Element::new("w:tblLook")
            .with("w:val", if has_head { "0020" } else { "0000" })
            .with("w:firstRow", u8::from(has_head))
            .with("w:lastRow", 0)
            .with("w:firstColumn", 0)
            .with("w:lastColumn", 0)
            .with("w:noHBand", 1)
            .with("w:noVBand", 1);
        Element::new("w:tblPr")
            .holding(Element::of("w:tblStyle", self.sheet.id(frame.style)))
            .holding(measure("w:tblW", width))
            .holding(measure("w:tblInd", twips(site.indent)))
            .holding(Element::new("w:tblLayout").with("w:type", "fixed"))
            .holding(look)
    }

    fn row(&mut self, frame: &Frame, cells: &[TableCell], kind: RowKind) -> Element {
        let mut properties = Element::new("w:trPr").holding(Element::new("w:cantSplit"));
        let is_written_in = kind != RowKind::Head && cells.iter().any(Vec::is_empty);
        if is_written_in {
            let height = twips(millimetres(self.look.theme.pen.row));
            let height = Element::of("w:trHeight", height).with("w:hRule", "atLeast");
            properties = properties.holding(height);
        }
        if kind == RowKind::Head {
            properties = properties.holding(Element::new("w:tblHeader"));
        }
        self.form.begin(name_of_row(frame.table, cells, kind));
        let cells = cells.iter().enumerate();
        let cells = cells.map(|(column, cell)| self.cell(frame, cell, column, kind));
        let cells: Vec<Element> = cells.collect();
        self.form.begin(None);
        Element::new("w:tr").holding(properties).holding_all(cells)
    }

    fn cell(
        &mut self,
        frame: &Frame,
        content: &TableCell,
        column: usize,
        kind: RowKind,
    ) -> Element {
        let style = match kind {
            RowKind::Head => Style::TableHead,
            RowKind::Body(_) if frame.style == Style::PairTable && column == 0 => Style::TableLabel,
            RowKind::Body(_) => Style::TableText,
        };
        let properties = ParagraphProperties {
            style: Some(self.sheet.id(style).to_owned()),
            keep_next: frame.keep_next,
            alignment: alignment(frame.table.alignments.get(column)),
            ..ParagraphProperties::default()
        };
        let mut paragraph = self.paragraph(properties, content);
        if let (true, RowKind::Body(row)) = (content.is_empty(), kind)
            && let Some(name) = frame.table.ids.get(&(row, column))
        {
            let placeholder = self.sheet.id(Style::Placeholder).to_owned();
            paragraph = paragraph.holding_all(self.form.words(name, &placeholder));
        }
        let width = frame.widths.get(column).copied().unwrap_or_default();
        let width = Element::new("w:tcW")
            .with("w:w", width)
            .with("w:type", "dxa");
        let mut properties = Element::new("w:tcPr").holding(width);
        if frame.style == Style::GridTable && kind != RowKind::Head {
            properties = properties.holding(Element::of("w:vAlign", "center"));
        }
        Element::new("w:tc").holding(properties).holding(paragraph)
    }

    /// The widths of the columns, in points, for a table as wide as `width`.
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

    /// What a column asks for. A cell to write in asks for room for words, and for all that is
    /// left; in a centred column, for room for a figure.
    fn intrinsic_widths(&self, table: &Table, column: usize, width: f32) -> IntrinsicWidths {
        let pen = self.look.theme.pen;
        let takes_words = table.alignments[column] != Alignment::Centre;
        let room = millimetres(if takes_words { pen.cell } else { pen.figure });
        let mut widths = IntrinsicWidths {
            min_content: 0.0,
            max_content: 0.0,
            flexible: false,
        };
        let padding = 2.0 * self.look.theme.tables.pad_side;
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
        let size = self.look.theme.tables.size * self.look.tables.1 * ROOM;
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
    glyph.map_or(USUAL_WIDTH, |glyph| {
        face.advance(glyph) / face.units_per_em()
    })
}

/// Cells to write in need boundaries, two columns without heads are labels and values, everything
/// else gets light rules.
fn style_of(table: &Table, has_head: bool) -> Style {
    if table.rows.iter().flatten().any(Vec::is_empty) {
        Style::GridTable
    } else if !has_head && table.alignments.len() == 2 {
        Style::PairTable
    } else {
        Style::LightTable
    }
}

/// The name of the row: that of a cell which is not empty.
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
