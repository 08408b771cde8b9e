//! Rules of registers that look at other records of the book.

use crate::figures::{self, Roster};
use crate::messages::CallError;
use domain::catalogue::{Fields, Kind, meeting, resolution};
use domain::registers::Problem;
use journal::Value;
use store::Book;

pub(super) fn problems(book: &Book, kind: &Kind, row: &dyn Fields) -> Result<Vec<Problem>, CallError> {
    if kind.number == resolution::KIND { vote(book, row) } else { Ok(Vec::new()) }
}

/// No more members vote than came; those on probation have no vote.
fn vote(book: &Book, row: &dyn Fields) -> Result<Vec<Problem>, CallError> {
    let voted = row.value(resolution::VOTED).and_then(Value::as_int);
    let of = row.value(resolution::MEETING).and_then(Value::as_id);
    let Some((voted, of)) = voted.zip(of) else { return Ok(Vec::new()) };
    let held = figures::own_meeting(book, of, "meeting")?;
    let (roster, marks) = (Roster::now(book)?, figures::meeting_marks(book, of)?);
    let attendance = figures::attendance(&held, &roster, &marks);
    let day = figures::day(held.text(meeting::DATE)).unwrap_or_default();
    let came: Vec<_> = attendance.present.members().chain(attendance.exempt_present.members()).collect();
    let official = came.iter().filter(|person| roster.life(**person).is_official_on(day)).count();
    // Before the roll was called nobody can say.
    if came.is_empty() {
        return Ok(Vec::new());
    }
    let (came, voted_sentence) = (came.len(), format!("{voted} đảng viên biểu quyết"));
    Ok(if usize::try_from(voted).is_ok_and(|voted| voted > came) {
        let sentence = format!("Chỉ có {came} đảng viên có mặt nên không thể có {voted_sentence}. Xem lại điểm danh.");
        vec![Problem::new(resolution::VOTED, "more_than_present", sentence)]
    } else if usize::try_from(voted).is_ok_and(|voted| voted > official) {
        let sentence = format!(
            "Có {official} đảng viên chính thức có mặt mà có {voted_sentence}: đảng viên dự bị không biểu quyết. Xem lại, hoặc giữ."
        );
        vec![Problem::doubt(resolution::VOTED, "more_than_official", sentence)]
    } else {
        Vec::new()
    })
}
