//! A cell that comes under another committee. Nobody moves by mistake: a person says since when, after both names were shown.

use crate::enrolment::{Before, Enrolment, superior_name};
use crate::messages::CallError;
use crate::reading;
use chrono::NaiveDate;
use domain::language::fold;
use store::Book;

/// The day that a person typed; absent if nobody said that the committee is another one.
pub(super) fn since(typed: Option<&str>, today: NaiveDate) -> Result<Option<NaiveDate>, CallError> {
    let Some(typed) = typed else { return Ok(None) };
    let day = reading::day(typed, "under_since")?;
    let day: NaiveDate = day.parse().map_err(|_| {
        CallError::at("required", "under_since", "Ghi ngày chi bộ bắt đầu trực thuộc cấp trên mới, ví dụ 01/07/2025.")
    })?;
    if day > today {
        let sentence = "Ngày này chưa đến. Nối với cấp trên mới khi chi bộ đã trực thuộc cấp trên ấy.";
        return Err(CallError::at("future_date", "under_since", sentence));
    }
    Ok(Some(day))
}

pub(super) fn other_unit(known: &Enrolment) -> CallError {
    CallError::at(
        "wrong_unit",
        "code",
        format!("Thư mời này không phải của {}. Xin cấp trên thư mời đúng chi bộ này.", known.unit_name),
    )
}

/// An invite file names its committee. An invite of the same one is for another unit.
pub(super) fn other_unit_or_committee(
    book: &Book,
    known: &Enrolment,
    invited_by: &str,
) -> Result<CallError, CallError> {
    let name = superior_name(book)?.unwrap_or_default();
    let same = [&name, &known.superior_name].iter().any(|name| fold(name) == fold(invited_by));
    Ok(if same || invited_by.is_empty() { other_unit(known) } else { other_committee(&name, invited_by) })
}

pub(super) fn other_committee(known: &str, invited_by: &str) -> CallError {
    let sentence = format!(
        "Thư mời này là của {invited_by}, còn sổ đang nối với {known}. Chưa nối gì. Nếu chi bộ nay trực thuộc {invited_by}, ghi ngày \
         bắt đầu trực thuộc rồi nối tiếp: những gì {known} đã gửi vẫn giữ để xem, không ai đòi làm lại."
    );
    CallError::new("other_committee", sentence)
}

impl Enrolment {
    /// The enrolment under another committee. The one before is kept with the days on which it stood above the cell.
    pub(super) fn under_another(self, known: &Enrolment, since: Option<NaiveDate>, today: NaiveDate) -> Enrolment {
        let since = since.unwrap_or(today);
        let former = Before {
            superior: known.superior,
            superior_name: known.superior_name.clone(),
            unit: known.unit,
            from: known.since,
            until: since.pred_opt().unwrap_or(since),
        };
        // a cell that returns to a committee receives its books again, and none of them is a former one's
        let mut before: Vec<Before> = std::iter::once(former).chain(known.before.iter().cloned()).collect();
        before.retain(|one| one.superior != self.superior);
        // what the former server signed counts once the new one adopts its key, as that of a server that was lost
        let mut left: Vec<_> = [vec![known.server_key], known.former.clone(), known.left.clone()].concat();
        left.retain(|key| *key != self.server_key);
        Enrolment { since: Some(since), before, left, ..self }
    }
}
