//! The value of an answer, and its YAML notation.

use crate::profile::write::double_quoted;
use crate::questionnaire::metric;
use crate::questionnaire::question::{AnswerKind, Choice, Question};

/// A value of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Free text, which is quoted.
    Text(String),
    /// A known word, a number or a date, which is not quoted.
    Word(String),
    /// A list in flow style.
    List(Vec<Value>),
    /// A list of mappings, each on its own line.
    Blocks(Vec<Vec<(&'static str, Value)>>),
}

/// The error of an answer that cannot be parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum AnswerError {
    /// Digits in an answer that has not the form of a metric.
    Metric,
    /// A number that no choice has.
    Number(String),
}

impl Value {
    /// The value of the answers to a question; `None` without answers.
    ///
    /// # Errors
    ///
    /// An answer that cannot be parsed.
    pub(super) fn of<'a>(
        question: &Question,
        answers: impl Iterator<Item = &'a str>,
    ) -> Result<Option<Self>, AnswerError> {
        let answers: Vec<&str> = answers.collect();
        let Some(last) = answers.last() else {
            return Ok(None);
        };
        let value = match question.kind {
            AnswerKind::Text => Self::Text((*last).to_owned()),
            AnswerKind::Choice => Self::chosen(&question.choices, last)?,
            AnswerKind::Choices => {
                let parts = last.split(',').map(str::trim);
                let parts = parts.filter(|part| !part.is_empty());
                let chosen = parts.map(|part| Self::chosen(&question.choices, part));
                Self::List(chosen.collect::<Result<_, _>>()?)
            }
            AnswerKind::Metrics => {
                let metrics: Result<_, _> = answers.into_iter().map(metric::read).collect();
                Self::Blocks(metrics?)
            }
        };
        Ok(Some(value))
    }

    /// The choice with this number or word. Other words are kept as text, which loading the profile
    /// validates.
    fn chosen(choices: &[Choice], answer: &str) -> Result<Self, AnswerError> {
        let Ok(number) = answer.parse::<usize>() else {
            let is_choice = choices.iter().any(|choice| choice.word == answer);
            return Ok(match is_choice {
                true => Self::Word(answer.to_owned()),
                false => Self::Text(answer.to_owned()),
            });
        };
        let index = number.checked_sub(1);
        let choice = index.and_then(|index| choices.get(index));
        choice
            .map(|choice| Self::Word(choice.word.clone()))
            .ok_or_else(|| AnswerError::Number(answer.to_owned()))
    }

    /// The YAML after the colon of a key that is indented by `indent` spaces.
    pub(super) fn after_key(&self, indent: usize) -> String {
        match self {
            Self::Blocks(blocks) => {
                let line = |block: &Vec<_>| format!("\n{:indent$}  - {}", "", flow_block(block));
                blocks.iter().map(line).collect()
            }
            value => format!(" {}", value.flow()),
        }
    }

    /// The YAML in flow style.
    fn flow(&self) -> String {
        match self {
            Self::Text(text) => double_quoted(text),
            Self::Word(word) => word.clone(),
            Self::List(items) => {
                let items: Vec<_> = items.iter().map(Self::flow).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Blocks(blocks) => {
                let blocks: Vec<_> = blocks.iter().map(|block| flow_block(block)).collect();
                format!("[{}]", blocks.join(", "))
            }
        }
    }
}

fn flow_block(block: &[(&'static str, Value)]) -> String {
    let entries: Vec<_> = block
        .iter()
        .map(|(key, value)| format!("{key}: {}", value.flow()))
        .collect();
    format!("{{ {} }}", entries.join(", "))
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn blocks_stand_on_lines_of_their_own() {
        let block = vec![
            ("name", Value::Text("NPS".to_owned())),
            ("to", Value::Word("45".to_owned())),
        ];
        let written = Value::Blocks(vec![block.clone(), block]).after_key(2);
        let line = "\n    - { name: \"NPS\", to: 45 }";
        assert_eq!(written, line.repeat(2));
    }
}
