//! What was decided about guests of sessions.

use domain::Id;
use server::storage::guests::{Decided, Decision, Decisions, DecisionsMut, Match};
use server::storage::rounds::{IssuedRound, IssuedRoundsMut};

use crate::on_both_engines;
use crate::place::{NOW, Place, unit};

on_both_engines! {
    a_decision_replaces_the_one_before_and_is_found_by_the_member,
    a_database_of_before_guests_is_brought_up_to_date,
}

fn a_decision_replaces_the_one_before_and_is_found_by_the_member(place: &Place) {
    let storage = place.open();
    let (held, home) = (unit(&storage, 1), unit(&storage, 2));
    let (round, guest, member) = (Id([7; 16]), Id([8; 16]), Id([9; 16]));
    let issued = IssuedRound {
        id: round,
        issued_at: NOW,
        issued_by: "canbo".into(),
        to_all: true,
        units: vec![],
        withdrawn: None,
    };
    storage.write(|sql| Ok(IssuedRoundsMut(sql).add(&issued)?)).unwrap();
    let matched = Some(Match { home, member, round, part: 2, record: Id([10; 16]) });
    let decision = |decided, reason: &str, matched| Decision {
        unit: held,
        guest,
        decided,
        reason: reason.into(),
        at: NOW,
        officer: "canbo".into(),
        matched,
    };
    let put = |one: &Decision| storage.write(|sql| Ok(DecisionsMut(sql).put(one)?)).unwrap();
    let of_member = || storage.read(|sql| Ok(Decisions(sql).of_member(home, member)?)).unwrap();
    let found = || storage.read(|sql| Ok(Decisions(sql).find(held, guest)?)).unwrap();
    assert!(found().is_none() && of_member().is_empty());
    let confirmed = decision(Decided::Confirmed, "", matched);
    put(&confirmed);
    assert_eq!((found(), of_member()), (Some(confirmed.clone()), vec![confirmed]));
    let withdrawn = decision(Decided::Withdrawn, "Nhầm người", matched);
    put(&withdrawn);
    assert_eq!((found(), of_member()), (Some(withdrawn), vec![]), "what was taken back stands for nothing");
    put(&decision(Decided::Refused, "Ghi trùng", None));
    assert_eq!(storage.read(|sql| Ok(Decisions(sql).all()?)).unwrap(), [decision(Decided::Refused, "Ghi trùng", None)]);
}

fn a_database_of_before_guests_is_brought_up_to_date(place: &Place) {
    place.before("0014_guests", |_| {});
    a_decision_replaces_the_one_before_and_is_found_by_the_member(place);
}
