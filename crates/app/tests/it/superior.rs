//! A superior that has sent rounds and documents, without a server: its book is written into the laptop's own file.

use crate::scene::Cell;
use domain::catalogue::{document, round};
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
    let now = cell.app_session.now_ms();
    let sent = cell.app_session.with_book(|book| {
        book.transact(|_, chain_store, _| {
            let stamp = HybridClock::default().tick(now);
            chain_store.append(issued_book(SUPERIOR, None), Id([5; 16]), stamp, &[draft], &mut || [1; 16])?;
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
