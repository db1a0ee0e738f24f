//! Pictures in a PDF: JPEG files as they are, PNG files as rows of pixels.

use std::io::Cursor;
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use png::{ColorType, Transformations};

/// The name of a picture among the resources.
pub(super) fn name(picture: usize) -> String {
    format!("P{picture}")
}

/// Adds the pictures to the file; the result names them.
pub(super) fn write_to(file: &mut Document, pictures: &[Arc<[u8]>]) -> Dictionary {
    let mut names = Dictionary::new();
    for (index, picture) in pictures.iter().enumerate() {
        let image = jpeg(picture).or_else(|| png(file, picture));
        let image = image.unwrap_or_else(|| pixels((1, 1), "DeviceGray", vec![u8::MAX]));
        names.set(name(index), file.add_object(image));
    }
    names
}

/// A JPEG needs its size and its colours stated beside it: both stand in the segment that begins
/// its frame.
fn jpeg(bytes: &[u8]) -> Option<Stream> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let marker = *rest.strip_prefix(b"\xff")?.first()?;
        if matches!(marker, 0xC0..=0xC2) {
            break;
        }
        let length = usize::try_from(two(rest, 2)?).ok()?;
        rest = rest.get(2 + length..)?;
    }
    let space = match rest.get(9)? {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        _ => "DeviceCMYK",
    };
    let mut image = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => two(rest, 7)?,
        "Height" => two(rest, 5)?,
        "ColorSpace" => space,
        "BitsPerComponent" => i64::from(*rest.get(4)?),
        "Filter" => "DCTDecode",
    };
    // Programs that write four colours write them the other way round.
    if space == "DeviceCMYK" {
        let decode: Vec<Object> = [1, 0, 1, 0, 1, 0, 1, 0].map(Object::Integer).to_vec();
        image.set("Decode", decode);
    }
    Some(Stream::new(image, bytes.to_vec()))
}

/// The number in two bytes.
fn two(bytes: &[u8], at: usize) -> Option<i64> {
    Some(i64::from(*bytes.get(at)?) << 8 | i64::from(*bytes.get(at + 1)?))
}

fn png(file: &mut Document, bytes: &[u8]) -> Option<Stream> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut rows = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut rows).ok()?;
    rows.truncate(frame.buffer_size());
    let size = (frame.width, frame.height);
    let (colours, space, see_through) = match frame.color_type {
        ColorType::Grayscale => (1, "DeviceGray", false),
        ColorType::GrayscaleAlpha => (1, "DeviceGray", true),
        ColorType::Rgba => (3, "DeviceRGB", true),
        ColorType::Rgb | ColorType::Indexed => (3, "DeviceRGB", false),
    };
    if !see_through {
        return Some(pixels(size, space, rows));
    }
    let mut opaque = Vec::with_capacity(rows.len());
    let mut mask = Vec::with_capacity(rows.len() / (colours + 1));
    for pixel in rows.chunks_exact(colours + 1) {
        opaque.extend_from_slice(&pixel[..colours]);
        mask.push(pixel[colours]);
    }
    let mut image = pixels(size, space, opaque);
    let mask = file.add_object(pixels(size, "DeviceGray", mask));
    image.dict.set("SMask", mask);
    Some(image)
}

fn pixels((width, height): (u32, u32), space: &str, rows: Vec<u8>) -> Stream {
    let image = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => width,
        "Height" => height,
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    };
    Stream::new(image, rows)
}
