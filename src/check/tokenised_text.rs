//! The texts of a profile as tokens, with the language of each text and an index of all words.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::check::facts::Facts;
use crate::check::tokens::{Token, fold, tokens};
use crate::check::word_list::{InvertedIndex, Phrase, WordLists};
use crate::diagnostic::Place;
use crate::language::Language;
use crate::profile::ProfileText;

/// The texts of a profile that its documents show, tokenised once for all rules.
pub(super) struct TokenisedTexts<'a> {
    /// The texts, in the order of the profile.
    pub(super) texts: Vec<TokenisedText<'a>>,
    index: InvertedIndex,
}

/// A text of a profile and its tokens.
pub(super) struct TokenisedText<'a> {
    /// The text.
    pub(super) text: &'a ProfileText,
    /// The tokens, in order.
    pub(super) tokens: Vec<Token<'a>>,
    /// The possible languages: one, or all if the language is not known.
    pub(super) languages: Vec<Language>,
    /// The byte range of each token in the source of the profile; empty if the source spells the
    /// text in another way, such as with escapes.
    source_ranges: OnceLock<Vec<Range<usize>>>,
}

impl<'a> TokenisedTexts<'a> {
    /// Tokenises the texts of a profile in the languages that documents are made in.
    /// `common_words` are the words by which the language of a text is recognised.
    pub(super) fn new(facts: &Facts<'a>, common_words: &WordLists) -> Self {
        let tokenise = |text: &'a ProfileText| TokenisedText {
            tokens: tokens(&text.text),
            text,
            languages: Vec::new(),
            source_ranges: OnceLock::new(),
        };
        let made = facts.loaded.profile.languages_made();
        let mut texts: Vec<_> = facts.loaded.texts().iter().map(tokenise).collect();
        texts.retain(|text| text.text.language.is_none_or(|own| made.contains(&own)));
        let mut tokenised = Self {
            index: inverted_index(&texts),
            texts,
        };
        tokenised.recognise_languages(made, common_words);
        tokenised
    }

    /// The matches of a phrase in texts of `language`: the index of the text, and the range of
    /// tokens in it.
    pub(super) fn find(&self, phrase: &Phrase, language: Language) -> Vec<(usize, Range<usize>)> {
        let mut found = phrase.find(&self.index, |text, index| self.token(text, index));
        found.retain(|(text, _)| self.texts[*text].languages.contains(&language));
        found
    }

    fn token(&self, text: usize, index: usize) -> Option<&Token<'a>> {
        self.texts[text].tokens.get(index)
    }

    /// Sets the languages of each text. The language is the one the profile declares for the text;
    /// else the only one that documents are made in; else the one with more common words in the
    /// text. If the counts are equal, it may be any.
    fn recognise_languages(&mut self, made: &[Language], common_words: &WordLists) {
        let counts =
            Language::ALL.map(|language| self.count_by_text(common_words.phrases(language)));
        for (index, text) in self.texts.iter_mut().enumerate() {
            let count = |at: usize| counts[at].get(&index).copied().unwrap_or(0);
            text.languages = match (text.text.language, made) {
                (Some(language), _) => vec![language],
                (None, [only]) => vec![*only],
                (None, _) => match count(0).cmp(&count(1)) {
                    Ordering::Greater => vec![Language::ALL[0]],
                    Ordering::Less => vec![Language::ALL[1]],
                    Ordering::Equal => Language::ALL.to_vec(),
                },
            };
        }
    }

    /// The number of matches of `phrases` by the index of the text.
    fn count_by_text(&self, phrases: &[Phrase]) -> BTreeMap<usize, usize> {
        let mut counts = BTreeMap::new();
        for phrase in phrases {
            for (text, _) in phrase.find(&self.index, |text, index| self.token(text, index)) {
                *counts.entry(text).or_default() += 1;
            }
        }
        counts
    }
}

impl TokenisedText<'_> {
    /// The place of a range of tokens in the source, or the place of the text if theirs is not
    /// known.
    pub(super) fn place(&self, words: &Range<usize>) -> Place {
        let ranges = self.source_ranges.get_or_init(|| self.find_source_ranges());
        let (first, last) = (
            ranges.get(words.start),
            ranges.get(words.end.saturating_sub(1)),
        );
        match (first, last) {
            (Some(first), Some(last)) => Place::new(&self.text.place.source, first.start..last.end),
            _ => self.text.place.clone(),
        }
    }

    /// The text of a range of tokens, on one line.
    pub(super) fn words(&self, words: &Range<usize>) -> String {
        let bytes = self.tokens[words.start].range.start..self.tokens[words.end - 1].range.end;
        self.text.text[bytes]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The byte ranges of the tokens in the source. The source has the same words in the same
    /// order, unless some are written with escapes.
    fn find_source_ranges(&self) -> Vec<Range<usize>> {
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

/// The positions of each folded word. A hash map collects them, which is faster than collecting
/// into the ordered map that lookups by prefix need.
fn inverted_index(texts: &[TokenisedText<'_>]) -> InvertedIndex {
    let mut positions: FxHashMap<Cow<'_, str>, Vec<(usize, usize)>> = FxHashMap::default();
    for (number, text) in texts.iter().enumerate() {
        for (index, token) in text.tokens.iter().enumerate() {
            let word = fold(&token.word);
            positions.entry(word).or_default().push((number, index));
        }
    }
    let owned = |(word, positions): (Cow<'_, str>, _)| (word.into_owned(), positions);
    positions.into_iter().map(owned).collect()
}
