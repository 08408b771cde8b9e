//! The roll-call sheet: blank, to be passed round the room, or as it was marked, to be filed.

use super::words;
use crate::acts::roll_call::{self, Marks, shown};
use crate::acts::sessions;
use crate::acts::sessions::Speakers;
use crate::figures::{self, Roster, person_name};
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{round, session};
use domain::figures::{number, percent_or_dash};
use domain::members::Standing;
use domain::roll_call::Status;
use domain::sessions::Confirmed;
use domain::totals::{Rows, SessionCounts};
use papers::{RollCallSheet, SheetMark, SheetMember};
use store::{Book, Row};

pub(super) fn sheet(book: &Book, round: Id, session: Id, filled: bool) -> Result<RollCallSheet, CallError> {
    let (of, row) = (figures::own_round(book, round, "round")?, figures::own_session(book, session, "session")?);
    if row.id_ref(session::ROUND) != Some(round) {
        return Err(CallError::not_found("session"));
    }
    let roster = Roster::now(book)?;
    let members = Members { book, row: &row, roster: &roster };
    let blank = RollCallSheet {
        superior: words::superior_name(book)?,
        cell: words::cell_name(book)?,
        round: of.text(round::TITLE).to_owned(),
        session: named(&row),
        place: row.text(session::PLACE).to_owned(),
        form: words::form(&row).to_owned(),
        chair: row.text(session::CHAIR).to_owned(),
        speaker: Speakers::read(book)?.names(&row),
        members: roll_call::people(book, &row, &roster)?.into_iter().map(|person| members.blank(person)).collect(),
        ..RollCallSheet::default()
    };
    if !filled {
        return Ok(blank);
    }
    let marks = Marks::of(book, session, &roster, None)?;
    let counts = sessions::counts(book, &row, &roster)?;
    let people = roll_call::people(book, &row, &roster)?;
    let marked = people.into_iter().map(|person| members.marked(person, &marks)).collect();
    Ok(RollCallSheet { standing: standing(book, &row)?, sum: sum(&counts), members: marked, ..blank })
}

/// As it was marked, or blank where nobody is marked yet.
pub(super) fn begun_or_blank(book: &Book, round: Id, session: Id) -> Result<RollCallSheet, CallError> {
    let row = figures::own_session(book, session, "session")?;
    let begun = sessions::counts(book, &row, &*Roster::now(book)?)?.has_marks();
    sheet(book, round, session, begun)
}

struct Members<'a> {
    book: &'a Book,
    row: &'a Row,
    roster: &'a Roster,
}

impl Members<'_> {
    fn standing(&self, person: Id) -> Option<Standing> {
        figures::day(self.row.text(session::DATE)).map(|day| self.roster.life(person).standing_on(day))
    }

    fn blank(&self, person: Id) -> SheetMember {
        SheetMember {
            name: self.roster.name(person).to_owned(),
            born_year: self.roster.birth_year(person),
            mark: None,
            note: match self.standing(person) {
                Some(Standing::Exempt) => Standing::Exempt.vietnamese().to_owned(),
                Some(Standing::TemporarilyAway) => "Tính ở nơi khác".to_owned(),
                _ => String::new(),
            },
        }
    }

    fn marked(&self, person: Id, marks: &Marks) -> SheetMember {
        let blank = self.blank(person);
        let Some(stored) = marks.standing(person) else { return blank };
        let mark = match stored.mark.status {
            Status::Present | Status::PresentElsewhere | Status::ExemptPresent => Some(SheetMark::Present),
            Status::WithReason => Some(SheetMark::WithReason),
            Status::Without => Some(SheetMark::Without),
            Status::Unmarked | Status::CountedElsewhere => None,
        };
        let standing = self.standing(person).unwrap_or(Standing::Active);
        let said = match stored.mark.status {
            Status::PresentElsewhere => self.row.lines(session::POINTS).get(stored.mark.point as usize).cloned(),
            Status::WithReason => {
                words::reason(shown(&stored.mark, standing)).map(|reason| reason.vietnamese().to_owned())
            }
            Status::CountedElsewhere if blank.note.is_empty() => Some("Tính ở nơi khác".to_owned()),
            _ => None,
        };
        let sealed = marks.of_person(person).iter().find_map(|stored| stored.sealed_note.as_ref());
        let note = sealed.and_then(|sealed| self.book.ring().open_text(sealed).ok());
        let notes = [Some(blank.note), said, note].into_iter().flatten().filter(|note| !note.is_empty());
        SheetMember { mark, note: notes.collect::<Vec<_>>().join("; "), ..blank }
    }
}

/// Whether the marks are confirmed, and by whom.
fn standing(book: &Book, row: &Row) -> Result<String, CallError> {
    let Some(confirmed) = row.parts::<Confirmed>(session::CONFIRMED) else {
        return Ok("Điểm danh chưa được xác nhận.".to_owned());
    };
    let by = person_name(book, confirmed.by)?;
    Ok(format!("Đã xác nhận điểm danh lúc {} bởi {by}.", words::moment(confirmed.at_ms)))
}

fn sum(counts: &SessionCounts) -> String {
    let of = |rows: &Rows| number(rows.count().into());
    let mut parts = vec![
        format!("Phải dự: {} người.", of(&counts.due)),
        format!("Có mặt: {} ({}).", of(&counts.present), percent_or_dash(counts.share())),
        format!("Vắng có lý do: {}.", of(&counts.with_reason)),
        format!("Vắng không lý do: {}.", of(&counts.without)),
    ];
    if !counts.unmarked.is_zero() {
        parts.push(format!("Chưa điểm danh: {}.", of(&counts.unmarked)));
    }
    if !counts.exempt_present.is_zero() {
        parts.push(format!("Được miễn, có dự: {} (không tính tỷ lệ).", of(&counts.exempt_present)));
    }
    parts.join(" ")
}

/// "Buổi học ngày 12/03/2026, 19 giờ 30"
fn named(row: &Row) -> String {
    let day = words::day(row.text(session::DATE));
    match row.text(session::TIME).split_once(':') {
        Some((hour, minute)) => format!("Buổi học ngày {day}, {hour} giờ {minute}"),
        None => format!("Buổi học ngày {day}"),
    }
}
