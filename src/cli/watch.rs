//! `cxo watch`: renders at every save.
//!
//! 1. Everything is rendered once.
//! 2. The folders of all files that matter are watched, not the files: an editor may save by
//!    putting another file in the place of the old one.
//! 3. After a save, when nothing more happens for a moment, the profiles are rendered of which a
//!    file is not what it was, and all of them after a change to the templates.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::cli::arguments::{OrderArguments, WatchArguments};
use crate::cli::console::Console;
use crate::cli::folder;
use crate::cli::inputs::{self, Input};
use crate::cli::outcome::Outcome;
use crate::cli::render::{self, Rendered};
use crate::diagnostic::Diagnostic;
use crate::kit::{self, Engine, Order};
use crate::message::message;

/// A save is over when nothing has happened for so long.
const QUIET: Duration = Duration::from_millis(8);

/// What keeps happening is not waited for any longer than this.
const PATIENCE: Duration = Duration::from_millis(200);

/// Renders what the arguments ask for, again and again, until the program is stopped.
pub(super) fn run(arguments: &WatchArguments, console: &mut Console) -> Outcome {
    let asked = &arguments.order;
    let mut named = asked
        .choice
        .inputs
        .profiles
        .iter()
        .chain(&asked.choice.inputs.from);
    if inputs::is_standard_input(&asked.making.out)
        || named.any(|path| inputs::is_standard_input(path))
    {
        console.error(message!(watch::names_files));
        return Outcome::WrongUsage;
    }
    let order = match render::order(asked) {
        Ok(order) => order,
        Err(message) => {
            console.error(message);
            return Outcome::WrongUsage;
        }
    };
    if let Err(problems) = inputs::expand(&asked.choice.inputs) {
        console.diagnostics(problems);
        return Outcome::InputProblems;
    }
    let (sender, events) = mpsc::channel();
    // Nobody listens any more when the program ends.
    let on_event = move |event| drop(sender.send(event));
    let watcher = match notify::recommended_watcher(on_event) {
        Ok(watcher) => watcher,
        Err(error) => {
            let error = error.to_string();
            return console.failed(message!(watch::cannot_watch_files, error));
        }
    };
    let mut session = Session {
        asked,
        order,
        watcher,
        folders: BTreeSet::new(),
        engine: None,
        templates: 0,
        profiles: Vec::new(),
    };
    let mut start = Instant::now();
    loop {
        if let Err((folder, error)) = session.round(start, console) {
            let (folder, error) = (folder.as_path(), error.to_string());
            return console.failed(message!(watch::cannot_watch, folder, error));
        }
        match next_save(&events) {
            Some(next) => start = next,
            None => return Outcome::Done,
        }
    }
}

/// A folder that the system does not let us watch, and why.
type Unwatchable = (PathBuf, notify::Error);

/// Waits for the next save and until it is over; the result is when it began. `None` when there
/// will be no more.
fn next_save(events: &Receiver<notify::Result<notify::Event>>) -> Option<Instant> {
    let is_read_only = |event: &notify::Result<notify::Event>| {
        event.as_ref().is_ok_and(|event| event.kind.is_access())
    };
    while is_read_only(&events.recv().ok()?) {}
    let start = Instant::now();
    while start.elapsed() < PATIENCE && events.recv_timeout(QUIET).is_ok() {}
    Some(start)
}

struct Session<'a> {
    asked: &'a OrderArguments,
    order: Order,
    watcher: RecommendedWatcher,
    /// The folders that are watched.
    folders: BTreeSet<PathBuf>,
    /// What to make documents with; `None` as long as there are problems with it.
    engine: Option<Engine>,
    /// The print of the templates.
    templates: u64,
    profiles: Vec<Watched>,
}

/// A profile as it was when it was last rendered.
struct Watched {
    input: Input,
    /// The profile, and the files it names.
    files: Vec<PathBuf>,
    /// The print of the files; `None` before the first time.
    print: Option<u64>,
}

impl Session<'_> {
    /// Renders what has changed since the last round; `start` is when it was saved.
    ///
    /// Folders are watched before their files are read, so that no save goes by unseen.
    fn round(&mut self, start: Instant, console: &mut Console) -> Result<(), Unwatchable> {
        self.watch_given_folders()?;
        let anew = match self.refresh_engine() {
            Ok(anew) => anew,
            Err(problems) => {
                console.diagnostics(problems);
                return Ok(());
            }
        };
        if let Some(engine) = &self.engine
            && let Some(refusal) =
                engine.refusal(&self.asked.choice.documents, self.asked.making.audience)
        {
            console.error(refusal);
            return Ok(());
        }
        if let Err(problems) = self.refresh_profiles() {
            console.diagnostics(problems);
            return Ok(());
        }
        for index in 0..self.profiles.len() {
            let files = self.profiles[index].find_files();
            self.watch_folders(files.iter().filter_map(|file| file.parent()))?;
            if !self.profiles[index].has_changed(files) && !anew {
                continue;
            }
            if let Some(engine) = &self.engine {
                let input = &self.profiles[index].input;
                let rendered = render::render(input, &self.asked.making.out, &self.order, engine);
                say(rendered, start, console);
            }
        }
        Ok(())
    }

    /// Finds the profiles again: some may have come and some gone.
    fn refresh_profiles(&mut self) -> Result<(), Vec<Diagnostic>> {
        let inputs = inputs::expand(&self.asked.choice.inputs)?;
        self.profiles.retain(|known| inputs.contains(&known.input));
        for input in inputs {
            if !self.profiles.iter().any(|known| known.input == input) {
                self.profiles.push(Watched::new(input));
            }
        }
        Ok(())
    }

    /// Reads the templates anew if they have changed; whether they have.
    fn refresh_engine(&mut self) -> Result<bool, Vec<Diagnostic>> {
        let templates = self.asked.making.own.templates.as_deref();
        let files = templates.map(|folder| folder::files_below(folder, |_| true));
        let files = files.and_then(Result::ok).unwrap_or_default();
        let print = print_of(files.iter().map(|(_, path)| path));
        if print == self.templates && self.engine.is_some() {
            return Ok(false);
        }
        self.templates = print;
        self.engine = None;
        let engine = Engine::new(&self.asked.making.own.folder())?;
        engine.prepare(&self.order.documents)?;
        self.engine = Some(engine);
        Ok(true)
    }

    fn watch_given_folders(&mut self) -> Result<(), Unwatchable> {
        let asked = self.asked;
        if let Some(templates) = &asked.making.own.templates {
            self.watch(templates, RecursiveMode::Recursive)?;
        }
        let folders = asked.choice.inputs.profiles.iter();
        let folders: Vec<PathBuf> = folders
            .filter_map(|path| inputs::fixed_folder(path))
            .collect();
        let list = asked
            .choice
            .inputs
            .from
            .iter()
            .filter_map(|list| list.parent());
        self.watch_folders(folders.iter().map(PathBuf::as_path).chain(list))
    }

    fn watch_folders<'f>(
        &mut self,
        folders: impl Iterator<Item = &'f Path>,
    ) -> Result<(), Unwatchable> {
        for folder in folders {
            let is_here = folder.as_os_str().is_empty();
            let folder = if is_here { Path::new(".") } else { folder };
            self.watch(folder, RecursiveMode::NonRecursive)?;
        }
        Ok(())
    }

    /// Watches a folder if there is one and it is not watched yet.
    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<(), Unwatchable> {
        if !folder.is_dir() || !self.folders.insert(folder.to_owned()) {
            return Ok(());
        }
        let watched = self.watcher.watch(folder, mode);
        watched.map_err(|error| (folder.to_owned(), error))
    }
}

impl Watched {
    const fn new(input: Input) -> Self {
        Self {
            input,
            files: Vec::new(),
            print: None,
        }
    }

    /// The profile and the files it names. A profile with problems names those that it named
    /// before.
    fn find_files(&self) -> Vec<PathBuf> {
        match self.input.load() {
            Ok(loaded) => {
                let named = kit::files_named(&loaded).into_iter();
                let mut files: Vec<_> = named.map(|name| self.input.folder().join(name)).collect();
                files.push(self.input.path.clone());
                files
            }
            Err(_) if self.files.is_empty() => vec![self.input.path.clone()],
            Err(_) => self.files.clone(),
        }
    }

    /// Whether a file is not what it was; from now on it is what it is now.
    fn has_changed(&mut self, files: Vec<PathBuf>) -> bool {
        self.files = files;
        let print = Some(print_of(&self.files));
        std::mem::replace(&mut self.print, print) != print
    }
}

/// A number that tells the contents of files from what they were before.
fn print_of<'a>(files: impl IntoIterator<Item = &'a PathBuf>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(file).ok().hash(&mut hasher);
    }
    hasher.finish()
}

/// Says what became of a profile: in one line if all is well, else its problems, too.
fn say(rendered: Rendered, start: Instant, console: &mut Console) {
    let time = start.elapsed().as_millis().to_string();
    let name = &rendered.name;
    let line = match (rendered.outcome(), rendered.files.len()) {
        (Outcome::Done, count) => message!(watch::rendered, name, count, time),
        _ => message!(watch::unchanged, name),
    };
    rendered.print_problems(console);
    console.say_result(line);
}
