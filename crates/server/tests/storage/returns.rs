//! What the committee returned to cells, with every comment.

use domain::Id;
use domain::returns::ReturnTarget;
use server::storage::returns::{Comment, Decided, Decision, Returned, Returns, ReturnsMut, Told};

use crate::on_both_engines;
use crate::place::{NOW, Place, unit};

on_both_engines! {
    a_return_comes_back_as_it_was_recorded_and_keeps_every_comment,
    a_database_of_before_returns_is_brought_up_to_date,
}

fn comment(number: i64, words: &str) -> Comment {
    Comment {
        number,
        comment: words.into(),
        by_day: "2026-12-31".into(),
        old: "300".into(),
        at: NOW + number,
        officer: format!("cán bộ {number}"),
    }
}

fn returned(unit: Id) -> Returned {
    Returned {
        id: Id([9; 16]),
        unit,
        target: ReturnTarget { kind: 20, record: Id([7; 16]), field: 7, part: String::new() },
        round: None,
        comment: comment(1, "Một\nHai"),
        told: Told { chain: Id([5; 16]), number: 4 },
        decision: None,
        opened_at: NOW + 1,
        opened_by: "cán bộ 1".into(),
    }
}

fn a_return_comes_back_as_it_was_recorded_and_keeps_every_comment(place: &Place) {
    let storage = place.open();
    let one = returned(unit(&storage, 1));
    let put = |one: &Returned| storage.write(|sql| Ok(ReturnsMut(sql).put(one)?)).unwrap();
    let found = || storage.read(|sql| Ok(Returns(sql).find(one.id)?)).unwrap();
    assert_eq!(found(), None);
    put(&one);
    assert_eq!(found(), Some(one.clone()));
    let decision =
        Decision { decided: Decided::Withdrawn, at: NOW + 9, by: "cán bộ 2".into(), reason: "Nhầm".into() };
    let again = Returned {
        comment: comment(2, "Ba"),
        told: Told { chain: Id([5; 16]), number: 6 },
        decision: Some(decision),
        ..one.clone()
    };
    put(&again);
    put(&again);
    assert_eq!(storage.read(|sql| Ok(Returns(sql).all()?)).unwrap(), std::slice::from_ref(&again));
    assert_eq!(storage.read(|sql| Ok(Returns(sql).of_unit(one.unit)?)).unwrap(), [again]);
    assert_eq!(storage.read(|sql| Ok(Returns(sql).of_unit(Id([8; 16]))?)).unwrap(), []);
    let comments = storage.read(|sql| Ok(Returns(sql).comments(one.id)?)).unwrap();
    assert_eq!(comments, [comment(1, "Một\nHai"), comment(2, "Ba")]);
}

fn a_database_of_before_returns_is_brought_up_to_date(place: &Place) {
    place.before("0016_returns", |_| {});
    a_return_comes_back_as_it_was_recorded_and_keeps_every_comment(place);
}
