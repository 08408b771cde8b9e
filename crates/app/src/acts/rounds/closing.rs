//! Closes figures (chốt số liệu), reopens them, accepts late changes, and closes a round.

use crate::figures::{self, FinalCut};
use crate::messages::rounds::{AcceptLate, Close, Finalise, LeaveLate};
use crate::messages::{CallError, Touched, Which};
use crate::{AppSession, reading};
use domain::FieldValue;
use domain::Id;
use domain::catalogue::round;
use domain::totals::{self, Totals};
use journal::{ChangeRef, Cut, Record, Value};
use store::{Book, OpDraft};

pub fn finalise(app: &AppSession, request: Finalise) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = figures::own_round(book, id, "id")?;
        if figures::final_cut(&row).is_some() {
            return Err(CallError::new(
                "already_final",
                "Số liệu đợt này đã chốt. Muốn chốt lại thì mở lại số liệu trước.",
            ));
        }
        let totals = totals::totals(&figures::round_rows(book, &row, app.today(), None)?);
        can_be_meant(&totals, &request)?;
        close_over(app, book, id)
    })
}

/// Figures that nobody can mean are refused; those that somebody may mean are asked about first.
fn can_be_meant(totals: &Totals, request: &Finalise) -> Result<(), CallError> {
    if totals.due.is_zero() {
        let sentence = "Chưa có đảng viên nào phải học trong đợt này nên chưa có số liệu để chốt. Thêm buổi học, hoặc xem lại danh sách đảng viên và người được triệu tập.";
        return Err(CallError::new("nobody_due", sentence));
    }
    let ahead = totals.sessions_ahead.count();
    if ahead > 0 && !request.although_ahead {
        let sentence =
            format!("Còn {ahead} buổi học chưa đến ngày. Xem lại ngày của buổi học, hoặc chọn vẫn chốt khi chưa học.");
        return Err(CallError::at("ahead", "although_ahead", sentence));
    }
    let unmarked = totals.unmarked.count();
    if unmarked > 0 && !request.although_unmarked {
        let sentence = format!(
            "Còn {unmarked} người chưa điểm danh. Điểm danh cho đủ, hoặc chọn chốt và để họ là “chưa điểm danh”."
        );
        return Err(CallError::at("unmarked", "although_unmarked", sentence));
    }
    Ok(())
}

/// Takes late changes into the final figures: those named, or all that wait. No other change is taken in with
/// them.
pub fn accept_late(app: &AppSession, request: AcceptLate) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    let reason = reading::line(&request.reason, "reason")?;
    app.with_book(|book| {
        let closed = closed(book, id)?;
        if reason.is_empty() {
            return Err(CallError::at(
                "required",
                "reason",
                "Gõ lý do nhận thêm thay đổi, ví dụ: thêm 3 người học bổ sung ở xã.",
            ));
        }
        let mut cut = closed.cut.clone();
        named(book, id, &closed, request.changes.as_deref())?.into_iter().for_each(|at| cut.accept(at));
        let (at_ms, by) = (app.now_ms(), book.person().id);
        keep_cut(app, book, id, &FinalCut { at_ms, by, cut, reason: Some(reason), ..closed })
    })
}

/// Leaves late changes out of the final figures on purpose: those named, or all that wait. They stay visible as
/// late.
pub fn leave_late(app: &AppSession, request: LeaveLate) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let mut closed = closed(book, id)?;
        let named = named(book, id, &closed, request.changes.as_deref())?;
        named.into_iter().for_each(|at| closed.left.accept(at));
        keep_cut(app, book, id, &closed)
    })
}

fn closed(book: &Book, id: Id) -> Result<FinalCut, CallError> {
    let row = figures::own_round(book, id, "id")?;
    let sentence = "Số liệu đợt này chưa chốt nên không có thay đổi nào để nhận thêm.";
    figures::final_cut(&row).ok_or_else(|| CallError::new("not_final", sentence))
}

fn named(book: &Book, id: Id, closed: &FinalCut, changes: Option<&[String]>) -> Result<Vec<ChangeRef>, CallError> {
    let late = figures::late_changes(book, id, &closed.cut)?;
    let Some(changes) = changes else {
        return Ok(late.into_iter().filter(|at| !closed.left.covers(*at)).collect());
    };
    let of = |change: &String| Book::parse_act(change).filter(|at| late.contains(at));
    changes
        .iter()
        .map(|change| {
            let sentence = "Có thay đổi không còn chờ nữa. Xem lại danh sách rồi chọn lại.";
            of(change).ok_or_else(|| CallError::at("late_changed", "changes", sentence))
        })
        .collect()
}

/// The cut is computed before the change that stores it. That change is outside the cut, but it only touches
/// the round, so it is not late.
fn close_over(app: &AppSession, book: &mut Book, id: Id) -> Result<Touched, CallError> {
    let cut = store::cut_now(book.connection(), book.own_book())?;
    let (at_ms, by) = (app.now_ms(), book.person().id);
    keep_cut(app, book, id, &FinalCut { at_ms, by, cut, reason: None, left: Cut::default() })
}

fn keep_cut(app: &AppSession, book: &mut Book, id: Id, cut: &FinalCut) -> Result<Touched, CallError> {
    app.save(book, Some(id), &[OpDraft::new(round::KIND, Record::One(id)).set(round::FINAL_CUT, cut.to_value())])
}

pub fn reopen(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        figures::own_round(book, id, "id")?;
        app.save(book, Some(id), &[OpDraft::new(round::KIND, Record::One(id)).set(round::FINAL_CUT, Value::Null)])
    })
}

pub fn close(app: &AppSession, request: Close) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        figures::own_round(book, id, "id")?;
        let closed = if request.closed { Value::flag(true) } else { Value::Null };
        app.save(book, Some(id), &[OpDraft::new(round::KIND, Record::One(id)).set(round::CLOSED, closed)])
    })
}
