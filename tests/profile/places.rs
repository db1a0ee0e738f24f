//! The places of fields and texts of a profile.

use cxo::diagnostic::json;
use cxo::language::Language;

use crate::{loaded, problems};

const PROFILE: &str = "\
company: Maison Été
objective:
  purpose: { fr: Un, en: One }
  outcomes: [generate_revenue, Own words]
role:
  locations:
    - city: Lyon
    - city: Évry
brand: { logo: logo.svg }
";

fn at(pointer: &str) -> (usize, usize) {
    let position = loaded(PROFILE).place(pointer).position();
    (position.line, position.column)
}

#[test]
fn a_pointer_leads_to_its_value() {
    assert_eq!(at("/company"), (1, 10));
    assert_eq!(at("/brand/logo"), (9, 16));
    assert_eq!(at("/role/locations/1/city"), (8, 13));
}

#[test]
fn a_pointer_to_a_block_leads_to_its_key() {
    assert_eq!(at("/role"), (5, 1));
    assert_eq!(at("/role/locations"), (6, 3));
}

#[test]
fn a_pointer_to_nothing_leads_to_the_nearest_block_around_it() {
    assert_eq!(at("/company/name"), (1, 10));
    assert_eq!(at("/brand/accent"), (9, 1));
    assert_eq!(loaded(PROFILE).place("/scorecard").span, None);
}

#[test]
fn every_text_is_found_with_its_language_and_place() {
    let loaded = loaded(PROFILE);
    let texts: Vec<_> = loaded
        .texts()
        .iter()
        .map(|text| {
            (
                text.pointer.clone(),
                text.language,
                text.text.as_str(),
                text.is_markdown,
            )
        })
        .collect();
    assert_eq!(
        texts,
        [
            (
                "/objective/purpose/fr".into(),
                Some(Language::Fr),
                "Un",
                true
            ),
            (
                "/objective/purpose/en".into(),
                Some(Language::En),
                "One",
                true
            ),
            ("/objective/outcomes/1".into(), None, "Own words", false),
        ]
    );
    let place = &loaded.texts()[1].place;
    let span = place.span.clone().expect("a text has a span");
    assert_eq!(&place.source.text[span], "One");
}

#[test]
fn columns_count_characters_and_json_gives_start_and_end() {
    let problems = problems("company: Été\nobjective: x\nbrand: { logo: é, acent: x }\n");
    insta::assert_snapshot!(json::render(&problems), @r#"
    [
      {
        "severity": "error",
        "code": "CXO-020",
        "message": "`brand` has no field `acent`",
        "help": "did you mean `accent`?",
        "fix": [
          {
            "line": 3,
            "column": 19,
            "end_line": 3,
            "end_column": 24,
            "text": "accent"
          }
        ],
        "file": "profile.yaml",
        "line": 3,
        "column": 19,
        "end_line": 3,
        "end_column": 24
      }
    ]
    "#    );
}
