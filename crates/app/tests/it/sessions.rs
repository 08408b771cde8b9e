use crate::scene::Cell;
use serde_json::{Value, json};

#[test]
fn a_session_starts_with_what_most_are_and_keeps_what_is_not_said() {
    let cell = Cell::new();
    let members = cell.members(3);
    let round = cell.round(json!({}));
    let session = cell.session(&round, json!({ "time": "19 giờ 30", "place": "Nhà văn hóa bản" }));
    let read = || cell.call("rounds.get", json!({ "id": round }))["sessions"][0].clone();
    let first = read();
    assert_eq!((&first["date"], &first["time"], &first["part"]), (&json!("2025-03-12"), &json!("19:30"), &json!(1)));
    assert_eq!(
        (&first["form"], &first["speaker_from"], &first["summoned"]),
        (&json!("in_person"), &json!("cell"), &Value::Null)
    );
    assert_eq!((&first["label"], &first["unmarked"]), (&json!("Buổi 12/03/2025 19:30"), &json!(3)));

    cell.id(
        "sessions.save",
        json!({ "id": session, "summoned": [members[0], members[1]], "speaker_from": "superior" }),
    );
    let changed = read();
    assert_eq!((&changed["place"], &changed["unmarked"]), (&json!("Nhà văn hóa bản"), &json!(2)));
    cell.id("sessions.save", json!({ "id": session, "summoned": [] }));
    assert_eq!(read()["summoned"], Value::Null, "an empty list is everybody due");
    cell.call("sessions.delete", json!({ "id": session }));
    assert_eq!(cell.call("rounds.get", json!({ "id": round }))["sessions"], json!([]));
    assert_eq!(cell.refused("roll_call.sheet", json!({ "id": session })).code, "not_found");
}

#[test]
fn dates_and_times_that_are_none_are_refused_by_field() {
    let cell = Cell::new();
    let round = cell.round(json!({}));
    for (fields, code, field) in [
        (json!({ "date": "31/02/2025" }), "bad_date", "date"),
        (json!({ "date": "2025" }), "bad_date", "date"),
        (json!({ "date": "" }), "required", "date"),
        (json!({ "date": "12/03/2025", "time": "25:00" }), "bad_time", "time"),
        (
            json!({ "date": "12/03/2025", "non_members": [{ "group": "", "invited": 3, "attended": 1 }] }),
            "required",
            "non_members",
        ),
    ] {
        let mut request = json!({ "round": round });
        request.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let refused = cell.refused("sessions.save", request);
        assert_eq!((refused.code.as_str(), refused.field.as_deref()), (code, Some(field)));
    }
    assert_eq!(cell.call("rounds.get", json!({ "id": round }))["sessions"], json!([]));
}

#[test]
fn sessions_of_a_deleted_round_vanish() {
    let cell = Cell::new();
    let members = cell.members(1);
    let round = cell.round(json!({}));
    let session = cell.session(&round, json!({}));
    cell.call("rounds.delete", json!({ "id": round }));
    assert_eq!(cell.refused("roll_call.sheet", json!({ "id": session })).code, "not_found");
    let mark = json!({ "session": session, "member": members[0], "mark": "present" });
    assert_eq!(cell.refused("roll_call.mark", mark).code, "not_found");
}
