//! `cxo watch`: renders profiles whenever their files change.
//!
//! 1. All profiles are rendered once.
//! 2. The folders of all files are watched instead of the files, because editors may save by
//!    replacing a file.
//! 3. Events are debounced. Then the profiles with changed files are rendered, or all profiles if a
//!    template has changed.

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

/// The time without events after which a save is complete.
const DEBOUNCE: Duration = Duration::from_millis(8);

/// The longest time to wait for the end of a save.
const MAX_DEBOUNCE: Duration = Duration::from_millis(200);

/// Renders the order of the arguments after every change, until the process ends.
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
    // Sending fails only while the program ends.
    let on_event = move |event| drop(sender.send(event));
    let watcher = match notify::recommended_watcher(on_event) {
        Ok(watcher) => watcher,
        Err(error) => {
            let error = error.to_string();
            return console.failed(message!(watch::cannot_watch_files, error));
        }
    };
    let mut state = WatchState {
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
        if let Err((folder, error)) = state.render_changes(start, console) {
            let (folder, error) = (folder.as_path(), error.to_string());
            return console.failed(message!(watch::cannot_watch, folder, error));
        }
        match next_save(&events) {
            Some(next) => start = next,
            None => return Outcome::Done,
        }
    }
}

/// A folder that cannot be watched, and the error.
type Unwatchable = (PathBuf, notify::Error);

/// Waits until the next save is complete, and returns its start; `None` if the watcher has stopped.
fn next_save(events: &Receiver<notify::Result<notify::Event>>) -> Option<Instant> {
    let is_read_only = |event: &notify::Result<notify::Event>| {
        event.as_ref().is_ok_and(|event| event.kind.is_access())
    };
    while is_read_only(&events.recv().ok()?) {}
    let start = Instant::now();
    while start.elapsed() < MAX_DEBOUNCE && events.recv_timeout(DEBOUNCE).is_ok() {}
    Some(start)
}

/// The state of a watch.
struct WatchState<'a> {
    asked: &'a OrderArguments,
    order: Order,
    watcher: RecommendedWatcher,
    /// The folders that are watched.
    folders: BTreeSet<PathBuf>,
    /// The engine; `None` while the overrides have problems.
    engine: Option<Engine>,
    /// The digest of the templates.
    templates: u64,
    profiles: Vec<WatchedProfile>,
}

/// A profile and the state of its files when it was last rendered.
struct WatchedProfile {
    input: Input,
    /// The profile, and the files it names.
    files: Vec<PathBuf>,
    /// The digest of the files; `None` before the first rendering.
    digest: Option<u64>,
}

impl WatchState<'_> {
    /// Renders the profiles that have changed; `start` is the start of the save.
    ///
    /// Folders are watched before their files are read, so that no change is missed.
    fn render_changes(&mut self, start: Instant, console: &mut Console) -> Result<(), Unwatchable> {
        self.watch_given_folders()?;
        let is_reloaded = match self.reload_engine() {
            Ok(is_reloaded) => is_reloaded,
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
            if !self.profiles[index].has_changed(files) && !is_reloaded {
                continue;
            }
            if let Some(engine) = &self.engine {
                let input = &self.profiles[index].input;
                let rendered = render::render(input, &self.asked.making.out, &self.order, engine);
                print_result(rendered, start, console);
            }
        }
        Ok(())
    }

    /// Updates the list of profiles: files may have been added or removed.
    fn refresh_profiles(&mut self) -> Result<(), Vec<Diagnostic>> {
        let inputs = inputs::expand(&self.asked.choice.inputs)?;
        self.profiles.retain(|known| inputs.contains(&known.input));
        for input in inputs {
            if !self.profiles.iter().any(|known| known.input == input) {
                self.profiles.push(WatchedProfile::new(input));
            }
        }
        Ok(())
    }

    /// Reloads the engine if the templates have changed. Returns whether it was reloaded.
    fn reload_engine(&mut self) -> Result<bool, Vec<Diagnostic>> {
        let templates = self.asked.making.own.templates.as_deref();
        let files = templates.map(|folder| folder::files_below(folder, |_| true));
        let files = files.and_then(Result::ok).unwrap_or_default();
        let digest = digest_of(files.iter().map(|(_, path)| path));
        if digest == self.templates && self.engine.is_some() {
            return Ok(false);
        }
        self.templates = digest;
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

    /// Watches a folder, if it exists and is not yet watched.
    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<(), Unwatchable> {
        if !folder.is_dir() || !self.folders.insert(folder.to_owned()) {
            return Ok(());
        }
        let watched = self.watcher.watch(folder, mode);
        watched.map_err(|error| (folder.to_owned(), error))
    }
}

impl WatchedProfile {
    const fn new(input: Input) -> Self {
        Self {
            input,
            files: Vec::new(),
            digest: None,
        }
    }

    /// The file of the profile and the files it names. For a profile with problems, these are the
    /// files of the last valid version.
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

    /// Updates the files and their digest. Returns whether the digest has changed.
    fn has_changed(&mut self, files: Vec<PathBuf>) -> bool {
        self.files = files;
        let digest = Some(digest_of(&self.files));
        std::mem::replace(&mut self.digest, digest) != digest
    }
}

/// The digest of the paths and contents of files.
fn digest_of<'a>(files: impl IntoIterator<Item = &'a PathBuf>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(file).ok().hash(&mut hasher);
    }
    hasher.finish()
}

/// Prints the diagnostics of a profile, and whether it was rendered.
fn print_result(rendered: Rendered, start: Instant, console: &mut Console) {
    let time = start.elapsed().as_millis().to_string();
    let name = &rendered.name;
    let line = match (rendered.outcome(), rendered.files.len()) {
        (Outcome::Done, count) => message!(watch::rendered, name, count, time),
        _ => message!(watch::unchanged, name),
    };
    rendered.print_problems(console);
    console.say_result(line);
}
