//! The standard texts have the same structure in every language.

use std::collections::BTreeSet;
use std::fs;

use cxo::diagnostic::Source;
use cxo::framework::{built_in, load};
use cxo::language::Language;
use cxo::profile::keys::Key;
use serde_json::Value;

use crate::support::root;

fn texts(language: Language) -> Value {
    let path = root().join(format!("templates/{language}/framework.yaml"));
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The path of every text, lists by their length; the places where a language may differ in form
/// end at `titles`.
fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) if !path.starts_with("/titles/") => {
            for (key, field) in fields {
                paths(field, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(items) => drop(found.insert(format!("{path} has {}", items.len()))),
        _ => drop(found.insert(path.to_owned())),
    }
}

#[test]
fn every_language_has_the_same_keys() {
    let paths_of = |language| {
        let mut found = BTreeSet::new();
        paths(&texts(language), "", &mut found);
        found
    };
    let (french, english) = (paths_of(Language::Fr), paths_of(Language::En));
    assert!(french.len() > 300, "only {} texts found", french.len());
    let difference: Vec<_> = french.symmetric_difference(&english).collect();
    assert!(difference.is_empty(), "{difference:#?}");
}

#[test]
fn every_text_fills_in_the_same_values() {
    fn placeholders(value: &Value, path: &str, found: &mut BTreeSet<(String, String)>) {
        match value {
            Value::Object(fields) => {
                for (key, field) in fields {
                    placeholders(field, &format!("{path}/{key}"), found);
                }
            }
            Value::String(text) => {
                let names = text
                    .split('{')
                    .skip(1)
                    .filter_map(|rest| rest.split_once('}'));
                found.extend(names.map(|(name, _)| (path.to_owned(), name.to_owned())));
            }
            _ => {}
        }
    }
    let of = |language| {
        let mut found = BTreeSet::new();
        placeholders(&texts(language)["words"], "", &mut found);
        found
    };
    assert_eq!(of(Language::Fr), of(Language::En));
}

#[test]
fn every_key_of_a_profile_has_its_text() {
    fn complete<K: Key + std::fmt::Debug, T>(texts: &std::collections::BTreeMap<K, T>) {
        let missing: Vec<&K> = K::ALL
            .iter()
            .filter(|key| !texts.contains_key(key))
            .collect();
        assert!(missing.is_empty(), "no text for {missing:?}");
    }
    for language in Language::ALL {
        let framework = built_in(language);
        complete(&framework.titles);
        complete(&framework.scopes);
        complete(&framework.positions);
        complete(&framework.workplaces);
        complete(&framework.employments);
        complete(&framework.periods);
        complete(&framework.functions);
        complete(&framework.outcomes);
        complete(&framework.units);
        complete(&framework.metrics);
        complete(&framework.responsibilities);
        complete(&framework.qualifications);
        complete(&framework.traits);
        complete(&framework.qualities);
        complete(&framework.archetypes);
        complete(&framework.backgrounds);
        complete(&framework.bliss);
        complete(&framework.governance);
        assert_eq!(
            framework.scale.keys().copied().collect::<Vec<u8>>(),
            [1, 2, 3, 4, 5]
        );
    }
}

#[test]
fn facts_about_metrics_do_not_depend_on_the_language() {
    let french = &built_in(Language::Fr).metrics;
    for (key, english) in &built_in(Language::En).metrics {
        let french = &french[key];
        assert_eq!(french.unit, english.unit, "{key:?}");
        assert_eq!(french.direction, english.direction, "{key:?}");
        assert_eq!(french.subject, english.subject, "{key:?}");
        assert_eq!(french.trademark, english.trademark, "{key:?}");
    }
}

#[test]
fn a_text_that_is_missing_or_unknown_is_said_with_its_place() {
    let path = root().join("templates/en/framework.yaml");
    let text = fs::read_to_string(path)
        .unwrap()
        .replace("trademark_note:", "trademark_notice:");
    let problems = load(&Source::new("framework.yaml", text), Language::En).unwrap_err();
    let problem = problems.into_iter().next().unwrap();
    assert!(
        problem.message.to_string().contains("trademark_notice"),
        "{}",
        problem.message
    );
    assert!(problem.place.unwrap().span.is_some());
}

#[test]
fn numbers_amounts_and_dates_are_written_as_each_language_does() {
    let [french, english] = [Language::Fr, Language::En].map(built_in);
    let date = "2027-03-01".parse().unwrap();
    assert_eq!(english.number(-1_234_567.5), "−1,234,567.5");
    assert_eq!(french.number(1234.25), "1\u{202f}234,25");
    assert_eq!(english.money(160_000.0, "EUR"), "€160,000");
    assert_eq!(english.money(160_000.0, "CHF"), "CHF\u{a0}160,000");
    assert_eq!(
        french.money(215_000.0, "CAD"),
        "215\u{202f}000\u{a0}$\u{a0}CA"
    );
    assert_eq!(english.date(date), "1 March 2027");
    assert_eq!(french.date(date), "1er mars 2027");
    assert_eq!(french.date("2027".parse().unwrap()), "2027");
    assert_eq!(
        english.money_range(None, Some(5.0), "USD").unwrap(),
        "up to $5"
    );
    assert_eq!(
        french.list(&["un", "deux", "trois"].map(String::from)),
        "un, deux et trois"
    );
}
