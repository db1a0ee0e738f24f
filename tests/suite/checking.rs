//! `cxo check` and `cxo explain` on the command line.

use std::fs;

use tempfile::TempDir;

use crate::commands::{Run, cxo};
use crate::support::{example_paths, root};

/// The day on which every check runs.
const TODAY: [&str; 2] = ["--today", "2026-11-21"];

fn check(arguments: &[&str], folder: &TempDir) -> Run {
    cxo(
        &[&["check"], arguments, &TODAY].concat(),
        folder.path(),
        b"",
    )
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

const COMPLETE: &str = "\
company: Alto
role: { reports_to: ceo, scope: cx, locations: [{ country: CH }], pay: { currency: CHF, min: 200000, max: 240000 } }
objective: { purpose: Keep our members., impact: One claim journey., outcomes: [retain_customers] }
why_now: Water damage has risen by a third.
target_metrics: [{ name: retention, from: 86, to: 90, by: 2028, drives: Premiums }]
languages: [en]
";

/// A profile with ten mistakes of different kinds.
const PLANTED: &str = "\
company: Alto
objective: { fr: Garder nos membres., en: Keep our members. }
why_now: { fr: La hausse des loyers., en: Customer experience matters. }
role:
  title: { fr: Directeur client, en: Chief Customer Officer }
  reports_to: cmo
  locations: [{ city: Denver, country: US }]
  pay: { currency: USD, min: 100000, max: 300000 }
  apply: { by: 2026-02-01 }
target_metrics:
  - { name: churn, from: 11, to: 19, by: 2028, drives: Revenue }
  - { name: nps, from: 31, to: 131, by: 2028, drives: Sales }
qualifications:
  add:
    - { en: 10 years of experience as a digital native, fr: À l'aise en ligne }
";

#[test]
fn every_planted_mistake_is_shown_at_its_place_in_one_run() {
    let folder = folder(&[("profile.yaml", PLANTED)]);
    let run = check(&["profile.yaml"], &folder);
    let heads = run
        .out
        .lines()
        .filter(|line| line.contains("[CXO-") || line.contains("-->"));
    insta::assert_snapshot!(heads.collect::<Vec<_>>().join("\n"));
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn the_whole_list_reads_well() {
    let folder = folder(&[("profile.yaml", PLANTED)]);
    insta::assert_snapshot!(check(&["profile.yaml"], &folder).out);
}

#[test]
fn a_closing_line_counts_and_says_how_far_the_objective_answers() {
    let short = "company: Alto\nobjective: Keep our members.\nlanguages: [en]\n";
    let folder = folder(&[
        ("whole.yaml", COMPLETE),
        ("short.yaml", short),
        ("broken.yaml", "company: Alto\n"),
    ]);
    let closing = |arguments: &[&str]| {
        check(arguments, &folder)
            .out
            .lines()
            .last()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        closing(&["whole.yaml"]),
        "1 profile: 0 errors, 0 warnings, 0 notes; the objective answers all 5 of its parts"
    );
    assert_eq!(
        closing(&["short.yaml", "--allow", "CXO-113,114"]),
        "1 profile: 0 errors, 1 warning, 0 notes, 2 silenced; the objective answers 1 of its 5 parts (open: why now, expected impact, business outcomes, metrics)"
    );
    assert_eq!(
        closing(&["broken.yaml"]),
        "1 profile: 1 error, 0 warnings, 0 notes"
    );
    assert_eq!(
        closing(&["."]),
        "3 profiles: 1 error, 1 warning, 2 notes; 1 of 2 objectives answer all 5 of their parts"
    );
}

#[test]
fn advice_fails_a_strict_check_only() {
    let warned = COMPLETE.replace("to: 90", "to: 86");
    let noted = COMPLETE.replace("CHF, min: 200000", "CHF, min: 100000");
    let folder = folder(&[
        ("whole.yaml", COMPLETE),
        ("warned.yaml", &warned),
        ("noted.yaml", &noted),
    ]);
    let code = |arguments: &[&str]| check(arguments, &folder).code;
    assert_eq!(code(&["."]), 0);
    assert_eq!(code(&["whole.yaml", "--strict"]), 0);
    assert_eq!(code(&["noted.yaml", "--strict"]), 0);
    assert_eq!(code(&["warned.yaml", "--strict"]), 1);
    assert_eq!(code(&["warned.yaml", "--strict", "--allow", "CXO-120"]), 0);
    assert_eq!(code(&["whole.yaml", "--allow", "CXO-999"]), 2);
}

#[test]
fn programs_get_their_format_and_nothing_else() {
    let warned = COMPLETE.replace("to: 90", "to: 86");
    let folder = folder(&[("profile.yaml", &warned)]);
    let out = |arguments: &[&str]| check(&[&["profile.yaml"], arguments].concat(), &folder).out;
    let json: serde_json::Value = serde_json::from_str(&out(&["--format", "json"])).unwrap();
    assert_eq!(
        (&json[0]["code"], &json[0]["line"]),
        (&"CXO-120".into(), &5.into())
    );
    assert_eq!(out(&["--json"]), out(&["--format", "json"]));
    let sarif: serde_json::Value = serde_json::from_str(&out(&["--format", "sarif"])).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "CXO-120");
    let github = out(&["--format", "github"]);
    assert!(
        github.starts_with("::warning file=profile.yaml,line=5,endLine=5,col=51,"),
        "{github}"
    );
    assert_eq!(github.lines().count(), 1);
}

#[test]
fn rendering_keeps_advice_to_one_line() {
    let warned = COMPLETE.replace("to: 90", "to: 86");
    let folder = folder(&[("whole.yaml", COMPLETE), ("a profile.yaml", &warned)]);
    let render = |profile: &str| cxo(&["render", profile, "-f", "md"], folder.path(), b"").err;
    assert_eq!(render("whole.yaml"), "");
    assert_eq!(
        render("a profile.yaml"),
        "1 piece of advice: cxo check \"a profile.yaml\"\n"
    );
}

#[test]
fn the_examples_are_as_good_as_the_advice_makes_them() {
    let folder = TempDir::new().unwrap();
    for path in example_paths() {
        let run = check(&[path.to_str().unwrap(), "--strict"], &folder);
        let is_short = path.ends_with("tillwise.yaml");
        assert_eq!(run.code, i32::from(is_short), "{}", run.out);
    }
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let list = cxo(&["explain"], root(), b"").out;
    let codes: Vec<_> = list
        .lines()
        .filter_map(|line| line.strip_prefix("  CXO-"))
        .map(|line| line[..3].to_owned())
        .collect();
    assert!(codes.len() > 80, "only {} codes", codes.len());
    for code in ["143", "172", "020"] {
        assert!(codes.contains(&code.to_owned()));
        for language in ["en", "fr"] {
            let run = cxo(&["explain", code, "-l", language], root(), b"");
            assert!(
                run.code == 0 && run.out.starts_with(&format!("CXO-{code}")),
                "{}",
                run.out
            );
            assert!(
                run.out.lines().all(|line| line.chars().count() <= 100),
                "{}",
                run.out
            );
        }
    }
}

#[test]
fn an_explanation_says_why_with_an_example_and_its_source() {
    for (code, language) in [("CXO-163", "en"), ("cxo-167", "fr")] {
        let run = cxo(&["explain", code, "-l", language], root(), b"");
        insta::assert_snapshot!(
            format!("explain_{}_{language}", code.to_lowercase()),
            run.out
        );
    }
    assert_eq!(cxo(&["explain", "CXO-999"], root(), b"").code, 2);
}
