//! The commands that make documents: what each is told, and what all of them are.

use std::path::PathBuf;

use clap::Args;

use crate::cli::arguments::values::{Asked, audiences, documents, formats, languages};
use crate::cli::arguments::{InputArguments, OwnArguments, WorkArguments};
use crate::kit::Format;
use crate::language::Language;
use crate::profile::date::PartialDate;
use crate::profile::keys::Audience;
use crate::template::DocumentKind;

/// What to render, and how.
#[derive(Debug, Args)]
pub(in crate::cli) struct RenderArguments {
    /// What to make of what.
    #[command(flatten)]
    pub(in crate::cli) order: OrderArguments,

    /// Whether each line of standard input is a profile that a line of standard output answers.
    #[arg(long, conflicts_with_all = ["profiles", "from", "out", "json"])]
    pub(in crate::cli) stream: bool,

    /// How the run goes.
    #[command(flatten)]
    pub(in crate::cli) run: RunArguments,
}

/// What to render at every save.
#[derive(Debug, Args)]
pub(in crate::cli) struct WatchArguments {
    /// What to make of what.
    #[command(flatten)]
    pub(in crate::cli) order: OrderArguments,
}

/// What to bind.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct KitArguments {
    /// Which documents of which profiles.
    #[command(flatten)]
    pub(in crate::cli) choice: ChoiceArguments,

    /// How they are made.
    #[command(flatten)]
    pub(in crate::cli) making: MakingArguments,

    /// How the run goes.
    #[command(flatten)]
    pub(in crate::cli) run: RunArguments,
}

/// What to make of which profiles.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct OrderArguments {
    /// Which documents of which profiles.
    #[command(flatten)]
    pub(in crate::cli) choice: ChoiceArguments,

    /// Formats to write; the usual ones by default.
    #[arg(short, long, value_delimiter = ',', value_name = "FORMAT", value_parser = formats())]
    pub(in crate::cli) formats: Vec<Asked<Format>>,

    /// How they are made.
    #[command(flatten)]
    pub(in crate::cli) making: MakingArguments,

    /// Whether the documents are bound to one PDF.
    #[arg(skip)]
    pub(in crate::cli) is_bound: bool,
}

/// Which documents of which profiles.
#[derive(Debug, Clone, Default, Args)]
pub(in crate::cli) struct ChoiceArguments {
    /// Which profiles.
    #[command(flatten)]
    pub(in crate::cli) inputs: InputArguments,

    /// Documents to make; the usual ones by default.
    #[arg(short, long, value_delimiter = ',', value_name = "DOCUMENT", value_parser = documents())]
    pub(in crate::cli) documents: Vec<Asked<DocumentKind>>,
}

/// How documents are made: for whom, where to, and out of what.
#[derive(Debug, Clone, Default, Args)]
pub(in crate::cli) struct MakingArguments {
    /// Languages to write in; the profile's by default, both when it names none.
    #[arg(short, long, value_delimiter = ',', value_name = "LANGUAGE", value_parser = languages())]
    pub(in crate::cli) languages: Vec<Language>,

    /// The readers of the documents; those whom each is made for by default.
    #[arg(short, long, value_name = "AUDIENCE", value_parser = audiences())]
    pub(in crate::cli) audience: Option<Audience>,

    /// The folder to write to, or `-` for standard output.
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

/// How a run goes, and how it is told.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct RunArguments {
    /// Whether results and problems are printed as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,

    /// How much to work on.
    #[command(flatten)]
    pub(in crate::cli) work: WorkArguments,
}
