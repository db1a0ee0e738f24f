//! The logo: a JPEG file as it is, other pictures as PNG.

use crate::export::docx::raster;
use crate::export::docx::units::{emus, millimetres};
use crate::export::docx::xml::XmlElement;
use crate::style::{Figure, Picture, PictureContent, Pixels, Theme};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const PLACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// The resolution of rasterised drawings, in dots per inch: that of office printers.
const DOTS: f32 = 600.0;

/// The file of a picture.
pub(super) struct PictureFile {
    /// The name: `logo.png`.
    pub(super) name: &'static str,
    /// The content type.
    pub(super) content_type: &'static str,
    /// The bytes.
    pub(super) bytes: Vec<u8>,
}

/// The file of a picture that is `width` points wide.
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

/// The width and the height of a logo, in points.
pub(super) fn size(picture: &Picture, theme: &Theme) -> (f32, f32) {
    let logo = theme.logo;
    picture.fit(millimetres(logo.width), millimetres(logo.height))
}

/// An inline picture, whose file is the target of `relationship`.
pub(super) fn drawing(
    figure: &Figure,
    (width, height): (f32, f32),
    relationship: &str,
) -> XmlElement {
    let extent = |name: &'static str| {
        XmlElement::new(name)
            .with("cx", emus(width))
            .with("cy", emus(height))
    };
    let described = |name: &'static str| {
        XmlElement::new(name)
            .with("id", 1)
            .with("name", "Logo")
            .with("descr", &figure.alternative)
    };
    let blip = XmlElement::new("a:blip").with("r:embed", relationship);
    let stretch = XmlElement::new("a:stretch").add(XmlElement::new("a:fillRect"));
    let origin = XmlElement::new("a:off").with("x", 0).with("y", 0);
    let frame = XmlElement::new("a:xfrm").add(origin).add(extent("a:ext"));
    let shape = XmlElement::new("a:prstGeom")
        .with("prst", "rect")
        .add(XmlElement::new("a:avLst"));
    let inner = XmlElement::new("pic:nvPicPr")
        .add(described("pic:cNvPr"))
        .add(XmlElement::new("pic:cNvPicPr"));
    let picture = XmlElement::new("pic:pic")
        .with("xmlns:pic", PICTURE)
        .add(inner)
        .add(XmlElement::new("pic:blipFill").add(blip).add(stretch))
        .add(XmlElement::new("pic:spPr").add(frame).add(shape));
    let data = XmlElement::new("a:graphicData")
        .with("uri", PICTURE)
        .add(picture);
    let graphic = XmlElement::new("a:graphic")
        .with("xmlns:a", DRAWING)
        .add(data);
    let inline = ["distT", "distB", "distL", "distR"]
        .into_iter()
        .fold(XmlElement::new("wp:inline"), |inline, side| {
            inline.with(side, 0)
        })
        .with("xmlns:wp", PLACE)
        .add(extent("wp:extent"))
        .add(described("wp:docPr"))
        .add(XmlElement::new("wp:cNvGraphicFramePr"))
        .add(graphic);
    XmlElement::new("w:drawing").add(inline)
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

/// The samples of each pixel, followed by its alpha.
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
