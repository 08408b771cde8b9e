//! The yearly and quarterly rating of members: schemes, which are data, and what a book holds as evidence. The program lays
//! out the evidence; people give points and decide on levels.

mod period;
mod scheme;

pub use period::Period;
pub use scheme::{Cap, Criterion, Group, Level, Scheme, faults, points, scheme, schemes, written};

use crate::dates::CivilDate;
use crate::members::{MemberLife, Standing};
use crate::text_enum::text_enum;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// A part of the book from which evidence is taken.
    pub enum Evidence {
        Study = "study", "Học tập nghị quyết", "Study of documents";
        MakeUps = "make_ups", "Học bổ sung", "Make-ups";
        Essays = "essays", "Bài thu hoạch", "Essays";
        Meetings = "meetings", "Sinh hoạt chi bộ", "Meetings of the cell";
        Tasks = "tasks", "Nhiệm vụ được giao", "Tasks";
        Programmes = "programmes", "Chương trình, kế hoạch cá nhân", "Programmes";
        Inspections = "inspections", "Kiểm tra, giám sát", "Inspection and supervision";
    }
}

/// What people said of one criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Hundredths of a point; `None` if nobody has given any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<i64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The answers of a rating, by the criterion's id.
pub type Answers = BTreeMap<String, Answer>;

/// Why somebody is not rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRated {
    /// Admitted so many months before the end of the period, or fewer.
    NewlyJoined(u32),
    Exempt,
    Away,
    /// Belongs to another cell.
    Guest,
    Left,
}

impl NotRated {
    pub fn vietnamese(self) -> String {
        match self {
            NotRated::NewlyJoined(months) => format!("Kết nạp chưa đủ {months} tháng"),
            NotRated::Exempt => Standing::Exempt.vietnamese().to_owned(),
            NotRated::Away => Standing::TemporarilyAway.vietnamese().to_owned(),
            NotRated::Guest => Standing::TemporarilyHere.vietnamese().to_owned(),
            NotRated::Left => "Không còn ở chi bộ".to_owned(),
        }
    }
}

/// Why a member is not rated for a period, as far as the book records it. Whoever was admitted in a year of which no more
/// is known may have been a member long enough.
pub fn not_rated(scheme: &Scheme, period: Period, joined: Option<CivilDate>, life: &MemberLife) -> Option<NotRated> {
    let end = period.last_day();
    match life.standing_on(end) {
        Standing::Exempt => return Some(NotRated::Exempt),
        Standing::TemporarilyAway => return Some(NotRated::Away),
        Standing::Transferred | Standing::Deceased => return Some(NotRated::Left),
        Standing::NotYetJoined => return Some(NotRated::NewlyJoined(scheme.not_rated.joined_less_than_months)),
        Standing::TemporarilyHere => return Some(NotRated::Guest),
        Standing::Active => {}
    }
    let months = scheme.not_rated.joined_less_than_months;
    let since = end.checked_sub_months(Months::new(months))?;
    let new = joined.is_some_and(|joined| surely_after(joined, since));
    new.then_some(NotRated::NewlyJoined(months))
}

fn surely_after(joined: CivilDate, since: NaiveDate) -> bool {
    joined.first_day() > since
}

#[cfg(test)]
mod tests;
