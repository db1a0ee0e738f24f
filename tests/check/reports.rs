//! What is found, in the formats that programs read.

use cxo::check::Rules;
use cxo::diagnostic::{Diagnostic, Place, Source, github, json, sarif};

use crate::support::report;

const YAML: &str = "company: Alto\nobjective: Keep our members.\nlanguages: [en]\ntarget_metrics: [{ name: nps, from: 31, to: 31, by: 2027, drives: x }]\n";

fn found() -> Vec<Diagnostic> {
    report(YAML, &["CXO-110", "CXO-113", "CXO-114", "CXO-126"]).found
}

#[test]
fn github_shows_it_at_its_line() {
    insta::assert_snapshot!(github::render(&found()));
}

#[test]
fn github_commands_cannot_be_broken_out_of() {
    let source = Source::new("a,b:100%.yaml", "x\n::error::no\n");
    let one = Diagnostic::warning("CXO-999", "a\n::set-output name=x::y 5%")
        .at(Place::new(&source, 0..1));
    insta::assert_snapshot!(github::render(&[one]));
}

#[test]
fn json_has_the_place_the_reason_and_the_help() {
    insta::assert_snapshot!(json::render(&found()));
}

#[test]
fn sarif_has_the_rule_and_the_place() {
    insta::assert_snapshot!(sarif::render(&found(), &Rules::built_in().codes()));
}

#[test]
fn sarif_writes_paths_as_addresses() {
    let source = Source::new("profils à lire\\50%#1.yaml", "company: x\n");
    let one = Diagnostic::note("CXO-999", "so").at(Place::whole(&source));
    let log: serde_json::Value = serde_json::from_str(&sarif::render(&[one], &[])).unwrap();
    let location = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        location["artifactLocation"]["uri"],
        "profils%20%C3%A0%20lire/50%25%231.yaml"
    );
    assert_eq!(location["region"], serde_json::Value::Null);
}
