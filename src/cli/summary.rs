//! The sentences that close a run: how many profiles were rendered, checked or fixed, and how many
//! diagnostics there are.

use serde::Serialize;

use crate::check::ObjectivePart;
use crate::cli::outcome::Outcome;
use crate::diagnostic::Diagnostic;
use crate::kit::CheckResult;
use crate::message::{Argument, Joined, Message, message};

/// The greatest number of profiles that are named.
const MOST_NAMED: usize = 12;

/// The numbers of profiles rendered and not rendered in a run.
#[derive(Debug, Default, Serialize)]
pub(super) struct Summary {
    /// The number of profiles rendered.
    rendered: usize,
    /// The number of profiles not rendered.
    not_rendered: usize,
    /// The names of the first profiles not rendered.
    #[serde(skip)]
    names: Vec<Argument>,
    #[serde(skip)]
    worst: Option<Outcome>,
}

impl Summary {
    /// Counts a profile that was rendered with this outcome.
    pub(super) fn add(&mut self, name: impl Into<Argument>, outcome: Outcome) {
        self.worst = self.worst.max(Some(outcome));
        if outcome == Outcome::Done {
            self.rendered += 1;
            return;
        }
        self.not_rendered += 1;
        if self.names.len() < MOST_NAMED {
            self.names.push(name.into());
        }
    }

    /// The worst outcome of all.
    pub(super) fn outcome(&self) -> Outcome {
        self.worst.unwrap_or(Outcome::Done)
    }

    /// The closing line of a run of several profiles; `None` for a single profile.
    pub(super) fn line(&self) -> Option<Message> {
        if self.rendered + self.not_rendered < 2 {
            return None;
        }
        let rendered = message!(render::rendered, count = self.rendered);
        let names = Argument::list(self.names.clone(), Joined::Comma);
        let names = match self.not_rendered - self.names.len() {
            0 => names,
            more => message!(list::and_more, names, more).into(),
        };
        Some(match self.not_rendered {
            0 => rendered,
            others => message!(render::with_problems, rendered, others, names),
        })
    }
}

/// The closing line of a check: the numbers of profiles and of diagnostics, and how far the
/// objectives are answered.
pub(super) fn of_check(found: &[Diagnostic], results: &[CheckResult]) -> Message {
    let profiles = message!(count::profiles, count = results.len());
    let silenced: usize = results.iter().map(|result| result.suppressed).sum();
    let silenced = (silenced > 0).then(|| message!(count::silenced, count = silenced));
    let counts = severity_counts(found).into_iter().chain(silenced);
    let found = Argument::list(counts, Joined::Comma);
    match objectives(results) {
        None => message!(check::closing, profiles, found),
        Some(answered) => message!(check::closing_answered, profiles, found, answered),
    }
}

/// The number of diagnostics that `cxo fix` can fix; `None` if it can fix none.
pub(super) fn of_fixable(found: &[Diagnostic]) -> Option<Message> {
    let number = found.iter().filter(|one| one.fix.is_some()).count();
    match (number, found.len()) {
        (0, _) => None,
        (1, 1) => Some(message!(check::can_fix_it)),
        (number, _) => Some(message!(check::can_fix, number)),
    }
}

/// The closing line of a fix: the number of problems fixed, or to be fixed where the files are not
/// written, and the diagnostics that remain.
pub(super) fn of_fix<'a>(
    profiles: usize,
    fixed: usize,
    is_written: bool,
    remaining: impl IntoIterator<Item = &'a Diagnostic>,
) -> Message {
    let profiles = message!(count::profiles, count = profiles);
    let left = Argument::list(severity_counts(remaining), Joined::Comma);
    match (fixed, is_written) {
        (0, _) => message!(fix::nothing, profiles, left),
        (count, true) => message!(fix::mended, profiles, count, left),
        (count, false) => message!(fix::can_mend, profiles, count, left),
    }
}

/// The numbers of errors, warnings and notes.
fn severity_counts<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> [Message; 3] {
    let mut numbers = [0; 3];
    for one in found {
        numbers[one.severity as usize] += 1;
    }
    let [errors, warnings, notes] = numbers;
    [
        message!(count::errors, count = errors),
        message!(count::warnings, count = warnings),
        message!(count::notes, count = notes),
    ]
}

/// The completeness of the objectives, if any profile could be used.
fn objectives(results: &[CheckResult]) -> Option<Message> {
    let usable: Vec<_> = results
        .iter()
        .filter_map(|result| result.unanswered.as_ref())
        .collect();
    let all = ObjectivePart::ALL.len();
    match usable.as_slice() {
        [] => None,
        [open] if open.is_empty() => Some(message!(check::objective_whole, all)),
        [open] => {
            let answered = all - open.len();
            let open = Argument::list(open.iter().map(|part| part.name()), Joined::Comma);
            Some(message!(check::objective_open, answered, all, open))
        }
        several => {
            let whole = several.iter().filter(|open| open.is_empty()).count();
            let profiles = several.len();
            Some(message!(check::objectives, whole, profiles, all))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Summary;
    use crate::cli::outcome::Outcome;

    fn summary(outcomes: impl IntoIterator<Item = Outcome>) -> Summary {
        let mut summary = Summary::default();
        for (number, outcome) in outcomes.into_iter().enumerate() {
            summary.add(format!("{number}.yaml"), outcome);
        }
        summary
    }

    #[test]
    fn several_profiles_are_summed_up_in_one_line() {
        use Outcome::{Done, InputProblems, SystemFailed};
        for (outcomes, line) in [
            (vec![], None),
            (vec![InputProblems], None),
            (vec![Done, Done], Some("2 profiles rendered")),
            (
                vec![Done, InputProblems],
                Some("1 profile rendered, 1 with problems: 1.yaml"),
            ),
            (
                vec![SystemFailed, Done, InputProblems],
                Some("1 profile rendered, 2 with problems: 0.yaml, 2.yaml"),
            ),
        ] {
            let said = summary(outcomes).line().map(|line| line.to_string());
            assert_eq!(said.as_deref(), line);
        }
    }

    #[test]
    fn not_every_name_of_many_is_said() {
        let line = summary([Outcome::InputProblems; 20])
            .line()
            .map(|line| line.to_string())
            .unwrap_or_default();
        assert!(
            line.starts_with("0 profiles rendered, 20 with problems: 0.yaml, 1.yaml"),
            "{line}"
        );
        assert!(line.ends_with("11.yaml and 8 more"), "{line}");
    }
}
