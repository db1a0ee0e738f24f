//! What tells one file, or one font in it, from another.

use lopdf::{Object, StringFormat};
use sha2::{Digest, Sha256};

/// The first bytes of the SHA-256 of some bytes.
fn fingerprint(bytes: &[u8]) -> [u8; 16] {
    let mut print = [0; 16];
    let digest = Sha256::digest(bytes);
    print
        .iter_mut()
        .zip(digest)
        .for_each(|(to, from)| *to = from);
    print
}

/// The identity of a file that contains those bytes, twice: as it was made, and as it is.
pub(super) fn identity(bytes: &[u8]) -> Object {
    let print = Object::String(fingerprint(bytes).to_vec(), StringFormat::Hexadecimal);
    vec![print.clone(), print].into()
}

/// Six letters that tell one subset of a face from another.
pub(super) fn subset_tag(program: &[u8]) -> String {
    let letters = fingerprint(program).map(|byte| char::from(b'A' + byte % 26));
    letters.iter().take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::{identity, subset_tag};

    #[test]
    fn different_bytes_are_told_apart() {
        assert_eq!(identity(b"a"), identity(b"a"));
        assert_ne!(identity(b"a"), identity(b"b"));
        assert_ne!(subset_tag(b"a"), subset_tag(b"b"));
    }

    #[test]
    fn a_subset_has_a_tag_of_six_capitals() {
        let tag = subset_tag(b"outlines");
        assert_eq!(tag.len(), 6);
        assert!(tag.bytes().all(|byte| byte.is_ascii_uppercase()), "{tag}");
    }
}
