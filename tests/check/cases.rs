//! The tables in `cases/`: parts of profiles, and what a rule marks in them.

use std::fs;
use std::path::Path;

use cxo::check::Rules;
use cxo::language::Language;
use serde::Deserialize;

use crate::support::{mark, said};

/// A part of a profile and what one rule marks in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    case: String,
    #[serde(default = "english")]
    language: Language,
    profile: String,
    /// The texts marked, in the order of the file; none where the rule has nothing to say.
    marks: Vec<String>,
}

fn english() -> Language {
    Language::En
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/cases");
    let files = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    let read =
        |path| -> Vec<Case> { serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap() };
    paths.iter().flat_map(read).collect()
}

#[test]
fn every_case_marks_what_its_table_says() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = said(&case.rule, &case.profile, case.language);
        let marks: Vec<_> = found.iter().map(mark).collect();
        if marks != case.marks {
            wrong.push(format!(
                "{} {}: marks {marks:?}, not {:?}",
                case.rule, case.case, case.marks
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_is_of_a_rule_there_is() {
    let cases = cases();
    assert!(cases.len() > 50, "only {} cases", cases.len());
    for case in cases {
        let rule = Rules::built_in().rule(&case.rule);
        assert!(rule.is_some(), "{}", case.rule);
    }
}
