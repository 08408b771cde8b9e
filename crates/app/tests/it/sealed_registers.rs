//! Registers of which only the cell can read a part.

use crate::scene::Cell;
use crate::two_laptops::TwoLaptops;
use domain::catalogue::concern;
use journal::Value as Stored;
use serde_json::{Value, json};

const TEXT: &str = "Bao giờ kéo điện vào bản?";

fn question(more: Value) -> Value {
    let mut values = json!({ "date": "12/03/2026", "text": TEXT, "tendency": "worries", "state": "open" });
    values.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "register": "concern", "values": values })
}

fn get(cell: &Cell, id: &str) -> Value {
    cell.call("register.get", json!({ "register": "concern", "id": id }))
}

fn stored(cell: &Cell, id: &str) -> store::Row {
    let id = id.parse().unwrap();
    cell.app_session
        .with_book(|book| Ok(store::row(book.connection(), book.own_book(), concern::KIND, id)?))
        .unwrap()
        .unwrap()
}

#[test]
fn what_is_sealed_is_read_listed_filtered_and_found_by_those_with_the_key() {
    let mut cell = Cell::new();
    let id = cell.id("register.save", question(json!({})));
    let row = get(&cell, &id);
    assert_eq!((&row["values"]["text"], &row["values"]["tendency"]), (&json!(TEXT), &json!("worries")));
    assert_eq!((&row["shown"]["tendency"], &row["shown"]["state"]), (&json!("Băn khoăn"), &json!("Chưa trả lời")));
    assert_eq!(row["title"], format!("Câu hỏi, băn khoăn 12/03/2026 – {TEXT}"));
    let found = |text: &str| {
        cell.call("register.list", json!({ "register": "concern", "text": text }))["rows"].as_array().unwrap().len()
    };
    assert_eq!((found("bao gio keo dien"), found("ban khoan"), found("đường")), (1, 1, 0));
    assert_eq!(cell.call("search.find", json!({ "text": "keo dien" }))["hits"][0]["id"], json!(id));
    cell.reopen();
    assert_eq!(get(&cell, &id)["values"]["text"], TEXT);
}

#[test]
fn nothing_of_it_is_stored_in_clear() {
    let cell = Cell::new();
    let id = cell.id("register.save", question(json!({})));
    let row = stored(&cell, &id);
    for field in concern::DESCRIBED.fields.iter().filter(|field| field.format.is_sealed()) {
        let Some(value) = row.value(field.number).filter(|value| value.is_set()) else { continue };
        let Stored::Bytes(sealed) = value else { panic!("{} is stored as {value:?}", field.column) };
        let holds = |clear: &str| sealed.windows(clear.len()).any(|part| part == clear.as_bytes());
        assert!(!holds("điện") && !holds("worries") && !holds("open"), "{}", field.column);
    }
    let length = |tendency: &str| {
        let id = cell.id("register.save", question(json!({ "tendency": tendency })));
        stored(&cell, &id).bytes(concern::TENDENCY).unwrap().len()
    };
    assert_eq!(length("asks"), length("objects"), "the length of a sealed word says nothing");
}

#[test]
fn saving_one_field_leaves_the_others_as_they_were_sealed() {
    let cell = Cell::new();
    let id = cell.id("register.save", question(json!({})));
    let before = stored(&cell, &id);
    let values = json!({ "text": TEXT, "state": "answered", "answer": "Tháng 6" });
    cell.call("register.save", json!({ "register": "concern", "id": id, "values": values }));
    let after = stored(&cell, &id);
    assert_eq!(before.value(concern::TEXT), after.value(concern::TEXT), "the same text is not sealed again");
    assert_ne!(before.value(concern::STATE), after.value(concern::STATE));
    let history = cell.call("undo.history", json!({ "id": id }));
    let words: Vec<&str> =
        history["entries"].as_array().unwrap().iter().map(|entry| entry["what"].as_str().unwrap()).collect();
    assert_eq!(words[0], "Tình trạng: Chưa trả lời → Đã trả lời; Trả lời: Tháng 6");
}

#[test]
fn a_laptop_without_the_key_says_so_and_empties_nothing() {
    let cell = Cell::new();
    let id = cell.id("register.save", question(json!({})));
    let other = TwoLaptops::new();
    let strange = other.first.id("register.save", question(json!({})));
    // The row of another cell's ring stands for one whose key has not arrived yet.
    let row = stored(&other.first, &strange);
    let draft = [concern::TEXT, concern::STATE]
        .iter()
        .fold(store::OpDraft::new(concern::KIND, journal::Record::One(id.parse().unwrap())), |draft, field| {
            draft.set(*field, row.value(*field).unwrap().clone())
        });
    cell.app_session.with_book(|book| Ok(book.write(1_800_000_000_000, &[draft])?)).unwrap();
    let shown = get(&cell, &id);
    assert_eq!(shown["values"]["text"], Value::Null);
    assert_eq!(shown["shown"]["text"], "đã niêm phong, máy này chưa có khóa");
    let values = json!({ "text": "", "date": "13/03/2026" });
    cell.call("register.save", json!({ "register": "concern", "id": id, "values": values }));
    assert_eq!(stored(&cell, &id).value(concern::TEXT), row.value(concern::TEXT), "an empty field is no answer");
}

#[test]
fn both_laptops_of_the_cell_read_what_one_of_them_sealed() {
    let laptops = TwoLaptops::new();
    let id = laptops.first.id("register.save", question(json!({})));
    laptops.meet();
    assert_eq!(get(&laptops.second, &id)["values"]["text"], TEXT);
    assert_eq!(laptops.second.call("search.find", json!({ "text": "keo dien" }))["hits"][0]["id"], json!(id));
}

#[test]
fn what_is_doubtful_is_saved_once_the_person_has_said_so() {
    let cell = Cell::new();
    cell.member("Lò Văn Đức");
    let mut row = question(json!({ "text": "Anh Lò Văn Đức hỏi về điện" }));
    let refused = cell.refused("register.save", row.clone());
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("doubtful", Some("text")));
    assert!(refused.message.contains("Lò Văn Đức"));
    row["even_so"] = json!(true);
    cell.call("register.save", row);
    let wrong = question(json!({ "text": "Lò Văn Đức", "state": "answered" }));
    let with = |even_so| {
        let mut row = wrong.clone();
        row["even_so"] = json!(even_so);
        cell.refused("register.save", row).code
    };
    assert_eq!((with(false), with(true)), ("required".into(), "required".into()), "what is wrong stays wrong");
    let heading = "Ngày ghi\tNội dung (không ghi tên người hỏi)\tTình trạng\n";
    let pasted = json!({ "register": "concern", "text": format!("{heading}12/03/2026\tLò Văn Đức hỏi\tChưa trả lời") });
    let preview = cell.call("register.paste_preview", pasted.clone());
    assert_eq!((&preview["good"], &preview["rows"][0]["problems"][0]["is_doubt"]), (&json!(1), &json!(true)));
    assert_eq!(cell.call("register.paste", pasted)["added"], 1, "the preview has shown the doubt");
}
