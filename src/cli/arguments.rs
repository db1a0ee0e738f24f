//! The command line, in one definition.

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

/// The command line. Its texts stand in the catalogue of messages.
#[derive(Debug, Parser)]
#[command(
    name = "cxo",
    version,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The documents of profiles.
    Render(RenderArguments),
    /// Everything of a profile in one PDF.
    Kit(KitArguments),
    /// The documents anew at every save.
    Watch(WatchArguments),
    /// Problems and advice.
    Check(CheckArguments),
    /// Changes that have one answer.
    Fix(FixArguments),
    /// A new profile.
    New(NewArguments),
    /// The meaning of a code.
    Explain(ExplainArguments),
    /// The JSON Schema of a profile.
    Schema,
    /// The list of themes.
    Themes(ThemesArguments),
    /// The built-in templates, texts, themes, audiences and rules.
    #[command(subcommand)]
    Templates(TemplatesCommand),
    /// The completions of a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// The manual page.
    Man,
}

/// How much to work on at a time.
#[derive(Debug, Clone, Args)]
pub(super) struct WorkArguments {
    /// How many profiles to work on at a time; as many as there are processors by default.
    #[arg(short, long, value_name = "NUMBER", value_parser = threads())]
    pub(super) jobs: Option<NonZeroUsize>,
}

/// Where a company's own files are.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct OwnArguments {
    /// The folder.
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
}

impl OwnArguments {
    /// The folder as the engine reads it.
    pub(super) fn folder(&self) -> Folder {
        Folder::of_templates(self.templates.as_deref())
    }
}

/// Which profiles.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct InputArguments {
    /// Profiles, folders of profiles, patterns, or `-` for standard input.
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<PathBuf>,

    /// A file that lists profiles, or `-` for standard input.
    #[arg(long, conflicts_with = "profiles", value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
}

/// What to check, and how.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Which profiles.
    #[command(flatten)]
    pub(super) inputs: InputArguments,

    /// How to print what is found.
    #[arg(long, value_enum, hide_possible_values = true, default_value_t = ReportFormat::Human, value_name = "FORMAT")]
    pub(super) format: ReportFormat,

    /// The same as the format for JSON.
    #[arg(long, conflicts_with = "format")]
    pub(super) json: bool,

    /// Whether to list what would name the company to a confidential audience.
    #[arg(long)]
    pub(super) confidential: bool,

    /// Whether warnings fail, too.
    #[arg(long)]
    pub(super) strict: bool,

    /// Codes of advice not to print.
    #[arg(long, value_delimiter = ',', value_name = "CODE")]
    pub(super) allow: Vec<String>,

    /// The folder of a company's own files.
    #[command(flatten)]
    pub(super) own: OwnArguments,

    /// The day against which dates are held; today by default.
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,

    /// How much to work on.
    #[command(flatten)]
    pub(super) work: WorkArguments,
}

/// What to write into a new profile.
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// The profile to write.
    #[arg(default_value = "profile.yaml", value_name = "FILE")]
    pub(super) file: PathBuf,

    /// Whether nothing is asked.
    #[arg(short, long)]
    pub(super) yes: bool,

    /// Languages of the documents, that of the comments first.
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

    /// The business outcomes, with commas between them.
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
    /// The answers that flags give, by the keys of questions.
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

/// What to mend, and how.
#[derive(Debug, Args)]
pub(super) struct FixArguments {
    /// Which profiles.
    #[command(flatten)]
    pub(super) inputs: InputArguments,

    /// Whether to write without asking.
    #[arg(short, long, conflicts_with = "check")]
    pub(super) yes: bool,

    /// Whether to show the changes only.
    #[arg(long)]
    pub(super) check: bool,

    /// Where your own are.
    #[command(flatten)]
    pub(super) own: OwnArguments,
}

/// How a check is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people, with excerpts.
    Human,
    /// A JSON list.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
}

/// What to explain.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The code or the field; all codes are listed without one.
    #[arg(value_name = "CODE|FIELD")]
    pub(super) topic: Option<String>,

    /// The language of the explanation.
    #[arg(short, long, default_value = "en", value_name = "LANGUAGE", value_parser = languages())]
    pub(super) language: Language,

    /// Where your own are.
    #[command(flatten)]
    pub(super) own: OwnArguments,
}

/// Which themes to list.
#[derive(Debug, Args)]
pub(super) struct ThemesArguments {
    /// Where your own are.
    #[command(flatten)]
    pub(super) own: OwnArguments,
}

/// What to do with the built-in templates, texts, themes, audiences and rules.
#[derive(Debug, Subcommand)]
pub(super) enum TemplatesCommand {
    /// The list of built-in files.
    List,
    /// The text of one of them.
    Show {
        /// The name of the file.
        #[arg(value_parser = PossibleValuesParser::new(kit::built_in_files()))]
        name: String,
    },
    /// Copies of them to change.
    Eject {
        /// The folder to copy to.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Names of the files; all of them by default.
        #[arg(value_parser = PossibleValuesParser::new(kit::built_in_files()))]
        names: Vec<String>,
    },
}
