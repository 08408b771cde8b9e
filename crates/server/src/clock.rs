//! The time, handed in so that tests can move it.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeZone, Utc};

/// Milliseconds since 1970 UTC, as every table keeps them.
pub type Moment = i64;

/// Tells the time; a test's clock stands still until it is moved.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// The machine's own clock.
#[allow(clippy::disallowed_methods)] // the shell of this program: here time comes in
pub fn system() -> Clock {
    Arc::new(|| Utc::now().timestamp_millis())
}

/// RFC 3339 in UTC, to the second. A moment no calendar holds reads as 1970.
pub fn rfc3339(at: Moment) -> String {
    utc(at).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Days are those of Việt Nam (UTC+7 all year round), where every user of this server is.
pub const DAY_OFFSET: Moment = 7 * 3_600_000;

/// The day in Việt Nam.
pub fn day(at: Moment) -> NaiveDate {
    utc(at + DAY_OFFSET).date_naive()
}

/// What a clock on a wall in Việt Nam shows, for a file's name: `2026-11-22-1030`.
pub fn wall(at: Moment) -> String {
    utc(at + DAY_OFFSET).format("%Y-%m-%d-%H%M").to_string()
}

/// First moment of a day in Việt Nam, and of the next.
pub fn bounds(day: NaiveDate) -> (Moment, Moment) {
    let start = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis() - DAY_OFFSET;
    (start, start + 86_400_000)
}

fn utc(at: Moment) -> DateTime<Utc> {
    Utc.timestamp_millis_opt(at).single().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_viet_nam() {
        let day_of = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let (start, end) = bounds(day_of);
        assert_eq!(rfc3339(start), "2026-11-21T17:00:00Z");
        assert_eq!(wall(start + 37_800_000), "2026-11-22-1030");
        assert_eq!(day(start), day_of);
        assert_eq!(day(end - 1), day_of);
        assert_eq!(day(end), NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    }
}
