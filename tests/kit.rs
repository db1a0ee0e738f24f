//! Kits: all documents of a profile bound to one PDF.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[path = "support/standards.rs"]
mod standards;
#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use lopdf::{Dictionary, Document, Object};

use support::{Reading, extract};

/// The kits of an example, by language.
fn kits(profile: &str) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::TempDir::new().unwrap();
    let profile = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("profiles/{profile}.yaml"));
    let run = Command::new(env!("CARGO_BIN_EXE_cxo"))
        .args([
            "kit".as_ref(),
            profile.as_os_str(),
            "-o".as_ref(),
            folder.path().as_os_str(),
        ])
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let files = String::from_utf8(run.stdout).unwrap();
    let kits: Vec<_> = files
        .lines()
        .map(|file| (file.to_owned(), fs::read(file).unwrap()))
        .collect();
    assert_eq!(kits.len(), 2);
    kits
}

/// The text of the pages.
fn pages(pdf: &[u8]) -> Vec<String> {
    extract(pdf, Reading::All)
}

/// The pages, from 1, that the links of the first page lead to.
fn linked(pdf: &[u8]) -> Vec<u32> {
    let file = Document::load_mem(pdf).unwrap();
    let ids = file.get_pages();
    let annotations = file.get_page_annotations(ids[&1]).unwrap();
    let target = |annotation: &&Dictionary| {
        let place = annotation.get(b"Dest").and_then(Object::as_array).ok()?;
        let page = place[0].as_reference().ok()?;
        ids.iter()
            .find(|(_, id)| **id == page)
            .map(|(number, _)| *number)
    };
    annotations.iter().filter_map(target).collect()
}

#[test]
fn a_kit_keeps_to_the_standards() {
    for (name, pdf) in kits("banque-de-l-estuaire") {
        standards::check(&pdf, &name);
    }
}

#[test]
fn contents_lead_to_the_pages_they_name_and_every_page_has_its_number() {
    for (name, pdf) in kits("maison-auriel") {
        let pages = pages(&pdf);
        for (number, page) in (1..).zip(&pages) {
            let foot = format!("{number} / {}", pages.len());
            assert!(page.trim_end().ends_with(&foot), "{name}: {page}");
        }
        let linked = linked(&pdf);
        assert!(linked.len() >= 4, "{name}: {linked:?}");
        for page in linked {
            let shows_page = pages[0]
                .split_whitespace()
                .any(|word| word == page.to_string());
            assert!(shows_page, "{name}: {page} is not in the contents");
        }
    }
}

#[test]
fn no_two_fields_of_a_kit_have_the_same_name() {
    for (name, pdf) in kits("banque-de-l-estuaire") {
        let file = Document::load_mem(&pdf).unwrap();
        let mut names = BTreeSet::new();
        for object in file.objects.values() {
            let Ok(field) = object.as_dict() else {
                continue;
            };
            if field.has(b"T") && field.has(b"FT") {
                assert!(names.insert(full_name(&file, field)), "{name}");
            }
        }
        let influence = names
            .iter()
            .filter(|name| name.ends_with(".influence.rating"));
        assert!(influence.count() >= 3, "{names:?}");
    }
}

/// The name of a field with those of the fields above it.
fn full_name(file: &Document, field: &Dictionary) -> String {
    let own = field.get(b"T").and_then(Object::as_str).unwrap_or_default();
    let own = String::from_utf8_lossy(own).into_owned();
    let parent = field.get(b"Parent").and_then(Object::as_reference);
    match parent.and_then(|parent| file.get_dictionary(parent)) {
        Ok(parent) => format!("{}.{own}", full_name(file, parent)),
        Err(_) => own,
    }
}
