//! Matches of word lists in texts, and sentences and paragraphs with too many words.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::finding::Finding;
use crate::check::tokenised_text::{TokenisedText, TokenisedTexts};
use crate::check::word_list::WordLists;
use crate::language::Language;

/// A match of a phrase in a text.
pub(super) struct Match<'a> {
    /// The index of the text.
    pub(super) text: usize,
    /// The range of tokens.
    pub(super) words: Range<usize>,
    /// The words to write instead, if the list has them.
    pub(super) instead: Option<&'a str>,
}

/// The matches of `lists`, each in texts of its language.
pub(super) fn matches<'a>(lists: &'a WordLists, texts: &TokenisedTexts<'_>) -> Vec<Match<'a>> {
    let in_language = |language: Language| {
        let phrases = lists.phrases(language).iter();
        phrases.flat_map(move |phrase| {
            let found = texts.find(phrase, language).into_iter();
            found.map(|(text, words)| Match {
                text,
                words,
                instead: phrase.instead.as_deref(),
            })
        })
    };
    Language::ALL.into_iter().flat_map(in_language).collect()
}

/// The indices of the texts that contain a phrase of `lists`.
pub(super) fn texts_with(lists: &WordLists, texts: &TokenisedTexts<'_>) -> BTreeSet<usize> {
    let found = matches(lists, texts);
    found.iter().map(|found| found.text).collect()
}

/// Whether two matches share a word.
pub(super) fn overlap(one: &Match<'_>, other: &Match<'_>) -> bool {
    one.text == other.text && one.words.start < other.words.end && other.words.start < one.words.end
}

/// Whether a text belongs to one of `fields` or to a field below one of them. Every text
/// belongs to an empty list.
pub(super) fn is_in(text: &TokenisedText<'_>, fields: &[String]) -> bool {
    let name = text.text.field.as_str();
    let is_below = |field: &String| {
        name.strip_prefix(field.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    fields.is_empty() || fields.iter().any(is_below)
}

/// The finding of a match, with the values `found`, `instead` and `field`.
pub(super) fn match_finding(found: &Match<'_>, texts: &TokenisedTexts<'_>) -> Finding {
    let text = &texts.texts[found.text];
    Finding {
        place: text.place(&found.words),
        values: vec![
            ("found".to_owned(), text.words(&found.words)),
            (
                "instead".to_owned(),
                found.instead.unwrap_or_default().to_owned(),
            ),
            ("field".to_owned(), text.text.field.clone()),
        ],
        fix: None,
    }
}

/// The finding of a whole text, with the value `field`.
pub(super) fn text_finding(text: &TokenisedText<'_>) -> Finding {
    Finding {
        place: text.text.place.clone(),
        values: vec![("field".to_owned(), text.text.field.clone())],
        fix: None,
    }
}

/// The unit of a text whose words are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TextUnit {
    Sentence,
    Paragraph,
}

impl TextUnit {
    /// Whether a unit ends between two words, where the text is `between`.
    fn ends(self, between: &str) -> bool {
        if !between.contains(['\n', '.', '!', '?', '…']) {
            return false;
        }
        let is_full_stop = |(index, mark): (usize, char)| {
            let rest = &between[index + mark.len_utf8()..];
            matches!(mark, '.' | '!' | '?' | '…') && rest.starts_with(char::is_whitespace)
        };
        let lines: Vec<_> = between.split('\n').map(str::trim_start).collect();
        let is_paragraph = lines.len() > 2 && lines[1..lines.len() - 1].contains(&"");
        let is_item = lines[1..]
            .iter()
            .any(|line| line.starts_with(['-', '*', '+']));
        is_paragraph
            || is_item
            || self == Self::Sentence && between.char_indices().any(is_full_stop)
    }
}

/// The findings of the units of a text with more words than `limit`, with the values `count` and
/// `field`.
pub(super) fn longer_than(text: &TokenisedText<'_>, limit: usize, unit: TextUnit) -> Vec<Finding> {
    if text.tokens.len() <= limit {
        return Vec::new();
    }
    let between = |index: usize| {
        let next = text.tokens.get(index + 1)?;
        Some(&text.text.text[text.tokens[index].range.end..next.range.start])
    };
    let is_end = |index: &usize| between(*index).is_none_or(|between| unit.ends(between));
    let mut start = 0;
    let mut found = Vec::new();
    for end in (0..text.tokens.len()).filter(is_end) {
        let words = start..end + 1;
        start = end + 1;
        let count = word_count(text, &words);
        if count > limit {
            found.push(Finding {
                place: text.place(&words),
                values: vec![
                    ("count".to_owned(), count.to_string()),
                    ("field".to_owned(), text.text.field.clone()),
                ],
                fix: None,
            });
        }
    }
    found
}

/// The number of words in a range of tokens. An elided word counts with the next one, since people
/// count `l'équipe` as one word.
pub(super) fn word_count(text: &TokenisedText<'_>, words: &Range<usize>) -> usize {
    let is_elided = |index: &usize| {
        let after = &text.text.text[text.tokens[*index].range.end..];
        let mut after = after.chars();
        matches!(after.next(), Some('\'' | '’')) && after.next().is_some_and(char::is_alphanumeric)
    };
    words.len() - words.clone().filter(is_elided).count()
}
