use crate::scene::{Cell, March, PASSPHRASE};
use crate::totals::opens_onto_its_rows;
use serde_json::{Value, json};

#[test]
fn a_round_opened_from_a_document_has_a_title_and_a_plan() {
    let cell = Cell::new();
    let document = json!({ "number": "01-CT/TW", "issuer": "Ban Chấp hành Trung ương", "date": "09/02/2025", "summary": "về học tập nghị quyết" });
    let document = cell.id("documents.save", document);
    let request =
        json!({ "documents": [document], "from": "12/03/2025", "to": "30/04/2025", "deadline": "10/05/2025" });
    let round = cell.id("rounds.save", request);
    let read = || cell.call("rounds.get", json!({ "id": round }));
    let opened = read();
    assert_eq!(opened["title"], "Học tập, quán triệt Chỉ thị số 01-CT/TW ngày 09/02/2025");
    assert_eq!(opened["document_labels"], json!(["01-CT/TW ngày 09/02/2025"]));
    let said = |part: &str| opened["plan"][part]["text"].as_str().unwrap().to_owned();
    for part in ["purpose", "content", "speakers", "logistics", "implementation"] {
        assert!(said(part).ends_with('.') && opened["plan"][part]["done"] == false, "{part}");
    }
    assert!(said("purpose").contains("Chỉ thị số 01-CT/TW ngày 09/02/2025"));
    assert!(said("logistics").contains("từ ngày 12/03/2025 đến ngày 30/04/2025"));
    assert!(said("implementation").contains("Báo cáo kết quả về Đảng ủy xã Nà Tăm trước ngày 10/05/2025."));

    let mut plan = opened["plan"].clone();
    plan["purpose"] = json!({ "text": "Như kế hoạch của xã.", "done": true });
    cell.id("rounds.save", json!({ "id": round, "plan": plan }));
    let changed = read();
    assert_eq!(changed["plan"]["purpose"], json!({ "text": "Như kế hoạch của xã.", "done": true }));
    assert_eq!(
        (&changed["title"], &changed["deadline"]),
        (&opened["title"], &json!("2025-05-10")),
        "what is not said stays"
    );
}

#[test]
fn what_cannot_be_is_refused_by_field_and_nothing_is_written() {
    let cell = Cell::new();
    for (request, code, field) in [
        (json!({}), "required", "title"),
        (json!({ "title": "Đợt", "from": "30/02/2025" }), "bad_date", "from"),
        (json!({ "title": "Đợt", "from": "12/03/2025", "to": "11/03/2025" }), "dates_reversed", "to"),
        (json!({ "title": "Đợt", "documents": ["00".repeat(16)] }), "not_found", "documents"),
        (json!({ "title": "Đợt", "parent_round": "00".repeat(16) }), "not_found", "parent_round"),
    ] {
        let refused = cell.refused("rounds.save", request);
        assert_eq!((refused.code.as_str(), refused.field.as_deref()), (code, Some(field)));
    }
    assert_eq!(
        cell.call("rounds.list", json!({})),
        json!({ "rounds": [], "from_superior": [], "from_former": [], "withdrawn": [] })
    );
}

#[test]
fn a_round_goes_through_its_states_on_the_list() {
    let march = March::new();
    let prepared = march.cell.id("rounds.save", json!({ "title": "Đợt sau", "from": "01/01/2199" }));
    let line = |id: &str| {
        let rounds = march.cell.call("rounds.list", json!({}));
        rounds["rounds"].as_array().unwrap().iter().find(|line| line["id"] == id).cloned().unwrap()
    };
    assert_eq!((&line(&prepared)["state"], &line(&prepared)["share"]), (&json!("preparing"), &Value::Null));
    let ongoing = line(&march.round);
    assert_eq!(
        (&ongoing["state"], &ongoing["due"], &ongoing["studied"], &ongoing["share"]),
        (&json!("ongoing"), &json!(19), &json!(15), &json!(7895))
    );
    march.cell.call("rounds.finalise", json!({ "id": march.round }));
    assert_eq!(line(&march.round)["state"], "finalised");
    march.cell.call("rounds.close", json!({ "id": march.round, "closed": true }));
    assert_eq!(line(&march.round)["state"], "closed");
    march.cell.call("rounds.close", json!({ "id": march.round, "closed": false }));
    march.cell.call("rounds.reopen", json!({ "id": march.round }));
    assert_eq!(line(&march.round)["state"], "ongoing");
}

#[test]
fn the_list_shows_of_a_finalised_round_what_was_closed() {
    let mut march = March::new();
    let (round, session, members) = (march.round.clone(), march.session.clone(), march.members.clone());
    let studied = |cell: &Cell| {
        let line = cell.call("rounds.list", json!({}))["rounds"].as_array().unwrap().clone();
        let line = line.into_iter().find(|line| line["id"] == round).unwrap();
        json!([line["due"], line["studied"], line["share"]])
    };
    march.cell.call("rounds.finalise", json!({ "id": round }));
    assert_eq!(studied(&march.cell), json!([19, 15, 7895]));
    march.cell.mark(&session, &members[15], "present");
    march.cell.call("members.delete", json!({ "id": members[0] }));
    assert_eq!(march.cell.totals(&round)["studied"], 15, "one came to it, one left it");
    assert_eq!(studied(&march.cell), json!([19, 15, 7895]));
    march.cell.call("sessions.delete", json!({ "id": session }));
    assert_eq!(march.cell.totals(&round)["due"], 0, "its only session is gone");
    assert_eq!(studied(&march.cell), json!([19, 15, 7895]));
    march.cell.reopen();
    assert_eq!(studied(&march.cell), json!([19, 15, 7895]));
    march.cell.call("rounds.reopen", json!({ "id": round }));
    assert_eq!(studied(&march.cell), json!([0, 0, null]));
}

#[test]
fn figures_are_not_closed_over_somebody_unmarked_unless_it_is_meant() {
    let march = March::new();
    march.cell.mark(&march.session, &march.members[0], "unmarked");
    let refused = march.cell.refused("rounds.finalise", json!({ "id": march.round }));
    assert!(refused.code == "unmarked" && refused.message.contains("Còn 1 người"), "{refused}");
    assert_eq!(march.cell.totals(&march.round)["finalised"], Value::Null);
    march.cell.call("rounds.finalise", json!({ "id": march.round, "although_unmarked": true }));
    assert_eq!(march.cell.final_totals(&march.round)["unmarked"], 1);
}

#[test]
fn figures_that_cannot_be_meant_are_not_closed() {
    let cell = Cell::new();
    let round = cell.round(json!({}));
    assert_eq!(cell.refused("rounds.finalise", json!({ "id": round })).code, "nobody_due", "no members, no session");
    cell.members(3);
    assert_eq!(cell.refused("rounds.finalise", json!({ "id": round })).code, "nobody_due", "no session");
    let planned = cell.session(&round, json!({ "date": "12/03/2199" }));
    let refused = cell.refused("rounds.finalise", json!({ "id": round, "although_unmarked": true }));
    assert!(refused.code == "ahead" && refused.message.contains("Còn 1 buổi học chưa đến ngày"), "{refused}");
    let totals = cell.totals(&round);
    assert_eq!((&totals["sessions_ahead"], &totals["sessions"]), (&json!(1), &json!(0)));
    let rows = cell.call("totals.rows", json!({ "round": round, "figure": "sessions_ahead" }));
    assert_eq!(rows["rows"][0]["id"], planned);
    assert_eq!(cell.refused("rounds.finalise", json!({ "id": round, "although_ahead": true })).code, "unmarked");
    cell.call("rounds.finalise", json!({ "id": round, "although_unmarked": true, "although_ahead": true }));
    assert_eq!(cell.final_totals(&round)["sessions_ahead"], 1);
}

/// June: the cell's figures were closed with fifteen; three make-ups become known afterwards.
#[test]
fn late_changes_move_no_final_figure_until_somebody_takes_them_in() {
    let march = March::new();
    let (cell, round) = (&march.cell, &march.round);
    cell.call("rounds.finalise", json!({ "id": round }));
    let closed = cell.final_totals(round);
    assert_eq!(
        (&closed["studied"], &closed["studied_share"], &closed["late"]),
        (&json!(15), &json!(7895), &json!(0)),
        "closing is not late itself"
    );
    assert_eq!(closed["finalised"]["by"], "Lò Thị Mẫu");

    for member in &march.members[15..18] {
        cell.make_up(&march.session, member);
    }
    let still = cell.final_totals(round);
    assert_eq!((&still["studied"], &still["late"]), (&json!(15), &json!(3)));
    let (mut before, mut after) = (closed.clone(), still.clone());
    before["late"] = Value::Null;
    after["late"] = Value::Null;
    assert_eq!(before, after, "nothing else moved either");
    assert_eq!((&cell.totals(round)["studied"], &cell.totals(round)["studied_share"]), (&json!(18), &json!(9474)));
    opens_onto_its_rows(cell, round, json!({ "final_cut": true }));

    assert_eq!(
        cell.refused("rounds.accept_late", json!({ "id": round, "reason": " " })).field.as_deref(),
        Some("reason")
    );
    cell.call("rounds.accept_late", json!({ "id": round, "reason": "ba người học bổ sung ở xã" }));
    let accepted = cell.final_totals(round);
    assert_eq!(
        (&accepted["studied"], &accepted["studied_share"], &accepted["late"]),
        (&json!(18), &json!(9474), &json!(0))
    );
    opens_onto_its_rows(cell, round, json!({ "final_cut": true }));
}

#[test]
fn late_changes_are_told_in_words_and_taken_in_one_by_one() {
    let march = March::new();
    let (cell, round) = (&march.cell, &march.round);
    cell.call("rounds.finalise", json!({ "id": round }));
    cell.make_up(&march.session, &march.members[15]);
    cell.mark(&march.session, &march.members[0], "absent_without");
    cell.make_up(&march.session, &march.members[16]);
    cell.call(
        "essays.hand_in",
        json!({ "round": round, "member": march.members[1], "handed_in": true, "on": "20/03/2025" }),
    );
    let late = || cell.call("totals.late", json!({ "round": round }))["changes"].as_array().unwrap().clone();
    let listed = late();
    let told: Vec<[&str; 2]> =
        listed.iter().map(|change| [change["about"].as_str().unwrap(), change["what"].as_str().unwrap()]).collect();
    assert_eq!(
        told,
        [
            ["Buổi 12/03/2025 19:30", "Lò Văn Sinh (1970): Đã học bổ sung: ngày 20/03/2025, tại Đảng ủy xã Nà Tăm"],
            ["Buổi 12/03/2025 19:30", "Lò Văn An (1970): Có mặt → Vắng không lý do"],
            ["Buổi 12/03/2025 19:30", "Lò Văn Thào (1970): Đã học bổ sung: ngày 20/03/2025, tại Đảng ủy xã Nà Tăm"],
            ["Bài thu hoạch của Lò Văn Ánh (1970)", "Hình thức: Bản giấy; Đã nộp: 20/03/2025"],
        ]
    );
    assert!(listed.iter().all(|change| change["by"] == "Lò Thị Mẫu" && change["left"].is_null()));

    // Only the third: the mark before it in the same chain stays out.
    let only = json!({ "id": round, "reason": "học ở xã", "changes": [listed[2]["id"]] });
    cell.call("rounds.accept_late", only);
    let figures = |totals: &Value| [totals["studied"].clone(), totals["present"].clone(), totals["late"].clone()];
    assert_eq!(figures(&cell.final_totals(round)), [16, 15, 3]);
    cell.call("rounds.leave_late", json!({ "id": round, "changes": [listed[1]["id"]] }));
    assert_eq!(figures(&cell.final_totals(round)), [16, 15, 2], "what is left out on purpose waits no more");
    let left = late()[1].clone();
    assert_eq!(
        (&left["id"], &left["left"]["by"]),
        (&listed[1]["id"], &json!("Lò Thị Mẫu")),
        "and is shown as late still"
    );
    let said = cell.call("undo.history", json!({ "id": round }))["entries"][0]["what"].clone();
    assert_eq!(said, "Để nguyên thay đổi muộn, không tính vào số liệu đã chốt");
    cell.call("rounds.accept_late", json!({ "id": round, "reason": "nộp muộn" }));
    assert_eq!(figures(&cell.final_totals(round)), [17, 15, 0]);
    assert_eq!(cell.final_totals(round)["essays_received"], 1);
    let refused =
        cell.refused("rounds.accept_late", json!({ "id": round, "reason": "lại", "changes": [listed[2]["id"]] }));
    assert_eq!(refused.code, "late_changed", "it is in the figures already");
    opens_onto_its_rows(cell, round, json!({ "final_cut": true }));
}

#[test]
fn a_late_mark_a_new_member_and_another_rule_leave_final_figures_alone() {
    let march = March::new();
    let (cell, round) = (&march.cell, &march.round);
    cell.call("rounds.finalise", json!({ "id": round }));
    cell.mark(&march.session, &march.members[0], "absent_without");
    cell.member("Giàng A Câu");
    cell.id("rounds.save", json!({ "id": round, "essay_owers": "nobody" }));
    let closed = cell.final_totals(round);
    assert_eq!((&closed["due"], &closed["present"], &closed["essays_due"]), (&json!(19), &json!(15), &json!(19)));
    assert_eq!(closed["late"], 2, "the mark and the rule");
    let open = cell.totals(round);
    assert_eq!((&open["due"], &open["present"], &open["essays_due"]), (&json!(20), &json!(14), &json!(0)));
}

#[test]
fn only_the_heads_of_the_cell_close_figures() {
    let march = March::new();
    let added = march.cell.call(
        "people.add",
        json!({
            "full_name": "Vàng Thị Dế", "role": "committee_member", "passphrase": "con suối trong xanh",
            "own_passphrase": PASSPHRASE,
        }),
    );
    let person =
        added["people"].as_array().unwrap().iter().find(|person| person["role"] == "committee_member").unwrap()["id"]
            .clone();
    march.cell.call("profile.lock", json!({}));
    march.cell.call("profile.unlock", json!({ "person": person, "passphrase": "con suối trong xanh" }));
    assert_eq!(march.cell.refused("rounds.finalise", json!({ "id": march.round })).code, "not_allowed");
    assert_eq!(march.cell.refused("rounds.close", json!({ "id": march.round, "closed": true })).code, "not_allowed");
    march.cell.mark(&march.session, &march.members[0], "absent_without");
}

/// The plan of a March round, of which one part was written by hand.
fn march_of(cell: &Cell) -> (Value, String) {
    let document = json!({ "number": "01-CT/TW", "issuer": "Ban Chấp hành Trung ương", "date": "09/02/2025" });
    let document = cell.id("documents.save", document);
    let round = cell.id(
        "rounds.save",
        json!({
            "documents": [document], "from": "12/03/2025", "to": "30/04/2025", "deadline": "10/05/2025",
            "essay_owers": "all_members", "failed_grade": true, "guiding_questions": "Đồng chí sẽ làm gì?",
        }),
    );
    let mut plan = cell.call("rounds.get", json!({ "id": round }))["plan"].clone();
    plan["logistics"] = json!({
        "text": "Học Chỉ thị số 01-CT/TW ngày 09/02/2025 tại nhà văn hóa bản, xong trước ngày 30/04/2025, báo cáo ngày 10/05/2025.",
        "done": true,
    });
    cell.id("rounds.save", json!({ "id": round, "plan": plan }));
    (json!(document), round)
}

#[test]
fn a_round_begun_as_a_copy_takes_the_plan_and_the_rules_and_no_dates_sessions_or_marks() {
    let cell = Cell::new();
    let (_, earlier) = march_of(&cell);
    cell.member("Lò Văn An");
    cell.session(&earlier, json!({}));
    let next = cell.id(
        "documents.save",
        json!({ "number": "05-NQ/TW", "issuer": "Ban Chấp hành Trung ương", "date": "01/02/2026" }),
    );
    let request = json!({ "copy_of": earlier, "documents": [next], "from": "10/03/2026", "to": "20/04/2026" });
    let copy = cell.id("rounds.save", request);
    let copied = cell.call("rounds.get", json!({ "id": copy }));
    assert_eq!(copied["title"], "Học tập, quán triệt Nghị quyết số 05-NQ/TW ngày 01/02/2026");
    assert_eq!(
        (&copied["essay_owers"], &copied["failed_grade"], &copied["guiding_questions"]),
        (&json!("all_members"), &json!(true), &json!("Đồng chí sẽ làm gì?"))
    );
    assert_eq!((&copied["sessions"], &copied["deadline"], &copied["essay_due"]), (&json!([]), &json!(""), &json!("")));
    let said = |part: &str| copied["plan"][part]["text"].as_str().unwrap().to_owned();
    // What somebody wrote stays, with the documents and the dates of the new round; a date not known is left to fill in.
    assert_eq!(
        said("logistics"),
        "Học Nghị quyết số 05-NQ/TW ngày 01/02/2026 tại nhà văn hóa bản, xong trước ngày 20/04/2026, báo cáo ngày …/…/…."
    );
    assert_eq!(copied["plan"]["logistics"]["done"], false);
    // What nobody changed is written anew, and no old date or document is left in the whole plan.
    assert!(said("purpose").contains("Nghị quyết số 05-NQ/TW ngày 01/02/2026"));
    assert!(!copied["plan"].to_string().contains("2025"), "{}", copied["plan"]);
    let refused = cell.refused("rounds.save", json!({ "title": "Đợt", "copy_of": "00".repeat(16) }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("not_found", Some("copy_of")));
}

#[test]
fn a_plan_is_proposed_before_anything_is_saved_and_only_its_empty_parts_are_filled() {
    let cell = Cell::new();
    let (document, earlier) = march_of(&cell);
    let mut request = json!({ "documents": [document], "from": "12/05/2025", "new_id": "5e".repeat(16) });
    let proposed = cell.call("rounds.propose", request.clone());
    assert_eq!(proposed["title"], "Học tập, quán triệt Chỉ thị số 01-CT/TW ngày 09/02/2025");
    assert!(proposed["plan"]["logistics"]["text"].as_str().unwrap().starts_with("Thời gian: từ ngày 12/05/2025."));
    assert_eq!(cell.call("rounds.list", json!({}))["rounds"].as_array().unwrap().len(), 1, "nothing was written");
    assert_eq!(cell.call("rounds.propose", json!({}))["title"], "", "a title that is not known yet refuses nothing");

    let empty = json!({ "text": "", "done": false });
    request["plan"] = json!({
        "purpose": { "text": "Như kế hoạch của xã.", "done": false }, "content": empty, "speakers": empty,
        "logistics": empty, "implementation": empty,
    });
    let saved = cell.id("rounds.save", request);
    let plan = cell.call("rounds.get", json!({ "id": saved }))["plan"].clone();
    assert_eq!(plan["purpose"]["text"], "Như kế hoạch của xã.");
    assert_eq!(plan["logistics"], proposed["plan"]["logistics"]);
    assert_ne!(saved, earlier);
}

#[test]
fn a_second_round_on_a_document_and_dates_out_of_order_are_said_and_refuse_nothing() {
    let cell = Cell::new();
    let (document, earlier) = march_of(&cell);
    let doubts = |request: Value| {
        let proposed = cell.call("rounds.propose", request);
        let doubts = proposed["doubts"].as_array().unwrap().clone();
        doubts.iter().map(|doubt| doubt["field"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let twice = json!({ "documents": [document], "from": "12/05/2025", "to": "20/05/2025", "deadline": "19/05/2025" });
    let said = cell.call("rounds.propose", twice.clone())["doubts"][0]["sentence"].as_str().unwrap().to_owned();
    assert!(said.starts_with("Đã có đợt học văn bản này: “Học tập, quán triệt Chỉ thị số 01-CT/TW"), "{said}");
    assert_eq!(doubts(twice.clone()), ["documents", "deadline"]);
    assert_eq!(doubts(json!({ "id": earlier })), [""; 0], "a round is no second round beside itself");
    assert_eq!(doubts(json!({ "id": earlier, "essay_due": "01/03/2025" })), ["essay_due"]);
    assert_eq!(doubts(json!({ "id": earlier, "essay_due": "11/05/2025" })), ["essay_due"], "after the report is due");
    let second = cell.id("rounds.save", twice);
    cell.call("rounds.delete", json!({ "id": earlier }));
    assert_eq!(doubts(json!({ "id": second })), ["deadline"], "a deleted round studies nothing");
}

#[test]
fn papers_are_numbered_per_kind_within_a_term_and_a_repeated_number_is_said() {
    let cell = Cell::new();
    let names = cell.call("cell.names", json!({}));
    assert_eq!(names["congresses"], json!([]));
    let request = |congresses: Value| json!({ "cell_name": names["cell_name"], "superior_name": names["superior_name"], "congresses": congresses });
    let refused = cell.refused("cell.correct", request(json!(["31/02/2025"])));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("bad_date", Some("congresses")));
    cell.call("cell.correct", request(json!(["10/06/2025", "20/05/2020", ""])));
    assert_eq!(cell.call("cell.names", json!({}))["congresses"], json!(["2020-05-20", "2025-06-10"]));

    let numbered = |number: u32, dated: &str| {
        let request = json!({ "title": "Đợt", "report_number": number, "report_dated": dated });
        cell.id("rounds.save", request)
    };
    numbered(41, "01/06/2025");
    let first = numbered(1, "01/07/2025");
    let next = |dated: &str| {
        let proposed =
            cell.call("rounds.propose", json!({ "title": "Đợt", "report_dated": dated, "plan_dated": dated }));
        [proposed["next_report_number"].clone(), proposed["next_plan_number"].clone()]
    };
    assert_eq!(next("05/06/2025"), [42, 1], "the plans have numbers of their own");
    assert_eq!(next("05/07/2025"), [2, 1], "a congress lies between");

    let again = numbered(1, "05/07/2025");
    let doubts = cell.call("rounds.propose", json!({ "id": again }))["doubts"].clone();
    assert_eq!(doubts[0]["field"], "report_number");
    assert!(doubts[0]["sentence"].as_str().unwrap().contains("số tiếp theo là 02"), "{doubts}");
    let read = cell.call("rounds.get", json!({ "id": again }));
    assert_eq!((&read["report_number"], &read["report_dated"]), (&json!(1), &json!("2025-07-05")), "it is not refused");
    cell.id("rounds.save", json!({ "id": first, "report_number": 0 }));
    assert_eq!(cell.call("rounds.get", json!({ "id": first }))["report_number"], Value::Null);
    assert_eq!(cell.call("rounds.propose", json!({ "id": again }))["doubts"], json!([]));
}
