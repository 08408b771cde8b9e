//! What the rules ask of meetings. The numbers are data with a date (`data/meetings/rules.json`).

use chrono::{Datelike, Months, NaiveDate, NaiveTime};
use serde::Deserialize;

use super::MeetingKind;

/// The rules in force from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingRules {
    pub from: NaiveDate,
    pub source: String,
    /// The least minutes of a regular meeting.
    pub regular_minutes: Option<u32>,
    /// The least minutes of a regular meeting with a theme.
    pub combined_minutes: Option<u32>,
    /// Papers are out this many days before the meeting.
    pub papers_days_before: u32,
    /// Resolution and minutes are up this many days after it.
    pub papers_days_after: u32,
    /// A quarter with no thematic meeting is spoken of in its last days.
    pub quarter_days: u32,
}

impl MeetingRules {
    /// The rules on a day: the latest that are in force.
    pub fn on(all: &[MeetingRules], day: NaiveDate) -> Option<&MeetingRules> {
        all.iter().filter(|rules| rules.from <= day).max_by_key(|rules| rules.from)
    }

    /// The least minutes of a meeting of this kind; a length of the cell's own replaces the common one.
    pub fn least_minutes(&self, kind: MeetingKind, own: Option<u32>) -> Option<u32> {
        own.or(match kind {
            MeetingKind::Regular => self.regular_minutes,
            MeetingKind::Combined => self.combined_minutes,
            MeetingKind::Thematic => None,
        })
    }
}

/// The minutes from one time to another, both as `19:30`; `None` if one is unknown or they are out of order.
pub fn minutes_between(start: &str, end: &str) -> Option<u32> {
    let read = |text| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let minutes = (read(end)? - read(start)?).num_minutes();
    u32::try_from(minutes).ok().filter(|minutes| *minutes > 0)
}

/// A quarter of a year, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    pub year: i32,
    pub number: u32,
}

impl Quarter {
    pub fn of(day: NaiveDate) -> Quarter {
        Quarter { year: day.year(), number: day.month0() / 3 + 1 }
    }

    pub fn last_day(self) -> Option<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(self.year, (self.number - 1) * 3 + 1, 1)?;
        first.checked_add_months(Months::new(3))?.pred_opt()
    }
}

/// The quarter that is about to end without a thematic meeting, held or planned.
pub fn quarter_without_theme(
    rules: &MeetingRules,
    today: NaiveDate,
    mut meetings: impl Iterator<Item = (NaiveDate, MeetingKind)>,
) -> Option<Quarter> {
    let quarter = Quarter::of(today);
    let left = (quarter.last_day()? - today).num_days();
    let is_near = left < i64::from(rules.quarter_days);
    let has_one = meetings.any(|(day, kind)| Quarter::of(day) == quarter && kind.has_theme());
    (is_near && !has_one).then_some(quarter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::CivilDate;

    fn day(text: &str) -> NaiveDate {
        CivilDate::parse(text).unwrap().day().unwrap()
    }

    fn rules() -> MeetingRules {
        MeetingRules {
            from: day("28/10/2025"),
            source: "HD 42-HD/BTCTW".into(),
            regular_minutes: Some(90),
            combined_minutes: Some(120),
            papers_days_before: 1,
            papers_days_after: 2,
            quarter_days: 30,
        }
    }

    #[test]
    fn a_length_of_the_cells_own_replaces_the_common_one() {
        let least = |kind, own| rules().least_minutes(kind, own);
        assert_eq!(least(MeetingKind::Regular, None), Some(90));
        assert_eq!(least(MeetingKind::Combined, None), Some(120));
        assert_eq!(least(MeetingKind::Combined, Some(60)), Some(60));
        assert_eq!(least(MeetingKind::Thematic, None), None);
        assert!(MeetingRules::on(&[rules()], day("27/10/2025")).is_none(), "no rule before its day");
    }

    #[test]
    fn a_meeting_lasts_from_its_start_to_its_end() {
        assert_eq!(minutes_between("19:30", "21:00"), Some(90));
        assert_eq!(minutes_between("21:00", "19:30"), None);
        assert_eq!(minutes_between("19:30", ""), None);
    }

    #[test]
    fn a_quarter_is_spoken_of_only_when_it_is_about_to_end_without_a_theme() {
        let missing = |today, meetings: &[(&str, MeetingKind)]| {
            quarter_without_theme(&rules(), day(today), meetings.iter().map(|(on, kind)| (day(on), *kind)))
        };
        let fourth = Some(Quarter { year: 2026, number: 4 });
        let regular = ("05/11/2026", MeetingKind::Regular);
        assert_eq!(missing("30/11/2026", &[regular]), None, "a month is left");
        assert_eq!(missing("02/12/2026", &[regular]), fourth);
        assert_eq!(missing("31/12/2026", &[regular, ("30/09/2026", MeetingKind::Thematic)]), fourth);
        assert_eq!(missing("31/12/2026", &[("01/10/2026", MeetingKind::Combined)]), None);
        assert_eq!(missing("02/12/2026", &[("20/12/2026", MeetingKind::Thematic)]), None, "one is planned");
    }
}
