//! Members, their order, and their standing from a day on.

use crate::lists::{member, members, names, round, session};
use crate::scene::Cell;
use serde_json::{Value, json};

fn standing(cell: &Cell, id: &str, on: &str) -> Value {
    let list = cell.call("members.list", json!({ "on": on, "include_left": true }));
    let member = list["members"].as_array().unwrap().iter().find(|member| member["id"] == id).cloned();
    member.unwrap_or_else(|| panic!("nobody on {on}"))
}

fn due(cell: &Cell, round: &str, as_of: &str) -> Value {
    cell.call("totals.round", json!({ "round": round, "as_of": as_of }))["due"].clone()
}

#[test]
fn the_list_is_in_the_order_of_given_names() {
    let cell = Cell::new();
    let order = [
        "An",
        "Nguyễn Thị Ánh",
        "Nguyễn Văn Ánh",
        "Trần Thị Ánh",
        "Lê Văn Ân",
        "Đặng Văn Bà",
        "Giàng A Câu",
        "Vàng Thị Dế",
        "Phạm Dũng",
        "Nguyễn Thị Đào",
        "Lò Văn Đức",
        "Hồ A Tủa",
        "Lường Văn Vương",
    ];
    for name in order.iter().rev() {
        member(&cell, name, "1970");
    }
    assert_eq!(names(&cell), order);
}

#[test]
fn what_is_typed_is_kept_tidy_and_a_field_left_out_stays() {
    let cell = Cell::new();
    let id = cell.id(
        "members.save",
        json!({ "name": "  Đa\u{323}\u{306}ng   Thanh  Uỷ ", "born": "28/10/1973", "sex": "nam", "people": "Kinh", "joined": "1993", "official": "8/8/1994",
                "duty": "Bí thư", "card": "61.534439", "note": "Đi làm xa\nvề Tết" }),
    );
    cell.call("members.save", json!({ "id": id, "duty": "" }));
    let member = &members(&cell)[0];
    assert_eq!(member["name"], "Đặng Thanh Uỷ");
    assert_eq!([&member["born"], &member["joined"], &member["official"]], ["1973-10-28", "1993", "1994-08-08"]);
    assert_eq!([&member["sex"], &member["people"], &member["card"], &member["duty"]], ["Nam", "Kinh", "61.534439", ""]);
    assert_eq!(member["note"], "Đi làm xa\nvề Tết");
    assert_eq!(member["is_official"], true);
    let again = cell.call("members.save", json!({ "id": id, "name": "Đặng Thanh Uỷ", "note": "Đi làm xa\nvề Tết" }));
    assert_eq!(again["undo"], Value::Null, "nothing new was said, so nothing was written");
}

#[test]
fn a_wrong_field_is_refused_by_name_and_nothing_is_written() {
    let cell = Cell::new();
    for (request, code, field) in [
        (json!({ "name": "  " }), "required", "name"),
        (json!({ "born": "1970" }), "required", "name"),
        (json!({ "name": "Lò Văn Đức", "born": "31/02/1980" }), "bad_date", "born"),
        (json!({ "name": "Lò Văn Đức", "born": "1/1/2150" }), "dates_out_of_order", "born"),
        (json!({ "name": "Lò Văn Đức", "born": "1980", "joined": "1979" }), "dates_out_of_order", "joined"),
        (
            json!({ "name": "Lò Văn Đức", "joined": "2/2/2020", "official": "1/2/2020" }),
            "dates_out_of_order",
            "official",
        ),
        (json!({ "name": "Lò Văn Đức", "sex": "x" }), "bad_sex", "sex"),
    ] {
        let refused = cell.refused("members.save", request);
        assert_eq!((refused.code.as_str(), refused.field.as_deref()), (code, Some(field)), "{}", refused.message);
    }
    assert!(members(&cell).is_empty());
}

#[test]
fn a_form_reads_dates_as_a_list_does() {
    let cell = Cell::new();
    for (born, joined, stored) in [
        ("12.3.68", "1.1.25", ("1968-03-12", "2025-01-01")),
        ("28.2.85", "2 thg 9, 2015", ("1985-02-28", "2015-09-02")),
        ("Aug 5, 1979", "19 tháng Năm 2008", ("1979-08-05", "2008-05-19")),
        ("1979-08-15T17:00:00.000Z", "03022001", ("1979-08-16", "2001-02-03")),
        ("1.1.25", "", ("1925-01-01", "")),
    ] {
        let id = cell.id("members.save", json!({ "name": "Lò Văn Án", "born": born, "joined": joined }));
        let saved = members(&cell).into_iter().find(|one| one["id"] == id.as_str()).unwrap();
        assert_eq!((&saved["born"], &saved["joined"]), (&json!(stored.0), &json!(stored.1)), "{born} {joined}");
        cell.call("members.delete", json!({ "id": id }));
    }
    let refused = cell.refused("members.save", json!({ "name": "Lò Văn Án", "born": "5/1980" }));
    assert_eq!(refused.message, "“5/1980” thiếu ngày. Gõ ngày/tháng/năm, ví dụ 12/03/2026.");
}

/// Invisible characters do not make a second person, and names are found as they are typed.
#[test]
fn names_are_kept_as_they_are_seen() {
    let cell = Cell::new();
    for (typed, kept, found) in [
        ("\u{202a}Lò Văn\u{a0}Án\u{202c}", "Lò Văn Án", "lo van an"),
        ("Vì Thị Bư\u{ad}ởi\u{feff}", "Vì Thị Bưởi", "Bưởi"),
        ("HʼNhi\u{3164}Rcom", "H'Nhi Rcom", "h’nhi"),
        ("K′Brêu", "K'Brêu", "K`Brêu"),
        ("Y‑Thuật", "Y-Thuật", "y thuat"),
    ] {
        let id = cell.id("members.save", json!({ "name": typed, "born": "1979", "duty": "Bí\u{200b} thư" }));
        let saved = members(&cell).into_iter().find(|one| one["id"] == id.as_str()).unwrap();
        assert_eq!((&saved["name"], &saved["duty"]), (&json!(kept), &json!("Bí thư")));
        let hits = cell.call("search.find", json!({ "text": found }));
        assert_eq!(hits["hits"][0]["title"], format!("{kept} (1979)"), "{found}");
    }
}

#[test]
fn look_alike_names_of_one_birth_are_offered_as_one_person() {
    let cell = Cell::new();
    for name in ["H'Hen Niê", "H’Hen Niê", "Y Thuật Êban", "Y-Thuật Êban"] {
        member(&cell, name, "1970");
    }
    let likely = cell.call("members.likely_same", json!({}))["likely"].as_array().unwrap().clone();
    assert_eq!(likely.len(), 2, "{likely:?}");
}

#[test]
fn two_people_of_one_name_are_told_apart_by_birth() {
    let cell = Cell::new();
    member(&cell, "Đặng Thanh Uỷ", "2000-05-18");
    member(&cell, "Đặng Thanh Uỷ", "1973-10-28");
    let births: Vec<Value> = members(&cell).iter().map(|member| member["born"].clone()).collect();
    assert_eq!(births, ["1973-10-28", "2000-05-18"]);
}

#[test]
fn standing_follows_its_days_and_so_do_the_figures() {
    let cell = Cell::new();
    let (old, away, gone) =
        (member(&cell, "Đỗ Đức Ước", "1949"), member(&cell, "Lò Văn Đức", "1990"), member(&cell, "Hồ A Tủa", "1985"));
    member(&cell, "Vàng Thị Dế", "1988");
    let round = round(&cell, "2026-03-01");
    session(&cell, &round, "2026-03-12");
    assert_eq!(due(&cell, &round, "2026-03-31"), 4);
    for (id, standing, since, until) in [
        (&old, "exempt", "1/3/2026", ""),
        (&away, "temporarily_away", "2026-03-01", "2026-03-31"),
        (&gone, "transferred", "12/3/2026", ""),
    ] {
        cell.call("members.change_standing", json!({ "id": id, "standing": standing, "since": since, "until": until }));
    }
    assert_eq!(due(&cell, &round, "2026-03-31"), 1);
    assert_eq!(standing(&cell, &old, "2026-02-28")["standing"], "active");
    assert_eq!(standing(&cell, &old, "2026-03-01")["standing"], "exempt");
    assert_eq!(standing(&cell, &away, "2026-03-31")["standing_until"], "2026-03-31");
    assert_eq!(standing(&cell, &away, "2026-04-01")["standing"], "active");
    assert_eq!(standing(&cell, &gone, "2026-03-11")["standing"], "active");
    assert!(!names(&cell).contains(&"Hồ A Tủa".to_owned()));
}

#[test]
fn coming_back_ends_a_period_and_does_not_rewrite_it() {
    let cell = Cell::new();
    let (old, gone) = (member(&cell, "Đỗ Đức Ước", "1949"), member(&cell, "Hồ A Tủa", "1985"));
    cell.call("members.change_standing", json!({ "id": old, "standing": "exempt", "since": "2026-03-01" }));
    cell.call("members.change_standing", json!({ "id": old, "standing": "active", "since": "2026-05-01" }));
    assert_eq!(standing(&cell, &old, "2026-04-30")["standing"], "exempt");
    assert_eq!(standing(&cell, &old, "2026-04-30")["standing_until"], "2026-04-30");
    assert_eq!(standing(&cell, &old, "2026-05-01")["standing"], "active");
    cell.call("members.change_standing", json!({ "id": gone, "standing": "transferred", "since": "2026-03-01" }));
    cell.call("members.change_standing", json!({ "id": gone, "standing": "active", "since": "2026-06-01" }));
    assert_eq!(standing(&cell, &gone, "2026-04-01")["standing"], "temporarily_away", "counted elsewhere meanwhile");
    assert_eq!(standing(&cell, &gone, "2026-06-01")["standing"], "active");
}

#[test]
fn standing_needs_days_that_make_sense() {
    let cell = Cell::new();
    let id = member(&cell, "Đỗ Đức Ước", "1949");
    for (request, field) in [
        (json!({ "id": id, "standing": "exempt", "since": "" }), "since"),
        (json!({ "id": id, "standing": "exempt", "since": "2026" }), "since"),
        (json!({ "id": id, "standing": "exempt", "since": "2000-12-31" }), "since"),
        (json!({ "id": id, "standing": "exempt", "since": "2026-03-02", "until": "2026-03-01" }), "until"),
        (json!({ "id": id, "standing": "transferred", "since": "2026-03-02", "until": "2026-03-03" }), "until"),
        (json!({ "id": id, "standing": "deceased", "since": "2150-01-01" }), "since"),
    ] {
        assert_eq!(cell.refused("members.change_standing", request).field.as_deref(), Some(field));
    }
    assert_eq!(members(&cell)[0]["standing"], "active");
}

#[test]
fn who_was_entered_twice_shows_once() {
    // No page joins two entries yet; the rows say so anyway.
    let cell = Cell::new();
    let (kept, merged) = (member(&cell, "Vàng Thị Phừ", "1993"), member(&cell, "Vàng Thị Phừ", "1993-09-22"));
    cell.app_session
        .with_book(|book| {
            use domain::catalogue::same_person as same;
            let id = |text: &str| journal::Value::id(text.parse().unwrap());
            let draft = store::OpDraft::new(same::KIND, journal::Record::One(domain::Id(store::random()?)));
            Ok(book.write(1, &[draft.set(same::KEPT, id(&kept)).set(same::MERGED, id(&merged))])?)
        })
        .unwrap();
    let members = members(&cell);
    assert_eq!((members.len(), &members[0]["id"]), (1, &json!(kept)));
    let found = cell.call("search.find", json!({ "text": "vang thi phu" }));
    assert_eq!(found["hits"].as_array().unwrap().iter().map(|hit| &hit["id"]).collect::<Vec<_>>(), [&kept]);
}

#[test]
fn the_standing_of_several_members_changes_in_one_act_or_not_at_all() {
    let cell = Cell::new();
    let members = cell.members(3);
    let late = json!({ "id": members[2], "joined": "2026-02-01" });
    cell.call("members.save", late);
    let change =
        |also: &[&String]| json!({ "id": members[0], "also": also, "standing": "exempt", "since": "2026-01-05" });
    let refused = cell.refused("members.change_standing", change(&[&members[1], &members[2]]));
    let name = cell.call("members.list", json!({}))["members"].as_array().unwrap().clone();
    let name = name.iter().find(|member| member["id"] == members[2].as_str()).unwrap()["name"].as_str().unwrap();
    assert!(refused.message.starts_with(name), "{}", refused.message);
    let exempt = || {
        let list = cell.call("members.list", json!({}));
        list["members"].as_array().unwrap().iter().filter(|member| member["standing"] == "exempt").count()
    };
    assert_eq!(exempt(), 0, "all or none");
    let touched = cell.call("members.change_standing", change(&[&members[1], &members[0]]));
    assert_eq!(exempt(), 2);
    cell.call("undo.act", json!({ "act": touched["undo"] }));
    assert_eq!(exempt(), 0, "one act is undone at once");
}
