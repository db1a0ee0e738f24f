//! Runs the files in `edits`: each heading is a case, with a profile, changes, and the resulting
//! text or the problems.
//!
//! `UPDATE=1 cargo test` updates the files.

use std::fs;
use std::path::Path;

use cxo::diagnostic::text::{Colour, render};
use cxo::profile::edit::{Change, edit};

#[test]
fn every_edit_comes_out_as_its_file_expects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/profile/edits");
    let files = fs::read_dir(folder).expect("the folder of edits can be read");
    let mut files: Vec<_> = files
        .map(|entry| entry.expect("the entry can be read").path())
        .collect();
    files.sort();
    assert!(files.len() >= 4, "the edits are found");
    files.iter().for_each(|file| check(file));
}

fn check(file: &Path) {
    let expected = fs::read_to_string(file).expect("the edits can be read");
    let mut parts = expected.split("\n## ");
    let title = parts.next().expect("a file has a title");
    let cases: String = parts.map(case).collect();
    let actual = format!("{}\n{cases}", title.trim_end());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, actual).expect("the edits can be written");
    } else {
        snapbox::assert_data_eq!(actual, snapbox::Data::text(expected).raw());
    }
}

/// A case with its result.
fn case(part: &str) -> String {
    let (heading, body) = part.split_once('\n').expect("a heading is a line");
    let profile = block(body, "yaml");
    let changes = block(body, "json");
    let after = changes.lines().try_fold(profile.to_owned(), |text, line| {
        let change: Change = serde_json::from_str(line).expect("a change is JSON");
        let edited = edit("profile.yaml", text.as_bytes(), &change)?;
        Ok(String::from_utf8(edited.bytes).expect("a profile is text"))
    });
    let after = match after {
        Ok(text) => format!("```yaml\n{text}```"),
        Err(problem) => {
            let said = render(&[problem], cxo::language::Language::En, Colour::Off);
            format!("```text\n{}\n```", said.trim_end())
        }
    };
    format!("\n## {heading}\n\n```yaml\n{profile}```\n\n```json\n{changes}```\n\n{after}\n")
}

/// The first fenced block of a language.
fn block<'a>(body: &'a str, language: &str) -> &'a str {
    let opening = format!("```{language}\n");
    let (_, rest) = body.split_once(&opening).expect("a case has its blocks");
    rest.split_once("```").expect("a block ends").0
}
