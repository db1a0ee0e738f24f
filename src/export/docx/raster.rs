//! Drawings rasterised to pixels, for programs without vector graphics.

use tiny_skia::{
    Color, FillRule as SkiaFillRule, GradientStop, LineCap, LineJoin, LinearGradient,
    Mask as SkiaMask, MaskType, Paint as SkiaPaint, Path, PathBuilder, Pixmap, PixmapPaint, Point,
    RadialGradient, Shader, SpreadMode, Stroke, StrokeDash, Transform,
};

use crate::style::drawing::{
    Cap, ClipPath, Drawing, DrawingNode, FillRule, Gradient, GradientGeometry, Group, Join, Mask,
    MaskKind, Paint, Painting, PathSegment, Shape, StrokeStyle,
};
use crate::style::{Colour, Pixels};

/// The largest width and height, in pixels.
const WIDEST: f32 = 3_000.0;

/// Rasterises a drawing at that width in pixels, on a transparent background.
pub(super) fn paint(drawing: &Drawing, width: f32) -> Pixels {
    let scale = width.clamp(1.0, WIDEST) / drawing.width;
    let height = (drawing.height * scale).clamp(1.0, WIDEST);
    let size = (whole(drawing.width * scale), whole(height));
    let transform = Transform::from_scale(scale, scale);
    let painted = painted(&drawing.nodes, size, transform);
    pixels_of(size, painted.as_ref())
}

/// Nodes painted on a canvas of their own; `None` if a canvas of that size cannot be made.
fn painted(
    nodes: &[DrawingNode],
    (width, height): (u32, u32),
    transform: Transform,
) -> Option<Pixmap> {
    let mut canvas = Pixmap::new(width, height)?;
    for part in nodes {
        match part {
            DrawingNode::Shape(shape) => paint_shape(&mut canvas, shape, transform),
            DrawingNode::Group(group) => paint_group(&mut canvas, group, transform),
        }
    }
    Some(canvas)
}

fn paint_shape(canvas: &mut Pixmap, shape: &Shape, transform: Transform) {
    let shader = shader(&shape.paint, shape.opacity);
    let (Some(path), Some(shader)) = (path(&shape.outline), shader) else {
        return;
    };
    let paint = SkiaPaint {
        shader,
        anti_alias: true,
        ..SkiaPaint::default()
    };
    match &shape.painting {
        Painting::Fill(fill_rule) => {
            canvas.fill_path(&path, &paint, skia_fill_rule(*fill_rule), transform, None);
        }
        Painting::Stroke(style) => {
            canvas.stroke_path(&path, &paint, &stroke(style), transform, None);
        }
    }
}

fn paint_group(canvas: &mut Pixmap, group: &Group, transform: Transform) {
    let size = (canvas.width(), canvas.height());
    let Some(mut whole) = painted(&group.nodes, size, transform) else {
        return;
    };
    let clips = group
        .clips
        .iter()
        .map(|clip| mask_of_clip(clip, size, transform));
    let masks = group.mask.iter().map(|mask| mask_of(mask, size, transform));
    for mask in clips.chain(masks).flatten() {
        whole.apply_mask(&mask);
    }
    let paint = PixmapPaint {
        opacity: group.opacity,
        ..PixmapPaint::default()
    };
    canvas.draw_pixmap(0, 0, whole.as_ref(), &paint, Transform::identity(), None);
}

/// The mask of a clipping path.
fn mask_of_clip(clip: &ClipPath, size: (u32, u32), transform: Transform) -> Option<SkiaMask> {
    let mut mask = SkiaMask::new(size.0, size.1)?;
    if let Some(path) = path(&clip.outline) {
        mask.fill_path(&path, skia_fill_rule(clip.fill_rule), true, transform);
    }
    Some(mask)
}

fn mask_of(mask: &Mask, size: (u32, u32), transform: Transform) -> Option<SkiaMask> {
    let kind = match mask.kind {
        MaskKind::Alpha => MaskType::Alpha,
        MaskKind::Luminance => MaskType::Luminance,
    };
    let painted = painted(&mask.nodes, size, transform)?;
    Some(SkiaMask::from_pixmap(painted.as_ref(), kind))
}

fn path(outline: &[PathSegment]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for step in outline {
        match *step {
            PathSegment::Move(x, y) => builder.move_to(x, y),
            PathSegment::Line(x, y) => builder.line_to(x, y),
            PathSegment::Curve(x1, y1, x2, y2, x, y) => builder.cubic_to(x1, y1, x2, y2, x, y),
            PathSegment::Close => builder.close(),
        }
    }
    builder.finish()
}

const fn skia_fill_rule(fill_rule: FillRule) -> SkiaFillRule {
    match fill_rule {
        FillRule::NonZero => SkiaFillRule::Winding,
        FillRule::EvenOdd => SkiaFillRule::EvenOdd,
    }
}

fn stroke(style: &StrokeStyle) -> Stroke {
    Stroke {
        width: style.width,
        miter_limit: style.miter_limit,
        line_cap: match style.cap {
            Cap::Butt => LineCap::Butt,
            Cap::Round => LineCap::Round,
            Cap::Square => LineCap::Square,
        },
        line_join: match style.join {
            Join::Miter => LineJoin::Miter,
            Join::Round => LineJoin::Round,
            Join::Bevel => LineJoin::Bevel,
        },
        dash: StrokeDash::new(style.dashes.clone(), style.dash_phase),
    }
}

fn shader(paint: &Paint, opacity: f32) -> Option<Shader<'static>> {
    match paint {
        Paint::Colour(colour) => Some(Shader::SolidColor(colour_of(*colour, opacity))),
        Paint::Gradient(gradient) => shader_of(gradient, opacity),
    }
}

fn shader_of(gradient: &Gradient, opacity: f32) -> Option<Shader<'static>> {
    let stop =
        |(place, colour): &(f32, Colour)| GradientStop::new(*place, colour_of(*colour, opacity));
    let stops: Vec<GradientStop> = gradient.stops.iter().map(stop).collect();
    let [a, b, c, d, e, f] = gradient.transform;
    let transform = Transform::from_row(a, b, c, d, e, f);
    match gradient.geometry {
        GradientGeometry::Linear { from, to } => {
            LinearGradient::new(point(from), point(to), stops, SpreadMode::Pad, transform)
        }
        GradientGeometry::Radial { from, to } => RadialGradient::new(
            Point::from_xy(from.0, from.1),
            from.2,
            Point::from_xy(to.0, to.1),
            to.2,
            stops,
            SpreadMode::Pad,
            transform,
        ),
    }
}

fn point((x, y): (f32, f32)) -> Point {
    Point::from_xy(x, y)
}

fn colour_of(colour: Colour, opacity: f32) -> Color {
    let mut colour = Color::from_rgba8(colour.red, colour.green, colour.blue, u8::MAX);
    colour.set_alpha(opacity);
    colour
}

/// The pixels of a canvas, with alpha no longer premultiplied.
fn pixels_of((width, height): (u32, u32), painted: Option<&Pixmap>) -> Pixels {
    let painted = painted.map(Pixmap::pixels).unwrap_or_default();
    let colours = painted.iter().map(|pixel| pixel.demultiply());
    let (mut samples, mut alpha) = (Vec::new(), Vec::new());
    for colour in colours {
        samples.extend([colour.red(), colour.green(), colour.blue()]);
        alpha.push(colour.alpha());
    }
    Pixels {
        width,
        height,
        grey: false,
        samples,
        alpha: Some(alpha),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths are between 1 and 3,000"
)]
fn whole(length: f32) -> u32 {
    length.round().max(1.0) as u32
}
