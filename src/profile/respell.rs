//! The one way to write a text that its field does not allow as it is.

use std::collections::BTreeSet;

use crate::profile::date::PartialDate;
use crate::profile::rule::Kind;
use crate::profile::suggest::certainly;

/// How `text` is written so that `kind` allows it; `None` where there is no way, or more than one.
pub(super) fn respelt(text: &str, kind: Kind) -> Option<String> {
    let choices = kind.choices();
    if !choices.is_empty() {
        return certainly(text, choices).map(str::to_owned);
    }
    let text = text.trim();
    let spellings = [
        day_with_other_marks(text),
        Some(text.to_uppercase()),
        Some(format!("#{text}")),
    ];
    let mut fitting: BTreeSet<String> = spellings.into_iter().flatten().collect();
    fitting.retain(|spelling| allows(kind, spelling));
    match fitting.len() {
        1 => fitting.pop_first(),
        _ => None,
    }
}

/// Whether a text is allowed as a value of this kind.
pub(super) fn allows(kind: Kind, text: &str) -> bool {
    let choices = kind.choices();
    kind.is("string")
        && (choices.is_empty() || choices.contains(&text))
        && kind.form_missed_by(text).is_none()
        && (!kind.is_date() || text.parse::<PartialDate>().is_ok())
}

/// A date such as `2027/1/5` or `15.01.2027` in the order and with the digits of `2027-01-05`;
/// nothing where day and month could be either.
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
