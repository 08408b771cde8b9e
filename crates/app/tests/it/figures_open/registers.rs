//! The registers: how many rows each has, how many are late, and what is added up. Their rows are made from what the catalogue
//! says of their fields, so that a new register is visited, too.

use super::scene::cell_in_april;
use super::{Seen, rows};
use crate::scene::Cell;
use app::messages::registers::{Described, DescribedField};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

pub fn visit(seen: &mut Seen) {
    let cell = filled();
    let late = json!({ "what": "Dọn kênh", "deadline": "12/03/2025", "progress": "ongoing" });
    cell.call("register.save", json!({ "register": "assigned_task", "values": late }));
    for counted in rows(&cell.call("register.overview", json!({})), "registers") {
        let list = |late: bool| cell.call("register.list", json!({ "register": counted["register"], "late": late }));
        seen.opens("RegisterCount.rows", &counted["rows"], rows(&list(false), "rows").len());
        seen.opens("RegisterCount.late", &counted["late"], rows(&list(true), "rows").len());
    }
    for register in app::registers() {
        let list = cell.call("register.list", json!({ "register": register.name }));
        let listed = rows(&list, "rows");
        seen.opens("RegisterRows.all", &list["all"], listed.len());
        assert!(register.sent || !listed.is_empty(), "{} could not be filled", register.name);
        for sum in &register.sums {
            let added: i64 = listed.iter().filter_map(|row| row["values"][sum].as_i64()).sum();
            seen.opens("RegisterRows.sums", &list["sums"][sum], usize::try_from(added).unwrap());
        }
    }
}

pub fn assert_declared_says_why() {
    let cell = Cell::new();
    for register in app::registers() {
        let why = cell.call("register.list", json!({ "register": register.name }))["not_opened"].clone();
        let expected = match register.name.as_str() {
            "declared_figure" => json!("declared"),
            "awareness_result" => json!("survey_count"),
            _ => Value::Null,
        };
        assert_eq!(why, expected, "{}", register.name);
    }
}

/// A book with two rows in every register that people write.
fn filled() -> Cell {
    let cell = cell_in_april();
    cell.members(3);
    cell.session(&cell.round(json!({})), json!({}));
    for _ in 0..2 {
        for register in app::registers().iter().filter(|register| !register.sent) {
            fill(&cell, register);
        }
    }
    cell
}

/// Saves a row with a value for every field that takes one. What a rule refuses is written otherwise, or left out.
fn fill(cell: &Cell, register: &Described) {
    let of = rows(&cell.call("register.list", json!({ "register": register.name })), "rows").len();
    let typed = |field: &DescribedField| (field.name.clone(), ways_to_write(cell, register, field, of));
    let mut ways: BTreeMap<String, Vec<Value>> = register.fields.iter().map(typed).collect();
    loop {
        let values: Map<String, Value> =
            ways.iter().filter_map(|(field, ways)| Some((field.clone(), ways.first()?.clone()))).collect();
        let request = json!({ "register": register.name, "values": values, "even_so": true });
        let Err(refused) = app::call(&cell.app_session, "register.save", request) else { return };
        let left = refused.field.as_ref().and_then(|field| ways.get_mut(field)).filter(|ways| !ways.is_empty());
        left.unwrap_or_else(|| panic!("{}: {refused} {values:?}", register.name)).remove(0);
    }
}

fn ways_to_write(cell: &Cell, register: &Described, field: &DescribedField, place: usize) -> Vec<Value> {
    match field.format.as_str() {
        "line" | "block" => vec![json!(format!("Việc {place}")), json!(format!("{}", 34 + place)), json!("2025")],
        "date" => vec![json!(format!("{:02}/03/2025", 10 + place))],
        "count" => vec![json!(5 + place), json!(2025 + place)],
        "word" => field.words.iter().map(|word| json!(word[0])).collect(),
        "reference" => {
            let asked = json!({ "register": register.name, "field": field.name });
            let choices = rows(&cell.call("register.choices", asked), "choices");
            choices.iter().map(|choice| choice["id"].clone()).collect()
        }
        _ => Vec::new(),
    }
}
