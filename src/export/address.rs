//! Percent-encoding of link addresses (RFC 3986).

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The ASCII characters that are encoded. Square brackets are allowed around an IPv6 address only;
/// elsewhere some programs reject the whole address.
const OUTSIDE_ADDRESSES: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// An address with every character percent-encoded that may not stand in one.
pub(super) fn address(target: &str) -> String {
    utf8_percent_encode(target.trim(), OUTSIDE_ADDRESSES).to_string()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_percent_encoded() {
        assert_eq!(
            address(" https://auriel.example/été?a[]={b}&c=%20#d "),
            "https://auriel.example/%C3%A9t%C3%A9?a%5B%5D=%7Bb%7D&c=%20#d"
        );
        assert_eq!(
            address("https://é.example/a b"),
            "https://%C3%A9.example/a%20b"
        );
    }
}
