//! Warnings about characters without a glyph.
//!
//! 1. The layout lists the characters without a glyph of every file.
//! 2. The texts of the profile are searched for them. Adjacent characters form a run, which is
//!    reported once, at its first place.
//! 3. Characters that the profile does not contain come from a template, and are reported without a
//!    place.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place};
use crate::kit::codes;
use crate::message::{Argument, Joined, message};
use crate::profile::LoadedProfile;

/// The greatest number of characters of a run in a message.
const LONGEST_SHOWN: usize = 24;

/// The greatest number of code points, and of files, in a message.
const MOST_NAMED: usize = 6;

/// The characters without a glyph, each with the files that show a box instead.
pub(super) type FilesByCharacter<'a> = BTreeMap<char, BTreeSet<&'a str>>;

/// A warning for every run of characters without a glyph.
pub(super) fn warnings(missing: &FilesByCharacter<'_>, loaded: &LoadedProfile) -> Vec<Diagnostic> {
    if missing.is_empty() {
        return Vec::new();
    }
    let mut runs: Vec<(String, Vec<Place>)> = Vec::new();
    let mut elsewhere: BTreeSet<char> = missing.keys().copied().collect();
    for (text, place) in loaded.strings() {
        for (run, place) in runs_in(text, &place, missing) {
            elsewhere.retain(|character| !run.contains(*character));
            match runs.iter_mut().find(|(known, _)| *known == run) {
                Some((_, places)) => places.push(place),
                None => runs.push((run, vec![place])),
            }
        }
    }
    let mut warnings: Vec<Diagnostic> = runs
        .iter()
        .map(|(run, places)| warning(run, missing, places.len()).at(places[0].clone()))
        .collect();
    if !elsewhere.is_empty() {
        let run: String = elsewhere.into_iter().collect();
        warnings.push(warning(&run, missing, 1));
    }
    warnings
}

/// The runs of a text with their places. A run that is written with escapes, such as `"\u65E5"`,
/// has the place of the whole text.
fn runs_in(text: &str, place: &Place, missing: &FilesByCharacter<'_>) -> Vec<(String, Place)> {
    let found = runs(text, missing);
    let span = place.span.clone().unwrap_or_default();
    let written = place.source.text.get(span.clone()).unwrap_or_default();
    let mut from = 0;
    let mut placed = Vec::new();
    for run in found {
        let at = written[from..].find(run).map(|at| from + at);
        let place = match at {
            None => place.clone(),
            Some(at) => {
                from = at + run.len();
                Place::new(&place.source, span.start + at..span.start + from)
            }
        };
        placed.push((run.to_owned(), place));
    }
    placed
}

/// The runs of a text: characters without a glyph, and the spaces between them.
fn runs<'t>(text: &'t str, missing: &FilesByCharacter<'_>) -> Vec<&'t str> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut joined = false;
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        if missing.contains_key(&character) {
            match runs.last_mut().filter(|_| joined) {
                Some(run) => run.end = end,
                None => runs.push(start..end),
            }
            joined = true;
        } else {
            joined &= joins(character);
        }
    }
    runs.into_iter().map(|run| &text[run]).collect()
}

/// Whether a character continues a run: a space, a zero-width joiner or a variation selector.
fn joins(character: char) -> bool {
    matches!(character, ' ' | '\u{200D}' | '\u{FE0F}')
}

fn warning(run: &str, missing: &FilesByCharacter<'_>, count: usize) -> Diagnostic {
    let mut shown: String = run.chars().take(LONGEST_SHOWN).collect();
    if shown.len() < run.len() {
        shown.push('…');
    }
    let mut characters: Vec<char> = Vec::new();
    for character in run
        .chars()
        .filter(|character| missing.contains_key(character))
    {
        if !characters.contains(&character) {
            characters.push(character);
        }
    }
    let numbers = characters
        .iter()
        .map(|character| format!("U+{:04X}", u32::from(*character)));
    let files: BTreeSet<&str> = characters
        .iter()
        .flat_map(|character| &missing[character])
        .copied()
        .collect();
    let numbers = some(numbers.collect());
    let files = some(files.into_iter().map(str::to_owned).collect());
    let boxes = message!(kit::boxes, count = characters.len());
    let message = match count {
        1 => message!(kit::character, shown, numbers, boxes, files),
        _ => message!(kit::character_often, shown, numbers, count, boxes, files),
    };
    Diagnostic::warning(codes::CHARACTER, message).help(message!(kit::character_help))
}

/// The first names of a list, and the number of the others.
fn some(mut names: Vec<String>) -> Argument {
    let more = names.len().saturating_sub(MOST_NAMED);
    names.truncate(MOST_NAMED);
    let names = Argument::list(names, Joined::Comma);
    match more {
        0 => names,
        more => message!(list::and_more, names, more).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{FilesByCharacter, runs};

    #[test]
    fn characters_that_stand_together_are_one_run() {
        let missing: FilesByCharacter<'_> = "日本語😀👩💻"
            .chars()
            .map(|character| (character, Default::default()))
            .collect();
        for (text, expected) in [
            ("Notre site 日本語 et 日本.", vec!["日本語", "日本"]),
            ("日 本 語", vec!["日 本 語"]),
            ("👩\u{200D}💻 😀\u{FE0F} fin", vec!["👩\u{200D}💻 😀"]),
            ("日, 本", vec!["日", "本"]),
            ("rien", vec![]),
        ] {
            assert_eq!(runs(text, &missing), expected, "{text}");
        }
    }
}
