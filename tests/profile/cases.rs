//! Runs the files in `cases`: each heading is a case, with a profile and its diagnostics.
//!
//! `UPDATE=1 cargo test` updates the files.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use cxo::diagnostic::Diagnostic;
use cxo::diagnostic::text::{Colour, render};
use cxo::language::Language;
use cxo::profile::load;

/// A heading, the profile below it, and the expected diagnostics.
struct Case {
    heading: String,
    profile: String,
}

#[test]
fn every_case_says_what_its_file_expects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/profile/cases");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder of cases can be read")
        .map(|entry| entry.expect("the entry can be read").path())
        .collect();
    files.sort();
    assert!(files.len() >= 4, "the cases are found");
    files.iter().for_each(|file| check(file));
}

fn check(file: &Path) {
    let expected = fs::read_to_string(file).expect("the cases can be read");
    let (title, cases) = parse(&expected);
    let mut actual = title.to_owned();
    for case in cases {
        let said = said_of(case.profile.as_bytes());
        write!(
            actual,
            "## {}\n\n```yaml\n{}```\n\n```text\n{said}```\n\n",
            case.heading, case.profile
        )
        .expect("a string can be written to");
    }
    let actual = format!("{}\n", actual.trim_end());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, actual).expect("the cases can be written");
    } else {
        snapbox::assert_data_eq!(actual, snapbox::Data::text(expected).raw());
    }
}

/// The text before the first case, and the cases.
fn parse(text: &str) -> (&str, Vec<Case>) {
    let start = text.find("## ").unwrap_or(text.len());
    let (title, rest) = text.split_at(start);
    let cases = rest.split("\n## ").map(|part| {
        let (heading, body) = part.split_once('\n').expect("a heading is a line");
        let (_, body) = body.split_once("```yaml\n").expect("a case has a profile");
        let (profile, _) = body.split_once("```").expect("the profile ends");
        Case {
            heading: heading.trim_start_matches("## ").to_owned(),
            profile: profile.to_owned(),
        }
    });
    (title, cases.collect())
}

/// Every problem, or the warnings and the notes on languages.
fn said_of(profile: &[u8]) -> String {
    let said: Vec<Diagnostic> = match load("profile.yaml", profile) {
        Err(problems) => problems,
        Ok(loaded) => {
            let notes = loaded.missing_languages(&Language::ALL);
            loaded.warnings.into_iter().chain(notes).collect()
        }
    };
    match render(&said, cxo::language::Language::En, Colour::Off).trim_end() {
        "" => "nothing to say\n".to_owned(),
        text => format!("{text}\n"),
    }
}
