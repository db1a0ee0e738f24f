//! Profiles out of parts of profiles, and what a check says of them.

use cxo::check::{CheckOptions, Report, Rules, check};
use cxo::diagnostic::Diagnostic;
use cxo::language::Language;
use cxo::profile::{self, LoadedProfile};
use jiff::civil::{Date, date};

/// The day on which every test runs.
pub(crate) const TODAY: Date = date(2026, 11, 21);

/// A profile out of a part of one: it is completed below, so that the lines stay where they are.
pub(crate) fn whole(part: &str, language: Language) -> String {
    let completions = [
        ("company", "company: Alto\n".to_owned()),
        ("objective", "objective: Keep our members.\n".to_owned()),
        ("languages", format!("languages: [{language}]\n")),
    ];
    let mut yaml = part.trim_end().to_owned() + "\n";
    for (field, line) in completions {
        let is_there = yaml
            .lines()
            .any(|line| line.starts_with(&format!("{field}:")));
        if !is_there {
            yaml.push_str(&line);
        }
    }
    yaml
}

/// A profile that must load.
pub(crate) fn load(yaml: &str) -> LoadedProfile {
    profile::load("profile.yaml", yaml.as_bytes()).unwrap_or_else(|problems| {
        let text = cxo::diagnostic::text::render(
            &problems,
            cxo::language::Language::En,
            cxo::diagnostic::text::Colour::Off,
        );
        panic!("the profile does not load:\n{text}\n{yaml}")
    })
}

/// Everything a check finds.
pub(crate) fn report(yaml: &str, allow: &[&str]) -> Report {
    let loaded = load(yaml);
    let options = CheckOptions {
        today: TODAY,
        languages: loaded.profile.languages_made().to_vec(),
        allow: allow.iter().map(|code| (*code).to_owned()).collect(),
        found: Vec::new(),
    };
    check(&loaded, Rules::built_in(), &options)
}

/// What a check says under one code of a part of a profile.
pub(crate) fn said(code: &str, part: &str, language: Language) -> Vec<Diagnostic> {
    let mut found = report(&whole(part, language), &[]).found;
    found.retain(|diagnostic| diagnostic.code == code);
    found
}

/// The text that a diagnostic marks in its source; nothing where it concerns the whole of it.
pub(crate) fn mark(diagnostic: &Diagnostic) -> &str {
    let place = diagnostic.place.as_ref().unwrap();
    place
        .span
        .as_ref()
        .map_or("", |span| &place.source.text[span.clone()])
}
