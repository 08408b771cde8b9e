//! Files that the committee sends with documents and rounds: over the network and on a stick, to those cells alone, and
//! withdrawn.

use serde_json::{Value, json};

use crate::house::{Answer, Browser, House};
use crate::laptop::Laptop;
use crate::sticks::at_the_committee;

/// Three pieces of 64 KiB and a rest, none like another.
fn handout() -> Vec<u8> {
    let rest = (0..200_000_u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 24) as u8);
    b"%PDF-1.7\n".iter().copied().chain(rest).collect()
}

fn send(house: &House, subject: &str, name: &str, bytes: &[u8]) -> Answer {
    let officer = house.login("officer");
    let headers =
        [("cookie", officer.cookie.as_str()), ("x-sochibo", "1"), ("content-type", "application/octet-stream")];
    let name: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    house.send("POST", &format!("/api/v1/materials/with/{subject}?name={name}"), &headers, bytes)
}

fn issue_document(officer: &Browser<'_>, addressed: &Value) -> String {
    let document = json!({ "name": "Tài liệu hỏi đáp", "issuer": "Ban Tuyên giáo", "date": "2026-03-03" });
    let asked = json!({ "documents": [document], "addressed": addressed });
    officer.post("/api/v1/documents", &asked).json()["documents"][0]["id"].as_str().unwrap().to_owned()
}

/// The files that the laptop lists: name, and whether it is here.
fn listed(laptop: &Laptop) -> Vec<(String, bool)> {
    let listed = laptop.call("materials.list", json!({}));
    let one = |one: &Value| (one["name"].as_str().unwrap().to_owned(), one["here"].as_bool().unwrap());
    listed["materials"].as_array().unwrap().iter().map(one).collect()
}

/// The stick goes to the committee and comes home; returns the size of the answer.
fn stick(house: &House, laptop: &Laptop) -> u64 {
    let stick = tempfile::tempdir().unwrap();
    let wrote = laptop.call("stick.write", json!({ "to": "superior", "folder": stick.path() }));
    let answer = at_the_committee(house, std::path::Path::new(wrote["file"].as_str().unwrap()), stick.path());
    laptop.call("stick.take", json!({ "file": answer }));
    std::fs::metadata(answer).unwrap().len()
}

fn saved(laptop: &Laptop, name: &str) -> Vec<u8> {
    let id = laptop.call("materials.list", json!({}))["materials"][0]["id"].clone();
    let path = laptop.folder.path().join(name);
    let written = laptop.call("materials.save", json!({ "id": id, "path": path }));
    std::fs::read(written["path"].as_str().unwrap()).unwrap()
}

#[test]
fn a_file_goes_over_the_network_to_the_addressed_cell_and_opens_there_byte_for_byte() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house, "Chi bộ bản Nà Cà");
    let other = Laptop::enrolled(&house, "Chi bộ bản Thèn Thầu");
    let officer = house.login("officer");
    let document = issue_document(&officer, &json!([laptop.unit]));
    let sent = send(&house, &document, "Đề cương.pdf", &handout()).json();
    assert_eq!((&sent["materials"][0]["name"], &sent["materials"][0]["reached"]), (&json!("Đề cương.pdf"), &json!(0)));

    laptop.exchange();
    laptop.exchange();
    assert_eq!(listed(&laptop), [("Đề cương.pdf".to_owned(), true)]);
    let of = laptop.call("materials.list", json!({}));
    assert_eq!(of["materials"][0]["document"], json!(document));
    assert_eq!(saved(&laptop, "Đề cương.pdf"), handout());
    let state = laptop.call("exchange.state", json!({}));
    assert_eq!((&state["files"]["waiting_pages"], &state["files"]["missing_pages"]), (&json!(0), &json!(0)));
    other.exchange();
    assert_eq!(listed(&other), [], "it was not sent to this cell");
    let line = officer.get(&format!("/api/v1/materials/with/{document}")).json()["materials"][0].clone();
    assert_eq!((&line["reached"], line["cells"].as_array().unwrap().len()), (&json!(1), 1));
    let again = officer.get(&format!("/api/v1/materials/{}/file", line["id"].as_str().unwrap()));
    assert_eq!(again.body, handout());
    assert!(again.headers["content-disposition"].starts_with("attachment;"), "{again:?}");
}

#[test]
fn a_file_comes_with_the_answer_on_the_stick_that_brings_its_record() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house, "Chi bộ bản Nà Cà");
    let officer = house.login("officer");
    let document = issue_document(&officer, &json!("all"));
    send(&house, &document, "Đề cương.pdf", &handout()).json();
    laptop.member("Lò Văn An");
    stick(&house, &laptop);
    assert_eq!(listed(&laptop), [("Đề cương.pdf".to_owned(), true)]);
    assert_eq!(saved(&laptop, "Đề cương.pdf"), handout());
    laptop.member("Lò Văn Bình");
    let next = stick(&house, &laptop);
    assert!(next < 100_000, "what is here is not brought again: {next}");
}

#[test]
fn a_withdrawn_file_leaves_the_cells_list_and_can_be_sent_again() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house, "Chi bộ bản Nà Cà");
    let officer = house.login("officer");
    let document = issue_document(&officer, &json!([laptop.unit]));
    let id = send(&house, &document, "Đề cương.pdf", &handout()).json()["materials"][0]["id"].clone();
    let withdraw = |withdrawn: bool| {
        let path = format!("/api/v1/materials/{}/withdrawn", id.as_str().unwrap());
        officer.post(&path, &json!({ "withdrawn": withdrawn }))
    };
    laptop.exchange();
    assert_eq!(withdraw(true).status, 200);
    assert_eq!(withdraw(true).status, 409);
    laptop.exchange();
    assert_eq!(listed(&laptop), []);
    assert_eq!(withdraw(false).status, 200);
    laptop.exchange();
    laptop.exchange();
    assert_eq!(listed(&laptop), [("Đề cương.pdf".to_owned(), true)]);
    let acts = officer.get("/api/v1/act-log").json().to_string();
    assert!(acts.contains("material_sent") && acts.contains("material_withdrawn"), "{acts}");
}

#[test]
fn what_a_cell_could_not_open_or_must_not_have_is_refused_with_a_sentence() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house, "Chi bộ bản Nà Cà");
    let officer = house.login("officer");
    let document = issue_document(&officer, &json!([laptop.unit]));
    let large = [b"%PDF-1.7".to_vec(), vec![7; domain::materials::LARGEST]].concat();
    let wrong: [(&str, &[u8]); 6] = [
        ("vi-rut.exe", b"MZ"),
        ("gia-lam.pdf", b"MZ\x90\0"),
        ("Báo cáo (Mật).pdf", b"%PDF-1.7"),
        ("CON.pdf", b"%PDF-1.7"),
        ("trong.pdf", b""),
        ("lon.pdf", &large),
    ];
    for (name, bytes) in wrong {
        let refused = send(&house, &document, name, bytes);
        assert_eq!((refused.status, refused.value()["field"].as_str()), (422, Some("file")), "{name}: {}", refused.text());
    }
    for number in 0..20 {
        assert_eq!(send(&house, &document, &format!("{number}.txt"), b"x").status, 200);
    }
    assert_eq!(send(&house, &document, "20.txt", b"x").status, 422, "no more than twenty");
    assert_eq!(send(&house, &"0".repeat(32), "a.txt", b"x").status, 404);
}

#[test]
fn the_page_saves_a_file_under_its_own_ending_only() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house, "Chi bộ bản Nà Cà");
    let officer = house.login("officer");
    let document = issue_document(&officer, &json!([laptop.unit]));
    send(&house, &document, "Đề cương.pdf", &handout()).json();
    laptop.exchange();
    laptop.exchange();
    let id = laptop.call("materials.list", json!({}))["materials"][0]["id"].clone();
    let path = laptop.folder.path().join("Đề cương.exe");
    let refused = laptop.try_call("materials.save", json!({ "id": id, "path": path })).unwrap_err();
    assert_eq!(refused.code, "other_ending");
    assert!(!path.exists());
}
