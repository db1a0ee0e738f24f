//! The table of codes.

use std::fs;
use std::path::Path;

use cxo::profile::codes::CODES;

#[test]
fn codes_are_in_order_and_each_stands_once() {
    assert!(CODES.windows(2).all(|pair| pair[0].id < pair[1].id));
    assert!(
        CODES
            .iter()
            .all(|code| code.id.len() == 7 && code.id.starts_with("CXO-0"))
    );
}

#[test]
fn every_code_that_a_text_can_cause_has_a_case() {
    /// Codes that no case in a text file can cause: those of encoding, size, number of problems,
    /// and internal errors.
    const ELSEWHERE: [&str; 4] = ["CXO-001", "CXO-003", "CXO-010", "CXO-029"];
    const FOLDERS: [&str; 2] = ["tests/profile/cases", "tests/profile/edits"];
    let folders = FOLDERS.map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let files = folders.map(|folder| fs::read_dir(folder).expect("the folder can be read"));
    let cases: String = files
        .into_iter()
        .flatten()
        .map(|file| file.expect("the entry can be read").path())
        .map(|path| fs::read_to_string(path).expect("the cases can be read"))
        .collect();
    for code in CODES.iter().filter(|code| !ELSEWHERE.contains(&code.id)) {
        assert!(cases.contains(code.id), "{} has no case", code.id);
    }
}
