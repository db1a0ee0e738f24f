//! Pictures: PNG, JPEG and SVG files, read and validated before anything is laid out.
//!
//! A PNG is decoded to its pixels, a JPEG is kept as it is, and an SVG is converted to a
//! [`Drawing`]. Content that cannot be painted is reported as a [`FileProblem`]; nothing is left
//! out silently.

pub mod drawing;
mod jpeg;
mod png;
mod svg;

use std::sync::Arc;

use crate::style::file_problem::FileProblem;
use crate::style::picture::drawing::Drawing;

/// The largest picture file accepted, in bytes.
pub const SIZE_LIMIT: usize = 20 << 20;

/// A picture, ready to be painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The width in CSS pixels, 96 to an inch.
    pub width: f32,
    /// The height in CSS pixels.
    pub height: f32,
    /// The content.
    pub content: Arc<PictureContent>,
}

/// A picture with its alternative text.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// The alternative text.
    pub alternative: String,
}

/// The content of a picture.
#[derive(Debug, PartialEq)]
pub enum PictureContent {
    /// A JPEG file.
    Jpeg(Jpeg),
    /// Pixels.
    Pixels(Pixels),
    /// Vector shapes.
    Drawing(Drawing),
}

/// A JPEG file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jpeg {
    /// The bytes of the file.
    pub file: Arc<[u8]>,
    /// The width, in pixels.
    pub width: u16,
    /// The height, in pixels.
    pub height: u16,
    /// The number of bits of each colour component.
    pub bits_per_component: u8,
    /// The number of colour components: 1 for grey, 3 for RGB, 4 for CMYK.
    pub components: u8,
}

/// A bitmap, row by row from the top left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// The width, in pixels.
    pub width: u32,
    /// The height, in pixels.
    pub height: u32,
    /// Whether a pixel has a single grey component; otherwise it has red, green and blue.
    pub grey: bool,
    /// The samples of all pixels, one byte per component.
    pub samples: Vec<u8>,
    /// The opacity of each pixel, one byte each; `None` where all are opaque.
    pub alpha: Option<Vec<u8>>,
}

impl Picture {
    /// Reads a PNG, JPEG or SVG file.
    ///
    /// # Errors
    ///
    /// When the file is none of these, is broken, is too large, or shows something that cannot be
    /// painted: one problem for each reason.
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

    /// The largest size of this picture's aspect ratio that fits into that width and height.
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
    fn other_files_are_reported_with_help() {
        for file in [&b""[..], b"GIF89a", b"\xff\xd8", b"\x89PNG", b"<html/>"] {
            let problems = Picture::read(file).unwrap_err();
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(problems[0].help.contains("export"), "{problems:?}");
        }
    }
}
