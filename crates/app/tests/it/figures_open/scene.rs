//! A round in which every figure counts somebody.

use crate::scene::Cell;
use chrono::{TimeZone, Utc};
use serde_json::{Value, json};

pub struct Busy {
    pub cell: Cell,
    pub members: Vec<String>,
    pub round: String,
    pub session: String,
}

/// The day on which the round is looked at, while it is going on.
pub fn cell_in_april() -> Cell {
    Cell::with_clock(Box::new(|| Utc.with_ymd_and_hms(2025, 4, 25, 3, 0, 0).unwrap()))
}

const MARKS: [&str; 18] = [
    "present",
    "present",
    "present",
    "present",
    "present",
    "present",
    "present",
    "present_elsewhere",
    "present_elsewhere",
    "present_elsewhere",
    "absent_work",
    "absent_far_away",
    "absent_without",
    "absent_study",
    "unmarked",
    "counted_elsewhere",
    "present",
    "exempt_present",
];

impl Busy {
    pub fn new() -> Busy {
        let cell = cell_in_april();
        let members = cell.members(MARKS.len());
        cell.call("members.change_standing", json!({ "id": members[17], "standing": "exempt", "since": "01/01/2020" }));
        let document = |number: &str| {
            cell.id("documents.save", json!({ "number": number, "issuer": "Ban Bí thư", "date": "06/02/2025" }))
        };
        let studied = document("01-CT/TW");
        document("02-CT/TW");
        let round = cell.round(json!({
            "documents": [studied], "essay_owers": "all_members", "essay_due": "30/04/2025", "failed_grade": true,
        }));
        let session = sessions(&cell, &round);
        for (member, mark) in members.iter().zip(MARKS).filter(|(_, mark)| *mark != "unmarked") {
            cell.mark(&session, member, mark);
        }
        cell.make_up(&session, &members[10]);
        let busy = Busy { cell, members, round, session };
        busy.write_essays();
        busy
    }

    fn write_essays(&self) {
        let whose = |place: usize| json!({ "round": self.round, "member": self.members[place] });
        for (place, grade) in ["good", "fair", "average", "failed", ""].into_iter().enumerate() {
            let mut handed = whose(place);
            handed.as_object_mut().unwrap().extend(
                json!({ "handed_in": true, "on": "20/04/2025", "on_paper": true }).as_object().unwrap().clone(),
            );
            self.cell.call("essays.hand_in", handed);
            let mut graded = whose(place);
            graded["grade"] = json!(grade);
            if !grade.is_empty() {
                self.cell.call("essays.grade", graded);
            }
        }
        let mut exempt = whose(5);
        exempt["form"] = json!("exempt");
        self.cell.call("essays.set_form", exempt);
    }
}

/// Parallel classes by everybody who may present, with guests at one, and one that is ahead. Returns the first.
fn sessions(cell: &Cell, round: &str) -> String {
    let guests = json!([{ "group": "Công chức", "invited": 10, "attended": 8 }]);
    let points = json!(["Nhà văn hóa bản", "Điểm cầu xã"]);
    let first = cell.session(round, json!({ "speaker_from": "superior", "non_members": guests, "points": points }));
    for (day, from) in [
        ("13/03/2025", "secretary"),
        ("14/03/2025", "committee_member"),
        ("15/03/2025", "cell"),
        ("28/04/2025", "cell"),
    ] {
        cell.session(round, json!({ "date": day, "speaker_from": from, "summoned": [] }));
    }
    first
}

pub fn grouped(busy: &Busy) -> String {
    let register =
        |name: &str, values: Value| busy.cell.id("register.save", json!({ "register": name, "values": values }));
    let group = register("member_group", json!({ "name": "Đương chức", "kind": "office" }));
    for member in &busy.members {
        register("group_membership", json!({ "member": member, "of_group": group, "from_day": "01/01/2025" }));
    }
    group
}
