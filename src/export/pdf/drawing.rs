//! Vector drawings as form XObjects that fill the unit square.
//!
//! All form XObjects of a drawing share its coordinate system, so that a gradient has the same
//! position in each of them. Groups and masks are form XObjects of their own.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::export::pdf::gradient;
use crate::style::Colour;
use crate::style::drawing::{
    Cap, ClipPath, Drawing, DrawingNode, FillRule, Group, Join, Mask, MaskKind, Paint, Painting,
    PathSegment, Shape, StrokeStyle,
};

/// The form XObject of a drawing.
pub(super) fn form_xobject(file: &mut Document, drawing: &Drawing) -> Stream {
    let (width, height) = (drawing.width, drawing.height);
    let mut form = write(file, (width, height), &drawing.nodes);
    // The drawing's y axis points down from its top edge.
    let matrix = [1.0 / width, 0.0, 0.0, -1.0 / height, 0.0, 1.0];
    form.dict.set("Matrix", reals(&matrix));
    form
}

/// Numbers as PDF objects.
pub(super) fn reals(numbers: &[f32]) -> Vec<Object> {
    numbers.iter().map(|number| Object::Real(*number)).collect()
}

fn write(file: &mut Document, size: (f32, f32), nodes: &[DrawingNode]) -> Stream {
    let mut writer = FormXObjectWriter {
        file,
        size,
        operators: String::new(),
        graphics_states: Vec::new(),
        patterns: Dictionary::new(),
        forms: Dictionary::new(),
    };
    writer.paint_all(nodes);
    writer.finish()
}

/// Writes the operators of a form XObject and collects its resources.
struct FormXObjectWriter<'f> {
    file: &'f mut Document,
    size: (f32, f32),
    operators: String,
    graphics_states: Vec<Dictionary>,
    patterns: Dictionary,
    forms: Dictionary,
}

impl FormXObjectWriter<'_> {
    fn finish(self) -> Stream {
        let mut resources = Dictionary::new();
        let graphics_states = self.graphics_states.into_iter().enumerate();
        let graphics_states: Dictionary = graphics_states
            .map(|(index, graphics_state)| {
                (format!("G{index}"), Object::Dictionary(graphics_state))
            })
            .collect();
        for (kind, named) in [
            ("ExtGState", graphics_states),
            ("Pattern", self.patterns),
            ("XObject", self.forms),
        ] {
            if !named.is_empty() {
                resources.set(kind, named);
            }
        }
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => reals(&[0.0, 0.0, self.size.0, self.size.1]),
            "Resources" => resources,
            "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceRGB", "I" => true },
        };
        Stream::new(form, self.operators.into_bytes())
    }

    fn paint_all(&mut self, nodes: &[DrawingNode]) {
        for part in nodes {
            match part {
                DrawingNode::Shape(shape) => self.shape(shape),
                DrawingNode::Group(group) => self.group(group),
            }
        }
    }

    fn shape(&mut self, shape: &Shape) {
        self.operators.push_str("q\n");
        if shape.opacity < 1.0 {
            self.opacity(shape.opacity);
        }
        match &shape.painting {
            Painting::Fill(fill_rule) => {
                self.paint(&shape.paint, ["rg", "cs", "scn"]);
                self.outline(&shape.outline);
                self.operator(
                    &[],
                    match fill_rule {
                        FillRule::NonZero => "f",
                        FillRule::EvenOdd => "f*",
                    },
                );
            }
            Painting::Stroke(style) => {
                self.paint(&shape.paint, ["RG", "CS", "SCN"]);
                self.style(style);
                self.outline(&shape.outline);
                self.operator(&[], "S");
            }
        }
        self.operators.push_str("Q\n");
    }

    fn group(&mut self, group: &Group) {
        self.operators.push_str("q\n");
        group.clips.iter().for_each(|clip| self.clip(clip));
        if group.opacity >= 1.0 && group.mask.is_none() {
            self.paint_all(&group.nodes);
        } else {
            if let Some(mask) = &group.mask {
                self.mask(mask);
            }
            self.opacity(group.opacity);
            let form = write(self.file, self.size, &group.nodes);
            let name = format!("X{}", self.forms.len());
            let _ = writeln!(self.operators, "/{name} Do");
            self.forms.set(name, self.file.add_object(form));
        }
        self.operators.push_str("Q\n");
    }

    fn clip(&mut self, area: &ClipPath) {
        self.outline(&area.outline);
        self.operators.push_str(match area.fill_rule {
            FillRule::NonZero => "W n\n",
            FillRule::EvenOdd => "W* n\n",
        });
    }

    fn opacity(&mut self, opacity: f32) {
        self.graphics_state(dictionary! { "ca" => opacity, "CA" => opacity });
    }

    fn mask(&mut self, mask: &Mask) {
        let form = write(self.file, self.size, &mask.nodes);
        let kind = match mask.kind {
            MaskKind::Alpha => "Alpha",
            MaskKind::Luminance => "Luminosity",
        };
        let mask = dictionary! {
            "Type" => "Mask",
            "S" => kind,
            "G" => self.file.add_object(form),
        };
        self.graphics_state(dictionary! { "SMask" => mask });
    }

    /// Sets graphics state parameters that have no operator of their own.
    fn graphics_state(&mut self, graphics_state: Dictionary) {
        let known = self
            .graphics_states
            .iter()
            .position(|known| *known == graphics_state);
        let index = known.unwrap_or_else(|| {
            self.graphics_states.push(graphics_state);
            self.graphics_states.len() - 1
        });
        let _ = writeln!(self.operators, "/G{index} gs");
    }

    /// Sets the paint, by the operators for RGB colours, colour spaces and patterns.
    fn paint(&mut self, paint: &Paint, [plain, space, pattern]: [&str; 3]) {
        match paint {
            Paint::Colour(colour) => self.operator(&components(*colour), plain),
            Paint::Gradient(gradient) => {
                let name = format!("S{}", self.patterns.len());
                let _ = writeln!(self.operators, "/Pattern {space} /{name} {pattern}");
                let pattern: ObjectId = self.file.add_object(gradient::pattern(gradient));
                self.patterns.set(name, pattern);
            }
        }
    }

    fn style(&mut self, style: &StrokeStyle) {
        self.operator(&[style.width], "w");
        let cap = match style.cap {
            Cap::Butt => 0.0,
            Cap::Round => 1.0,
            Cap::Square => 2.0,
        };
        let join = match style.join {
            Join::Miter => 0.0,
            Join::Round => 1.0,
            Join::Bevel => 2.0,
        };
        self.operator(&[cap], "J");
        self.operator(&[join], "j");
        self.operator(&[style.miter_limit], "M");
        if !style.dashes.is_empty() {
            let dashes: Vec<String> = style.dashes.iter().map(|dash| number(*dash)).collect();
            let start = number(style.dash_phase);
            let _ = writeln!(self.operators, "[{}] {start} d", dashes.join(" "));
        }
    }

    fn outline(&mut self, outline: &[PathSegment]) {
        for step in outline {
            match *step {
                PathSegment::Move(x, y) => self.operator(&[x, y], "m"),
                PathSegment::Line(x, y) => self.operator(&[x, y], "l"),
                PathSegment::Curve(a, b, c, d, x, y) => self.operator(&[a, b, c, d, x, y], "c"),
                PathSegment::Close => self.operator(&[], "h"),
            }
        }
    }

    fn operator(&mut self, operands: &[f32], name: &str) {
        for operand in operands {
            self.operators.push_str(&number(*operand));
            self.operators.push(' ');
        }
        self.operators.push_str(name);
        self.operators.push('\n');
    }
}

/// The components of a colour, from 0 to 1.
pub(super) fn components(colour: Colour) -> [f32; 3] {
    [colour.red, colour.green, colour.blue].map(|part| f32::from(part) / 255.0)
}

/// A number with at most three decimals.
fn number(value: f32) -> String {
    let mut text = format!("{value:.3}");
    text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    if text == "-0" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let written = [12.0, 0.5, -0.000_1, 1.0 / 3.0, 100.0, -7.25].map(number);
        assert_eq!(written, ["12", "0.5", "0", "0.333", "100", "-7.25"]);
    }
}
