//! `cxo new`: from answers to a commented profile.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Cursor, Write};
use std::path::Path;
use std::rc::Rc;

use cxo::cli::{Console, Outcome};
use cxo::language::Language;
use cxo::profile::model::Metric;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::{ProptestConfig, proptest};
use tempfile::TempDir;

use crate::commands::cxo;
use crate::support::{load, root};

/// The output of a console, shared with the test.
#[derive(Clone, Default)]
struct Screen(Rc<RefCell<Vec<u8>>>);

impl Screen {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).unwrap()
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The result of a questionnaire in a terminal.
struct Session {
    outcome: Outcome,
    /// The messages, without the folder of the test.
    said: String,
    /// The profile, if one was written.
    profile: Option<String>,
}

/// Runs `cxo new` for `profile.yaml` in a folder, with `lines` as input.
fn answer(folder: &Path, flags: &[&str], lines: &[&str]) -> Session {
    let file = folder.join("profile.yaml");
    let arguments = ["cxo", "new", file.to_str().unwrap()];
    let arguments = arguments.iter().chain(flags).map(OsString::from);
    let typed: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let messages = Screen::default();
    let mut console = Console::of_someone(Cursor::new(typed), io::sink(), messages.clone());
    let outcome = cxo::cli::run_at(arguments, &mut console);
    let folder = format!("{}/", folder.display());
    Session {
        outcome,
        said: messages.text().replace(&folder, ""),
        profile: fs::read_to_string(file).ok(),
    }
}

/// A year that is plausible for a target.
fn target_year() -> String {
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    (today.year() + 2).to_string()
}

/// Answers to every question, without any advice on them.
fn good_answers() -> Vec<String> {
    let year = target_year();
    [
        "English",
        "Maison Auriel",
        "Win back the customers who buy only once.",
        "Two regional chains have opened next to half of our stores since last spring.",
        "Delivery is no longer the first cause of complaints.",
        "1, retain_staff, quieter stores",
        &format!("NPS from 31 to 45 by {year}-11, for sales from recommendations"),
        &format!("churn from 19% to 11% by {year}-06 for recurring revenue"),
        "",
        "internal",
    ]
    .map(str::to_owned)
    .to_vec()
}

#[test]
fn answers_become_a_profile_with_comments() {
    let folder = TempDir::new().unwrap();
    let answers = good_answers();
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let session = answer(folder.path(), &[], &answers);
    assert_eq!(session.outcome, Outcome::Done, "{}", session.said);
    insta::assert_snapshot!("a_session", session.said);
    let profile = session.profile.unwrap();
    let year = target_year();
    let profile = profile.replace(&format!("by: {year}-"), "by: YEAR-");
    insta::assert_snapshot!("a_new_profile", profile);

    let schema = fs::read_to_string(folder.path().join("profile.schema.json")).unwrap();
    assert_eq!(schema, cxo::profile::SCHEMA);
    assert_eq!(
        files(folder.path()),
        ["profile.schema.json", "profile.yaml"]
    );
    let checked = cxo(&["check", "profile.yaml", "--strict"], folder.path(), b"");
    assert_eq!(checked.code, 0, "{}", checked.out);
    let rendered = cxo(&["render", "profile.yaml"], folder.path(), b"");
    assert_eq!(rendered.code, 0, "{}", rendered.err);
}

/// The names of the files in a folder, in order.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn answers_are_checked_at_once() {
    let folder = TempDir::new().unwrap();
    let lines = [
        "deutsch",
        "1",
        "",
        "Alto",
        "Garder nos clients.",
        "L'expérience client est essentielle.",
        "",
        "9",
        "retain_custmers, fidéliser_clients",
        "NPS 31 -> 45",
        "NPS de 08 à 45",
        "NPS de 31 à 45 d'ici 2027-13",
        "NPS de 45 à 31",
        "",
        "interne",
        "internal",
    ];
    let session = answer(folder.path(), &[], &lines);
    assert_eq!(session.outcome, Outcome::Done, "{}", session.said);
    insta::assert_snapshot!("a_french_session_with_slips", session.said);
    let profile = load(&session.profile.unwrap()).profile;
    assert_eq!(profile.languages, [Language::Fr]);
    assert_eq!(profile.target_metrics.len(), 1);
}

#[test]
fn a_session_broken_off_anywhere_goes_on_where_it_was() {
    let answers = good_answers();
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let whole = TempDir::new().unwrap();
    let expected = answer(whole.path(), &[], &answers).profile;
    for stop in 1..answers.len() {
        let folder = TempDir::new().unwrap();
        let (before, after) = answers.split_at(stop);
        let first = answer(folder.path(), &[], before);
        assert_eq!(first.outcome, Outcome::InputProblems, "{}", first.said);
        assert!(first.said.contains("kept in profile.yaml.draft"));
        assert_eq!(files(folder.path()), ["profile.yaml.draft"]);

        let second = answer(folder.path(), &[], after);
        assert!(
            second
                .said
                .starts_with("Going on from the draft profile.yaml.draft")
        );
        assert_eq!(second.outcome, Outcome::Done, "{}", second.said);
        assert_eq!(second.profile, expected, "stopped after {stop} answers");
        assert!(!files(folder.path()).contains(&"profile.yaml.draft".to_owned()));
    }
}

#[test]
fn nothing_is_kept_of_a_session_without_an_answer() {
    let folder = TempDir::new().unwrap();
    let session = answer(folder.path(), &[], &[]);
    assert_eq!(session.outcome, Outcome::InputProblems);
    assert!(
        session.said.contains("Nothing was written"),
        "{}",
        session.said
    );
    assert!(files(folder.path()).is_empty());
}

#[test]
fn a_draft_that_someone_spoilt_is_no_reason_to_fail() {
    let folder = TempDir::new().unwrap();
    let draft = folder.path().join("profile.yaml.draft");
    let lines =
        r#"{ "company": ["Alto"], "objective": [""], "background": ["wizard"], "pay": ["1"] }"#;
    fs::write(
        &draft,
        format!(r#"{{ "languages": ["en"], "lines": {lines} }}"#),
    )
    .unwrap();
    let session = answer(
        folder.path(),
        &[],
        &["Keep our customers.", "", "", "", "", "3"],
    );
    assert_eq!(session.outcome, Outcome::Done, "{}", session.said);
    assert_eq!(load(&session.profile.unwrap()).profile.company.name, "Alto");

    fs::remove_file(folder.path().join("profile.yaml")).unwrap();
    fs::write(&draft, "no draft").unwrap();
    let session = answer(folder.path(), &[], &[]);
    assert_eq!(session.outcome, Outcome::SystemFailed);
    assert!(
        session.said.contains("profile.yaml.draft"),
        "{}",
        session.said
    );
    assert_eq!(fs::read_to_string(&draft).unwrap(), "no draft");
}

#[test]
fn what_flags_answer_is_not_asked() {
    let folder = TempDir::new().unwrap();
    let flags = [
        "-l",
        "en",
        "--company",
        "Alto",
        "--metric",
        "NPS",
        "--metric",
        "churn",
    ];
    let session = answer(
        folder.path(),
        &flags,
        &["Keep our customers.", "", "", "", "3"],
    );
    assert_eq!(session.outcome, Outcome::Done, "{}", session.said);
    for asked in ["Français", "What is the company called?", "Which metric"] {
        assert!(!session.said.contains(asked), "{}", session.said);
    }
    assert_eq!(
        load(&session.profile.unwrap()).profile.target_metrics.len(),
        2
    );
}

#[test]
fn scripts_give_flags() {
    let folder = TempDir::new().unwrap();
    let year = target_year();
    let metric = format!("NPS from 31 to 45.5 by {year}-12, for repeat sales");
    let arguments = [
        "new",
        "auriel.yaml",
        "--yes",
        "--language",
        "fr,en",
        "--company",
        "Maison Auriel",
        "--objective",
        "Garder nos clients.",
        "--why-now",
        "Les prix ont monté.",
        "--metric",
        &metric,
        "--outcome",
        "retain_customers",
        "--background",
        "cx",
    ];
    let run = cxo(&arguments, folder.path(), b"");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.out, "auriel.yaml\nprofile.schema.json\n");
    assert!(run.err.contains("cxo check auriel.yaml"), "{}", run.err);
    let written = fs::read_to_string(folder.path().join("auriel.yaml")).unwrap();
    let profile = load(&written).profile;
    assert_eq!(profile.languages, [Language::Fr, Language::En]);
    let Metric { from, to, .. } = &profile.target_metrics[0];
    assert_eq!((*from, *to), (Some(31.0), Some(45.5)));
}

#[test]
fn scripts_hear_of_everything_missing_or_wrong_at_once() {
    let folder = TempDir::new().unwrap();
    let arguments = [
        "new",
        "--metric",
        "NPS 31-45",
        "--metric",
        "NPS to 45 by 2027-13",
        "--outcome",
        "12",
        "--background",
        "wizard",
        "--why-now",
        " ",
    ];
    let run = cxo(&arguments, folder.path(), b"Alto\n");
    assert_eq!(run.code, 2);
    insta::assert_snapshot!(run.err);
    assert!(files(folder.path()).is_empty());
}

#[test]
fn no_file_is_overwritten() {
    let folder = TempDir::new().unwrap();
    for name in ["profile.yaml", "profile.schema.json"] {
        fs::write(folder.path().join(name), "mine").unwrap();
    }
    let flags = [
        "--yes",
        "--company",
        "Alto",
        "--objective",
        "Keep our customers.",
    ];
    let run = cxo(&[&["new"][..], &flags].concat(), folder.path(), b"");
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("`profile.yaml` is already there"),
        "{}",
        run.err
    );
    assert!(run.err.contains("cxo new other.yaml"), "{}", run.err);
    let run = cxo(
        &[&["new", "other.yaml"][..], &flags].concat(),
        folder.path(),
        b"",
    );
    assert_eq!((run.code, run.out.as_str()), (0, "other.yaml\n"));
    for name in ["profile.yaml", "profile.schema.json"] {
        assert_eq!(
            fs::read_to_string(folder.path().join(name)).unwrap(),
            "mine"
        );
    }
}

/// The examples of a profile with comments, by part: each begins where no line is indented.
fn commented_parts(profile: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for line in profile.lines().skip(1) {
        match line.strip_prefix("# ") {
            Some(example) if example.starts_with(' ') && !parts.is_empty() => {
                let part = parts.last_mut().unwrap();
                *part += &format!("{example}\n");
            }
            Some(example) => parts.push(format!("{example}\n")),
            None => {}
        }
    }
    parts
}

fn template(language: Language) -> String {
    let path = root().join(format!("templates/new/profile.{language}.yaml"));
    fs::read_to_string(path).unwrap()
}

#[test]
fn each_commented_part_holds_without_its_marks() {
    let needed = ["company:", "objective:"];
    for language in Language::ALL {
        let parts = commented_parts(&template(language));
        assert!(parts.len() > 12, "{parts:#?}");
        let base: String = parts
            .iter()
            .filter(|part| needed.iter().any(|key| part.starts_with(key)))
            .map(String::as_str)
            .collect();
        for part in parts.iter().filter(|part| !base.contains(part.as_str())) {
            let loaded = load(&format!("{base}{part}"));
            assert!(loaded.warnings.is_empty(), "{part}: {:?}", loaded.warnings);
        }
        let folder = TempDir::new().unwrap();
        // A complete profile gives no advice that could be suppressed.
        let complete: String = parts
            .into_iter()
            .filter(|part| !part.starts_with("check:"))
            .collect();
        let check = ["check", "-", "--strict", "--today", "2026-11-01"];
        let checked = cxo(&check, folder.path(), complete.as_bytes());
        assert_eq!(checked.code, 0, "{}", checked.out);
        assert!(
            checked.out.contains("answers all 5 of its parts"),
            "{}",
            checked.out
        );
    }
}

#[test]
fn the_profile_written_holds_every_example_that_no_answer_replaces() {
    let folder = TempDir::new().unwrap();
    let flags = [
        "new",
        "--yes",
        "--company",
        "Alto",
        "--objective",
        "Keep our customers.",
    ];
    assert_eq!(cxo(&flags, folder.path(), b"").code, 0);
    let written = fs::read_to_string(folder.path().join("profile.yaml")).unwrap();
    let uncommented: String = written
        .lines()
        .map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line)))
        .skip(1)
        .collect();
    let profile = load(&uncommented).profile;
    assert_eq!(profile.company.name, "Alto");
    assert_eq!(profile.company.employees, Some(4200));
    assert_eq!(profile.languages, [Language::En]);
    assert!(profile.objective.impact.is_some() && profile.role.pay.is_some());
}

#[test]
fn the_comments_show_the_same_fields_in_every_language() {
    let [fr, en] = Language::ALL.map(|language| {
        let parts = commented_parts(&template(language));
        let lines = parts.iter().flat_map(|part| part.lines());
        let keys = lines.map(|line| line.split(':').next().unwrap().to_owned());
        keys.collect::<Vec<_>>()
    });
    assert_eq!(fr, en);
    let schema: serde_json::Value = serde_json::from_str(cxo::profile::SCHEMA).unwrap();
    for field in schema["properties"].as_object().unwrap().keys() {
        assert!(en.contains(field), "no example of `{field}`");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_reads_back_equal(name in "[^\\p{C}\\s][^\\p{C}]{0,40}", text in "[^\\p{C}\\s][^\\p{C}]{0,40}") {
        let folder = TempDir::new().unwrap();
        let session = answer(folder.path(), &["-l", "en"], &[&name, &text, "", "", "", "", ""]);
        assert_eq!(session.outcome, Outcome::Done, "{}", session.said);
        let profile = load(&session.profile.unwrap()).profile;
        assert_eq!(profile.company.name, name.trim());
        assert_eq!(profile.objective.purpose.in_language(Language::En).0, text.trim());
    }
}
