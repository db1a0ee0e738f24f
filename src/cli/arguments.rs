//! The command line, in one definition.

mod making;
mod values;

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
pub(super) use values::Asked;

/// Makes the papers to hire a Chief Experience Officer out of one company profile.
#[derive(Debug, Parser)]
#[command(
    name = "cxo",
    version,
    arg_required_else_help = true,
    max_term_width = 100
)]
#[command(after_help = "\
Examples:
  cxo new                                       a few questions, then a profile with comments
  cxo render profiles/maison-auriel.yaml        job description and scorecard, Markdown and PDF
  cxo render profile.yaml -d scorecard -l fr    the scorecard only, in French
  cxo check profiles                            problems and advice, for a folder of profiles
  cxo fix profile.yaml                          mends what has only one answer
  cxo explain CXO-143                           why a rule is there, and its source
  cxo watch profile.yaml                        the documents anew at every save

Exit codes: 0 fine, 1 problems in the input, 2 wrong usage, 3 the system failed.")]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Makes the documents of one or more profiles
    Render(RenderArguments),
    /// Binds everything of a profile to one PDF, with cover, contents and bookmarks
    Kit(KitArguments),
    /// Makes the documents anew at every save
    Watch(WatchArguments),
    /// Lists every problem of one or more profiles, and what would make them better
    Check(CheckArguments),
    /// Mends what can be mended in one way only, and shows the difference first
    Fix(FixArguments),
    /// Asks a few questions and writes a profile with comments
    New(NewArguments),
    /// Says what a code means, why it matters and what it rests on
    Explain(ExplainArguments),
    /// Prints the JSON Schema of a profile
    Schema,
    /// Lists the themes: what documents can look like
    Themes(ThemesArguments),
    /// Lists, shows or copies the built-in templates, texts, themes, audiences and rules
    #[command(subcommand)]
    Templates(TemplatesCommand),
    /// Prints what makes a shell complete the commands
    #[command(after_help = "\
Examples:
  cxo completions bash > ~/.local/share/bash-completion/completions/cxo
  cxo completions zsh > ~/.zfunc/_cxo
  cxo completions powershell >> $PROFILE")]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Prints the manual page
    #[command(after_help = "\
Example:
  cxo man > ~/.local/share/man/man1/cxo.1")]
    Man,
}

/// How much to work on at a time.
#[derive(Debug, Clone, Args)]
pub(super) struct WorkArguments {
    /// How many profiles to work on at a time; as many as there are processors by default
    #[arg(short, long, value_name = "NUMBER", value_parser = threads())]
    pub(super) jobs: Option<NonZeroUsize>,
}

/// Where a company's own files are.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct OwnArguments {
    /// Folder of your own templates, texts, themes, audiences and rules, used before the built-in
    /// ones
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
    /// Profiles, folders of profiles, patterns in quotation marks, or - for standard input
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<PathBuf>,

    /// File that lists profiles, one path a line, or - for standard input
    #[arg(long, conflicts_with = "profiles", value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
}

/// What to check, and how.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cxo check profile.yaml                       problems and advice, with line and column
  cxo check profiles --strict                  fails on warnings too
  cxo check profile.yaml --allow CXO-148       without the advice on length
  cxo check profiles --format sarif            for code hosts and editors

A profile silences advice for itself, with the reason:
  check:
    allow: [{ code: CXO-114, because: the board sets pay in March }]")]
pub(super) struct CheckArguments {
    /// Which profiles.
    #[command(flatten)]
    pub(super) inputs: InputArguments,

    /// How to print what is found: human, json, sarif, or github for annotations
    #[arg(long, value_enum, hide_possible_values = true, default_value_t = ReportFormat::Human, value_name = "FORMAT")]
    pub(super) format: ReportFormat,

    /// Same as --format json
    #[arg(long, conflicts_with = "format")]
    pub(super) json: bool,

    /// Also list what would tell a confidential audience which company it is
    #[arg(long)]
    pub(super) confidential: bool,

    /// Fail on warnings, not on errors alone
    #[arg(long)]
    pub(super) strict: bool,

    /// Codes of advice not to print, such as CXO-148
    #[arg(long, value_delimiter = ',', value_name = "CODE")]
    pub(super) allow: Vec<String>,

    /// Where your own are.
    #[command(flatten)]
    pub(super) own: OwnArguments,

    /// The day against which dates are held, written 2027-01-20; today by default
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,

    /// How much to work on.
    #[command(flatten)]
    pub(super) work: WorkArguments,
}

/// What to write into a new profile.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cxo new                                      asks, then writes profile.yaml
  cxo new auriel.yaml -l fr                    the same in French, to another file
  cxo new --yes --company Tillwise --objective \"Keep our shopkeepers with us.\" \\
    --metric \"NRR from 97 to 108 by 2028-01, for recurring revenue\"

A file is never overwritten. Answers are kept in FILE.draft until the profile is written.
Without a terminal, as with --yes, nothing is asked: the flags are the answers.")]
pub(super) struct NewArguments {
    /// The profile to write
    #[arg(default_value = "profile.yaml", value_name = "FILE")]
    pub(super) file: PathBuf,

    /// Ask nothing
    #[arg(short, long)]
    pub(super) yes: bool,

    /// Languages of the documents, that of the comments first; English without a terminal
    #[arg(short, long = "language", value_delimiter = ',', value_name = "LANGUAGE", value_parser = languages())]
    pub(super) languages: Vec<Language>,

    /// The company's name
    #[arg(long, value_name = "NAME")]
    company: Option<String>,

    /// What the role is for
    #[arg(long, value_name = "TEXT")]
    objective: Option<String>,

    /// Why you hire for it now
    #[arg(long, value_name = "TEXT")]
    why_now: Option<String>,

    /// What you expect to change
    #[arg(long, value_name = "TEXT")]
    impact: Option<String>,

    /// What the business gets out of it: generate_revenue, raise_efficiency, or your own words,
    /// with commas between them
    #[arg(long, value_name = "OUTCOMES")]
    outcome: Option<String>,

    /// A metric, as often as needed: "NPS from 31 to 45 by 2028-12, for repeat sales"
    #[arg(long, value_name = "METRIC")]
    metric: Vec<String>,

    /// The background you prefer: internal, cx or open
    #[arg(long, value_name = "BACKGROUND")]
    background: Option<String>,
}

impl NewArguments {
    /// The answers that the flag of this name gives; none for a name that is no flag.
    pub(super) fn answers(&self, flag: &str) -> &[String] {
        match flag {
            "company" => self.company.as_slice(),
            "objective" => self.objective.as_slice(),
            "why-now" => self.why_now.as_slice(),
            "impact" => self.impact.as_slice(),
            "outcome" => self.outcome.as_slice(),
            "metric" => &self.metric,
            "background" => self.background.as_slice(),
            _ => &[],
        }
    }
}

/// What to mend, and how.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cxo fix profile.yaml           shows the difference, and asks before it writes
  cxo fix profiles --yes         writes without asking
  cxo fix profiles --check       only shows; fails when there is something to mend
  cxo fix - < in.yaml > out.yaml

Misspelt names of fields and known words, numbers and dates written in another way, missing quotes
and brackets, entries given twice, standard French titles in one gender. What a person has to
decide stays as it is, and so does every other byte of the file.

Exit codes: 0 nothing is left to mend and no error is left, 1 changes are not written or errors are
left, 2 wrong usage, 3 the system failed.")]
pub(super) struct FixArguments {
    /// Which profiles.
    #[command(flatten)]
    pub(super) inputs: InputArguments,

    /// Write without asking
    #[arg(short, long, conflicts_with = "check")]
    pub(super) yes: bool,

    /// Never write and never ask
    #[arg(long)]
    pub(super) check: bool,

    /// Where your own are.
    #[command(flatten)]
    pub(super) own: OwnArguments,
}

/// How a check is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people, with the lines it is about
    Human,
    /// As a JSON list
    Json,
    /// As SARIF 2.1.0
    Sarif,
    /// As annotations of GitHub Actions
    Github,
}

/// What to explain.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cxo explain                   every code
  cxo explain CXO-143           one code
  cxo explain 143 -l fr         the same in French")]
pub(super) struct ExplainArguments {
    /// The code, such as CXO-143; every code is listed without one
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,

    /// The language to explain in
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
    /// Lists the built-in templates, texts, themes, audiences and rules
    List,
    /// Prints one of them
    Show {
        /// Its name, such as partials/criterion.md.tera or rules/wording.yaml
        #[arg(value_parser = PossibleValuesParser::new(kit::built_in_files()))]
        name: String,
    },
    /// Copies them into a folder, for you to change; never overwrites
    Eject {
        /// Folder to copy to
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Their names; all of them by default
        #[arg(value_parser = PossibleValuesParser::new(kit::built_in_files()))]
        names: Vec<String>,
    },
}
