//! Comparison with a JSON Schema validator as oracle: both report problems at the same places.

use std::sync::LazyLock;

use jsonschema::{Draft, Validator};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use serde_json::{Map, Value, json};

const FULL: &str = include_str!("full.yaml");

/// The codes of problems that a schema can detect.
const STRUCTURE: std::ops::RangeInclusive<&str> = "CXO-020"..="CXO-027";

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .with_format("partial-date", |text: &str| {
            text.parse::<cxo::profile::date::PartialDate>().is_ok()
        })
        .should_validate_formats(true)
        .build(&cxo::profile::schema())
        .expect("the schema is one")
});

/// JSON is YAML, so a value can be loaded as it is.
fn loads(value: &Value) -> bool {
    match cxo::profile::load("profile.yaml", value.to_string().as_bytes()) {
        Ok(_) => true,
        Err(problems) => {
            assert!(
                problems.iter().all(|problem| problem.code != "CXO-029"),
                "{value:#}"
            );
            !problems
                .iter()
                .any(|problem| problem.is_error() && STRUCTURE.contains(&&*problem.code))
        }
    }
}

fn full() -> Value {
    serde_yaml::from_str(FULL).expect("the profile is YAML")
}

#[test]
fn the_full_profile_follows_the_schema() {
    assert!(VALIDATOR.is_valid(&full()));
    assert!(loads(&full()));
}

/// A value of any kind; some are valid at some place.
fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(true)),
        Just(json!([])),
        Just(json!({})),
        Just(json!(["influence", "champions"])),
        Just(json!({ "fr": "un", "en": "one" })),
        Just(json!({ "fr": "un", "de": "eins" })),
        Just(json!({ "feminine": "une", "masculine": "un" })),
        Just(json!({ "preference": "cx" })),
        Just(json!({ "purpose": "x" })),
        (-3_i64..3000).prop_map(Value::from),
        (-3.0_f64..6.0).prop_map(Value::from),
        "[a-zé@:/.#]{1,8}".prop_map(Value::from),
        "(20[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?|#[0-9a-f]{6}|[A-Z]{2,3}|cx|ceo|nps|a@b\\.c)"
            .prop_map(Value::from),
    ]
}

/// Replaces, removes or adds a value at one of the places in `value`; `choice` says which.
fn mutate(value: &mut Value, choice: &mut usize, with: &Value, kind: u8) {
    let mut take = || {
        let taken = *choice == 0;
        *choice = choice.wrapping_sub(1);
        taken
    };
    match value {
        Value::Object(members) => mutate_members(members, choice, with, kind),
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| mutate(item, choice, with, kind)),
        _ if take() => *value = with.clone(),
        _ => {}
    }
}

fn mutate_members(members: &mut Map<String, Value>, choice: &mut usize, with: &Value, kind: u8) {
    let keys: Vec<String> = members.keys().cloned().collect();
    for key in keys {
        if *choice == 0 {
            match kind % 3 {
                0 => drop(members.insert(key.clone(), with.clone())),
                1 => drop(members.remove(&key)),
                _ => drop(members.insert(format!("{key}x"), with.clone())),
            }
        }
        *choice = choice.wrapping_sub(1);
        if let Some(member) = members.get_mut(&key) {
            mutate(member, choice, with, kind);
        }
    }
}

proptest! {
    #[test]
    fn a_changed_profile_has_problems_exactly_when_the_validator_says_so(
        choice in 0_usize..200,
        with in any_value(),
        kind in any::<u8>(),
    ) {
        let mut value = full();
        mutate(&mut value, &mut choice.clone(), &with, kind);
        assert_eq!(loads(&value), VALIDATOR.is_valid(&value), "{value:#}");
    }
}
