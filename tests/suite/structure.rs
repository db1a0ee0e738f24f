//! The direction of dependencies: no stage uses a later stage.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// The parts of the library, each after those it may use.
const ORDER: [&str; 17] = [
    "language",
    "message",
    "diagnostic",
    "profile",
    "overrides",
    "framework",
    "audience",
    "law",
    "check",
    "template",
    "document",
    "style",
    "layout",
    "export",
    "kit",
    "questionnaire",
    "cli",
];

#[test]
fn no_stage_uses_a_later_one() {
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for file in rust_files(&root().join("src")) {
        let Some(stage) = stage_of(&file) else {
            continue;
        };
        for used in stages_used(&fs::read_to_string(&file).unwrap()) {
            arrows += 1;
            if position(&used, &file) > position(&stage, &file) {
                wrong.push(format!("{} uses {used}", file.display()));
            }
        }
    }
    assert!(
        arrows > 50,
        "only {arrows} uses found: the test no longer reads them"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_one_stage_knows_each_library() {
    let owners = [
        ("pulldown_cmark", "document"),
        ("tera", "template"),
        ("printpdf", "export"),
        ("lopdf", "export"),
        ("usvg", "style"),
        ("clap", "cli"),
    ];
    for file in rust_files(&root().join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        for (library, owner) in owners {
            let used = text.contains(&format!("use {library}::"))
                || text.contains(&format!("use {library} "));
            let is_owner = stage_of(&file).is_some_and(|stage| stage == owner);
            assert!(!used || is_owner, "{} uses {library}", file.display());
        }
    }
}

#[test]
fn below_the_commands_no_file_is_read_and_nothing_printed() {
    for file in rust_files(&root().join("src")) {
        if stage_of(&file).is_none_or(|stage| stage == "cli") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for forbidden in [
            "std::fs",
            "std::net",
            "std::env",
            "SystemTime",
            "Zoned::now",
            "println!",
        ] {
            assert!(
                !text.contains(forbidden),
                "{} uses {forbidden}",
                file.display()
            );
        }
    }
}

#[test]
fn every_code_stands_in_one_table_and_means_one_thing() {
    let tables = [
        cxo::profile::codes::CODES,
        cxo::framework::codes::CODES,
        cxo::audience::codes::CODES,
        cxo::check::codes::CODES,
        cxo::style::codes::CODES,
        cxo::template::codes::CODES,
        cxo::kit::codes::CODES,
    ];
    let mut known = BTreeSet::new();
    let of_tables = tables.into_iter().flatten().copied();
    for code in of_tables.chain(cxo::check::Rules::built_in().codes()) {
        assert!(known.insert(code.id), "{} means two things", code.id);
        assert!(
            !code.title.is_empty() && code.explanation.ends_with('.'),
            "{}",
            code.id
        );
    }
    for file in rust_files(&root().join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        for code in text.split("\"CXO-").skip(1) {
            let code = format!("CXO-{}", code.split('"').next().unwrap());
            assert!(
                known.contains(code.as_str()),
                "{} has {code}, which no table lists",
                file.display()
            );
        }
    }
}

fn position(stage: &str, file: &Path) -> usize {
    let known = ORDER.iter().position(|known| *known == stage);
    known.unwrap_or_else(|| panic!("{}: `{stage}` is no stage", file.display()))
}

/// The part of the library a file belongs to; `None` for `lib.rs` and `main.rs`.
fn stage_of(file: &Path) -> Option<String> {
    let path = file.strip_prefix(root().join("src")).unwrap();
    let first = path.iter().next().unwrap().to_str().unwrap();
    let stage = first.strip_suffix(".rs").unwrap_or(first);
    (stage != "lib" && stage != "main").then(|| stage.to_owned())
}

fn stages_used(text: &str) -> Vec<String> {
    let paths = text.split("crate::").skip(1);
    let names = paths.map(|path| {
        path.chars()
            .take_while(|c| c.is_ascii_lowercase() || *c == '_')
            .collect::<String>()
    });
    let mut used: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    if let Some(group) = text.split("use crate::{").nth(1) {
        let names = group.split('}').next().unwrap().split(',');
        used.extend(names.map(|name| name.trim().split("::").next().unwrap().to_owned()));
    }
    used.retain(|name| !name.is_empty());
    used
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files
}

/// The parts of the catalogue whose texts are found by name.
const TABLES: [&str; 4] = ["argument", "command", "example", "value"];

#[test]
fn every_message_of_the_catalogue_is_used() {
    let catalogue = fs::read_to_string(root().join("templates/messages/en.yaml")).unwrap();
    let catalogue: serde_json::Value = serde_yaml::from_str(&catalogue).unwrap();
    let files = rust_files(&root().join("src"));
    let code: String = files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    let is_used = |key: &String| {
        let mut after = code.split(key.as_str()).skip(1);
        after.any(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
    };
    let is_typed = |part: &&String| !TABLES.contains(&part.as_str());
    let parts = catalogue.as_object().unwrap();
    let unused: Vec<String> = parts
        .keys()
        .filter(is_typed)
        .flat_map(|part| {
            let keys = parts[part].as_object().unwrap().keys();
            keys.map(move |key| format!("{part}::{key}"))
        })
        .filter(|key| !is_used(key))
        .collect();
    assert!(unused.is_empty(), "{}", unused.join("\n"));
}
