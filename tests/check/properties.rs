//! Whatever a profile says, a check ends, and marks only what is there.

use cxo::check::{CheckOptions, Rules, check};
use cxo::language::Language;
use proptest::prelude::{Strategy, prop_assert, proptest};
use proptest::sample::select;
use serde_json::json;

use crate::support::TODAY;

/// Texts of words that rules look for, marks, spaces and any other character.
fn text() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "young",
        "10",
        "years",
        "of",
        "experience",
        "rock",
        "star",
        "jeune",
        "ans",
        "d'",
        "expérience",
        "le",
        "candidat",
        "native",
        "speaker",
        " ",
        "\n",
        "\n\n- ",
        ". ",
        ", ",
        "'",
        "’",
        "é",
        "e\u{301}",
        "\u{202f}",
        "🦊",
        "ß",
        "İ",
        "\t",
        "…",
        "#",
    ]);
    proptest::collection::vec(pieces, 1..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_check_ends_and_marks_what_is_there(
        texts in proptest::collection::vec(text(), 4),
        numbers in proptest::collection::vec(-1e9_f64..1e9, 4),
    ) {
        let profile = json!({
            "company": { "name": "Alto", "about": texts[0] },
            "objective": { "purpose": { "fr": texts[1], "en": texts[2] } },
            "why_now": texts[3],
            "role": { "title": texts[2], "pay": { "currency": "CAD", "min": numbers[0].abs() } },
            "target_metrics": [{ "name": texts[3], "from": numbers[1], "to": numbers[2] }, { "name": "nps", "to": numbers[3] }],
            "qualifications": { "add": texts },
        });
        let Ok(loaded) = cxo::profile::load("profile.yaml", profile.to_string().as_bytes()) else {
            return Ok(());
        };
        let options = CheckOptions { today: TODAY, languages: Language::ALL.to_vec(), allow: Vec::new(), found: Vec::new() };
        for found in check(&loaded, Rules::built_in(), &options).found {
            let place = found.place.unwrap();
            let span = place.span.unwrap_or(0..0);
            prop_assert!(place.source.text.get(span).is_some(), "{}", found.message);
            prop_assert!(!found.message.to_string().contains('{'), "{}", found.message);
        }
    }
}
