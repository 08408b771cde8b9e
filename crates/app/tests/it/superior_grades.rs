//! Grades that the superior's graders send home: beside the cell's own, and in no figure.

use crate::papers::{place, sheet};
use crate::scene::Cell;
use crate::superior::{join, send_grade, send_round};
use domain::Id;
use serde_json::{Value, json};

/// Two members handed in on paper in a round that carries one of the superior's out; the cell graded the first one.
struct Scene {
    cell: Cell,
    parent: String,
    round: String,
    members: Vec<String>,
}

impl Scene {
    fn new() -> Scene {
        let cell = Cell::new();
        join(&cell);
        let parent = send_round(&cell, 31, "Học tập Chỉ thị 01", &[]);
        let members = cell.members(2);
        let round = cell.round(json!({ "parent_round": parent, "essay_owers": "all_members" }));
        let session = cell.session(&round, json!({}));
        let scene = Scene { cell, parent, round, members };
        for member in &scene.members {
            scene.cell.mark(&session, member, "present");
            let handed = json!({ "handed_in": true, "on": "20/04/2025", "on_paper": true });
            scene.cell.call("essays.hand_in", scene.whose(member, handed));
        }
        scene.cell.call("essays.grade", scene.whose(&scene.members[0], json!({ "grade": "good" })));
        scene
    }

    fn whose(&self, member: &str, more: Value) -> Value {
        let mut request = json!({ "round": self.round, "member": member });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    }

    fn essay(&self, place: usize) -> Id {
        let (round, member) = (self.round.parse().unwrap(), self.members[place].parse().unwrap());
        self.cell.app_session.with_book(|book| Ok(book.ring().essay_id(round, member)?)).unwrap()
    }

    fn sends(&self, place: usize, grade: &str, at: i64, withdrawn: &str) {
        send_grade(&self.cell, (self.essay(place), &self.parent), (grade, "Cần cụ thể hơn"), at, withdrawn);
    }

    fn announced(&self) -> Option<u64> {
        let home = self.cell.call("home.summary", json!({}));
        let tasks = home["tasks"].as_array().unwrap().clone();
        tasks.iter().find(|task| task["kind"] == "essays_graded_above").and_then(|task| task["count"].as_u64())
    }

    fn see(&self) {
        self.cell.call("essays.superior_grades_seen", json!({ "round": self.round }));
    }
}

#[test]
fn both_grades_stand_side_by_side_and_figures_count_the_cells_own() {
    let scene = Scene::new();
    let before = scene.cell.totals(&scene.round);
    scene.sends(0, "fair", 1_000, "");
    scene.sends(1, "average", 1_000, "");
    assert_eq!(scene.cell.totals(&scene.round), before);
    let rows = scene.cell.call("essays.list", json!({ "round": scene.round }))["rows"].clone();
    assert_eq!((&rows[0]["grade"], &rows[0]["superior_grade"]), (&json!("good"), &json!("fair")));
    assert_eq!((&rows[1]["grade"], &rows[1]["superior_grade"]), (&Value::Null, &json!("average")));
    let open = scene.cell.call("essays.open", scene.whose(&scene.members[0], json!({})));
    let sent = &open["superior_grades"][0];
    assert_eq!((&sent["from"], &sent["remark"]), (&json!("Đảng ủy xã Nà Tăm"), &json!("Cần cụ thể hơn")));

    let out = place("cap-tren-cham.xlsx");
    scene.cell.call("papers.ledger", json!({ "round": scene.round, "out": out }));
    let people = sheet(&out, "Từng người");
    let grades: Vec<&str> =
        people.iter().filter(|row| row[0].parse::<u32>().is_ok()).map(|row| row[8].as_str()).collect();
    assert_eq!(grades, ["Chi bộ: Tốt; cấp trên: Khá", "Cấp trên: Trung bình"]);
    let rating = json!({ "member": scene.members[0], "period": "2025", "scheme": "366-2025" });
    let evidence = scene.cell.call("ratings.get", rating).to_string();
    assert!(evidence.contains("chi bộ đánh giá Tốt, cấp trên đánh giá Khá"), "{evidence}");
}

#[test]
fn what_arrived_is_announced_until_it_is_seen_and_again_when_it_is_corrected() {
    let scene = Scene::new();
    assert_eq!(scene.announced(), None);
    scene.sends(0, "fair", 1_000, "");
    scene.sends(1, "average", 1_000, "");
    assert_eq!(scene.announced(), Some(2));
    scene.see();
    assert_eq!(scene.announced(), None);
    scene.sends(1, "good", 2_000, "");
    assert_eq!(scene.announced(), Some(1));
    scene.sends(1, "good", 2_000, "Gửi nhầm");
    assert_eq!(scene.announced(), None, "what was taken back is no news");
    let rows = scene.cell.call("essays.list", json!({ "round": scene.round }))["rows"].clone();
    assert_eq!(rows[1]["superior_grade"], Value::Null);
    let open = scene.cell.call("essays.open", scene.whose(&scene.members[1], json!({})));
    assert_eq!(open["superior_grades"][0]["withdrawn"], "Gửi nhầm");
}

#[test]
fn a_member_who_asks_what_is_held_is_shown_the_superiors_grade_and_remark() {
    let scene = Scene::new();
    scene.sends(0, "fair", 1_000, "");
    scene.sends(1, "average", 1_000, "");
    let held = scene.cell.call("members.held", json!({ "id": scene.members[0] }));
    let groups = held["groups"].as_array().unwrap();
    let group = groups.iter().find(|group| group["kind"] == "committee_grade").unwrap();
    let records = group["records"].as_array().unwrap();
    assert_eq!((records.len(), &records[0]["by_superior"]), (1, &json!(true)), "and nobody else's");
    assert!(records[0].to_string().contains("Khá") && records[0].to_string().contains("Cần cụ thể hơn"), "{group}");
}
