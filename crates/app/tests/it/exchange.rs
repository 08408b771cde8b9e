//! Gửi nhận in the words that people see.

use crate::lists::{member, round, session};
use crate::scene::Cell;
use app::acts::exchange::is_time_to_go;
use domain::FieldValue;
use domain::catalogue::{attachment, essay_version, roll_call};
use domain::roll_call::{SealedMark, Status};
use journal::{Record, Value};
use serde_json::json;
use std::net::TcpListener;
use store::OpDraft;

#[test]
fn what_waits_to_be_sent_is_named_for_essays_and_make_ups_too() {
    let cell = Cell::new();
    let id = member(&cell, "Lò Văn Đức", "1990");
    let round = round(&cell, "2026-03-01");
    let held = session(&cell, &round, "2026-03-12");
    cell.mark(&held, &id, "absent_work");
    cell.call("make_ups.save", json!({ "session": held, "member": id, "on": "2026-03-20", "at_unit": "Xã" }));
    cell.call("essays.set_form", json!({ "round": round, "member": id, "form": "paper" }));
    let waiting = cell.call("exchange.state", json!({}))["waiting"].clone();
    let labels = |thing: &str| {
        let found = waiting.as_array().unwrap().iter().find(|waiting| waiting["thing"] == thing).unwrap();
        found["labels"].clone()
    };
    assert_eq!(labels("essay"), json!(["Lò Văn Đức (1990)"]));
    assert_eq!(
        labels("make_up"),
        json!(["Lò Văn Đức (1990) – Buổi 12/03/2026 19:30 – Học tập, quán triệt Chỉ thị số 01-CT/TW ngày 01/03/2026"])
    );
}

#[test]
fn what_was_set_aside_says_what_by_whom_and_why() {
    let cell = Cell::new();
    let id = member(&cell, "Lò Văn Đức", "1990");
    let round = round(&cell, "2026-03-01");
    let held = session(&cell, &round, "2026-03-12");
    let act = cell.mark(&held, &id, "present")["undo"].as_str().unwrap().to_owned();
    let at = store::Book::parse_act(&act).unwrap();
    let aside =
        "INSERT INTO set_aside (chain, number, check_bytes, by_book, reason) VALUES (?1, ?2, ?3, ?4, 'revoked_laptop')";
    let params = (at.chain.0, at.number, at.check, [9_u8; 16]);
    cell.app_session.with_book(|book| Ok(book.connection().execute(aside, params).unwrap())).unwrap();
    let line = cell.call("exchange.state", json!({}))["set_aside"][0].clone();
    assert_eq!([&line["thing"], &line["by"]], ["roll_call", "Lò Thị Mẫu"]);
    assert!(line["label"].as_str().unwrap().starts_with("Lò Văn Đức (1990) – Buổi 12/03/2026 19:30"), "{line}");
    assert!(line["reason"].as_str().unwrap().contains("thu quyền"), "{line}");
}

#[test]
fn a_mark_of_a_session_that_has_not_come_yet_waits_for_it() {
    let cell = Cell::new();
    let id: domain::Id = member(&cell, "Lò Văn Đức", "1990").parse().unwrap();
    let unknown = domain::Id([7; 16]);
    let mark = SealedMark { status: Status::Present, ..SealedMark::default() }.to_value();
    let draft = OpDraft::new(roll_call::KIND, Record::Pair(unknown, id)).set(roll_call::MARK, mark);
    cell.app_session.with_book(|book| Ok(book.write(1_700_000_000_000, &[draft])?)).unwrap();
    let state = cell.call("exchange.state", json!({}));
    assert_eq!(state["awaiting"], json!([{ "thing": "roll_call", "count": 1, "labels": [] }]));
}

#[test]
fn a_page_and_a_version_of_an_essay_that_has_not_come_yet_wait_for_it() {
    let cell = Cell::new();
    let (essay, page, version) = (domain::Id([7; 16]), domain::Id([8; 16]), domain::Id([9; 16]));
    let drafts = [
        OpDraft::new(attachment::KIND, Record::One(page)).set(attachment::ESSAY, Value::id(essay)),
        OpDraft::new(essay_version::KIND, Record::One(version)).set(essay_version::ESSAY, Value::id(essay)),
    ];
    cell.app_session.with_book(|book| Ok(book.write(1_700_000_000_000, &drafts)?)).unwrap();
    let state = cell.call("exchange.state", json!({}));
    assert_eq!(state["awaiting"], json!([{ "thing": "essay", "count": 1, "labels": [] }]), "one essay");
    let alone = [OpDraft::new(attachment::KIND, Record::One(page)).set(attachment::ESSAY, Value::id(page))];
    cell.app_session.with_book(|book| Ok(book.write(1_700_000_000_000, &alone)?)).unwrap();
    let waits = |book: &mut store::Book| Ok(store::delivery::awaiting(book.connection(), book.own_book())?);
    let kinds: Vec<u16> = cell.app_session.with_book(waits).unwrap().iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [essay_version::KIND, attachment::KIND]);
}

#[test]
fn what_a_person_stopped_does_not_set_out_again_by_itself() {
    let superior = TcpListener::bind("127.0.0.1:0").unwrap();
    let cell = Cell::new();
    join(&cell, &superior);
    assert!(is_time_to_go(&cell.app_session, false), "something was never sent");
    // "Gửi nhận ngay" always starts an exchange, however lately somebody stopped one.
    for _ in 0..2 {
        std::thread::scope(|scope| {
            let trip = scope.spawn(|| cell.call("exchange.now", json!({})));
            let _silent = superior.accept().unwrap();
            cell.call("exchange.stop", json!({}));
            trip.join().unwrap();
        });
        assert!(!is_time_to_go(&cell.app_session, false));
        assert!(!is_time_to_go(&cell.app_session, true));
    }
    cell.call("exchange.pause", json!({ "paused": true }));
    cell.call("exchange.pause", json!({ "paused": false }));
    assert!(is_time_to_go(&cell.app_session, false), "to go on is to go");
}

/// A superior that accepts requests and never answers.
fn join(cell: &Cell, superior: &TcpListener) {
    let id = domain::Id([7; 16]);
    let enrolment = json!({
        "url": format!("http://{}/", superior.local_addr().unwrap()), "pin": null, "server_key": vec![9; 32], "unit": id,
        "unit_name": "Chi bộ bản Nà Hiềng", "superior": id, "superior_name": "Đảng ủy xã Nà Tăm",
        "four_words": [0, 1, 2, 3],
    });
    let keep = |connection: &store::Connection| store::settings::put(connection, "enrolment", &enrolment.to_string());
    cell.app_session.with_book(|book| Ok(book.write_local(keep)?)).unwrap();
}
