//! Loading any bytes returns a result without a panic. A file that expands exponentially would make
//! the test run for minutes or exhaust memory.

use cxo::diagnostic::text::Colour;
use cxo::diagnostic::{Diagnostic, json, text};
use cxo::language::Language;
use cxo::profile::{PROBLEM_LIMIT, load};
use proptest::prelude::{any, prop, proptest};

const FULL: &str = include_str!("full.yaml");

/// The warnings of a profile as text.
///
/// # Errors
///
/// The problems, as text.
fn exercise(bytes: &[u8]) -> Result<String, String> {
    match load("profile.yaml", bytes) {
        Ok(loaded) => {
            let notes = loaded.missing_languages(&Language::ALL);
            Ok(
                text::render(&notes, cxo::language::Language::En, Colour::Off)
                    + &text::render(&loaded.warnings, cxo::language::Language::En, Colour::On),
            )
        }
        Err(problems) => {
            assert!(problems.iter().any(Diagnostic::is_error));
            assert!(json::render(&problems).len() > 2);
            Err(text::render(
                &problems,
                cxo::language::Language::En,
                Colour::Off,
            ))
        }
    }
}

fn is_refused(name: &str, profile: &str) {
    let said = exercise(profile.as_bytes()).expect_err("it is refused");
    assert!(said.contains("error["), "{name}: {said}");
    assert!(
        said.len() < 1 << 20,
        "{name}: {} bytes are said",
        said.len()
    );
}

#[test]
fn bombs_are_refused() {
    let laughs = (1..9).fold("a0: &a0 [x, x, x]\n".to_owned(), |text, level| {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        format!("{text}a{level}: &a{level} [{aliases}]\n")
    });
    is_refused("billion laughs", &laughs);
    let long = format!(
        "a: &a {}\nb:\n{}",
        "x".repeat(100_000),
        "- *a\n".repeat(20_000)
    );
    is_refused("long text repeated", &long);
    is_refused("brackets", &"[".repeat(200_000));
    is_refused("braces", &"{a: ".repeat(50_000));
    is_refused("dashes", &"- ".repeat(100_000));
    let steps: String = (0..500)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    is_refused("steps", &steps);
    is_refused("quotes", &"'".repeat(199_999));
    is_refused("50 MB", &"a".repeat(50_000_000));
}

#[test]
fn many_problems_are_reported_together() {
    let unknown: String = (0..700)
        .map(|number| format!("field_{number}: {number}\n"))
        .collect();
    is_refused("unknown fields", &unknown);
    let nearly: String = (0..2_000)
        .map(|number| format!("qualification{number}: {number}\n"))
        .collect();
    is_refused("nearly a field", &nearly);
    let repeated = format!(
        "panel: [{{ name: x, covers: [{}] }}]",
        "influence, ".repeat(1_200)
    );
    is_refused("one long line", &repeated);
}

#[test]
fn of_more_problems_than_anyone_reads_the_number_is_given() {
    let fields: String = (0..PROBLEM_LIMIT)
        .map(|number| format!("field_{number}: 1\n"))
        .collect();
    let problems = load("profile.yaml", fields.as_bytes()).expect_err("no field is known");
    assert_eq!(problems.len(), PROBLEM_LIMIT + 1);
    let last = problems.last().expect("there are problems");
    assert!(last.is_error());
    assert_eq!(
        last.message.to_string(),
        "2 further problems are not listed"
    );
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = exercise(&bytes);
    }

    #[test]
    fn any_text_gets_an_answer(text in "[ \\t\\n:\\-\\[\\]{}'\"|>&*!%@#a-cé,?0-9.]{0,200}") {
        let _ = exercise(text.as_bytes());
    }

    #[test]
    fn any_change_to_a_profile_gets_an_answer(
        start in 0..FULL.len(),
        length in 0_usize..40,
        with in "[ \\t\\n:\\-\\[\\]{}'\"|>&*!%@#a-cé,?0-9.]{0,20}",
    ) {
        let start = FULL.floor_char_boundary(start);
        let end = FULL.floor_char_boundary((start + length).min(FULL.len()));
        let changed = format!("{}{with}{}", &FULL[..start], &FULL[end..]);
        let _ = exercise(changed.as_bytes());
    }
}
