//! Edits of any profile in any style: the data is as requested, and nothing else changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use cxo::diagnostic::Diagnostic;
use cxo::profile::edit::{Change, Edited, edit};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use serde_json::{Map, Value, json};

use crate::loaded;
use crate::scribe::{Scribe, below};

const FULL: &str = include_str!("full.yaml");

/// The data of the example profiles and of the full one.
static PROFILES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let files = fs::read_dir(folder).expect("the profiles can be read");
    let mut paths: Vec<_> = files
        .map(|file| file.expect("the entry can be read").path())
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    paths.sort();
    let texts = paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("the profile can be read"));
    let texts = texts.chain([FULL.to_owned()]);
    texts.map(|text| data(text.as_bytes())).collect()
});

/// The data of a YAML text, according to an independent parser.
fn data(bytes: &[u8]) -> Value {
    let text = std::str::from_utf8(bytes).expect("it is text");
    let text = text.trim_start_matches('\u{feff}');
    let options = serde_yaml::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
    };
    let read = serde_yaml::from_str_with_options(text, options);
    whole(read.unwrap_or_else(|error| panic!("{error}\n{text}")))
}

/// Whole numbers as such, however they were written.
fn whole(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.fract() == 0.0 => json!(float as i64),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(whole).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(key, value)| (key, whole(value)))
            .collect(),
        other => other,
    }
}

/// The pointers of every value below the whole.
fn pointers(value: &Value, pointer: &str, all: &mut Vec<String>) {
    let members: Vec<(String, &Value)> = match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(i, v)| (i.to_string(), v))
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (step, member) in members {
        let pointer = below(pointer, &step);
        all.push(pointer.clone());
        pointers(member, &pointer, all);
    }
}

fn pointers_in(value: &Value) -> Vec<String> {
    let mut all = Vec::new();
    pointers(value, "", &mut all);
    all
}

fn made(bytes: &[u8], change: &Change) -> Edited {
    edit("profile.yaml", bytes, change).unwrap_or_else(|problem| {
        panic!(
            "{problem:#?}\n{change:?}\n{}",
            String::from_utf8_lossy(bytes)
        )
    })
}

fn set(path: &str, value: &Value) -> Change {
    Change::Set {
        path: path.to_owned(),
        value: value.clone(),
    }
}

/// A text holds exactly that data; otherwise it is said where it does not.
fn holds(bytes: &[u8], expected: &Value) {
    let (found, expected) = (data(bytes), whole(expected.clone()));
    let all = pointers_in(&expected)
        .into_iter()
        .chain(pointers_in(&found));
    let mut others = all.filter(|path| found.pointer(path) != expected.pointer(path));
    if let Some(path) = others.next_back() {
        let (found, expected) = (found.pointer(&path), expected.pointer(&path));
        let text = String::from_utf8_lossy(bytes);
        panic!("{path} is {found:?}, not {expected:?}, in\n{text}");
    }
}

/// The edits are sorted, and the text outside them is unchanged.
fn is_minimal(before: &[u8], edited: &Edited) {
    let mark = if before.starts_with("\u{feff}".as_bytes()) {
        3
    } else {
        0
    };
    let mut after = before[..mark].to_vec();
    let mut end = mark;
    for edit in &edited.fix.edits {
        let span = edit.span.start + mark..edit.span.end + mark;
        after.extend(&before[end..span.start]);
        after.extend(edit.text.as_bytes());
        end = span.end;
    }
    after.extend(&before[end..]);
    assert_eq!(after, edited.bytes);
    let breaks = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
    let windows = |bytes: &[u8]| bytes.windows(2).filter(|pair| pair == b"\r\n").count();
    if windows(before) == breaks(before) && breaks(before) > 0 {
        assert_eq!(windows(&edited.bytes), breaks(&edited.bytes));
    }
}

/// The comments of the generator, each of which names the value it is about.
fn comments(bytes: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes);
    let words = text.split_whitespace();
    let comments = words.filter(|word| word.starts_with("#/") || word.starts_with("#^/"));
    comments.map(str::to_owned).collect()
}

/// Every comment is preserved, except those after and inside the value at `path`.
fn keeps_comments(before: &[u8], after: &[u8], path: &str) {
    let left = comments(after);
    for comment in comments(before).difference(&left) {
        let about = comment.trim_start_matches(['#', '^']);
        let is_inside = about.starts_with(&format!("{path}/"));
        let is_behind = about == path && comment.starts_with("#/");
        assert!(
            is_inside || is_behind,
            "{comment} is lost with {path}\n{}\n{}",
            String::from_utf8_lossy(before),
            String::from_utf8_lossy(after)
        );
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zé'’ ]{1,40}",
        "[ \\t\\n:\\-\\[\\]{}'\"|>&*!%@#a-cé,?0-9.~\u{a0}\u{85}\\r]{0,20}",
        "[a-z]{1,9}( [a-z,.]{1,9}){20,40}(\\n[a-z ]{1,30}){0,3}\\n?",
        prop_oneof![
            Just("no"),
            Just("2027-01"),
            Just("1.5"),
            Just("null"),
            Just("---")
        ]
        .prop_map(str::to_owned),
    ]
}

fn any_scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => any_text().prop_map(Value::from),
        1 => (-5000_i64..500_000).prop_map(Value::from),
        1 => (-100.0_f64..1e9).prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
    ]
}

/// A value without `null`, which would remove a field.
fn any_value() -> impl Strategy<Value = Value> {
    any_scalar().prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z_]{1,8}|[ :#a-é]{1,4}", inner), 0..4)
                .prop_map(|fields| Value::Object(Map::from_iter(fields))),
        ]
    })
}

fn choices() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 20..200)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_value_is_set_and_set_back(
        profile in 0_usize..6,
        choices in choices(),
        at in any::<prop::sample::Index>(),
        value in any_value(),
    ) {
        let mut expected = PROFILES[profile].clone();
        let before = Scribe::new(&choices).write(&expected);
        holds(&before, &expected);
        let all = pointers_in(&expected);
        let path = at.get(&all);
        let place = expected.pointer_mut(path).expect("the pointer is of this value");
        let old = std::mem::replace(place, value.clone());

        let edited = made(&before, &set(path, &value));
        holds(&edited.bytes, &expected);
        is_minimal(&before, &edited);
        if !old.is_object() && !old.is_array() && !value.is_object() && !value.is_array() {
            keeps_comments(&before, &edited.bytes, "nothing");
        } else {
            keeps_comments(&before, &edited.bytes, path);
        }

        let back = made(&edited.bytes, &set(path, &old));
        holds(&back.bytes, &data(&before));
        is_minimal(&edited.bytes, &back);
        assert!(made(&back.bytes, &set(path, &old)).fix.edits.is_empty());
    }

    #[test]
    fn a_value_is_taken_away_and_put_back(
        profile in 0_usize..6,
        choices in choices(),
        at in any::<prop::sample::Index>(),
    ) {
        let mut expected = PROFILES[profile].clone();
        let before = Scribe::new(&choices).write(&expected);
        let all = pointers_in(&expected);
        let path = at.get(&all);
        let (parent, step) = path.rsplit_once('/').expect("it is a pointer");
        let old = match expected.pointer_mut(parent).expect("the parent is there") {
            Value::Object(fields) => fields.shift_remove(step),
            Value::Array(items) => step.parse().ok().map(|index| items.remove(index)),
            _ => None,
        };
        let old = old.expect("it was there");

        let edited = made(&before, &Change::Remove { path: path.clone() });
        holds(&edited.bytes, &expected);
        is_minimal(&before, &edited);
        keeps_comments(&before, &edited.bytes, path);

        let put_back = match step.parse() {
            Ok(at) => Change::Add { path: parent.to_owned(), value: old, at: Some(at) },
            Err(_) => set(path, &old),
        };
        let back = made(&edited.bytes, &put_back);
        holds(&back.bytes, &data(&before));
        is_minimal(&edited.bytes, &back);
        keeps_comments(&edited.bytes, &back.bytes, "nothing");
    }

    #[test]
    fn an_entry_is_added_and_moved(
        profile in 0_usize..6,
        choices in choices(),
        list in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        value in any_value(),
    ) {
        let mut expected = PROFILES[profile].clone();
        let before = Scribe::new(&choices).write(&expected);
        let is_list = |path: &String| expected.pointer(path).is_some_and(Value::is_array);
        let lists: Vec<_> = pointers_in(&expected).into_iter().filter(is_list).collect();
        let path = list.get(&lists);
        let items = expected.pointer_mut(path).and_then(Value::as_array_mut).expect("it is a list");
        let (at, to) = (at.index(items.len() + 1), to.index(items.len() + 1));
        items.insert(at, whole(value.clone()));
        let added = made(&before, &Change::Add { path: path.clone(), value, at: Some(at) });
        is_minimal(&before, &added);
        keeps_comments(&before, &added.bytes, "nothing");
        let item = items.remove(at);
        items.insert(to, item);
        let moved = made(&added.bytes, &Change::Move { path: format!("{path}/{at}"), to });
        holds(&moved.bytes, &expected);
        is_minimal(&added.bytes, &moved);
        keeps_comments(&added.bytes, &moved.bytes, "nothing");
    }

    /// Any text and any change give a result without a panic.
    #[test]
    fn any_text_and_any_change_get_an_answer(
        start in 0..FULL.len(),
        length in 0_usize..40,
        with in "[ \\t\\n:\\-\\[\\]{}'\"|>&*!%@#a-cé,?0-9.<~]{0,20}",
        path in any_path(),
        value in any_value(),
        op in 0_usize..4,
        index in 0_usize..4,
    ) {
        let start = FULL.floor_char_boundary(start);
        let end = FULL.floor_char_boundary((start + length).min(FULL.len()));
        let text = format!("{}{with}{}", &FULL[..start], &FULL[end..]);
        let change = match op {
            0 => Change::Set { path, value },
            1 => Change::Add { path, value, at: Some(index) },
            2 => Change::Move { path, to: index },
            _ => Change::Remove { path },
        };
        let edited: Result<Edited, Diagnostic> = edit("profile.yaml", text.as_bytes(), &change);
        if let Ok(edited) = edited {
            is_minimal(text.as_bytes(), &edited);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// A form that fills in a profile, field by field in any order, from the short one on.
    #[test]
    fn a_profile_is_filled_in_in_any_order(
        order in Just(leaves()).prop_shuffle(),
        short in prop_oneof![
            Just("company: A\nobjective: B\n"),
            Just("# ours\r\ncompany: 'A' # a\r\nrole: { team: 3 }\r\nobjective: { fr: A, en: B }\r\nbackground: cx\r\n"),
            Just("{ company: A, objective: B, why_now: x, brand: { fonts: { text: a.ttf } } }"),
            Just("role:\n    pay:\n        currency: USD\nobjective: >-\n    A\n    B\n\nwhy_now: |\n    C\n"),
            Just("# nothing yet\n"),
            Just(""),
        ],
    ) {
        let mut bytes = short.as_bytes().to_vec();
        let mut open = order;
        while !open.is_empty() {
            let before = open.len();
            open.retain(|(path, value)| match edit("profile.yaml", &bytes, &set(path, value)) {
                Ok(edited) => {
                    is_minimal(&bytes, &edited);
                    bytes = edited.bytes;
                    false
                }
                // An item of a list can only follow the item before it.
                Err(problem) => {
                    assert_eq!(problem.code, "CXO-031", "{problem:#?}");
                    true
                }
            });
            assert!(open.len() < before, "{open:?}\n{}", String::from_utf8_lossy(&bytes));
        }
        let text = String::from_utf8(bytes).expect("it is text");
        assert_eq!(loaded(&text).profile, loaded(FULL).profile, "{text}");
    }
}

/// The pointer of some value of the full profile, or nearly.
fn any_path() -> impl Strategy<Value = String> {
    let paths = prop::sample::select(pointers_in(&data(FULL.as_bytes())));
    prop_oneof![
        6 => paths.clone(),
        1 => paths.prop_map(|path| path + "/fr"),
        1 => "(/[a-z0-9~-]{0,6}){0,4}",
        1 => any::<String>(),
    ]
}

/// The values of the full profile that are no blocks, and its lists of words.
fn leaves() -> Vec<(String, Value)> {
    let full = data(FULL.as_bytes());
    let value = |path: &String| full.pointer(path).cloned().unwrap_or_default();
    let all = pointers_in(&full).into_iter();
    let leaves = all.filter(|path| !value(path).is_object() && !value(path).is_array());
    leaves.map(|path| (path.clone(), value(&path))).collect()
}
