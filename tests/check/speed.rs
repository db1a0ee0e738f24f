//! A check of a large profile takes time in proportion to its length.

use std::fmt::Write;
use std::time::{Duration, Instant};

use cxo::check::{CheckOptions, check};
use cxo::language::Language;

use crate::support::{TODAY, load};

/// A profile of about `lines` lines, one in two of them with something to find.
fn profile(lines: usize) -> String {
    let mut yaml = "company: Alto\nobjective: Keep our members.\nlanguages: [fr, en]\nresponsibilities:\n  add:\n".to_owned();
    for number in 0..lines / 2 {
        writeln!(
            yaml,
            "    - en: Run the review of journey {number} with the stores and a young team.\n      fr: Conduire la revue du parcours {number} avec les magasins et une équipe jeune."
        )
        .unwrap();
    }
    yaml
}

fn time(lines: usize) -> Duration {
    let loaded = load(&profile(lines));
    let options = CheckOptions {
        today: TODAY,
        languages: Language::ALL.to_vec(),
        found: Vec::new(),
        allow: Vec::new(),
    };
    let start = Instant::now();
    let report = check(&loaded, &options);
    let time = start.elapsed();
    assert!(report.found.len() >= lines / 2, "{}", report.found.len());
    time
}

/// Other work on the machine can only add time, so the shortest of several runs counts, and what is
/// asked for lies well between ten times and the hundred times that a square would take.
#[test]
fn ten_times_the_lines_take_about_ten_times_as_long() {
    let runs: Vec<[Duration; 2]> = (0..8).map(|_| [300, 3_000].map(time)).collect();
    let shortest = |index: usize| runs.iter().map(|run| run[index]).min().unwrap();
    let (short, long) = (shortest(0), shortest(1));
    assert!(
        long < short * 40,
        "{short:?} for 300 lines, {long:?} for 3,000"
    );
}
