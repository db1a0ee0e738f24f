//! What day it is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The moment that the environment gives to everything made, as reproducible builds do.
pub(super) fn source_date() -> Option<Timestamp> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    Timestamp::from_second(seconds).ok()
}

/// Today in universal time: that of the environment, else the clock's.
pub(super) fn today() -> Date {
    let now = source_date().unwrap_or_else(Timestamp::now);
    now.to_zoned(TimeZone::UTC).date()
}
