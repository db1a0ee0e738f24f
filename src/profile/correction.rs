//! The unambiguous correction of a text that its field does not allow.

use std::collections::BTreeSet;

use crate::profile::date::PartialDate;
use crate::profile::schema_node::Alternative;
use crate::profile::suggest::unambiguous;

/// The corrected `text`, which the schema allows; `None` if there is no correction or more than
/// one.
pub(super) fn corrected(text: &str, alternative: Alternative) -> Option<String> {
    let choices = alternative.choices();
    if !choices.is_empty() {
        return unambiguous(text, choices).map(str::to_owned);
    }
    let text = text.trim();
    let spellings = [
        day_with_other_marks(text),
        Some(text.to_uppercase()),
        Some(format!("#{text}")),
    ];
    let mut fitting: BTreeSet<String> = spellings.into_iter().flatten().collect();
    fitting.retain(|spelling| allows(alternative, spelling));
    match fitting.len() {
        1 => fitting.pop_first(),
        _ => None,
    }
}

/// Whether the schema allows a text.
pub(super) fn allows(alternative: Alternative, text: &str) -> bool {
    let choices = alternative.choices();
    alternative.has_type("string")
        && (choices.is_empty() || choices.contains(&text))
        && alternative.pattern_error(text).is_none()
        && (!alternative.is_date() || text.parse::<PartialDate>().is_ok())
}

/// A date such as `2027/1/5` or `15.01.2027` in ISO 8601 format; `None` if day and month are
/// ambiguous.
fn day_with_other_marks(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let numbers = parts.iter().map(|part| part.parse::<u16>().ok());
    let numbers: Vec<u16> = numbers.collect::<Option<_>>()?;
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match (numbers.as_slice(), lengths.as_slice()) {
        ([year, month], [4, 1..=2]) => Some(format!("{year}-{month:02}")),
        ([year, month, day], [4, 1..=2, 1..=2]) => Some(format!("{year}-{month:02}-{day:02}")),
        ([day @ 13..=31, month @ 1..=12, year], [2, 1..=2, 4])
        | ([month @ 1..=12, day @ 13..=31, year], [1..=2, 2, 4]) => {
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        ([month, year], [1..=2, 4]) => Some(format!("{year}-{month:02}")),
        _ => None,
    }
}
