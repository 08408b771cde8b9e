//! The time of day as people type it; the time written with a date, and whether it is a midnight that was converted from
//! another time zone.

use crate::language::{fold, tidy};
use chrono::NaiveTime;

/// Seconds after midnight as written, and the zone written with it, in seconds east of Greenwich.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay {
    seconds: i32,
    zone: Option<i32>,
}

const HOUR: i32 = 3_600;
const DAY: i32 = 24 * HOUR;
/// Local mean time of Sài Gòn is 6 min 40 s ahead of its time zone. Programs that confuse the two, or drop the
/// seconds of a day count, write a time up to that long before midnight.
const SHORT_OF_MIDNIGHT: i32 = 7 * 60;

impl TimeOfDay {
    pub fn of_day(seconds: i32) -> TimeOfDay {
        TimeOfDay { seconds, zone: None }
    }

    /// In a date converted to UTC, midnight in Việt Nam is 17:00 of the day before, or 16:00 for times when its
    /// zone was UTC+8 (the south from 1960 to 1975, all of it from 1947 to 1955), or 15:00 (1945).
    pub fn belongs_to_the_next_day(self) -> bool {
        let nearly = |midnight: i32| (midnight - SHORT_OF_MIDNIGHT..=midnight).contains(&self.seconds);
        match self.zone {
            // Nobody enters a birth at five in the afternoon: a full hour in UTC is a midnight elsewhere.
            Some(0) => self.seconds >= 17 * HOUR - SHORT_OF_MIDNIGHT || nearly(16 * HOUR) || nearly(15 * HOUR),
            _ => self.seconds >= DAY - SHORT_OF_MIDNIGHT,
        }
    }
}

/// Reads a time of day typed as 19:30, 19h30, 19.30 or 19 giờ 30 and returns `19:30`; `None` for anything else.
pub fn read_time(text: &str) -> Option<String> {
    let typed = fold(&tidy(text)).replace("gio", "h").replace("phut", "").replace(['h', '.', 'g'], ":");
    let typed: String = typed.split_whitespace().collect();
    let whole = if typed.ends_with(':') {
        format!("{typed}00")
    } else if typed.contains(':') {
        typed
    } else {
        format!("{typed}:00")
    };
    NaiveTime::parse_from_str(&whole, "%H:%M").ok().map(|time| time.format("%H:%M").to_string())
}

/// The date in a text, and the time after or before it.
pub fn split_time(text: &str) -> (&str, Option<TimeOfDay>) {
    let Some(colon) = text.find(':') else {
        return (text.strip_suffix("T00").unwrap_or(text), None);
    };
    let hour_at = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (before, hour) = (&text[..hour_at], &text[hour_at..colon]);
    let before = before.strip_suffix(['T', 't']).unwrap_or(before);
    let rest = &text[colon + 1..];
    let ends = rest.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.' && c != ',').unwrap_or(rest.len());
    let (minutes, zone) = rest.split_at(ends);
    let (Ok(hour), true) = (hour.parse::<i32>(), hour.len() <= 2) else {
        return (text, None);
    };
    let mut parts = minutes.split([':', '.', ',']).map(|part| part.parse::<i32>().unwrap_or(0));
    let seconds = hour * HOUR + parts.next().unwrap_or(0) * 60 + parts.next().unwrap_or(0);
    let (seconds, zone, after) = read_zone(seconds, zone);
    let date = if before.trim().is_empty() { after } else { before };
    (date.trim(), Some(TimeOfDay { seconds, zone }))
}

/// Parses "Z", "+07:00", "GMT+0700 (giờ Đông Dương)", "AM", "CH"; returns the rest of the text as well.
fn read_zone(seconds: i32, text: &str) -> (i32, Option<i32>, &str) {
    let text = text.trim();
    let upper = text.to_uppercase();
    let half = |words: [&str; 2]| words.iter().any(|word| upper.starts_with(word));
    let in_words = upper.strip_prefix("GMT").or_else(|| upper.strip_prefix("UTC"));
    let offset = in_words.or(Some(upper.as_str()).filter(|text| text.starts_with(['+', '-']))).map(offset);
    if half(["PM", "CH"]) && seconds < 12 * HOUR {
        (seconds + 12 * HOUR, None, "")
    } else if half(["AM", "SA"]) && seconds >= 12 * HOUR {
        (seconds - 12 * HOUR, None, "")
    } else if upper.starts_with('Z') {
        (seconds, Some(0), "")
    } else if let Some(offset) = offset {
        (seconds, Some(offset), "")
    } else {
        (seconds, None, text)
    }
}

/// "+07:00", "+0700", "+7"; an empty text means UTC.
fn offset(text: &str) -> i32 {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.chars().skip(1).take_while(|c| c.is_ascii_digit() || *c == ':').collect();
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() > 2 => digits.split_at(digits.len() - 2),
        None => (digits.as_str(), ""),
    };
    let number = |text: &str| text.parse::<i32>().unwrap_or(0);
    sign * (number(hours) * HOUR + number(minutes) * 60)
}
