//! `cxo render`: profiles to files.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::Outcome;
use crate::cli::arguments::{Asked, OrderArguments, RenderArguments};
use crate::cli::clock;
use crate::cli::folder::Folder;
use crate::cli::inputs::{self, Input};
use crate::cli::outputs::Output;
use crate::cli::report::{Console, ProfileReport, RunReport};
use crate::cli::stream;
use crate::cli::summary::Summary;
use crate::cli::workers::Workers;
use crate::diagnostic::Diagnostic;
use crate::kit::{Engine, Format, Kit, Order};
use crate::message::{Argument, Joined, Message, message};
use crate::profile::keys::Key;
use crate::template::{COVER, DOCUMENTS, DocumentKind, ScorecardHead};

/// From this many profiles on, a terminal shows how far the run has come.
const MANY: usize = 6;

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
    let asked = &arguments.order;
    let workers = Workers::new(arguments.run.work.jobs);
    let inputs = match arguments.stream {
        true => Vec::new(),
        false => match inputs::expand(&asked.choice.inputs) {
            Ok(inputs) => inputs,
            Err(problems) => return refuse(arguments, problems, console),
        },
    };
    let order = match order(asked) {
        Ok(order) => order,
        Err(message) => {
            console.error(message);
            return Outcome::WrongUsage;
        }
    };
    let engine = Engine::new(&asked.making.own.folder());
    let prepared = engine.and_then(|engine| engine.prepare(&order.documents).map(|()| engine));
    let engine = match prepared {
        Ok(engine) => engine,
        Err(problems) => return refuse(arguments, problems, console),
    };
    if let Some(refusal) = not_for_audience(asked, &engine) {
        console.message(format_args!("error: {refusal}"));
        return Outcome::WrongUsage;
    }
    if arguments.stream {
        return stream::run(&order, &engine, &workers, console);
    }
    if inputs::is_standard_input(&asked.making.out) {
        let make = |input: &Input| workers.run(|| kit(input, &order, &engine));
        return to_standard_output(&inputs, make, console);
    }
    let job = Job {
        inputs: &inputs,
        out: &asked.making.out,
        order: &order,
        engine: &engine,
    };
    match arguments.run.json {
        true => job.to_json(&workers, console),
        false => job.to_lines(&workers, console),
    }
}

/// Profiles to render into a folder.
struct Job<'a> {
    inputs: &'a [Input],
    out: &'a Path,
    order: &'a Order,
    engine: &'a Engine,
}

impl Job<'_> {
    /// Renders every profile and says at once what became of it.
    fn to_lines(&self, workers: &Workers, console: &mut Console) -> Outcome {
        let progress = progress(self.inputs.len(), console);
        let mut summary = Summary::default();
        let done = self.work(workers, &progress, |rendered| {
            summary.add(&rendered.name, rendered.outcome());
            progress.suspend(|| rendered.print(console));
        });
        progress.finish_and_clear();
        if let Some(line) = summary.line() {
            console.say(line);
        }
        match done {
            Ok(()) => summary.outcome(),
            Err(error) => console.cannot_start(&error),
        }
    }

    /// Renders every profile and prints what became of them all.
    fn to_json(&self, workers: &Workers, console: &mut Console) -> Outcome {
        let progress = progress(self.inputs.len(), console);
        let mut reports = Vec::new();
        let done = self.work(workers, &progress, |rendered| reports.push(rendered));
        progress.finish_and_clear();
        match done {
            Ok(()) => print_json(&reports, console),
            Err(error) => console.cannot_start(&error),
        }
    }

    fn work(
        &self,
        workers: &Workers,
        progress: &ProgressBar,
        mut take: impl FnMut(Rendered),
    ) -> io::Result<()> {
        let render = |input| {
            let rendered = render(input, self.out, self.order, self.engine);
            progress.inc(1);
            rendered
        };
        workers.in_order(self.inputs.iter(), render, |rendered| {
            take(rendered);
            ControlFlow::Continue(())
        })
    }
}

/// What the arguments ask for.
///
/// # Errors
///
/// What to answer to somebody who asks for a format that none of the documents is written in.
pub(super) fn order(arguments: &OrderArguments) -> Result<Order, Message> {
    let mut documents = chosen(&arguments.choice.documents, DOCUMENTS, |document| {
        document.is_usual
    });
    for format in &arguments.formats {
        if let Asked::One(format) = format {
            has_document(*format, &documents)?;
        }
    }
    if arguments.is_bound {
        documents.insert(0, COVER);
    }
    Ok(Order {
        documents,
        is_bound: arguments.is_bound,
        formats: chosen(&arguments.formats, &Format::ALL, |format| format.is_usual()),
        languages: arguments.making.languages.clone(),
        audience: arguments.making.audience,
        head: ScorecardHead {
            candidate: arguments.making.candidate.clone(),
            interviewer: arguments.making.interviewer.clone(),
            stage: arguments.making.stage.clone(),
            date: arguments.making.date,
        },
        date: clock::source_date(),
        today: clock::today(),
    })
}

/// Sees to it that one of the documents is written in that format.
fn has_document(format: Format, documents: &[DocumentKind]) -> Result<(), Message> {
    if documents.iter().any(|document| format.is_for(*document)) {
        return Ok(());
    }
    let fitting = DOCUMENTS.iter();
    let fitting = fitting.filter(|document| format.is_for(**document));
    let name = |document: &DocumentKind| document.name;
    Err(message!(
        render::not_for_format,
        format = format.name(),
        documents = Argument::code(documents.iter().map(name), Joined::Comma),
        fitting = Argument::code(fitting.map(name), Joined::Comma),
    ))
}

/// Why a document that is asked for by name is not made: the audience asked for does not get it.
pub(super) fn not_for_audience(arguments: &OrderArguments, engine: &Engine) -> Option<Message> {
    let audience = arguments.making.audience?;
    let audiences = &engine.audiences;
    let receives = |document: &&DocumentKind| audiences.receives(audience, document.name);
    let refused = arguments
        .choice
        .documents
        .iter()
        .find_map(|asked| match asked {
            Asked::One(document) if !receives(&document) => Some(document.name),
            _ => None,
        })?;
    let received = DOCUMENTS.iter().filter(receives);
    let received = received.map(|document| document.name);
    Some(message!(
        render::not_for_audience,
        document = refused,
        audience = audience.name(),
        received = Argument::list(received, Joined::Comma),
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

fn refuse(
    arguments: &RenderArguments,
    problems: Vec<Diagnostic>,
    console: &mut Console,
) -> Outcome {
    if arguments.run.json {
        let asked = &arguments.order.choice.inputs;
        let named = asked.profiles.iter().chain(&asked.from);
        let name = named.map(|path| path.display().to_string());
        let name = name.collect::<Vec<_>>().join(" ");
        let rendered = Rendered {
            argument: name.clone(),
            name,
            files: Vec::new(),
            diagnostics: problems,
            advice: 0,
            failure: None,
        };
        return print_json(&[rendered], console);
    }
    console.diagnostics(problems);
    Outcome::InputProblems
}

fn progress(count: usize, console: &Console) -> ProgressBar {
    if count < MANY || !console.is_interactive {
        return ProgressBar::hidden();
    }
    let (bar, done, all) = ("{bar:30}", "{pos}", "{len}");
    let template = console.text(&message!(render::progress, bar, done, all));
    let style =
        ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(count as u64).with_style(style)
}

/// Makes and writes everything ordered of one profile.
pub(super) fn render(input: &Input, out: &Path, order: &Order, engine: &Engine) -> Rendered {
    let mut rendered = Rendered {
        name: input.name(),
        argument: input.path.display().to_string(),
        files: Vec::new(),
        diagnostics: Vec::new(),
        advice: 0,
        failure: None,
    };
    let kit = match kit(input, order, engine) {
        Ok(kit) => kit,
        Err(problems) => {
            rendered.diagnostics = problems;
            return rendered;
        }
    };
    rendered.diagnostics = kit.warnings;
    rendered.advice = kit.advice;
    let folder = out.join(&input.place);
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

fn kit(input: &Input, order: &Order, engine: &Engine) -> Result<Kit, Vec<Diagnostic>> {
    let loaded = input.load()?;
    engine.render(&loaded, order, &Folder::of_files(input.folder()))
}

fn to_standard_output(
    inputs: &[Input],
    make: impl FnOnce(&Input) -> io::Result<Result<Kit, Vec<Diagnostic>>>,
    console: &mut Console,
) -> Outcome {
    let [input] = inputs else {
        console.error(message!(render::one_profile));
        return Outcome::WrongUsage;
    };
    let kit = match make(input) {
        Ok(Ok(kit)) => kit,
        Ok(Err(problems)) => {
            console.diagnostics(problems);
            return Outcome::InputProblems;
        }
        Err(error) => return console.cannot_start(&error),
    };
    let [file] = kit.files.as_slice() else {
        console.error(message!(render::one_file, files = kit.files.len()));
        return Outcome::WrongUsage;
    };
    console.diagnostics(kit.warnings);
    match console.bytes(&file.bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => console.cannot_print(&error),
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
            console.say(advice);
        }
        if let Some((path, error)) = self.failure {
            console.cannot_write(&path, &error);
        }
    }
}

/// How to read the advice that rendering keeps to itself; nothing when there is none.
fn advice_line(count: usize, argument: &str) -> Option<Message> {
    let command = match argument.contains(char::is_whitespace) {
        true => format!("cxo check \"{argument}\""),
        false => format!("cxo check {argument}"),
    };
    (count > 0).then(|| message!(render::advice, count, command))
}

fn print_json(profiles: &[Rendered], console: &mut Console) -> Outcome {
    let mut summary = Summary::default();
    for profile in profiles {
        summary.add(&profile.name, profile.outcome());
    }
    let reports = profiles
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
            failure: profile.failure.as_ref().map(|(path, error)| {
                message!(files::cannot_write, path = path.as_path(), error).to_string()
            }),
        })
        .collect();
    console.json(&RunReport {
        profiles: reports,
        summary: &summary,
    });
    summary.outcome()
}
