//! Guests of our sessions, and make-ups of our members elsewhere that the committee confirms.

use crate::scene::Cell;
use crate::superior::{join, send_confirmation, send_round};
use serde_json::{Value, json};

/// A round of the superior that the cell carries out: one came, two were absent on 12 March 2025.
struct Scene {
    cell: Cell,
    parent: String,
    round: String,
    session: String,
    members: Vec<String>,
}

impl Scene {
    fn new() -> Scene {
        let cell = Cell::new();
        join(&cell);
        let parent = send_round(&cell, 31, "Học tập Chỉ thị 01", &[]);
        let members = cell.members(3);
        let round = cell.round(json!({ "parent_round": parent }));
        let session = cell.session(&round, json!({}));
        for (member, mark) in members.iter().zip(["present", "absent_work", "absent_personal"]) {
            cell.mark(&session, member, mark);
        }
        Scene { cell, parent, round, session, members }
    }

    fn sends(&self, id: u8, member: usize, on: &str) -> String {
        send_confirmation(&self.cell, (id, 1), &self.members[member], &self.parent, on, "")
    }

    fn confirmed(&self) -> Vec<Value> {
        self.cell.call("make_ups.list", json!({ "round": self.round }))["confirmations"].as_array().unwrap().clone()
    }

    fn states(&self) -> Vec<String> {
        self.confirmed().iter().map(|one| one["state"].as_str().unwrap().to_owned()).collect()
    }

    fn take(&self, confirmations: &[&str]) -> Value {
        self.cell.call("make_ups.take", json!({ "round": self.round, "confirmations": confirmations }))
    }

    /// (made up, still owed)
    fn figures(&self) -> (Value, Value) {
        let totals = self.cell.totals(&self.round);
        (totals["made_up"].clone(), totals["make_up_owed"].clone())
    }

    fn waits_on_home(&self) -> Option<u64> {
        let home = self.cell.call("home.summary", json!({}));
        let tasks = home["tasks"].as_array().unwrap();
        tasks.iter().find(|task| task["kind"] == "make_up_confirmed").map(|task| task["count"].as_u64().unwrap())
    }
}

#[test]
fn a_confirmed_make_up_counts_once_the_cell_has_recorded_it() {
    let scene = Scene::new();
    let first = scene.sends(51, 1, "2025-03-20");
    let line = &scene.confirmed()[0];
    assert_eq!(
        (&line["state"], &line["session"], &line["at_unit"]),
        (&json!("to_record"), &json!(scene.session), &json!("Chi bộ bản Nà Cà"))
    );
    assert_eq!((scene.figures(), scene.waits_on_home()), ((json!(0), json!(2)), Some(1)));
    let done = scene.take(&[&first]);
    assert_eq!((scene.figures(), scene.states()), ((json!(1), json!(1)), vec!["recorded".to_owned()]));
    assert_eq!(scene.waits_on_home(), None);
    let rows = scene.cell.call("make_ups.list", json!({ "round": scene.round }))["rows"].clone();
    assert_eq!(
        (&rows[0]["confirmed"], &rows[0]["on"], &rows[0]["at_unit"]),
        (&json!(true), &json!("2025-03-20"), &json!("Chi bộ bản Nà Cà"))
    );
    assert_eq!(
        scene.cell.refused("make_ups.take", json!({ "round": scene.round, "confirmations": [first] })).code,
        "no_absence"
    );
    scene.cell.call("undo.act", json!({ "act": done["undo"] }));
    assert_eq!((scene.figures(), scene.states()), ((json!(0), json!(2)), vec!["to_record".to_owned()]));
}

#[test]
fn what_the_cell_recorded_itself_is_counted_once_whatever_is_confirmed() {
    let scene = Scene::new();
    scene.cell.make_up(&scene.session, &scene.members[1]);
    scene.sends(51, 1, "2025-03-20");
    assert_eq!((scene.figures(), scene.states()), ((json!(1), json!(1)), vec!["recorded_already".to_owned()]));
    assert_eq!(scene.waits_on_home(), None, "nothing is left to do");
}

#[test]
fn what_the_committee_takes_back_is_taken_out_again() {
    let scene = Scene::new();
    let (kept, gone) = (scene.sends(51, 1, "2025-03-20"), scene.sends(52, 2, "2025-03-21"));
    scene.take(&[&kept, &gone]);
    assert_eq!(scene.figures(), (json!(2), json!(0)));
    send_confirmation(&scene.cell, (52, 1), &scene.members[2], &scene.parent, "2025-03-21", "Nhầm người");
    let line = &scene.confirmed()[1];
    assert_eq!((&line["state"], &line["withdrawn"]), (&json!("to_take_out"), &json!("Nhầm người")));
    assert_eq!(scene.waits_on_home(), Some(1));
    scene.cell.call("make_ups.remove", json!({ "session": line["session"], "member": line["member"] }));
    assert_eq!((scene.figures(), scene.states()), ((json!(1), json!(1)), vec!["recorded".to_owned()]));
    assert_eq!(
        scene.cell.refused("make_ups.take", json!({ "round": scene.round, "confirmations": [gone] })).code,
        "not_confirmed"
    );
}

#[test]
fn a_confirmation_that_nothing_fits_waits_and_counts_nothing() {
    let scene = Scene::new();
    scene.sends(51, 0, "2025-03-20");
    scene.sends(52, 1, "2025-03-11");
    assert_eq!(scene.states(), ["no_absence", "no_absence"], "before the absence, and for somebody who came");
    scene.cell.call("members.delete", json!({ "id": scene.members[2] }));
    scene.sends(53, 2, "2025-03-20");
    assert_eq!(scene.states()[2], "unknown_member");
    // A round that the cell has not opened: the confirmation is there once it does.
    let later = send_round(&scene.cell, 32, "Học tập Chỉ thị 02", &[]);
    send_confirmation(&scene.cell, (54, 1), &scene.members[1], &later, "2025-05-10", "");
    assert_eq!(scene.states().len(), 3);
    let round = scene.cell.round(json!({ "title": "Chỉ thị 02", "parent_round": later }));
    let held = scene.cell.session(&round, json!({ "date": "01/05/2025" }));
    scene.cell.mark(&held, &scene.members[1], "absent_work");
    let list = scene.cell.call("make_ups.list", json!({ "round": round }));
    assert_eq!(list["confirmations"][0]["state"], "to_record");
}

#[test]
fn a_part_is_made_up_for_the_same_part_and_each_absence_by_one_confirmation() {
    let scene = Scene::new();
    let second = scene.cell.session(&scene.round, json!({ "date": "13/03/2025", "part": 2 }));
    scene.cell.mark(&second, &scene.members[1], "absent_work");
    send_confirmation(&scene.cell, (51, 2), &scene.members[1], &scene.parent, "2025-03-20", "");
    assert_eq!(scene.confirmed()[0]["session"], json!(second));
    send_confirmation(&scene.cell, (52, 2), &scene.members[1], &scene.parent, "2025-03-21", "");
    assert_eq!(scene.states(), ["to_record", "no_absence"], "the same part is not made up twice");
}

#[test]
fn a_guest_is_recorded_once_for_a_session_and_is_nobody_of_ours() {
    let scene = Scene::new();
    let save = |name: &str, even_so: bool| {
        let fields =
            json!({ "session": scene.session, "name": name, "born": "1981", "home_unit": "Chi bộ bản Thèn Thầu" });
        json!({ "register": "guest", "values": fields, "even_so": even_so })
    };
    scene.cell.call("register.save", save("Giàng A Câu", false));
    let twice = scene.cell.refused("register.save", save("giàng a câu", false));
    assert_eq!(twice.field.as_deref(), Some("name"), "{twice}");
    let ours = scene.cell.refused("register.save", save("Lò Văn An", false));
    assert_eq!(ours.field.as_deref(), Some("name"), "a member of our own belongs on the roll-call: {ours}");
    let listed = scene.cell.call("register.list", json!({ "register": "guest" }));
    assert_eq!(listed["rows"].as_array().unwrap().len(), 1);
    let found = scene.cell.call("search.find", json!({ "text": "giang a cau" }));
    assert!(found.to_string().contains("guest"), "{found}");
    scene.cell.call("sessions.delete", json!({ "id": scene.session }));
    let listed = scene.cell.call("register.list", json!({ "register": "guest" }));
    assert_eq!(listed["rows"].as_array().unwrap().len(), 1, "a session in the bin takes nobody along");
}

#[test]
fn a_member_who_moved_away_after_the_absence_still_made_it_up() {
    let scene = Scene::new();
    let moved = json!({ "id": scene.members[1], "standing": "transferred", "since": "15/03/2025", "until": "" });
    scene.cell.call("members.change_standing", moved);
    let sent = scene.sends(51, 1, "2025-03-20");
    assert_eq!(scene.states(), ["to_record"], "the absence of 12 March is theirs all the same");
    scene.take(&[&sent]);
    assert_eq!(scene.figures().0, json!(1));
}

#[test]
fn what_is_confirmed_after_the_figures_were_closed_is_a_late_change() {
    let scene = Scene::new();
    scene.cell.call("rounds.finalise", json!({ "id": scene.round }));
    let sent = scene.sends(51, 1, "2025-03-20");
    assert_eq!(scene.cell.final_totals(&scene.round)["made_up"], json!(0), "closed figures stand still");
    scene.take(&[&sent]);
    assert_eq!(scene.cell.final_totals(&scene.round)["made_up"], json!(0));
    assert_eq!(scene.figures().0, json!(1), "as the book is now");
    let home = scene.cell.call("home.summary", json!({}));
    let late = home["tasks"].as_array().unwrap().iter().any(|task| task["kind"] == "late_changes");
    assert!(late, "somebody decides on it");
}
