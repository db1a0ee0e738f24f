//! The details by which readers may recognise the company of a confidential document.
//!
//! The input is a profile and its visibility, the output a diagnostic for each detail:
//! 1. Words that identify the company are known from the profile: its name, web address and places,
//!    and the people on the panel. Every visible text is searched for them.
//! 2. Other proper names, and figures other than years, may identify it to people of the sector.

use std::collections::BTreeSet;

use regex_lite::Regex;

use crate::audience::anonymise::name_pattern;
use crate::audience::codes;
use crate::audience::visibility::Audiences;
use crate::diagnostic::{Diagnostic, Place};
use crate::profile::keys::Audience;
use crate::profile::{LoadedProfile, ProfileText};

/// The length in letters from which a word of a name identifies.
const SHORTEST_NAME: usize = 4;

/// The figure from which one identifies; smaller ones are too common.
const SMALLEST_FIGURE: u64 = 100;

/// A diagnostic for each detail that a confidential audience sees and that identifies the company,
/// or may do so.
#[must_use]
pub fn identifying_details(audiences: &Audiences, loaded: &LoadedProfile) -> Vec<Diagnostic> {
    let profile = &loaded.profile;
    let visibility = audiences.visibility(Audience::Confidential, profile);
    let name = name_pattern(&profile.company.name);
    let certain = identifying_words(loaded);
    let texts = loaded.texts().iter();
    let visible = texts.filter(|text| visibility.is_visible(&text.field));
    let mut found = Vec::new();
    for text in visible {
        let without_name = name.replace_all(&text.text, |captures: &regex_lite::Captures| {
            "\u{FFFC}".repeat(captures[0].len() / '\u{FFFC}'.len_utf8())
        });
        let identifying: BTreeSet<&str> = words(&without_name)
            .filter(|word| certain.contains(&word.to_lowercase()))
            .collect();
        for word in &identifying {
            found.push(identifies(word).at(place_of(word, text)));
        }
        let others = names_and_figures(&without_name, text.field != "company.sector");
        for other in others.difference(&identifying) {
            found.push(may_identify(other).at(place_of(other, text)));
        }
    }
    found
}

/// The words that identify the company, in lower case. A word of the company's name that is also in
/// the name of its sector does not.
fn identifying_words(loaded: &LoadedProfile) -> BTreeSet<String> {
    let profile = &loaded.profile;
    let mut identifying = proper_names(&profile.company.name);
    let sector = loaded.texts().iter();
    for text in sector.filter(|text| text.field == "company.sector") {
        for word in words(&text.text) {
            identifying.remove(&word.to_lowercase());
        }
    }
    for location in &profile.role.locations {
        let places = location.city.iter().chain(&location.region);
        identifying.extend(places.flat_map(|place| proper_names(place)));
    }
    let panel = profile.panel.iter();
    identifying.extend(panel.flat_map(|member| proper_names(&member.name)));
    let website = profile.company.website.as_deref().and_then(host);
    identifying.extend(website.map(str::to_lowercase));
    identifying
}

/// The words of a name that are capitalised and long enough to identify, in lower case.
fn proper_names(name: &str) -> BTreeSet<String> {
    let is_name =
        |word: &&str| word.chars().count() >= SHORTEST_NAME && word.starts_with(char::is_uppercase);
    words(name).filter(is_name).map(str::to_lowercase).collect()
}

/// The first label of the host of a web address, without `www`: `auriel` of `https://www.auriel.example/jobs`.
fn host(address: &str) -> Option<&str> {
    let host = address.split("://").nth(1)?.split('/').next()?;
    host.trim_start_matches("www.").split('.').next()
}

/// The proper names and figures of a text. A word with a capital that does not begin a sentence
/// counts as a proper name; a text without sentences has none.
fn names_and_figures(text: &str, has_sentences: bool) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for word in words(text) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let before = text[..start].trim_end_matches([' ', '\u{a0}', '«', '“', '"', '(', '*', '_']);
        let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', '…', '\n']);
        let is_name = word.starts_with(char::is_uppercase)
            && word.chars().skip(1).any(char::is_lowercase)
            && !begins;
        if has_sentences && is_name {
            found.insert(word);
        }
    }
    found.extend(figures(text));
    found
}

/// The figures of a text that are neither small nor a year, with their separators of thousands.
#[expect(clippy::expect_used, reason = "the pattern is part of the program")]
fn figures(text: &str) -> impl Iterator<Item = &str> {
    let pattern = Regex::new(r"\d+(?:[ ,.\u{a0}\u{202f}]\d{3})*").expect("a pattern");
    let found: Vec<&str> = pattern
        .find_iter(text)
        .map(|found| found.as_str())
        .collect();
    found.into_iter().filter(|figure| {
        let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
        let is_year = digits.len() == 4 && digits == **figure && digits.starts_with(['1', '2']);
        let value: u64 = digits.parse().unwrap_or(u64::MAX);
        value >= SMALLEST_FIGURE && !(is_year && (2000..2100).contains(&value))
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|character: char| !character.is_alphanumeric() && character != '-');
    parts.filter(|word| !word.is_empty())
}

/// The place of a word in the source, or of the whole text if the source spells the word in another
/// way.
fn place_of(word: &str, text: &ProfileText) -> Place {
    let span = text.place.span.clone().unwrap_or_default();
    let written = text.place.source.text.get(span.clone()).unwrap_or_default();
    match written.find(word) {
        Some(at) => Place::new(
            &text.place.source,
            span.start + at..span.start + at + word.len(),
        ),
        None => text.place.clone(),
    }
}

fn identifies(word: &str) -> Diagnostic {
    let message = format!("`{word}` tells which company a confidential posting is about");
    Diagnostic::warning(codes::IDENTIFIES, message).help(
        "say it in words that fit many companies, or hide the field with `hide_from.confidential`",
    )
}

fn may_identify(word: &str) -> Diagnostic {
    let message = format!("`{word}` may tell which company a confidential posting is about");
    Diagnostic::note(codes::MAY_IDENTIFY, message)
        .help("read it as a competitor would; leave it if many companies could say it")
}
