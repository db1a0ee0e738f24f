//! Digests that identify a file and the font subsets in it.

use lopdf::{Object, StringFormat};
use sha2::{Digest, Sha256};

/// The first 16 bytes of the SHA-256 of `bytes`.
fn digest_prefix(bytes: &[u8]) -> [u8; 16] {
    let mut prefix = [0; 16];
    let digest = Sha256::digest(bytes);
    prefix
        .iter_mut()
        .zip(digest)
        .for_each(|(to, from)| *to = from);
    prefix
}

/// The file identifier (ISO 32000-1, 14.4) of a file with these contents: the same for the original
/// and for this version of it.
pub(super) fn file_identifier(bytes: &[u8]) -> Object {
    let prefix = Object::String(digest_prefix(bytes).to_vec(), StringFormat::Hexadecimal);
    vec![prefix.clone(), prefix].into()
}

/// The six letters of a font subset's tag (ISO 32000-1, 9.6.4).
pub(super) fn subset_tag(program: &[u8]) -> String {
    let letters = digest_prefix(program).map(|byte| char::from(b'A' + byte % 26));
    letters.iter().take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::{file_identifier, subset_tag};

    #[test]
    fn different_bytes_are_told_apart() {
        assert_eq!(file_identifier(b"a"), file_identifier(b"a"));
        assert_ne!(file_identifier(b"a"), file_identifier(b"b"));
        assert_ne!(subset_tag(b"a"), subset_tag(b"b"));
    }

    #[test]
    fn a_subset_has_a_tag_of_six_capitals() {
        let tag = subset_tag(b"outlines");
        assert_eq!(tag.len(), 6);
        assert!(tag.bytes().all(|byte| byte.is_ascii_uppercase()), "{tag}");
    }
}
