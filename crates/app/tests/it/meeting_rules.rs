//! What the rules ask of meetings: dates, lengths, papers in time, points, and what stays at the cell.

use crate::meetings::{get, mark, meeting as new_meeting, register};
use crate::scene::Cell;
use domain::catalogue::{
    Format, agenda_item, kind as lookup, meeting, meeting_grade, meeting_mark, resolution, task_report,
};
use serde_json::{Value, json};

#[test]
fn two_meetings_on_a_day_are_asked_about_and_an_end_before_the_start_is_refused() {
    let cell = Cell::new();
    new_meeting(&cell, json!({}));
    let again = |more: Value, even_so: bool| {
        let mut values = json!({ "date": "05/11/2026", "kind": "regular" });
        values.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "register": "meeting", "values": values, "even_so": even_so })
    };
    assert_eq!(cell.refused("register.save", again(json!({}), false)).code, "doubtful");
    let times = json!({ "start": "21:00", "finish": "19:30" });
    let refusal = cell.refused("register.save", again(times, true));
    assert_eq!((refusal.code.as_str(), refusal.field.as_deref()), ("end_before_start", Some("finish")));
    let refusal = cell.refused("register.save", again(json!({ "start": "25:00" }), true));
    assert_eq!((refusal.code.as_str(), refusal.field.as_deref()), ("bad_time", Some("start")));
    cell.call("register.save", again(json!({}), true));
}

#[test]
fn a_short_meeting_and_late_papers_are_said_and_the_cells_own_length_replaces_the_rule() {
    let cell = Cell::new();
    let held = new_meeting(&cell, json!({ "start": "19:30", "finish": "20:40", "step_papers_out": "05/11/2026" }));
    let notes = get(&cell, &held)["notes"].clone();
    assert!(notes[0].as_str().unwrap().starts_with("Kéo dài 70 phút, ngắn hơn 90 phút"), "{notes}");
    assert!(notes[1].as_str().unwrap().starts_with("Tài liệu gửi muộn"), "{notes}");
    let values = json!({ "own_length": "60", "step_papers_out": "04/11/2026" });
    cell.call("register.save", json!({ "register": "meeting", "id": held, "values": values }));
    assert_eq!(get(&cell, &held)["notes"], json!([]));
}

#[test]
fn papers_before_and_after_a_meeting_are_due_in_the_calendar() {
    let cell = Cell::new();
    let held = new_meeting(&cell, json!({}));
    let days = || {
        let year = cell.call("calendar.year", json!({ "year": 2026 }));
        let of = |entry: &Value| (entry["day"].clone(), entry["vietnamese"].clone(), entry["open"].clone());
        year["days"].as_array().unwrap().iter().map(of).collect::<Vec<_>>()
    };
    let entry = |day: &str, words: &str, open: bool| (json!(day), json!(words), json!(open));
    let today_is_after = app_today() > chrono::NaiveDate::from_ymd_opt(2026, 11, 5).unwrap();
    assert!(today_is_after, "the scene is in the past");
    assert_eq!(
        days(),
        [
            entry("2026-11-04", "Gửi tài liệu sinh hoạt", false),
            entry("2026-11-05", "Sinh hoạt chi bộ", false),
            entry("2026-11-07", "Đăng nghị quyết, biên bản", true),
        ]
    );
    let up = json!({ "register": "meeting", "id": held, "values": { "step_papers_up": "06/11/2026" } });
    cell.call("register.save", up);
    assert_eq!(days()[2], entry("2026-11-07", "Đăng nghị quyết, biên bản", false));
}

fn app_today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

#[test]
fn an_unfinished_roll_waits_on_home_until_it_is_finished() {
    let cell = Cell::new();
    cell.members(2);
    let tasks = || {
        let home = cell.call("home.summary", json!({}));
        let of = |task: &&Value| task["kind"] == "meeting_unmarked";
        home["tasks"].as_array().unwrap().iter().filter(of).cloned().collect::<Vec<_>>()
    };
    assert_eq!(tasks(), [json!(null); 0]);
    let held = new_meeting(&cell, json!({}));
    assert_eq!((&tasks()[0]["count"], &tasks()[0]["meeting"]), (&json!(2), &json!(held)));
    cell.call("meetings.mark_rest_present", json!({ "id": held }));
    assert_eq!(tasks(), [json!(null); 0]);
}

#[test]
fn nothing_of_a_meeting_but_that_it_took_place_is_stored_in_clear() {
    let cell = Cell::new();
    let members = cell.members(2);
    let held = new_meeting(&cell, json!({ "place": "Nhà văn hóa", "topic": "Chuyển đổi số", "chair": members[0] }));
    cell.call("meetings.fill_agenda", json!({ "id": held }));
    mark(&cell, &held, &members[0], "absent_personal");
    register(&cell, "resolution", json!({ "meeting": held, "work": "Đã làm đường" }));
    cell.call(
        "meetings.grade",
        json!({ "meeting": held, "scheme": "hd-42", "points": ["5", "5", "10", "40", "5", "30", "5"] }),
    );
    for kind in
        [meeting::KIND, agenda_item::KIND, meeting_mark::KIND, resolution::KIND, task_report::KIND, meeting_grade::KIND]
    {
        let rows =
            cell.app_session.with_book(|book| Ok(store::rows(book.connection(), book.own_book(), kind)?)).unwrap();
        for row in rows {
            for field in lookup(kind).unwrap().fields.iter().filter(|field| field.format.is_sealed()) {
                let Some(value) = row.value(field.number).filter(|value| value.is_set()) else { continue };
                assert!(matches!(value, journal::Value::Bytes(_)), "{} is stored as {value:?}", field.column);
            }
        }
    }
    let length = |mark_said: &str| {
        mark(&cell, &held, &members[1], mark_said);
        let record = journal::Record::Pair(held.parse().unwrap(), members[1].parse().unwrap()).id(meeting_mark::KIND);
        let row = cell
            .app_session
            .with_book(|book| Ok(store::row(book.connection(), book.own_book(), meeting_mark::KIND, record)?))
            .unwrap()
            .unwrap();
        row.bytes(meeting_mark::MARK).unwrap().len()
    };
    assert_eq!(length("present"), length("absent_far_away"), "the length of a mark does not say which it is");
    assert!(matches!(lookup(meeting_mark::KIND).unwrap().field(meeting_mark::MARK).unwrap().format, Format::Sealed(_)));
}

#[test]
fn a_meeting_in_the_bin_takes_what_belongs_to_it_and_its_topic_is_found_by_search() {
    let cell = Cell::new();
    let held = new_meeting(&cell, json!({ "kind": "thematic", "topic": "Chuyển đổi số ở bản" }));
    cell.call("meetings.fill_agenda", json!({ "id": held }));
    let hits = cell.call("search.find", json!({ "text": "chuyen doi so" }))["hits"].clone();
    assert_eq!((&hits[0]["kind"], &hits[0]["meeting"]), (&json!("meeting"), &json!(held)));
    let of_item = cell.call("search.find", json!({ "text": "Thời sự" }))["hits"].clone();
    assert_eq!((&of_item[0]["kind"], &of_item[0]["meeting"]), (&json!("agenda_item"), &json!(held)));
    cell.call("register.delete", json!({ "register": "meeting", "id": held }));
    assert_eq!(cell.call("search.find", json!({ "text": "Thời sự" }))["hits"], json!([]));
    assert_eq!(cell.call("meetings.list", json!({}))["meetings"], json!([]));
    cell.call("undo.restore", json!({ "id": held }));
    assert_eq!(get(&cell, &held)["agenda"].as_array().unwrap().len(), 11);
}

#[test]
fn shipped_schemes_say_their_gaps_and_a_scheme_of_ones_own_is_checked() {
    let cell = Cell::new();
    let schemes = cell.call("meetings.schemes", json!({}))["schemes"].clone();
    let of = |id: &str| schemes.as_array().unwrap().iter().find(|scheme| scheme["id"] == id).unwrap().clone();
    assert_eq!(of("hd-42")["faults"], json!([]));
    let faults = of("an-phu")["faults"].clone();
    assert_eq!(faults.as_array().unwrap().len(), 1, "{faults}");
    assert!(faults[0].as_str().unwrap().contains("không có mức nào cho đúng 50"), "{faults}");
    let path = cell.folder.path().join("thang.json");
    let scheme = json!({
        "id": "own", "name": "Thang riêng", "source": "", "from": null, "until": null, "total": 100,
        "criteria": [{ "name": "Một", "points": 90 }],
        "grades": [{ "gives": "Tốt", "from": 90 }, { "gives": "Khá", "to": 90 }],
    });
    std::fs::write(&path, scheme.to_string()).unwrap();
    let read = cell.call("meetings.read_scheme", json!({ "path": path }));
    assert_eq!(
        read["faults"],
        json!(["Các mục cộng lại được 90 điểm, không phải 100 điểm.", "“Xếp loại”: đúng 90 thuộc hai mức cùng lúc."])
    );
    std::fs::write(&path, "{ \"id\": 3 }").unwrap();
    assert_eq!(cell.refused("meetings.read_scheme", json!({ "path": path })).code, "bad_scheme");
}

/// A file of a scheme with one criterion, as an office writes it.
fn scheme_file(cell: &Cell, id: &str, name: &str, most: u32) -> serde_json::Value {
    let path = cell.folder.path().join("thang.json");
    let scheme = json!({
        "id": id, "name": name, "source": "HD của xã", "from": null, "until": null, "total": most,
        "criteria": [{ "name": "Chuẩn bị", "points": most }],
        "grades": [{ "gives": "Tốt", "from": 5 }, { "gives": "Chưa tốt", "below": 5 }],
    });
    std::fs::write(&path, scheme.to_string()).unwrap();
    json!({ "path": path })
}

#[test]
fn a_scheme_that_was_loaded_grades_until_it_is_removed_and_its_grades_stay() {
    let cell = Cell::new();
    let held = new_meeting(&cell, json!({ "date": "05/11/2026" }));
    let grade = |cell: &Cell| json!({ "meeting": get(cell, &held)["line"]["id"], "scheme": "xa", "points": ["6"] });
    assert_eq!(cell.refused("meetings.grade", grade(&cell)).field.as_deref(), Some("scheme"));
    cell.call("meetings.add_scheme", scheme_file(&cell, "xa", "Thang của xã", 10));
    cell.call("meetings.grade", grade(&cell));
    assert_eq!(get(&cell, &held)["grades"][0]["grade"], "Tốt");

    cell.call("meetings.add_scheme", scheme_file(&cell, "xa", "Thang của xã", 12));
    let schemes = cell.call("meetings.schemes", json!({}))["schemes"].clone();
    let own: Vec<_> = schemes.as_array().unwrap().iter().filter(|one| one["own"].is_string()).collect();
    assert_eq!((own.len(), &own[0]["total"]), (1, &json!(12)), "the same id replaces it");
    let touched = cell.call("meetings.remove_scheme", json!({ "id": own[0]["own"] }));
    assert_eq!(cell.refused("meetings.grade", grade(&cell)).field.as_deref(), Some("scheme"));
    assert_eq!(get(&cell, &held)["grades"][0]["grade"], "Tốt", "what was graded by it keeps its words");
    cell.call("undo.act", json!({ "act": touched["undo"] }));
    cell.call("meetings.grade", grade(&cell));
    let shipped = scheme_file(&cell, "hd-42", "Thang khác", 10);
    assert_eq!(cell.refused("meetings.add_scheme", shipped).code, "shipped_scheme");
}
