//! PNG files, decoded to pixels.

use std::io::Cursor;
use std::sync::Arc;

use png::{ColorType, Transformations};

use crate::style::picture::{FileProblem, Picture, PictureContent, Pixels, too_large};

/// The signature of a PNG file.
pub(crate) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The most pixels accepted: more than a page has at 300 dots per inch.
const MAX_PIXELS: u64 = 16_000_000;

/// Reads a PNG file.
#[expect(
    clippy::cast_precision_loss,
    reason = "no picture is so large that a pixel matters"
)]
pub(crate) fn read(file: &[u8]) -> Result<Picture, FileProblem> {
    let pixels = decode(file)?;
    Ok(Picture {
        width: pixels.width as f32,
        height: pixels.height as f32,
        content: Arc::new(PictureContent::Pixels(pixels)),
    })
}

fn decode(file: &[u8]) -> Result<Pixels, FileProblem> {
    let mut decoder = png::Decoder::new(Cursor::new(file));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| broken())?;
    let size = reader.info();
    if u64::from(size.width) * u64::from(size.height) > MAX_PIXELS {
        return Err(too_large());
    }
    let mut rows = vec![0; reader.output_buffer_size().ok_or_else(too_large)?];
    let frame = reader.next_frame(&mut rows).map_err(|_| broken())?;
    rows.truncate(frame.buffer_size());
    let (grey, has_alpha) = match frame.color_type {
        ColorType::Grayscale => (true, false),
        ColorType::GrayscaleAlpha => (true, true),
        ColorType::Rgba => (false, true),
        ColorType::Rgb | ColorType::Indexed => (false, false),
    };
    let (samples, alpha) = if has_alpha {
        let (samples, alpha) = separate_alpha(&rows, if grey { 1 } else { 3 });
        (samples, Some(alpha))
    } else {
        (rows, None)
    };
    Ok(Pixels {
        width: frame.width,
        height: frame.height,
        grey,
        samples,
        alpha,
    })
}

/// The samples of pixels with `colours` colour components, and the alpha channel that follows them.
fn separate_alpha(rows: &[u8], colours: usize) -> (Vec<u8>, Vec<u8>) {
    let mut samples = Vec::with_capacity(rows.len());
    let mut alpha = Vec::with_capacity(rows.len() / (colours + 1));
    for pixel in rows.chunks_exact(colours + 1) {
        samples.extend_from_slice(&pixel[..colours]);
        alpha.push(pixel[colours]);
    }
    (samples, alpha)
}

fn broken() -> FileProblem {
    FileProblem::new(
        "is a broken PNG file",
        "open it in a picture editor and export it again as PNG",
    )
}

#[cfg(test)]
mod tests {
    use crate::style::Picture;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut file = Vec::new();
        let encoder = png::Encoder::new(&mut file, width, height);
        let mut writer = encoder.write_header().unwrap();
        let rows = vec![7; (width * height) as usize];
        writer.write_image_data(&rows).unwrap();
        writer.finish().unwrap();
        file
    }

    #[test]
    fn a_file_without_its_end_is_broken() {
        let file = png(40, 30);
        let picture = Picture::read(&file).unwrap();
        assert_eq!((picture.width, picture.height), (40.0, 30.0));
        for end in [9, 20, 40, file.len() / 2] {
            let problems = Picture::read(&file[..end]).unwrap_err();
            assert_eq!(problems[0].message, "is a broken PNG file");
        }
    }

    #[test]
    fn a_picture_of_gigabytes_is_not_decoded() {
        let mut file = png(1, 1);
        file[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
        let crc = crc(&file[12..29]);
        file[29..33].copy_from_slice(&crc.to_be_bytes());
        let problems = Picture::read(&file).unwrap_err();
        assert!(problems[0].message.contains("larger"), "{problems:?}");
    }

    fn crc(bytes: &[u8]) -> u32 {
        let step = |crc: u32, byte: &u8| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 {
                    0xEDB8_8320 ^ (crc >> 1)
                } else {
                    crc >> 1
                }
            })
        };
        !bytes.iter().fold(u32::MAX, step)
    }
}
