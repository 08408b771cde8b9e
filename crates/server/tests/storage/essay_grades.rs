//! Essays shared out to graders, and their sealed grades.

use domain::Id;
use server::account_keys::AccountKey;
use server::accounts::Role;
use server::storage::Storage;
use server::storage::accounts::{AccountsMut, Secret};
use server::storage::essay_grades::{
    EssayGrader, EssayGrades, EssayGradesMut, EssayKey, SealedGrade, SentGrade, SettledGrade, TakenBack,
};
use server::storage::rounds::{IssuedRound, IssuedRoundsMut};

use crate::on_both_engines;
use crate::place::{NOW, Place, unit};

on_both_engines! {
    what_graders_gave_and_what_was_sent_comes_back_as_it_was_recorded,
    a_database_of_before_grades_is_brought_up_to_date,
}

const ROUND: Id = Id([7; 16]);

fn essay(storage: &Storage) -> EssayKey {
    let unit = unit(storage, 1);
    let issued = IssuedRound {
        id: ROUND,
        issued_at: NOW,
        issued_by: "canbo".into(),
        to_all: true,
        units: vec![],
        withdrawn: None,
    };
    let key = AccountKey { recipient: "age1".into(), wrapped: vec![1] };
    let secret = Secret { hash: String::new(), key };
    storage
        .write(|sql| {
            IssuedRoundsMut(sql).add(&issued)?;
            Ok(AccountsMut(sql).add("lan", Role::Grader, &secret, NOW)?)
        })
        .unwrap();
    EssayKey { round: ROUND, unit, essay: Id([8; 16]) }
}

fn what_graders_gave_and_what_was_sent_comes_back_as_it_was_recorded(place: &Place) {
    let storage = place.open();
    let of = essay(&storage);
    let sealed = |byte: u8| SealedGrade { sealed: vec![byte; 9], content: Id([byte; 16]), at: NOW };
    let given = |given| EssayGrader { of, account: "lan".into(), shared_at: NOW, shared_by: "canbo".into(), given };
    let put = |one: &EssayGrader| storage.write(|sql| Ok(EssayGradesMut(sql).put_grader(one)?)).unwrap();
    let remove = || storage.write(|sql| Ok(EssayGradesMut(sql).remove_grader(of, "lan")?)).unwrap();
    let graders = || storage.read(|sql| Ok(EssayGrades(sql).graders(ROUND)?)).unwrap();
    put(&given(None));
    remove();
    assert_eq!(graders(), []);
    put(&given(Some(sealed(1))));
    put(&given(Some(sealed(2))));
    remove();
    assert_eq!(graders(), [given(Some(sealed(2)))], "what was given is not taken away");

    let settled =
        SettledGrade { of, lead: Some("lan".into()), revision: 1, settled: Some(sealed(3)), by: "lan".into() };
    storage.write(|sql| Ok(EssayGradesMut(sql).put_settled(&settled)?)).unwrap();
    assert_eq!(storage.read(|sql| Ok(EssayGrades(sql).settled(ROUND)?)).unwrap(), [settled]);

    let first =
        SentGrade { of, number: 1, revision: 1, sealed: vec![3; 9], at: NOW, by: "lan".into(), taken_back: None };
    let back = TakenBack { at: NOW, by: "lan".into(), reason: "Gửi nhầm".into() };
    let second = SentGrade { number: 2, revision: 2, taken_back: Some(back), ..first.clone() };
    let send = |one: &SentGrade| storage.write(|sql| Ok(EssayGradesMut(sql).put_sent(one)?)).unwrap();
    send(&SentGrade { taken_back: None, ..second.clone() });
    send(&second);
    send(&first);
    assert_eq!(storage.read(|sql| Ok(EssayGrades(sql).sent(ROUND)?)).unwrap(), [first, second]);
}

fn a_database_of_before_grades_is_brought_up_to_date(place: &Place) {
    place.before("0018_essay_grades", |_| {});
    what_graders_gave_and_what_was_sent_comes_back_as_it_was_recorded(place);
}
