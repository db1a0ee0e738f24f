//! The command line, in one definition.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::cli::catalogue;
use crate::cli::formats::Format;
use crate::diagnostic::Code;
use crate::language::Language;
use crate::profile::date::PartialDate;
use crate::profile::keys::{Audience, Key};
use crate::template::{DOCUMENTS, DocumentTemplate};

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
    Themes,
    /// Lists, shows or copies the built-in templates
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

/// What to render, and how.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cxo render profile.yaml                        job description and scorecard, to out/profile/
  cxo render profile.yaml -d all -f all          everything there is
  cxo render profiles -o posted                  every profile of a folder, to posted/
  cxo render profile.yaml -d scorecard --candidate \"A. Martin\" --stage \"First interview\"
  cxo render - -d job-description -l en -f md -o -   from standard input to standard output

Files are named <out>/<profile>/<document>.<language>.<format>.")]
pub(super) struct RenderArguments {
    /// What to make of what.
    #[command(flatten)]
    pub(super) order: OrderArguments,

    /// Print results and problems as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// What to render at every save.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cxo watch profile.yaml                         to out/profile/, until Ctrl-C
  cxo watch profile.yaml -d job-description -f pdf
  cxo watch profiles --templates own             also after changes to templates

A save that brings problems shows them; the documents stay as they were.")]
pub(super) struct WatchArguments {
    /// What to make of what.
    #[command(flatten)]
    pub(super) order: OrderArguments,
}

/// What to bind.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  cxo kit profile.yaml                           everything, to out/profile/kit.<language>.pdf
  cxo kit profile.yaml -d hiring-brief,interview-guide,scorecard
  cxo kit profile.yaml --audience agency         what an agency may see

The PDF has a cover, contents that lead to the documents, bookmarks, and pages numbered through.")]
pub(super) struct KitArguments {
    /// Profiles, folders of profiles, or - for standard input
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<PathBuf>,

    /// Documents to bind; all of them by default
    #[arg(short, long, value_delimiter = ',', value_name = "DOCUMENT", value_parser = documents())]
    pub(super) documents: Vec<Asked<DocumentTemplate>>,

    /// Languages to write in; the profile's by default, both when it names none
    #[arg(short, long, value_delimiter = ',', value_name = "LANGUAGE", value_parser = languages())]
    pub(super) languages: Vec<Language>,

    /// Who reads the kit; the hiring team and the panel by default
    #[arg(short, long, value_name = "AUDIENCE", value_parser = audiences())]
    pub(super) audience: Option<Audience>,

    /// Folder to write to, or - for standard output where one file is made
    #[arg(short, long, default_value = "out", value_name = "DIR")]
    pub(super) out: PathBuf,

    /// Folder of your own templates, used before the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,

    /// Candidate named in the documents
    #[arg(long, value_name = "NAME")]
    pub(super) candidate: Option<String>,

    /// Print results and problems as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// What to make of which profiles.
#[derive(Debug, Default, Args)]
pub(super) struct OrderArguments {
    /// Profiles, folders of profiles, or - for standard input
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<PathBuf>,

    /// Documents to make; the job description and the scorecard by default
    #[arg(short, long, value_delimiter = ',', value_name = "DOCUMENT", value_parser = documents())]
    pub(super) documents: Vec<Asked<DocumentTemplate>>,

    /// Formats to write; Markdown and PDF by default
    #[arg(short, long, value_delimiter = ',', value_name = "FORMAT", value_parser = formats())]
    pub(super) formats: Vec<Asked<Format>>,

    /// Languages to write in; the profile's by default, both when it names none
    #[arg(short, long, value_delimiter = ',', value_name = "LANGUAGE", value_parser = languages())]
    pub(super) languages: Vec<Language>,

    /// Who reads the documents; whom each is made for by default
    #[arg(short, long, value_name = "AUDIENCE", value_parser = audiences())]
    pub(super) audience: Option<Audience>,

    /// Folder to write to, or - for standard output where one file is made
    #[arg(short, long, default_value = "out", value_name = "DIR")]
    pub(super) out: PathBuf,

    /// Folder of your own templates, used before the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,

    /// Candidate named at the head of scorecards
    #[arg(long, value_name = "NAME")]
    pub(super) candidate: Option<String>,

    /// Interviewer named at the head of the whole scorecard
    #[arg(long, value_name = "NAME")]
    pub(super) interviewer: Option<String>,

    /// Stage of the process named at the head of scorecards
    #[arg(long, value_name = "STAGE")]
    pub(super) stage: Option<String>,

    /// Date of the interview, written 2027-01-20
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<PartialDate>,

    /// Whether the documents are bound to one PDF.
    #[arg(skip)]
    pub(super) is_bound: bool,
}

/// What stands for every document, or every format, on a command line.
const ALL: &str = "all";

/// What somebody asks for of several things there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked<T> {
    /// All of them.
    All,
    /// One of them.
    One(T),
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
    /// Profiles, folders of profiles, or - for standard input
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<PathBuf>,

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
    #[arg(long, value_delimiter = ',', value_name = "CODE", value_parser = catalogue::find)]
    pub(super) allow: Vec<Code>,

    /// The day against which dates are held, written 2027-01-20; today by default
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
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
    /// Profiles, folders of profiles, or - for standard input to standard output
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<PathBuf>,

    /// Write without asking
    #[arg(short, long, conflicts_with = "check")]
    pub(super) yes: bool,

    /// Never write and never ask
    #[arg(long)]
    pub(super) check: bool,
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
    #[arg(value_name = "CODE", value_parser = catalogue::find)]
    pub(super) code: Option<Code>,

    /// The language to explain in
    #[arg(short, long, default_value = "en", value_name = "LANGUAGE", value_parser = languages())]
    pub(super) language: Language,
}

/// What to do with the built-in templates.
#[derive(Debug, Subcommand)]
pub(super) enum TemplatesCommand {
    /// Lists the built-in templates
    List,
    /// Prints one built-in template
    Show {
        /// Name of the template, such as partials/criterion.md.tera
        #[arg(value_parser = PossibleValuesParser::new(crate::template::built_in_names()))]
        name: String,
    },
    /// Copies built-in templates into a folder, for you to change; never overwrites
    Eject {
        /// Folder to copy to
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Names of the templates; all of them by default
        #[arg(value_parser = PossibleValuesParser::new(crate::template::built_in_names()))]
        names: Vec<String>,
    },
}

fn documents() -> impl TypedValueParser<Value = Asked<DocumentTemplate>> {
    asked(DOCUMENTS, |document| document.name)
}

fn formats() -> impl TypedValueParser<Value = Asked<Format>> {
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

fn audiences() -> impl TypedValueParser<Value = Audience> {
    let names = Audience::ALL.iter().map(|audience| audience.name());
    PossibleValuesParser::new(names).map(|name| Audience::find(&name).unwrap_or(Audience::ALL[0]))
}

fn languages() -> impl TypedValueParser<Value = Language> {
    let codes = Language::ALL.map(Language::code);
    PossibleValuesParser::new(codes)
        .map(|code| Language::from_code(&code).unwrap_or(Language::ALL[0]))
}
