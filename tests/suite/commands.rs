//! The commands: from command lines to files, messages and exit codes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use snapbox::{Assert, Data};
use tempfile::TempDir;

use crate::support::{example_paths, root};

/// The result of a run of the program.
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
    bytes: Vec<u8>,
}

/// Runs the program in a folder, with `input` on its standard input.
pub(crate) fn cxo(arguments: &[&str], folder: &Path, input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cxo"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may end without reading all of its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().unwrap();
    Run {
        code: status.code().expect("the program was killed"),
        out: String::from_utf8_lossy(&stdout).into_owned(),
        err: String::from_utf8(stderr).unwrap(),
        bytes: stdout,
    }
}

/// The files below a folder, by relative path.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((
                    path.strip_prefix(folder).unwrap().to_owned(),
                    fs::read(&path).unwrap(),
                ));
            }
        }
    }
    found.sort();
    found
}

/// A minimal profile.
pub(crate) const MINIMAL: &str = "company: Alto\nobjective: Keep our customers.\n";

#[test]
fn one_command_makes_the_eight_files_and_names_them() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("alto.yaml"), MINIMAL).unwrap();
    let run = cxo(&["render", "alto.yaml"], folder.path(), b"");
    assert_eq!(run.code, 0, "{}", run.err);
    let expected: Vec<String> = ["job-description", "scorecard"]
        .iter()
        .flat_map(|document| ["fr", "en"].map(|language| format!("{document}.{language}")))
        .flat_map(|file| ["md", "pdf"].map(|format| format!("out/alto/{file}.{format}")))
        .collect();
    assert_eq!(run.out.lines().collect::<Vec<_>>(), expected);
    for file in expected {
        let bytes = fs::read(folder.path().join(&file)).unwrap();
        let is_pdf = bytes.starts_with(b"%PDF-1.7");
        assert_eq!(is_pdf, file.ends_with(".pdf"), "{file}");
        assert!(bytes.len() > 1_000, "{file}");
    }
}

#[test]
fn every_example_renders_in_every_language_and_format() {
    let folder = TempDir::new().unwrap();
    for path in example_paths() {
        let run = cxo(
            &["render", path.to_str().unwrap(), "-l", "fr,en"],
            folder.path(),
            b"",
        );
        assert_eq!(run.code, 0, "{}: {}", path.display(), run.err);
    }
    let made = files(folder.path());
    assert!(made.len() >= 5 * 8, "{}", made.len());
    assert!(made.iter().all(|(_, bytes)| bytes.len() > 1_000));
}

#[test]
fn two_runs_and_a_folder_at_once_give_the_same_bytes() {
    let [first, second, third] = [(); 3].map(|()| TempDir::new().unwrap());
    let profiles = root().join("profiles");
    let profiles = profiles.to_str().unwrap();
    for folder in [&first, &second] {
        assert_eq!(cxo(&["render", profiles], folder.path(), b"").code, 0);
    }
    for path in example_paths() {
        assert_eq!(
            cxo(&["render", path.to_str().unwrap()], third.path(), b"").code,
            0
        );
    }
    let made = files(first.path());
    assert!(made == files(second.path()), "two runs differ");
    assert!(
        made == files(third.path()),
        "a folder differs from its files one at a time"
    );
}

#[test]
fn standard_input_and_output_take_one_document() {
    let folder = TempDir::new().unwrap();
    let one = [
        "render",
        "-",
        "-d",
        "job-description",
        "-l",
        "en",
        "-o",
        "-",
        "-f",
    ];
    let run = cxo(
        &[&one[..], &["md"]].concat(),
        folder.path(),
        MINIMAL.as_bytes(),
    );
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("# Chief Experience Officer\n"));
    let run = cxo(
        &[&one[..], &["pdf"]].concat(),
        folder.path(),
        MINIMAL.as_bytes(),
    );
    assert_eq!(run.code, 0);
    assert!(run.bytes.starts_with(b"%PDF-1.7"));

    let several = cxo(
        &["render", "-", "-o", "-"],
        folder.path(),
        MINIMAL.as_bytes(),
    );
    assert_eq!(several.code, 2);
    assert!(
        several.err.contains("standard output takes one file"),
        "{}",
        several.err
    );
    assert!(files(folder.path()).is_empty());
}

#[test]
fn a_bilingual_run_says_once_which_texts_stand_for_both_languages() {
    let folder = TempDir::new().unwrap();
    let yaml = "company: Alto\nobjective: { fr: Garder nos clients. }\nwhy_now: Prices rose.\n";
    let run = cxo(&["render", "-"], folder.path(), yaml.as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    insta::assert_snapshot!(run.err, @"
    note[CXO-060]: `objective` has no English text; the French one is used
     --> standard input:2:1
      |
    2 | objective: { fr: Garder nos clients. }
      | ^^^^^^^^^
      |
      = help: add it as `en`

    note[CXO-061]: shown as written in the documents of every language, because there is one text for all: `why_now`
     --> standard input:3:10
      |
    3 | why_now: Prices rose.
      |          ^^^^^^^^^^^^
      |
      = help: give a text per language as `fr` and `en` below the field

    3 pieces of advice: cxo check -
    ");
}

#[test]
fn what_cannot_be_done_has_its_exit_code() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    fs::write(path.join("alto.yaml"), MINIMAL).unwrap();
    fs::write(path.join("a-file"), "").unwrap();
    assert_eq!(cxo(&["render"], path, b"").code, 2);
    assert_eq!(
        cxo(&["render", "alto.yaml", "-d", "letter"], path, b"").code,
        2
    );
    assert_eq!(
        cxo(&["render", "alto.yaml", "--jobs", "0"], path, b"").code,
        2
    );
    assert_eq!(
        cxo(&["render", "alto.yaml", "-o", "a-file/out"], path, b"").code,
        3
    );
    assert_eq!(cxo(&["check", "alto.yaml"], path, b"").code, 0);
    assert_eq!(cxo(&["--help"], path, b"").code, 0);
}

#[test]
fn a_profile_with_problems_does_not_stop_the_others() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("good.yaml"), MINIMAL).unwrap();
    fs::write(folder.path().join("bad.yaml"), "company: Alto\n").unwrap();
    let run = cxo(&["render", "."], folder.path(), b"");
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("bad.yaml:1:1") || run.err.contains("bad.yaml"),
        "{}",
        run.err
    );
    assert!(run.out.contains("good"), "{}", run.out);
    assert!(!run.out.contains("bad"), "{}", run.out);
}

#[test]
fn results_and_problems_can_be_read_by_programs() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("good.yaml"), MINIMAL).unwrap();
    fs::write(folder.path().join("bad.yaml"), "compny: Alto\n").unwrap();
    let run = cxo(
        &["render", ".", "--json", "-l", "en", "-f", "md"],
        folder.path(),
        b"",
    );
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let [bad, good] = [0, 1].map(|index| &report["profiles"][index]);
    assert_eq!(bad["ok"], false);
    assert_eq!(bad["problems"][0]["line"], 1);
    assert_eq!(good["files"][1], "out/good/scorecard.en.md");
    assert_eq!(
        report["summary"],
        serde_json::json!({ "rendered": 1, "not_rendered": 1 })
    );
}

/// Files that are passed by mistake, each with the words of its message.
fn bad_inputs() -> Vec<(&'static str, Vec<u8>, &'static [&'static str])> {
    let after = |rest: &str| format!("{MINIMAL}{rest}\n").into_bytes();
    let utf_16 = MINIMAL.encode_utf16().flat_map(u16::to_le_bytes);
    let alias_bomb = {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let repeated = vec![format!("*a{}", level - 1); 9].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{repeated}]\n"));
        }
        bomb.into_bytes()
    };
    vec![
        ("empty", Vec::new(), &["CXO-002"]),
        ("only comments", b"# nothing\n".to_vec(), &["CXO-002"]),
        (
            "unclosed quote",
            b"company: \"Alto\nobjective: x\n".to_vec(),
            &[":1:10", "quote"],
        ),
        (
            "tab",
            b"company:\n\tname: Alto\nobjective: x\n".to_vec(),
            &[":2:1", "tab"],
        ),
        (
            "duplicate key",
            after("company: Other"),
            &[":3:1", "`company`"],
        ),
        (
            "UTF-16",
            [0xff, 0xfe].into_iter().chain(utf_16).collect(),
            &["UTF-16", "UTF-8"],
        ),
        (
            "Latin-1",
            b"company: Soci\xe9t\xe9\nobjective: x\n".to_vec(),
            &["UTF-8"],
        ),
        ("wrong type", after("target_metrics: NPS"), &[":3:17"]),
        (
            "number for text",
            b"company: 1984\nobjective: x\n".to_vec(),
            &[":1:10", "quotes"],
        ),
        (
            "unknown key",
            after("target_metric: []"),
            &[":3:1", "did you mean `target_metrics`?"],
        ),
        (
            "impossible date",
            after("role: { starts: 2027-02-30 }"),
            &[":3:17", "28"],
        ),
        (
            "metric without name",
            after("target_metrics: [{ from: 3 }]"),
            &[":3:", "`name`"],
        ),
        (
            "negative pay",
            after("role: { pay: { currency: EUR, min: -5 } }"),
            &[":3:36"],
        ),
        (
            "reversed pay",
            after("role: { pay: { currency: EUR, min: 9, max: 5 } }"),
            &[":3:36"],
        ),
        (
            "unknown weight",
            after("scorecard: { weights: { charm: 2 } }"),
            &[":3:25", "charm"],
        ),
        (
            "unknown gate",
            after("scorecard: { gates: { influance: 3 } }"),
            &["did you mean `influence`?"],
        ),
        (
            "gate out of scale",
            after("scorecard: { gates: { influence: 6 } }"),
            &[":3:34", "5"],
        ),
        (
            "no colour",
            after("brand: { accent: red }"),
            &[":3:18", "#"],
        ),
        (
            "unknown language",
            after("languages: [fr, de]"),
            &[":3:17", "`fr`", "`en`"],
        ),
        (
            "unknown theme",
            after("brand: { theme: baroque }"),
            &[":3:17", "classic"],
        ),
        (
            "missing logo",
            after("brand: { logo: nowhere.png }"),
            &[":3:16", "nowhere.png"],
        ),
        ("alias bomb", alias_bomb, &["CXO-"]),
        ("200 kB of [", vec![b'['; 200_000], &["CXO-"]),
        ("50 MB", vec![b'a'; 50_000_000], &["CXO-003"]),
    ]
}

#[test]
fn bad_input_is_said_and_nothing_is_written() {
    for (name, bytes, expected) in bad_inputs() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("profile.yaml"), &bytes).unwrap();
        let run = cxo(&["render", "profile.yaml"], folder.path(), b"");
        assert_eq!(run.code, 1, "{name}: {}", run.err);
        assert!(run.err.contains("profile.yaml"), "{name}: {}", run.err);
        for words in expected {
            assert!(
                run.err.contains(words),
                "{name}: no {words:?} in\n{}",
                run.err
            );
        }
        assert_eq!(run.out, "", "{name}");
        assert_eq!(files(folder.path()).len(), 1, "{name} wrote something");
    }
}

#[test]
fn missing_files_and_empty_folders_are_said() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    let run = cxo(&["render", "nowhere.yaml"], folder.path(), b"");
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("there is no file `nowhere.yaml`"),
        "{}",
        run.err
    );
    let run = cxo(&["render", "empty"], folder.path(), b"");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("holds no profile"), "{}", run.err);
}

#[test]
fn marks_windows_line_ends_and_signs_are_no_errors() {
    let folder = TempDir::new().unwrap();
    let yaml = "\u{feff}company: 'A|B *c* #d `e` {{ 7*7 }} <script>f</script>'\r\nobjective: Keep our customers.\r\n";
    fs::write(folder.path().join("profile.yaml"), yaml).unwrap();
    let run = cxo(&["render", "profile.yaml"], folder.path(), b"");
    assert_eq!(run.code, 0, "{}", run.err);
    let markdown =
        fs::read_to_string(folder.path().join("out/profile/job-description.en.md")).unwrap();
    assert!(
        markdown.contains(r"**A\|B \*c\* #d \`e\` {{ 7\*7 }} \<script>f\</script>**")
            || markdown.contains(r"\#d"),
        "{markdown}"
    );
}

#[test]
fn own_templates_come_first_and_can_be_copied_to_start_from() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    fs::write(path.join("alto.yaml"), MINIMAL).unwrap();
    assert_eq!(cxo(&["templates", "eject", "own"], path, b"").code, 0);
    assert_eq!(
        cxo(&["templates", "eject", "own"], path, b"").code,
        2,
        "a second copy overwrites"
    );
    let plain = cxo(&["render", "alto.yaml", "-o", "plain"], path, b"");
    let own = cxo(
        &["render", "alto.yaml", "-o", "own-out", "--templates", "own"],
        path,
        b"",
    );
    assert_eq!((plain.code, own.code), (0, 0), "{}", own.err);
    assert!(
        files(&path.join("plain")) == files(&path.join("own-out")),
        "copied templates change the documents"
    );

    fs::write(
        path.join("own/en/job-description.md.tera"),
        "# {{ company.nmae }}\n",
    )
    .unwrap();
    let broken = cxo(
        &["render", "alto.yaml", "-o", "broken", "--templates", "own"],
        path,
        b"",
    );
    assert_eq!(broken.code, 1);
    assert!(
        broken.err.contains("own/en/job-description.md.tera:1:14"),
        "{}",
        broken.err
    );
    assert!(!path.join("broken").exists());
}

#[test]
fn the_schema_printed_is_the_one_committed() {
    let run = cxo(&["schema"], root(), b"");
    let committed = fs::read_to_string(root().join("profiles/profile.schema.json")).unwrap();
    assert_eq!(run.out.trim(), committed.trim());
}

#[test]
fn the_commands_of_the_readme_work() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let prefix = "cargo run --release -- ";
    let commands: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix(prefix))
        .collect();
    assert!(!commands.is_empty());
    let folder = TempDir::new().unwrap();
    let profiles = root().join("profiles");
    for command in commands {
        let command = command.replace("profiles", profiles.to_str().unwrap());
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let run = cxo(&arguments, folder.path(), b"");
        assert_eq!(run.code, 0, "{command}: {}", run.err);
    }
}

/// The help of all commands, as one document.
fn reference() -> String {
    let help = |arguments: &[&str]| cxo(arguments, root(), b"").out;
    let whole = help(&["--help"]);
    let mut text = format!(
        "# Commands\n\nWhat `cxo --help` and `cxo <command> --help` say.\n\n```text\n{}\n```\n",
        whole.trim_end()
    );
    let commands = whole
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1);
    for line in commands.take_while(|line| !line.is_empty()) {
        let name = line.split_whitespace().next().unwrap();
        if name != "help" {
            let said = help(&[name, "--help"]);
            text += &format!("\n## cxo {name}\n\n```text\n{}\n```\n", said.trim_end());
        }
    }
    text
}

#[test]
fn the_reference_of_commands_is_up_to_date() {
    let committed = Data::read_from(&root().join("docs/commands.md"), None).raw();
    Assert::new()
        .action_env("UPDATE")
        .eq(reference(), committed);
}

#[test]
fn shells_complete_and_the_manual_explains_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = cxo(&["completions", shell], root(), b"");
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(
            run.out.contains("render") && run.out.contains("documents"),
            "{shell}"
        );
    }
    let manual = cxo(&["man"], root(), b"").out;
    for words in ["cxo", "render", "watch", "Examples:", "Exit codes:"] {
        assert!(manual.contains(words), "no {words} in\n{manual}");
    }
}
