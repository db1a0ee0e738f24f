//! Slabs to pages.
//!
//! Of all ways to divide the slabs into pages the one with the least cost is taken: the costs of
//! its page breaks and of its pages, and for every page but the last what the share costs that stays
//! empty. If a little less white between the slabs saves a page, there is a little less.

use std::rc::Rc;

use crate::layout::block::unbreakable_box::{Panel, Purpose, Slab, Slabs};
use crate::layout::page::model::{
    Area, Content, HeadingPlace, Item, NodeId, Page, Place, PlaceKind,
};

/// Where the slabs of a page stand: its top edge and the height for slabs, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Room {
    /// The top edge.
    pub(crate) top: f32,
    /// The height.
    pub(crate) height: f32,
}

/// Divides the slabs into pages. There is always one, and no page is without a slab when there is
/// any.
pub(crate) fn paginate(mut slabs: Slabs, room: Room) -> (Vec<Page>, Vec<HeadingPlace>) {
    let breaks = tightened_breaks(&mut slabs, room.height);
    let mut rest = slabs.slabs.into_iter();
    let (mut pages, mut headings) = (Vec::new(), Vec::new());
    let mut start = 0;
    for end in breaks {
        let mut builder = PageBuilder::new(pages.len(), room.top);
        for (index, slab) in rest.by_ref().take(end - start).enumerate() {
            if index == 0
                && let Some(head) = slab.head
            {
                builder.repeat(&slabs.heads[head]);
            }
            builder.add(slab, &mut headings);
        }
        pages.push(builder.finish());
        start = end;
    }
    (pages, headings)
}

/// The white that may go to save a page: shares of what the theme gives, the least first.
const TIGHTENED: [f32; 3] = [0.9, 0.8, 0.7];

/// Where pages end; if less white between the slabs saves a page, the slabs get less.
fn tightened_breaks(slabs: &mut Slabs, height: f32) -> Vec<usize> {
    let loose = best_breaks(slabs, height, 1.0);
    if !may_fit(slabs, loose.len() - 1, height) {
        return loose;
    }
    let found = TIGHTENED.into_iter().find_map(|tightness| {
        let tight = best_breaks(slabs, height, tightness);
        (tight.len() < loose.len()).then_some((tightness, tight))
    });
    let Some((tightness, tight)) = found else {
        return loose;
    };
    for slab in &mut slabs.slabs {
        slab.gap *= tightness;
    }
    tight
}

/// Whether so many pages may hold all slabs with the least white between them. The white above the
/// first slab of each page goes.
#[expect(clippy::cast_precision_loss, reason = "there are not that many pages")]
fn may_fit(slabs: &Slabs, pages: usize, height: f32) -> bool {
    let least = TIGHTENED[TIGHTENED.len() - 1];
    let gaps = || slabs.slabs.iter().map(|slab| slab.gap * least);
    let heights: f32 = slabs.slabs.iter().map(|slab| slab.height).sum();
    let widest = gaps().fold(0.0, f32::max);
    heights + gaps().sum::<f32>() <= pages as f32 * (height + widest)
}

/// The way of least cost to break above a slab.
#[derive(Clone, Copy)]
struct Way {
    cost: f32,
    /// Where the page before that break begins.
    from: usize,
}

/// What every page costs: nobody turns one more for the sake of a break that is a little better.
const PAGE: f32 = 0.05;
/// What it costs to go on with a table on the next page where its next row still has room.
const EARLY: f32 = 0.05;
/// A page loses no more than this share, unless everything else is worse.
const MOST_EMPTY: f32 = 1.0 / 3.0;
/// What a page costs beyond that, per share.
const BEYOND_MOST: f32 = 3.0;

/// What a page costs that stays empty to that share.
fn cost_of_empty(share: f32) -> f32 {
    share * share + (share - MOST_EMPTY).max(0.0) * BEYOND_MOST
}

/// Where pages end, with so much of the white between slabs: each the number of slabs up to there,
/// ascending.
fn best_breaks(slabs: &Slabs, height: f32, tightness: f32) -> Vec<usize> {
    let count = slabs.slabs.len();
    let mut ways = vec![
        Way {
            cost: f32::INFINITY,
            from: 0,
        };
        count + 1
    ];
    ways[0].cost = 0.0;
    for from in 0..count {
        let mut ends = page_ends(slabs, from, height, tightness)
            .into_iter()
            .peekable();
        while let Some((to, empty)) = ends.next() {
            let next = slabs.slabs.get(to);
            let above = next.map_or(0.0, |slab| slab.cost);
            let share = next.map_or(0.0, |_| empty / height);
            let is_row = next.is_some_and(|slab| slab.head.is_some());
            let early = if is_row && ends.peek().is_some() {
                EARLY
            } else {
                0.0
            };
            let cost = ways[from].cost + above + cost_of_empty(share) + PAGE + early;
            if cost < ways[to].cost {
                ways[to] = Way { cost, from };
            }
        }
    }
    let mut breaks = vec![count];
    while let Some(from) = breaks
        .last()
        .map(|end| ways[*end].from)
        .filter(|from| *from > 0)
    {
        breaks.push(from);
    }
    breaks.reverse();
    breaks
}

/// The possible ends of a page that begins with the slab `from`, each with the height left empty.
/// The first slab is on the page even if it is too tall for it.
fn page_ends(slabs: &Slabs, from: usize, height: f32, tightness: f32) -> Vec<(usize, f32)> {
    let head = slabs.slabs[from].head.map(|head| slabs.heads[head].height);
    let mut used = head.unwrap_or_default();
    let mut ends = Vec::new();
    for (index, slab) in slabs.slabs.iter().enumerate().skip(from) {
        let gap = if index == from {
            0.0
        } else {
            slab.gap * tightness
        };
        used += gap + slab.height;
        if index > from && used > height + TOLERANCE {
            break;
        }
        ends.push((index + 1, (height - used).max(0.0)));
    }
    ends
}

/// Sums of lengths differ by less than this from what they should be, in points.
const TOLERANCE: f32 = 0.01;

struct PageBuilder {
    number: usize,
    y: f32,
    empty: bool,
    page: Page,
    panels: Vec<(Panel, Area)>,
    /// The row whose bands are being added: where its items begin, and its cells.
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
                places: Vec::new(),
            },
            panels: Vec::new(),
            row: None,
        }
    }

    /// Paints the head of a table again: a decoration, because it has been read already.
    fn repeat(&mut self, head: &Slab) {
        let mut head = head.clone();
        for item in &mut head.items {
            item.node = None;
        }
        head.links.clear();
        head.places.clear();
        self.add(head, &mut Vec::new());
    }

    fn add(&mut self, mut slab: Slab, headings: &mut Vec<HeadingPlace>) {
        if !std::mem::replace(&mut self.empty, false) {
            self.y += slab.gap;
        }
        slab.shift(self.y);
        if self.row.as_ref().map(|(_, cells)| cells) != slab.cells.as_ref() {
            self.end_row();
            self.row = slab.cells.map(|cells| (self.page.items.len(), cells));
        }
        if let Some(mark) = slab.heading {
            headings.push(HeadingPlace {
                node: mark.node,
                level: mark.level,
                text: mark.text,
                page: self.number,
                top: self.y,
            });
        }
        let bottom = self.y + slab.height;
        for panel in slab.panels {
            self.widen(panel, panel.area(self.y, bottom));
        }
        self.page.items.append(&mut slab.items);
        self.page.links.append(&mut slab.links);
        self.page.places.append(&mut slab.places);
        self.y = bottom;
    }

    fn widen(&mut self, panel: Panel, area: Area) {
        let known = self.panels.iter_mut().rev();
        match known
            .map(|(panel, area)| (panel.id, area))
            .find(|(id, _)| *id == panel.id)
        {
            Some((_, whole)) => *whole = whole.union(area),
            None => self.panels.push((panel, area)),
        }
    }

    /// Puts the items of a row in reading order: the bands of a row go line by line through all
    /// cells, a reader goes cell by cell. The nodes of a cell follow the cell's own.
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
        for (panel, area) in self.panels {
            let (fill, stroke) = match panel.purpose {
                Purpose::Fill(colour) => (Some(colour), None),
                Purpose::Frame(stroke) => (None, Some(stroke)),
                Purpose::Write { node, size, lift } => {
                    self.page.places.push(Place {
                        node,
                        area: Area {
                            top: area.top - lift,
                            ..area
                        },
                        kind: PlaceKind::Write { size },
                        field: None,
                    });
                    continue;
                }
            };
            behind.push(Item {
                node: None,
                content: Content::Rectangle { area, fill, stroke },
            });
        }
        behind.append(&mut self.page.items);
        self.page.items = behind;
        self.page
    }
}
