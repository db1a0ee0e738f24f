//! Suppression of advice.

use crate::support::{mark, report};

const INCOMPLETE: &str = "company: Alto\nobjective: Keep our members.\nlanguages: [en]\n";

fn codes(yaml: &str, allow: &[&str]) -> (String, usize) {
    let report = report(yaml, allow);
    let codes: Vec<_> = report.found.iter().map(|found| &*found.code).collect();
    (codes.join(" "), report.suppressed)
}

#[test]
fn nothing_is_silenced_by_itself() {
    let expected = "CXO-113 CXO-114 CXO-110".to_owned();
    assert_eq!(codes(INCOMPLETE, &[]), (expected, 0));
}

#[test]
fn a_profile_silences_a_code_with_a_reason() {
    let yaml = format!(
        "{INCOMPLETE}check:\n  allow:\n    - {{ code: CXO-114, because: the board sets pay in March }}\n"
    );
    assert_eq!(codes(&yaml, &[]), ("CXO-113 CXO-110".to_owned(), 1));
}

#[test]
fn a_command_line_silences_codes_too_and_need_not_find_them() {
    assert_eq!(
        codes(INCOMPLETE, &["CXO-110", "CXO-113", "CXO-148"]),
        ("CXO-114".to_owned(), 2)
    );
}

#[test]
fn notes_on_languages_can_be_silenced() {
    let yaml = "company: Alto\nobjective: Keep our members.\ncheck: { allow: [{ code: CXO-061, because: English only }] }\n";
    assert_eq!(
        codes(yaml, &["CXO-110", "CXO-113", "CXO-114"]),
        ("".to_owned(), 4)
    );
}

#[test]
fn an_allowance_that_silences_nothing_is_advice() {
    let yaml =
        format!("{INCOMPLETE}check: {{ allow: [{{ code: CXO-143, because: it was so }}] }}\n");
    let report = report(&yaml, &["CXO-110", "CXO-113", "CXO-114"]);
    let found: Vec<_> = report
        .found
        .iter()
        .map(|found| (&*found.code, mark(found)))
        .collect();
    assert_eq!(found, [("CXO-101", "CXO-143")]);
}

#[test]
fn a_reason_is_required_and_a_code_has_its_form() {
    let problems = |entry: &str| {
        let yaml = format!("{INCOMPLETE}check: {{ allow: [{entry}] }}\n");
        let problems = cxo::profile::load("profile.yaml", yaml.as_bytes()).unwrap_err();
        problems
            .iter()
            .map(|problem| problem.code.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(problems("{ code: CXO-143 }"), ["CXO-022"]);
    assert_eq!(problems("{ code: 143, because: so }"), ["CXO-021"]);
    assert_eq!(problems("{ code: years, because: so }"), ["CXO-026"]);
}
