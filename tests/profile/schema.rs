//! The schema that editors use.

use std::fs;
use std::path::Path;

use serde_json::Value;

#[test]
fn the_committed_schema_is_up_to_date() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles/profile.schema.json");
    let text = serde_json::to_string_pretty(&cxo::profile::schema()).expect("JSON can be written");
    let text = format!("{text}\n");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &text).expect("the schema can be written");
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == text,
        "profiles/profile.schema.json is stale: UPDATE=1 cargo test"
    );
}

#[test]
fn every_field_is_described_and_no_other_field_is_allowed() {
    let mut fields = 0;
    each_block(&cxo::profile::schema(), &mut |block, properties| {
        assert_eq!(block["additionalProperties"], false, "{block:#}");
        for (name, property) in properties {
            let description = property["description"].as_str().unwrap_or_default();
            assert!(
                description.ends_with('.'),
                "`{name}` is not described: {property:#}"
            );
            fields += 1;
        }
    });
    assert!(fields > 60, "only {fields} fields are found");
}

#[test]
fn every_closed_list_describes_each_of_its_words() {
    each(&cxo::profile::schema(), &mut |schema| {
        if let Some(words) = schema["enum"].as_array() {
            let descriptions = schema["enumDescriptions"].as_array().map(Vec::len);
            assert_eq!(descriptions, Some(words.len()), "{schema:#}");
        }
    });
}

fn each_block(schema: &Value, check: &mut impl FnMut(&Value, &serde_json::Map<String, Value>)) {
    each(schema, &mut |schema| {
        if let Some(properties) = schema["properties"].as_object() {
            check(schema, properties);
        }
    });
}

/// Calls `check` with every JSON object in `value`.
fn each(value: &Value, check: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(members) => {
            check(value);
            members.values().for_each(|member| each(member, check));
        }
        Value::Array(items) => items.iter().for_each(|item| each(item, check)),
        _ => {}
    }
}
