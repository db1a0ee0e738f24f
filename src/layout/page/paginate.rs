//! Page breaking: a vertical list to pages.
//!
//! Of all sequences of page breaks, the one with the least total penalty is chosen: that of the
//! breaks, of each page, and of the empty space on every page but the last. If less space between
//! boxes saves a page, all spaces are tightened.

use std::rc::Rc;

use crate::layout::block::unbreakable_box::{
    SharedArea, SharedAreaKind, UnbreakableBox, VerticalList,
};
use crate::layout::page::model::{
    Area, Graphic, InputArea, InputKind, NodeId, Page, PageItem, PlacedHeading,
};

/// The area of a page that boxes fill, in the terms of CSS, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PageArea {
    /// The top edge.
    pub(crate) top: f32,
    /// The height.
    pub(crate) height: f32,
}

/// Divides a vertical list into pages. There is always a page, and no page is empty unless the list
/// is.
pub(crate) fn paginate(
    mut list: VerticalList,
    page_area: PageArea,
) -> (Vec<Page>, Vec<PlacedHeading>) {
    let breaks = tightened_breaks(&mut list, page_area.height);
    let mut rest = list.boxes.into_iter();
    let (mut pages, mut headings) = (Vec::new(), Vec::new());
    let mut start = 0;
    for end in breaks {
        let mut builder = PageBuilder::new(pages.len(), page_area.top);
        for (index, item) in rest.by_ref().take(end - start).enumerate() {
            if index == 0
                && let Some(head) = item.head
            {
                builder.add_repeated_head(&list.repeated_heads[head]);
            }
            builder.add(item, &mut headings);
        }
        pages.push(builder.finish());
        start = end;
    }
    (pages, headings)
}

/// The factors by which space between boxes may be tightened to save a page.
const TIGHTNESS: [f32; 3] = [0.9, 0.8, 0.7];

/// The page breaks, with the space between boxes tightened if that saves a page.
fn tightened_breaks(list: &mut VerticalList, height: f32) -> Vec<usize> {
    let loose = best_breaks(list, height, 1.0);
    if !may_fit(list, loose.len() - 1, height) {
        return loose;
    }
    let found = TIGHTNESS.into_iter().find_map(|tightness| {
        let tight = best_breaks(list, height, tightness);
        (tight.len() < loose.len()).then_some((tightness, tight))
    });
    let Some((tightness, tight)) = found else {
        return loose;
    };
    for item in &mut list.boxes {
        item.gap *= tightness;
    }
    tight
}

/// Whether all boxes may fit on that many pages at the tightest space. The space above the first
/// box of each page is dropped.
#[expect(clippy::cast_precision_loss, reason = "there are not that many pages")]
fn may_fit(list: &VerticalList, pages: usize, height: f32) -> bool {
    let least = TIGHTNESS[TIGHTNESS.len() - 1];
    let gaps = || list.boxes.iter().map(|item| item.gap * least);
    let heights: f32 = list.boxes.iter().map(|item| item.height).sum();
    let widest = gaps().fold(0.0, f32::max);
    heights + gaps().sum::<f32>() <= pages as f32 * (height + widest)
}

/// A feasible page break above a box, with the best way to reach it.
#[derive(Clone, Copy)]
struct PageBreak {
    penalty: f32,
    /// The page break before it, where its page begins.
    previous: usize,
}

/// The penalty of every page: a slightly better break is not worth one more page.
const PENALTY_OF_PAGE: f32 = 0.05;
/// The penalty of a break in a table where the next row would still fit.
const PENALTY_OF_EARLY_BREAK: f32 = 0.05;
/// The share of a page that may stay empty before the penalty grows steeply.
const MAX_EMPTY: f32 = 1.0 / 3.0;
/// The penalty of further empty space, per page.
const PENALTY_BEYOND_MAX_EMPTY: f32 = 3.0;

/// The penalty of a page of which that share is empty.
fn penalty_of_empty(share: f32) -> f32 {
    share * share + (share - MAX_EMPTY).max(0.0) * PENALTY_BEYOND_MAX_EMPTY
}

/// The page breaks with the least total penalty, as numbers of boxes, ascending. Space between
/// boxes is multiplied by `tightness`.
fn best_breaks(list: &VerticalList, height: f32, tightness: f32) -> Vec<usize> {
    let count = list.boxes.len();
    let mut page_breaks = vec![
        PageBreak {
            penalty: f32::INFINITY,
            previous: 0,
        };
        count + 1
    ];
    page_breaks[0].penalty = 0.0;
    for previous in 0..count {
        let mut ends = page_ends(list, previous, height, tightness)
            .into_iter()
            .peekable();
        while let Some((to, empty)) = ends.next() {
            let next = list.boxes.get(to);
            let above = next.map_or(0.0, |item| item.penalty);
            let share = next.map_or(0.0, |_| empty / height);
            let is_row = next.is_some_and(|item| item.head.is_some());
            let early_penalty = if is_row && ends.peek().is_some() {
                PENALTY_OF_EARLY_BREAK
            } else {
                0.0
            };
            let penalty = page_breaks[previous].penalty
                + above
                + penalty_of_empty(share)
                + PENALTY_OF_PAGE
                + early_penalty;
            if penalty < page_breaks[to].penalty {
                page_breaks[to] = PageBreak { penalty, previous };
            }
        }
    }
    let mut breaks = vec![count];
    while let Some(previous) = breaks
        .last()
        .map(|end| page_breaks[*end].previous)
        .filter(|previous| *previous > 0)
    {
        breaks.push(previous);
    }
    breaks.reverse();
    breaks
}

/// The possible ends of a page that begins with the box `start`, each with the height left empty.
/// The first box is on the page even if it is too tall for it.
fn page_ends(list: &VerticalList, start: usize, height: f32, tightness: f32) -> Vec<(usize, f32)> {
    let head = list.boxes[start]
        .head
        .map(|head| list.repeated_heads[head].height);
    let mut used = head.unwrap_or_default();
    let mut ends = Vec::new();
    for (index, item) in list.boxes.iter().enumerate().skip(start) {
        let gap = if index == start {
            0.0
        } else {
            item.gap * tightness
        };
        used += gap + item.height;
        if index > start && used > height + TOLERANCE {
            break;
        }
        ends.push((index + 1, (height - used).max(0.0)));
    }
    ends
}

/// The rounding error allowed in sums of lengths, in points.
const TOLERANCE: f32 = 0.01;

struct PageBuilder {
    number: usize,
    y: f32,
    empty: bool,
    page: Page,
    shared_areas: Vec<(SharedArea, Area)>,
    /// The row whose fragments are being added: the index of its first item, and its cells.
    row: Option<(usize, Rc<[NodeId]>)>,
}

impl PageBuilder {
    const fn new(number: usize, top: f32) -> Self {
        Self {
            number,
            y: top,
            empty: true,
            page: Page {
                items: Vec::new(),
                links: Vec::new(),
                inputs: Vec::new(),
            },
            shared_areas: Vec::new(),
            row: None,
        }
    }

    /// Paints the head of a table again, as decoration: it has been read already.
    fn add_repeated_head(&mut self, head: &UnbreakableBox) {
        let mut head = head.clone();
        for item in &mut head.items {
            item.node = None;
        }
        head.links.clear();
        head.inputs.clear();
        self.add(head, &mut Vec::new());
    }

    fn add(&mut self, mut item: UnbreakableBox, headings: &mut Vec<PlacedHeading>) {
        if !std::mem::replace(&mut self.empty, false) {
            self.y += item.gap;
        }
        item.shift(self.y);
        if self.row.as_ref().map(|(_, cells)| cells) != item.cells.as_ref() {
            self.end_row();
            self.row = item.cells.map(|cells| (self.page.items.len(), cells));
        }
        if let Some(mark) = item.heading {
            headings.push(PlacedHeading {
                node: mark.node,
                level: mark.level,
                text: mark.text,
                page: self.number,
                top: self.y,
            });
        }
        let bottom = self.y + item.height;
        for shared in item.shared_areas {
            self.extend_shared_area(shared, shared.area(self.y, bottom));
        }
        self.page.items.append(&mut item.items);
        self.page.links.append(&mut item.links);
        self.page.inputs.append(&mut item.inputs);
        self.y = bottom;
    }

    fn extend_shared_area(&mut self, shared: SharedArea, area: Area) {
        let known = self.shared_areas.iter_mut().rev();
        match known
            .map(|(shared, area)| (shared.id, area))
            .find(|(id, _)| *id == shared.id)
        {
            Some((_, whole)) => *whole = whole.union(area),
            None => self.shared_areas.push((shared, area)),
        }
    }

    /// Sorts the items of a row into reading order: fragments go line by line through all cells, a
    /// reader goes cell by cell. The structure nodes of a cell's content follow that of the cell.
    fn end_row(&mut self) {
        let Some((start, cells)) = self.row.take() else {
            return;
        };
        let mut cell = 0;
        let mut items: Vec<_> = self
            .page
            .items
            .drain(start..)
            .map(|item| {
                if let Some(node) = item.node {
                    cell = cells.partition_point(|first| *first <= node);
                }
                (cell, item)
            })
            .collect();
        items.sort_by_key(|(cell, _)| *cell);
        self.page
            .items
            .extend(items.into_iter().map(|(_, item)| item));
    }

    fn finish(mut self) -> Page {
        self.end_row();
        let mut behind = Vec::new();
        for (shared, area) in self.shared_areas {
            let (fill, stroke) = match shared.kind {
                SharedAreaKind::Fill(colour) => (Some(colour), None),
                SharedAreaKind::Frame(stroke) => (None, Some(stroke)),
                SharedAreaKind::Write { node, size, lift } => {
                    self.page.inputs.push(InputArea {
                        node,
                        area: Area {
                            top: area.top - lift,
                            ..area
                        },
                        kind: InputKind::Write { size },
                        field: None,
                    });
                    continue;
                }
            };
            behind.push(PageItem {
                node: None,
                graphic: Graphic::Rectangle { area, fill, stroke },
            });
        }
        behind.append(&mut self.page.items);
        self.page.items = behind;
        self.page
    }
}
