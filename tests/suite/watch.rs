//! `cxo watch`: documents are rendered again, however an editor saves the profile.

use std::cell::RefCell;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// A running `cxo watch`, which is stopped when the test ends.
struct Watching {
    child: Child,
    lines: Receiver<String>,
    /// Lines that no test step has consumed yet: results and messages arrive in any order.
    seen: RefCell<Vec<String>>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A timeout that is long enough on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

impl Watching {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cxo"))
            .arg("watch")
            .args(arguments)
            .args(["-d", "job-description", "-f", "md", "-l", "en"])
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        let out = BufReader::new(child.stdout.take().unwrap()).lines();
        let messages = BufReader::new(child.stderr.take().unwrap()).lines();
        let also = sender.clone();
        thread::spawn(move || {
            out.map_while(Result::ok)
                .try_for_each(|line| sender.send(line))
        });
        thread::spawn(move || {
            messages
                .map_while(Result::ok)
                .try_for_each(|line| also.send(line))
        });
        Self {
            child,
            lines,
            seen: RefCell::default(),
        }
    }

    /// Waits for a line that contains `words` and consumes it.
    fn says(&self, words: &str) {
        let mut seen = self.seen.borrow_mut();
        if let Some(index) = seen.iter().position(|line| line.contains(words)) {
            seen.remove(index);
            return;
        }
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            if line.contains(words) {
                return;
            }
            seen.push(line);
        }
        panic!("no {words:?} in {seen:#?}");
    }
}

fn profile(objective: &str) -> String {
    format!("company: Alto\nobjective: {objective}\n")
}

fn posting(folder: &Path) -> String {
    fs::read_to_string(folder.join("out/profile/job-description.en.md")).unwrap()
}

#[test]
fn every_way_of_saving_is_seen() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("profile.yaml");
    fs::write(&file, profile("First.")).unwrap();
    let watching = Watching::start(folder.path(), &["profile.yaml"]);
    watching.says("profile.yaml: 1 file in ");
    assert!(posting(folder.path()).contains("First."));

    fs::write(&file, profile("Written over.")).unwrap();
    watching.says("profile.yaml: 1 file in ");
    assert!(posting(folder.path()).contains("Written over."));

    let draft = folder.path().join("profile.yaml~");
    fs::write(&draft, profile("Put in its place.")).unwrap();
    fs::rename(&draft, &file).unwrap();
    watching.says("profile.yaml: 1 file in ");
    assert!(posting(folder.path()).contains("Put in its place."));
}

#[test]
fn problems_are_shown_and_the_documents_stay() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("profile.yaml");
    fs::write(&file, profile("First.")).unwrap();
    let watching = Watching::start(folder.path(), &["profile.yaml"]);
    watching.says("1 file in ");

    fs::write(&file, "company: Alto\nobjectiv: Half writ").unwrap();
    watching.says("CXO-020");
    watching.says("the documents stay as they were");
    assert!(posting(folder.path()).contains("First."));

    fs::write(&file, profile("Mended.")).unwrap();
    watching.says("1 file in ");
    assert!(posting(folder.path()).contains("Mended."));
}

#[test]
fn templates_are_watched_and_their_problems_shown() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("profile.yaml"), profile("First.")).unwrap();
    let own = folder.path().join("own/en");
    fs::create_dir_all(&own).unwrap();
    let watching = Watching::start(folder.path(), &["profile.yaml", "--templates", "own"]);
    watching.says("1 file in ");

    let template = own.join("job-description.md.tera");
    fs::write(&template, "# Ours, {{ company.name }}\n").unwrap();
    watching.says("1 file in ");
    assert!(posting(folder.path()).starts_with("# Ours, Alto"));

    fs::write(&template, "# Ours, {{ company.name \n").unwrap();
    watching.says("CXO-080");
    assert!(posting(folder.path()).starts_with("# Ours, Alto"));
}

#[test]
fn only_the_profile_that_changed_is_rendered() {
    let folder = TempDir::new().unwrap();
    let profiles = folder.path().join("profiles");
    fs::create_dir(&profiles).unwrap();
    for name in ["one", "two"] {
        fs::write(profiles.join(format!("{name}.yaml")), profile("First.")).unwrap();
    }
    let watching = Watching::start(folder.path(), &["profiles"]);
    watching.says("one.yaml: 1 file in ");
    watching.says("two.yaml: 1 file in ");
    fs::remove_dir_all(folder.path().join("out/one")).unwrap();
    fs::write(profiles.join("two.yaml"), profile("Second.")).unwrap();
    watching.says("two.yaml: 1 file in ");
    fs::write(profiles.join("three.yaml"), profile("Third.")).unwrap();
    watching.says("three.yaml: 1 file in ");
    assert!(!folder.path().join("out/one").exists());
}
