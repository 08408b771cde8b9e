//! A cell's work on a round, through `sochibo`: document, round, session, roll-call, essays.

use crate::cell::Cell;
use crate::district::Officer;
use crate::programs::root;
use anyhow::Context;
use serde_json::{Value, json};
use std::path::PathBuf;

pub fn roster(name: &str) -> PathBuf {
    root().join("data/rosters").join(name)
}

/// A round with one session.
#[derive(Debug, Clone)]
pub struct Study {
    pub round: String,
    pub session: String,
}

/// Opens a round on a document of the cell's own, or below `parent`, with one session on that day.
pub fn open_round(cell: &Cell, title: &str, on: &str, parent: Option<&str>) -> anyhow::Result<Study> {
    let document = match parent {
        Some(_) => None,
        None => Some(cell.save(
            "documents.save",
            json!({
                "number": "01-CT/TW", "issuer": "Ban Bí thư", "date": "2026-03-12", "term": "Khóa XIV",
                "summary": "Tổ chức học tập, quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV của Đảng",
            }),
        )?),
    };
    let mut request = json!({ "title": title, "from": "2026-11-02", "to": "2026-11-30", "deadline": "2026-11-30", "essay_owers": "all_members" });
    if let Some(document) = document {
        request["documents"] = json!([document]);
    }
    if let Some(parent) = parent {
        request["parent_round"] = json!(parent);
    }
    let round = cell.save("rounds.save", request)?;
    let session = cell.save("sessions.save", json!({
        "round": round, "date": on, "time": "19:30", "part": 1, "form": "in_cell_meeting", "place": "Nhà văn hóa bản",
        "points": ["Nhà văn hóa bản"], "speaker_from": "cell", "speaker": "Bí thư chi bộ", "chair": "Phó Bí thư chi bộ",
    }))?;
    Ok(Study { round, session })
}

/// Marks the first `how_many` unmarked rows in the order of the list, cycling through `marks`, as one act.
pub fn mark(cell: &Cell, session: &str, marks: &[&str], how_many: usize) -> anyhow::Result<()> {
    let rows = cell.rows_of_roll_call(session)?;
    let waiting = rows.iter().filter(|row| row["mark"] == "unmarked").take(how_many);
    let list: Vec<Value> =
        waiting.zip(marks.iter().cycle()).map(|(row, mark)| json!({ "member": row["member"], "mark": mark })).collect();
    cell.call("roll_call.mark_many", json!({ "session": session, "marks": list }))?;
    Ok(())
}

/// Types and hands in essays of the first `how_many` members who owe one.
pub fn write_essays(cell: &Cell, round: &str, how_many: usize, text: &str) -> anyhow::Result<()> {
    let lines = cell.call("essays.list", json!({ "round": round }))?;
    let owing = lines["rows"]
        .as_array()
        .context("rows")?
        .iter()
        .filter(|line| line["owes"] == true && line["state"] == "not_handed_in");
    for line in owing.take(how_many) {
        let member = &line["member"];
        let parts = json!({ "awareness": text, "self_review": text, "proposals": "Đề nghị in tài liệu khổ chữ lớn." });
        cell.call("essays.draft", json!({ "round": round, "member": member, "parts": parts }))?;
        cell.call("essays.keep_version", json!({ "round": round, "member": member }))?;
        cell.call(
            "essays.hand_in",
            json!({ "round": round, "member": member, "handed_in": true, "on": "2026-11-15" }),
        )?;
    }
    Ok(())
}

/// The names of the figures that the console shows like the cell.
pub const SHARED_FIGURES: &[&str] =
    &["due", "present", "studied", "made_up", "make_up_owed", "essays_due", "essays_received"];

/// The figures in which the cell and the console's line differ; empty if there are none.
pub fn differences(totals: &Value, line: &Value) -> Vec<String> {
    let unequal = |name: &&&str| totals[**name] != line[**name];
    SHARED_FIGURES
        .iter()
        .filter(unequal)
        .map(|name| format!("{name}: cell {} console {}", totals[*name], line[*name]))
        .collect()
}

/// An officer issues a round to all cells. Returns its id.
pub fn issue_round(officer: &Officer, title: &str, deadline: &str) -> anyhow::Result<String> {
    issue(officer, title, deadline, false)
}

/// The same, with essays to be handed in to the committee.
pub fn issue_round_with_essays(officer: &Officer, title: &str, deadline: &str) -> anyhow::Result<String> {
    issue(officer, title, deadline, true)
}

fn issue(officer: &Officer, title: &str, deadline: &str, hand_in: bool) -> anyhow::Result<String> {
    let made = officer.post("/rounds", &json!({
        "hand_in": hand_in, "title": title, "deadline": deadline, "from": "", "to": deadline, "essay_owers": "all_members", "addressed": "all",
        "guiding_questions": "Điều gì trong Nghị quyết gần nhất với việc của bản?",
        "documents": [{
            "number": "01-CT/TW", "name": "", "issuer": "Ban Bí thư", "date": "2026-03-12",
            "summary": "Tổ chức học tập, quán triệt Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV của Đảng",
        }],
    }))?;
    Ok(made["id"].as_str().context("the round's id")?.to_owned())
}
