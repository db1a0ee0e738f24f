//! The definition of the command line.

mod making;
mod values;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::cli::arguments::values::{languages, threads};
use crate::cli::folder::Folder;
use crate::kit;
use crate::language::Language;
pub(super) use making::{KitArguments, OrderArguments, RenderArguments, WatchArguments};
pub(super) use values::report_formats;

/// The command line. Its texts are in the catalogue of messages.
#[derive(Debug, Parser)]
#[command(
    name = "cxo",
    version,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub(super) struct Arguments {
    /// The command.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Renders documents.
    Render(RenderArguments),
    /// Binds all documents to one PDF per language.
    Kit(KitArguments),
    /// Renders documents after every change.
    Watch(WatchArguments),
    /// Reports problems and advice.
    Check(CheckArguments),
    /// Applies fixes.
    Fix(FixArguments),
    /// Writes a new profile.
    New(NewArguments),
    /// Explains a code.
    Explain(ExplainArguments),
    /// Prints the JSON Schema of a profile.
    Schema,
    /// Lists the themes.
    Themes(ThemesArguments),
    /// Lists, shows or copies built-in files.
    #[command(subcommand)]
    Templates(TemplatesCommand),
    /// Prints the completion script of a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Prints the manual page.
    Man,
}

/// The arguments about parallel work.
#[derive(Debug, Clone, Args)]
pub(super) struct WorkArguments {
    /// The number of profiles to process at a time; by default the number of processors.
    #[arg(short, long, value_name = "NUMBER", value_parser = threads())]
    pub(super) jobs: Option<NonZeroUsize>,
}

/// The arguments about a company's own files.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct OwnArguments {
    /// The folder.
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
}

impl OwnArguments {
    /// The folder as assets.
    pub(super) fn folder(&self) -> Folder {
        Folder::of_templates(self.templates.as_deref())
    }
}

/// The arguments that name profiles.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct InputArguments {
    /// Profiles, folders of profiles, patterns, or `-` for standard input.
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<PathBuf>,

    /// A file that lists profiles, or `-` for standard input.
    #[arg(long, conflicts_with = "profiles", value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
}

/// The arguments of `cxo check`.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// The profiles.
    #[command(flatten)]
    pub(super) inputs: InputArguments,

    /// The output format.
    #[arg(long, value_enum, hide_possible_values = true, default_value_t = ReportFormat::Human, value_name = "FORMAT")]
    pub(super) format: ReportFormat,

    /// Whether the output format is JSON.
    #[arg(long, conflicts_with = "format")]
    pub(super) json: bool,

    /// Whether to report text that would identify the company in a confidential posting.
    #[arg(long)]
    pub(super) confidential: bool,

    /// Whether warnings count as failures.
    #[arg(long)]
    pub(super) strict: bool,

    /// The codes of advice to leave out.
    #[arg(long, value_delimiter = ',', value_name = "CODE")]
    pub(super) allow: Vec<String>,

    /// The folder of a company's own files.
    #[command(flatten)]
    pub(super) own: OwnArguments,

    /// The date that dates are compared with; by default the current date.
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,

    /// Parallel work.
    #[command(flatten)]
    pub(super) work: WorkArguments,
}

/// The arguments of `cxo new`.
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// The profile to write.
    #[arg(default_value = "profile.yaml", value_name = "FILE")]
    pub(super) file: PathBuf,

    /// Whether to ask no questions.
    #[arg(short, long)]
    pub(super) yes: bool,

    /// The languages of the documents, first that of the comments.
    #[arg(short, long = "language", value_delimiter = ',', value_name = "LANGUAGE", value_parser = languages())]
    pub(super) languages: Vec<Language>,

    /// The company's name.
    #[arg(long, value_name = "NAME")]
    company: Option<String>,

    /// The purpose of the role.
    #[arg(long, value_name = "TEXT")]
    objective: Option<String>,

    /// The reason to hire now.
    #[arg(long, value_name = "TEXT")]
    why_now: Option<String>,

    /// The expected impact.
    #[arg(long, value_name = "TEXT")]
    impact: Option<String>,

    /// The business outcomes, separated by commas.
    #[arg(long, value_name = "OUTCOMES")]
    outcome: Option<String>,

    /// The metrics, each in one sentence.
    #[arg(long, value_name = "METRIC")]
    metric: Vec<String>,

    /// The preferred background.
    #[arg(long, value_name = "BACKGROUND")]
    background: Option<String>,
}

impl NewArguments {
    /// The answers of the flags, by the key of their question.
    pub(super) fn answers(&self) -> BTreeMap<String, Vec<String>> {
        let flags = [
            ("company", self.company.as_slice()),
            ("objective", self.objective.as_slice()),
            ("why-now", self.why_now.as_slice()),
            ("impact", self.impact.as_slice()),
            ("outcome", self.outcome.as_slice()),
            ("metric", &self.metric),
            ("background", self.background.as_slice()),
        ];
        let given = flags.into_iter().filter(|(_, lines)| !lines.is_empty());
        given
            .map(|(key, lines)| (key.to_owned(), lines.to_vec()))
            .collect()
    }
}

/// The arguments of `cxo fix`.
#[derive(Debug, Args)]
pub(super) struct FixArguments {
    /// The profiles.
    #[command(flatten)]
    pub(super) inputs: InputArguments,

    /// Whether to write without asking.
    #[arg(short, long, conflicts_with = "check")]
    pub(super) yes: bool,

    /// Whether to only show the changes.
    #[arg(long)]
    pub(super) check: bool,

    /// The company's own files.
    #[command(flatten)]
    pub(super) own: OwnArguments,
}

/// The output format of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// Text with excerpts of the source.
    Human,
    /// A JSON list.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
}

/// The arguments of `cxo explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The code or field; `None` for the list of codes.
    #[arg(value_name = "CODE|FIELD")]
    pub(super) topic: Option<String>,

    /// The language of the explanation.
    #[arg(short, long, default_value = "en", value_name = "LANGUAGE", value_parser = languages())]
    pub(super) language: Language,

    /// The company's own files.
    #[command(flatten)]
    pub(super) own: OwnArguments,
}

/// The arguments of `cxo themes`.
#[derive(Debug, Args)]
pub(super) struct ThemesArguments {
    /// The company's own files.
    #[command(flatten)]
    pub(super) own: OwnArguments,
}

/// The subcommands of `cxo templates`.
#[derive(Debug, Subcommand)]
pub(super) enum TemplatesCommand {
    /// Lists the built-in files.
    List,
    /// Prints a built-in file.
    Show {
        /// The name of the file.
        #[arg(value_parser = PossibleValuesParser::new(kit::built_in_files()))]
        name: String,
    },
    /// Copies built-in files to a folder.
    Eject {
        /// The folder.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// The names of the files; by default all.
        #[arg(value_parser = PossibleValuesParser::new(kit::built_in_files()))]
        names: Vec<String>,
    },
}
