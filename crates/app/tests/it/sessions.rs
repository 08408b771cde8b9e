use crate::scene::{Cell, March};
use crate::totals::opens_onto_its_rows;
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

#[test]
fn speakers_come_from_the_register_or_are_typed_and_the_agenda_keeps_time_for_discussion() {
    let march = March::new();
    let (cell, session) = (&march.cell, &march.session);
    let registered =
        |register: &str, fields: Value| cell.id("register.save", json!({ "register": register, "values": fields }));
    let speaker = registered("registered_speaker", json!({ "name": "Hoàng Thị Pâng", "level": "commune" }));
    registered("meeting_point", json!({ "name": "Nhà văn hóa bản Nà Hiềng" }));
    let choices = cell.call("sessions.choices", json!({}));
    assert_eq!(choices["speakers"], json!([{ "id": speaker, "label": "Hoàng Thị Pâng" }]));
    assert_eq!(choices["points"], json!(["Nhà văn hóa bản Nà Hiềng"]));
    let request = json!({
        "id": session, "speaker_entries": [speaker, speaker], "speaker": "một đồng chí ở xã", "speaker_from": "committee_member",
        "points": ["Nhà văn hóa bản Nà Hiềng", "Trường học"], "agenda": "Trình bày\nThảo luận", "discussion": 45,
    });
    cell.id("sessions.save", request);
    let read = cell.call("rounds.get", json!({ "id": march.round }))["sessions"][0].clone();
    assert_eq!(read["speaker_entries"], json!([speaker]));
    assert_eq!(read["speaker_names"], "Hoàng Thị Pâng, một đồng chí ở xã");
    assert_eq!((&read["agenda"], &read["discussion"]), (&json!("Trình bày\nThảo luận"), &json!(45)));
    assert_eq!(read["speaker_from"], "committee_member");
    let refused = cell.refused("sessions.save", json!({ "id": session, "speaker_entries": ["00".repeat(16)] }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("not_found", Some("speaker_entries")));

    let totals = cell.totals(&march.round);
    assert_eq!(
        (&totals["turns"], &totals["points"], &totals["sessions_by_committee_member"], &totals["sessions_by_cell"]),
        (&json!(15), &json!(2), &json!(1), &json!(0))
    );
    opens_onto_its_rows(cell, &march.round, json!({}));
    let points = cell.call("totals.rows", json!({ "round": march.round, "figure": "points" }))["rows"].clone();
    assert_eq!(points[0]["label"], "Nhà văn hóa bản Nà Hiềng");
}

#[test]
fn every_form_of_session_is_kept_and_a_second_part_adds_turns_and_no_people() {
    let march = March::new();
    let (cell, round) = (&march.cell, &march.round);
    for form in ["online", "hybrid", "self_study", "in_cell_meeting", "specialised", "in_person"] {
        cell.id("sessions.save", json!({ "id": march.session, "form": form }));
        assert_eq!(cell.call("rounds.get", json!({ "id": round }))["sessions"][0]["form"], form);
    }
    let second = cell.session(round, json!({ "date": "19/03/2025", "part": 2, "speaker_from": "secretary" }));
    for member in &march.members[..10] {
        cell.mark(&second, member, "present");
    }
    let totals = cell.totals(round);
    assert_eq!(
        (&totals["due"], &totals["turns"], &totals["sessions_by_secretary"]),
        (&json!(19), &json!(25), &json!(1))
    );
    let rows = cell.call("totals.rows", json!({ "round": round, "figure": "turns" }))["rows"].clone();
    let adds: Vec<_> = rows.as_array().unwrap().iter().map(|row| row["adds"].clone()).collect();
    assert_eq!(adds, [15, 10], "each session once, in the order of their days");
}

#[test]
fn an_essay_of_somebody_who_missed_the_round_is_said_until_it_is_made_up() {
    let march = March::new();
    let cell = &march.cell;
    let missed = |place: usize| {
        let which = json!({ "round": march.round, "member": march.members[place] });
        cell.call("essays.open", which)["missed"].clone()
    };
    assert_eq!((missed(0), missed(15)), (json!(false), json!(true)));
    cell.make_up(&march.session, &march.members[15]);
    assert_eq!(missed(15), false);
}
