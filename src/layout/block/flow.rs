//! The flow that the slabs of a document are added to: it knows the white above the next slab and
//! what a page break there would cost.

use crate::layout::block::unbreakable_box::{Panel, Slab, Slabs, cost};
use crate::layout::context::LayoutContext;
use crate::layout::page::model::{Content, Item, NodeId, Stroke};
use crate::layout::text::line_box::{LineBox, TextColumn};
use crate::layout::text::text_style::{LineBreakRule, LineBreaking, ParagraphStyle, TextStyle};
use crate::style::FontVariant;

/// The thickness of rules and of lines to write on, in points.
pub(crate) const RULE_WIDTH: f32 = 0.6;
/// No column is narrower, however deep it is nested, in points.
const NARROWEST: f32 = 60.0;

/// Of what belongs to a heading, so many lines stand below it before a page ends.
const FEWEST_LINES: f32 = 3.0;

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site {
    /// The column.
    pub(crate) column: TextColumn,
    /// The node the block is part of.
    pub(crate) parent: NodeId,
    /// Whether it is part of the notes.
    pub(crate) small: bool,
    /// Whether it is part of a tight list.
    pub(crate) tight: bool,
}

impl Site {
    /// The place of a document's own blocks.
    pub(crate) const fn new(column: TextColumn, parent: NodeId) -> Self {
        Self {
            column,
            parent,
            small: false,
            tight: false,
        }
    }

    /// This place, so many points further in, as part of `parent`.
    pub(crate) fn inset(self, left: f32, parent: NodeId) -> Self {
        let left = left.min((self.column.width - NARROWEST).max(0.0));
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

/// The slabs of a document as they come.
pub(crate) struct Flow<'s, 'a> {
    /// What every step needs.
    pub(crate) context: &'s mut LayoutContext<'a>,
    result: Slabs,
    /// The white that the next slab has above it.
    gap: f32,
    /// Whether that is settled, whatever the next slab asks for.
    settled: bool,
    /// What a page break above the next slab costs.
    cost: f32,
    /// The level of the heading right above, if there is one.
    heading: Option<u8>,
    /// What every page break costs here because of the heading above, as a share.
    entry: f32,
    /// How much more of what belongs to the heading above must stand below it before a page may
    /// end as it likes, in points.
    begun: f32,
    /// What stands before the next slab.
    markers: Slab,
    /// The panels that the next slabs share.
    panels: Vec<Panel>,
    /// The number of panels so far.
    panel_count: usize,
    /// Whether a note has been set.
    pub(crate) notes: bool,
}

impl<'s, 'a> Flow<'s, 'a> {
    /// An empty flow.
    pub(crate) fn new(context: &'s mut LayoutContext<'a>) -> Self {
        Self {
            context,
            result: Slabs::default(),
            gap: 0.0,
            settled: false,
            heading: None,
            cost: 0.0,
            entry: 0.0,
            begun: 0.0,
            markers: Slab::default(),
            panels: Vec::new(),
            panel_count: 0,
            notes: false,
        }
    }

    /// The slabs.
    pub(crate) fn finish(self) -> Slabs {
        self.result
    }

    /// Asks for so much white above the next slab, at least.
    pub(crate) const fn space(&mut self, gap: f32) {
        if !self.settled {
            self.gap = self.gap.max(gap);
        }
    }

    /// Gives the next slab so much white above it, whatever else asks for.
    pub(crate) const fn settle(&mut self, gap: f32) {
        self.gap = gap;
        self.settled = true;
    }

    /// Makes a page break above the next slab cost so much more.
    pub(crate) fn keep(&mut self, share: f32) {
        self.cost += share * share;
    }

    /// Asks for white above a heading. Between a heading and one of a lower level, which belongs to
    /// it, the white below the first counts.
    pub(crate) fn space_above_heading(&mut self, level: u8, gap: f32) {
        self.settled &= self.heading.is_some_and(|above| above < level);
        self.space(gap);
    }

    /// Settles the white below a heading.
    pub(crate) fn settle_below_heading(&mut self, level: u8, gap: f32) {
        self.settle(gap);
        self.heading = Some(level);
        self.begun = FEWEST_LINES * self.context.theme.text.leading;
    }

    /// Ends what belongs to the heading above.
    pub(crate) const fn end_entry(&mut self) {
        self.entry = 0.0;
    }

    /// Makes every page break cost more until [`Self::end_entry`].
    pub(crate) const fn begin_entry(&mut self) {
        self.entry = cost::ENTRY;
    }

    /// A number that no panel has yet.
    pub(crate) const fn panel_id(&mut self) -> usize {
        self.panel_count += 1;
        self.panel_count
    }

    /// Runs `add`; all slabs it adds share `panel`.
    pub(crate) fn within(&mut self, panel: Panel, add: impl FnOnce(&mut Self)) {
        self.panels.push(panel);
        add(self);
        self.panels.pop();
    }

    /// Keeps the head of a table; the result is what [`Slab::head`] asks for.
    pub(crate) fn keep_head(&mut self, head: Slab) -> usize {
        self.result.heads.push(head);
        self.result.heads.len() - 1
    }

    /// Puts something before the next slab, at its top.
    pub(crate) fn mark(&mut self, marker: Slab) {
        self.markers.overlay(marker);
    }

    /// Adds an empty slab if a marker still waits for one.
    pub(crate) fn place_marker(&mut self) {
        if self.markers.height > 0.0 {
            self.push(Slab::default());
        }
    }

    /// Adds a slab: with the markers, panels, white and costs that have been asked for.
    pub(crate) fn push(&mut self, slab: Slab) {
        let mut whole = std::mem::take(&mut self.markers);
        if self.begun > 0.0 && self.heading.is_none() {
            self.keep(cost::BEGUN);
        }
        self.begun -= self.gap + slab.height;
        let (gap, cost) = (self.gap, slab.cost + self.cost);
        let (heading, head) = (slab.heading.clone(), slab.head);
        let cells = slab.cells.clone();
        whole.overlay(slab);
        whole.panels.extend(self.panels.iter().copied());
        self.result.slabs.push(Slab {
            gap,
            cost: cost + self.entry * self.entry,
            heading,
            cells,
            head,
            ..whole
        });
        self.gap = 0.0;
        self.settled = false;
        self.heading = None;
        self.cost = 0.0;
    }

    /// Adds slabs one after another.
    pub(crate) fn push_all(&mut self, slabs: Vec<Slab>) {
        for slab in slabs {
            self.push(slab);
        }
    }

    /// How running text is set here, as part of `node`.
    pub(crate) fn paragraph_style(&self, site: Site, line: usize, node: NodeId) -> ParagraphStyle {
        let theme = self.context.theme;
        let (size, leading) = if site.small {
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

    /// The white around a paragraph here.
    pub(crate) const fn paragraph_gap(&self, site: Site) -> f32 {
        if site.tight {
            self.context.theme.lists.gap
        } else {
            self.context.theme.text.gap
        }
    }
}

/// A slab per line. A page break between two lines costs `share`, and more where it leaves a
/// single line on its own or follows a hyphen.
pub(crate) fn line_slabs(lines: Vec<LineBox>, share: f32) -> Vec<Slab> {
    let count = lines.len();
    let mut after_hyphen = false;
    let slab = |(index, line): (usize, LineBox)| {
        let single = index == 1 || index + 1 == count;
        let shares = [
            (index > 0, share),
            (index > 0 && single, cost::SINGLE),
            (after_hyphen, cost::HYPHEN),
        ];
        after_hyphen = line.hyphen;
        Slab {
            cost: sum_of_squares(shares),
            ..line_slab(line)
        }
    };
    lines.into_iter().enumerate().map(slab).collect()
}

/// A line with the room that what is taller than it needs.
fn line_slab(line: LineBox) -> Slab {
    let (height, overflow) = (line.height, line.overflow);
    let mut slab = Slab::from(line);
    slab.shift(overflow);
    slab.height = height + 2.0 * overflow;
    slab
}

/// The cost of those shares whose condition holds.
pub(crate) fn sum_of_squares<const N: usize>(shares: [(bool, f32); N]) -> f32 {
    let holds = shares.into_iter().filter(|(holds, _)| *holds);
    holds.map(|(_, share)| share * share).sum()
}

/// A rule across the column.
pub(crate) fn rule(column: TextColumn, y: f32, stroke: Stroke) -> Item {
    let right = column.left + column.width;
    Item {
        node: None,
        content: Content::Line {
            points: vec![(column.left, y), (right, y)],
            stroke,
        },
    }
}
