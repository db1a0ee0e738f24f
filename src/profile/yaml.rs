//! YAML text to a tree of values with their spans. Only this module and
//! [`yaml_errors`](super::yaml_errors) use the YAML library.

use std::sync::Arc;

use serde_yaml::options::DuplicateKeyPolicy;
use serde_yaml::{Error, ExternalMessageSource, Options};

use crate::diagnostic::{Diagnostic, Place, Source};
use crate::profile::decode;
use crate::profile::normalise;
use crate::profile::tree::{Content, Node};
use crate::profile::yaml_errors;

/// Parses the text of a profile. Duplicate keys are kept.
///
/// # Errors
/// If the text is empty, is not valid YAML, has several documents, or exceeds the limits of
/// [`options`].
pub(super) fn parse(source: &Arc<Source>) -> Result<Node, Diagnostic> {
    let tree = parse_or_empty(source)?;
    match tree.content {
        Content::Null => Err(decode::empty_profile().at(Place::whole(source))),
        _ => Ok(tree),
    }
}

/// Like [`parse`], but accepts a text without content.
///
/// # Errors
/// If the text is not valid YAML, has several documents, or exceeds the limits of [`options`].
pub(super) fn parse_or_empty(source: &Arc<Source>) -> Result<Node, Diagnostic> {
    serde_yaml::from_str_with_options(&source.text, options())
        .map_err(|error| explain(&error, source))
}

/// Parses a text whose mappings have unique keys.
///
/// # Errors
/// If the text is not valid YAML, has several documents, or exceeds the limits of [`options`]; one
/// error for each duplicate key.
pub(crate) fn parse_strictly(source: &Arc<Source>) -> Result<Node, Vec<Diagnostic>> {
    let mut tree = parse_or_empty(source).map_err(|error| vec![error])?;
    let duplicates = normalise::remove_duplicate_keys(&mut tree, source);
    match duplicates.is_empty() {
        true => Ok(tree),
        false => Err(duplicates),
    }
}

/// The tree of a text, if it is valid.
pub(super) fn parse_text(text: &str) -> Option<Node> {
    serde_yaml::from_str_with_options(text, options()).ok()
}

/// The parser options: booleans and numbers of YAML 1.2, and limits well above what profiles need.
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

/// The diagnostic for an error of the YAML library.
fn explain(error: &Error, source: &Arc<Source>) -> Diagnostic {
    let error = error.without_snippet();
    let start = error.location().map_or(0, |location| {
        offset(&source.text, location.line(), location.column())
    });
    let here = Place::new(source, start..end_of_character(&source.text, start));
    match error {
        Error::ExternalMessage { source: origin, .. } => match origin.as_ref() {
            ExternalMessageSource::Parser(scan) => yaml_errors::explain(scan.kind(), here),
            _ => yaml_errors::invalid_line(here),
        },
        Error::MultipleDocuments { .. } => yaml_errors::several_documents(here),
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => yaml_errors::limit_exceeded(here),
        Error::AliasError { error, .. } => explain_alias(error, here),
        Error::UnknownAnchor { .. } => yaml_errors::indicator_at_start('*', here),
        Error::UnsupportedTag { .. } => yaml_errors::indicator_at_start('!', here),
        Error::Unexpected { .. } | Error::NullIntoString { .. } => yaml_errors::invalid_key(here),
        Error::NonFiniteFloat { value, .. } => yaml_errors::non_finite_number(value, here),
        _ => yaml_errors::invalid_line(here),
    }
}

fn explain_alias(error: &Error, here: Place) -> Diagnostic {
    match error {
        Error::NonFiniteFloat { value, .. } => yaml_errors::non_finite_number(value, here),
        Error::Unexpected { .. } => yaml_errors::invalid_key(here),
        _ => yaml_errors::limit_exceeded(here),
    }
}

/// The byte offset of a line and a column, both from 1; columns count characters.
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
