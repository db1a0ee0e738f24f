//! Gradients as shading patterns (ISO 32000-1, 8.7.4).

use lopdf::{Dictionary, Object, dictionary};

use crate::export::pdf::drawing::{components, reals};
use crate::style::Colour;
use crate::style::drawing::{Gradient, GradientGeometry};

/// The smallest distance between the offsets of two stops; closer ones form a sharp edge.
const EDGE: f32 = 1e-4;

/// The shading pattern of a gradient.
pub(super) fn pattern(gradient: &Gradient) -> Dictionary {
    let (kind, geometry) = match gradient.geometry {
        GradientGeometry::Linear { from, to } => (2, reals(&[from.0, from.1, to.0, to.1])),
        GradientGeometry::Radial { from, to } => {
            (3, reals(&[from.0, from.1, from.2, to.0, to.1, to.2]))
        }
    };
    dictionary! {
        "Type" => "Pattern",
        "PatternType" => 2,
        "Matrix" => reals(&gradient.transform),
        "Shading" => dictionary! {
            "ShadingType" => kind,
            "ColorSpace" => "DeviceRGB",
            "Coords" => geometry,
            "Function" => shades(&gradient.stops),
            "Extend" => vec![true.into(), true.into()],
        },
    }
}

/// The function from offset to colour: a stitching function with one part between each two stops.
fn shades(stops: &[(f32, Colour)]) -> Dictionary {
    let before = stops.first().map(|(_, colour)| (0.0, *colour));
    let after = stops.last().map(|(_, colour)| (1.0, *colour));
    let padded: Vec<_> = before
        .into_iter()
        .chain(stops.iter().copied())
        .chain(after)
        .collect();
    let steps = padded
        .windows(2)
        .filter(|step| step[1].0 - step[0].0 > EDGE);
    let steps: Vec<_> = steps
        .map(|step| (step[1].0, step[0].1, step[1].1))
        .collect();
    let functions: Vec<Object> = steps
        .iter()
        .map(|(_, from, to)| shade(*from, *to).into())
        .collect();
    let bounds: Vec<f32> = steps.iter().map(|step| step.0).collect();
    let inner = &bounds[..bounds.len().saturating_sub(1)];
    dictionary! {
        "FunctionType" => 3,
        "Domain" => reals(&[0.0, 1.0]),
        "Encode" => reals(&[0.0, 1.0].repeat(functions.len())),
        "Functions" => functions,
        "Bounds" => reals(inner),
    }
}

fn shade(from: Colour, to: Colour) -> Dictionary {
    dictionary! {
        "FunctionType" => 2,
        "Domain" => reals(&[0.0, 1.0]),
        "C0" => reals(&components(from)),
        "C1" => reals(&components(to)),
        "N" => 1,
    }
}

#[cfg(test)]
mod tests {
    use lopdf::Object;

    use super::shades;
    use crate::style::Colour;

    #[test]
    fn every_stop_but_an_edge_begins_a_function_of_its_own() {
        let [one, two] = [Colour::new(0, 0, 0), Colour::WHITE];
        let shades = shades(&[(0.25, one), (0.5, two), (0.5, one), (1.0, two)]);
        let functions = shades.get(b"Functions").and_then(Object::as_array).unwrap();
        let bounds = shades.get(b"Bounds").and_then(Object::as_array).unwrap();
        let bounds: Vec<f32> = bounds
            .iter()
            .map(|bound| bound.as_float().unwrap())
            .collect();
        assert_eq!((functions.len(), bounds), (3, vec![0.25, 0.5]));
    }
}
