//! The logo: a JPEG file as it is, everything else as PNG.

use crate::export::docx::measure::{metric_units, millimetres};
use crate::export::docx::raster;
use crate::export::docx::xml::Element;
use crate::style::{Figure, Picture, PictureContent, Pixels, Theme};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const PLACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// The dots to an inch of drawings: as fine as office printers.
const DOTS: f32 = 600.0;

/// The file of a picture.
pub(super) struct PictureFile {
    /// The name: `logo.png`.
    pub(super) name: &'static str,
    /// The type.
    pub(super) content_type: &'static str,
    /// The bytes.
    pub(super) bytes: Vec<u8>,
}

/// The file of a picture that is `width` points wide on paper.
pub(super) fn file(picture: &Picture, width: f32) -> PictureFile {
    let pixels = match &*picture.content {
        PictureContent::Jpeg(jpeg) => {
            return PictureFile {
                name: "logo.jpeg",
                content_type: "image/jpeg",
                bytes: jpeg.file.to_vec(),
            };
        }
        PictureContent::Pixels(pixels) => png_of(pixels),
        PictureContent::Drawing(drawing) => png_of(&raster::paint(drawing, width / 72.0 * DOTS)),
    };
    PictureFile {
        name: "logo.png",
        content_type: "image/png",
        bytes: pixels,
    }
}

/// The width and the height of a logo on paper, in points.
pub(super) fn size(picture: &Picture, theme: &Theme) -> (f32, f32) {
    let look = theme.logo;
    picture.fit(millimetres(look.width), millimetres(look.height))
}

/// A picture in the text, whose file is the relation `relation`.
pub(super) fn drawing(figure: &Figure, (width, height): (f32, f32), relation: &str) -> Element {
    let extent = |name: &'static str| {
        Element::new(name)
            .with("cx", metric_units(width))
            .with("cy", metric_units(height))
    };
    let described = |name: &'static str| {
        Element::new(name)
            .with("id", 1)
            .with("name", "Logo")
            .with("descr", &figure.alternative)
    };
    let blip = Element::new("a:blip").with("r:embed", relation);
    let stretch = Element::new("a:stretch").holding(Element::new("a:fillRect"));
    let origin = Element::new("a:off").with("x", 0).with("y", 0);
    let frame = Element::new("a:xfrm")
        .holding(origin)
        .holding(extent("a:ext"));
    let shape = Element::new("a:prstGeom")
        .with("prst", "rect")
        .holding(Element::new("a:avLst"));
    let inner = Element::new("pic:nvPicPr")
        .holding(described("pic:cNvPr"))
        .holding(Element::new("pic:cNvPicPr"));
    let picture = Element::new("pic:pic")
        .with("xmlns:pic", PICTURE)
        .holding(inner)
        .holding(Element::new("pic:blipFill").holding(blip).holding(stretch))
        .holding(Element::new("pic:spPr").holding(frame).holding(shape));
    let data = Element::new("a:graphicData")
        .with("uri", PICTURE)
        .holding(picture);
    let graphic = Element::new("a:graphic")
        .with("xmlns:a", DRAWING)
        .holding(data);
    let inline = ["distT", "distB", "distL", "distR"]
        .into_iter()
        .fold(Element::new("wp:inline"), |inline, side| {
            inline.with(side, 0)
        })
        .with("xmlns:wp", PLACE)
        .holding(extent("wp:extent"))
        .holding(described("wp:docPr"))
        .holding(Element::new("wp:cNvGraphicFramePr"))
        .holding(graphic);
    Element::new("w:drawing").holding(inline)
}

#[expect(clippy::expect_used, reason = "memory takes whatever is written to it")]
fn png_of(pixels: &Pixels) -> Vec<u8> {
    let colour = match (pixels.grey, pixels.alpha.is_some()) {
        (true, false) => png::ColorType::Grayscale,
        (true, true) => png::ColorType::GrayscaleAlpha,
        (false, false) => png::ColorType::Rgb,
        (false, true) => png::ColorType::Rgba,
    };
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width, pixels.height);
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("pixels have a size");
    writer
        .write_image_data(&interleaved(pixels))
        .expect("there are as many pixels as the size says");
    writer.finish().expect("memory can be written to");
    file
}

/// The samples of each pixel, and after them how far it hides what is below.
fn interleaved(pixels: &Pixels) -> Vec<u8> {
    let Some(alpha) = &pixels.alpha else {
        return pixels.samples.clone();
    };
    let samples = pixels.samples.chunks_exact(if pixels.grey { 1 } else { 3 });
    let pixels = samples.zip(alpha);
    pixels
        .flat_map(|(samples, alpha)| samples.iter().chain([alpha]).copied())
        .collect()
}
