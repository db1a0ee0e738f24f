//! Vector drawings: a tree of shapes, painted from back to front, with the graphics model of SVG.
//!
//! Coordinates are in drawing units: the longer side of a drawing is [`LONGER_SIDE`] units. The
//! origin is the top left corner; x grows to the right and y downwards.

use crate::style::Colour;

/// The longer side of every drawing, in its own units. A hundredth of a unit is finer than any
/// printer at any size on paper, so coordinates can be written with two decimals.
pub const LONGER_SIDE: f32 = 1000.0;

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The width in drawing units; content beyond it is clipped.
    pub width: f32,
    /// The height in drawing units; content beyond it is clipped.
    pub height: f32,
    /// The nodes, from back to front.
    pub nodes: Vec<DrawingNode>,
}

/// A node of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum DrawingNode {
    /// A shape.
    Shape(Shape),
    /// Several nodes painted as one.
    Group(Group),
}

/// Several nodes painted as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The opacity of the group as a whole, from 0 to 1.
    pub opacity: f32,
    /// The clipping paths, all of which apply.
    pub clips: Vec<ClipPath>,
    /// The mask, if there is one.
    pub mask: Option<Mask>,
    /// The nodes, from back to front.
    pub nodes: Vec<DrawingNode>,
}

/// A mask: a drawing whose alpha or luminance is the opacity of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Mask {
    /// The channel that serves as opacity.
    pub kind: MaskKind,
    /// The nodes, from back to front.
    pub nodes: Vec<DrawingNode>,
}

/// The channel of a mask that serves as opacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaskKind {
    /// The alpha of the mask.
    Alpha,
    /// The luminance of the mask; unpainted places count as black.
    Luminance,
}

/// A path with its paint.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The path.
    pub outline: Vec<PathSegment>,
    /// The painting of the path: fill or stroke.
    pub painting: Painting,
    /// The paint.
    pub paint: Paint,
    /// The opacity, from 0 to 1.
    pub opacity: f32,
}

/// A clipping path.
#[derive(Debug, Clone, PartialEq)]
pub struct ClipPath {
    /// The path.
    pub outline: Vec<PathSegment>,
    /// The fill rule, which tells inside from outside.
    pub fill_rule: FillRule,
}

/// A segment of a path; coordinates are pairs of x and y.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PathSegment {
    /// Begins a subpath at a point.
    Move(f32, f32),
    /// A straight line to a point.
    Line(f32, f32),
    /// A cubic Bézier curve, by two control points to a point.
    Curve(f32, f32, f32, f32, f32, f32),
    /// Closes the subpath.
    Close,
}

/// The painting of a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Painting {
    /// Fills the inside.
    Fill(FillRule),
    /// Strokes the path.
    Stroke(StrokeStyle),
}

/// The rule that tells the inside of a self-intersecting path from its outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FillRule {
    /// Inside where the winding number is not zero.
    NonZero,
    /// Inside where the winding number is odd.
    EvenOdd,
}

/// The style of a stroke; lengths are in drawing units.
#[derive(Debug, Clone, PartialEq)]
pub struct StrokeStyle {
    /// The line width.
    pub width: f32,
    /// The caps at the ends of lines.
    pub cap: Cap,
    /// The joins between segments.
    pub join: Join,
    /// The longest miter, as a multiple of the line width.
    pub miter_limit: f32,
    /// The lengths of dashes and gaps in turn; empty for a solid line.
    pub dashes: Vec<f32>,
    /// The offset into the dashes at which the line begins.
    pub dash_phase: f32,
}

/// The cap at the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// Ends at the end of the line.
    Butt,
    /// Adds a half disc.
    Round,
    /// Adds a half square.
    Square,
}

/// The join between two segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// A sharp corner.
    Miter,
    /// A round corner.
    Round,
    /// A bevelled corner.
    Bevel,
}

/// The paint of a shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// A single colour.
    Colour(Colour),
    /// A gradient.
    Gradient(Gradient),
}

/// A gradient, padded with its first and last colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Gradient {
    /// The line or the circles that the colours run along.
    pub geometry: GradientGeometry,
    /// The colour stops by their offsets, from 0 to 1, ascending; two or more. Two stops at one
    /// offset make a sharp edge.
    pub stops: Vec<(f32, Colour)>,
    /// The matrix from the coordinates of the geometry to those of the drawing: `x = a·x + c·y +
    /// e`, `y = b·x + d·y + f`.
    pub transform: [f32; 6],
}

/// The line or the circles that the colours of a gradient run along.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GradientGeometry {
    /// From one point to another, each as x and y.
    Linear {
        /// The point of offset 0.
        from: (f32, f32),
        /// The point of offset 1.
        to: (f32, f32),
    },
    /// From one circle to another, each as x, y and radius.
    Radial {
        /// The circle of offset 0.
        from: (f32, f32, f32),
        /// The circle of offset 1.
        to: (f32, f32, f32),
    },
}
