//! Texts of essays that come from files: who may have one, and the versions that they become.

use super::RoundEssays;
use super::drafts::{self, Typed};
pub(crate) use super::text::{fits, save};
use super::versions::{Versions, keeping, waiting};
use crate::messages::CallError;
use crate::messages::essays::Parts;
use domain::Id;
use domain::catalogue::round;
use domain::essays::EssayForm;
use store::{Book, OpDraft};

/// The questions that the round asks in place of the three parts.
pub(crate) fn questions(essays: &RoundEssays) -> usize {
    essays.round.lines(round::ESSAY_QUESTIONS).len()
}

/// The exempt write nothing, nor do those whom the round does not ask.
pub(crate) fn may_take(essays: &RoundEssays, person: Id) -> Result<(), CallError> {
    if essays.standing(person).form == Some(EssayForm::Exempt) {
        return Err(CallError::at(
            "exempt",
            "member",
            "Người này được miễn bài thu hoạch. Đổi hình thức trước, rồi nhập bài.",
        ));
    }
    essays.asked_of(person)
}

/// Each text as a version after the one before. Text that was being typed is kept first, so that nothing is lost.
pub(crate) fn versions(
    book: &Book,
    essays: &RoundEssays,
    person: Id,
    texts: &[Parts],
) -> Result<Vec<OpDraft>, CallError> {
    let mut drafts = Vec::new();
    let mut base = Versions::read(book, essays, person)?.base(None);
    if let Some(typed) = waiting(book, essays, person)? {
        let (id, draft) = keeping(book, essays, person, &typed)?;
        (base, drafts) = (Some(id), vec![draft]);
    }
    for parts in texts {
        let (id, draft) = keeping(book, essays, person, &Typed::new(parts, base, Vec::new()))?;
        base = Some(id);
        drafts.push(draft);
    }
    Ok(drafts)
}

/// Removes the draft of a person's essay once its text is kept.
pub(crate) fn drop_draft(book: &mut Book, essays: &RoundEssays, person: Id) -> Result<(), CallError> {
    drafts::drop(book, essays, person)
}
