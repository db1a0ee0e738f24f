//! The ICC profile of sRGB (ICC.1:2010, version 4).
//!
//! A profile consists of a header, a tag table and the data of the tags.

/// The profile of sRGB.
pub(super) fn srgb() -> Vec<u8> {
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text("sRGB")),
        (b"cprt", text("No copyright")),
        (b"wtpt", colour([0.9642, 1.0, 0.8249])),
        (b"chad", adaptation()),
        (b"rXYZ", colour([0.436_07, 0.222_49, 0.013_92])),
        (b"gXYZ", colour([0.385_15, 0.716_87, 0.097_08])),
        (b"bXYZ", colour([0.143_07, 0.060_61, 0.714_10])),
        (b"rTRC", curve()),
        (b"gTRC", curve()),
        (b"bTRC", curve()),
    ];
    assemble(&tags)
}

const HEADER: usize = 128;
const TAG_ENTRY: usize = 12;

fn assemble(tags: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut list = number(tags.len());
    let mut data: Vec<u8> = Vec::new();
    let start = HEADER + 4 + tags.len() * TAG_ENTRY;
    for (name, content) in tags {
        list.extend_from_slice(*name);
        list.extend(number(start + data.len()));
        list.extend(number(content.len()));
        data.extend(content);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + data.len());
    profile.extend(list);
    profile.extend(data);
    profile
}

/// The header: size, version, class, colour spaces, date, signature, rendering intent and the
/// illuminant of the connection space; everything else is 0.
fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &number(size));
    put(8, &[4, 0x20, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    put(24, &[0x07, 0xEA, 0, 1, 0, 1]);
    put(36, b"acsp");
    put(68, &fixed(&[0.9642, 1.0, 0.8249]));
    header
}

fn number(value: usize) -> Vec<u8> {
    u32::try_from(value)
        .unwrap_or_default()
        .to_be_bytes()
        .to_vec()
}

/// Numbers in the format `s15Fixed16Number`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the numbers of a profile are small"
)]
fn fixed(values: &[f64]) -> Vec<u8> {
    let fixed = |value: &f64| ((value * 65536.0).round() as i32).to_be_bytes();
    values.iter().flat_map(fixed).collect()
}

fn element(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [&kind[..], &[0; 4], content].concat()
}

/// A text in US English, as `multiLocalizedUnicodeType`.
fn text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let content = [
        number(1),
        number(12),
        b"enUS".to_vec(),
        number(units.len()),
        number(28),
        units,
    ];
    element(b"mluc", &content.concat())
}

fn colour(values: [f64; 3]) -> Vec<u8> {
    element(b"XYZ ", &fixed(&values))
}

/// The Bradford adaptation from the white point of sRGB (D65) to that of the connection space
/// (D50).
fn adaptation() -> Vec<u8> {
    let matrix = [
        1.047_82, 0.022_89, -0.050_13, 0.029_54, 0.990_48, -0.017_06, -0.009_23, 0.015_04, 0.752_13,
    ];
    element(b"sf32", &fixed(&matrix))
}

/// The transfer curve of sRGB: linear up to 0.04045, a power function above.
fn curve() -> Vec<u8> {
    let parameters = fixed(&[2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45]);
    element(b"para", &[&[0, 3, 0, 0], &parameters[..]].concat())
}

#[cfg(test)]
mod tests {
    use super::srgb;

    #[test]
    fn the_profile_states_its_own_size() {
        let profile = srgb();
        let size = u32::from_be_bytes(profile[..4].try_into().unwrap());
        assert_eq!(usize::try_from(size), Ok(profile.len()));
        assert_eq!(&profile[36..40], b"acsp");
    }
}
