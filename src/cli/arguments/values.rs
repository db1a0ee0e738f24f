//! The values that arguments take.

use std::num::NonZeroUsize;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, Resettable, StyledStr, TypedValueParser};

use crate::cli::arguments::ReportFormat;
use crate::kit::{Asked, Format};
use crate::language::Language;
use crate::profile::keys::{Audience, Key};
use crate::template::{DOCUMENTS, DocumentKind};

/// What stands for every document, or every format, on a command line.
const ALL: &str = "all";

/// A document by its name, or all.
pub(super) fn documents() -> impl TypedValueParser<Value = Asked<DocumentKind>> {
    asked(DOCUMENTS, |document| document.name)
}

/// A format by its name, or all.
pub(super) fn formats() -> impl TypedValueParser<Value = Asked<Format>> {
    asked(&Format::ALL, |format| format.name())
}

/// Reads the name of one of `known`, or `all`.
fn asked<T: Copy + Send + Sync + 'static>(
    known: &'static [T],
    name: fn(&T) -> &'static str,
) -> impl TypedValueParser<Value = Asked<T>> {
    let names = known.iter().map(name).chain([ALL]);
    PossibleValuesParser::new(names).map(move |written| {
        let named = known.iter().find(|one| name(one) == written);
        named.map_or(Asked::All, |one| Asked::One(*one))
    })
}

/// More threads than any machine has processors only take memory.
const MOST_THREADS: u16 = 512;

/// How many threads to work on.
pub(super) fn threads() -> impl TypedValueParser<Value = NonZeroUsize> {
    clap::value_parser!(u16)
        .range(1..=i64::from(MOST_THREADS))
        .map(|number| NonZeroUsize::new(number.into()).unwrap_or(NonZeroUsize::MIN))
}

/// An audience by its name.
pub(super) fn audiences() -> impl TypedValueParser<Value = Audience> {
    let names = Audience::ALL.iter().map(|audience| audience.name());
    PossibleValuesParser::new(names).map(|name| Audience::find(&name).unwrap_or(Audience::ALL[0]))
}

/// A language by its code.
pub(super) fn languages() -> impl TypedValueParser<Value = Language> {
    let codes = Language::ALL.map(Language::code);
    PossibleValuesParser::new(codes)
        .map(|code| Language::from_code(&code).unwrap_or(Language::ALL[0]))
}

/// A format of reports by its name; `help` says in words what it is.
pub(in crate::cli) fn report_formats(
    help: impl Fn(&str) -> Resettable<StyledStr>,
) -> impl TypedValueParser<Value = ReportFormat> {
    let known = ReportFormat::value_variants().iter();
    let values = known.filter_map(ValueEnum::to_possible_value);
    let values = values.map(|value| {
        let help = help(value.get_name());
        value.help(help)
    });
    PossibleValuesParser::new(values.collect::<Vec<PossibleValue>>())
        .map(|name| ReportFormat::from_str(&name, false).unwrap_or(ReportFormat::Human))
}
