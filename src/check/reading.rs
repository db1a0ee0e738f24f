//! The texts of a profile, read once for all rules: their words, and the language each is in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::check::facts::Facts;
use crate::check::token::{Token, fold, tokens};
use crate::check::word_list::{Concordance, Phrase, WordLists};
use crate::diagnostic::Place;
use crate::language::Language;
use crate::profile::ProfileText;

/// Every text of a profile in a language that documents are made in.
pub(super) struct Reading<'a> {
    /// The texts, in the order written.
    pub(super) texts: Vec<ReadText<'a>>,
    concordance: Concordance,
}

/// A text and its words.
pub(super) struct ReadText<'a> {
    /// The text.
    pub(super) text: &'a ProfileText,
    /// Its words, in order.
    pub(super) tokens: Vec<Token<'a>>,
    /// The languages it may be in: one, or both where that cannot be told.
    pub(super) languages: Vec<Language>,
    /// Where each word is written in the source; empty where that cannot be told.
    written: OnceLock<Vec<Range<usize>>>,
}

impl<'a> Reading<'a> {
    /// Reads the texts of a profile that its documents show. `common` are the words that tell the
    /// languages apart.
    pub(super) fn new(facts: &Facts<'a>, common: &WordLists) -> Self {
        let read = |text: &'a ProfileText| ReadText {
            tokens: tokens(&text.text),
            text,
            languages: Vec::new(),
            written: OnceLock::new(),
        };
        let made = facts.loaded.profile.languages_made();
        let mut texts: Vec<_> = facts.loaded.texts().iter().map(read).collect();
        texts.retain(|read| read.text.language.is_none_or(|own| made.contains(&own)));
        let mut reading = Self {
            concordance: concordance(&texts),
            texts,
        };
        reading.tell_languages(made, common);
        reading
    }

    /// Where a phrase stands in texts of `language`: the number of the text, and the numbers of the
    /// words in it.
    pub(super) fn find(&self, phrase: &Phrase, language: Language) -> Vec<(usize, Range<usize>)> {
        let mut found = phrase.find(&self.concordance, |text, index| self.token(text, index));
        found.retain(|(text, _)| self.texts[*text].languages.contains(&language));
        found
    }

    fn token(&self, text: usize, index: usize) -> Option<&Token<'a>> {
        self.texts[text].tokens.get(index)
    }

    /// A text is in the language it is given for, else in the only one that documents are made in,
    /// else in the one whose small words it has more of, else in any.
    fn tell_languages(&mut self, made: &[Language], common: &WordLists) {
        let counts = Language::ALL.map(|language| self.count_by_text(common.phrases(language)));
        for (index, read) in self.texts.iter_mut().enumerate() {
            let count = |at: usize| counts[at].get(&index).copied().unwrap_or(0);
            read.languages = match (read.text.language, made) {
                (Some(language), _) => vec![language],
                (None, [only]) => vec![*only],
                (None, _) => match count(0).cmp(&count(1)) {
                    std::cmp::Ordering::Greater => vec![Language::ALL[0]],
                    std::cmp::Ordering::Less => vec![Language::ALL[1]],
                    std::cmp::Ordering::Equal => Language::ALL.to_vec(),
                },
            };
        }
    }

    fn count_by_text(&self, phrases: &[Phrase]) -> BTreeMap<usize, usize> {
        let mut counts = BTreeMap::new();
        for phrase in phrases {
            for (text, _) in phrase.find(&self.concordance, |text, index| self.token(text, index)) {
                *counts.entry(text).or_default() += 1;
            }
        }
        counts
    }
}

impl ReadText<'_> {
    /// Where some of its words are written; where the text is, when that cannot be told.
    pub(super) fn place(&self, words: &Range<usize>) -> Place {
        let written = self.written.get_or_init(|| self.find_written());
        let (first, last) = (
            written.get(words.start),
            written.get(words.end.saturating_sub(1)),
        );
        match (first, last) {
            (Some(first), Some(last)) => Place::new(&self.text.place.source, first.start..last.end),
            _ => self.text.place.clone(),
        }
    }

    /// The words from the first to the last of a range, as they stand in the text.
    pub(super) fn words(&self, words: &Range<usize>) -> String {
        let bytes = self.tokens[words.start].range.start..self.tokens[words.end - 1].range.end;
        self.text.text[bytes]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The words in the source are those of the text, in the same order, unless some are written
    /// with escapes.
    fn find_written(&self) -> Vec<Range<usize>> {
        let place = &self.text.place;
        let span = place.span.clone().unwrap_or_default();
        let source = place.source.text.get(span.clone()).unwrap_or_default();
        let written = tokens(source);
        fn words<'t>(tokens: &'t [Token]) -> impl Iterator<Item = &'t str> {
            tokens.iter().map(|token| &*token.word)
        }
        if !words(&written).eq(words(&self.tokens)) {
            return Vec::new();
        }
        let moved = |token: Token| token.range.start + span.start..token.range.end + span.start;
        written.into_iter().map(moved).collect()
    }
}

/// Where each word stands. It is gathered by hash, which is quick, and then put in order.
fn concordance(texts: &[ReadText<'_>]) -> Concordance {
    let mut places: FxHashMap<Cow<'_, str>, Vec<(usize, usize)>> = FxHashMap::default();
    for (number, read) in texts.iter().enumerate() {
        for (index, token) in read.tokens.iter().enumerate() {
            let word = fold(&token.word);
            places.entry(word).or_default().push((number, index));
        }
    }
    let owned = |(word, places): (Cow<'_, str>, _)| (word.into_owned(), places);
    places.into_iter().map(owned).collect()
}
