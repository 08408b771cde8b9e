//! Documents: what identifies one, and which are refused.

use crate::scene::Cell;
use serde_json::{Value, json};

fn documents(cell: &Cell) -> Vec<Value> {
    cell.call("documents.list", json!({}))["documents"].as_array().unwrap().clone()
}

#[test]
fn a_number_restarts_every_term_and_names_another_document() {
    let cell = Cell::new();
    for date in ["22/3/2016", "9/3/2021", "2026-01-05"] {
        cell.call("documents.save", json!({ "number": "Số 1 - CT/TW", "issuer": "Ban Bí thư", "date": date }));
    }
    let labels: Vec<Value> = documents(&cell).iter().map(|document| document["label"].clone()).collect();
    assert_eq!(labels, ["01-CT/TW ngày 05/01/2026", "01-CT/TW ngày 09/03/2021", "01-CT/TW ngày 22/03/2016"]);
    let again =
        cell.refused("documents.save", json!({ "number": "01-CT/TW", "issuer": "ban bí thư", "date": "9.3.2021" }));
    assert_eq!((again.code.as_str(), again.field.as_deref()), ("same_document", Some("number")));
}

#[test]
fn one_without_a_number_goes_by_its_name() {
    let cell = Cell::new();
    let id = cell.id("documents.save", json!({ "name": "Nghị quyết Hội nghị Trung ương 8", "term": "khóa XIII" }));
    assert_eq!(documents(&cell)[0]["label"], "Nghị quyết Hội nghị Trung ương 8 khóa XIII");
    cell.call(
        "documents.save",
        json!({ "id": id, "name": "Nghị quyết Hội nghị Trung ương 8", "term": "khóa XIII", "date": "2023" }),
    );
    assert_eq!(documents(&cell).len(), 1);
    let plan = cell.id("documents.save", json!({ "number": "10-CTr/TU", "carries_out": id }));
    assert_eq!(documents(&cell).iter().find(|document| document["id"] == plan).unwrap()["carries_out"], id);
}

#[test]
fn a_marked_document_never_enters() {
    let cell = Cell::new();
    for request in [
        json!({ "number": "05-TT/HU", "classified": true }),
        json!({ "number": "05-TT/HU", "summary": "Về việc đặc biệt\nTỐI  MẬT" }),
        json!({ "name": "MẬT" }),
        json!({ "name": "Báo cáo tình hình", "term": "[ TUYỆT MẬT ]" }),
    ] {
        let refused = cell.refused("documents.save", request);
        assert_eq!(refused.code, "classified");
        assert_eq!(refused.message, "Không nhập vào chương trình. Văn bản mật ghi vào sổ riêng theo quy định.");
    }
    assert!(documents(&cell).is_empty());
    cell.call("documents.save", json!({ "number": "29/2018/QH14", "summary": "Luật Bảo vệ bí mật nhà nước" }));
}

#[test]
fn a_number_is_read_as_it_is_typed() {
    let cell = Cell::new();
    let read = cell.call("documents.parse_number", json!({ "text": "1039 - CV/HU" }));
    assert_eq!(
        [&read["number"], &read["kind"], &read["kind_name"], &read["issuer"], &read["normal"]],
        ["1039", "CV", "Công văn", "HU", "1039-CV/HU"]
    );
    for (text, code) in [("CT/TW", "bad_number"), ("01-CT", "bad_number"), ("", "bad_number")] {
        assert_eq!(cell.refused("documents.parse_number", json!({ "text": text })).code, code, "{text}");
    }
    assert_eq!(cell.refused("documents.save", json!({ "number": "01-CT" })).field.as_deref(), Some("number"));
    assert_eq!(cell.refused("documents.save", json!({ "issuer": "Tỉnh ủy" })).code, "required");
}
