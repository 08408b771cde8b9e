//! The first steps of a cell: its members, a round that studies one document, a session.

use crate::scene::Cell;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Sample lists in this repository.
pub fn roster(file: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/rosters").join(file).display().to_string()
}

pub fn member(cell: &Cell, name: &str, born: &str) -> String {
    cell.id("members.save", json!({ "name": name, "born": born, "joined": "2001" }))
}

pub fn members(cell: &Cell) -> Vec<Value> {
    cell.call("members.list", json!({}))["members"].as_array().unwrap().clone()
}

pub fn names(cell: &Cell) -> Vec<String> {
    members(cell).iter().map(|member| member["name"].as_str().unwrap().to_owned()).collect()
}

/// A round that has begun on its day, with a document to study.
pub fn round(cell: &Cell, from: &str) -> String {
    let document = cell.id("documents.save", json!({ "number": "01-CT/TW", "issuer": "Ban Bí thư", "date": from }));
    cell.id("rounds.save", json!({ "documents": [document], "from": from }))
}

pub fn session(cell: &Cell, round: &str, date: &str) -> String {
    cell.id("sessions.save", json!({ "round": round, "date": date, "time": "19:30", "place": "Nhà văn hóa bản" }))
}
