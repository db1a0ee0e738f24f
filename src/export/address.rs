//! Addresses of links as formats write them.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What may not stand in an address as it is, beside what is not ASCII. Square brackets may stand
/// around the number of a server alone; elsewhere some programs refuse the whole address.
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

/// An address in which whatever may not stand in one is written as its bytes.
pub(super) fn address(target: &str) -> String {
    utf8_percent_encode(target.trim(), OUTSIDE_ADDRESSES).to_string()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_holds_only_what_may_stand_in_one() {
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
