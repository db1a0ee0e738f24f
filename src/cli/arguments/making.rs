//! The arguments of the commands that render documents.

use std::path::PathBuf;

use clap::Args;

use crate::cli::arguments::values::{audiences, documents, formats, languages};
use crate::cli::arguments::{InputArguments, OwnArguments, WorkArguments};
use crate::kit::{Asked, Format};
use crate::language::Language;
use crate::profile::date::PartialDate;
use crate::profile::keys::Audience;
use crate::template::DocumentKind;

/// The arguments of `cxo render`.
#[derive(Debug, Args)]
pub(in crate::cli) struct RenderArguments {
    /// The order.
    #[command(flatten)]
    pub(in crate::cli) order: OrderArguments,

    /// Whether to read one profile per line of standard input, and print one JSON line for each.
    #[arg(long, conflicts_with_all = ["profiles", "from", "out", "json"])]
    pub(in crate::cli) stream: bool,

    /// The run.
    #[command(flatten)]
    pub(in crate::cli) run: RunArguments,
}

/// The arguments of `cxo watch`.
#[derive(Debug, Args)]
pub(in crate::cli) struct WatchArguments {
    /// The order.
    #[command(flatten)]
    pub(in crate::cli) order: OrderArguments,
}

/// The arguments of `cxo kit`.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct KitArguments {
    /// The profiles and documents.
    #[command(flatten)]
    pub(in crate::cli) choice: ChoiceArguments,

    /// The details.
    #[command(flatten)]
    pub(in crate::cli) making: MakingArguments,

    /// The run.
    #[command(flatten)]
    pub(in crate::cli) run: RunArguments,
}

/// The arguments that form an order.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct OrderArguments {
    /// The profiles and documents.
    #[command(flatten)]
    pub(in crate::cli) choice: ChoiceArguments,

    /// The formats; by default the usual ones.
    #[arg(short, long, value_delimiter = ',', value_name = "FORMAT", value_parser = formats())]
    pub(in crate::cli) formats: Vec<Asked<Format>>,

    /// The details.
    #[command(flatten)]
    pub(in crate::cli) making: MakingArguments,

    /// Whether the documents are bound to one PDF.
    #[arg(skip)]
    pub(in crate::cli) is_bound: bool,
}

/// The arguments that choose profiles and documents.
#[derive(Debug, Clone, Default, Args)]
pub(in crate::cli) struct ChoiceArguments {
    /// The profiles.
    #[command(flatten)]
    pub(in crate::cli) inputs: InputArguments,

    /// The documents; by default the usual ones.
    #[arg(short, long, value_delimiter = ',', value_name = "DOCUMENT", value_parser = documents())]
    pub(in crate::cli) documents: Vec<Asked<DocumentKind>>,
}

/// The arguments about the details of an order: languages, audience, output folder, overrides, and
/// the heads of scorecards.
#[derive(Debug, Clone, Default, Args)]
pub(in crate::cli) struct MakingArguments {
    /// The languages; by default those of the profile, or both if it names none.
    #[arg(short, long, value_delimiter = ',', value_name = "LANGUAGE", value_parser = languages())]
    pub(in crate::cli) languages: Vec<Language>,

    /// The audience; by default that of each document.
    #[arg(short, long, value_name = "AUDIENCE", value_parser = audiences())]
    pub(in crate::cli) audience: Option<Audience>,

    /// The output folder; `-` for standard output.
    #[arg(short, long, default_value = "out", value_name = "DIR")]
    pub(in crate::cli) out: PathBuf,

    /// The folder of a company's own files.
    #[command(flatten)]
    pub(in crate::cli) own: OwnArguments,

    /// The candidate named in heads.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) candidate: Option<String>,

    /// The interviewer named in the head of the scorecard.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) interviewer: Option<String>,

    /// The stage of the process named in the heads of scorecards.
    #[arg(long, value_name = "STAGE")]
    pub(in crate::cli) stage: Option<String>,

    /// The date in heads.
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) date: Option<PartialDate>,
}

/// The arguments about a run.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct RunArguments {
    /// Whether to print a report of the run as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,

    /// Parallel work.
    #[command(flatten)]
    pub(in crate::cli) work: WorkArguments,
}
