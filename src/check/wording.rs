//! The mechanisms for texts: words in them, words they lack, long sentences and paragraphs, and
//! length.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Deserialize;

use crate::check::condition::{self, Condition};
use crate::check::facts::{Element, Facts};
use crate::check::finding::Finding;
use crate::check::reading::{ReadText, Reading};
use crate::check::rewrite::Rewrite;
use crate::check::word_list::WordLists;
use crate::language::Language;
use crate::profile;

/// Which texts are found, and what in them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextFind {
    /// What must hold of the profile.
    #[serde(default)]
    when: Vec<Condition>,
    /// The fields looked at, with all that is below them; every field when left out.
    #[serde(default)]
    fields: Vec<String>,
    /// Phrases to find, each by itself.
    has: Option<WordLists>,
    /// Phrases in which a word of `has` is meant otherwise.
    #[serde(default)]
    but_not: WordLists,
    /// Phrases that make all of a text right.
    #[serde(default)]
    unless: WordLists,
    /// Phrases of which a text must have one.
    lacks: Option<WordLists>,
    /// A sentence of more words than this.
    sentence_above: Option<usize>,
    /// A paragraph of more words than this.
    paragraph_above: Option<usize>,
    /// How a text in which a phrase of `has` stands can be written anew.
    rewrite: Option<Rewrite>,
}

/// How many words all texts together may have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LengthFind {
    /// The fields counted, with all that is below them.
    fields: Vec<String>,
    /// More words than this are too many.
    above: usize,
}

/// Some words of a text, and what to write instead.
struct Hit<'a> {
    text: usize,
    words: Range<usize>,
    instead: Option<&'a str>,
}

impl TextFind {
    /// Everything found. A finding has the words `found`, `instead`, `count` and `field`.
    pub(super) fn find(&self, profile: &Element<'_>, reading: &Reading<'_>) -> Vec<Finding> {
        if !condition::all(&self.when, profile, reading) {
            return Vec::new();
        }
        let mut found = self.having(reading);
        found.extend(self.lacking(reading));
        found.extend(self.too_long(reading));
        found
    }

    /// Visits the names of fields, and says of each whether there is such a field.
    pub(super) fn visit_fields(&self, visit: &mut dyn FnMut(&str, bool)) {
        condition::visit_all(&self.when, "", visit);
        visit_names(&self.fields, visit);
    }

    /// The texts looked at, with their numbers.
    fn texts<'a>(
        &'a self,
        reading: &'a Reading<'a>,
    ) -> impl Iterator<Item = (usize, &'a ReadText<'a>)> {
        let texts = reading.texts.iter().enumerate();
        texts.filter(|(_, read)| is_in(read, &self.fields))
    }

    fn having(&self, reading: &Reading<'_>) -> Vec<Finding> {
        let Some(lists) = &self.has else {
            return Vec::new();
        };
        let hits = self.hits(lists, reading);
        let found = hits.iter().map(|hit| Finding {
            fix: self
                .rewrite
                .and_then(|rewrite| rewrite.of(reading.texts[hit.text].text)),
            ..finding(hit, reading)
        });
        found.collect()
    }

    fn lacking(&self, reading: &Reading<'_>) -> Vec<Finding> {
        let Some(lists) = &self.lacks else {
            return Vec::new();
        };
        let having = texts_with(lists, reading);
        let texts = self.texts(reading);
        let lacking =
            texts.filter(|(index, read)| !having.contains(index) && !read.tokens.is_empty());
        lacking.map(|(_, read)| whole(read)).collect()
    }

    fn too_long(&self, reading: &Reading<'_>) -> Vec<Finding> {
        let limits = [
            (self.sentence_above, Split::Sentences),
            (self.paragraph_above, Split::Paragraphs),
        ];
        let limits = limits
            .into_iter()
            .filter_map(|(limit, split)| Some((limit?, split)));
        let of_limit = |(limit, split)| {
            let texts = self.texts(reading);
            texts.flat_map(move |(_, read)| longer_than(read, limit, split))
        };
        limits.flat_map(of_limit).collect()
    }

    /// Where the phrases stand, without those that are meant otherwise, and of those that overlap
    /// only the first and longest.
    fn hits<'a>(&self, lists: &'a WordLists, reading: &Reading<'_>) -> Vec<Hit<'a>> {
        let mut excused: BTreeMap<usize, Vec<Hit<'_>>> = BTreeMap::new();
        for hit in hits(&self.but_not, reading) {
            excused.entry(hit.text).or_default().push(hit);
        }
        let right = texts_with(&self.unless, reading);
        let mut hits = hits(lists, reading);
        hits.retain(|hit| {
            is_in(&reading.texts[hit.text], &self.fields)
                && !right.contains(&hit.text)
                && !excused
                    .get(&hit.text)
                    .is_some_and(|others| others.iter().any(|other| overlap(hit, other)))
        });
        hits.sort_by_key(|hit| (hit.text, hit.words.start, std::cmp::Reverse(hit.words.end)));
        hits.dedup_by(|next, kept| overlap(next, kept));
        hits
    }
}

/// Visits the names of fields, seen from the whole profile.
fn visit_names(fields: &[String], visit: &mut dyn FnMut(&str, bool)) {
    for field in fields {
        visit(field, profile::is_field(field));
    }
}

impl LengthFind {
    /// Visits the names of fields, and says of each whether there is such a field.
    pub(super) fn visit_fields(&self, visit: &mut dyn FnMut(&str, bool)) {
        visit_names(&self.fields, visit);
    }

    /// A finding for each language in which the texts are too long, with the words `count` and
    /// `language`.
    pub(super) fn find(&self, facts: &Facts<'_>, reading: &Reading<'_>) -> Vec<Finding> {
        let made = facts.loaded.profile.languages_made();
        let found = made.iter().filter_map(|language| {
            let texts = reading.texts.iter().filter(|read| {
                is_in(read, &self.fields) && read.text.language.is_none_or(|own| own == *language)
            });
            let count = texts
                .map(|read| word_count(read, &(0..read.tokens.len())))
                .sum::<usize>();
            let name = match language {
                Language::En => "English",
                Language::Fr => "French",
            };
            (count > self.above).then(|| Finding {
                place: facts.loaded.place(""),
                values: vec![
                    ("count".to_owned(), count.to_string()),
                    ("language".to_owned(), name.to_owned()),
                ],
                fix: None,
            })
        });
        found.collect()
    }
}

fn hits<'a>(lists: &'a WordLists, reading: &Reading<'_>) -> Vec<Hit<'a>> {
    let in_language = |language: Language| {
        let phrases = lists.phrases(language).iter();
        phrases.flat_map(move |phrase| {
            let found = reading.find(phrase, language).into_iter();
            found.map(|(text, words)| Hit {
                text,
                words,
                instead: phrase.instead.as_deref(),
            })
        })
    };
    Language::ALL.into_iter().flat_map(in_language).collect()
}

/// The numbers of the texts in which one of the phrases stands.
fn texts_with(lists: &WordLists, reading: &Reading<'_>) -> BTreeSet<usize> {
    hits(lists, reading).iter().map(|hit| hit.text).collect()
}

fn overlap(one: &Hit<'_>, other: &Hit<'_>) -> bool {
    one.text == other.text && one.words.start < other.words.end && other.words.start < one.words.end
}

/// Whether a text belongs to one of `fields`, or to a field below one of them.
fn is_in(read: &ReadText<'_>, fields: &[String]) -> bool {
    let name = read.text.field.as_str();
    let below = |field: &String| {
        name.strip_prefix(field.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    fields.is_empty() || fields.iter().any(below)
}

fn finding(hit: &Hit<'_>, reading: &Reading<'_>) -> Finding {
    let read = &reading.texts[hit.text];
    Finding {
        place: read.place(&hit.words),
        values: vec![
            ("found".to_owned(), read.words(&hit.words)),
            (
                "instead".to_owned(),
                hit.instead.unwrap_or_default().to_owned(),
            ),
            ("field".to_owned(), read.text.field.clone()),
        ],
        fix: None,
    }
}

fn whole(read: &ReadText<'_>) -> Finding {
    Finding {
        place: read.text.place.clone(),
        values: vec![("field".to_owned(), read.text.field.clone())],
        fix: None,
    }
}

/// What a text falls into.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Split {
    Sentences,
    Paragraphs,
}

impl Split {
    /// Whether what stands between two words ends a part.
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
            || self == Self::Sentences && between.char_indices().any(is_full_stop)
    }
}

/// The parts of a text that have more words than `limit`, with the words `count` and `field`.
fn longer_than(read: &ReadText<'_>, limit: usize, split: Split) -> Vec<Finding> {
    if read.tokens.len() <= limit {
        return Vec::new();
    }
    let between = |index: usize| {
        let next = read.tokens.get(index + 1)?;
        Some(&read.text.text[read.tokens[index].range.end..next.range.start])
    };
    let is_end = |index: &usize| between(*index).is_none_or(|between| split.ends(between));
    let mut start = 0;
    let mut found = Vec::new();
    for end in (0..read.tokens.len()).filter(is_end) {
        let words = start..end + 1;
        start = end + 1;
        let count = word_count(read, &words);
        if count > limit {
            found.push(Finding {
                place: read.place(&words),
                values: vec![
                    ("count".to_owned(), count.to_string()),
                    ("field".to_owned(), read.text.field.clone()),
                ],
                fix: None,
            });
        }
    }
    found
}

/// How many words these are as people count them: an elided word is part of the next.
fn word_count(read: &ReadText<'_>, words: &Range<usize>) -> usize {
    let is_elided = |index: &usize| {
        let after = &read.text.text[read.tokens[*index].range.end..];
        let mut after = after.chars();
        matches!(after.next(), Some('\'' | '’')) && after.next().is_some_and(char::is_alphanumeric)
    };
    words.len() - words.clone().filter(is_elided).count()
}
