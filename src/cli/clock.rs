//! The current date.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The time of `SOURCE_DATE_EPOCH`, if it is set, for reproducible output.
pub(super) fn source_date() -> Option<Timestamp> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    Timestamp::from_second(seconds).ok()
}

/// The current date in UTC, or that of `SOURCE_DATE_EPOCH`.
pub(super) fn today() -> Date {
    let now = source_date().unwrap_or_else(Timestamp::now);
    now.to_zoned(TimeZone::UTC).date()
}
