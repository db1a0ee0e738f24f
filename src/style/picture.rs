//! Pictures: PNG, JPEG and SVG files, read once and checked before anything is laid out.
//!
//! A PNG becomes its pixels, a JPEG stays as it is and an SVG becomes a [`Drawing`]. Whatever of a
//! file cannot be painted is a [`FileProblem`]: nothing is left out in silence.

pub mod drawing;
mod jpeg;
mod png;
mod svg;

use std::sync::Arc;

use crate::style::file_problem::FileProblem;
use crate::style::picture::drawing::Drawing;

/// The largest file of a picture that is read, in bytes.
pub const SIZE_LIMIT: usize = 20 << 20;

/// A picture that can be painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The width, in pixels of a screen: 96 to an inch.
    pub width: f32,
    /// The height, in pixels of a screen.
    pub height: f32,
    /// What it shows.
    pub content: Arc<PictureContent>,
}

/// A picture with its meaning.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// What it shows, in words.
    pub alternative: String,
}

/// What a picture shows.
#[derive(Debug, PartialEq)]
pub enum PictureContent {
    /// A JPEG file.
    Jpeg(Jpeg),
    /// Pixels.
    Pixels(Pixels),
    /// Shapes.
    Drawing(Drawing),
}

/// A JPEG file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jpeg {
    /// The file.
    pub file: Arc<[u8]>,
    /// The width, in pixels.
    pub width: u16,
    /// The height, in pixels.
    pub height: u16,
    /// How many bits each part of a pixel has.
    pub depth: u8,
    /// How many parts a pixel has: 1 for grey, 3 for red, green and blue, 4 for the colours of
    /// print.
    pub parts: u8,
}

/// Pixels, row by row from the top left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// The width, in pixels.
    pub width: u32,
    /// The height, in pixels.
    pub height: u32,
    /// Whether a pixel is one grey; otherwise it is red, green and blue.
    pub grey: bool,
    /// The parts of all pixels, a byte each.
    pub parts: Vec<u8>,
    /// How far each pixel hides what is below it, a byte each; `None` where all do so fully.
    pub opacity: Option<Vec<u8>>,
}

impl Picture {
    /// Reads a PNG, JPEG or SVG file.
    ///
    /// # Errors
    ///
    /// When the file is none of these, is broken, is larger than pages need, or shows something
    /// that cannot be painted: every reason found.
    pub fn read(file: &[u8]) -> Result<Self, Vec<FileProblem>> {
        if file.len() > SIZE_LIMIT {
            return Err(vec![too_large()]);
        }
        if file.starts_with(png::SIGNATURE) {
            png::read(file).map_err(|problem| vec![problem])
        } else if file.starts_with(jpeg::SIGNATURE) {
            jpeg::read(file).map_err(|problem| vec![problem])
        } else if svg::is_svg(file) {
            svg::read(file)
        } else {
            Err(vec![FileProblem::new(
                "is neither PNG nor JPEG nor SVG",
                "export it in one of these formats; SVG stays sharp at every size",
            )])
        }
    }

    /// The largest width and height of this shape that fit into those, in the same unit.
    #[must_use]
    pub fn fit(&self, width: f32, height: f32) -> (f32, f32) {
        let shape = self.width / self.height;
        let narrow = (height * shape).min(width);
        (narrow, narrow / shape)
    }
}

fn too_large() -> FileProblem {
    FileProblem::new(
        "is larger than any page needs",
        "export it smaller: a logo is printed no wider than 60 mm, so 1,500 pixels are plenty",
    )
}

#[cfg(test)]
mod tests {
    use super::Picture;

    #[test]
    fn what_is_no_picture_is_said_with_a_way_out() {
        for file in [&b""[..], b"GIF89a", b"\xff\xd8", b"\x89PNG", b"<html/>"] {
            let problems = Picture::read(file).unwrap_err();
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(problems[0].help.contains("export"), "{problems:?}");
        }
    }
}
