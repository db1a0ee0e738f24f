//! Pages as plain text, for tests and debugging.

use std::fmt;

use crate::layout::page::model::{Graphic, InputKind, Page, PageItem, Pages};

/// A line for each item, link and input area: page number, x, y, and a description. Glyphs show
/// face, size and text. Lengths are in points, with one decimal.
impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, page) in self.pages.iter().enumerate() {
            self.list(page, index + 1, f)?;
        }
        Ok(())
    }
}

impl Pages {
    fn list(&self, page: &Page, number: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for item in &page.items {
            self.list_item(item, number, f)?;
        }
        for link in &page.links {
            let area = link.area;
            let (left, top, width) = (area.left, area.top, area.width);
            writeln!(
                f,
                "{number} {left:.1} {top:.1} link {width:.1} {}",
                link.target
            )?;
        }
        for input in &page.inputs {
            let what = match input.kind {
                InputKind::Tick { ticked: false } => "tick",
                InputKind::Tick { ticked: true } => "ticked",
                InputKind::Write { .. } => "write",
            };
            let area = input.area;
            let (left, top) = (area.left, area.top);
            let (width, height) = (area.width, area.height);
            writeln!(
                f,
                "{number} {left:.1} {top:.1} {what} {width:.1} {height:.1}"
            )?;
        }
        Ok(())
    }

    fn list_item(&self, item: &PageItem, number: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &item.graphic {
            Graphic::Glyphs(run) => {
                let face = self.faces[run.face].name();
                let (x, y, size) = (run.x, run.y, run.size);
                writeln!(f, "{number} {x:.1} {y:.1} {face} {size:.1} {}", run.text)
            }
            Graphic::Rectangle { area, fill, .. } => {
                let kind = if fill.is_some() { "fill" } else { "frame" };
                let (left, top) = (area.left, area.top);
                let (width, height) = (area.width, area.height);
                writeln!(
                    f,
                    "{number} {left:.1} {top:.1} {kind} {width:.1} {height:.1}"
                )
            }
            Graphic::Line { points, .. } => {
                let (x, y) = points.first().copied().unwrap_or_default();
                let (to_x, to_y) = points.last().copied().unwrap_or_default();
                writeln!(f, "{number} {x:.1} {y:.1} line {to_x:.1} {to_y:.1}")
            }
            Graphic::Picture { area, .. } => {
                let (left, top) = (area.left, area.top);
                let (width, height) = (area.width, area.height);
                writeln!(
                    f,
                    "{number} {left:.1} {top:.1} picture {width:.1} {height:.1}"
                )
            }
        }
    }
}
