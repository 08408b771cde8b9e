//! The roll-call sheet that is passed round the room: it contains no marks.

use super::words;
use crate::acts::roll_call;
use crate::figures::{self, Roster};
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{round, session};
use domain::members::Standing;
use papers::{RollCallSheet, SheetMember};
use store::{Book, Row};

pub(super) fn sheet(book: &Book, round: Id, session: Id) -> Result<RollCallSheet, CallError> {
    let (of, row) = (figures::own_round(book, round, "round")?, figures::own_session(book, session, "session")?);
    if row.id_ref(session::ROUND) != Some(round) {
        return Err(CallError::not_found("session"));
    }
    let roster = Roster::now(book)?;
    let day = figures::day(row.text(session::DATE));
    let member = |person: Id| SheetMember {
        name: roster.name(person).to_owned(),
        born_year: roster.birth_year(person),
        note: match day.map(|day| roster.life(person).standing_on(day)) {
            Some(Standing::Exempt) => Standing::Exempt.vietnamese().to_owned(),
            Some(Standing::TemporarilyAway) => "Tính ở nơi khác".to_owned(),
            _ => String::new(),
        },
    };
    Ok(RollCallSheet {
        superior: words::superior_name(book)?,
        cell: words::cell_name(book)?,
        round: of.text(round::TITLE).to_owned(),
        session: named(&row),
        place: row.text(session::PLACE).to_owned(),
        form: words::form(&row).to_owned(),
        chair: row.text(session::CHAIR).to_owned(),
        speaker: row.text(session::SPEAKER).to_owned(),
        members: roll_call::people(book, &row, &roster)?.into_iter().map(member).collect(),
    })
}

/// "Buổi học ngày 12/03/2026, 19 giờ 30"
fn named(row: &Row) -> String {
    let day = words::day(row.text(session::DATE));
    match row.text(session::TIME).split_once(':') {
        Some((hour, minute)) => format!("Buổi học ngày {day}, {hour} giờ {minute}"),
        None => format!("Buổi học ngày {day}"),
    }
}
