//! A superior that has sent rounds and documents, without a server: its book is written into the laptop's own file.

use crate::scene::Cell;
use domain::catalogue::{
    committee_grade, conclusion, document, form, form_version, make_up_confirmed, names_opened, returned, round,
};
use domain::{FieldValue, Id};
use journal::chain::issued_book;
use journal::{HybridClock, Record, Value};
use serde_json::json;
use store::OpDraft;

const SUPERIOR: Id = Id([7; 16]);

pub fn join(cell: &Cell) {
    let enrolment = json!({
        "url": "http://127.0.0.1:9/", "pin": null, "server_key": vec![9; 32], "unit": Id([6; 16]),
        "unit_name": "Chi bộ bản Nà Hiềng", "superior": SUPERIOR, "superior_name": "Đảng ủy xã Nà Tăm",
        "four_words": [0, 1, 2, 3],
    });
    let keep = |connection: &store::Connection| store::settings::put(connection, "enrolment", &enrolment.to_string());
    cell.app_session.with_book(|book| Ok(book.write_local(keep)?)).unwrap();
}

fn send(cell: &Cell, draft: OpDraft) {
    send_in(cell, issued_book(SUPERIOR, None), draft);
}

fn send_in(cell: &Cell, book_sent: Id, draft: OpDraft) {
    let now = cell.app_session.now_ms();
    let sent = cell.app_session.with_book(|book| {
        book.transact(|_, chain_store, _| {
            let stamp = HybridClock::default().tick(now);
            chain_store.append(book_sent, Id([5; 16]), stamp, &[draft], &mut || [1; 16])?;
            Ok::<_, app::CallError>(())
        })
    });
    sent.unwrap();
}

pub fn send_document(cell: &Cell, id: u8, number: &str) -> String {
    let draft = OpDraft::new(document::KIND, Record::One(Id([id; 16]))).set(document::NUMBER, Value::text(number));
    send(cell, draft);
    Id([id; 16]).to_string()
}

pub fn send_round(cell: &Cell, id: u8, title: &str, documents: &[&str]) -> String {
    let documents: Vec<Id> = documents.iter().map(|id| id.parse().unwrap()).collect();
    let draft = OpDraft::new(round::KIND, Record::One(Id([id; 16])))
        .set(round::TITLE, Value::text(title))
        .set(round::DOCUMENTS, documents.to_value());
    send(cell, draft);
    Id([id; 16]).to_string()
}

/// A form, or another version of it.
pub fn send_form(cell: &Cell, (id, number): (u8, u8), deadline: &str, description: &str) -> String {
    let (id, version) = (Id([id; 16]), Id([id + 100 + number; 16]));
    let asked = OpDraft::new(form_version::KIND, Record::One(version))
        .set(form_version::FORM, Value::id(id))
        .set(form_version::NUMBER, Value::Int(number.into()))
        .set(form_version::DESCRIPTION, Value::text(description));
    send(cell, asked);
    let draft = OpDraft::new(form::KIND, Record::One(id))
        .set(form::TITLE, Value::text("Báo cáo nhanh"))
        .set(form::DEADLINE, Value::text(deadline))
        .set(form::VERSION, Value::id(version));
    send(cell, draft);
    id.to_string()
}

/// Tells the cell that an officer read an essay.
pub fn send_opening(cell: &Cell, officer: &str, essay: Id) {
    let draft = OpDraft::new(names_opened::KIND, Record::One(Id([41; 16])))
        .set(names_opened::OFFICER, Value::text(officer))
        .set(names_opened::ESSAY, Value::id(essay));
    send(cell, draft);
}

/// Tells the cell, and no other, that a member made up as a guest of another unit; with a reason, that this is taken back.
pub fn send_confirmation(
    cell: &Cell,
    (id, part): (u8, i64),
    member: &str,
    round: &str,
    on: &str,
    withdrawn: &str,
) -> String {
    let draft = OpDraft::new(make_up_confirmed::KIND, Record::One(Id([id; 16])))
        .set(make_up_confirmed::MEMBER, Value::id(member.parse().unwrap()))
        .set(make_up_confirmed::ROUND, Value::id(round.parse().unwrap()))
        .set(make_up_confirmed::PART, Value::Int(part))
        .set(make_up_confirmed::ON, Value::text(on))
        .set(make_up_confirmed::AT, Value::text("Chi bộ bản Nà Cà"))
        .set(make_up_confirmed::WITHDRAWN, Value::text(withdrawn));
    send_in(cell, issued_book(SUPERIOR, Some(Id([6; 16]))), draft);
    Id([id; 16]).to_string()
}

/// Sends the cell what was concluded about it; empty fields are not set.
pub fn send_conclusion(cell: &Cell, id: u8, fields: &[(u16, &str)]) {
    let draft = OpDraft::new(conclusion::KIND, Record::One(Id([id; 16])));
    let draft = fields.iter().fold(draft, |draft, (field, text)| draft.set(*field, Value::text(*text)));
    send_in(cell, issued_book(SUPERIOR, Some(Id([6; 16]))), draft);
}

/// Returns something to the cell, or says more about what was returned.
pub fn send_return(cell: &Cell, id: u8, fields: &[(u16, Value)]) -> String {
    let draft = OpDraft::new(returned::KIND, Record::One(Id([id; 16])));
    let draft = fields.iter().fold(draft, |draft, (field, value)| draft.set(*field, value.clone()));
    send_in(cell, issued_book(SUPERIOR, Some(Id([6; 16]))), draft);
    Id([id; 16]).to_string()
}

/// Sends home what the superior's graders settled on for an essay, with a remark sealed to the cell; with a reason, that it is
/// taken back.
pub fn send_grade(cell: &Cell, (essay, round): (Id, &str), (grade, remark): (&str, &str), at: i64, withdrawn: &str) {
    let sealed = cell.app_session.with_book(|book| Ok(book.ring().seal_text(remark)?)).unwrap();
    let draft = OpDraft::new(committee_grade::KIND, Record::One(essay))
        .set(committee_grade::ESSAY, Value::id(essay))
        .set(committee_grade::ROUND, Value::id(round.parse().unwrap()))
        .set(committee_grade::GRADE, Value::text(grade))
        .set(committee_grade::REMARK, Value::Bytes(sealed))
        .set(committee_grade::AT, Value::Int(at))
        .set(committee_grade::WITHDRAWN, Value::text(withdrawn));
    send_in(cell, issued_book(SUPERIOR, Some(Id([6; 16]))), draft);
}
