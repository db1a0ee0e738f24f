//! Tables.
//!
//! 1. The style follows from the content: a grid if there are cells to write in, plain pairs of
//!    labels and values if there are two columns without heads, light rules otherwise.
//! 2. The column widths are computed from the intrinsic widths of the cells.
//! 3. Each row becomes fragments, one for each line of its cells, so that a row taller than a page
//!    can be broken. The head is repeated after a page break.

use std::rc::Rc;

use crate::document::{Alignment, Block, Table, TableCell};
use crate::layout::block::column_widths::{IntrinsicWidths, column_widths};
use crate::layout::block::flow::{Container, Flow, RULE_WIDTH, penalty_of, rule};
use crate::layout::block::unbreakable_box::{SharedArea, SharedAreaKind, UnbreakableBox, penalty};
use crate::layout::context::millimetres;
use crate::layout::page::model::{HeadCellScope, NodeId, Stroke, StructureRole};
use crate::layout::text::inline;
use crate::layout::text::line_box::{LineBox, TextColumn, line_boxes};
use crate::layout::text::paragraph::Paragraph;
use crate::layout::text::text_style::ParagraphStyle;
use crate::style::{FontVariant, HandwritingTheme};

/// The style of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TableStyle {
    /// Borders around every cell, for tables to write in.
    Grid,
    /// Labels and values, separated by light rules.
    Pairs,
    /// A tinted head and light rules between rows.
    Light,
}

impl TableStyle {
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

/// The largest width of the label column of [`TableStyle::Pairs`], as a share of the table.
const WIDEST_LABELS: f32 = 0.38;

/// A shaped cell.
struct Cell {
    node: NodeId,
    /// The content; `None` for a cell to write in.
    paragraph: Option<Paragraph>,
}

/// A shaped row.
struct Row {
    node: NodeId,
    cells: Vec<Cell>,
    head: bool,
}

/// The role of a row in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowRole {
    /// The head.
    Head,
    /// A row below a head.
    Body,
    /// A row of a table without a head.
    Headless,
}

/// The measures that all rows of a table share.
struct TableLayout<'t> {
    table: &'t Table,
    style: TableStyle,
    column: TextColumn,
    /// The columns, padding included.
    columns: Vec<TextColumn>,
    /// The padding of cells on the left and on the right, in points.
    pad_side: f32,
    pad: f32,
}

/// Adds a table.
pub(crate) fn add(flow: &mut Flow<'_, '_>, table: &Table, block: &Block, container: Container) {
    let name = block.id.clone();
    let node = flow
        .context
        .named_node(StructureRole::Table, container.parent, name);
    let table_style = TableStyle::of(table);
    let style = paragraph_style(flow, container, block.line, node);
    let headless = is_headless(table);
    let head = (!headless).then(|| shape_row(flow, &table.head, table_style, style, RowRole::Head));
    let row_role = if headless {
        RowRole::Headless
    } else {
        RowRole::Body
    };
    let rows: Vec<_> = table
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let row = shape_row(flow, row, table_style, style, row_role);
            name_row(flow, table, index, &row);
            row
        })
        .collect();
    let layout = layout(
        flow,
        table,
        table_style,
        container.column,
        head.iter().chain(&rows),
    );
    let gap = flow.context.theme.tables.gap;
    flow.add_space(gap);
    flow.add_penalty(penalty::BETWEEN_BLOCKS);
    let head = head.map(|head| add_head(flow, &layout, &head));
    for (index, row) in rows.iter().enumerate() {
        add_row(flow, &layout, row, (index, rows.len()), head);
    }
    flow.add_space(gap);
}

fn paragraph_style(
    flow: &Flow<'_, '_>,
    container: Container,
    line: usize,
    node: NodeId,
) -> ParagraphStyle {
    let theme = flow.context.theme;
    let mut style = flow.paragraph_style(container, line, node);
    style.text.variant = FontVariant::regular(flow.context.fonts.tables);
    style.text.size = theme.tables.size;
    style.leading = theme.tables.leading;
    style.justify = false;
    style.hyphenate = false;
    style
}

fn shape_row(
    flow: &mut Flow<'_, '_>,
    cells: &[TableCell],
    table_style: TableStyle,
    style: ParagraphStyle,
    row_role: RowRole,
) -> Row {
    let head = row_role == RowRole::Head;
    let node = flow.context.node(StructureRole::TableRow, style.text.node);
    let cells = cells.iter().enumerate().map(|(index, content)| {
        let role = role(row_role, cells, index);
        let node = flow.context.node(role, node);
        let mut style = style;
        style.text.node = node;
        style.text.variant.bold = head;
        if table_style == TableStyle::Pairs && index == 0 {
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

/// The structure role of a cell. In a table without column heads the first cell names its row; in
/// pairs of labels and values, each label names the value after it.
fn role(row_role: RowRole, row: &[TableCell], index: usize) -> StructureRole {
    let in_pairs = row.len().is_multiple_of(2);
    let is_label = index == 0 || (in_pairs && index.is_multiple_of(2));
    let scope = match row_role {
        RowRole::Head => HeadCellScope::Column,
        RowRole::Headless if is_label && !row[index].is_empty() => HeadCellScope::Row,
        RowRole::Headless | RowRole::Body => return StructureRole::Cell,
    };
    StructureRole::HeadCell { scope }
}

fn layout<'t, 'r>(
    flow: &Flow<'_, '_>,
    table: &'t Table,
    style: TableStyle,
    column: TextColumn,
    rows: impl Iterator<Item = &'r Row>,
) -> TableLayout<'t> {
    let theme = flow.context.theme;
    let pad_side = theme.tables.pad_side;
    let mut widths = intrinsic_widths(table, rows, pad_side, theme.pen);
    if let (TableStyle::Pairs, [labels, values]) = (style, &mut widths[..]) {
        let widest = column.width * WIDEST_LABELS;
        labels.max_content = labels.max_content.min(widest.max(labels.min_content));
        values.flexible = true;
    }
    let mut left = column.left;
    let next_column = |width: f32| {
        let column = TextColumn { left, width };
        left += width;
        column
    };
    TableLayout {
        table,
        style,
        column,
        columns: column_widths(&widths, column.width)
            .into_iter()
            .map(next_column)
            .collect(),
        pad_side,
        pad: theme.tables.pad,
    }
}

/// The intrinsic widths of each column. A cell to write in asks for room for words and takes spare
/// width; in a centred column, it asks for room for a figure.
fn intrinsic_widths<'r>(
    table: &Table,
    rows: impl Iterator<Item = &'r Row>,
    pad_side: f32,
    pen: HandwritingTheme,
) -> Vec<IntrinsicWidths> {
    let nothing = IntrinsicWidths {
        min_content: 0.0,
        max_content: 0.0,
        flexible: false,
    };
    let mut widths = vec![nothing; table.alignments.len()];
    for row in rows {
        let columns = widths.iter_mut().zip(&table.alignments);
        for ((widths, alignment), cell) in columns.zip(&row.cells) {
            let takes_words = *alignment != Alignment::Centre;
            let room = millimetres(if takes_words { pen.cell } else { pen.figure });
            let (least, most) = match &cell.paragraph {
                Some(paragraph) => (paragraph.widest_word(), paragraph.widest_line()),
                None if row.head => (0.0, 0.0),
                None => (room, room),
            };
            widths.min_content = widths.min_content.max(least + 2.0 * pad_side);
            widths.max_content = widths.max_content.max(most + 2.0 * pad_side);
            widths.flexible |= cell.paragraph.is_none() && !row.head && takes_words;
        }
    }
    widths
}

impl TableLayout<'_> {
    /// The column of text in the cells of a column.
    fn text(&self, index: usize) -> TextColumn {
        let column = self.columns[index];
        // Labels are flush with the text around the table.
        let before = if self.style == TableStyle::Pairs && index == 0 {
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

/// Adds the head; the result is its index among the repeated heads.
fn add_head(flow: &mut Flow<'_, '_>, layout: &TableLayout<'_>, head: &Row) -> usize {
    let mut whole = UnbreakableBox::default();
    for mut fragment in fragments(flow, layout, head) {
        let top = whole.height;
        fragment.shift(top);
        let height = top + fragment.height;
        whole.cells.clone_from(&fragment.cells);
        whole.overlay(fragment);
        whole.height = height;
    }
    let stroke = Stroke {
        width: 2.0 * RULE_WIDTH,
        colour: flow.context.colours.pen,
    };
    whole.items.push(rule(layout.column, whole.height, stroke));
    let tint = SharedArea {
        id: flow.next_area_id(),
        left: layout.column.left,
        width: layout.column.width,
        kind: SharedAreaKind::Fill(flow.context.colours.tint),
    };
    whole.shared_areas.insert(0, tint);
    flow.push(whole.clone());
    flow.add_penalty(penalty::AFTER_HEADING);
    flow.add_repeated_head(whole)
}

fn add_row(
    flow: &mut Flow<'_, '_>,
    layout: &TableLayout<'_>,
    row: &Row,
    (index, count): (usize, usize),
    head: Option<usize>,
) {
    let lone = index == 1 || index + 1 == count;
    let between = penalty_of([
        (index > 0, penalty::BETWEEN_ROWS),
        (index > 0 && lone, penalty::LONE_ROW),
    ]);
    let mut fragments = fragments(flow, layout, row);
    let last = fragments.len() - 1;
    let ruled =
        layout.style == TableStyle::Light || layout.style == TableStyle::Pairs && index + 1 < count;
    if ruled {
        let stroke = Stroke {
            width: flow.context.theme.tables.rule,
            colour: flow.context.colours.rule,
        };
        let item = rule(layout.column, fragments[last].height, stroke);
        fragments[last].items.push(item);
    }
    for (fragment_index, fragment) in fragments.into_iter().enumerate() {
        let within = penalty_of([(fragment_index > 0, penalty::WITHIN_ROW)]);
        flow.push(UnbreakableBox {
            penalty: if fragment_index == 0 { between } else { within },
            head,
            ..fragment
        });
    }
}

/// The fragments of a row, at least one: each holds one line of every cell that has so many.
fn fragments(flow: &mut Flow<'_, '_>, layout: &TableLayout<'_>, row: &Row) -> Vec<UnbreakableBox> {
    let cells: Vec<Vec<LineBox>> = row
        .cells
        .iter()
        .enumerate()
        .map(|(index, cell)| cell_lines(flow, layout, index, cell))
        .collect();
    let count = cells.iter().map(Vec::len).max().unwrap_or_default().max(1);
    let overflows: Vec<_> = (0..count)
        .map(|index| overflow(&cells, index, count))
        .collect();
    let mut fragments: Vec<UnbreakableBox> =
        (0..count).map(|_| UnbreakableBox::default()).collect();
    for lines in cells {
        for ((fragment, (above, below)), line) in fragments.iter_mut().zip(&overflows).zip(lines) {
            let mut strip = UnbreakableBox::from(line);
            strip.shift(*above);
            strip.height += above + below;
            fragment.overlay(strip);
        }
    }
    pad(flow, layout, row, &mut fragments);
    let shared_areas = cell_areas(flow, layout, row);
    let cells: Rc<[NodeId]> = row.cells.iter().map(|cell| cell.node).collect();
    for fragment in &mut fragments {
        fragment.shared_areas.extend(shared_areas.iter().copied());
        fragment.cells = Some(cells.clone());
    }
    fragments
}

/// The space that tall content needs above and below a fragment. It is the same for all cells, so
/// that their baselines align. Graphic that is only a little taller may stand beside the next line
/// of another cell.
fn overflow(cells: &[Vec<LineBox>], index: usize, count: usize) -> (f32, f32) {
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
    layout: &TableLayout<'_>,
    index: usize,
    cell: &Cell,
) -> Vec<LineBox> {
    let alignment = layout.table.alignments[index];
    cell.paragraph.as_ref().map_or_else(Vec::new, |paragraph| {
        line_boxes(paragraph, layout.text(index), alignment, flow.context)
    })
}

/// Adds the padding, and makes a row to write in high enough for handwriting.
fn pad(flow: &Flow<'_, '_>, layout: &TableLayout<'_>, row: &Row, fragments: &mut [UnbreakableBox]) {
    let text: f32 = fragments.iter().map(|fragment| fragment.height).sum();
    let written = !row.head && row.cells.iter().any(|cell| cell.paragraph.is_none());
    let least = if written {
        millimetres(flow.context.theme.pen.row)
    } else {
        0.0
    };
    let missing = (least - text - 2.0 * layout.pad).max(0.0);
    let above = layout.pad
        + if fragments.len() == 1 {
            missing / 2.0
        } else {
            0.0
        };
    let below = missing + 2.0 * layout.pad - above;
    if let Some(first) = fragments.first_mut() {
        first.shift(above);
        first.height += above;
    }
    if let Some(last) = fragments.last_mut() {
        last.height += below;
    }
}

/// The borders of the cells of a row, and the areas to write in.
fn cell_areas(flow: &mut Flow<'_, '_>, layout: &TableLayout<'_>, row: &Row) -> Vec<SharedArea> {
    let stroke = Stroke {
        width: RULE_WIDTH,
        colour: flow.context.colours.pen,
    };
    let size = flow.context.theme.tables.size;
    let mut shared_areas = Vec::new();
    for (index, cell) in row.cells.iter().enumerate() {
        let framed = (layout.style == TableStyle::Grid).then_some(SharedAreaKind::Frame(stroke));
        let node = cell.node;
        let is_written_in = cell.paragraph.is_none() && !row.head;
        let written = is_written_in.then_some(SharedAreaKind::Write {
            node,
            size,
            lift: 0.0,
        });
        let framed = framed.map(|kind| (layout.columns[index], kind));
        // Typed text begins where the text of other cells does.
        let written = written.map(|kind| (layout.text(index), kind));
        for (column, kind) in framed.into_iter().chain(written) {
            shared_areas.push(SharedArea {
                id: flow.next_area_id(),
                left: column.left,
                width: column.width,
                kind,
            });
        }
    }
    shared_areas
}
