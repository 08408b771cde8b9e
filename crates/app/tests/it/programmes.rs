//! An action programme with its tasks.

use crate::papers::{paragraphs, place, sheet};
use crate::scene::Cell;
use chrono::{Days, Local};
use serde_json::{Value, json};

fn in_days(days: i64) -> String {
    let today = Local::now().date_naive();
    let day = if days < 0 { today - Days::new(days.unsigned_abs()) } else { today + Days::new(days.unsigned_abs()) };
    day.to_string()
}

fn programme(cell: &Cell) -> String {
    let values = json!({ "title": "Thực hiện Nghị quyết 57", "of": "cell", "number": "03-CTr/CB" });
    cell.id("register.save", json!({ "register": "programme", "values": values }))
}

fn task(cell: &Cell, programme: &str, what: &str, more: Value) -> String {
    let mut values = json!({ "what": what, "programme": programme, "progress": "ongoing" });
    values.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    cell.id("register.save", json!({ "register": "assigned_task", "values": values }))
}

fn scene() -> (Cell, String) {
    let cell = Cell::new();
    let lead = cell.member("Lò Văn Đức");
    let id = programme(&cell);
    task(&cell, &id, "Họp dân", json!({ "deadline": in_days(20), "task_group": "Tuyên truyền", "lead": lead }));
    task(&cell, &id, "Lắp loa", json!({ "deadline": in_days(-3), "task_group": "Hạ tầng", "product": "Hai cụm loa" }));
    let done = |finished| json!({ "deadline": in_days(-10), "progress": "done", "finished": in_days(finished) });
    task(&cell, &id, "Phát tờ rơi", done(-12));
    task(&cell, &id, "Nộp danh sách", done(-9));
    task(&cell, &programme(&cell), "Việc của chương trình khác", json!({ "deadline": in_days(1) }));
    (cell, id)
}

#[test]
fn a_programme_shows_its_own_tasks_by_group_and_every_figure_is_the_number_of_its_rows() {
    let (cell, id) = scene();
    let page = cell.call("programmes.get", json!({ "id": id }));
    let tasks = page["tasks"].as_array().unwrap();
    let names: Vec<&str> = tasks.iter().map(|task| task["row"]["values"]["what"].as_str().unwrap()).collect();
    assert_eq!(
        names[..2],
        ["Lắp loa", "Họp dân"],
        "the group with the earliest deadline first, those without one last"
    );
    assert_eq!(names.len(), 4);
    for figure in page["figures"].as_array().unwrap() {
        let rows = tasks.iter().filter(|task| task["standing"] == figure["standing"]).count();
        assert_eq!(figure["count"], json!(rows), "{figure}");
    }
    let count = |standing: &str| {
        page["figures"].as_array().unwrap().iter().find(|figure| figure["standing"] == standing).unwrap()["count"]
            .clone()
    };
    assert_eq!(["on_time", "done_late", "open", "late", "dropped"].map(count), [1, 1, 1, 1, 0].map(|n| json!(n)));
}

#[test]
fn a_deleted_task_is_of_no_programme_until_it_is_brought_back() {
    let (cell, id) = scene();
    let of = || cell.call("programmes.get", json!({ "id": id }))["tasks"].as_array().unwrap().len();
    let first = cell.call("programmes.get", json!({ "id": id }))["tasks"][0]["row"]["id"].clone();
    cell.call("register.delete", json!({ "register": "assigned_task", "id": first }));
    assert_eq!(of(), 3);
    cell.call("undo.restore", json!({ "id": first }));
    assert_eq!(of(), 4);
}

#[test]
fn what_a_review_found_is_kept_with_the_programme() {
    let (cell, id) = scene();
    let values = json!({ "interim": in_days(-1), "interim_held": in_days(-1), "interim_result": "Chậm một việc" });
    cell.call("register.save", json!({ "register": "programme", "id": id, "values": values }));
    let page = cell.call("programmes.get", json!({ "id": id }));
    assert_eq!(page["programme"]["values"]["interim_result"], "Chậm một việc");
}

#[test]
fn the_table_is_printed_as_word_and_excel() {
    let (cell, id) = scene();
    let (word, excel) = (place("bang-nhiem-vu.docx"), place("bang-nhiem-vu.xlsx"));
    cell.call("programmes.paper", json!({ "id": id, "out": word }));
    let words = paragraphs(&word).join("\n");
    for part in [
        "BẢNG NHIỆM VỤ",
        "Nhóm nhiệm vụ",
        "Phối hợp",
        "Thời hạn hoàn thành",
        "Lò Văn Đức",
        "Hai cụm loa",
        "Quá hạn, chưa xong",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    cell.call("programmes.paper", json!({ "id": id, "out": excel }));
    let rows = sheet(&excel, "Thực hiện Nghị quyết 57");
    assert!(
        rows.iter().any(|row| row.contains(&"Lắp loa".to_owned()) && row.contains(&"Hạ tầng".to_owned())),
        "{rows:?}"
    );
    let refused = cell.refused("programmes.paper", json!({ "id": id, "out": "bang.pdf" }));
    assert_eq!(refused.field.as_deref(), Some("out"));
}
