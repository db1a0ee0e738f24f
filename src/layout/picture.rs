//! How large a picture is, read from the first bytes of its file.

/// The size of a picture, in pixels; neither side is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PictureSize {
    /// The width.
    pub(super) width: u32,
    /// The height.
    pub(super) height: u32,
}

impl PictureSize {
    /// The size of the PNG or JPEG in `file`; `None` when it is neither.
    pub(super) fn of(file: &[u8]) -> Option<Self> {
        let size = png(file).or_else(|| jpeg(file))?;
        (size.width > 0 && size.height > 0).then_some(size)
    }

    /// The largest width and height of this shape that fit into those, in the same unit.
    #[expect(
        clippy::cast_precision_loss,
        reason = "no picture is so large that a pixel matters"
    )]
    pub(super) fn fit(self, width: f32, height: f32) -> (f32, f32) {
        let shape = self.width as f32 / self.height as f32;
        let narrow = (height * shape).min(width);
        (narrow, narrow / shape)
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

/// A PNG begins with its signature and a chunk that states width and height.
fn png(file: &[u8]) -> Option<PictureSize> {
    let rest = file.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    (rest.get(4..8)? == b"IHDR").then_some(())?;
    Some(PictureSize {
        width: number(rest.get(8..12)?),
        height: number(rest.get(12..16)?),
    })
}

/// A JPEG is a row of segments; the one that begins the frame states height and width.
fn jpeg(file: &[u8]) -> Option<PictureSize> {
    let mut rest = file.strip_prefix(b"\xff\xd8")?;
    loop {
        let marker = *rest.strip_prefix(b"\xff")?.first()?;
        let length = usize::try_from(number(rest.get(2..4)?)).ok()?;
        if matches!(marker, 0xC0..=0xC2) {
            return Some(PictureSize {
                height: number(rest.get(5..7)?),
                width: number(rest.get(7..9)?),
            });
        }
        rest = rest.get(2 + length..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::PictureSize;

    #[test]
    fn the_size_stands_in_the_first_bytes() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x40\0\0\0\xf0\x08\x06";
        let size = PictureSize {
            width: 320,
            height: 240,
        };
        assert_eq!(PictureSize::of(png), Some(size));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04JF\xff\xc0\0\x11\x08\0\xf0\x01\x40\x03";
        assert_eq!(PictureSize::of(jpeg), Some(size));
    }

    #[test]
    fn other_files_have_none() {
        for file in [&b""[..], b"GIF89a", b"\xff\xd8", b"\x89PNG\r\n\x1a\n\0\0"] {
            assert_eq!(PictureSize::of(file), None);
        }
    }
}
