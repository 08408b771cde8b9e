//! Who may correct what the book records of the cell and of the people who keep it. The catalogue lets every role write these
//! records, because any of them may begin a book; every save of this crate asks here.

use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{cell, person};
use domain::rights::{Correction, Heads, Role, may_correct};
use store::{Book, OpDraft};

/// The roles of the people who open the book.
fn heads(book: &Book) -> Result<Heads, CallError> {
    let people = book.profile().keyslots()?.people;
    Ok(Heads::of(people.iter().filter_map(|slot| slot.person.role.parse().ok())))
}

/// The secretaries and deputies among the people who open the book.
pub(crate) fn head_ids(book: &Book) -> Result<Vec<Id>, CallError> {
    let people = book.profile().keyslots()?.people.into_iter();
    Ok(people.filter(|slot| slot.person.role.parse().is_ok_and(Role::is_head)).map(|slot| slot.person.id).collect())
}

/// Whether the person at work may make this correction.
pub(crate) fn may(book: &Book, what: Correction) -> Result<bool, CallError> {
    let Ok(by) = book.person().role.parse() else { return Ok(false) };
    Ok(may_correct(by, what, heads(book)?))
}

/// # Errors The person at work may not, with a sentence that says who may.
pub(crate) fn allowed(book: &Book, what: Correction) -> Result<(), CallError> {
    let sentence = match what {
        Correction::Cell => "Chỉ bí thư hoặc phó bí thư sửa được tên chi bộ và tên cấp trên.",
        Correction::Name { .. } => "Chỉ bí thư hoặc phó bí thư sửa được tên của người khác.",
        Correction::Role => "Chỉ bí thư hoặc phó bí thư sửa được chức vụ, thêm hoặc bớt người mở sổ.",
        Correction::Handover => "Chỉ bí thư bàn giao được cho bí thư mới.",
    };
    if may(book, what)? { Ok(()) } else { Err(CallError::new("not_allowed", sentence)) }
}

/// Asks for every correction in these drafts, whichever act they come from: a form, an undo or the answer to a conflict.
pub(crate) fn check(book: &Book, drafts: &[OpDraft]) -> Result<(), CallError> {
    for draft in drafts {
        let own = draft.record.id(draft.kind) == book.person().id;
        for set in &draft.sets {
            let sets = |kind: u16, fields: &[u16]| draft.kind == kind && fields.contains(&set.field);
            if sets(cell::KIND, &[cell::NAME, cell::SUPERIOR_NAME]) {
                allowed(book, Correction::Cell)?;
            } else if sets(person::KIND, &[person::NAME]) {
                allowed(book, Correction::Name { own })?;
            } else if sets(person::KIND, &[person::ROLE, person::REMOVED]) {
                allowed(book, Correction::Role)?;
            }
        }
    }
    Ok(())
}
