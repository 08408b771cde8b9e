//! The minutes of a meeting: the head is filled from the attendance, the rest is written by hand.

use super::Meeting;
use crate::acts::meetings::{agenda_rows, attended};
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{Fields, agenda_item, meeting};
use domain::figures::{number, percent_or_dash};
use domain::meetings::{Attendance, AttendanceMark};
use domain::totals::Rows;
use papers::{MeetingMinutes, MinutesHead};

pub(super) fn minutes(of: &Meeting<'_>) -> Result<MeetingMinutes, CallError> {
    let items = agenda_rows(of.book, of.row.id)?;
    Ok(MeetingMinutes {
        head: of.head(None, "BB/CB", of.day)?,
        summary: of.summary(),
        place: of.text(meeting::PLACE).to_owned(),
        begun: of.begun(),
        ended: of.time(meeting::END),
        attendance: head(of)?,
        chair: of.member(&of.opened, meeting::CHAIR),
        secretary: of.member(&of.opened, meeting::SECRETARY),
        items: items.iter().map(|row| row.text(agenda_item::TEXT).to_owned()).collect(),
        vote: of.vote()?,
    })
}

fn head(of: &Meeting<'_>) -> Result<MinutesHead, CallError> {
    let (figures, marks) = attended(of.book, &of.row)?;
    let count = |rows: &Rows| number(rows.count().into());
    let reason = |person: Id| marks.iter().find(|(member, _)| of.roster.person(*member) == Some(person));
    let absent = |person: Id| {
        let name = of.name(person);
        let said = reason(person).and_then(|(_, mark)| AttendanceMark::mark(*mark).reason);
        said.map_or(name.clone(), |reason| format!("{name} ({})", reason.vietnamese().to_lowercase()))
    };
    Ok(MinutesHead {
        total: count(&figures.total),
        official: count(&figures.official),
        probationary: count(&figures.probationary),
        here: count(&figures.here),
        exempt: count(&figures.exempt),
        exempt_names: people(of, &figures.exempt, |person| of.name(person)),
        away: count(&figures.away),
        away_names: people(of, &figures.away, |person| of.name(person)),
        due: count(&figures.due),
        present: count(&figures.present),
        rate: percent_or_dash(figures.share()),
        exempt_present: exempt_present(&figures),
        absent: number(u64::from(figures.with_reason.count() + figures.without.count())),
        with_reason: people(of, &figures.with_reason, absent),
        without: people(of, &figures.without, |person| of.name(person)),
        unmarked: unmarked(&figures),
    })
}

fn people(of: &Meeting<'_>, rows: &Rows, said: impl Fn(Id) -> String) -> Vec<String> {
    let mut people: Vec<Id> = rows.members().collect();
    of.roster.sort(&mut people);
    people.into_iter().map(said).collect()
}

fn exempt_present(figures: &Attendance) -> String {
    match figures.exempt_present.count() {
        0 => String::new(),
        came => format!("Được miễn sinh hoạt mà có dự: {came} (không tính vào tỷ lệ)."),
    }
}

fn unmarked(figures: &Attendance) -> String {
    match figures.unmarked.count() {
        0 => String::new(),
        left => format!("Chưa điểm danh: {left}."),
    }
}
