//! The rating of members: the evidence that the book holds, what people decided, and who may see it.

use crate::scene::{Cell, March, PASSPHRASE};
use domain::catalogue::rating;
use journal::Value as Stored;
use serde_json::{Value, json};

const DEPUTYS: &str = "con suối trong xanh";

fn of(member: &str) -> Value {
    json!({ "member": member, "period": "2025", "scheme": "366-2025" })
}

fn all() -> Value {
    json!({ "period": "2025", "scheme": "366-2025" })
}

fn save(cell: &Cell, member: &str, more: Value) -> Value {
    let mut request = of(member);
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    cell.call("ratings.save", request)
}

fn evidence(rating: &Value) -> Vec<(String, bool)> {
    let criteria = rating["groups"].as_array().unwrap().iter().flat_map(|group| group["criteria"].as_array().unwrap());
    let lines = criteria.flat_map(|criterion| criterion["evidence"].as_array().unwrap());
    lines.map(|line| (line["words"].as_str().unwrap().to_owned(), line["is_open"] == true)).collect()
}

fn add(cell: &Cell, role: &str) -> Value {
    let request = json!({
        "full_name": "Vàng Thị Dế", "role": role, "passphrase": DEPUTYS, "own_passphrase": PASSPHRASE,
    });
    cell.call("people.add", request)["people"][1]["id"].clone()
}

fn open_as(cell: &Cell, person: &Value, passphrase: &str) {
    cell.call("profile.lock", json!({}));
    cell.call("profile.unlock", json!({ "person": person, "passphrase": passphrase }));
}

fn first(cell: &Cell) -> Value {
    cell.call("people.list", json!({}))["people"][0]["id"].clone()
}

#[test]
fn evidence_stands_beside_its_criterion_and_the_program_gives_no_points() {
    let march = March::new();
    let March { cell, members, round, session } = &march;
    let task = json!({ "register": "assigned_task", "values": {
        "what": "Vận động làm đường", "lead": members[17], "deadline": "30/06/2025", "progress": "done",
        "finished": "05/07/2025",
    } });
    cell.id("register.save", task);
    let rating = cell.call("ratings.get", of(&members[17]));
    let title = "Học tập, quán triệt Chỉ thị 01";
    let expected = [
        (format!("{title}: vắng có lý do"), false),
        (format!("{title}: còn phải học bổ sung"), true),
        (format!("{title}: chưa nộp bài thu hoạch"), true),
        ("Vận động làm đường: xong ngày 05/07/2025, chậm hạn".to_owned(), false),
    ];
    assert_eq!(evidence(&rating), expected);
    let opened = &rating["groups"][0]["criteria"][0]["evidence"][0]["rows"][0];
    assert_eq!((&opened["kind"], &opened["id"]), (&json!("round"), &json!(round)));
    let criteria = rating["groups"][0]["criteria"].as_array().unwrap();
    assert!(criteria.iter().all(|criterion| criterion["points"].is_null()), "{criteria:?}");
    assert_eq!((&rating["sum"], &rating["level"]), (&Value::Null, &json!("")));
    cell.make_up(session, &members[17]);
    assert_eq!(evidence(&cell.call("ratings.get", of(&members[17])))[0].0, format!("{title}: vắng, đã học bổ sung"));
    assert_eq!(evidence(&cell.call("ratings.get", of(&members[0])))[0].0, format!("{title}: dự đủ"));
}

#[test]
fn an_essay_that_was_handed_in_is_evidence_of_its_writer_and_of_nobody_else() {
    let march = March::new();
    let March { cell, members, round, .. } = &march;
    let title = "Học tập, quán triệt Chỉ thị 01";
    let said = |member: &str| evidence(&cell.call("ratings.get", of(member)))[1].clone();
    let whose = |more: Value| {
        let mut request = json!({ "round": round, "member": members[3] });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    cell.call("essays.hand_in", whose(json!({ "handed_in": true, "on": "20/04/2025", "on_paper": true })));
    assert_eq!(said(&members[3]), (format!("{title}: bài thu hoạch đã nộp, chưa đánh giá"), true));
    cell.call("essays.grade", whose(json!({ "grade": "fair" })));
    assert_eq!(said(&members[3]), (format!("{title}: bài thu hoạch đã nộp, đánh giá Khá"), false));
    assert_eq!(said(&members[4]), (format!("{title}: chưa nộp bài thu hoạch"), true));
}

#[test]
fn people_give_points_and_levels_and_their_sum_is_shown_once_all_are_given() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let give = |points: [Value; 4]| {
        let criteria: Vec<Value> = ["a1", "a2", "a3", "b1"]
            .into_iter()
            .zip(points)
            .map(|(id, points)| json!({ "id": id, "points": points, "note": "" }))
            .collect();
        save(cell, &members[0], json!({ "criteria": criteria, "own_level": "good", "level": "good", "note": "Tốt" }));
        cell.call("ratings.get", of(&members[0]))
    };
    assert_eq!(give([json!(1700), json!(350), json!(750), Value::Null])["sum"], Value::Null);
    let rated = give([json!(1700), json!(350), json!(750), json!(5550)]);
    assert_eq!((&rated["sum"], &rated["sum_level"]), (&json!(8350), &json!("Hoàn thành tốt nhiệm vụ")));
    assert_eq!((&rated["own_level"], &rated["note"]), (&json!("good"), &json!("Tốt")));
    let listed = cell.call("ratings.list", all());
    assert_eq!((&listed["decided"], &listed["to_decide"]), (&json!(1), &json!(18)));
    assert_eq!(listed["rows"][0]["level"], "Hoàn thành tốt nhiệm vụ");
    let too_many = json!({ "criteria": [{ "id": "a2", "points": 401 }] });
    let mut request = of(&members[0]);
    request.as_object_mut().unwrap().extend(too_many.as_object().unwrap().clone());
    let refused = cell.refused("ratings.save", request);
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("out_of_range", Some("criteria.a2")));
}

#[test]
fn the_cap_is_said_with_its_base_and_the_list_stays_in_the_order_of_names() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    for member in &members[..10] {
        save(cell, member, json!({ "level": "good" }));
    }
    assert_eq!(cell.call("ratings.list", all())["cap"], Value::Null);
    for member in &members[16..19] {
        save(cell, member, json!({ "level": "excellent" }));
    }
    let listed = cell.call("ratings.list", all());
    let cap = listed["cap"].as_str().unwrap();
    assert!(cap.contains("3 người, bằng 30,00 %") && cap.contains("mức trần là 20 %"), "{cap}");
    let order: Vec<&str> =
        listed["rows"].as_array().unwrap().iter().map(|row| row["member"].as_str().unwrap()).collect();
    assert_eq!(order, *members, "never by level");
}

#[test]
fn a_deputy_without_the_right_sees_none_of_it_until_the_secretary_allows_it() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let secretary = first(cell);
    let deputy = add(cell, "deputy_secretary");
    save(cell, &members[0], json!({ "level": "good", "note": "Nhận xét riêng" }));
    open_as(cell, &deputy, DEPUTYS);
    assert_eq!(cell.refused("ratings.list", all()).code, "not_in_audience");
    assert_eq!(cell.refused("ratings.get", of(&members[0])).code, "not_in_audience");
    let admit = |admitted: bool| json!({ "audience": "ratings", "person": deputy, "admitted": admitted });
    assert_eq!(cell.refused("people.admit", admit(true)).code, "not_in_audience");
    open_as(cell, &secretary, PASSPHRASE);
    cell.call("people.admit", admit(true));
    open_as(cell, &deputy, DEPUTYS);
    assert_eq!(cell.call("ratings.get", of(&members[0]))["note"], "Nhận xét riêng");
    open_as(cell, &secretary, PASSPHRASE);
    cell.call("people.admit", admit(false));
    save(cell, &members[1], json!({ "level": "done" }));
    open_as(cell, &deputy, DEPUTYS);
    assert_eq!(cell.refused("ratings.list", all()).code, "not_in_audience");
}

#[test]
fn nothing_of_a_rating_is_in_clear_in_the_book_that_the_deputy_opens() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let deputy = add(cell, "deputy_secretary");
    save(cell, &members[0], json!({ "level": "good", "note": "Nhận xét riêng" }));
    let form = format!("rating/{}-2025-366-2025", members[0]);
    cell.call("forms.keep", json!({ "form": form, "values": { "note": "Nhận xét đang gõ" } }));
    assert_eq!(cell.call("forms.kept", json!({ "form": form }))["values"]["note"], "Nhận xét đang gõ");
    open_as(cell, &deputy, DEPUTYS);
    assert_eq!(cell.call("forms.kept", json!({ "form": form }))["values"], Value::Null);
    assert_eq!(cell.call("search.find", json!({ "text": "nhan xet" }))["hits"], json!([]));
    cell.app_session
        .with_book(|book| {
            for row in store::rows(book.connection(), book.own_book(), rating::KIND)? {
                for field in rating::DESCRIBED.fields {
                    let Some(Stored::Bytes(sealed)) = row.value(field.number) else { continue };
                    assert!(book.open_small(sealed).is_err() && book.open_text(sealed).is_err(), "{}", field.column);
                }
            }
            let drafts: String =
                book.connection().query_row("SELECT group_concat(text) FROM draft", [], |row| row.get(0)).unwrap();
            assert!(!drafts.contains("đang gõ"), "{drafts}");
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_rating_that_is_saved_again_changes_the_same_record_and_can_be_undone() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let begun = save(cell, &members[0], json!({ "level": "good" }));
    let changed = save(cell, &members[0], json!({ "level": "done" }));
    assert_eq!(begun["id"], changed["id"]);
    let level = || cell.call("ratings.get", of(&members[0]))["level"].clone();
    assert_eq!(level(), "done");
    cell.call("undo.act", json!({ "act": changed["undo"] }));
    assert_eq!(level(), "good");
}

#[test]
fn who_is_not_rated_is_said_and_counts_in_nothing() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let exempt = json!({ "id": members[2], "standing": "exempt", "since": "01/02/2025" });
    cell.call("members.change_standing", exempt);
    save(cell, &members[3], json!({ "not_rated": "Đang bị đình chỉ sinh hoạt" }));
    let listed = cell.call("ratings.list", all());
    assert_eq!(listed["rows"][2]["not_rated"], "Miễn công tác và sinh hoạt đảng");
    assert_eq!(listed["rows"][3]["not_rated"], "Đang bị đình chỉ sinh hoạt");
    assert_eq!(listed["to_decide"], 17);
}

#[test]
fn the_evidence_is_written_as_a_paper() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let out = cell.folder.path().join("tu-lieu.docx");
    let mut request = of(&members[17]);
    request["out"] = json!(out);
    let written = cell.call("ratings.paper", request);
    assert!(written["bytes"].as_u64().unwrap() > 2_000);
    let mut request = all();
    request["out"] = json!(cell.folder.path().join("chi-bo.docx"));
    cell.call("ratings.paper", request);
}

#[test]
fn a_reader_reads_and_saves_nothing_and_a_grader_only_grades() {
    let march = March::new();
    let March { cell, members, round, session } = &march;
    let secretary = first(cell);
    let reader = add(cell, "reader");
    open_as(cell, &reader, DEPUTYS);
    assert_eq!(cell.call("profile.status", json!({}))["only_reads"], true);
    assert_eq!(cell.call("totals.round", json!({ "round": round }))["present"], 15);
    let mark = json!({ "session": session, "member": members[0], "mark": "absent_work" });
    assert_eq!(cell.refused("roll_call.mark", mark).code, "not_allowed");
    assert_eq!(cell.refused("ratings.list", all()).code, "not_in_audience");
    let admit = json!({ "audience": "grading", "person": reader, "admitted": true });
    assert_eq!(cell.refused("people.admit", admit.clone()).code, "bad_role");
    open_as(cell, &secretary, PASSPHRASE);
    assert_eq!(cell.refused("people.admit", admit).code, "bad_role", "a reader belongs to no audience");
}

#[test]
fn a_book_is_begun_by_somebody_who_keeps_it() {
    let folder = tempfile::TempDir::new().unwrap();
    let session = app::AppSession::new(folder.path());
    let book = json!({
        "cell_name": "Chi bộ bản Nà Hiềng", "superior_name": "", "full_name": "Lò Thị Mẫu",
        "role": "reader", "passphrase": PASSPHRASE,
    });
    assert_eq!(app::call(&session, "profile.create", book).unwrap_err().code, "bad_role");
}

#[test]
fn the_words_of_the_own_key_are_printed_once_there_is_one() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let own = json!({ "own_passphrase": PASSPHRASE });
    assert_eq!(cell.refused("people.own_words", own.clone()).code, "no_own_key");
    save(cell, &members[0], json!({ "level": "good" }));
    let sheet = cell.call("people.own_words", own);
    assert_eq!(sheet["words"].as_array().unwrap().len(), 13);
    assert!(sheet["html"].as_str().unwrap().contains("PHIẾU KHÓA RIÊNG"));
    assert_eq!(cell.refused("people.take_own_words", json!({ "words": "một hai ba" })).code, "wrong_words");
}
