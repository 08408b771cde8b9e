//! Member lists from Excel: previewed first, then written once, in one change.

use crate::lists::{member, members, roster};
use crate::scene::Cell;
use serde_json::{Value, json};

const LISTS: [&str; 3] = ["roster-clean.xlsx", "roster-messy.xlsx", "roster-tcvn3.xls"];

/// The messy list ends with a row that is a name and an impossible date: a person has to decide whether it is a
/// member.
fn waiting(list: &str) -> u64 {
    (list == "roster-messy.xlsx").into()
}

fn counts(preview: &Value) -> [u64; 3] {
    ["to_add", "already_here", "to_review"].map(|field| preview[field].as_u64().unwrap())
}

#[test]
fn each_list_comes_in_whole_and_again_adds_nobody() {
    for first in LISTS {
        let cell = Cell::new();
        let preview = cell.call("members.import_preview", json!({ "path": roster(first) }));
        assert_eq!(counts(&preview), [32, 0, waiting(first)], "{first}");
        assert!(members(&cell).is_empty(), "looking writes nothing");
        let done = cell.call("members.import_commit", json!({ "path": roster(first) }));
        assert_eq!((&done["added"], &done["skipped"]), (&json!(32), &json!(waiting(first))), "{first}");
        for again in LISTS {
            let preview = cell.call("members.import_preview", json!({ "path": roster(again) }));
            assert_eq!(counts(&preview), [0, 32, waiting(again)], "{again} after {first}");
            let done = cell.call("members.import_commit", json!({ "path": roster(again) }));
            assert_eq!((&done["added"], &done["undo"]), (&json!(0), &Value::Null));
        }
        assert_eq!(members(&cell).len(), 32);
        let undone = cell.call("undo.act", json!({ "act": done["undo"] }));
        assert!(undone["what"].as_array().unwrap().contains(&json!("bin")));
        assert!(members(&cell).is_empty());
        assert_eq!(cell.call("undo.bin", json!({}))["items"].as_array().unwrap().len(), 32);
    }
}

#[test]
fn people_and_card_stay_out_unless_they_are_chosen() {
    let cell = Cell::new();
    let path = roster("roster-clean.xlsx");
    let proposal = cell.call("members.import_open", json!({ "path": path }));
    let mut choices = proposal["choices"].clone();
    let sensitive: Vec<&Value> =
        proposal["columns"].as_array().unwrap().iter().filter(|column| column["sensitive"] == true).collect();
    assert_eq!(sensitive.iter().map(|column| &column["guess"]).collect::<Vec<_>>(), ["people", "card"]);
    for column in &sensitive {
        let place = column["index"].as_u64().unwrap() as usize;
        assert_eq!(choices["columns"][place], "ignore");
        choices["columns"][place] = column["guess"].clone();
    }
    cell.call("members.import_commit", json!({ "path": path }));
    assert!(members(&cell).iter().all(|member| member["people"] == "" && member["card"] == ""));
    let chosen = Cell::new();
    chosen.call("members.import_commit", json!({ "path": path, "choices": choices }));
    let members = members(&chosen);
    assert!(members.iter().any(|member| member["people"] == "Lự") && members.iter().all(|member| member["card"] != ""));
    let note = |name: &str| members.iter().find(|member| member["name"] == name).unwrap()["note"].clone();
    assert_eq!([note("Lý Tả Nải"), note("Tẩn Mý Nải")], ["Miễn sinh hoạt", "Dự bị"], "kept as they were written");
    assert!(members.iter().all(|member| member["standing"] == "active"), "a note changes nobody's standing by itself");
}

#[test]
fn one_name_with_another_birth_is_asked_about() {
    let cell = Cell::new();
    let known = member(&cell, "Thào A Dế", "1949");
    let path = roster("roster-clean.xlsx");
    let preview = cell.call("members.import_preview", json!({ "path": path }));
    assert_eq!(counts(&preview), [31, 0, 1]);
    let row = &preview["rows"][0];
    assert_eq!(
        (&row["status"], &row["resembles"]["id"], &row["resembles"]["born"]),
        (&json!("review"), &json!(known), &json!("1949"))
    );
    for (take, added) in [("skip", 31), ("add", 32)] {
        let decided = json!({ "path": path, "decisions": [{ "row": row["row"], "take": take }] });
        assert_eq!(cell.call("members.import_preview", decided)["to_add"], added, "{take}");
    }
    let done = cell.call("members.import_commit", json!({ "path": path }));
    assert_eq!((&done["added"], &done["skipped"]), (&json!(31), &json!(1)), "undecided rows wait");
}

#[test]
fn a_bare_year_is_any_day_of_it_and_two_of_one_name_stay_two() {
    let cell = Cell::new();
    member(&cell, "Đặng Thanh Ủy", "1973");
    member(&cell, "Đặng Thanh Uỷ", "2000-05-18");
    let preview = cell.call("members.import_preview", json!({ "path": roster("roster-clean.xlsx") }));
    assert_eq!(counts(&preview), [30, 2, 0]);
}

#[test]
fn a_mended_date_is_taken_and_a_wrong_one_stays_a_problem() {
    let cell = Cell::new();
    let path = roster("roster-clean.xlsx");
    let corrected = |field: &str, value: &str| json!({ "path": path, "corrections": [{ "row": 2, "field": field, "value": value }] });
    let preview = cell.call("members.import_preview", corrected("born", "31/02/1980"));
    assert_eq!(preview["problems"][0]["code"], "no_such_date");
    assert_eq!((&preview["problems"][0]["row"], &preview["rows"][0]["values"]["born"]), (&json!(2), &json!("")));
    let preview = cell.call("members.import_preview", corrected("joined", "1/1/1970"));
    assert_eq!(preview["problems"][0]["code"], "dates_out_of_order");
    assert_eq!(cell.call("members.import_preview", corrected("name", ""))["rows"][0]["status"], "review");
    cell.call("members.import_commit", corrected("born", "17/8/1979"));
    assert!(members(&cell).iter().any(|member| member["born"] == "1979-08-17"));
}

#[test]
fn a_row_that_waits_for_a_word_comes_in_once_it_is_mended() {
    let cell = Cell::new();
    let path = roster("roster-messy.xlsx");
    let preview = cell.call("members.import_preview", json!({ "path": path }));
    let problem =
        preview["problems"].as_array().unwrap().iter().find(|problem| problem["code"] == "no_such_date").unwrap();
    assert_eq!(
        problem["message"],
        "Ngày 31/02/1980 không có trong lịch. Ngày sinh để trống; sửa lại nếu biết ngày đúng."
    );
    let corrections = json!([{ "row": problem["row"], "field": "born", "value": "28/02/1980" }]);
    let corrected = cell.call("members.import_preview", json!({ "path": path, "corrections": corrections }));
    assert_eq!(counts(&corrected), [33, 0, 0]);
    assert!(corrected["problems"].as_array().unwrap().iter().all(|other| other["row"] != problem["row"]));
    let done = cell.call("members.import_commit", json!({ "path": path, "corrections": corrections }));
    assert_eq!((&done["added"], &done["skipped"]), (&json!(33), &json!(0)));
}

#[test]
fn what_is_no_list_is_refused_with_a_sentence() {
    let cell = Cell::new();
    let not_a_list = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    for (path, code) in [(not_a_list, "list_in_plain_text"), ("/khong/co/tep.xlsx", "file_unreadable")] {
        let refused = cell.refused("members.import_open", json!({ "path": path }));
        assert_eq!((refused.code.as_str(), refused.field.as_deref()), (code, Some("path")));
    }
}

/// A file of the tests of `intake`.
fn kept(name: &str) -> String {
    format!("{}/../intake/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_second_sheet_joins_the_preview_and_its_rows_are_decided_apart() {
    let cell = Cell::new();
    let path = kept("08-second-sheet-of-two.xlsx");
    let proposal = cell.call("members.import_open", json!({ "path": path }));
    let offered: Vec<_> =
        proposal["sheets"].as_array().unwrap().iter().filter(|s| s["offered"] == true).map(|s| &s["name"]).collect();
    assert_eq!(offered, ["Dự bị"]);
    let mut choices = proposal["choices"].clone();
    let preview = cell.call("members.import_preview", json!({ "path": path, "choices": choices }));
    assert_eq!((counts(&preview), &preview["problems"][0]["code"]), ([3, 0, 0], &json!("other_sheet")));
    choices["also"] = json!(["Dự bị"]);
    let both = cell.call("members.import_preview", json!({ "path": path, "choices": choices }));
    assert_eq!((counts(&both), &both["problems"]), ([5, 0, 0], &json!([])));
    // Row 2 of the second sheet differs from row 2 of the first.
    let second = both["rows"][3]["row"].clone();
    assert_eq!(second, intake::FURTHER_LIST + 2);
    let decided = json!({ "path": path, "choices": choices, "decisions": [{ "row": second, "take": "skip" }],
        "corrections": [{ "row": intake::FURTHER_LIST + 3, "field": "born", "value": "14/06/2000" }] });
    let done = cell.call("members.import_commit", decided);
    assert_eq!((&done["added"], &done["skipped"]), (&json!(4), &json!(1)));
    let born = |name: &str| members(&cell).into_iter().find(|m| m["name"] == name).map(|m| m["born"].clone());
    assert_eq!([born("Lường Thị Gấm"), born("Cà Văn Én")], [Some(json!("2000-06-14")), None]);
    choices["also"] = json!(["Không có"]);
    let refused = cell.refused("members.import_preview", json!({ "path": path, "choices": choices }));
    assert_eq!(refused.code, "no_such_sheet");
}

#[test]
fn a_name_struck_through_or_not_calculated_waits_for_a_person() {
    let cell = Cell::new();
    let struck = kept("27-strikethrough.xlsx");
    let preview = cell.call("members.import_preview", json!({ "path": struck }));
    assert_eq!(counts(&preview), [2, 0, 1]);
    let take = json!({ "path": struck, "decisions": [{ "row": 3, "take": "add" }] });
    assert_eq!(counts(&cell.call("members.import_preview", take)), [3, 0, 0]);

    let waiting = kept("02-formula-not-calculated.xlsx");
    let preview = cell.call("members.import_preview", json!({ "path": waiting }));
    assert_eq!(counts(&preview), [2, 0, 1]);
    let named = json!({ "path": waiting, "corrections": [{ "row": 2, "field": "name", "value": "Lò Văn Án" }] });
    assert_eq!(counts(&cell.call("members.import_preview", named)), [3, 0, 0]);
}

/// A list as an office types it: name and date of birth.
fn typed(cell: &Cell, people: &[(String, String)]) -> String {
    let path = cell.folder.path().join("danh-sach.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Ghi chú"].into_iter().enumerate()
    {
        sheet.write(0, column as u16, heading).unwrap();
    }
    for (row, (name, born)) in (1..).zip(people) {
        sheet.write(row, 0, row).unwrap();
        for (column, text) in (1..).zip([name, born, "01/02/2010", "Tổ 2"]) {
            sheet.write(row, column, text).unwrap();
        }
    }
    book.save(&path).unwrap();
    path.display().to_string()
}

#[test]
fn one_member_of_the_book_is_one_row_of_the_list() {
    let cell = Cell::new();
    member(&cell, "Thào A Dế", "1980");
    let both = [("Thào A Dế".to_owned(), "01/02/1980".to_owned()), ("Thào A Dế".to_owned(), "03/04/1980".to_owned())];
    let preview = cell.call("members.import_preview", json!({ "path": typed(&cell, &both) }));
    assert_eq!(counts(&preview), [0, 1, 1], "the second may be somebody else");
    member(&cell, "Thào Á Dè", "03/04/1980");
    assert_eq!(
        counts(&cell.call("members.import_preview", json!({ "path": typed(&cell, &both) }))),
        [0, 2, 0],
        "marks may be lost on the way, a day agrees"
    );
}

#[test]
fn five_hundred_people_are_one_change() {
    let cell = Cell::new();
    let person = |row: u32| {
        let (given, middle) =
            (["Dế", "Mỷ", "Páo", "Tủa", "Vạng"][row as usize % 5], ["A", "Seo", "Thị", "Văn"][row as usize % 4]);
        (format!("Thào {middle} {given}"), format!("{:02}/{:02}/{}", row % 28 + 1, row % 12 + 1, 1950 + row / 10))
    };
    let path = typed(&cell, &(0..500).map(person).collect::<Vec<_>>());
    let changes = || cell.call("book.verify", json!({}))["changes"].as_u64().unwrap();
    let before = changes();
    let done = cell.call("members.import_commit", json!({ "path": path }));
    assert_eq!((&done["added"], changes()), (&json!(500), before + 1));
    assert_eq!(counts(&cell.call("members.import_preview", json!({ "path": path }))), [0, 500, 0]);
    cell.call("undo.act", json!({ "act": done["undo"] }));
    assert_eq!((members(&cell).len(), changes()), (0, before + 2));
}

fn fixture(name: &str) -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../intake/tests/fixtures/people/").to_owned() + name
}

/// A list of complete rows as an office types it.
fn typed_rows(cell: &Cell, rows: &[[&str; 4]]) -> String {
    let path = cell.folder.path().join("danh-sach.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let heading = ["Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Ghi chú"];
    for (row, texts) in (0..).zip([&heading].into_iter().chain(rows)) {
        for (column, text) in (0..).zip(texts) {
            sheet.write(row, column, *text).unwrap();
        }
    }
    book.save(&path).unwrap();
    path.display().to_string()
}

#[test]
fn lists_and_forms_refuse_the_same_dates() {
    let cell = Cell::new();
    let path = typed_rows(
        &cell,
        &[
            ["Lò Văn Án", "2030", "03/02/2001", ""],
            ["Vì Thị Bưởi", "1.1.35", "", ""],
            ["Quàng Văn Cảnh", "12.3.68", "1.1.25", ""],
        ],
    );
    let preview = cell.call("members.import_preview", json!({ "path": path }));
    let problems = preview["problems"].as_array().unwrap();
    assert_eq!(problems.iter().map(|one| &one["code"]).collect::<Vec<_>>(), ["future_date"]);
    assert_eq!(problems[0]["message"], "Ngày sinh ở sau hôm nay. Xem lại ngày sinh.");
    let refused = cell.refused("members.save", json!({ "name": "Lò Văn Án", "born": "2030" }));
    assert_eq!(refused.message, problems[0]["message"].as_str().unwrap());
    for (value, code) in [("28.2.85", ""), ("2 thg 3, 1985", ""), ("2031", "future_date"), ("5/1985", "month_only")] {
        let corrections = json!([{ "row": 2, "field": "born", "value": value }]);
        let corrected = cell.call("members.import_preview", json!({ "path": path, "corrections": corrections }));
        let found = corrected["problems"].as_array().unwrap().first().map_or("", |one| one["code"].as_str().unwrap());
        assert_eq!(found, code, "{value}");
    }
    cell.call("members.import_commit", json!({ "path": path }));
    let born = |name: &str| members(&cell).iter().find(|one| one["name"] == name).unwrap()["born"].clone();
    assert_eq!([born("Lò Văn Án"), born("Vì Thị Bưởi"), born("Quàng Văn Cảnh")], ["", "1935-01-01", "1968-03-12"]);
}

#[test]
fn what_becomes_of_the_rows_adds_up() {
    let cell = Cell::new();
    member(&cell, "Cà Văn Én", "1974-05-14");
    let rows = [
        ["Lò Văn Án", "16/08/1979", "", ""],
        ["Lò Văn Án", "16/08/1979", "", ""],
        ["Cà Văn Én", "14/05/1974", "", ""],
        ["LÃ½ A Sá»", "1980", "2001", ""],
        ["Vì Thị Bưởi; Quàng Văn Cảnh", "", "", ""],
        ["Mè Thị Inh", "1977", "", ""],
    ];
    let path = typed_rows(&cell, &rows);
    let skip = json!([{ "row": 7, "take": "skip" }]);
    let preview = cell.call("members.import_preview", json!({ "path": path, "decisions": skip }));
    let all =
        ["to_add", "already_here", "to_review", "skipped", "left_out"].map(|field| preview[field].as_u64().unwrap());
    assert_eq!(all, [1, 1, 1, 1, 2]);
    let done = cell.call("members.import_commit", json!({ "path": path, "decisions": skip }));
    assert_eq!([&done["added"], &done["skipped"], &done["left_out"]], [&json!(1), &json!(3), &json!(2)]);
}

#[test]
fn notes_that_speak_of_a_standing_are_proposed_as_one() {
    let cell = Cell::new();
    let rows = [
        ["Lò Văn Án", "1949", "", "Miễn SH"],
        ["Vì Thị Bưởi", "1984", "", "Đã chuyển SH"],
        ["Quàng Văn Cảnh", "1990", "", "Tổ 2"],
    ];
    let done = cell.call("members.import_commit", json!({ "path": typed_rows(&cell, &rows) }));
    let proposed = done["standings"].as_array().unwrap().clone();
    let said: Vec<_> = proposed.iter().map(|one| (&one["name"], &one["note"], &one["standing"])).collect();
    assert_eq!(
        said,
        [
            (&json!("Lò Văn Án"), &json!("Miễn SH"), &json!("exempt")),
            (&json!("Vì Thị Bưởi"), &json!("Đã chuyển SH"), &json!("transferred"))
        ]
    );
    let change = json!({ "id": proposed[0]["id"], "standing": "exempt", "since": "1/3/2026" });
    cell.call("members.change_standing", change);
}

#[test]
fn a_name_written_with_other_signs_is_the_member_of_the_book_or_asked_about() {
    let cell = Cell::new();
    member(&cell, "H’Hen Niê", "1970");
    member(&cell, "Y Thuật", "1977");
    let preview = cell.call("members.import_preview", json!({ "path": fixture("09-apostrophes.xlsx") }));
    assert_eq!(counts(&preview), [6, 1, 1]);
    cell.call("members.import_commit", json!({ "path": fixture("10-invisible-characters.xlsx") }));
    let again = cell.call("members.import_preview", json!({ "path": fixture("10-invisible-characters.xlsx") }));
    assert_eq!(counts(&again), [0, 11, 0]);
    member(&cell, "\u{202a}Lò Văn Án\u{202c}", "10/05/1970");
    assert_eq!(cell.call("members.likely_same", json!({}))["likely"].as_array().unwrap().len(), 1);
}

#[test]
fn a_marked_list_is_refused_with_one_sentence() {
    let cell = Cell::new();
    let rows = [
        ["TUYỆT MẬT", "", "", ""],
        ["Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Ghi chú"],
        ["Lò Văn Án", "1979", "", ""],
    ];
    let refused = cell.refused("members.import_open", json!({ "path": typed_rows(&cell, &rows) }));
    assert_eq!(refused.code, "classified");
}
