//! The time that the server uses; it is passed in so that tests can set it. **Invariant:** a reading far from
//! the expected time changes nothing until somebody has confirmed it.

mod judgement;
mod watch;

pub use judgement::{Reading, judge};
pub use watch::{Doubt, Watch};

use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeZone, Utc};

/// Milliseconds since 1970-01-01 UTC, as in every table.
pub type Moment = i64;

/// How far two readings of a correct clock may differ: it is adjusted by a few seconds now and then.
pub const SLACK: Moment = 60_000;

type Hand = Arc<dyn Fn() -> Moment + Send + Sync>;

/// The machine's sources of time.
#[derive(Clone)]
pub struct Clock {
    /// Date and time, which somebody may set.
    wall: Hand,
    /// Milliseconds since an arbitrary start, which nobody can set. `None`: only the last reading is known.
    steady: Option<Hand>,
}

impl Clock {
    pub fn new(wall: Hand, steady: Hand) -> Clock {
        Clock { wall, steady: Some(steady) }
    }

    pub fn wall(&self) -> Moment {
        (self.wall)()
    }

    fn steady(&self) -> Option<Moment> {
        self.steady.as_ref().map(|steady| steady())
    }
}

/// A clock with a wall time only.
impl<F: Fn() -> Moment + Send + Sync + 'static> From<Arc<F>> for Clock {
    fn from(wall: Arc<F>) -> Clock {
        Clock { wall, steady: None }
    }
}

/// The machine's own clock.
#[allow(clippy::disallowed_methods)] // this is the only place where the program reads the time
pub fn system() -> Clock {
    let begun = Instant::now();
    let steady = move || i64::try_from(begun.elapsed().as_millis()).unwrap_or(i64::MAX);
    Clock::new(Arc::new(|| Utc::now().timestamp_millis()), Arc::new(steady))
}

/// Whether a stored moment is in the past. A moment in the future was written by a wrong clock and says
/// nothing.
pub fn has_been(at: Moment, now: Moment) -> bool {
    at <= now.saturating_add(SLACK)
}

/// RFC 3339 in UTC, to the second. A moment outside the calendar's range gives 1970.
pub fn rfc3339(at: Moment) -> String {
    utc(at).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Days are those of Việt Nam (UTC+7 all year round), where every user of this server is.
pub const DAY_OFFSET: Moment = 7 * 3_600_000;

/// The day in Việt Nam.
pub fn day(at: Moment) -> NaiveDate {
    utc(at + DAY_OFFSET).date_naive()
}

/// The local time in Việt Nam for a file's name: `2026-11-22-1030`.
pub fn wall(at: Moment) -> String {
    utc(at + DAY_OFFSET).format("%Y-%m-%d-%H%M").to_string()
}

/// The first moment of a day in Việt Nam, and of the next day.
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
