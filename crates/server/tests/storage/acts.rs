//! What officers did, and whom the rounds of an older database were addressed to.

use domain::Id;
use server::storage::acts::{Act, Acts, ActsMut, What};
use server::storage::committee::CommitteesMut;
use server::storage::rounds::IssuedRounds;
use server::storage::tree::{ALWAYS, Place as Stand, Tree, TreeMut};
use sql::{Sql, params};

use crate::on_both_engines;
use crate::place::{NOW, Place, unit};

on_both_engines! {
    an_older_round_to_all_was_addressed_to_the_cells_of_its_day,
    an_act_comes_back_as_it_was_recorded,
    a_unit_that_is_closed_or_removed_is_not_there_and_comes_back,
}

const DAY: i64 = 86_400_000;

fn put(sql: &dyn Sql, number: u8, level: &str, (parent, valid_from): (Option<u8>, &str)) {
    let parent = parent.map(|parent| Id([parent; 16]));
    let stand = Stand { valid_from, valid_to: ALWAYS.1, parent, name: "Đơn vị" };
    TreeMut(sql).put(Id([number; 16]), None, level, &stand).unwrap();
}

fn an_older_round_to_all_was_addressed_to_the_cells_of_its_day(place: &Place) {
    let issued_on = server::clock::day(NOW).to_string();
    let next_day = server::clock::day(NOW + DAY).to_string();
    place.before("0013_acts", |sql| {
        put(sql, 1, "commune", (None, ALWAYS.0));
        put(sql, 2, "grassroots_organisation", (Some(1), ALWAYS.0));
        put(sql, 3, "cell", (Some(2), &issued_on));
        put(sql, 4, "cell", (Some(1), &next_day));
        put(sql, 5, "cell", (None, ALWAYS.0));
        CommitteesMut(sql).set(Id([1; 16]), "Đảng ủy xã", None).unwrap();
        let issued = "INSERT INTO issued_round (id, issued_at, issued_by, to_all) VALUES (?1, ?2, 'canbo', ?3)";
        sql.execute(issued, params![Id([7; 16]), NOW, true]).unwrap();
        sql.execute(issued, params![Id([8; 16]), NOW, false]).unwrap();
        sql.execute("INSERT INTO issued_round_unit (round, unit) VALUES (?1, ?2)", params![Id([8; 16]), Id([4; 16])])
            .unwrap();
    });
    let storage = place.open();
    let units = |round: u8| storage.read(|sql| Ok(IssuedRounds(sql).find(Id([round; 16]))?)).unwrap().unwrap().units;
    assert_eq!(units(7), [Id([3; 16])], "neither the cell of the day after nor one of another committee");
    assert_eq!(units(8), [Id([4; 16])]);
    let acts = storage.read(|sql| Ok(Acts(sql).latest(10)?)).unwrap();
    assert_eq!((acts.len(), acts[0].act.what, acts[0].officer.as_str()), (2, What::RoundIssued, "canbo"));
}

fn an_act_comes_back_as_it_was_recorded(place: &Place) {
    let storage = place.open();
    let cell = unit(&storage, 1);
    let act = Act::of_unit(What::UnitChanged, cell).with("name", "Nà Cà", "Nà Cá").with("level", "cell", "cell");
    storage.write(|sql| ActsMut(sql).add("Lò Thị Lan (lan)", NOW, &act)).unwrap();
    storage.write(|sql| ActsMut(sql).add("lan", NOW, &Act::plain(What::ClockConfirmed))).unwrap();
    let acts = storage.read(|sql| Ok(Acts(sql).latest(10)?)).unwrap();
    assert_eq!(
        (acts[0].act.what, acts[1].officer.as_str(), &acts[1].act),
        (What::ClockConfirmed, "Lò Thị Lan (lan)", &act)
    );
    assert_eq!(act.changes.len(), 1, "what stayed is not said");
}

fn a_unit_that_is_closed_or_removed_is_not_there_and_comes_back(place: &Place) {
    let storage = place.open();
    let (cell, today) = (unit(&storage, 1), server::clock::day(NOW));
    let eve = server::clock::day(NOW - DAY);
    let on = |day| storage.read(|sql| Ok((Tree(sql).unit(cell, day)?, Tree(sql).below(cell, day)?.len()))).unwrap();
    storage.write(|sql| Ok(TreeMut(sql).close(cell, Some(today))?)).unwrap();
    assert!(on(today).0.is_none() && on(eve).0.is_some());
    let former = storage.read(|sql| Ok(Tree(sql).former()?)).unwrap();
    assert_eq!((former[0].unit.id, former[0].closed_on, former[0].removed), (cell, Some(today), false));
    storage.write(|sql| Ok(TreeMut(sql).close(cell, None)?)).unwrap();
    assert!(on(today).0.is_some());
    storage.write(|sql| Ok(TreeMut(sql).remove(cell, Some(NOW))?)).unwrap();
    assert!(on(today).0.is_none() && on(eve).0.is_none());
    storage.write(|sql| Ok(TreeMut(sql).remove(cell, None)?)).unwrap();
    assert!(on(today).0.is_some());
}
