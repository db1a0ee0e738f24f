//! The parser of metrics in one sentence, in English or French:
//! `NPS from 31 to 45 by 2027-12, for sales from recommendations`.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

use crate::questionnaire::value::{AnswerError, Value};

/// The pattern for both languages. The name ends before the preposition of the first number.
#[expect(clippy::expect_used, reason = "the pattern is part of the program")]
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"[-+−]?\d+(?:[.,]\d+)?";
    let percent = r"(?:\s?(?<percent>%))?";
    let pattern = format!(
        r"(?ix)^(?<name>.+?)
          (?:\s+(?:from|de)\s+(?<from>{number})(?:\s?%)?)?
          \s+(?:to|à)\s+(?<to>{number}){percent}
          (?:,?\s+(?:by|d['’]ici(?:\s+à)?|en)\s+(?<by>\d[-\d]*))?
          (?:,?\s+(?:for|pour)\s+(?<drives>.+?))?
          \.?$"
    );
    Regex::new(&pattern).expect("the pattern is one")
});

/// The fields of a metric. An answer without digits is a name.
///
/// # Errors
///
/// [`AnswerError::Metric`] for an answer with digits that does not match the pattern.
pub(super) fn read(answer: &str) -> Result<Vec<(&'static str, Value)>, AnswerError> {
    match SENTENCE.captures(answer) {
        Some(found) => Ok(fields(&found)),
        None if answer.contains(|character: char| character.is_ascii_digit()) => {
            Err(AnswerError::Metric)
        }
        None => Ok(vec![("name", Value::Text(answer.to_owned()))]),
    }
}

fn fields(found: &Captures<'_>) -> Vec<(&'static str, Value)> {
    let text = |key| found.name(key).map(|part| part.as_str().trim().to_owned());
    let number = |key| text(key).map(|number| Value::Word(plain(&number)));
    let percent = text("percent").map(|_| Value::Word("percent".to_owned()));
    let fields = [
        ("name", text("name").map(Value::Text)),
        ("from", number("from")),
        ("to", number("to")),
        ("unit", percent),
        ("by", text("by").map(Value::Word)),
        ("drives", text("drives").map(Value::Text)),
    ];
    let given = |(key, value): (_, Option<Value>)| Some((key, value?));
    fields.into_iter().filter_map(given).collect()
}

/// A number in YAML notation.
fn plain(number: &str) -> String {
    number.replace(',', ".").replace('−', "-").replace('+', "")
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::questionnaire::value::{AnswerError, Value};

    /// The YAML of the metric that an answer describes.
    fn metric(answer: &str) -> Result<String, AnswerError> {
        let metric = Value::Blocks(vec![read(answer)?]).after_key(0);
        Ok(metric.trim_start_matches("\n  - ").to_owned())
    }

    #[test]
    fn a_sentence_gives_the_fields() {
        for (answer, expected) in [
            ("NPS", r#"{ name: "NPS" }"#),
            ("NPS to 45", r#"{ name: "NPS", to: 45 }"#),
            (
                "NPS from 31 to 45 by 2027-12",
                r#"{ name: "NPS", from: 31, to: 45, by: 2027-12 }"#,
            ),
            (
                "Taux de réachat de 22,5 % à 30 % d'ici 2028-06, pour le chiffre d'affaires.",
                r#"{ name: "Taux de réachat", from: 22.5, to: 30, unit: percent, by: 2028-06, drives: "le chiffre d'affaires" }"#,
            ),
            (
                "eNPS de -5 à +10 en 2028 pour la fidélité",
                r#"{ name: "eNPS", from: -5, to: 10, by: 2028, drives: "la fidélité" }"#,
            ),
            (
                "Time from order to delivery from 9 to 4 for repeat orders",
                r#"{ name: "Time from order to delivery", from: 9, to: 4, drives: "repeat orders" }"#,
            ),
        ] {
            assert_eq!(metric(answer).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn figures_in_another_form_are_not_taken_for_a_name() {
        for answer in ["NPS 31 -> 45", "NPS from 31", "NPS to 45 by December 2027"] {
            assert_eq!(metric(answer), Err(AnswerError::Metric), "{answer}");
        }
    }
}
