//! Pictures embedded as data URLs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::export::html::svg;
use crate::export::markup::Markup;
use crate::style::{Figure, Picture, PictureContent, Pixels};

/// The characters to percent-encode in the data URL of a drawing.
const OUTSIDE_DATA: &AsciiSet = &CONTROLS
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?');

/// Writes a picture.
pub(super) fn write(page: &mut Markup, figure: &Figure) {
    let Some(address) = address(&figure.picture) else {
        return;
    };
    let [width, height] = [figure.picture.width, figure.picture.height].map(whole);
    let attributes = [
        ("src", address.as_str()),
        ("alt", &figure.alternative),
        ("width", &width),
        ("height", &height),
    ];
    page.open("img", &attributes);
    page.line();
}

/// A length in whole pixels, at least one.
fn whole(length: f32) -> String {
    format!("{:.0}", length.max(1.0))
}

/// The data URL of a picture; `None` if it cannot be encoded.
fn address(picture: &Picture) -> Option<String> {
    match &*picture.content {
        PictureContent::Jpeg(jpeg) => Some(format!(
            "data:image/jpeg;base64,{}",
            STANDARD.encode(&jpeg.file)
        )),
        PictureContent::Pixels(pixels) => {
            let file = png(pixels).ok()?;
            Some(format!("data:image/png;base64,{}", STANDARD.encode(file)))
        }
        PictureContent::Drawing(drawing) => {
            let svg = svg::svg(drawing);
            Some(format!(
                "data:image/svg+xml,{}",
                utf8_percent_encode(&svg, OUTSIDE_DATA)
            ))
        }
    }
}

/// Pixels as a PNG file.
fn png(pixels: &Pixels) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width, pixels.height);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_color(match (pixels.grey, &pixels.alpha) {
        (true, None) => png::ColorType::Grayscale,
        (true, Some(_)) => png::ColorType::GrayscaleAlpha,
        (false, None) => png::ColorType::Rgb,
        (false, Some(_)) => png::ColorType::Rgba,
    });
    let mut writer = encoder.write_header()?;
    match &pixels.alpha {
        None => writer.write_image_data(&pixels.samples)?,
        Some(alpha) => writer.write_image_data(&interleaved(pixels, alpha))?,
    }
    writer.finish()?;
    Ok(file)
}

/// The samples of each pixel, followed by its alpha.
fn interleaved(pixels: &Pixels, alpha: &[u8]) -> Vec<u8> {
    let colours = if pixels.grey { 1 } else { 3 };
    let pixels = pixels.samples.chunks_exact(colours).zip(alpha);
    let rows = pixels.flat_map(|(samples, alpha)| samples.iter().chain(std::iter::once(alpha)));
    rows.copied().collect()
}
