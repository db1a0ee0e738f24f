//! The tree of `usvg`, converted to a drawing.

use std::collections::BTreeSet;

use usvg::tiny_skia_path::{Path as Outline, PathSegment as SkiaSegment, PathStroker, Point};
use usvg::{
    BlendMode, LineCap, LineJoin, MaskType, Node, PaintOrder, SpreadMethod, Transform, Tree,
};

use crate::style::Colour;
use crate::style::picture::drawing::{
    Cap, ClipPath, Drawing, DrawingNode, FillRule, Gradient, GradientGeometry, Group, Join,
    LONGER_SIDE, Mask, MaskKind, Paint, Painting, PathSegment, Shape, StrokeStyle,
};
use crate::style::picture::svg::{FileProblem, too_complex};

/// The most path segments of a drawing.
const MAX_SEGMENTS: usize = 200_000;

/// The largest difference between the scales of a transform that counts as uniform.
const SCALE_TOLERANCE: f32 = 1e-3;

const FILTER: (&str, &str) = (
    "has effects (filters) in it, such as shadows or blur",
    "take them out, or export the whole as PNG",
);
const PATTERN: (&str, &str) = (
    "has a pattern in it",
    "turn it into shapes in the drawing program, or export the whole as PNG",
);
const SPREAD: (&str, &str) = (
    "has a gradient in it that repeats",
    "give the gradient all its colours once, or export the whole as PNG",
);
const BLEND: (&str, &str) = (
    "has parts in it that blend with those below",
    "set their blend mode to “normal”, or export the whole as PNG",
);

/// Converts a tree to a drawing.
pub(crate) fn drawing(tree: &Tree) -> Result<Drawing, Vec<FileProblem>> {
    let size = tree.size();
    let scale = LONGER_SIDE / size.width().max(size.height());
    let mut converter = Converter {
        problems: BTreeSet::new(),
        segments: 0,
    };
    let nodes = converter.nodes(tree.root(), Transform::from_scale(scale, scale));
    if converter.segments > MAX_SEGMENTS {
        return Err(vec![too_complex()]);
    }
    if !converter.problems.is_empty() {
        let problems = converter.problems.into_iter();
        return Err(problems
            .map(|(message, help)| FileProblem::new(message, help))
            .collect());
    }
    Ok(Drawing {
        width: size.width() * scale,
        height: size.height() * scale,
        nodes,
    })
}

struct Converter {
    problems: BTreeSet<(&'static str, &'static str)>,
    segments: usize,
}

impl Converter {
    /// The nodes of a group. `transform` maps the group's parent to the drawing.
    fn nodes(&mut self, group: &usvg::Group, transform: Transform) -> Vec<DrawingNode> {
        let transform = transform.pre_concat(group.transform());
        let mut nodes = Vec::new();
        for child in group.children() {
            match child {
                Node::Group(group) => self.group(group, transform, &mut nodes),
                Node::Path(path) if path.is_visible() => self.path(path, transform, &mut nodes),
                Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
            }
            if self.segments > MAX_SEGMENTS {
                break;
            }
        }
        nodes
    }

    fn group(&mut self, group: &usvg::Group, transform: Transform, nodes: &mut Vec<DrawingNode>) {
        if !group.filters().is_empty() {
            self.problems.insert(FILTER);
        }
        if group.blend_mode() != BlendMode::Normal {
            self.problems.insert(BLEND);
        }
        let content = self.nodes(group, transform);
        if content.is_empty() {
            return;
        }
        let inner = transform.pre_concat(group.transform());
        let mut whole = Group {
            opacity: group.opacity().get(),
            clips: Vec::new(),
            mask: None,
            nodes: content,
        };
        let mut clip = group.clip_path();
        while let Some(next) = clip {
            whole = self.clipped(whole, next, inner);
            clip = next.clip_path();
        }
        let mut mask = group.mask();
        while let Some(next) = mask {
            whole = self.masked(whole, next, inner);
            mask = next.mask();
        }
        let plain = whole.opacity >= 1.0 && whole.clips.is_empty() && whole.mask.is_none();
        if plain {
            nodes.append(&mut whole.nodes);
        } else {
            nodes.push(DrawingNode::Group(whole));
        }
    }

    /// Clips a group: to a path if the clip is a single filled path, else by a mask of all its
    /// shapes.
    fn clipped(&mut self, mut group: Group, clip: &usvg::ClipPath, transform: Transform) -> Group {
        let transform = transform.pre_concat(clip.transform());
        let mut nodes = self.nodes(clip.root(), transform);
        match nodes.as_mut_slice() {
            [DrawingNode::Shape(shape)] if matches!(shape.painting, Painting::Fill(_)) => {
                let Painting::Fill(fill_rule) = shape.painting else {
                    return group;
                };
                let outline = std::mem::take(&mut shape.outline);
                group.clips.push(ClipPath { outline, fill_rule });
                group
            }
            _ => masked(
                group,
                Mask {
                    kind: MaskKind::Alpha,
                    nodes,
                },
            ),
        }
    }

    fn masked(&mut self, group: Group, mask: &usvg::Mask, transform: Transform) -> Group {
        let kind = match mask.kind() {
            MaskType::Alpha => MaskKind::Alpha,
            MaskType::Luminance => MaskKind::Luminance,
        };
        let nodes = self.nodes(mask.root(), transform);
        let edge = usvg::tiny_skia_path::PathBuilder::from_rect(mask.rect().to_rect());
        let area = ClipPath {
            outline: self.outline(&edge, transform),
            fill_rule: FillRule::NonZero,
        };
        let mut group = masked(group, Mask { kind, nodes });
        group.clips.push(area);
        group
    }

    fn path(&mut self, path: &usvg::Path, transform: Transform, nodes: &mut Vec<DrawingNode>) {
        let fill = path.fill().and_then(|fill| {
            let fill_rule = match fill.rule() {
                usvg::FillRule::NonZero => FillRule::NonZero,
                usvg::FillRule::EvenOdd => FillRule::EvenOdd,
            };
            let shape = UnpaintedShape {
                outline: self.outline(path.data(), transform),
                painting: Painting::Fill(fill_rule),
                opacity: fill.opacity().get(),
            };
            self.shape(shape, fill.paint(), transform)
        });
        let stroke = path
            .stroke()
            .and_then(|stroke| self.stroke(path.data(), stroke, transform));
        let both = match path.paint_order() {
            PaintOrder::FillAndStroke => [fill, stroke],
            PaintOrder::StrokeAndFill => [stroke, fill],
        };
        nodes.extend(both.into_iter().flatten());
    }

    /// A stroke. Where the transform would distort the line width, the stroke is converted to a
    /// filled outline.
    fn stroke(
        &mut self,
        outline: &Outline,
        stroke: &usvg::Stroke,
        transform: Transform,
    ) -> Option<DrawingNode> {
        let opacity = stroke.opacity().get();
        if let Some(scale) = uniform_scale(transform) {
            let shape = UnpaintedShape {
                outline: self.outline(outline, transform),
                painting: Painting::Stroke(stroke_style(stroke, scale)),
                opacity,
            };
            return self.shape(shape, stroke.paint(), transform);
        }
        let look = stroke.to_tiny_skia();
        let precision = PathStroker::compute_resolution_scale(&transform);
        let dashed = match &look.dash {
            None => None,
            Some(dash) => {
                let dashed = outline.dash(dash, precision);
                if dashed.is_none() {
                    self.segments = usize::MAX;
                }
                Some(dashed?)
            }
        };
        let edge = dashed
            .as_ref()
            .unwrap_or(outline)
            .stroke(&look, precision)?;
        let shape = UnpaintedShape {
            outline: self.outline(&edge, transform),
            painting: Painting::Fill(FillRule::NonZero),
            opacity,
        };
        self.shape(shape, stroke.paint(), transform)
    }

    fn outline(&mut self, outline: &Outline, transform: Transform) -> Vec<PathSegment> {
        let map = |mut point: Point| {
            transform.map_point(&mut point);
            (point.x, point.y)
        };
        let mut segments = Vec::new();
        let (mut at, mut start) = (Point::zero(), Point::zero());
        for segment in outline.segments() {
            let (segment, end) = match segment {
                SkiaSegment::MoveTo(to) => {
                    start = to;
                    let (x, y) = map(to);
                    (PathSegment::Move(x, y), to)
                }
                SkiaSegment::LineTo(to) => {
                    let (x, y) = map(to);
                    (PathSegment::Line(x, y), to)
                }
                SkiaSegment::QuadTo(by, to) => {
                    let (from, by, end) = (map(at), map(by), map(to));
                    (curve(two_thirds(from, by), two_thirds(end, by), end), to)
                }
                SkiaSegment::CubicTo(one, two, to) => (curve(map(one), map(two), map(to)), to),
                SkiaSegment::Close => (PathSegment::Close, start),
            };
            segments.push(segment);
            at = end;
        }
        self.segments = self.segments.saturating_add(segments.len());
        segments
    }

    /// A shape in that paint; `None` for a pattern, which is reported.
    fn shape(
        &mut self,
        shape: UnpaintedShape,
        paint: &usvg::Paint,
        transform: Transform,
    ) -> Option<DrawingNode> {
        match paint {
            usvg::Paint::Color(colour) => {
                let opacity = shape.opacity;
                Some(shape.painted(Paint::Colour(rgb(*colour)), opacity))
            }
            usvg::Paint::LinearGradient(gradient) => {
                let geometry = GradientGeometry::Linear {
                    from: (gradient.x1(), gradient.y1()),
                    to: (gradient.x2(), gradient.y2()),
                };
                Some(self.gradient_shape(shape, gradient, geometry, transform))
            }
            usvg::Paint::RadialGradient(gradient) => {
                let geometry = GradientGeometry::Radial {
                    from: (gradient.fx(), gradient.fy(), gradient.fr().get()),
                    to: (gradient.cx(), gradient.cy(), gradient.r().get()),
                };
                Some(self.gradient_shape(shape, gradient, geometry, transform))
            }
            usvg::Paint::Pattern(_) => {
                self.problems.insert(PATTERN);
                None
            }
        }
    }

    /// A shape with a gradient. If the gradient's opacity varies, a luminance mask expresses it.
    fn gradient_shape(
        &mut self,
        shape: UnpaintedShape,
        gradient: &usvg::BaseGradient,
        geometry: GradientGeometry,
        transform: Transform,
    ) -> DrawingNode {
        let (colours, alpha_ramp) = self.gradient(gradient, geometry, transform);
        let (colours, opacity) = (Paint::Gradient(colours), shape.opacity);
        let Some(alpha_ramp) = alpha_ramp else {
            return shape.painted(colours, opacity);
        };
        let mask = Mask {
            kind: MaskKind::Luminance,
            nodes: vec![shape.clone().painted(Paint::Gradient(alpha_ramp), 1.0)],
        };
        DrawingNode::Group(Group {
            opacity,
            clips: Vec::new(),
            mask: Some(mask),
            nodes: vec![shape.painted(colours, 1.0)],
        })
    }

    /// The gradient of the colours and, if they are not all opaque, a gradient of greys as light as
    /// the colours are opaque.
    fn gradient(
        &mut self,
        gradient: &usvg::BaseGradient,
        geometry: GradientGeometry,
        transform: Transform,
    ) -> (Gradient, Option<Gradient>) {
        if gradient.spread_method() != SpreadMethod::Pad {
            self.problems.insert(SPREAD);
        }
        let map = transform.pre_concat(gradient.transform());
        let of = |colour: &dyn Fn(&usvg::Stop) -> Colour| Gradient {
            geometry,
            stops: gradient
                .stops()
                .iter()
                .map(|stop| (stop.offset().get(), colour(stop)))
                .collect(),
            transform: [map.sx, map.ky, map.kx, map.sy, map.tx, map.ty],
        };
        let fades = gradient
            .stops()
            .iter()
            .any(|stop| stop.opacity().get() < 1.0);
        let alpha_ramp = fades.then(|| {
            of(&|stop| {
                let grey = stop.opacity().to_u8();
                Colour::new(grey, grey, grey)
            })
        });
        (of(&|stop| rgb(stop.color())), alpha_ramp)
    }
}

/// A shape without its paint.
#[derive(Clone)]
struct UnpaintedShape {
    outline: Vec<PathSegment>,
    painting: Painting,
    opacity: f32,
}

impl UnpaintedShape {
    fn painted(self, paint: Paint, opacity: f32) -> DrawingNode {
        DrawingNode::Shape(Shape {
            outline: self.outline,
            painting: self.painting,
            paint,
            opacity,
        })
    }
}

/// The group with one more mask.
fn masked(group: Group, mask: Mask) -> Group {
    if group.mask.is_none() {
        return Group {
            mask: Some(mask),
            ..group
        };
    }
    Group {
        opacity: 1.0,
        clips: Vec::new(),
        mask: Some(mask),
        nodes: vec![DrawingNode::Group(group)],
    }
}

/// The point two thirds of the way from one point to another: the control point of the cubic curve
/// that equals a quadratic one.
fn two_thirds(from: (f32, f32), to: (f32, f32)) -> (f32, f32) {
    let part = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
    (part(from.0, to.0), part(from.1, to.1))
}

fn curve(one: (f32, f32), two: (f32, f32), to: (f32, f32)) -> PathSegment {
    PathSegment::Curve(one.0, one.1, two.0, two.1, to.0, to.1)
}

fn rgb(colour: usvg::Color) -> Colour {
    Colour::new(colour.red, colour.green, colour.blue)
}

/// The scale of a transform, if it is the same in every direction.
fn uniform_scale(transform: Transform) -> Option<f32> {
    let (across, down) = (
        transform.sx.hypot(transform.ky),
        transform.kx.hypot(transform.sy),
    );
    let leaning = transform.sx * transform.kx + transform.ky * transform.sy;
    let same = (across - down).abs() <= SCALE_TOLERANCE * across
        && leaning.abs() <= SCALE_TOLERANCE * across * down;
    same.then_some(across)
}

fn stroke_style(stroke: &usvg::Stroke, scale: f32) -> StrokeStyle {
    StrokeStyle {
        width: stroke.width().get() * scale,
        cap: match stroke.linecap() {
            LineCap::Butt => Cap::Butt,
            LineCap::Round => Cap::Round,
            LineCap::Square => Cap::Square,
        },
        join: match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => Join::Miter,
            LineJoin::Round => Join::Round,
            LineJoin::Bevel => Join::Bevel,
        },
        miter_limit: stroke.miterlimit().get(),
        dashes: stroke
            .dasharray()
            .unwrap_or_default()
            .iter()
            .map(|length| length * scale)
            .collect(),
        dash_phase: stroke.dashoffset() * scale,
    }
}
