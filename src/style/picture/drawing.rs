//! Drawings: shapes in order, each painted over those before it.
//!
//! A drawing has its own unit of length: its longer side is [`LONGER_SIDE`] units. The origin is
//! its top left corner; x grows to the right and y downwards.

use crate::style::Colour;

/// The longer side of every drawing, in its own units: so long that a hundredth of a unit is
/// finer than any printer, whatever the size on paper.
pub const LONGER_SIDE: f32 = 1000.0;

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The width, in units of the drawing; what lies beyond is not seen.
    pub width: f32,
    /// The height, in units of the drawing; what lies beyond is not seen.
    pub height: f32,
    /// What is painted, from back to front.
    pub parts: Vec<Part>,
}

/// A part of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A shape.
    Shape(Shape),
    /// Several parts that are painted as one.
    Group(Group),
}

/// Several parts that are painted as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// How far the whole hides what is below it, from 0 to 1.
    pub opacity: f32,
    /// The areas it is cut to, every one of them.
    pub clips: Vec<Area>,
    /// What lets it through in some places and not in others.
    pub mask: Option<Mask>,
    /// The parts, from back to front.
    pub parts: Vec<Part>,
}

/// A drawing that says how far another one is seen in each place.
#[derive(Debug, Clone, PartialEq)]
pub struct Mask {
    /// What of the mask counts.
    pub kind: MaskKind,
    /// What is painted on it, from back to front.
    pub parts: Vec<Part>,
}

/// What of a mask lets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaskKind {
    /// Where it is painted.
    Opacity,
    /// Where it is light; places that are not painted are dark.
    Lightness,
}

/// A shape of one paint.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The outline.
    pub outline: Vec<Step>,
    /// What of it is painted.
    pub manner: Manner,
    /// What it is painted with.
    pub paint: Paint,
    /// How far it hides what is below it, from 0 to 1.
    pub opacity: f32,
}

/// An area that parts are cut to.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its outline.
    pub outline: Vec<Step>,
    /// What counts as inside.
    pub inside: Inside,
}

/// A step of an outline, to a point or by one or two control points to a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Begins anew there.
    Move(f32, f32),
    /// Straight on.
    Line(f32, f32),
    /// Along a cubic curve.
    Curve(f32, f32, f32, f32, f32, f32),
    /// Back to where it began.
    Close,
}

/// What of an outline is painted.
#[derive(Debug, Clone, PartialEq)]
pub enum Manner {
    /// What is inside.
    Fill(Inside),
    /// The outline itself.
    Stroke(Pen),
}

/// What counts as inside an outline that crosses itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inside {
    /// Everything it goes around more often one way than the other.
    NonZero,
    /// Everything it goes around an odd number of times.
    EvenOdd,
}

/// How an outline itself is painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Pen {
    /// The width.
    pub width: f32,
    /// How lines end.
    pub cap: Cap,
    /// How lines meet.
    pub join: Join,
    /// How long a sharp corner may be, in widths.
    pub miter_limit: f32,
    /// The lengths of dashes and gaps by turns; empty for a whole line.
    pub dashes: Vec<f32>,
    /// Where in the dashes the line begins.
    pub dash_start: f32,
}

/// How lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// At their end.
    Butt,
    /// With half a disc.
    Round,
    /// With half a square.
    Square,
}

/// How lines meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// In a sharp corner.
    Miter,
    /// In a round corner.
    Round,
    /// In a cut corner.
    Bevel,
}

/// What a shape is painted with.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// One colour.
    Colour(Colour),
    /// Colours that run into one another.
    Gradient(Gradient),
}

/// Colours that run into one another.
#[derive(Debug, Clone, PartialEq)]
pub struct Gradient {
    /// Where they run.
    pub course: Course,
    /// The colours by their places on the way, from 0 to 1, ascending; two or more. Two at one
    /// place make an edge.
    pub stops: Vec<(f32, Colour)>,
    /// From the coordinates of the course to those of the drawing: `x = a·x + c·y + e`,
    /// `y = b·x + d·y + f`.
    pub transform: [f32; 6],
}

/// Where the colours of a gradient run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Course {
    /// From one point to another; each is an x and a y.
    Linear {
        /// Where the first colour stands.
        from: (f32, f32),
        /// Where the last colour stands.
        to: (f32, f32),
    },
    /// From one circle to another; each is an x, a y and a radius.
    Radial {
        /// Where the first colour stands.
        from: (f32, f32, f32),
        /// Where the last colour stands.
        to: (f32, f32, f32),
    },
}
