//! A calendar file (RFC 5545) of days without hours.

use chrono::NaiveDate;
use icalendar::{Calendar, Component, Event, EventLike};

/// One whole day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    pub day: NaiveDate,
    pub words: String,
    /// The same key in two files is the same event, so that a newer file replaces an older one.
    pub key: String,
}

pub fn calendar(days: &[CalendarDay]) -> Vec<u8> {
    let event = |day: &CalendarDay| Event::new().uid(&day.key).summary(&day.words).all_day(day.day).done();
    days.iter().map(event).collect::<Calendar>().to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_words_and_no_hour() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
        let file = calendar(&[CalendarDay { day, words: "Thời hạn".to_owned(), key: "1".to_owned() }]);
        let text = String::from_utf8(file).unwrap();
        for line in ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "SUMMARY:Thời hạn", "DTSTART;VALUE=DATE:20260312"]
        {
            assert!(text.lines().any(|found| found == line), "{line} in {text}");
        }
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }
}
