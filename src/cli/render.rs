//! `cxo render`: profiles to files.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::audience;
use crate::cli::Outcome;
use crate::cli::arguments::{Asked, OrderArguments, RenderArguments};
use crate::cli::brand;
use crate::cli::clock;
use crate::cli::formats::Format;
use crate::cli::inputs::{self, Input};
use crate::cli::make::{Kit, Materials, Order, make};
use crate::cli::outputs::Output;
use crate::cli::report::{Console, ProfileReport};
use crate::cli::templates;
use crate::diagnostic::Diagnostic;
use crate::profile::keys::Key;
use crate::template::{COVER, DOCUMENTS, DocumentTemplate, ScorecardHead};

/// From this many profiles on, a terminal shows how far the run has come.
const MANY: usize = 6;

/// How many profiles are made before their results are printed.
const BATCH: usize = 32;

/// What became of one profile.
pub(super) struct Rendered {
    /// The profile, as people know it.
    pub(super) name: String,
    /// How the profile is named on a command line.
    argument: String,
    /// The files written.
    pub(super) files: Vec<PathBuf>,
    diagnostics: Vec<Diagnostic>,
    /// How many pieces of advice a check would give.
    advice: usize,
    failure: Option<(PathBuf, io::Error)>,
}

/// Renders what the arguments ask for.
pub(super) fn run(arguments: &RenderArguments, console: &mut Console) -> Outcome {
    let RenderArguments { order: asked, json } = arguments;
    let inputs = match inputs::expand(&asked.profiles) {
        Ok(inputs) => inputs,
        Err(problems) => return refuse(arguments, problems, console),
    };
    if let Some(clash) = same_folder(&inputs) {
        console.message(format_args!("error: {clash}"));
        return Outcome::WrongUsage;
    }
    if let Some(refusal) = not_for_audience(asked) {
        console.message(format_args!("error: {refusal}"));
        return Outcome::WrongUsage;
    }
    let order = order(asked);
    let folder = asked.templates.as_deref();
    let materials = match templates::materials(folder, &order.documents) {
        Ok(materials) => materials,
        Err(problems) => return refuse(arguments, problems, console),
    };
    if asked.out.as_os_str() == "-" {
        return to_standard_output(&inputs, &order, &materials, console);
    }
    let mut reports = Vec::new();
    let mut outcome = Outcome::Done;
    let progress = progress(inputs.len(), console);
    for batch in inputs.chunks(BATCH) {
        let rendered: Vec<Rendered> = batch
            .par_iter()
            .map(|input| {
                let rendered = render(input, &asked.out, &order, &materials);
                progress.inc(1);
                rendered
            })
            .collect();
        for profile in rendered {
            outcome = outcome.max(profile.outcome());
            if *json {
                reports.push(profile);
            } else {
                progress.suspend(|| profile.print(console));
            }
        }
    }
    progress.finish_and_clear();
    if *json {
        print_json(&reports, console);
    }
    outcome
}

/// What the arguments ask for.
pub(super) fn order(arguments: &OrderArguments) -> Order {
    let mut documents = chosen(&arguments.documents, DOCUMENTS, |document| {
        document.is_usual
    });
    if arguments.is_bound {
        documents.insert(0, COVER);
    }
    Order {
        documents,
        is_bound: arguments.is_bound,
        formats: chosen(&arguments.formats, &Format::ALL, |format| format.is_usual()),
        languages: arguments.languages.clone(),
        audience: arguments.audience,
        head: ScorecardHead {
            candidate: arguments.candidate.clone(),
            interviewer: arguments.interviewer.clone(),
            stage: arguments.stage.clone(),
            date: arguments.date,
        },
        date: clock::source_date(),
        today: clock::today(),
    }
}

/// Why a document that is asked for by name is not made: the audience asked for does not get it.
pub(super) fn not_for_audience(arguments: &OrderArguments) -> Option<String> {
    let audience = arguments.audience?;
    let receives = |document: &&DocumentTemplate| audience::receives(audience, document.name);
    let refused = arguments.documents.iter().find_map(|asked| match asked {
        Asked::One(document) if !receives(&document) => Some(document.name),
        _ => None,
    })?;
    let received = DOCUMENTS.iter().filter(receives);
    let names: Vec<&str> = received.map(|document| document.name).collect();
    Some(format!(
        "`{refused}` is not for the audience `{}`, which gets: {}",
        audience.name(),
        names.join(", ")
    ))
}

/// What is asked for of `all` there is, in its order; what is usual where nothing is.
fn chosen<T: Copy + PartialEq>(asked: &[Asked<T>], all: &[T], is_usual: fn(&T) -> bool) -> Vec<T> {
    let is_chosen = |one: &T| match asked {
        [] => is_usual(one),
        asked => asked.contains(&Asked::All) || asked.contains(&Asked::One(*one)),
    };
    all.iter().copied().filter(is_chosen).collect()
}

/// Two profiles of one name would be written over one another.
pub(super) fn same_folder(inputs: &[Input]) -> Option<String> {
    let mut folders: BTreeMap<String, &Input> = BTreeMap::new();
    for input in inputs {
        if let Some(other) = folders.insert(input.stem(), input) {
            let (one, other) = (other.name(), input.name());
            return Some(format!(
                "`{one}` and `{other}` would both be written to the folder `{}`; rename one, or render them apart with --out",
                input.stem()
            ));
        }
    }
    None
}

fn refuse(
    arguments: &RenderArguments,
    problems: Vec<Diagnostic>,
    console: &mut Console,
) -> Outcome {
    if arguments.json {
        let name = arguments
            .order
            .profiles
            .iter()
            .map(|path| path.display().to_string());
        let name = name.collect::<Vec<_>>().join(" ");
        let rendered = Rendered {
            argument: name.clone(),
            name,
            files: Vec::new(),
            diagnostics: problems,
            advice: 0,
            failure: None,
        };
        print_json(&[rendered], console);
    } else {
        console.diagnostics(problems);
    }
    Outcome::InputProblems
}

fn progress(count: usize, console: &Console) -> ProgressBar {
    if count < MANY || !console.is_interactive {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} profiles")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(count as u64).with_style(style)
}

/// Makes and writes everything ordered of one profile.
pub(super) fn render(input: &Input, out: &Path, order: &Order, materials: &Materials) -> Rendered {
    let mut rendered = Rendered {
        name: input.name(),
        argument: input.path.display().to_string(),
        files: Vec::new(),
        diagnostics: Vec::new(),
        advice: 0,
        failure: None,
    };
    let kit = match kit(input, order, materials) {
        Ok(kit) => kit,
        Err(problems) => {
            rendered.diagnostics = problems;
            return rendered;
        }
    };
    rendered.diagnostics = kit.warnings;
    rendered.advice = kit.advice;
    let folder = out.join(input.stem());
    for file in kit.files {
        let output = Output {
            path: folder.join(&file.name),
            bytes: file.bytes,
        };
        if let Err(error) = output.write() {
            rendered.failure = Some((output.path, error));
            return rendered;
        }
        rendered.files.push(output.path);
    }
    rendered
}

fn kit(input: &Input, order: &Order, materials: &Materials) -> Result<Kit, Vec<Diagnostic>> {
    let loaded = input.load()?;
    let brand = brand::read(input.folder(), &loaded)?;
    make(&loaded, &brand, order, materials)
}

fn to_standard_output(
    inputs: &[Input],
    order: &Order,
    materials: &Materials,
    console: &mut Console,
) -> Outcome {
    let [input] = inputs else {
        console.message("error: standard output takes one profile; name a folder with --out");
        return Outcome::WrongUsage;
    };
    let kit = match kit(input, order, materials) {
        Ok(kit) => kit,
        Err(problems) => {
            console.diagnostics(problems);
            return Outcome::InputProblems;
        }
    };
    let [file] = kit.files.as_slice() else {
        console.message(format_args!(
            "error: standard output takes one file, and these are {}; choose one with -d, -l and -f",
            kit.files.len()
        ));
        return Outcome::WrongUsage;
    };
    console.diagnostics(kit.warnings);
    match console.bytes(&file.bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            console.system_failed("write to", Path::new("standard output"), &error)
        }
        _ => Outcome::Done,
    }
}

impl Rendered {
    /// How it ended.
    pub(super) fn outcome(&self) -> Outcome {
        if self.failure.is_some() {
            Outcome::SystemFailed
        } else if self.diagnostics.iter().any(Diagnostic::is_error) {
            Outcome::InputProblems
        } else {
            Outcome::Done
        }
    }

    /// Prints the files and what was found.
    fn print(self, console: &mut Console) {
        for file in &self.files {
            console.result(file.display());
        }
        self.print_problems(console);
    }

    /// Prints what was found.
    pub(super) fn print_problems(self, console: &mut Console) {
        console.diagnostics(self.diagnostics);
        if let Some(advice) = advice_line(self.advice, &self.argument) {
            console.message(advice);
        }
        if let Some((path, error)) = self.failure {
            console.system_failed("write", &path, &error);
        }
    }
}

/// How to read the advice that rendering keeps to itself; nothing when there is none.
fn advice_line(count: usize, argument: &str) -> Option<String> {
    let counted = match count {
        0 => return None,
        1 => "1 piece of advice".to_owned(),
        count => format!("{count} pieces of advice"),
    };
    let quote = if argument.contains(char::is_whitespace) {
        "\""
    } else {
        ""
    };
    Some(format!("{counted}: cxo check {quote}{argument}{quote}"))
}

fn print_json(profiles: &[Rendered], console: &mut Console) {
    let reports: Vec<ProfileReport> = profiles
        .iter()
        .map(|profile| ProfileReport {
            profile: &profile.name,
            ok: profile.outcome() == Outcome::Done,
            files: profile
                .files
                .iter()
                .map(|path| path.display().to_string())
                .collect(),
            problems: profile.diagnostics.iter().map(Into::into).collect(),
            advice: profile.advice,
            failure: profile
                .failure
                .as_ref()
                .map(|(path, error)| format!("cannot write {}: {error}", path.display())),
        })
        .collect();
    console.json(&reports);
}
