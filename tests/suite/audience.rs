//! Audiences: no document contains a field that its audience may not see.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use cxo::audience::{Audiences, identifying_details, visible_profile};
use cxo::check::Rules;
use cxo::diagnostic::text::{Colour, render};
use cxo::framework::built_in;
use cxo::language::Language;
use cxo::profile::keys::{Audience, Key};
use cxo::profile::{self, LoadedProfile};
use cxo::template::{DOCUMENTS, Library, Request, ScorecardHead, compose};
use serde_json::Value;
use snapbox::Data;

use crate::commands::cxo;
use crate::support::{load, root};

/// Everything that an audience receives, in every language.
fn received(loaded: &LoadedProfile, audience: Audience, library: &Library) -> String {
    let mut text = String::new();
    for language in Language::ALL {
        let framework = built_in(language);
        let profile = visible_profile(Audiences::built_in(), loaded, audience, framework, language);
        for document in DOCUMENTS {
            if Audiences::built_in().receives(audience, document.name) {
                let request = Request {
                    document: *document,
                    audience,
                    profile: &profile,
                    framework,
                    law: Rules::built_in().law(),
                    language,
                    member: None,
                    head: &ScorecardHead::default(),
                    contents: &[],
                };
                text.push_str(&compose(request, library).unwrap());
            }
        }
    }
    text
}

/// The JSON pointers of all values that are neither lists nor blocks.
fn leaves(value: &Value, pointer: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, field)| leaves(field, format!("{pointer}/{key}"), found)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, item)| leaves(item, format!("{pointer}/{index}"), found)),
        _ => found.push(pointer),
    }
}

/// The profile with a marker at one place, in the first form that is valid there.
fn marked(profile: &Value, pointer: &str) -> Option<LoadedProfile> {
    let marks = [
        Value::from("zqmarkz"),
        Value::from("https://zqmarkz.example"),
        Value::from(7_654_321),
    ];
    marks.into_iter().find_map(|mark| {
        let mut profile = profile.clone();
        let place = profile.pointer_mut(pointer)?;
        if mark.is_number() != place.is_number() {
            return None;
        }
        *place = mark;
        profile::load("marked.json", profile.to_string().as_bytes()).ok()
    })
}

fn shows_mark(text: &str) -> bool {
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | ' ' | '\u{202f}' | '\u{a0}'))
        .collect();
    text.to_lowercase().contains("zqmarkz") || digits.contains("7654321")
}

/// The name of the field at a pointer, without item indices and languages.
fn field(pointer: &str) -> String {
    let steps = pointer.split('/').skip(1);
    let named =
        steps.filter(|step| step.parse::<usize>().is_err() && Language::from_code(step).is_none());
    named.collect::<Vec<_>>().join(".")
}

#[test]
fn a_field_reaches_those_it_is_meant_for_and_nobody_else() {
    let text = fs::read_to_string(root().join("tests/profile/full.yaml")).unwrap();
    let mut full: Value = serde_yaml::from_str(&text).unwrap();
    full.as_object_mut().unwrap().remove("hide_from");
    let library = Library::new(Vec::new()).unwrap();
    let mut pointers = Vec::new();
    leaves(&full, String::new(), &mut pointers);
    let mut readers: BTreeMap<String, BTreeSet<Audience>> = BTreeMap::new();
    for pointer in pointers {
        let Some(loaded) = marked(&full, &pointer) else {
            continue;
        };
        let who = readers.entry(field(&pointer)).or_default();
        let sees = |audience: &&Audience| shows_mark(&received(&loaded, **audience, &library));
        who.extend(Audience::ALL.iter().filter(sees));
    }
    let mut table = String::new();
    for (field, audiences) in &readers {
        let names: Vec<&str> = audiences.iter().map(|audience| audience.name()).collect();
        let _ = writeln!(table, "{field}: {}", names.join(" "));
    }
    snapbox::Assert::new().action_env("UPDATE").eq(
        table,
        Data::read_from(&root().join("tests/golden/who-sees-what.txt"), None).raw(),
    );
}

#[test]
fn a_profile_hides_more() {
    let yaml = "company: Alto\nobjective: x\nwhy_now: We grow.\nhide_from: { public: [why_now] }\n";
    let library = Library::new(Vec::new()).unwrap();
    let loaded = load(yaml);
    assert!(!received(&loaded, Audience::Public, &library).contains("We grow"));
    assert!(received(&loaded, Audience::Agency, &library).contains("We grow"));
}

#[test]
fn a_confidential_document_never_names_the_company_and_a_place_that_stands_in_it_is_listed() {
    let library = Library::new(Vec::new()).unwrap();
    for loaded in crate::support::examples() {
        let text = received(&loaded, Audience::Confidential, &library);
        let company = &loaded.profile.company;
        assert!(!text.contains(&company.name), "{}", company.name);
        let listed = render(
            &identifying_details(Audiences::built_in(), &loaded),
            cxo::language::Language::En,
            Colour::Off,
        );
        for place in &loaded.profile.role.locations {
            let city = place.city.as_ref().unwrap();
            assert!(
                !text.contains(city) || listed.contains(city),
                "{}: {city}",
                company.name
            );
        }
    }
}

#[test]
fn what_would_tell_the_company_is_listed_at_its_place() {
    let loaded = load(
        "company: { name: Maison Auriel, sector: Décoration de la maison, employees: 4200, website: 'https://auriel.example' }\n\
         role: { locations: [{ city: Lyon, country: FR }] }\n\
         objective: Maison Auriel, founded in 1962, makes the best chairs of Lyon.\n\
         why_now: { fr: \"L'atelier Auriel a perdu 12 400 clients en 2027, malgré le soutien de Claire Besson.\", en: \"The Jura workshop lost customers.\" }\n\
         notes: { internal: Auriel is for sale. }\n\
         panel: [{ name: Claire Besson }]\n",
    );
    insta::assert_snapshot!(render(
        &identifying_details(Audiences::built_in(), &loaded),
        cxo::language::Language::En,
        Colour::Off
    ));
}

#[test]
fn an_audience_gets_its_documents_under_names_of_their_own() {
    let folder = tempfile::TempDir::new().unwrap();
    let yaml = "company: Alto\nobjective: Alto grows.\nlanguages: [en]\n";
    fs::write(folder.path().join("p.yaml"), yaml).unwrap();
    let render = |more: &[&str]| {
        let arguments = [&["render", "p.yaml", "-f", "md,pdf", "-o", "out"], more].concat();
        cxo(&arguments, folder.path(), b"")
    };
    let run = render(&["-d", "all", "-a", "confidential"]);
    assert_eq!(
        run.out,
        "out/p/job-description-confidential.en.md\nout/p/job-description-confidential.en.pdf\n"
    );
    for file in run.out.lines() {
        let bytes = fs::read(folder.path().join(file)).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("Alto"), "{file}");
    }
    let refused = render(&["-d", "scorecard", "-a", "public"]);
    assert_eq!(refused.code, 2);
    assert_eq!(
        refused.err,
        "error: `scorecard` is not for the audience `public`, which gets: job-description\n"
    );
}
