//! The commands that make documents: what each is told, and what all of them are.

use std::path::PathBuf;

use clap::Args;

use crate::cli::arguments::values::{Asked, audiences, documents, formats, languages};
use crate::cli::arguments::{InputArguments, OwnArguments, WorkArguments};
use crate::kit::Format;
use crate::language::Language;
use crate::profile::date::PartialDate;
use crate::profile::keys::Audience;
use crate::template::DocumentTemplate;

/// What to render, and how.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cxo render profile.yaml                        job description and scorecard, to out/profile/
  cxo render profile.yaml -d all -f all          everything there is
  cxo render profile.yaml -f html,paste,txt      to publish, to paste into an editor, to mail
  cxo render profiles -o posted                  every profile of a folder, to posted/
  cxo render \"clients/**/*.yaml\"                 every profile below a folder
  cxo render --from list.txt --jobs 4            those of a list, on four processors
  cxo render profile.yaml -d scorecard --candidate \"A. Martin\" --stage \"First interview\"
  cxo render - -d job-description -l en -f md -o -   from standard input to standard output

Files are named <out>/<profile>/<document>.<language>.<format>. Where profiles of one name come from
several folders, the folders in which they differ stand before the name.

With --stream, a line of standard input is a profile as JSON, bare or with a value to know it by:
  {\"id\": 7, \"profile\": {\"company\": \"Alto\", \"objective\": \"Keep our customers.\"}}
It is answered, in the order of the lines, by a line of standard output with the members line, id,
ok, files (each with name, and text or base64), problems and advice.")]
pub(in crate::cli) struct RenderArguments {
    /// What to make of what.
    #[command(flatten)]
    pub(in crate::cli) order: OrderArguments,

    /// Answer each profile on standard input, one as JSON a line, by a line on standard output
    #[arg(long, conflicts_with_all = ["profiles", "from", "out", "json"])]
    pub(in crate::cli) stream: bool,

    /// How the run goes.
    #[command(flatten)]
    pub(in crate::cli) run: RunArguments,
}

/// What to render at every save.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cxo watch profile.yaml                         to out/profile/, until Ctrl-C
  cxo watch profile.yaml -d job-description -f pdf
  cxo watch profiles --templates own             also after changes to templates

A save that brings problems shows them; the documents stay as they were.")]
pub(in crate::cli) struct WatchArguments {
    /// What to make of what.
    #[command(flatten)]
    pub(in crate::cli) order: OrderArguments,
}

/// What to bind.
#[derive(Debug, Clone, Args)]
#[command(
    mut_arg("documents", |argument| argument.help("Documents to bind; all of them by default")),
    mut_arg("audience", |argument| {
        argument.help("Who reads the kit; the hiring team and the panel by default")
    })
)]
#[command(after_help = "\
Examples:
  cxo kit profile.yaml                           everything, to out/profile/kit.<language>.pdf
  cxo kit profile.yaml -d hiring-brief,interview-guide,scorecard
  cxo kit profile.yaml --audience agency         what an agency may see
  cxo kit profile.yaml --candidate \"A. Martin\" --date 2027-01-20

The PDF has a cover, contents that lead to the documents, bookmarks, and pages numbered through.")]
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

    /// Formats to write; Markdown and PDF by default
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

    /// Documents to make; the job description and the scorecard by default
    #[arg(short, long, value_delimiter = ',', value_name = "DOCUMENT", value_parser = documents())]
    pub(in crate::cli) documents: Vec<Asked<DocumentTemplate>>,
}

/// How documents are made: for whom, where to, and out of what.
#[derive(Debug, Clone, Default, Args)]
pub(in crate::cli) struct MakingArguments {
    /// Languages to write in; the profile's by default, both when it names none
    #[arg(short, long, value_delimiter = ',', value_name = "LANGUAGE", value_parser = languages())]
    pub(in crate::cli) languages: Vec<Language>,

    /// Who reads the documents; whom each is made for by default
    #[arg(short, long, value_name = "AUDIENCE", value_parser = audiences())]
    pub(in crate::cli) audience: Option<Audience>,

    /// Folder to write to, or - for standard output where one file is made
    #[arg(short, long, default_value = "out", value_name = "DIR")]
    pub(in crate::cli) out: PathBuf,

    /// Where your own are.
    #[command(flatten)]
    pub(in crate::cli) own: OwnArguments,

    /// Candidate named at the head of scorecards, interview guide, debrief sheet and candidate
    /// brief
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) candidate: Option<String>,

    /// Interviewer named at the head of the whole scorecard
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) interviewer: Option<String>,

    /// Stage of the process named at the head of scorecards
    #[arg(long, value_name = "STAGE")]
    pub(in crate::cli) stage: Option<String>,

    /// Date at the head of scorecards, interview guide and debrief sheet, written 2027-01-20
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) date: Option<PartialDate>,
}

/// How a run goes, and how it is told.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct RunArguments {
    /// Print results and problems as JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,

    /// How much to work on.
    #[command(flatten)]
    pub(in crate::cli) work: WorkArguments,
}
