//! Encodings, byte order marks and line endings of profiles.

use cxo::diagnostic::text::{Colour, render};
use cxo::profile::{SIZE_LIMIT, load};

const PROFILE: &str = "company: Maison Été\nobjective: Win back customers\n";

fn said_of(bytes: &[u8]) -> String {
    match load("profile.yaml", bytes) {
        Err(problems) => render(&problems, cxo::language::Language::En, Colour::Off),
        Ok(_) => panic!("the bytes are accepted"),
    }
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn utf_16_is_named() {
    let marked = |text: &str| format!("\u{feff}{text}");
    for bytes in [
        utf_16(&marked(PROFILE), u16::to_le_bytes),
        utf_16(&marked(PROFILE), u16::to_be_bytes),
        utf_16(PROFILE, u16::to_le_bytes),
        utf_16(PROFILE, u16::to_be_bytes),
    ] {
        let said = said_of(&bytes);
        assert!(
            said.contains("written in UTF-16; a profile is written in UTF-8"),
            "{said}"
        );
        assert!(said.contains("profile.yaml"), "{said}");
    }
}

#[test]
fn latin_1_is_named_and_shown_in_its_letters() {
    let bytes: Vec<u8> = PROFILE.chars().map(|c| c as u8).collect();
    let said = said_of(&bytes);
    assert!(said.contains("Latin-1"), "{said}");
    assert!(said.contains("profile.yaml:1:17"), "{said}");
    assert!(said.contains("1 | company: Maison Été"), "{said}");
}

#[test]
fn windows_1252_is_named_and_shown_in_its_letters() {
    let said = said_of(b"company: Maison C\x9cur\nobjective: \x80\n");
    assert!(said.contains("Windows-1252"), "{said}");
    assert!(said.contains("1 | company: Maison Cœur"), "{said}");
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let marked = load("profile.yaml", format!("\u{feff}{PROFILE}").as_bytes()).expect("it loads");
    let plain = load("profile.yaml", PROFILE.as_bytes()).expect("it loads");
    assert_eq!(marked.profile, plain.profile);
    assert_eq!(marked.place("/company").position().column, 10);
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = format!("{PROFILE}why_now: |\n  One line\n  and another\n");
    let windows = load("profile.yaml", text.replace('\n', "\r\n").as_bytes()).expect("it loads");
    let plain = load("profile.yaml", text.as_bytes()).expect("it loads");
    assert_eq!(windows.profile, plain.profile);
    assert_eq!(
        windows.place("/objective").position(),
        plain.place("/objective").position()
    );
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    for bytes in [&b""[..], b"\n  \n", b"\xEF\xBB\xBF\n"] {
        assert!(said_of(bytes).contains("the profile is empty"));
    }
}

#[test]
fn a_file_above_the_limit_is_not_read() {
    let said = said_of(&vec![b'a'; SIZE_LIMIT + 1]);
    assert!(said.contains("CXO-003"), "{said}");
}
