//! Text to a tree of values with their places; with [`syntax`](super::syntax), the only user of
//! the YAML library.

use std::sync::Arc;

use serde_yaml::options::DuplicateKeyPolicy;
use serde_yaml::{Error, ExternalMessageSource, Options};

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::profile::prune;
use crate::profile::read;
use crate::profile::syntax;
use crate::profile::tree::{Content, Node};

/// The tree that the text of a profile writes. Equal keys are all in it.
///
/// # Errors
/// When the text is no YAML, or more than one document, or holds nothing, or goes beyond what any
/// profile needs.
pub(super) fn parse(source: &Arc<Source>) -> Result<Node, Diagnostic> {
    let tree = parse_any(source)?;
    match tree.content {
        Content::Empty => Err(read::nothing().at(Place::whole(source))),
        _ => Ok(tree),
    }
}

/// The same of a profile to be, which may hold nothing.
///
/// # Errors
/// When the text is no YAML, or more than one document, or goes beyond what any profile needs.
pub(super) fn parse_any(source: &Arc<Source>) -> Result<Node, Diagnostic> {
    serde_yaml::from_str_with_options(&source.text, options())
        .map_err(|error| restate(&error, source))
}

/// The tree that a text writes, in which no key stands twice in a block.
///
/// # Errors
/// When the text is no YAML, or more than one document, or goes beyond what any profile needs; and
/// each key that stands twice.
pub(crate) fn parse_strictly(source: &Arc<Source>) -> Result<Node, Vec<Diagnostic>> {
    let mut tree = parse_any(source).map_err(|error| vec![error])?;
    let twice = prune::without_duplicates(&mut tree, source);
    match twice.is_empty() {
        true => Ok(tree),
        false => Err(twice),
    }
}

/// The tree of a text, where it is YAML that loading reads.
pub(super) fn tree(text: &str) -> Option<Node> {
    serde_yaml::from_str_with_options(text, options()).ok()
}

/// The words YAML 1.2 knows as yes and no, numbers in plain digits, and bounds that no profile
/// comes near.
fn options() -> Options {
    serde_yaml::options! {
        with_snippet: false,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        reject_unsupported_tags: true,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        budget: serde_yaml::budget! {
            max_depth: 32,
            flow_nesting_limit: 32,
            max_nodes: 100_000,
            max_aliases: 1_000,
            max_anchors: 1_000,
        },
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: 10_000 },
    }
}

/// Says in plain words, at its place, what the library objects to.
fn restate(error: &Error, source: &Arc<Source>) -> Diagnostic {
    let error = error.without_snippet();
    let start = error.location().map_or(0, |location| {
        offset(&source.text, location.line(), location.column())
    });
    let here = Place::new(source, start..end_of_character(&source.text, start));
    match error {
        Error::ExternalMessage { source: origin, .. } => match origin.as_ref() {
            ExternalMessageSource::Parser(scan) => syntax::restate(scan.kind(), here),
            _ => syntax::unclear(here),
        },
        Error::MultipleDocuments { .. } => syntax::several_documents(here),
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => syntax::too_much(here),
        Error::AliasError { error, .. } => restate_alias(error, here),
        Error::UnknownAnchor { .. } => syntax::sign_at_start('*', here),
        Error::UnsupportedTag { .. } => syntax::sign_at_start('!', here),
        Error::Unexpected { .. } | Error::NullIntoString { .. } => syntax::odd_key(here),
        Error::NonFiniteFloat { value, .. } => syntax::no_number(value, here),
        _ => syntax::unclear(here),
    }
}

fn restate_alias(error: &Error, here: Place) -> Diagnostic {
    match error {
        Error::NonFiniteFloat { value, .. } => syntax::no_number(value, here),
        Error::Unexpected { .. } => syntax::odd_key(here),
        _ => syntax::too_much(here),
    }
}

/// The byte of a line and a column, both counted from 1, columns in characters.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines
        .by_ref()
        .take(line.saturating_sub(1) as usize)
        .map(str::len)
        .sum();
    let rest = lines.next().unwrap_or_default().chars();
    let characters = rest.take(column.saturating_sub(1) as usize);
    before + characters.map(char::len_utf8).sum::<usize>()
}

fn end_of_character(text: &str, start: usize) -> usize {
    let next = text[start..]
        .chars()
        .next()
        .filter(|c| !matches!(c, '\n' | '\r'));
    start + next.map_or(0, char::len_utf8)
}
