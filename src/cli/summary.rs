//! What became of the profiles of a run.

use serde::Serialize;

use crate::cli::Outcome;
use crate::message::{Argument, Joined, Message, message};

/// How many profiles are named, at most.
const MOST_NAMED: usize = 12;

/// How many profiles were rendered and how many not.
#[derive(Debug, Default, Serialize)]
pub(super) struct Summary {
    /// How many were rendered.
    rendered: usize,
    /// How many were not.
    not_rendered: usize,
    /// The names of the first that were not.
    #[serde(skip)]
    names: Vec<Argument>,
    #[serde(skip)]
    worst: Option<Outcome>,
}

impl Summary {
    /// Counts a profile of this name, whose documents were made with this outcome.
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

    /// What became of several profiles, in one line; `None` for a single one.
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

#[cfg(test)]
mod tests {
    use super::Summary;
    use crate::cli::Outcome;

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
