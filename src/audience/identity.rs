//! What tells which company a confidential document is about.
//!
//! 1. What says it for certain is known from the profile: the words of the name, the web address,
//!    the places, the people of the panel. Each is searched for in the texts that are seen.
//! 2. Other proper names, and figures that are no year, may say it to those who know the trade.

use std::collections::BTreeSet;

use regex_lite::Regex;

use crate::audience::audiences::Audiences;
use crate::audience::codes;
use crate::audience::unnamed::name_pattern;
use crate::diagnostic::{Diagnostic, Place};
use crate::profile::keys::Audience;
use crate::profile::{LoadedProfile, ProfileText};

/// Words of a name shorter than this are no name of their own, in letters.
const SHORTEST_WORD: usize = 4;

/// Figures below this are in every text.
const SMALLEST_FIGURE: u64 = 100;

/// What would tell a confidential audience which company it is, each at its place.
#[must_use]
pub fn identifying(audiences: &Audiences, loaded: &LoadedProfile) -> Vec<Diagnostic> {
    let profile = &loaded.profile;
    let sight = audiences.sight(Audience::Confidential, profile);
    let name = name_pattern(&profile.company.name);
    let certain = tell_tales(loaded);
    let seen = loaded.texts().iter().filter(|text| sight.sees(&text.field));
    let mut found = Vec::new();
    for text in seen {
        let without_name = name.replace_all(&text.text, |captures: &regex_lite::Captures| {
            "\u{FFFC}".repeat(captures[0].len() / '\u{FFFC}'.len_utf8())
        });
        let told: BTreeSet<&str> = words(&without_name)
            .filter(|word| certain.contains(&word.to_lowercase()))
            .collect();
        for word in &told {
            found.push(identifies(word).at(place_of(word, text)));
        }
        let others = names_and_figures(&without_name, text.field != "company.sector");
        for other in others.difference(&told) {
            found.push(may_identify(other).at(place_of(other, text)));
        }
    }
    found
}

/// The words that tell the company for certain, in small letters. A word of its name that is also
/// the name of its trade tells nothing.
fn tell_tales(loaded: &LoadedProfile) -> BTreeSet<String> {
    let profile = &loaded.profile;
    let mut told = proper_names(&profile.company.name);
    let sector = loaded.texts().iter();
    for text in sector.filter(|text| text.field == "company.sector") {
        for word in words(&text.text) {
            told.remove(&word.to_lowercase());
        }
    }
    for location in &profile.role.locations {
        let places = location.city.iter().chain(&location.region);
        told.extend(places.flat_map(|place| proper_names(place)));
    }
    let panel = profile.panel.iter();
    told.extend(panel.flat_map(|member| proper_names(&member.name)));
    let website = profile.company.website.as_deref().and_then(host);
    told.extend(website.map(str::to_lowercase));
    told
}

/// The words of a name that begin with a capital and are no short ones, in small letters.
fn proper_names(name: &str) -> BTreeSet<String> {
    let is_name =
        |word: &&str| word.chars().count() >= SHORTEST_WORD && word.starts_with(char::is_uppercase);
    words(name).filter(is_name).map(str::to_lowercase).collect()
}

/// The name in a web address: `auriel` of `https://www.auriel.example/jobs`.
fn host(address: &str) -> Option<&str> {
    let host = address.split("://").nth(1)?.split('/').next()?;
    host.trim_start_matches("www.").split('.').next()
}

/// Proper names, told by a capital within a sentence, and figures that are no year.
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

/// The figures of a text, with the spaces and commas between their digits.
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

/// Where a word of a text is written; the whole text where it is written in another way.
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
