//! Registers: one list, one form and one paste function for every kind that is a register.

use crate::lists::round;
use crate::scene::Cell;
use crate::two_laptops::{TwoLaptops, only_conflict, side};
use serde_json::{Value, json};

fn add(cell: &Cell, values: Value) -> String {
    cell.id("register.save", json!({ "register": "propaganda", "values": values }))
}

fn meeting(date: &str, listeners: u32) -> Value {
    json!({
        "date": date, "channel": "village_meeting", "purpose": "Chỉ thị về chuyển đổi số", "stage": "held", "sessions": 1,
        "listeners": listeners, "languages": ["thai", "kinh"],
    })
}

fn list(cell: &Cell, filter: Value) -> Value {
    let mut asked = json!({ "register": "propaganda" });
    asked.as_object_mut().unwrap().extend(filter.as_object().unwrap().clone());
    cell.call("register.list", asked)
}

fn ids(list: &Value) -> Vec<&str> {
    list["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[test]
fn rows_are_listed_by_period_and_words_and_added_up() {
    let cell = Cell::new();
    let march = add(&cell, meeting("12/3/2026", 1_040));
    let april = add(&cell, meeting("02/04/2026", 60));
    let all = list(&cell, json!({}));
    assert_eq!(ids(&all), [april.as_str(), &march], "latest first");
    assert_eq!((&all["sums"], &all["all"]), (&json!({ "sessions": 2, "listeners": 1_100 }), &json!(2)));
    let row = &all["rows"][1];
    assert_eq!(row["values"]["date"], "2026-03-12");
    assert_eq!((&row["shown"]["date"], &row["shown"]["languages"]), (&json!("12/03/2026"), &json!("Thái, Kinh")));
    assert_eq!(row["title"], "Họp bản, tổ dân phố 12/03/2026 – Chỉ thị về chuyển đổi số");
    let of_march = list(&cell, json!({ "from": "01/03/2026", "until": "31/03/2026" }));
    assert_eq!((ids(&of_march), &of_march["sums"]["listeners"]), (vec![march.as_str()], &json!(1_040)));
    assert_eq!(ids(&list(&cell, json!({ "text": "hop ban 02/04" }))), [april.as_str()], "with marks or without");
    assert!(ids(&list(&cell, json!({ "text": "loa" }))).is_empty());
}

#[test]
fn a_row_is_changed_deleted_found_and_brought_back() {
    let cell = Cell::new();
    let id = add(&cell, meeting("12/3/2026", 40));
    cell.call("register.save", json!({ "register": "propaganda", "id": id, "values": { "listeners": "1.040" } }));
    let row = cell.call("register.get", json!({ "register": "propaganda", "id": id }));
    assert_eq!((&row["values"]["listeners"], &row["values"]["channel"]), (&json!(1_040), &json!("village_meeting")));
    let history = cell.call("undo.history", json!({ "id": id }));
    assert_eq!(history["entries"][0]["what"], "Lượt người nghe: 40 → 1040");
    let hits = cell.call("search.find", json!({ "text": "chuyen doi so" }));
    assert_eq!((&hits["hits"][0]["kind"], &hits["hits"][0]["id"]), (&json!("propaganda"), &json!(id)));
    cell.call("register.delete", json!({ "register": "propaganda", "id": id }));
    assert!(ids(&list(&cell, json!({}))).is_empty());
    let bin = cell.call("undo.bin", json!({}));
    assert_eq!((&bin["items"][0]["thing"], &bin["items"][0]["id"]), (&json!("propaganda"), &json!(id)));
    assert!(cell.call("search.find", json!({ "text": "chuyen doi so" }))["hits"].as_array().unwrap().is_empty());
    cell.refused("register.get", json!({ "register": "propaganda", "id": id }));
    cell.call("undo.restore", json!({ "id": id }));
    assert_eq!(ids(&list(&cell, json!({}))), [id.as_str()]);
}

#[test]
fn what_is_wrong_with_a_row_is_said_at_its_field() {
    let cell = Cell::new();
    let save = |values: Value| cell.refused("register.save", json!({ "register": "propaganda", "values": values }));
    let with = |field: &str, value: Value| {
        let mut row = meeting("12/3/2026", 40);
        row[field] = value;
        save(row)
    };
    for (field, value, code) in [
        ("date", json!(""), "required"),
        ("date", json!("31/02/2026"), "bad_date"),
        ("date", json!("12/03/2099"), "future_date"),
        ("channel", json!("điện báo"), "unknown_word"),
        ("listeners", json!(-1), "bad_count"),
        ("listeners", json!(1.5), "bad_count"),
        ("listeners", json!(9_000_000_000_000_000_000_i64), "bad_count"),
        ("purpose", json!("a".repeat(2_001)), "too_long"),
        ("purpose", json!({ "x": 1 }), "bad_value"),
        ("round", json!("07070707070707070707070707070707"), "not_found"),
        ("deleted", json!(true), "unknown_field"),
    ] {
        let refused = with(field, value.clone());
        assert_eq!((refused.code.as_str(), refused.field.as_deref()), (code, Some(field)), "{field} {value}");
        assert!(!refused.message.is_empty());
    }
    assert_eq!(cell.refused("register.list", json!({ "register": "member" })).code, "unknown_register");
    assert!(ids(&list(&cell, json!({}))).is_empty(), "nothing of it was kept");
    let secret = with("note", json!("TUYỆT MẬT"));
    assert!(!secret.code.is_empty());
}

#[test]
fn two_people_who_change_one_row_choose() {
    let laptops = TwoLaptops::new();
    let id = add(&laptops.first, meeting("12/3/2026", 40));
    laptops.meet();
    let edit = |cell: &Cell, listeners: u32| {
        cell.call("register.save", json!({ "register": "propaganda", "id": id, "values": { "listeners": listeners } }))
    };
    edit(&laptops.first, 45);
    edit(&laptops.second, 54);
    laptops.meet();
    let conflict = only_conflict(&laptops.first);
    assert_eq!((&conflict["thing"], &conflict["field"]), (&json!("propaganda"), &json!("Lượt người nghe")));
    assert_eq!(conflict["about"], "Họp bản, tổ dân phố 12/03/2026 – Chỉ thị về chuyển đổi số");
    assert_eq!(
        (&side(&conflict, "Lò Thị Mẫu")["value"], &side(&conflict, "Vàng A Chứ")["value"]),
        (&json!("45"), &json!("54"))
    );
}

#[test]
fn rows_are_pasted_with_their_headings_and_without_and_what_is_wrong_is_shown_first() {
    let cell = Cell::new();
    let study = round(&cell, "2026-03-01");
    let title = cell.call("rounds.get", json!({ "id": study }))["title"].as_str().unwrap().to_owned();
    let text = format!(
        "Ngày\tHình thức\tNội dung, mục đích\tTình trạng\tLượt người nghe\tĐợt học tập\tCột lạ\n\
         12/03/2026\tLoa truyền thanh\tChỉ thị 01\tĐã làm\t1.040\t{title}\tx\n\
         12/03/2026\tĐiện báo\tChỉ thị 01\tĐã làm\tnhiều\t\tx\n\
         12/03/2026\tLoa truyền thanh\tChỉ thị 01\tĐã làm\t1.040\t{title}\tx\n"
    );
    let request = json!({ "register": "propaganda", "text": text });
    let preview = cell.call("register.paste_preview", request.clone());
    assert_eq!((&preview["good"], &preview["bad"]), (&json!(1), &json!(1)));
    assert_eq!(preview["columns"][6], Value::Null, "a column of theirs is left out");
    assert_eq!(preview["rows"][0]["shown"]["round"], json!(title));
    let codes: Vec<_> = preview["rows"][1]["problems"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["unknown_word", "bad_count"]);
    assert_eq!(preview["rows"][2]["already_here"], true, "the same row twice");
    let pasted = cell.call("register.paste", request.clone());
    assert_eq!(pasted["added"], 1);
    assert_eq!(list(&cell, json!({}))["sums"]["listeners"], 1_040);
    assert_eq!(cell.call("register.paste_preview", request.clone())["good"], 0, "pasting again adds nothing twice");
    assert_eq!(cell.refused("register.paste", request).code, "nothing_to_add");
    cell.call("undo.act", json!({ "act": pasted["touched"]["undo"] }));
    assert!(ids(&list(&cell, json!({}))).is_empty());
    let bare = json!({ "register": "loudspeaker", "text": "Nhà văn hóa\tCó dây\t01/01/2025" });
    assert_eq!(cell.call("register.paste", bare)["added"], 1, "columns in the register's order");
    let document = json!({ "number": "57-NQ/TW", "issuer": "Bộ Chính trị", "date": "2024-12-22" });
    cell.call("documents.save", document);
    let mut row = meeting("01/04/2026", 1);
    row["document"] = json!("57-nq/tw");
    let named = cell.id("register.save", json!({ "register": "propaganda", "values": row }));
    let named = cell.call("register.get", json!({ "register": "propaganda", "id": named }));
    assert_eq!(named["shown"]["document"], "57-NQ/TW ngày 22/12/2024", "a document goes by its number");
    let quoted = "Ngày\tHình thức\tNội dung, mục đích\tTình trạng\tGhi chú\t\t\t\t\t\t\t\t\t\n\
                  02/04/2026\tTuyên truyền miệng\tChỉ thị 02\tĐã làm\t\"Dòng một\nDòng \"\"hai\"\"\"\t\t\t\n\n\t\t\n";
    let pasted = cell.call("register.paste", json!({ "register": "propaganda", "text": quoted }));
    assert_eq!(pasted["added"], 1, "a line break within a cell, and cells that are empty to the end");
    assert_eq!(list(&cell, json!({}))["rows"][0]["values"]["note"], "Dòng một\nDòng \"hai\"");
    let wide = json!({ "register": "loudspeaker", "text": "a\tb\tc\td\te\tf\tg\th" });
    assert_eq!(cell.refused("register.paste_preview", wide).code, "wrong_columns");
}

#[test]
fn a_register_is_written_to_a_workbook_with_what_is_added_up() {
    let cell = Cell::new();
    add(&cell, meeting("12/3/2026", 1_040));
    let out = cell.folder.path().join("so-tuyen-truyen.xlsx");
    let asked = json!({ "register": "propaganda", "path": out, "from": "01/01/2026" });
    let written = cell.call("register.export", asked);
    let read = intake::open(std::path::Path::new(written["path"].as_str().unwrap()));
    assert!(read.is_ok(), "a workbook that can be opened");
    let wrong = json!({ "register": "propaganda", "path": cell.folder.path().join("so.docx") });
    assert_eq!(cell.refused("register.export", wrong).code, "wrong_ending");
}

#[test]
fn a_register_is_printed_with_every_cell_of_its_workbook_and_drawn_by_channel() {
    let cell = Cell::new();
    add(&cell, meeting("12/3/2026", 1_040));
    add(&cell, meeting("13/3/2026", 60));
    let mut row = meeting("14/3/2026", 7);
    row["channel"] = json!("loudspeaker");
    row["purpose"] = json!("#let *không* phải $lệnh$");
    add(&cell, row);
    let out = cell.folder.path().join("so-tuyen-truyen.pdf");
    let written = cell.call("register.export", json!({ "register": "propaganda", "path": out, "from": "01/01/2026" }));
    let bytes = std::fs::read(written["path"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let text = close(&intake::pdf_text(&bytes));
    for shown in
        ["SỔ TUYÊN TRUYỀN", "Từ 01/01/2026", "12/03/2026", "1.040", "1.107", "#let *không* phải $lệnh$", "Thái, Kinh"]
    {
        assert!(text.contains(&close(shown)), "{shown} is not in {text}");
    }
    for (channel, count) in [("Họp bản, tổ dân phố", 2), ("Loa truyền thanh", 1), ("Tuyên truyền miệng", 0)]
    {
        let line = close(&format!("{channel}{count}"));
        assert!(text.contains(&line), "{line} is not in {text}");
    }
    let mut row = meeting("15/3/2026", 7);
    row["purpose"] = json!("Cuộc thi 😀");
    add(&cell, row);
    let beside = cell.folder.path().join("khong-in-duoc.pdf");
    let refused = cell.refused("register.export", json!({ "register": "propaganda", "path": beside }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("letters_not_printed", Some("path")));
    assert!(refused.message.contains('😀') && !beside.exists(), "{refused:?}");
}

fn close(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace('\u{200b}', "")
}

/// A kind or field of a newer program stays in the book, and saving with this program does not change it.
#[test]
fn a_word_of_a_newer_program_is_shown_as_unknown_and_kept() {
    use domain::catalogue::propaganda;
    use journal::{Record, Value as Stored};
    let cell = Cell::new();
    let id = add(&cell, meeting("12/3/2026", 40));
    let record = Record::One(id.parse().unwrap());
    let newer = store::OpDraft::new(propaganda::KIND, record).set(propaganda::CHANNEL, Stored::text("hologram"));
    cell.app_session.with_book(|book| Ok(book.write(1_800_000_000_000, &[newer])?)).unwrap();
    let strange = Stored::Unknown(vec![0xf5]);
    let newer_form = store::OpDraft::new(propaganda::KIND, record).set(propaganda::AUDIENCE, strange);
    cell.app_session.with_book(|book| Ok(book.write(1_800_000_001_000, &[newer_form])?)).unwrap();
    let row = list(&cell, json!({}))["rows"][0].clone();
    assert_eq!(row["shown"]["channel"], "chưa biết");
    let history = cell.call("undo.history", json!({ "id": id }));
    assert_eq!(history["entries"][0]["what"], "Đối tượng: chưa biết");
    cell.call("register.save", json!({ "register": "propaganda", "id": id, "values": { "listeners": 41 } }));
    assert_eq!(list(&cell, json!({}))["rows"][0]["values"]["channel"], "hologram");
}

#[test]
fn what_is_typed_into_a_form_outlives_the_program_and_goes_with_a_press() {
    let mut cell = Cell::new();
    let form = "propaganda/new";
    assert_eq!(cell.call("forms.kept", json!({ "form": form }))["values"], Value::Null);
    let typed = json!({ "date": "12/3", "purpose": "Chỉ thị" });
    cell.call("forms.keep", json!({ "form": form, "values": typed }));
    cell.reopen();
    assert_eq!(cell.call("forms.kept", json!({ "form": form }))["values"], typed);
    cell.call("forms.give_up", json!({ "form": form }));
    assert_eq!(cell.call("forms.kept", json!({ "form": form }))["values"], Value::Null);
    assert_eq!(cell.refused("forms.keep", json!({ "form": "a b", "values": {} })).code, "bad_id");
}

/// A row of another program may contain any number.
#[test]
fn sums_of_rows_that_other_programs_wrote_stay_sums() {
    use domain::catalogue::propaganda;
    use journal::{Record, Value as Stored};
    let cell = Cell::new();
    for number in [1, 2] {
        let draft = store::OpDraft::new(propaganda::KIND, Record::One(domain::Id([number; 16])))
            .set(propaganda::LISTENERS, Stored::Int(i64::MAX));
        cell.app_session.with_book(|book| Ok(book.write(1_800_000_000_000, &[draft])?)).unwrap();
    }
    assert_eq!(list(&cell, json!({}))["sums"]["listeners"], i64::MAX);
}
