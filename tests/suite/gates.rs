//! The scripts of `.ci`: `run` for every change, and `full` for all checks.

use std::fs;

use crate::support::root;

/// The command with which a gate runs the tests that need outside programs.
fn outside_tests(script: &str) -> &str {
    let mut commands = script.lines().filter(|line| line.contains("--ignored"));
    let command = commands.next().unwrap();
    assert_eq!(commands.next(), None);
    command
}

#[test]
fn a_test_that_one_gate_leaves_out_is_run_by_the_other() {
    let script = |gate: &str| fs::read_to_string(root().join(".ci").join(gate)).unwrap();
    let (run, full) = (script("run"), script("full"));
    assert!(full.lines().any(|line| line == ".ci/run"));
    let (fast, skipped) = outside_tests(&run).split_once(" --skip ").unwrap();
    assert_eq!(outside_tests(&full), format!("{fast} {skipped}"));
}
