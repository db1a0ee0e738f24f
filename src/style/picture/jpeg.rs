//! JPEG files: size and colour components are read, the data stay compressed.

use std::sync::Arc;

use crate::style::picture::{FileProblem, Jpeg, Picture, PictureContent};

/// The signature of a JPEG file.
pub(crate) const SIGNATURE: &[u8] = b"\xff\xd8\xff";

/// Reads a JPEG file.
pub(crate) fn read(file: &[u8]) -> Result<Picture, FileProblem> {
    let frame = frame(file).filter(|jpeg| jpeg.width > 0 && jpeg.height > 0);
    let jpeg = frame.ok_or_else(|| {
        FileProblem::new(
            "is a broken JPEG file",
            "open it in a picture editor and export it again as JPEG or PNG",
        )
    })?;
    Ok(Picture {
        width: f32::from(jpeg.width),
        height: f32::from(jpeg.height),
        content: Arc::new(PictureContent::Jpeg(jpeg)),
    })
}

/// Reads the frame header: the first segment with a marker from SOF0 to SOF2 states precision,
/// height, width and number of components (ITU-T T.81, B.2.2).
fn frame(file: &[u8]) -> Option<Jpeg> {
    let mut rest = file.strip_prefix(b"\xff\xd8")?;
    loop {
        let marker = *rest.strip_prefix(b"\xff")?.first()?;
        if matches!(marker, 0xC0..=0xC2) {
            break;
        }
        rest = rest.get(2 + usize::from(read_u16(rest, 2)?)..)?;
    }
    let components = *rest.get(9)?;
    matches!(components, 1 | 3 | 4).then_some(Jpeg {
        file: file.into(),
        bits_per_component: *rest.get(4)?,
        height: read_u16(rest, 5)?,
        width: read_u16(rest, 7)?,
        components,
    })
}

/// The big-endian number at a position.
fn read_u16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

#[cfg(test)]
mod tests {
    use crate::style::Picture;

    #[test]
    fn size_and_colours_stand_where_the_frame_begins() {
        let file =
            b"\xff\xd8\xff\xe0\0\x04JF\xff\xc0\0\x11\x08\0\xf0\x01\x40\x03\x01\x11\0\x02\x11";
        let picture = Picture::read(file).unwrap();
        assert_eq!((picture.width, picture.height), (320.0, 240.0));
        for end in 3..file.len() - 6 {
            assert!(Picture::read(&file[..end]).is_err(), "{end}");
        }
    }
}
