//! Words and figures in the form in which papers print them.

use crate::acts::exchange;
use crate::acts::make_ups::Done;
use crate::acts::sessions::Speakers;
use crate::figures::{self, local};
use crate::messages::CallError;
use crate::messages::roll_call::Mark;
use chrono::Timelike;
use domain::catalogue::{cell, session};
use domain::dates;
use domain::figures::number;
use domain::roll_call::AbsenceReason;
use domain::sessions::{SessionForm, SpeakerFrom};
use domain::totals::Rows;
use store::{Book, Row};

/// If the place of writing is unknown, a blank is left to fill in by hand.
const BLANK: &str = "………………";

pub(in crate::acts) fn cell_name(book: &Book) -> Result<String, CallError> {
    let row = store::row(book.connection(), book.own_book(), cell::KIND, book.own_book())?;
    let name = row.map(|row| row.text(cell::NAME).to_owned()).filter(|name| !name.is_empty());
    name.map_or_else(|| Ok(book.profile().keyslots()?.cell_name), Ok)
}

pub(in crate::acts) fn superior_name(book: &Book) -> Result<String, CallError> {
    Ok(exchange::superior_name(book)?.unwrap_or_default())
}

/// The place of a paper is the seat of the superior committee: "Đảng ủy xã Nà Tăm" sits in Nà Tăm.
pub(in crate::acts) fn place(superior: &str) -> String {
    const COMMITTEES: [&str; 9] = [
        "Đảng ủy xã ",
        "Đảng ủy phường ",
        "Đảng ủy thị trấn ",
        "Đảng ủy đặc khu ",
        "Huyện ủy ",
        "Thành ủy ",
        "Thị ủy ",
        "Quận ủy ",
        "Tỉnh ủy ",
    ];
    let place = COMMITTEES.iter().find_map(|committee| superior.strip_prefix(committee));
    place.map_or_else(|| BLANK.to_owned(), str::to_owned)
}

/// "14 giờ 05 phút ngày 12/11/2026"
pub(in crate::acts) fn moment(at_ms: u64) -> String {
    let at = local(at_ms);
    format!("{:02} giờ {:02} phút ngày {}", at.hour(), at.minute(), dates::vietnamese(at.date_naive()))
}

/// A stored day as 12/03/2026.
pub(super) fn day(stored: &str) -> String {
    figures::day(stored).map(dates::vietnamese).unwrap_or_default()
}

pub(super) fn count(rows: &Rows) -> String {
    number(rows.count().into())
}

pub(super) fn form(row: &Row) -> &'static str {
    row.text(session::FORM).parse().map(SessionForm::vietnamese).unwrap_or_default()
}

/// "Cấp trên: Nguyễn Văn A", or only the part that is known.
pub(super) fn speaker(row: &Row, speakers: &Speakers) -> String {
    let from = row.text(session::SPEAKER_FROM).parse().map(SpeakerFrom::vietnamese).unwrap_or_default();
    match speakers.names(row).as_str() {
        "" => from.to_owned(),
        name => format!("{from}: {name}"),
    }
}

/// "ngày 20/03/2026 tại xã"
pub(super) fn made_up(done: &Done, session: Option<&Row>) -> String {
    let place = session.map_or(done.at_unit.as_str(), |row| row.text(session::PLACE));
    let day = day(&done.on);
    if place.is_empty() { format!("ngày {day}") } else { format!("ngày {day} tại {place}") }
}

/// The reason for an absence, for papers that stay in the cell.
pub(super) fn reason(mark: Mark) -> Option<AbsenceReason> {
    match mark {
        Mark::AbsentWork => Some(AbsenceReason::Work),
        Mark::AbsentStudy => Some(AbsenceReason::Study),
        Mark::AbsentFarAway => Some(AbsenceReason::FarAway),
        Mark::AbsentPersonal => Some(AbsenceReason::Personal),
        Mark::AbsentOther => Some(AbsenceReason::Other),
        _ => None,
    }
}

/// Makes the first letter small for use within a sentence: "học tập, quán triệt…".
pub(in crate::acts) fn going_on(text: &str) -> String {
    let mut letters = text.chars();
    // A title that begins with an abbreviation is left as it is.
    let second_is_small = text.chars().nth(1).is_some_and(char::is_lowercase);
    match letters.next() {
        Some(first) if second_is_small => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
