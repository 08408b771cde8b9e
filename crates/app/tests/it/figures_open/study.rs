//! The figures of a round: of the whole cell and of its groups, in the list of rounds, on Home, below a roll-call and above the
//! essays.

use super::scene::{Busy, grouped};
use super::{Seen, count, rows};
use app::messages::totals::Figure;
use schemars::SchemaGenerator;
use serde_json::{Value, json};

pub fn visit(seen: &mut Seen) {
    let busy = Busy::new();
    let group = grouped(&busy);
    totals(seen, &busy, &busy.cell.totals(&busy.round), None);
    for one in rows(&busy.cell.call("totals.by_group", json!({ "round": busy.round })), "groups") {
        totals(seen, &busy, &one["totals"], Some(&group));
    }
    round_list(seen, &busy);
    roll_call(seen, &busy);
    essays(seen, &busy);
    groups(&busy, &group);
    home(seen, &busy);
    late(seen, &busy);
    first_steps(seen);
    issued(seen, &busy);
}

/// What a report printed, as the book stood then and stands today: nothing has changed in between.
fn issued(seen: &mut Seen, busy: &Busy) {
    let out = busy.cell.folder.path().join("bao-cao.docx");
    let written = busy.cell.call("papers.report", json!({ "round": busy.round, "out": out, "issue": true }));
    let id = &written["issued"]["id"];
    for line in rows(&busy.cell.call("issued.get", json!({ "id": id })), "figures") {
        let of_then = busy.cell.call("issued.rows", json!({ "id": id, "figure": line["id"] }));
        for part in ["printed", "at_print"] {
            seen.opens(&format!("FigureShown.{part}"), &line[part], added(&of_then));
        }
        // The report was printed from the figures as they were closed; something has come in late since.
        let of_today = opened(busy, line["id"].as_str().unwrap(), None);
        seen.opens("FigureShown.now", &line["now"], added(&of_today));
    }
}

/// The names of all figures that can be opened.
fn names() -> Vec<String> {
    let schema = SchemaGenerator::default().into_root_schema_for::<Figure>();
    rows(schema.as_value(), "enum").iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// What the rows of a figure add up to.
fn added(opened: &Value) -> usize {
    rows(opened, "rows").iter().map(|row| row["adds"].as_u64().unwrap()).sum::<u64>() as usize
}

fn opened(busy: &Busy, figure: &str, group: Option<&str>) -> Value {
    busy.cell.call("totals.rows", json!({ "round": busy.round, "figure": figure, "group": group }))
}

/// Figures that a report prints and the page of totals does not show; `issued` opens them.
const ONLY_PRINTED: [&str; 2] = ["exempt", "counted_elsewhere"];

fn totals(seen: &mut Seen, busy: &Busy, totals: &Value, group: Option<&str>) {
    for name in names().into_iter().filter(|name| !ONLY_PRINTED.contains(&name.as_str())) {
        let adds = added(&opened(busy, &name, group));
        match name.strip_prefix("grade_") {
            Some(grade) => seen.opens(&format!("Grades.{grade}"), &totals["grades"][grade], adds),
            None => seen.opens(&format!("Totals.{name}"), &totals[&name], adds),
        }
    }
}

pub fn assert_only_non_members_say_why() {
    let busy = Busy::new();
    for name in names() {
        let why = if name.starts_with("non_members") { json!("non_members") } else { Value::Null };
        assert_eq!(opened(&busy, &name, None)["not_opened"], why, "{name}");
    }
}

fn round_list(seen: &mut Seen, busy: &Busy) {
    let line = rows(&busy.cell.call("rounds.list", json!({})), "rounds")[0].clone();
    for name in ["due", "studied"] {
        seen.opens(&format!("RoundLine.{name}"), &line[name], rows(&opened(busy, name, None), "rows").len());
    }
    let round = busy.cell.call("rounds.get", json!({ "id": busy.round }));
    for session in rows(&round, "sessions") {
        let sheet = busy.cell.call("roll_call.sheet", json!({ "id": session["id"] }));
        seen.opens(
            "Session.unmarked",
            &session["unmarked"],
            count(&rows(&sheet, "rows"), |row| row["mark"] == "unmarked"),
        );
    }
}

const HERE: [&str; 2] = ["present", "present_elsewhere"];
const REASONS: [&str; 5] = ["absent_work", "absent_study", "absent_far_away", "absent_personal", "absent_other"];

/// The counts below a sheet are those of its rows.
pub fn sheet(seen: &mut Seen, sheet: &Value) {
    let (counts, all) = (&sheet["counts"], rows(sheet, "rows"));
    let marked =
        |words: &[&str]| count(&all, |row| row["exempt"] != true && words.contains(&row["mark"].as_str().unwrap()));
    let away = marked(&["counted_elsewhere"]);
    let exempt = count(&all, |row| row["exempt"] == true);
    let rows = [
        ("due", all.len() - away - exempt),
        ("present", marked(&HERE)),
        ("with_reason", marked(&REASONS)),
        ("without", marked(&["absent_without"])),
        ("unmarked", marked(&["unmarked"])),
        ("not_due", away + exempt),
    ];
    for (name, rows) in rows {
        seen.opens(&format!("Counts.{name}"), &counts[name], rows);
    }
}

fn roll_call(seen: &mut Seen, busy: &Busy) {
    sheet(seen, &busy.cell.call("roll_call.sheet", json!({ "id": busy.session })));
}

fn essays(seen: &mut Seen, busy: &Busy) {
    let list = busy.cell.call("essays.list", json!({ "round": busy.round }));
    let lines = rows(&list, "rows");
    let in_state = |states: &[&str]| count(&lines, |line| states.contains(&line["state"].as_str().unwrap()));
    seen.opens("Essays.due", &list["due"], count(&lines, |line| line["owes"] == true));
    seen.opens("Essays.received", &list["received"], in_state(&["handed_in", "graded"]));
    seen.opens("Essays.exempt", &list["exempt"], count(&lines, |line| line["form"] == "exempt"));
    seen.opens("Essays.graded", &list["graded"], in_state(&["graded"]));
    seen.opens("Essays.not_graded", &list["not_graded"], in_state(&["handed_in"]));
    let round = busy.cell.call("rounds.get", json!({ "id": busy.round }));
    seen.opens("Essays.sessions", &list["sessions"], rows(&round, "sessions").len());
}

/// The number that stands beside the name of a group is that of the names it adds.
fn groups(busy: &Busy, group: &str) {
    let groups = rows(&busy.cell.call("groups.list", json!({ "on": "12/03/2025" })), "groups");
    let found = groups.iter().find(|one| one["id"] == group).unwrap();
    assert_eq!(rows(found, "members").len(), busy.members.len());
}

/// Each task names a number, and the page that it leads to shows as many rows.
fn home(seen: &mut Seen, busy: &Busy) {
    let cell = &busy.cell;
    let held = json!({ "date": "05/04/2025", "kind": "regular" });
    let meeting = cell.id("register.save", json!({ "register": "meeting", "values": held }));
    let mut met = Vec::new();
    for task in rows(&cell.call("home.summary", json!({})), "tasks") {
        let kind = task["kind"].as_str().unwrap().to_owned();
        let unmarked = |sheet: Value| count(&rows(&sheet, "rows"), |row| row["mark"] == "unmarked");
        let opened = match kind.as_str() {
            "make_up_owed" => {
                let list = cell.call("make_ups.list", json!({ "round": task["round"] }));
                count(&rows(&list, "rows"), |row| row["made_up"] == false)
            }
            "essay_owed" => rows(&opened(busy, "essays_owed", None), "rows").len(),
            "roll_call_unfinished" => unmarked(cell.call("roll_call.sheet", json!({ "id": task["session"] }))),
            "meeting_unmarked" => unmarked(cell.call("meetings.sheet", json!({ "id": meeting }))),
            "document_without_round" => {
                count(&rows(&cell.call("documents.list", json!({})), "documents"), |one| one["rounds"] == json!([]))
            }
            // One book, one sheet, one backup: there is nothing to count.
            "recovery_sheet_unproved" | "not_backed_up" | "much_not_backed_up" | "no_thematic_meeting" => continue,
            other => panic!("nobody has said what {other} opens onto"),
        };
        seen.opens("Task.count", &task["count"], opened);
        met.push(kind);
    }
    met.sort();
    met.dedup();
    assert_eq!(
        met,
        ["document_without_round", "essay_owed", "make_up_owed", "meeting_unmarked", "roll_call_unfinished"],
        "every task that counts something"
    );
}

/// What changed after the figures were closed.
fn late(seen: &mut Seen, busy: &Busy) {
    let cell = &busy.cell;
    cell.call("rounds.finalise", json!({ "id": busy.round, "although_unmarked": true, "although_ahead": true }));
    cell.mark(&busy.session, &busy.members[14], "present");
    let changes = rows(&cell.call("totals.late", json!({ "round": busy.round })), "changes");
    seen.opens("Totals.late", &cell.totals(&busy.round)["late"], changes.len());
}

fn first_steps(seen: &mut Seen) {
    let cell = super::scene::cell_in_april();
    cell.members(2);
    cell.id("documents.save", json!({ "number": "01-CT/TW", "issuer": "Ban Bí thư", "date": "06/02/2025" }));
    cell.round(json!({}));
    let next = cell.call("home.summary", json!({}))["next_step"].clone();
    for (part, call) in [("members", "members.list"), ("documents", "documents.list"), ("rounds", "rounds.list")] {
        seen.opens(&format!("NextStep.{part}"), &next[part], rows(&cell.call(call, json!({})), part).len());
    }
}
