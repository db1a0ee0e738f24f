//! The flow: builds the vertical list of a document, with the space above each unbreakable box and
//! the penalty of a page break there.

use crate::layout::block::unbreakable_box::{SharedArea, UnbreakableBox, VerticalList, penalty};
use crate::layout::context::LayoutContext;
use crate::layout::page::model::{Graphic, NodeId, PageItem, Stroke};
use crate::layout::text::line_box::{LineBox, TextColumn};
use crate::layout::text::text_style::{LineBreakRule, LineBreaking, ParagraphStyle, TextStyle};
use crate::style::FontVariant;

/// The thickness of rules and of lines to write on, in points.
pub(crate) const RULE_WIDTH: f32 = 0.6;
/// The least width of a column, however deeply it is nested, in points.
const MIN_COLUMN_WIDTH: f32 = 60.0;

/// The height below a heading within which page breaks have a penalty, in lines of text.
const MIN_LINES_BELOW_HEADING: f32 = 3.0;

/// The containing block of a block, in the terms of CSS.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Container {
    /// The column of text.
    pub(crate) column: TextColumn,
    /// The structure node of the containing block.
    pub(crate) parent: NodeId,
    /// Whether its text is small, as that of footnotes.
    pub(crate) small: bool,
    /// Whether its paragraphs stand close together, as in a tight list.
    pub(crate) tight: bool,
}

impl Container {
    /// The containing block of a document's own blocks.
    pub(crate) const fn new(column: TextColumn, parent: NodeId) -> Self {
        Self {
            column,
            parent,
            small: false,
            tight: false,
        }
    }

    /// A containing block within this one, indented by `left` points, with the structure node
    /// `parent`.
    pub(crate) fn inset(self, left: f32, parent: NodeId) -> Self {
        let left = left.min((self.column.width - MIN_COLUMN_WIDTH).max(0.0));
        let column = TextColumn {
            left: self.column.left + left,
            width: self.column.width - left,
        };
        Self {
            column,
            parent,
            ..self
        }
    }
}

/// A vertical list in the making.
pub(crate) struct Flow<'s, 'a> {
    /// The layout context.
    pub(crate) context: &'s mut LayoutContext<'a>,
    result: VerticalList,
    /// The space above the next box.
    gap: f32,
    /// Whether that space is fixed, whatever else is asked for.
    space_is_set: bool,
    /// The penalty of a page break above the next box.
    penalty: f32,
    /// The level of the heading just above, if there is one.
    heading: Option<u8>,
    /// The penalty of page breaks within the current entry, as the share that is squared.
    entry_share: f32,
    /// The rest of the height below the last heading within which page breaks have a penalty, in
    /// points.
    protected_height: f32,
    /// The markers that belong to the next box.
    markers: UnbreakableBox,
    /// The shared areas that the next boxes are part of.
    shared_areas: Vec<SharedArea>,
    /// The number of shared areas so far.
    area_count: usize,
    /// Whether a footnote has been added.
    pub(crate) has_footnotes: bool,
}

impl<'s, 'a> Flow<'s, 'a> {
    /// An empty flow.
    pub(crate) fn new(context: &'s mut LayoutContext<'a>) -> Self {
        Self {
            context,
            result: VerticalList::default(),
            gap: 0.0,
            space_is_set: false,
            heading: None,
            penalty: 0.0,
            entry_share: 0.0,
            protected_height: 0.0,
            markers: UnbreakableBox::default(),
            shared_areas: Vec::new(),
            area_count: 0,
            has_footnotes: false,
        }
    }

    /// The finished list.
    pub(crate) fn finish(self) -> VerticalList {
        self.result
    }

    /// Asks for space above the next box. As margins in CSS do, adjacent spaces collapse to the
    /// largest.
    pub(crate) const fn add_space(&mut self, gap: f32) {
        if !self.space_is_set {
            self.gap = self.gap.max(gap);
        }
    }

    /// Fixes the space above the next box, whatever other space is asked for.
    pub(crate) const fn set_space(&mut self, gap: f32) {
        self.gap = gap;
        self.space_is_set = true;
    }

    /// Adds the square of `share` to the penalty of a page break above the next box.
    pub(crate) fn add_penalty(&mut self, share: f32) {
        self.penalty += share * share;
    }

    /// Asks for space above a heading. Just below a heading of a higher level, the space below that
    /// heading is kept.
    pub(crate) fn add_space_above_heading(&mut self, level: u8, gap: f32) {
        self.space_is_set &= self.heading.is_some_and(|above| above < level);
        self.add_space(gap);
    }

    /// Fixes the space below a heading.
    pub(crate) fn set_space_below_heading(&mut self, level: u8, gap: f32) {
        self.set_space(gap);
        self.heading = Some(level);
        self.protected_height = MIN_LINES_BELOW_HEADING * self.context.theme.text.leading;
    }

    /// Ends the entry of the last heading.
    pub(crate) const fn end_entry(&mut self) {
        self.entry_share = 0.0;
    }

    /// Begins an entry, within which page breaks have a penalty, up to [`Self::end_entry`].
    pub(crate) const fn begin_entry(&mut self) {
        self.entry_share = penalty::WITHIN_ENTRY;
    }

    /// An unused number for a shared area.
    pub(crate) const fn next_area_id(&mut self) -> usize {
        self.area_count += 1;
        self.area_count
    }

    /// Runs `add`; all boxes it adds are part of the shared area.
    pub(crate) fn with_shared_area(&mut self, area: SharedArea, add: impl FnOnce(&mut Self)) {
        self.shared_areas.push(area);
        add(self);
        self.shared_areas.pop();
    }

    /// Adds the head of a table, to be repeated; the result is its index for
    /// [`UnbreakableBox::head`].
    pub(crate) fn add_repeated_head(&mut self, head: UnbreakableBox) -> usize {
        self.result.repeated_heads.push(head);
        self.result.repeated_heads.len() - 1
    }

    /// Adds a marker at the top of the next box.
    pub(crate) fn add_marker(&mut self, marker: UnbreakableBox) {
        self.markers.overlay(marker);
    }

    /// Adds an empty box for a marker that still waits for one.
    pub(crate) fn flush_marker(&mut self) {
        if self.markers.height > 0.0 {
            self.push(UnbreakableBox::default());
        }
    }

    /// Adds a box with the markers, shared areas, space and penalties asked for.
    pub(crate) fn push(&mut self, unbreakable: UnbreakableBox) {
        let mut whole = std::mem::take(&mut self.markers);
        if self.protected_height > 0.0 && self.heading.is_none() {
            self.add_penalty(penalty::NEAR_HEADING);
        }
        self.protected_height -= self.gap + unbreakable.height;
        let (gap, penalty) = (self.gap, unbreakable.penalty + self.penalty);
        let (heading, head) = (unbreakable.heading.clone(), unbreakable.head);
        let cells = unbreakable.cells.clone();
        whole.overlay(unbreakable);
        whole.shared_areas.extend(self.shared_areas.iter().copied());
        self.result.boxes.push(UnbreakableBox {
            gap,
            penalty: penalty + self.entry_share * self.entry_share,
            heading,
            cells,
            head,
            ..whole
        });
        self.gap = 0.0;
        self.space_is_set = false;
        self.heading = None;
        self.penalty = 0.0;
    }

    /// Adds boxes one after another.
    pub(crate) fn push_all(&mut self, boxes: Vec<UnbreakableBox>) {
        for unbreakable in boxes {
            self.push(unbreakable);
        }
    }

    /// The style of a paragraph in that containing block, with the structure node `node`.
    pub(crate) fn paragraph_style(
        &self,
        container: Container,
        line: usize,
        node: NodeId,
    ) -> ParagraphStyle {
        let theme = self.context.theme;
        let (size, leading) = if container.small {
            (theme.small.size, theme.small.leading)
        } else {
            (theme.text.size, theme.text.leading)
        };
        ParagraphStyle {
            text: TextStyle {
                variant: FontVariant::regular(self.context.fonts.text),
                size,
                colour: self.context.colours.text,
                rise: 0.0,
                strikethrough: false,
                link: None,
                break_rule: LineBreakRule::Hyphenate(self.context.language),
                node,
            },
            leading,
            line_breaking: LineBreaking::OptimalFit,
            justify: theme.text.justify,
            hyphenate: theme.text.hyphenate,
            line,
        }
    }

    /// The space around a paragraph.
    pub(crate) const fn paragraph_gap(&self, container: Container) -> f32 {
        if container.tight {
            self.context.theme.lists.gap
        } else {
            self.context.theme.text.gap
        }
    }
}

/// An unbreakable box for each line. A page break between two lines has the penalty `share`, and
/// more at a widow, at an orphan and after a hyphen.
pub(crate) fn unbreakable_lines(lines: Vec<LineBox>, share: f32) -> Vec<UnbreakableBox> {
    let count = lines.len();
    let mut after_hyphen = false;
    let unbreakable = |(index, line): (usize, LineBox)| {
        let single = index == 1 || index + 1 == count;
        let shares = [
            (index > 0, share),
            (index > 0 && single, penalty::WIDOW_OR_ORPHAN),
            (after_hyphen, penalty::AFTER_HYPHEN),
        ];
        after_hyphen = line.hyphen;
        UnbreakableBox {
            penalty: penalty_of(shares),
            ..unbreakable_line(line)
        }
    };
    lines.into_iter().enumerate().map(unbreakable).collect()
}

/// The box of a line, with space for content that overflows the line.
fn unbreakable_line(line: LineBox) -> UnbreakableBox {
    let (height, overflow) = (line.height, line.overflow);
    let mut unbreakable = UnbreakableBox::from(line);
    unbreakable.shift(overflow);
    unbreakable.height = height + 2.0 * overflow;
    unbreakable
}

/// The penalty of the shares whose condition holds: the sum of their squares.
pub(crate) fn penalty_of<const N: usize>(shares: [(bool, f32); N]) -> f32 {
    let holds = shares.into_iter().filter(|(holds, _)| *holds);
    holds.map(|(_, share)| share * share).sum()
}

/// A rule across the column.
pub(crate) fn rule(column: TextColumn, y: f32, stroke: Stroke) -> PageItem {
    let right = column.left + column.width;
    PageItem {
        node: None,
        graphic: Graphic::Line {
            points: vec![(column.left, y), (right, y)],
            stroke,
        },
    }
}
