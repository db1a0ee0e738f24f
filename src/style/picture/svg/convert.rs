//! The tree of an SVG file to a drawing.

use std::collections::BTreeSet;

use usvg::tiny_skia_path::{Path as Outline, PathSegment, PathStroker, Point};
use usvg::{
    BlendMode, ClipPath, FillRule, LineCap, LineJoin, MaskType, Node, PaintOrder, SpreadMethod,
    Transform, Tree,
};

use crate::style::Colour;
use crate::style::picture::drawing::{
    Area, Cap, Course, Drawing, Gradient, Group, Inside, Join, LONGER_SIDE, Manner, Mask, MaskKind,
    Paint, Part, Pen, Shape, Step,
};
use crate::style::picture::svg::{FileProblem, too_complex};

/// The most steps of all outlines.
const MOST_STEPS: usize = 200_000;

/// How much longer than wide a pen may become by scaling and still count as round.
const ROUND_ENOUGH: f32 = 1e-3;

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

/// Turns a tree into a drawing.
pub(crate) fn drawing(tree: &Tree) -> Result<Drawing, Vec<FileProblem>> {
    let size = tree.size();
    let scale = LONGER_SIDE / size.width().max(size.height());
    let mut converter = Converter {
        problems: BTreeSet::new(),
        steps: 0,
    };
    let parts = converter.parts(tree.root(), Transform::from_scale(scale, scale));
    if converter.steps > MOST_STEPS {
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
        parts,
    })
}

struct Converter {
    problems: BTreeSet<(&'static str, &'static str)>,
    steps: usize,
}

impl Converter {
    /// The parts of a group. `transform` leads from the group's surroundings to the drawing.
    fn parts(&mut self, group: &usvg::Group, transform: Transform) -> Vec<Part> {
        let transform = transform.pre_concat(group.transform());
        let mut parts = Vec::new();
        for child in group.children() {
            match child {
                Node::Group(group) => self.group(group, transform, &mut parts),
                Node::Path(path) if path.is_visible() => self.path(path, transform, &mut parts),
                Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
            }
            if self.steps > MOST_STEPS {
                break;
            }
        }
        parts
    }

    fn group(&mut self, group: &usvg::Group, transform: Transform, parts: &mut Vec<Part>) {
        if !group.filters().is_empty() {
            self.problems.insert(FILTER);
        }
        if group.blend_mode() != BlendMode::Normal {
            self.problems.insert(BLEND);
        }
        let content = self.parts(group, transform);
        if content.is_empty() {
            return;
        }
        let inner = transform.pre_concat(group.transform());
        let mut whole = Group {
            opacity: group.opacity().get(),
            clips: Vec::new(),
            mask: None,
            parts: content,
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
            parts.append(&mut whole.parts);
        } else {
            parts.push(Part::Group(whole));
        }
    }

    /// Cuts a group to an area: to an outline if it is one, else by a mask of all its shapes.
    fn clipped(&mut self, mut group: Group, clip: &ClipPath, transform: Transform) -> Group {
        let transform = transform.pre_concat(clip.transform());
        let mut parts = self.parts(clip.root(), transform);
        match parts.as_mut_slice() {
            [Part::Shape(shape)] if matches!(shape.manner, Manner::Fill(_)) => {
                let Manner::Fill(inside) = shape.manner else {
                    return group;
                };
                let outline = std::mem::take(&mut shape.outline);
                group.clips.push(Area { outline, inside });
                group
            }
            _ => masked(
                group,
                Mask {
                    kind: MaskKind::Opacity,
                    parts,
                },
            ),
        }
    }

    fn masked(&mut self, group: Group, mask: &usvg::Mask, transform: Transform) -> Group {
        let kind = match mask.kind() {
            MaskType::Alpha => MaskKind::Opacity,
            MaskType::Luminance => MaskKind::Lightness,
        };
        let parts = self.parts(mask.root(), transform);
        let edge = usvg::tiny_skia_path::PathBuilder::from_rect(mask.rect().to_rect());
        let area = Area {
            outline: self.outline(&edge, transform),
            inside: Inside::NonZero,
        };
        let mut group = masked(group, Mask { kind, parts });
        group.clips.push(area);
        group
    }

    fn path(&mut self, path: &usvg::Path, transform: Transform, parts: &mut Vec<Part>) {
        let fill = path.fill().and_then(|fill| {
            let inside = match fill.rule() {
                FillRule::NonZero => Inside::NonZero,
                FillRule::EvenOdd => Inside::EvenOdd,
            };
            let form = Form {
                outline: self.outline(path.data(), transform),
                manner: Manner::Fill(inside),
                opacity: fill.opacity().get(),
            };
            self.shape(form, fill.paint(), transform)
        });
        let stroke = path
            .stroke()
            .and_then(|stroke| self.stroke(path.data(), stroke, transform));
        let both = match path.paint_order() {
            PaintOrder::FillAndStroke => [fill, stroke],
            PaintOrder::StrokeAndFill => [stroke, fill],
        };
        parts.extend(both.into_iter().flatten());
    }

    /// A stroke stays one as long as its pen stays round; otherwise its edge is worked out.
    fn stroke(
        &mut self,
        outline: &Outline,
        stroke: &usvg::Stroke,
        transform: Transform,
    ) -> Option<Part> {
        let opacity = stroke.opacity().get();
        if let Some(scale) = scale_of(transform) {
            let form = Form {
                outline: self.outline(outline, transform),
                manner: Manner::Stroke(pen(stroke, scale)),
                opacity,
            };
            return self.shape(form, stroke.paint(), transform);
        }
        let look = stroke.to_tiny_skia();
        let precision = PathStroker::compute_resolution_scale(&transform);
        let dashed = match &look.dash {
            None => None,
            Some(dash) => {
                let dashed = outline.dash(dash, precision);
                if dashed.is_none() {
                    self.steps = usize::MAX;
                }
                Some(dashed?)
            }
        };
        let edge = dashed
            .as_ref()
            .unwrap_or(outline)
            .stroke(&look, precision)?;
        let form = Form {
            outline: self.outline(&edge, transform),
            manner: Manner::Fill(Inside::NonZero),
            opacity,
        };
        self.shape(form, stroke.paint(), transform)
    }

    fn outline(&mut self, outline: &Outline, transform: Transform) -> Vec<Step> {
        let map = |mut point: Point| {
            transform.map_point(&mut point);
            (point.x, point.y)
        };
        let mut steps = Vec::new();
        let (mut at, mut start) = (Point::zero(), Point::zero());
        for segment in outline.segments() {
            let (step, end) = match segment {
                PathSegment::MoveTo(to) => {
                    start = to;
                    let (x, y) = map(to);
                    (Step::Move(x, y), to)
                }
                PathSegment::LineTo(to) => {
                    let (x, y) = map(to);
                    (Step::Line(x, y), to)
                }
                PathSegment::QuadTo(by, to) => {
                    let (from, by, end) = (map(at), map(by), map(to));
                    (curve(towards(from, by), towards(end, by), end), to)
                }
                PathSegment::CubicTo(one, two, to) => (curve(map(one), map(two), map(to)), to),
                PathSegment::Close => (Step::Close, start),
            };
            steps.push(step);
            at = end;
        }
        self.steps = self.steps.saturating_add(steps.len());
        steps
    }

    /// A shape, unless it is painted with a pattern.
    fn shape(&mut self, form: Form, paint: &usvg::Paint, transform: Transform) -> Option<Part> {
        match paint {
            usvg::Paint::Color(colour) => {
                let opacity = form.opacity;
                Some(form.painted(Paint::Colour(rgb(*colour)), opacity))
            }
            usvg::Paint::LinearGradient(gradient) => {
                let course = Course::Linear {
                    from: (gradient.x1(), gradient.y1()),
                    to: (gradient.x2(), gradient.y2()),
                };
                Some(self.shaded(form, gradient, course, transform))
            }
            usvg::Paint::RadialGradient(gradient) => {
                let course = Course::Radial {
                    from: (gradient.fx(), gradient.fy(), gradient.fr().get()),
                    to: (gradient.cx(), gradient.cy(), gradient.r().get()),
                };
                Some(self.shaded(form, gradient, course, transform))
            }
            usvg::Paint::Pattern(_) => {
                self.problems.insert(PATTERN);
                None
            }
        }
    }

    /// A shape with a gradient; if that fades, it is painted in full behind a mask of its fading.
    fn shaded(
        &mut self,
        form: Form,
        gradient: &usvg::BaseGradient,
        course: Course,
        transform: Transform,
    ) -> Part {
        let (colours, fading) = self.gradient(gradient, course, transform);
        let (colours, opacity) = (Paint::Gradient(colours), form.opacity);
        let Some(fading) = fading else {
            return form.painted(colours, opacity);
        };
        let mask = Mask {
            kind: MaskKind::Lightness,
            parts: vec![form.clone().painted(Paint::Gradient(fading), 1.0)],
        };
        Part::Group(Group {
            opacity,
            clips: Vec::new(),
            mask: Some(mask),
            parts: vec![form.painted(colours, 1.0)],
        })
    }

    /// A gradient of colours; and, if they are not all opaque, one of greys that are as light as
    /// the colours are opaque.
    fn gradient(
        &mut self,
        gradient: &usvg::BaseGradient,
        course: Course,
        transform: Transform,
    ) -> (Gradient, Option<Gradient>) {
        if gradient.spread_method() != SpreadMethod::Pad {
            self.problems.insert(SPREAD);
        }
        let map = transform.pre_concat(gradient.transform());
        let of = |colour: &dyn Fn(&usvg::Stop) -> Colour| Gradient {
            course,
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
        let fading = fades.then(|| {
            of(&|stop| {
                let grey = stop.opacity().to_u8();
                Colour::new(grey, grey, grey)
            })
        });
        (of(&|stop| rgb(stop.color())), fading)
    }
}

/// A shape without its paint.
#[derive(Clone)]
struct Form {
    outline: Vec<Step>,
    manner: Manner,
    opacity: f32,
}

impl Form {
    fn painted(self, paint: Paint, opacity: f32) -> Part {
        Part::Shape(Shape {
            outline: self.outline,
            manner: self.manner,
            paint,
            opacity,
        })
    }
}

/// The group behind a further mask.
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
        parts: vec![Part::Group(group)],
    }
}

/// Two thirds of the way from one point to another.
fn towards(from: (f32, f32), to: (f32, f32)) -> (f32, f32) {
    let part = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
    (part(from.0, to.0), part(from.1, to.1))
}

fn curve(one: (f32, f32), two: (f32, f32), to: (f32, f32)) -> Step {
    Step::Curve(one.0, one.1, two.0, two.1, to.0, to.1)
}

fn rgb(colour: usvg::Color) -> Colour {
    Colour::new(colour.red, colour.green, colour.blue)
}

/// How many times larger things become, if that is the same in every direction.
fn scale_of(transform: Transform) -> Option<f32> {
    let (across, down) = (
        transform.sx.hypot(transform.ky),
        transform.kx.hypot(transform.sy),
    );
    let leaning = transform.sx * transform.kx + transform.ky * transform.sy;
    let same = (across - down).abs() <= ROUND_ENOUGH * across
        && leaning.abs() <= ROUND_ENOUGH * across * down;
    same.then_some(across)
}

fn pen(stroke: &usvg::Stroke, scale: f32) -> Pen {
    Pen {
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
        dash_start: stroke.dashoffset() * scale,
    }
}
