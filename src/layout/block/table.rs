//! Tables to slabs.
//!
//! 1. The content says how a table looks: cells to write in need boundaries, two columns without
//!    heads are labels and values, everything else gets light rules.
//! 2. The columns get their widths from what stands in them.
//! 3. Every row becomes bands, one per line of its cells, so that a row taller than a page can be
//!    divided. The head is kept, to repeat it.

use std::rc::Rc;

use crate::document::{Alignment, Block, Table, TableCell};
use crate::layout::block::column_widths::{Needs, widths};
use crate::layout::block::flow::{Flow, RULE_WIDTH, Site, rule, sum_of_squares};
use crate::layout::block::unbreakable_box::{Panel, Purpose, Slab, cost};
use crate::layout::context::millimetres;
use crate::layout::page::model::{NodeId, Role, Scope, Stroke};
use crate::layout::text::inline;
use crate::layout::text::line_box::{LineBox, TextColumn, line_boxes};
use crate::layout::text::paragraph::Paragraph;
use crate::layout::text::text_style::ParagraphStyle;
use crate::style::FontVariant;
use crate::style::HandwritingTheme;

/// How a table looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Every cell has boundaries, because some are written in.
    Grid,
    /// Labels and values, nothing but light rules between them.
    Pairs,
    /// A tinted head, light rules between rows.
    Light,
}

impl Look {
    fn of(table: &Table) -> Self {
        if table.rows.iter().flatten().any(Vec::is_empty) {
            Self::Grid
        } else if is_headless(table) && table.alignments.len() == 2 {
            Self::Pairs
        } else {
            Self::Light
        }
    }
}

fn is_headless(table: &Table) -> bool {
    table.head.iter().all(Vec::is_empty)
}

/// The widest that the labels of a table of labels and values may be, as a share of the table.
const WIDEST_LABELS: f32 = 0.38;

/// A cell ready to be broken into lines.
struct Cell {
    node: NodeId,
    /// `None` for a cell to write in.
    paragraph: Option<Paragraph>,
}

/// A row and its cells.
struct Row {
    node: NodeId,
    cells: Vec<Cell>,
    head: bool,
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowPlace {
    /// At the head of the table.
    Head,
    /// Below a head.
    Body,
    /// In a table without a head.
    Headless,
}

/// What all rows of a table share.
struct Frame<'t> {
    table: &'t Table,
    look: Look,
    column: TextColumn,
    /// The columns, with the white around their text.
    columns: Vec<TextColumn>,
    /// The white left and right of the text of a cell.
    pad_side: f32,
    pad: f32,
}

/// Adds a table.
pub(crate) fn add(flow: &mut Flow<'_, '_>, table: &Table, block: &Block, site: Site) {
    let name = block.id.clone();
    let node = flow.context.named_node(Role::Table, site.parent, name);
    let look = Look::of(table);
    let style = paragraph_style(flow, site, block.line, node);
    let headless = is_headless(table);
    let head = (!headless).then(|| prepare(flow, &table.head, look, style, RowPlace::Head));
    let place = if headless {
        RowPlace::Headless
    } else {
        RowPlace::Body
    };
    let rows: Vec<_> = table
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let row = prepare(flow, row, look, style, place);
            name_row(flow, table, index, &row);
            row
        })
        .collect();
    let frame = frame(flow, table, look, site.column, head.iter().chain(&rows));
    let gap = flow.context.theme.tables.gap;
    flow.space(gap);
    flow.keep(cost::BLOCKS);
    let head = head.map(|head| add_head(flow, &frame, &head));
    for (index, row) in rows.iter().enumerate() {
        add_row(flow, &frame, row, (index, rows.len()), head);
    }
    flow.space(gap);
}

fn paragraph_style(flow: &Flow<'_, '_>, site: Site, line: usize, node: NodeId) -> ParagraphStyle {
    let theme = flow.context.theme;
    let mut style = flow.paragraph_style(site, line, node);
    style.text.variant = FontVariant::regular(flow.context.fonts.tables);
    style.text.size = theme.tables.size;
    style.leading = theme.tables.leading;
    style.justify = false;
    style.hyphenate = false;
    style
}

fn prepare(
    flow: &mut Flow<'_, '_>,
    cells: &[TableCell],
    look: Look,
    style: ParagraphStyle,
    place: RowPlace,
) -> Row {
    let head = place == RowPlace::Head;
    let node = flow.context.node(Role::TableRow, style.text.node);
    let cells = cells.iter().enumerate().map(|(index, content)| {
        let role = role(place, cells, index);
        let node = flow.context.node(role, node);
        let mut style = style;
        style.text.node = node;
        style.text.variant.bold = head;
        if look == Look::Pairs && index == 0 {
            style.text.colour = flow.context.colours.muted;
        }
        let paragraph =
            (!content.is_empty()).then(|| inline::paragraph(content, style, flow.context));
        Cell { node, paragraph }
    });
    let cells = cells.collect();
    Row { node, cells, head }
}

/// Gives a row of the body and its cells to write in the names they have in the document.
fn name_row(flow: &mut Flow<'_, '_>, table: &Table, index: usize, row: &Row) {
    for ((_, column), id) in table.ids.range((index, 0)..(index + 1, 0)) {
        let cell = &row.cells[*column];
        let node = if cell.paragraph.is_none() {
            cell.node
        } else {
            row.node
        };
        flow.context.nodes[node.0].name = Some(id.clone());
    }
}

/// What a cell of a row is. Without heads of columns the first cell names the row; of cells in
/// pairs, labels and values, each label names what stands beside it.
fn role(place: RowPlace, row: &[TableCell], index: usize) -> Role {
    let in_pairs = row.len().is_multiple_of(2);
    let is_label = index == 0 || (in_pairs && index.is_multiple_of(2));
    let scope = match place {
        RowPlace::Head => Scope::Column,
        RowPlace::Headless if is_label && !row[index].is_empty() => Scope::Row,
        RowPlace::Headless | RowPlace::Body => return Role::Cell,
    };
    Role::HeadCell { scope }
}

fn frame<'t, 'r>(
    flow: &Flow<'_, '_>,
    table: &'t Table,
    look: Look,
    column: TextColumn,
    rows: impl Iterator<Item = &'r Row>,
) -> Frame<'t> {
    let theme = flow.context.theme;
    let pad_side = theme.tables.pad_side;
    let mut needs = needs(table, rows, pad_side, theme.pen);
    if let (Look::Pairs, [labels, values]) = (look, &mut needs[..]) {
        let widest = column.width * WIDEST_LABELS;
        labels.most = labels.most.min(widest.max(labels.least));
        values.greedy = true;
    }
    let mut left = column.left;
    let place = |width: f32| {
        let place = TextColumn { left, width };
        left += width;
        place
    };
    Frame {
        table,
        look,
        column,
        columns: widths(&needs, column.width)
            .into_iter()
            .map(place)
            .collect(),
        pad_side,
        pad: theme.tables.pad,
    }
}

/// What each column asks for. A cell to write in asks for room for words, and for all that is left;
/// in a centred column, for room for a figure.
fn needs<'r>(
    table: &Table,
    rows: impl Iterator<Item = &'r Row>,
    pad_side: f32,
    pen: HandwritingTheme,
) -> Vec<Needs> {
    let nothing = Needs {
        least: 0.0,
        most: 0.0,
        greedy: false,
    };
    let mut needs = vec![nothing; table.alignments.len()];
    for row in rows {
        let columns = needs.iter_mut().zip(&table.alignments);
        for ((needs, alignment), cell) in columns.zip(&row.cells) {
            let takes_words = *alignment != Alignment::Centre;
            let room = millimetres(if takes_words { pen.cell } else { pen.figure });
            let (least, most) = match &cell.paragraph {
                Some(paragraph) => (paragraph.widest_word(), paragraph.widest_line()),
                None if row.head => (0.0, 0.0),
                None => (room, room),
            };
            needs.least = needs.least.max(least + 2.0 * pad_side);
            needs.most = needs.most.max(most + 2.0 * pad_side);
            needs.greedy |= cell.paragraph.is_none() && !row.head && takes_words;
        }
    }
    needs
}

impl Frame<'_> {
    /// Where the text of a cell of that column stands.
    fn text(&self, index: usize) -> TextColumn {
        let column = self.columns[index];
        // Labels stand flush with the text around the table.
        let before = if self.look == Look::Pairs && index == 0 {
            0.0
        } else {
            self.pad_side
        };
        TextColumn {
            left: column.left + before,
            width: column.width - before - self.pad_side,
        }
    }
}

/// Adds the head; the result is what repeats it.
fn add_head(flow: &mut Flow<'_, '_>, frame: &Frame<'_>, head: &Row) -> usize {
    let mut whole = Slab::default();
    for mut band in bands(flow, frame, head) {
        let top = whole.height;
        band.shift(top);
        let height = top + band.height;
        whole.cells.clone_from(&band.cells);
        whole.overlay(band);
        whole.height = height;
    }
    let stroke = Stroke {
        width: 2.0 * RULE_WIDTH,
        colour: flow.context.colours.pen,
    };
    whole.items.push(rule(frame.column, whole.height, stroke));
    let tint = Panel {
        id: flow.panel_id(),
        left: frame.column.left,
        width: frame.column.width,
        purpose: Purpose::Fill(flow.context.colours.tint),
    };
    whole.panels.insert(0, tint);
    flow.push(whole.clone());
    flow.keep(cost::HEADING);
    flow.keep_head(whole)
}

fn add_row(
    flow: &mut Flow<'_, '_>,
    frame: &Frame<'_>,
    row: &Row,
    (index, count): (usize, usize),
    head: Option<usize>,
) {
    let lone = index == 1 || index + 1 == count;
    let between = sum_of_squares([
        (index > 0, cost::ROWS),
        (index > 0 && lone, cost::SINGLE_ROW),
    ]);
    let mut bands = bands(flow, frame, row);
    let last = bands.len() - 1;
    let ruled = frame.look == Look::Light || frame.look == Look::Pairs && index + 1 < count;
    if ruled {
        let stroke = Stroke {
            width: flow.context.theme.tables.rule,
            colour: flow.context.colours.rule,
        };
        let item = rule(frame.column, bands[last].height, stroke);
        bands[last].items.push(item);
    }
    for (band_index, band) in bands.into_iter().enumerate() {
        let within = sum_of_squares([(band_index > 0, cost::ROW)]);
        flow.push(Slab {
            cost: if band_index == 0 { between } else { within },
            head,
            ..band
        });
    }
}

/// The bands of a row, at least one: each holds one line of every cell that has so many.
fn bands(flow: &mut Flow<'_, '_>, frame: &Frame<'_>, row: &Row) -> Vec<Slab> {
    let cells: Vec<Vec<LineBox>> = row
        .cells
        .iter()
        .enumerate()
        .map(|(index, cell)| cell_lines(flow, frame, index, cell))
        .collect();
    let count = cells.iter().map(Vec::len).max().unwrap_or_default().max(1);
    let rooms: Vec<_> = (0..count).map(|index| room(&cells, index, count)).collect();
    let mut bands: Vec<Slab> = (0..count).map(|_| Slab::default()).collect();
    for lines in cells {
        for ((band, (above, below)), line) in bands.iter_mut().zip(&rooms).zip(lines) {
            let mut strip = Slab::from(line);
            strip.shift(*above);
            strip.height += above + below;
            band.overlay(strip);
        }
    }
    pad(flow, frame, row, &mut bands);
    let panels = cell_panels(flow, frame, row);
    let cells: Rc<[NodeId]> = row.cells.iter().map(|cell| cell.node).collect();
    for band in &mut bands {
        band.panels.extend(panels.iter().copied());
        band.cells = Some(cells.clone());
    }
    bands
}

/// The room that what is taller than a line needs above a band and below it, the same for all
/// cells: their baselines are on one level, and their lines are no further apart than needs be. What
/// is but a little taller stands beside the next line of another cell.
fn room(cells: &[Vec<LineBox>], index: usize, count: usize) -> (f32, f32) {
    let (mut above, mut below) = (0.0_f32, 0.0_f32);
    for lines in cells {
        let Some(line) = lines.get(index) else {
            continue;
        };
        above = above.max(line.overflow);
        let is_above_another = index + 1 < lines.len() || index + 1 == count;
        if is_above_another || line.overflow > line.height / 2.0 {
            below = below.max(line.overflow);
        }
    }
    (above, below)
}

fn cell_lines(
    flow: &mut Flow<'_, '_>,
    frame: &Frame<'_>,
    index: usize,
    cell: &Cell,
) -> Vec<LineBox> {
    let alignment = frame.table.alignments[index];
    cell.paragraph.as_ref().map_or_else(Vec::new, |paragraph| {
        line_boxes(paragraph, frame.text(index), alignment, flow.context)
    })
}

/// Adds the white above and below, and makes a row that is written in tall enough for a pen.
fn pad(flow: &Flow<'_, '_>, frame: &Frame<'_>, row: &Row, bands: &mut [Slab]) {
    let text: f32 = bands.iter().map(|band| band.height).sum();
    let written = !row.head && row.cells.iter().any(|cell| cell.paragraph.is_none());
    let least = if written {
        millimetres(flow.context.theme.pen.row)
    } else {
        0.0
    };
    let missing = (least - text - 2.0 * frame.pad).max(0.0);
    let above = frame.pad + if bands.len() == 1 { missing / 2.0 } else { 0.0 };
    let below = missing + 2.0 * frame.pad - above;
    if let Some(first) = bands.first_mut() {
        first.shift(above);
        first.height += above;
    }
    if let Some(last) = bands.last_mut() {
        last.height += below;
    }
}

/// The boundaries of the cells of a row, and the places to write in.
fn cell_panels(flow: &mut Flow<'_, '_>, frame: &Frame<'_>, row: &Row) -> Vec<Panel> {
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.context.colours.pen,
    };
    let size = flow.context.theme.tables.size;
    let mut panels = Vec::new();
    for (index, cell) in row.cells.iter().enumerate() {
        let framed = (frame.look == Look::Grid).then_some(Purpose::Frame(stroke));
        let node = cell.node;
        let is_written_in = cell.paragraph.is_none() && !row.head;
        let written = is_written_in.then_some(Purpose::Write {
            node,
            size,
            lift: 0.0,
        });
        let framed = framed.map(|purpose| (frame.columns[index], purpose));
        // What is typed begins where the text of other cells does.
        let written = written.map(|purpose| (frame.text(index), purpose));
        for (column, purpose) in framed.into_iter().chain(written) {
            panels.push(Panel {
                id: flow.panel_id(),
                left: column.left,
                width: column.width,
                purpose,
            });
        }
    }
    panels
}
