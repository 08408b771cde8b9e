//! Meetings of the cell: the whole of one, its attendance, its vote, its tasks, its points and its papers.

use crate::scene::Cell;
use serde_json::{Value, json};
use std::io::Read as _;

pub fn register(cell: &Cell, register: &str, values: Value) -> String {
    cell.id("register.save", json!({ "register": register, "values": values }))
}

pub fn meeting(cell: &Cell, more: Value) -> String {
    let mut values = json!({ "date": "05/11/2026", "kind": "regular" });
    values.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    register(cell, "meeting", values)
}

pub fn get(cell: &Cell, id: &str) -> Value {
    cell.call("meetings.get", json!({ "id": id }))
}

pub fn mark(cell: &Cell, meeting: &str, member: &str, mark: &str) -> Value {
    cell.call("meetings.mark", json!({ "meeting": meeting, "member": member, "mark": mark }))
}

/// How many people a figure of a meeting counts.
pub fn figure(meeting: &Value, figure: &str) -> usize {
    let all = meeting["figures"].as_array().unwrap();
    all.iter().find(|one| one["figure"] == figure).unwrap()["people"].as_array().unwrap().len()
}

/// The text of a paper.
fn printed(cell: &Cell, paper: &str, meeting: &str) -> String {
    let out = cell.folder.path().join("paper.docx");
    let written = cell.call(paper, json!({ "meeting": meeting, "out": out }));
    let file = std::fs::File::open(written["path"].as_str().unwrap()).unwrap();
    let mut document = String::new();
    zip::ZipArchive::new(file).unwrap().by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    let mut text = String::new();
    let mut within = false;
    for sign in document.replace("</w:p>", "\n").chars() {
        match sign {
            '<' => within = true,
            '>' => within = false,
            _ if !within => text.push(sign),
            _ => {}
        }
    }
    text
}

#[test]
fn a_meeting_is_prepared_held_decided_graded_and_printed() {
    let mut cell = Cell::new();
    let members = cell.members(15);
    let last = meeting(&cell, json!({ "date": "05/10/2026" }));
    let task = register(
        &cell,
        "assigned_task",
        json!({
            "what": "Vận động làm đường ngõ", "lead": members[0], "deadline": "01/11/2026", "progress": "not_begun",
            "meeting": last,
        }),
    );

    // Prepare: the usual agenda, a person for an item, the notice.
    let held = meeting(
        &cell,
        json!({
            "start": "19h30", "finish": "21:10", "place": "Nhà văn hóa bản", "chair": members[1], "secretary": members[2],
            "notice_number": "16", "notice_date": "02/11/2026",
        }),
    );
    cell.call("meetings.fill_agenda", json!({ "id": held }));
    let agenda = get(&cell, &held)["agenda"].clone();
    assert_eq!(agenda.as_array().unwrap().len(), 11);
    assert_eq!(agenda[0]["values"]["text"], "Thời sự");
    let values = json!({ "who": members[3], "papers": "Bản tin tháng 11" });
    cell.call("register.save", json!({ "register": "agenda_item", "id": agenda[0]["id"], "values": values }));
    cell.call("meetings.fill_agenda", json!({ "id": held }));
    assert_eq!(get(&cell, &held)["agenda"].as_array().unwrap().len(), 11, "nothing is added twice");
    let notice = printed(&cell, "papers.meeting_notice", &held);
    for text in ["Số 16-TB/CB", "THÔNG BÁO", "19 giờ 30, ngày 05/11/2026", "Nhà văn hóa bản", "Thời sự", "Lò Văn Bà"]
    {
        assert!(notice.contains(text), "{text} in {notice}");
    }
    assert!(notice.contains("chậm nhất ngày 04/11/2026"), "{notice}");

    // The roll: twelve of fifteen.
    assert_eq!(figure(&get(&cell, &held), "unmarked"), 15, "nobody is present until somebody says so");
    mark(&cell, &held, &members[12], "absent_work");
    mark(&cell, &held, &members[13], "absent_personal");
    mark(&cell, &held, &members[14], "absent_without");
    let marked = cell.call("meetings.mark_rest_present", json!({ "id": held }));
    assert_eq!(
        (&marked["counts"]["present"], &marked["counts"]["due"], &marked["counts"]["share"]),
        (&json!(12), &json!(15), &json!(8_000))
    );
    cell.call("meetings.confirm", json!({ "id": held }));
    cell.reopen();
    assert_eq!(figure(&get(&cell, &held), "present"), 12);

    // What the last meeting asked for is reported, and new work is given.
    let before = get(&cell, &held)["reported"].clone();
    assert_eq!((&before[0]["what"], &before[0]["before"]), (&json!("Vận động làm đường ngõ"), &json!("not_begun")));
    cell.call(
        "meetings.report_task",
        json!({ "meeting": held, "task": task, "after": "done", "result": "Xong 300 m", "finished": "30/10/2026" }),
    );
    let row = cell.call("register.get", json!({ "register": "assigned_task", "id": task }));
    assert_eq!((&row["values"]["progress"], &row["values"]["finished"]), (&json!("done"), &json!("2026-10-30")));
    register(
        &cell,
        "assigned_task",
        json!({ "what": "Thu quỹ", "lead": members[4], "deadline": "01/12/2026", "progress": "not_begun", "meeting": held }),
    );

    // The resolution, its vote, and the points.
    let vote = |voted: &str, in_favour: &str| {
        json!({ "register": "resolution", "values": {
            "meeting": held, "number": "11", "voted": voted, "voted_for": in_favour, "directions": "Giữ sạch đường bản.",
        } })
    };
    assert_eq!(cell.refused("register.save", vote("13", "12")).code, "more_than_present");
    assert_eq!(cell.refused("register.save", vote("12", "13")).code, "more_than_voted");
    cell.call("register.save", vote("12", "12"));
    assert_eq!(cell.refused("register.save", vote("12", "12")).code, "already_there");
    let points = |last: &str| json!(["5", "4,5", "10", "38", "5", "28", last]);
    let grade = |points: Value| json!({ "meeting": held, "scheme": "hd-42", "points": points });
    let refusal = cell.refused("meetings.grade", grade(points("6")));
    assert_eq!((refusal.code.as_str(), refusal.field.as_deref()), ("too_many_points", Some("points.6")));
    cell.call("meetings.grade", grade(points("5")));
    let graded = get(&cell, &held)["grades"][0].clone();
    assert_eq!((&graded["sum"], &graded["most"], &graded["grade"]), (&json!("95,5"), &json!("100"), &json!("Tốt")));

    // The papers.
    let minutes = printed(&cell, "papers.meeting_minutes", &held);
    for text in [
        "BIÊN BẢN",
        "Tổng số đảng viên: 15. Trong đó: chính thức 15, dự bị 0.",
        "Số phải dự: 15.",
        "Số dự: 12 (80,00\u{a0}%).",
        "(công tác); ",
        "+ Không có lý do: Lò Văn Páo.",
        "Cuộc họp kết thúc lúc 21 giờ 10 cùng ngày",
        "Biểu quyết: 12/12 đồng chí tán thành, đạt tỷ lệ 100,00\u{a0}%.",
        "NGƯỜI GHI BIÊN BẢN",
        "CHỦ TRÌ HỘI NGHỊ",
    ] {
        assert!(minutes.contains(text), "{text} in {minutes}");
    }
    let decided = printed(&cell, "papers.meeting_resolution", &held);
    for text in [
        "Số 11-NQ/CB",
        "NGHỊ QUYẾT",
        "Vận động làm đường ngõ",
        "Chưa làm",
        "Đã xong: Xong 300 m",
        "Giữ sạch đường bản.",
        "Thu quỹ",
        "01/12/2026",
        "Tự chấm 95,5/100 điểm, xếp loại Tốt",
        "12/12 đồng chí tán thành",
    ] {
        assert!(decided.contains(text), "{text} in {decided}");
    }
    let list = cell.call("meetings.list", json!({}));
    let line = &list["meetings"][0];
    assert_eq!((&line["id"], &line["grade"], &line["has_resolution"]), (&json!(held), &json!("Tốt"), &json!(true)));
    assert_eq!(list["next_notice"], 17);
    let names = cell.call("cell.names", json!({}));
    let congress = json!({
        "cell_name": names["cell_name"], "superior_name": names["superior_name"], "congresses": ["10/11/2026"],
    });
    cell.call("cell.correct", congress);
    assert_eq!(cell.call("meetings.list", json!({}))["next_notice"], 1, "a term began after the congress");
    assert_eq!(get(&cell, &held)["next_resolution"], 12, "the meeting was held before it");
    assert_eq!(get(&cell, &held)["notes"], json!([]), "100 minutes are enough");
}

#[test]
fn the_exempt_are_in_no_share_and_each_figure_is_its_people() {
    let cell = Cell::new();
    let members = cell.members(22);
    for member in &members[20..] {
        cell.call("members.change_standing", json!({ "id": member, "standing": "exempt", "since": "01/01/2020" }));
    }
    let held = meeting(&cell, json!({}));
    cell.call("meetings.mark_rest_present", json!({ "id": held }));
    let of = get(&cell, &held);
    let counts = ["total", "exempt", "away", "here", "due", "present"].map(|name| figure(&of, name));
    assert_eq!(counts, [22, 2, 0, 0, 20, 20]);
    assert_eq!(of["line"]["counts"]["share"], 10_000, "20 of 20, never 90,91 %");
    assert!(printed(&cell, "papers.meeting_minutes", &held).contains("Số dự: 20 (100,00\u{a0}%)."));
    mark(&cell, &held, &members[20], "present");
    let of = get(&cell, &held);
    assert_eq!((figure(&of, "exempt_present"), figure(&of, "present"), figure(&of, "due")), (1, 20, 20));
}

#[test]
fn a_guest_is_due_in_the_weeks_of_the_attachment_and_of_no_total() {
    let cell = Cell::new();
    let members = cell.members(3);
    let guest =
        json!({ "id": members[2], "standing": "temporarily_here", "since": "01/10/2026", "until": "30/11/2026" });
    cell.call("members.change_standing", guest);
    let of = |date: &str| {
        let of = get(&cell, &meeting(&cell, json!({ "date": date })));
        ["total", "here", "due"].map(|name| figure(&of, name))
    };
    assert_eq!(of("05/09/2026"), [2, 0, 2]);
    assert_eq!(of("05/11/2026"), [2, 1, 3]);
    let refusal = cell
        .refused("members.change_standing", json!({ "id": members[2], "standing": "active", "since": "15/11/2026" }));
    assert_eq!((refusal.code.as_str(), refusal.field.as_deref()), ("dates_out_of_order", Some("standing")));
}

#[test]
fn whoever_came_to_the_cell_later_and_a_meeting_that_is_ahead_are_not_marked() {
    let cell = Cell::new();
    let later = cell.id("members.save", json!({ "name": "Lò Thị Hạ", "joined": "10/11/2026" }));
    cell.member("Lò Văn An");
    let held = meeting(&cell, json!({}));
    let refusal = cell.refused("meetings.mark", json!({ "meeting": held, "member": later, "mark": "present" }));
    assert_eq!(refusal.code, "not_of_the_cell");
    assert_eq!(get(&cell, &held)["line"]["counts"]["due"], 1);
    let values = json!({ "register": "meeting", "values": { "date": "05/11/2099", "kind": "regular" } });
    assert_eq!(cell.refused("register.save", values.clone()).code, "doubtful", "73 years ahead");
    let mut sure = values;
    sure["even_so"] = json!(true);
    let ahead = cell.id("register.save", sure);
    assert_eq!(cell.refused("meetings.mark_rest_present", json!({ "id": ahead })).code, "ahead");
}

#[test]
fn a_removed_mark_opens_a_confirmed_roll_again_and_an_act_can_be_undone() {
    let cell = Cell::new();
    let members = cell.members(2);
    let held = meeting(&cell, json!({}));
    assert_eq!(cell.refused("meetings.confirm", json!({ "id": held })).code, "unmarked");
    let undo = cell.call("meetings.mark_rest_present", json!({ "id": held }))["undo"].clone();
    cell.call("undo.act", json!({ "act": undo }));
    assert_eq!(figure(&get(&cell, &held), "unmarked"), 2);
    cell.call("meetings.mark_rest_present", json!({ "id": held }));
    cell.call("meetings.confirm", json!({ "id": held }));
    let steps = get(&cell, &held)["steps"].clone();
    let roll = steps.as_array().unwrap().iter().find(|step| step["field"] == "step_roll").unwrap();
    assert_eq!(roll["done_on"], "2026-11-05", "the step of the roll is done with it");
    mark(&cell, &held, &members[0], "unmarked");
    assert_eq!(get(&cell, &held)["line"]["confirmed"], false);
}

#[test]
fn a_task_is_reported_from_meeting_to_meeting_until_it_is_over() {
    let cell = Cell::new();
    cell.members(1);
    let [first, second, third, fourth] =
        ["05/07/2026", "05/08/2026", "05/09/2026", "05/10/2026"].map(|date| meeting(&cell, json!({ "date": date })));
    let values = json!({ "what": "Làm đường", "deadline": "30/09/2026", "progress": "not_begun", "meeting": first });
    let task = register(&cell, "assigned_task", values);
    let at = |meeting: &str| get(&cell, meeting)["reported"].clone();
    assert_eq!(at(&first), json!([]), "it was only assigned there");
    cell.call(
        "meetings.report_task",
        json!({ "meeting": second, "task": task, "after": "ongoing", "result": "Một nửa" }),
    );
    assert_eq!((&at(&third)[0]["before"], &at(&third)[0]["after"]), (&json!("ongoing"), &json!("ongoing")));
    cell.call("meetings.report_task", json!({ "meeting": third, "task": task, "after": "done" }));
    let row = cell.call("register.get", json!({ "register": "assigned_task", "id": task }));
    assert_eq!(row["values"]["finished"], "2026-09-05", "on the day of the meeting, if nobody says otherwise");
    assert_eq!(at(&fourth), json!([]), "it was over before");
    // A correction of an earlier report leaves the task as its latest report has it.
    cell.call("meetings.report_task", json!({ "meeting": second, "task": task, "after": "not_begun" }));
    let row = cell.call("register.get", json!({ "register": "assigned_task", "id": task }));
    assert_eq!(row["values"]["progress"], "done");
    assert_eq!(at(&third)[0]["before"], "ongoing", "what was written at a meeting stays as it was written");
}
