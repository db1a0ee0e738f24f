//! Lists of phrases to search for, one list per language.
//!
//! An entry is a phrase in lower case. Its words match in any letter case, with or without accents,
//! in the singular and the plural; `lead|run` matches either word, `market*` any word with this
//! prefix, `#` any number in digits, and `...` up to four words. Apostrophes and hyphens separate
//! words, so `rock star` matches `Rock-stars`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::check::tokens::{Token, fold, tokens};
use crate::language::Language;

/// The word of an entry that matches any number in digits.
const NUMBER: &str = "#";

/// The greatest number of words that the gap of an entry matches.
const LONGEST_GAP: usize = 4;

/// The endings of plurals in English and French.
const PLURALS: [&str; 3] = ["s", "es", "x"];

/// Phrases to search for, one list per language.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct WordLists {
    en: List,
    fr: List,
}

/// The phrases of one language. They are parsed at the first search: most checks need one language
/// only, and many lists one place of work only.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<Entry>")]
struct List {
    entries: Vec<Entry>,
    phrases: OnceLock<Vec<Phrase>>,
}

/// A phrase to search for, with its replacement if it has one.
#[derive(Debug)]
pub(super) struct Phrase {
    steps: Vec<Step>,
    /// The words to write instead.
    pub(super) instead: Option<String>,
}

/// A phrase as written in a list.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "a phrase, or a block with `find` and `instead`, belongs here"
)]
enum Entry {
    Plain(String),
    WithSuggestion { find: String, instead: String },
}

/// A word of a phrase.
#[derive(Debug)]
struct Step {
    /// The greatest number of other words before it.
    gap: usize,
    forms: Vec<Form>,
}

/// One of the alternatives for a word of a phrase.
#[derive(Debug)]
struct Form {
    word: String,
    folded: String,
    is_prefix: bool,
}

/// An inverted index: the positions of each folded word, as the index of the text and the index of
/// the token in it.
pub(super) type InvertedIndex = BTreeMap<String, Vec<(usize, usize)>>;

impl WordLists {
    /// The phrases of one language.
    pub(super) fn phrases(&self, language: Language) -> &[Phrase] {
        let list = match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        };
        let phrases = || list.entries.iter().map(Phrase::from).collect();
        list.phrases.get_or_init(phrases)
    }
}

impl From<Vec<Entry>> for List {
    fn from(entries: Vec<Entry>) -> Self {
        let phrases = OnceLock::new();
        Self { entries, phrases }
    }
}

impl From<&Entry> for Phrase {
    fn from(entry: &Entry) -> Self {
        let (find, instead) = match entry {
            Entry::Plain(find) => (find, None),
            Entry::WithSuggestion { find, instead } => (find, Some(instead.clone())),
        };
        let mut steps = Vec::new();
        let mut gap = 0;
        for part in find.split_whitespace() {
            if part == "..." {
                gap = LONGEST_GAP;
                continue;
            }
            steps.extend(steps_of(part, std::mem::take(&mut gap)));
        }
        Self { steps, instead }
    }
}

/// The steps of a word as written in an entry: one step of alternatives, or a step for each part
/// that apostrophes and hyphens separate.
fn steps_of(part: &str, gap: usize) -> Vec<Step> {
    if part.contains('|') || part == NUMBER {
        let forms = part.split('|').map(Form::new).collect();
        return vec![Step { gap, forms }];
    }
    let words = tokens(part);
    let last = words.len().saturating_sub(1);
    let step = |(index, token): (usize, &Token)| {
        let ends = index == last && part.ends_with('*');
        let form = Form::new(&format!("{}{}", token.word, if ends { "*" } else { "" }));
        Step {
            gap: if index == 0 { gap } else { 0 },
            forms: vec![form],
        }
    };
    words.iter().enumerate().map(step).collect()
}

impl Form {
    fn new(written: &str) -> Self {
        let word = written.trim_end_matches('*').to_owned();
        Self {
            folded: fold(&word).into_owned(),
            is_prefix: written.ends_with('*'),
            word,
        }
    }

    /// Whether the form matches `word`, which is in lower case. A word with accents must have those
    /// of the form; a word without any need not.
    fn matches(&self, word: &str) -> bool {
        if self.word == NUMBER {
            return word.bytes().all(|byte| byte.is_ascii_digit());
        }
        let wanted = if word.is_ascii() {
            &self.folded
        } else {
            &self.word
        };
        match word.strip_prefix(wanted.as_str()) {
            Some("") => true,
            Some(ending) => self.is_prefix || !is_elided(wanted) && PLURALS.contains(&ending),
            None => false,
        }
    }

    /// The positions of words that this form may match; `matches` decides.
    fn candidates<'a>(&'a self, index: &'a InvertedIndex) -> Vec<(usize, usize)> {
        if self.word == NUMBER {
            let numbers = index.range("0".to_owned().."a".to_owned());
            return numbers
                .flat_map(|(_, positions)| positions.iter().copied())
                .collect();
        }
        let from_here = index.range(self.folded.clone()..);
        let begins = from_here.take_while(|(word, _)| word.starts_with(&self.folded));
        let longest = self.folded.len() + 2;
        let near = begins.filter(|(word, _)| self.is_prefix || word.len() <= longest);
        near.flat_map(|(_, positions)| positions.iter().copied())
            .collect()
    }
}

/// Whether a word is elided, as the `d` of `d'acier`. Such a word has no plural.
fn is_elided(word: &str) -> bool {
    word.chars().count() == 1
}

impl Phrase {
    /// The matches of the phrase: the index of the text, and the range of tokens in it. `token`
    /// returns the token of a text at an index.
    pub(super) fn find<'a, 't: 'a>(
        &self,
        index: &InvertedIndex,
        token: impl Fn(usize, usize) -> Option<&'a Token<'t>>,
    ) -> Vec<(usize, Range<usize>)> {
        let Some((first, rest)) = self.steps.split_first() else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for form in &first.forms {
            for (text, start) in form.candidates(index) {
                let token = |index| token(text, index);
                if !token(start).is_some_and(|token| form.matches(&token.word)) {
                    continue;
                }
                if let Some(end) = match_end(rest, start + 1, &token) {
                    found.push((text, start..end));
                }
            }
        }
        found
    }
}

/// The index after the last token, if the tokens from `at` on match `steps`.
fn match_end<'a, 't: 'a>(
    steps: &[Step],
    at: usize,
    token: &impl Fn(usize) -> Option<&'a Token<'t>>,
) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(at);
    };
    let same_clause = |index: &usize| token(*index).is_some_and(|token| !token.starts_clause);
    let reach = (at..=at + step.gap).take_while(same_clause);
    let is_match = |index: &usize| {
        let matches = |token: &Token| step.forms.iter().any(|form| form.matches(&token.word));
        token(*index).is_some_and(matches)
    };
    let mut candidates = reach.filter(is_match);
    candidates.find_map(|index| match_end(rest, index + 1, token))
}
