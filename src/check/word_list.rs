//! Lists of words and phrases to look for, one per language.
//!
//! An entry is a phrase in small letters. Its words stand in any letter case, with or without their
//! accents, and in the plural too; `lead|run` stands for either word, `market*` for any word that
//! begins so, `#` for any number in digits, and `...` for up to four words in between. Apostrophes
//! and hyphens part words, so `rock star` is found in `Rock-stars`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::check::token::{Token, fold, tokens};
use crate::language::Language;

/// Stands in an entry for any number in digits.
const NUMBER: &str = "#";

/// How many words may stand where an entry has a gap.
const LONGEST_GAP: usize = 4;

/// The endings of a plural; French ones are among them.
const PLURALS: [&str; 3] = ["s", "es", "x"];

/// Phrases to look for, one list per language.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct WordLists {
    en: List,
    fr: List,
}

/// The phrases of one language. They are taken apart when somebody looks for them: most checks are
/// of one language, and many lists are for one place of work.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<Written>")]
struct List {
    written: Vec<Written>,
    phrases: OnceLock<Vec<Phrase>>,
}

/// A phrase to look for, and what to write instead of it.
#[derive(Debug)]
pub(super) struct Phrase {
    steps: Vec<Step>,
    /// What to write instead.
    pub(super) instead: Option<String>,
}

/// How a phrase is written in a list.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "a phrase, or a block with `find` and `instead`, belongs here"
)]
enum Written {
    Plain(String),
    WithSuggestion { find: String, instead: String },
}

/// One word of a phrase.
#[derive(Debug)]
struct Step {
    /// How many words may come before it.
    gap: usize,
    forms: Vec<Form>,
}

/// A way in which a word of a phrase may stand.
#[derive(Debug)]
struct Form {
    word: String,
    folded: String,
    is_beginning: bool,
}

/// Where each word stands: the number of its text, and its number in the text.
pub(super) type Concordance = BTreeMap<String, Vec<(usize, usize)>>;

impl WordLists {
    /// The phrases of one language.
    pub(super) fn phrases(&self, language: Language) -> &[Phrase] {
        let list = match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        };
        let phrases = || list.written.iter().map(Phrase::from).collect();
        list.phrases.get_or_init(phrases)
    }
}

impl From<Vec<Written>> for List {
    fn from(written: Vec<Written>) -> Self {
        let phrases = OnceLock::new();
        Self { written, phrases }
    }
}

impl From<&Written> for Phrase {
    fn from(written: &Written) -> Self {
        let (find, instead) = match written {
            Written::Plain(find) => (find, None),
            Written::WithSuggestion { find, instead } => (find, Some(instead.clone())),
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

/// The steps of one written word: alternatives, or the parts that apostrophes and hyphens make.
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
            is_beginning: written.ends_with('*'),
            word,
        }
    }

    /// Whether `word`, in small letters, is this one. A word written with accents must have those
    /// of the form; one written without may lack them.
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
            Some(ending) => self.is_beginning || !is_elided(wanted) && PLURALS.contains(&ending),
            None => false,
        }
    }

    /// Where words stand that this form may match.
    fn places<'a>(&'a self, concordance: &'a Concordance) -> Vec<(usize, usize)> {
        if self.word == NUMBER {
            let numbers = concordance.range("0".to_owned().."a".to_owned());
            return numbers
                .flat_map(|(_, places)| places.iter().copied())
                .collect();
        }
        let from_here = concordance.range(self.folded.clone()..);
        let begins = from_here.take_while(|(word, _)| word.starts_with(&self.folded));
        let longest = self.folded.len() + 2;
        let near = begins.filter(|(word, _)| self.is_beginning || word.len() <= longest);
        near.flat_map(|(_, places)| places.iter().copied())
            .collect()
    }
}

/// Whether a word is what an elision leaves of it, as in `d'acier`: it has no plural.
fn is_elided(word: &str) -> bool {
    word.chars().count() == 1
}

impl Phrase {
    /// Where the phrase stands: the number of the text, and the numbers of its words in it. `token`
    /// gives the word of a text at a number.
    pub(super) fn find<'a, 't: 'a>(
        &self,
        concordance: &Concordance,
        token: impl Fn(usize, usize) -> Option<&'a Token<'t>>,
    ) -> Vec<(usize, Range<usize>)> {
        let Some((first, rest)) = self.steps.split_first() else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for form in &first.forms {
            for (text, start) in form.places(concordance) {
                let token = |index| token(text, index);
                if !token(start).is_some_and(|token| form.matches(&token.word)) {
                    continue;
                }
                if let Some(end) = follow(rest, start + 1, &token) {
                    found.push((text, start..end));
                }
            }
        }
        found
    }
}

/// The number after the last word, when the words from `at` on are those of `steps`.
fn follow<'a, 't: 'a>(
    steps: &[Step],
    at: usize,
    token: &impl Fn(usize) -> Option<&'a Token<'t>>,
) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(at);
    };
    let goes_on = |index: &usize| token(*index).is_some_and(|token| !token.begins_anew);
    let reach = (at..=at + step.gap).take_while(goes_on);
    let is_here = |index: &usize| {
        let matches = |token: &Token| step.forms.iter().any(|form| form.matches(&token.word));
        token(*index).is_some_and(matches)
    };
    let mut candidates = reach.filter(is_here);
    candidates.find_map(|index| follow(rest, index + 1, token))
}
