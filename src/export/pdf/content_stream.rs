//! The content stream of a page, as operators of `printpdf`.
//!
//! The origin of a PDF page is its bottom left corner, so y coordinates are inverted here.

use std::collections::BTreeMap;

use lopdf::Object;
use printpdf::{
    Color, CurTransMat, DictItem, FontId, Line, LinePoint, Op, PaintMode, PdfFontHandle, PdfPage,
    Point, Pt, Rect, Rgb, XObjectId, XObjectTransform,
};

use crate::export::pdf::fonts::UsedFonts;
use crate::export::pdf::tj_array::TjArray;
use crate::export::pdf::{images, structure_type};
use crate::layout::{Area, GlyphRun, Graphic, NodeId, Page, PageItem, Pages, Stroke};
use crate::style::{Colour, Paper};

/// The content stream of a page.
pub(super) struct ContentStream {
    ops: Vec<Op>,
    /// The structure node of each marked-content sequence, by its MCID.
    pub(super) marked_content: Vec<NodeId>,
}

impl ContentStream {
    /// Moves the operators into a page of `printpdf`.
    pub(super) fn take_page(&mut self, paper: Paper) -> PdfPage {
        let sheet = || Rect::from_wh(Pt(round(paper.width)), Pt(round(paper.height)));
        PdfPage {
            media_box: sheet(),
            trim_box: sheet(),
            crop_box: sheet(),
            ops: std::mem::take(&mut self.ops),
        }
    }
}

/// Rounds to hundredths of a point, which is finer than any printer.
pub(super) fn round(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

/// The corners of an area as a PDF rectangle: left, bottom, right, top.
pub(super) fn corners(area: Area, height: f32) -> Vec<Object> {
    let (left, right) = (area.left, area.left + area.width);
    let (top, bottom) = (height - area.top, height - area.top - area.height);
    [left, bottom, right, top]
        .map(|edge| Object::Real(round(edge)))
        .to_vec()
}

/// Writes the content stream of a page.
pub(super) fn write(page: &Page, pages: &Pages, fonts: &UsedFonts) -> ContentStream {
    let mut writer = ContentStreamWriter {
        height: pages.paper.height,
        ops: Vec::new(),
        marked_content: Vec::new(),
        open_content: None,
        in_text: false,
        line_start: (0.0, 0.0),
        fill: None,
        stroke: None,
        font: None,
    };
    for item in &page.items {
        writer.paint(item, pages, fonts);
    }
    writer.end_content();
    ContentStream {
        ops: writer.ops,
        marked_content: writer.marked_content,
    }
}

struct ContentStreamWriter {
    height: f32,
    ops: Vec<Op>,
    marked_content: Vec<NodeId>,
    /// The open marked-content sequence: that of a structure node, or an artifact.
    open_content: Option<Option<NodeId>>,
    in_text: bool,
    /// The start of the current line of text.
    line_start: (f32, f32),
    fill: Option<Colour>,
    stroke: Option<Stroke>,
    font: Option<(usize, f32)>,
}

impl ContentStreamWriter {
    fn paint(&mut self, item: &PageItem, pages: &Pages, fonts: &UsedFonts) {
        self.begin_content(item.node, pages);
        match &item.graphic {
            Graphic::Glyphs(run) => self.glyphs(run, fonts),
            Graphic::Rectangle { area, fill, stroke } => self.rectangle(*area, *fill, *stroke),
            Graphic::Line { points, stroke } => self.line(points, *stroke),
            Graphic::Picture { area, picture } => self.picture(*area, *picture),
        }
    }

    fn begin_content(&mut self, node: Option<NodeId>, pages: &Pages) {
        if self.open_content == Some(node) {
            return;
        }
        self.end_content();
        self.open_content = Some(node);
        let Some(id) = node else {
            let tag = "Artifact".to_owned();
            return self.ops.push(Op::BeginMarkedContent { tag });
        };
        let number = i64::try_from(self.marked_content.len()).unwrap_or_default();
        let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]);
        self.marked_content.push(id);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: structure_type::structure_type(&pages.nodes[id.0].role).to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    fn end_content(&mut self) {
        self.end_text();
        if self.open_content.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn begin_text(&mut self) {
        if !std::mem::replace(&mut self.in_text, true) {
            self.line_start = (0.0, 0.0);
            self.ops.push(Op::StartTextSection);
        }
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn glyphs(&mut self, run: &GlyphRun, fonts: &UsedFonts) {
        self.begin_text();
        self.set_fill(run.colour);
        if self.font != Some((run.face, run.size)) {
            self.font = Some((run.face, run.size));
            let font = PdfFontHandle::External(FontId(UsedFonts::name(run.face)));
            let size = Pt(round(run.size));
            self.ops.push(Op::SetFont { font, size });
        }
        self.move_to(round(run.x), round(self.height - run.y));
        for shown in fonts.show(run) {
            self.show(shown);
        }
    }

    /// Moves to the start of a line of text. Relative moves repeat from line to line, so they
    /// compress well.
    fn move_to(&mut self, x: f32, y: f32) {
        let (from_x, from_y) = std::mem::replace(&mut self.line_start, (x, y));
        let (x, y) = (Pt(round(x - from_x)), Pt(round(y - from_y)));
        let pos = Point { x, y };
        self.ops.push(Op::SetTextCursor { pos });
    }

    fn show(&mut self, shown: TjArray) {
        let rise = |rise: f32| Op::SetLineOffset {
            multiplier: round(rise),
        };
        let show = Op::Unknown {
            key: "TJ".to_owned(),
            value: vec![DictItem::Array(shown.array)],
        };
        if shown.rise == 0.0 {
            self.ops.push(show);
        } else {
            self.ops.extend([rise(shown.rise), show, rise(0.0)]);
        }
    }

    fn rectangle(&mut self, area: Area, fill: Option<Colour>, stroke: Option<Stroke>) {
        self.end_text();
        let bottom = self.height - area.top - area.height;
        let mode = match (fill, stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (Some(_), None) => PaintMode::Fill,
            (None, _) => PaintMode::Stroke,
        };
        if let Some(colour) = fill {
            self.set_fill(colour);
        }
        if let Some(stroke) = stroke {
            self.set_stroke(stroke);
        }
        let rectangle = Rect {
            x: Pt(round(area.left)),
            y: Pt(round(bottom)),
            width: Pt(round(area.width)),
            height: Pt(round(area.height)),
            mode: Some(mode),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn line(&mut self, points: &[(f32, f32)], stroke: Stroke) {
        self.end_text();
        self.set_stroke(stroke);
        let point = |(x, y): &(f32, f32)| LinePoint {
            p: Point {
                x: Pt(round(*x)),
                y: Pt(round(self.height - y)),
            },
            bezier: false,
        };
        let line = Line {
            points: points.iter().map(point).collect(),
            is_closed: false,
        };
        self.ops.push(Op::DrawLine { line });
    }

    fn picture(&mut self, area: Area, picture: usize) {
        self.end_text();
        let bottom = self.height - area.top - area.height;
        let matrix = [area.width, 0.0, 0.0, area.height, area.left, bottom].map(round);
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix {
                matrix: CurTransMat::Raw(matrix),
            },
            Op::UseXobject {
                id: XObjectId(images::name(picture)),
                transform: XObjectTransform {
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                },
            },
            Op::RestoreGraphicsState,
        ]);
    }

    fn set_fill(&mut self, colour: Colour) {
        if self.fill.replace(colour) != Some(colour) {
            let col = color(colour);
            self.ops.push(Op::SetFillColor { col });
        }
    }

    fn set_stroke(&mut self, stroke: Stroke) {
        let old = self.stroke.replace(stroke);
        if old.map(|old| old.colour) != Some(stroke.colour) {
            let col = color(stroke.colour);
            self.ops.push(Op::SetOutlineColor { col });
        }
        if old.map(|old| old.width) != Some(stroke.width) {
            let pt = Pt(round(stroke.width));
            self.ops.push(Op::SetOutlineThickness { pt });
        }
    }
}

fn color(colour: Colour) -> Color {
    let part = |part: u8| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0;
    let (r, g, b) = (part(colour.red), part(colour.green), part(colour.blue));
    Color::Rgb(Rgb::new(r, g, b, None))
}
