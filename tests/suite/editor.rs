//! Support for profiles in editors with a YAML language server.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::commands::cxo;
use crate::support::root;

/// A profile with a field to complete, a field to explain and a typing mistake.
const PROFILE: &str = "\
# yaml-language-server: $schema=profile.schema.json
company: Alto
objective: Keep our customers.
scorecard:
  weights:
    ␣
panel:
  - { name: Claire Besson, covers: [agility, ␣] }
why_now: Prices rose.
target_metrcs: []
role:
  workplace: ␣
";

/// The answers of the server about a profile: completions at `␣`, the hover text of `why_now`, and
/// the diagnostics.
fn ask_the_server(profile: &str) -> Value {
    let folder = TempDir::new().unwrap();
    let written = cxo(
        &["new", "--yes", "--company", "Alto", "--objective", "Keep."],
        folder.path(),
        b"",
    );
    assert_eq!(written.code, 0, "{}", written.err);
    let file = folder.path().join("profile.yaml");
    fs::write(&file, profile).unwrap();
    let output = Command::new("node")
        .arg(root().join("tests/edit.js"))
        .arg(root().join("target/node/node_modules/yaml-language-server/bin/yaml-language-server"))
        .args([file.to_str().unwrap(), "why_now"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn offers(completions: &Value) -> Vec<&str> {
    let labels = completions.as_array().unwrap().iter();
    labels.map(|label| label.as_str().unwrap()).collect()
}

#[test]
#[ignore = "needs a YAML language server"]
fn an_editor_completes_explains_and_underlines() {
    let answers = ask_the_server(PROFILE);
    let completions = &answers["completions"];
    for quality in ["influence", "collaboration", "agility", "strategy"] {
        assert!(
            offers(&completions[0]).contains(&quality),
            "{completions:#}"
        );
    }
    for criterion in ["influence", "futurist"] {
        assert!(
            offers(&completions[1]).contains(&criterion),
            "{completions:#}"
        );
    }
    for place in ["on_site", "hybrid", "remote"] {
        assert!(offers(&completions[2]).contains(&place), "{completions:#}");
    }
    let hover = answers["hover"].as_str().unwrap();
    assert!(
        hover.contains("Why the company hires for this role now"),
        "{hover}"
    );
    let underlined = answers["diagnostics"].as_array().unwrap();
    let mistake = underlined.iter().find(|one| one["line"] == 10);
    let message = mistake.unwrap()["message"].as_str().unwrap();
    assert!(message.contains("target_metrcs"), "{message}");
}

#[test]
#[ignore = "needs a YAML language server"]
fn an_editor_finds_nothing_wrong_with_the_examples() {
    let examples = crate::support::example_paths();
    for path in examples {
        let answers = ask_the_server(&fs::read_to_string(&path).unwrap());
        assert_eq!(
            answers["diagnostics"],
            Value::Array(Vec::new()),
            "{}",
            path.display()
        );
    }
}
