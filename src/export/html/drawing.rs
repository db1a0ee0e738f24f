//! Drawings as SVG, written anew from their shapes.

use crate::export::markup::Markup;
use crate::style::Colour;
use crate::style::drawing::{
    Area, Cap, Course, Drawing, Gradient, Group, Inside, Join, Manner, Mask, MaskKind, Paint, Part,
    Pen, Shape, Step,
};

/// Writes a drawing as an SVG file.
pub(super) fn svg(drawing: &Drawing) -> String {
    let size = [number(drawing.width), number(drawing.height)];
    let mut painter = Painter {
        markup: Markup::default(),
        names: 0,
        size: size.clone(),
    };
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", &format!("0 0 {} {}", size[0], size[1])),
    ];
    painter.markup.open("svg", &attributes);
    painter.parts(&drawing.parts);
    painter.markup.close("svg");
    painter.markup.finish()
}

struct Painter {
    markup: Markup,
    /// How many names are given: of gradients, clips and masks.
    names: usize,
    size: [String; 2],
}

impl Painter {
    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Shape(shape) => self.shape(shape),
                Part::Group(group) => self.group(group),
            }
        }
    }

    fn name(&mut self) -> String {
        self.names += 1;
        format!("n{}", self.names)
    }

    /// A group within one element for each area it is cut to.
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
        self.parts(&group.parts);
        (0..=clips.len()).for_each(|_| self.markup.close("g"));
    }

    /// Writes an area to cut to; the result refers to it.
    fn clip(&mut self, area: &Area) -> String {
        let name = self.name();
        let (path, inside) = (path(&area.outline), rule(area.inside));
        self.markup.open("clipPath", &[("id", &name)]);
        self.markup
            .element("path", &[("d", &path), ("clip-rule", inside)], "");
        self.markup.close("clipPath");
        format!("url(#{name})")
    }

    /// Writes a mask as large as the drawing; the result refers to it.
    fn mask(&mut self, mask: &Mask) -> String {
        let name = self.name();
        let [width, height] = self.size.clone();
        let kind = match mask.kind {
            MaskKind::Opacity => "alpha",
            MaskKind::Lightness => "luminance",
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
        self.parts(&mask.parts);
        self.markup.close("mask");
        format!("url(#{name})")
    }

    fn shape(&mut self, shape: &Shape) {
        let paint = match &shape.paint {
            Paint::Colour(colour) => colour.to_string(),
            Paint::Gradient(gradient) => self.gradient(gradient),
        };
        let mut attributes = vec![("d", path(&shape.outline))];
        match &shape.manner {
            Manner::Fill(inside) => {
                attributes.push(("fill", paint));
                attributes.push(("fill-rule", rule(*inside).to_owned()));
            }
            Manner::Stroke(pen) => {
                attributes.push(("fill", "none".to_owned()));
                attributes.push(("stroke", paint));
                attributes.extend(stroke(pen));
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

    /// Writes a gradient; the result refers to it.
    fn gradient(&mut self, gradient: &Gradient) -> String {
        let name = self.name();
        let (element, places) = match gradient.course {
            Course::Linear { from, to } => (
                "linearGradient",
                vec![("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)],
            ),
            Course::Radial { from, to } => (
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

fn stroke(pen: &Pen) -> Vec<(&'static str, String)> {
    let cap = match pen.cap {
        Cap::Butt => "butt",
        Cap::Round => "round",
        Cap::Square => "square",
    };
    let join = match pen.join {
        Join::Miter => "miter",
        Join::Round => "round",
        Join::Bevel => "bevel",
    };
    let mut attributes = vec![
        ("stroke-width", number(pen.width)),
        ("stroke-linecap", cap.to_owned()),
        ("stroke-linejoin", join.to_owned()),
        ("stroke-miterlimit", number(pen.miter_limit)),
    ];
    if !pen.dashes.is_empty() {
        let dashes: Vec<String> = pen.dashes.iter().map(|dash| number(*dash)).collect();
        attributes.push(("stroke-dasharray", dashes.join(" ")));
        attributes.push(("stroke-dashoffset", number(pen.dash_start)));
    }
    attributes
}

const fn rule(inside: Inside) -> &'static str {
    match inside {
        Inside::NonZero => "nonzero",
        Inside::EvenOdd => "evenodd",
    }
}

/// An outline as commands of a path.
fn path(outline: &[Step]) -> String {
    let step = |step: &Step| match *step {
        Step::Move(x, y) => command('M', &[x, y]),
        Step::Line(x, y) => command('L', &[x, y]),
        Step::Curve(x1, y1, x2, y2, x, y) => command('C', &[x1, y1, x2, y2, x, y]),
        Step::Close => "Z".to_owned(),
    };
    outline.iter().map(step).collect()
}

fn command(letter: char, places: &[f32]) -> String {
    let places: Vec<String> = places.iter().map(|place| number(*place)).collect();
    format!("{letter}{}", places.join(" "))
}

/// A length of a drawing: a hundredth of its unit is finer than any screen.
fn number(length: f32) -> String {
    exact((length * 100.0).round() / 100.0)
}

/// A number as it is, without the sign of nothing.
fn exact(number: f32) -> String {
    format!("{}", number + 0.0)
}
