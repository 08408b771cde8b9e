//! Sending the answers up, by a press, and taking them back. What is sent is exactly what was shown.

use super::drafts::Drafts;
use crate::acts::received_forms::{self, Received, Version, unreadable};
use crate::acts::returns;
use crate::messages::superior_forms::{Send, TakeBack};
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use chrono::NaiveDate;
use domain::FieldValue;
use domain::catalogue::form_answer as a;
use domain::hex;
use domain::rights::{Author, may_write};
use domain::superior_forms::SentAnswers;
use forms::{Answers, evaluate, to_send};
use journal::{Record, Value};
use store::{Book, OpDraft};

/// What would leave the cell.
pub(super) struct Leaving {
    version: domain::Id,
    pub answers: Answers,
}

pub(super) fn leaving(version: &Version, drafts: &Drafts, today: NaiveDate) -> Leaving {
    Leaving { version: version.id, answers: to_send(&version.form, &drafts.answers(version.id), today) }
}

impl Leaving {
    /// Names the content: other answers, or another version, have another mark.
    pub fn mark(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.version.0).update(self.answers.to_text().as_bytes());
        hex::encode(&hasher.finalize().as_bytes()[..8])
    }

    /// Whether exactly this was sent, and not taken back.
    pub fn is_sent(&self, one: &Received) -> bool {
        let same = |sent: SentAnswers| sent.version == self.version && sent.answers == self.answers.to_text();
        one.taken_back().is_empty() && one.sent().is_some_and(same)
    }
}

pub(super) fn may_send(book: &Book) -> bool {
    may_write(Author::of_role(&book.person().role), a::KIND, a::SENT)
}

pub fn send(app: &AppSession, request: Send) -> Result<Touched, CallError> {
    let (today, now) = (app.today(), app.now_ms());
    app.with_book(|book| {
        let one = received_forms::find(book, &request.id)?;
        one.refuse_former()?;
        if !one.withdrawn().is_empty() {
            let sentence = "Cấp trên đã thu hồi mẫu này nên không gửi nữa. Câu đã điền vẫn còn trong sổ.";
            return Err(CallError::at("form_withdrawn", "id", sentence));
        }
        let version = one.version(book, one.current())?.ok_or_else(unreadable)?;
        let drafts = Drafts::of(book, one.id())?;
        refuse_unfinished(&version, &drafts, today)?;
        let leaving = leaving(&version, &drafts, today);
        if leaving.mark() != request.mark {
            let sentence = "Câu trả lời vừa thay đổi. Xem lại những gì sẽ gửi rồi bấm gửi lần nữa.";
            return Err(CallError::at("changed_since", "mark", sentence));
        }
        if leaving.is_sent(&one) {
            let sentence = "Những câu trả lời này đã gửi rồi. Sửa câu nào thì gửi lại.";
            return Err(CallError::at("already_sent", "id", sentence));
        }
        let sent = SentAnswers { version: version.id, at_ms: now, answers: leaving.answers.to_text() };
        let draft = OpDraft::new(a::KIND, Record::One(one.id()))
            .set(a::FORM, Value::id(one.id()))
            .set(a::SENT, sent.to_value())
            .set(a::TAKEN_BACK, Value::Null);
        let before = one.sent().and_then(|sent| Answers::from_text(&sent.answers).ok()).unwrap_or_default();
        let is_changed = |question: &str| before.get(question) != leaving.answers.get(question);
        let mut drafts = returns::mended_questions(app, book, one.id(), is_changed)?;
        drafts.insert(0, draft);
        app.save(book, Some(one.id()), &drafts)
    })
}

/// What has to be decided or answered first, beside its question.
fn refuse_unfinished(version: &Version, drafts: &Drafts, today: NaiveDate) -> Result<(), CallError> {
    if drafts.is_unread() {
        return Err(store::Error::NoRing.into());
    }
    if let Some(contested) = drafts.to_version(version.id).find(|one| one.contested) {
        let sentence = "Hai máy trả lời câu này khác nhau. Chọn một câu trả lời rồi mới gửi.";
        return Err(CallError::at("contested", &contested.name, sentence));
    }
    let done = evaluate(&version.form, &drafts.answers(version.id), today);
    match done.problems.into_iter().next() {
        _ if done.complete => Ok(()),
        Some(problem) => Err(CallError::at("incomplete", &problem.name, problem.vietnamese)),
        None => Err(CallError::at("incomplete", "id", "Mẫu chưa điền xong. Xem các câu còn thiếu rồi điền nốt.")),
    }
}

pub fn take_back(app: &AppSession, request: TakeBack) -> Result<Touched, CallError> {
    let reason = reading::line(&request.reason, "reason")?;
    app.with_book(|book| {
        let one = received_forms::find(book, &request.id)?;
        one.refuse_former()?;
        if one.sent().is_none() || !one.taken_back().is_empty() {
            return Err(CallError::at("not_sent", "id", "Mẫu này chưa gửi, hoặc đã rút lại rồi."));
        }
        if reason.is_empty() {
            let sentence = "Ghi lý do rút lại; cấp trên đọc được lý do này.";
            return Err(CallError::at("required", "reason", sentence));
        }
        let draft = OpDraft::new(a::KIND, Record::One(one.id())).set(a::TAKEN_BACK, Value::text(reason));
        app.save(book, Some(one.id()), &[draft])
    })
}
