//! Finding by words, with and without diacritics.

use crate::lists::{member, round, session};
use crate::scene::Cell;
use serde_json::{Value, json};

fn hits(cell: &Cell, text: &str) -> Vec<Value> {
    cell.call("search.find", json!({ "text": text }))["hits"].as_array().unwrap().clone()
}

fn titles(cell: &Cell, text: &str) -> Vec<String> {
    hits(cell, text).iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn marks_or_none_both_find_and_exact_spellings_come_first() {
    let cell = Cell::new();
    for (name, born) in
        [("Đặng Thị Hoa", "1971"), ("Đặng Văn Hòa", "1972"), ("Dàng A Hoá", "1973"), ("Nguyễn Đức Ân", "1994")]
    {
        member(&cell, name, born);
    }
    assert_eq!(titles(&cell, "dang hoa").len(), 3);
    assert_eq!(titles(&cell, "Đặng Văn Hoà"), ["Đặng Văn Hòa (1972)"], "either habit of placing the tone");
    assert_eq!(titles(&cell, "hoá")[0], "Dàng A Hoá (1973)");
    assert_eq!(titles(&cell, "hoá").len(), 3, "the others after it");
    assert_eq!(titles(&cell, "nguyen duc an"), ["Nguyễn Đức Ân (1994)"]);
    assert_eq!(titles(&cell, "NGUYÊ"), ["Nguyễn Đức Ân (1994)"], "a word not yet finished");
    assert!(
        titles(&cell, "không có ai").is_empty() && titles(&cell, "\"*(").is_empty() && titles(&cell, "").is_empty()
    );
}

#[test]
fn a_member_who_left_is_found_by_name_and_marked() {
    let cell = Cell::new();
    let id = member(&cell, "Lò Văn Đức", "1990");
    assert_eq!(hits(&cell, "lo van duc")[0]["left"], Value::Null);
    cell.call("members.change_standing", json!({ "id": id, "standing": "transferred", "since": "2026-01-05" }));
    let hit = hits(&cell, "lo van duc")[0].clone();
    assert_eq!((&hit["id"], &hit["left"]), (&json!(id), &json!("transferred")));
}

#[test]
fn every_kind_of_thing_is_found_and_leads_somewhere() {
    let cell = Cell::new();
    let member = member(&cell, "Lò Văn Đức", "1990");
    let round = round(&cell, "2026-03-01");
    let session = session(&cell, &round, "2026-03-12");
    let essay = json!({ "round": round, "member": member });
    let parts = json!({ "awareness": "Nhận thức sâu sắc hơn về trồng rừng", "self_review": "", "proposals": "" });
    cell.call("essays.draft", json!({ "round": round, "member": member, "parts": parts }));
    cell.call("essays.keep_version", essay);
    let found = |text: &str| hits(&cell, text).first().cloned().unwrap_or_default();
    assert_eq!(
        found("trong rung"),
        json!({
            "kind": "essay", "id": found("trong rung")["id"], "title": "Lò Văn Đức (1990)", "detail": found("quán triệt")["title"],
            "left": null, "round": round, "meeting": null, "member": member,
        })
    );
    assert_eq!((&found("nha van hoa")["kind"], &found("nha van hoa")["id"]), (&json!("session"), &json!(session)));
    assert_eq!((&found("quan triet")["kind"], &found("quan triet")["id"]), (&json!("round"), &json!(round)));
    assert_eq!(found("Ban Bí thư")["kind"], "document");
    cell.call("rounds.delete", json!({ "id": round }));
    assert!(
        hits(&cell, "trong rung").is_empty() && hits(&cell, "nha van hoa").is_empty(),
        "nothing leads into the bin"
    );
}
