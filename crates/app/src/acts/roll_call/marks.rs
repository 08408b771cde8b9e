//! Marks in their stored form and in the form of the grid.

use crate::figures::{self, Roster};
use crate::messages::CallError;
use crate::messages::roll_call::Mark as Shown;
use domain::FieldValue;
use domain::Id;
use domain::catalogue::roll_call;
use domain::members::Standing;
use domain::roll_call::{AbsenceReason, Mark, SealedMark, Status};
use journal::{Cut, Record, Value};
use std::collections::HashMap;
use store::{Book, Row};

/// One stored mark.
pub(crate) struct Stored {
    pub record: Id,
    /// The member in the row, before joined entries are resolved.
    pub member: Id,
    pub mark: Mark,
    sealed_reason: Option<Vec<u8>>,
    pub sealed_note: Option<Vec<u8>>,
}

/// The marks of one session, by the person for whom they are counted.
#[derive(Default)]
pub(crate) struct Marks(HashMap<Id, Vec<Stored>>);

impl Marks {
    pub fn of(book: &Book, session: Id, roster: &Roster, cut: Option<&Cut>) -> Result<Marks, CallError> {
        let mut marks = Marks::default();
        for row in figures::of_sessions(book, roll_call::KIND, &[session], cut)? {
            if let Some((_, member)) = row.pair {
                marks.0.entry(roster.person(member).unwrap_or(member)).or_default().push(read(book, &row, member));
            }
        }
        Ok(marks)
    }

    /// The marks of the person a member counts as, under each of their entries.
    pub fn of_one(book: &Book, session: Id, roster: &Roster, member: Id) -> Result<Marks, CallError> {
        let mut marks = Marks::default();
        let Some(person) = roster.person(member) else { return Ok(marks) };
        for entry in roster.entries(person) {
            let record = Record::Pair(session, entry).id(roll_call::KIND);
            let row = store::row(book.connection(), book.own_book(), roll_call::KIND, record)?;
            marks.0.entry(person).or_default().extend(row.map(|row| read(book, &row, entry)));
        }
        Ok(marks)
    }

    pub fn of_person(&self, person: Id) -> &[Stored] {
        self.0.get(&person).map(Vec::as_slice).unwrap_or_default()
    }

    /// The mark that counts where joined entries have two: attendance takes precedence, then a reason.
    pub fn standing(&self, person: Id) -> Option<&Stored> {
        let rank = |status| match status {
            Status::Unmarked => 0,
            Status::Without => 1,
            Status::WithReason => 2,
            Status::CountedElsewhere => 3,
            Status::ExemptPresent => 4,
            Status::PresentElsewhere => 5,
            Status::Present => 6,
        };
        self.of_person(person).iter().max_by_key(|row| rank(row.mark.status))
    }

    pub fn records(&self) -> impl Iterator<Item = Id> {
        self.0.values().flatten().map(|row| row.record)
    }
}

fn read(book: &Book, row: &Row, member: Id) -> Stored {
    let SealedMark { status, point, bulk, reason: sealed_reason } = row.parts(roll_call::MARK).unwrap_or_default();
    let opened = sealed_reason.as_ref().and_then(|sealed| book.ring().open_small(sealed).ok());
    let mark = Mark { status, point, bulk, reason: opened.and_then(|code| AbsenceReason::from_code(*code.first()?)) };
    Stored { record: row.id, member, mark, sealed_reason, sealed_note: row.bytes(roll_call::NOTE).map(<[u8]>::to_vec) }
}

/// The value for a change. An unchanged reason keeps its seal; otherwise it would look like a new one.
pub(super) fn value(book: &Book, mark: &Mark, standing: Option<&Stored>) -> Result<Value, CallError> {
    let kept = standing
        .filter(|standing| standing.mark.reason == mark.reason)
        .and_then(|standing| standing.sealed_reason.clone());
    // A reason that this laptop has no key for stays with the status it was given for.
    let unread = standing.filter(|standing| standing.mark.status == mark.status && standing.mark.reason.is_none());
    let reason = match (mark.reason, kept) {
        (None, Some(sealed)) if unread.is_some() => Some(sealed),
        (None, _) => None,
        (Some(_), Some(sealed)) => Some(sealed),
        (Some(reason), None) => Some(book.ring().seal_small(&[reason.code()])?),
    };
    Ok(SealedMark { status: mark.status, point: mark.point, bulk: mark.bulk, reason }.to_value())
}

/// The stored form of a mark that was set by itself, without points.
pub(in crate::acts) fn stored_by_hand(mark: Shown, exempt: bool) -> Result<Mark, CallError> {
    stored(mark, exempt, false)
}

/// The stored form of a mark in the grid.
pub(super) fn stored(mark: Shown, exempt: bool, bulk: bool) -> Result<Mark, CallError> {
    let (status, reason) = match mark {
        Shown::Unmarked => (Status::Unmarked, None),
        Shown::Exempt if exempt => (Status::Unmarked, None),
        Shown::Exempt => {
            return Err(CallError::at(
                "not_exempt",
                "mark",
                "Người này không được miễn vào ngày này. Ghi miễn ở trang Đảng viên, rồi trở lại đây.",
            ));
        }
        // An exempt member who comes is not counted in the share.
        Shown::Present | Shown::PresentElsewhere | Shown::ExemptPresent if exempt => (Status::ExemptPresent, None),
        Shown::Present | Shown::ExemptPresent => (Status::Present, None),
        Shown::PresentElsewhere => (Status::PresentElsewhere, None),
        Shown::AbsentWork => (Status::WithReason, Some(AbsenceReason::Work)),
        Shown::AbsentStudy => (Status::WithReason, Some(AbsenceReason::Study)),
        Shown::AbsentFarAway => (Status::WithReason, Some(AbsenceReason::FarAway)),
        Shown::AbsentPersonal => (Status::WithReason, Some(AbsenceReason::Personal)),
        Shown::AbsentOther => (Status::WithReason, Some(AbsenceReason::Other)),
        Shown::AbsentWithout => (Status::Without, None),
        Shown::CountedElsewhere => (Status::CountedElsewhere, None),
    };
    Ok(Mark { status, reason, bulk, point: 0 })
}

/// The mark as the grid shows it, for a person with this standing on the day.
pub(crate) fn shown(mark: &Mark, standing: Standing) -> Shown {
    match mark.status {
        Status::Unmarked => match standing {
            Standing::Exempt => Shown::Exempt,
            Standing::TemporarilyAway => Shown::CountedElsewhere,
            _ => Shown::Unmarked,
        },
        status if standing == Standing::Exempt && status.is_present() => Shown::ExemptPresent,
        Status::Present | Status::ExemptPresent => Shown::Present,
        Status::PresentElsewhere => Shown::PresentElsewhere,
        Status::WithReason => match mark.reason {
            Some(AbsenceReason::Work) => Shown::AbsentWork,
            Some(AbsenceReason::Study) => Shown::AbsentStudy,
            Some(AbsenceReason::FarAway) => Shown::AbsentFarAway,
            Some(AbsenceReason::Personal) => Shown::AbsentPersonal,
            Some(AbsenceReason::Other) | None => Shown::AbsentOther,
        },
        Status::Without => Shown::AbsentWithout,
        Status::CountedElsewhere => Shown::CountedElsewhere,
    }
}
