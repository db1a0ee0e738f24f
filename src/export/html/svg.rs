//! Drawings as SVG.

use crate::export::markup::Markup;
use crate::style::Colour;
use crate::style::drawing::{
    Cap, ClipPath, Drawing, DrawingNode, FillRule, Gradient, GradientGeometry, Group, Join, Mask,
    MaskKind, Paint, Painting, PathSegment, Shape, StrokeStyle,
};

/// Writes a drawing as an SVG file.
pub(super) fn svg(drawing: &Drawing) -> String {
    let size = [number(drawing.width), number(drawing.height)];
    let mut writer = SvgWriter {
        markup: Markup::default(),
        names: 0,
        size: size.clone(),
    };
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", &format!("0 0 {} {}", size[0], size[1])),
    ];
    writer.markup.open("svg", &attributes);
    writer.nodes(&drawing.nodes);
    writer.markup.close("svg");
    writer.markup.finish()
}

struct SvgWriter {
    markup: Markup,
    /// The number of ids given to gradients, clipping paths and masks.
    names: usize,
    size: [String; 2],
}

impl SvgWriter {
    fn nodes(&mut self, nodes: &[DrawingNode]) {
        for part in nodes {
            match part {
                DrawingNode::Shape(shape) => self.shape(shape),
                DrawingNode::Group(group) => self.group(group),
            }
        }
    }

    fn name(&mut self) -> String {
        self.names += 1;
        format!("n{}", self.names)
    }

    /// Writes a group, within an element for each of its clipping paths.
    fn group(&mut self, group: &Group) {
        let opacity = number(group.opacity);
        let mask = group.mask.as_ref().map(|mask| self.mask(mask));
        let clips: Vec<String> = group.clips.iter().map(|clip| self.clip(clip)).collect();
        for clip in &clips {
            self.markup.open("g", &[("clip-path", clip)]);
        }
        let mut attributes = Vec::new();
        if group.opacity < 1.0 {
            attributes.push(("opacity", opacity.as_str()));
        }
        attributes.extend(mask.as_ref().map(|mask| ("mask", mask.as_str())));
        self.markup.open("g", &attributes);
        self.nodes(&group.nodes);
        (0..=clips.len()).for_each(|_| self.markup.close("g"));
    }

    /// Writes a clipping path; the result is a reference to it.
    fn clip(&mut self, area: &ClipPath) -> String {
        let name = self.name();
        let (path, fill_rule) = (path(&area.outline), rule(area.fill_rule));
        self.markup.open("clipPath", &[("id", &name)]);
        self.markup
            .element("path", &[("d", &path), ("clip-rule", fill_rule)], "");
        self.markup.close("clipPath");
        format!("url(#{name})")
    }

    /// Writes a mask as large as the drawing; the result is a reference to it.
    fn mask(&mut self, mask: &Mask) -> String {
        let name = self.name();
        let [width, height] = self.size.clone();
        let kind = match mask.kind {
            MaskKind::Alpha => "alpha",
            MaskKind::Luminance => "luminance",
        };
        let attributes = [
            ("id", name.as_str()),
            ("maskUnits", "userSpaceOnUse"),
            ("x", "0"),
            ("y", "0"),
            ("width", &width),
            ("height", &height),
            ("mask-type", kind),
        ];
        self.markup.open("mask", &attributes);
        self.nodes(&mask.nodes);
        self.markup.close("mask");
        format!("url(#{name})")
    }

    fn shape(&mut self, shape: &Shape) {
        let paint = match &shape.paint {
            Paint::Colour(colour) => colour.to_string(),
            Paint::Gradient(gradient) => self.gradient(gradient),
        };
        let mut attributes = vec![("d", path(&shape.outline))];
        match &shape.painting {
            Painting::Fill(fill_rule) => {
                attributes.push(("fill", paint));
                attributes.push(("fill-rule", rule(*fill_rule).to_owned()));
            }
            Painting::Stroke(style) => {
                attributes.push(("fill", "none".to_owned()));
                attributes.push(("stroke", paint));
                attributes.extend(stroke(style));
            }
        }
        if shape.opacity < 1.0 {
            attributes.push(("opacity", number(shape.opacity)));
        }
        let attributes: Vec<_> = attributes
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.markup.element("path", &attributes, "");
    }

    /// Writes a gradient; the result is a reference to it.
    fn gradient(&mut self, gradient: &Gradient) -> String {
        let name = self.name();
        let (element, places) = match gradient.geometry {
            GradientGeometry::Linear { from, to } => (
                "linearGradient",
                vec![("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)],
            ),
            GradientGeometry::Radial { from, to } => (
                "radialGradient",
                vec![
                    ("fx", from.0),
                    ("fy", from.1),
                    ("fr", from.2),
                    ("cx", to.0),
                    ("cy", to.1),
                    ("r", to.2),
                ],
            ),
        };
        let transform: Vec<String> = gradient.transform.iter().map(|part| exact(*part)).collect();
        let transform = format!("matrix({})", transform.join(" "));
        let places: Vec<_> = places
            .into_iter()
            .map(|(name, at)| (name, exact(at)))
            .collect();
        let mut attributes = vec![
            ("id", name.as_str()),
            ("gradientUnits", "userSpaceOnUse"),
            ("gradientTransform", &transform),
        ];
        attributes.extend(places.iter().map(|(name, at)| (*name, at.as_str())));
        self.markup.open(element, &attributes);
        for (offset, colour) in &gradient.stops {
            self.stop(*offset, *colour);
        }
        self.markup.close(element);
        format!("url(#{name})")
    }

    fn stop(&mut self, offset: f32, colour: Colour) {
        let (offset, colour) = (exact(offset), colour.to_string());
        self.markup
            .element("stop", &[("offset", &offset), ("stop-color", &colour)], "");
    }
}

fn stroke(style: &StrokeStyle) -> Vec<(&'static str, String)> {
    let cap = match style.cap {
        Cap::Butt => "butt",
        Cap::Round => "round",
        Cap::Square => "square",
    };
    let join = match style.join {
        Join::Miter => "miter",
        Join::Round => "round",
        Join::Bevel => "bevel",
    };
    let mut attributes = vec![
        ("stroke-width", number(style.width)),
        ("stroke-linecap", cap.to_owned()),
        ("stroke-linejoin", join.to_owned()),
        ("stroke-miterlimit", number(style.miter_limit)),
    ];
    if !style.dashes.is_empty() {
        let dashes: Vec<String> = style.dashes.iter().map(|dash| number(*dash)).collect();
        attributes.push(("stroke-dasharray", dashes.join(" ")));
        attributes.push(("stroke-dashoffset", number(style.dash_phase)));
    }
    attributes
}

const fn rule(fill_rule: FillRule) -> &'static str {
    match fill_rule {
        FillRule::NonZero => "nonzero",
        FillRule::EvenOdd => "evenodd",
    }
}

/// The path data of a path.
fn path(outline: &[PathSegment]) -> String {
    let step = |step: &PathSegment| match *step {
        PathSegment::Move(x, y) => command('M', &[x, y]),
        PathSegment::Line(x, y) => command('L', &[x, y]),
        PathSegment::Curve(x1, y1, x2, y2, x, y) => command('C', &[x1, y1, x2, y2, x, y]),
        PathSegment::Close => "Z".to_owned(),
    };
    outline.iter().map(step).collect()
}

fn command(letter: char, places: &[f32]) -> String {
    let places: Vec<String> = places.iter().map(|place| number(*place)).collect();
    format!("{letter}{}", places.join(" "))
}

/// A coordinate, rounded to a hundredth of a drawing unit.
fn number(length: f32) -> String {
    exact((length * 100.0).round() / 100.0)
}

/// A number without rounding; zero has no sign.
fn exact(number: f32) -> String {
    format!("{}", number + 0.0)
}
