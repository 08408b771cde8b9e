//! "What is held on me": one member's records on one page, whole, and without the other members whom the same records name.

use crate::scene::{Cell, March, PASSPHRASE};
use crate::superior::{join, send_opening};
use serde_json::{Value, json};
use std::io::Read as _;

const DEPUTYS: &str = "con suối trong xanh";

fn held(cell: &Cell, member: &str) -> Value {
    cell.call("members.held", json!({ "id": member }))
}

fn kinds(held: &Value) -> Vec<&str> {
    held["groups"].as_array().unwrap().iter().map(|group| group["kind"].as_str().unwrap()).collect()
}

fn group<'h>(held: &'h Value, kind: &str) -> &'h Value {
    let found = held["groups"].as_array().unwrap().iter().find(|group| group["kind"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} in {:?}", kinds(held)))
}

fn value<'h>(held: &'h Value, kind: &str, label: &str) -> &'h str {
    let values = group(held, kind)["records"][0]["values"].as_array().unwrap();
    values.iter().find(|value| value["label"] == label).unwrap_or_else(|| panic!("{label}: {values:?}"))["value"]
        .as_str()
        .unwrap()
}

fn register(cell: &Cell, register: &str, values: Value) -> String {
    cell.id("register.save", json!({ "register": register, "values": values }))
}

/// Member 17 has a record of every kind that can be about a member.
fn everything() -> March {
    let march = March::new();
    let March { cell, members, round, session } = &march;
    let me = &members[17];
    cell.make_up(session, me);
    let essay = json!({ "round": round, "member": me });
    let with = |more: Value| {
        let mut request = essay.clone();
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    cell.call(
        "essays.draft",
        with(json!({ "parts": { "awareness": "Bài của tôi", "self_review": "", "proposals": "" } })),
    );
    cell.call("essays.keep_version", essay.clone());
    let task = json!({ "what": "Vận động làm đường", "lead": me, "deadline": "30/06/2025", "progress": "ongoing" });
    register(cell, "assigned_task", task);
    let other =
        json!({ "what": "Việc của người khác", "lead": members[3], "deadline": "30/06/2025", "progress": "ongoing" });
    register(cell, "assigned_task", other);
    register(cell, "programme", json!({ "title": "Kế hoạch cá nhân", "of": "member", "member": me }));
    let inspection =
        json!({ "begun": "01/06/2025", "kind": "supervision", "what": "Việc đóng đảng phí", "member": me });
    register(cell, "inspection", inspection);
    cell.round(
        json!({ "title": "Đợt chỉ một số người viết", "essay_owers": "named", "essay_named": [members[3], me] }),
    );
    march
}

#[test]
fn every_record_that_refers_to_the_member_is_on_the_page_whatever_its_kind() {
    let march = everything();
    let held = held(&march.cell, &march.members[17]);
    let all = [
        "member",
        "round",
        "roll_call",
        "make_up",
        "essay",
        "essay_version",
        "programme",
        "assigned_task",
        "inspection",
    ];
    assert_eq!(kinds(&held), all);
    assert_eq!(held["count"], all.len());
    assert_eq!(value(&held, "roll_call", "Ghi chú"), "đưa con đi viện");
    assert_eq!(value(&held, "inspection", "Nội dung"), "Việc đóng đảng phí");
    assert_eq!(group(&held, "round")["records"][0]["title"], "Đợt chỉ một số người viết");
    assert_eq!(group(&held, "roll_call")["records"][0]["date"], "2025-03-12", "a mark has the date of its session");
    assert_eq!(group(&held, "assigned_task")["keep_vietnamese"], "5 năm");
}

#[test]
fn the_page_names_no_other_member() {
    let march = everything();
    let held = held(&march.cell, &march.members[17]);
    let text = held.to_string();
    let listed = march.cell.call("members.list", json!({}));
    for other in listed["members"].as_array().unwrap().iter().filter(|other| other["id"] != json!(march.members[17])) {
        let name = other["name"].as_str().unwrap();
        assert!(!text.contains(name), "{name} in {text}");
    }
    assert!(text.contains(held["name"].as_str().unwrap()));
    assert!(!text.contains("Việc của người khác"), "{text}");
    assert_eq!(value(&held, "round", "Ai viết thu hoạch"), held["name"].as_str().unwrap());
}

#[test]
fn who_of_the_committee_read_the_members_essay_is_on_the_page_of_that_member_only() {
    let march = everything();
    join(&march.cell);
    let own = held(&march.cell, &march.members[17]);
    let essay = group(&own, "essay")["records"][0]["id"].as_str().unwrap().parse().unwrap();
    send_opening(&march.cell, "Cán bộ Tuyên giáo", essay);
    let own = held(&march.cell, &march.members[17]);
    let record = &group(&own, "names_opened")["records"][0];
    assert_eq!(record["by_superior"], true);
    assert_eq!(value(&own, "names_opened", "Cán bộ"), "Cán bộ Tuyên giáo");
    assert!(!kinds(&held(&march.cell, &march.members[3])).contains(&"names_opened"));
}

#[test]
fn where_a_value_is_kept_is_said_as_in_the_published_list_of_records() {
    let march = March::new();
    let held = held(&march.cell, &march.members[0]);
    let kept = |keeping: &str| {
        let keepings = group(&held, "member")["keepings"].as_array().unwrap();
        let found = keepings.iter().find(|kept| kept["keeping"] == keeping).unwrap();
        (found["stays"].clone(), found["fields"].as_array().unwrap().clone())
    };
    let holds = |keeping: &str, field: &str| kept(keeping).1.contains(&json!(field));
    assert!(holds("erasable", "Họ và tên") && holds("plain", "Ngày kết nạp"));
    assert!(holds("laptop", "Số thẻ đảng viên") && holds("sealed", "Ghi chú"));
    assert_eq!((kept("plain").0, kept("erasable").0), (json!(true), json!(false)));
}

#[test]
fn entries_of_one_person_are_one_page() {
    let cell = Cell::new();
    let (kept, merged) = (cell.member("Lò Văn Đức"), cell.member("Lò Văn Đức"));
    let round = cell.round(json!({}));
    let session = cell.session(&round, json!({}));
    cell.mark(&session, &merged, "present");
    cell.call("members.join", json!({ "kept": kept, "merged": merged }));
    for entry in [&kept, &merged] {
        let held = held(&cell, entry);
        assert_eq!(held["id"], json!(kept));
        assert_eq!(group(&held, "member")["records"].as_array().unwrap().len(), 2);
        assert_eq!(kinds(&held), ["member", "same_person", "roll_call"]);
    }
}

#[test]
fn what_the_person_at_work_may_not_open_is_counted_and_never_shown() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let rating = json!({ "member": members[0], "period": "2025", "scheme": "366-2025", "note": "Nhận xét riêng" });
    cell.call("ratings.save", rating);
    let own = held(cell, &members[0]);
    assert_eq!((value(&own, "rating", "Nhận xét"), &own["unread"]), ("Nhận xét riêng", &json!([])));
    assert!(!kinds(&held(cell, &members[1])).contains(&"rating"), "it is about another member");
    let person = json!({
        "full_name": "Vàng Thị Dế", "role": "deputy_secretary", "passphrase": DEPUTYS, "own_passphrase": PASSPHRASE,
    });
    let deputy = cell.call("people.add", person)["people"][1]["id"].clone();
    cell.call("profile.lock", json!({}));
    cell.call("profile.unlock", json!({ "person": deputy, "passphrase": DEPUTYS }));
    let theirs = held(cell, &members[0]);
    assert!(!kinds(&theirs).contains(&"rating") && !theirs.to_string().contains("Nhận xét riêng"));
    assert_eq!(
        (&theirs["unread"][0]["vietnamese"], &theirs["unread"][0]["count"]),
        (&json!("Đánh giá, xếp loại"), &json!(1))
    );
}

#[test]
fn who_opened_the_page_is_logged_and_said() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    assert_eq!(held(cell, &members[0])["openings"], json!([]));
    let again = held(cell, &members[0]);
    assert_eq!(again["openings"].as_array().unwrap().len(), 1);
    assert_eq!(again["openings"][0]["by"], "Lò Thị Mẫu");
    assert_eq!(held(cell, &members[1])["openings"], json!([]), "of this member only");
}

#[test]
fn a_deleted_record_is_held_still_and_the_page_says_that_it_is_in_the_bin() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let task =
        json!({ "what": "Vận động làm đường", "lead": members[2], "deadline": "30/06/2025", "progress": "ongoing" });
    let id = register(cell, "assigned_task", task);
    cell.call("register.delete", json!({ "register": "assigned_task", "id": id }));
    let record = &group(&held(cell, &members[2]), "assigned_task")["records"][0].clone();
    assert_eq!((&record["in_bin"], &record["changes"]), (&json!(true), &json!(2)));
}

#[test]
fn the_page_is_written_as_a_paper() {
    let march = everything();
    let out = march.cell.folder.path().join("ghi-gi.docx");
    march.cell.call("members.held_paper", json!({ "id": march.members[17], "out": out }));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&out).unwrap()).unwrap();
    let mut document = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    for part in ["SỔ GHI GÌ VỀ TÔI", "đưa con đi viện", "Việc đóng đảng phí", "thời hạn giữ: 5 năm"]
    {
        assert!(document.contains(part), "{part}");
    }
    let refused = march.cell.refused("members.held_paper", json!({ "id": march.members[17], "out": "ghi-gi.txt" }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("wrong_ending", Some("out")));
}
