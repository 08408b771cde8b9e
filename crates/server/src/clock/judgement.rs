//! Decides whether a reading of the clock can be right.

use super::Moment;

/// A correct clock is set back by seconds, one that was started in another time zone by hours.
const BACK: Moment = 86_400_000;
/// A machine sleeps, or is off over the holidays. The limit is below the thirty days for which deleted data is
/// kept, so that an accepted jump never removes what was deleted just now.
const AHEAD: Moment = 28 * 86_400_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Right,
    TooEarly,
    TooLate,
}

/// `expected`: what the clock should show by the time measured since it was last right; it may be later if the
/// machine slept.
pub fn judge(expected: Moment, read: Moment) -> Reading {
    if read < expected.saturating_sub(BACK) {
        Reading::TooEarly
    } else if read > expected.saturating_add(AHEAD) {
        Reading::TooLate
    } else {
        Reading::Right
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = 1_790_000_000_000;

    #[test]
    fn a_clock_is_doubted_years_away_and_believed_after_a_night_or_a_holiday() {
        for (read, expected) in [
            (978_307_200_000, Reading::TooEarly),
            (NOW - BACK - 1, Reading::TooEarly),
            (NOW - 600_000, Reading::Right),
            (NOW, Reading::Right),
            (NOW + 9 * 86_400_000, Reading::Right),
            (NOW + AHEAD + 1, Reading::TooLate),
            (2_208_988_800_000, Reading::TooLate),
        ] {
            assert_eq!(judge(NOW, read), expected, "{read}");
        }
        assert_eq!([judge(NOW, i64::MIN), judge(NOW, i64::MAX)], [Reading::TooEarly, Reading::TooLate]);
    }
}
