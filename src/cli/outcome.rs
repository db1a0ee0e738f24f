//! The outcome of a run and its exit code.

use std::process::ExitCode;

/// The outcome of a run, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Everything was done.
    Done,
    /// The input has problems.
    InputProblems,
    /// The command line is wrong.
    WrongUsage,
    /// The system failed to read, write or start threads.
    SystemFailed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::InputProblems => 1,
            Outcome::WrongUsage => 2,
            Outcome::SystemFailed => 3,
        })
    }
}
