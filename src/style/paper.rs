//! Paper sizes.

/// The size of a sheet of paper, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paper {
    /// The width.
    pub width: f32,
    /// The height.
    pub height: f32,
}

impl Paper {
    /// ISO A4, 210 mm by 297 mm.
    pub const A4: Self = Self {
        width: 595.276,
        height: 841.89,
    };
    /// US Letter, 8.5 by 11 inches.
    pub const LETTER: Self = Self {
        width: 612.0,
        height: 792.0,
    };
}
