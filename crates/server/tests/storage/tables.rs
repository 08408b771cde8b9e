//! Each table, row by row.

use std::thread;

use domain::Id;
use domain::totals::Counts;
use server::account_keys::AccountKey;
use server::accounts::Role;
use server::clock::day;
use server::failure::Failure;
use server::storage::Storage;
use server::storage::accounts::{Accounts, AccountsMut, Secret};
use server::storage::arrivals::{Arrival, Arrivals, ArrivalsMut};
use server::storage::books::{Books, BooksMut};
use server::storage::committee::{Committees, CommitteesMut};
use server::storage::contacts::{Contact, Contacts, ContactsMut};
use server::storage::invites::InvitesMut;
use server::storage::laptops::{Laptop, LaptopState, Laptops, LaptopsMut};
use server::storage::logins::{Logins, LoginsMut, Session};
use server::storage::openings::{Opening, Openings, OpeningsMut};
use server::storage::rounds::{IssuedRound, IssuedRounds, IssuedRoundsMut, Withdrawn};
use server::storage::totals::{RoundTotal, RoundTotals, RoundTotalsMut};
use server::storage::tree::{ALWAYS, Place as Stand, Tree, TreeMut};

use crate::on_both_engines;
use crate::place::{NOW, Place, unit};

on_both_engines! {
    an_account_is_found_by_its_name_however_it_is_typed,
    an_invite_is_used_by_one_key_only_however_many_come_at_once,
    a_laptop_is_answered_once,
    a_book_and_a_cell_are_tied_once_and_both_ways,
    a_unit_stands_where_it_stood_on_the_day_asked,
    figures_are_replaced_by_those_counted_later,
    logs_come_back_latest_first,
    a_round_knows_whom_it_went_to,
    what_fails_half_way_is_not_there,
}

fn laptop(cell: Id, number: u8) -> Laptop {
    Laptop {
        id: Id([number; 16]),
        unit: cell,
        public_key: [number; 32],
        book: Id([number; 16]),
        recipient: "age1d9rftzrklnzx5aep47kxg8jjs85l6kyw9pxw2jke35rem08lsfwsyql0qs".into(),
        name: "Máy của chi bộ".into(),
        person: "Lò Văn Mẫu".into(),
        state: LaptopState::Waiting,
        asked_at: NOW + i64::from(number),
        answered_at: None,
        last_seen_at: None,
    }
}

pub fn secret(hash: &str) -> Secret {
    Secret { hash: hash.into(), key: AccountKey { recipient: "age1…".into(), wrapped: vec![1] } }
}

fn an_account_is_found_by_its_name_however_it_is_typed(place: &Place) {
    let storage = place.open();
    let add = |name: &str| {
        storage.write(|book| Ok(AccountsMut(book).add(name, Role::Officer, &secret("hash"), NOW)?)).unwrap()
    };
    assert!(add("Đức"));
    assert!(!add(" đức "));
    // typed with combining marks, as some keyboards do
    assert!(!add("Đu\u{31b}\u{301}c"));
    let found = storage.read(|book| Ok(Accounts(book).find("ĐỨC")?)).unwrap().unwrap();
    assert_eq!((found.name.as_str(), found.role), ("Đức", Role::Officer));
    let start = |token_hash| {
        let session = Session { token_hash, account: &found.key, ends_at: NOW + 10, identity: Some(vec![7]) };
        storage.write(|book| Ok(LoginsMut(book).start(&session, NOW)?)).unwrap();
    };
    start([1; 32]);
    start([2; 32]);
    assert_eq!(storage.read(|book| Ok(Logins(book).identity(&[1; 32])?)).unwrap(), Some(vec![7]));
    let person = |at| storage.read(|book| Ok(Logins(book).person(&[1; 32], at)?)).unwrap();
    assert_eq!((person(NOW).map(|one| one.name), person(NOW + 10)), (Some("Đức".to_owned()), None));
    // a new passphrase ends all open sessions except the one in which it was changed
    let other = secret("other");
    let change = |name, but: Option<&[u8; 32]>| {
        storage.write(|book| Ok(AccountsMut(book).set_passphrase(name, &other, but)?)).unwrap()
    };
    assert!(change("đức", Some(&[1; 32])));
    let second = storage.read(|book| Ok(Logins(book).person(&[2; 32], NOW)?)).unwrap();
    assert_eq!((person(NOW).is_some(), second), (true, None));
    assert!(change("đức", None));
    assert_eq!(person(NOW), None);
    assert!(!change("ai đó", None));
    // a closed account is no longer found, and its name stays taken
    start([1; 32]);
    assert!(storage.write(|book| Ok(AccountsMut(book).close("Đức", NOW)?)).unwrap());
    assert_eq!((person(NOW), storage.read(|book| Ok(Accounts(book).find("đức")?)).unwrap().is_some()), (None, false));
    assert!(!add("Đức"));
}

fn an_invite_is_used_by_one_key_only_however_many_come_at_once(place: &Place) {
    let servers = [place.open(), place.open()];
    let cell = unit(&servers[0], 1);
    let token = [7; 32];
    servers[0].write(|book| Ok(InvitesMut(book).add(&token, cell, "Đức", NOW, NOW + 10, false)?)).unwrap();
    let claims: Vec<_> = thread::scope(|scope| {
        let claim = |key: u8| {
            let server = &servers[usize::from(key % 2)];
            scope.spawn(move || {
                (key, server.write(|book| Ok(InvitesMut(book).claim(&token, &[key; 32], NOW)?)).unwrap())
            })
        };
        let all: Vec<_> = (1..=8).map(claim).collect();
        all.into_iter().map(|one| one.join().unwrap()).filter(|(_, claim)| claim.is_some()).collect()
    });
    assert_eq!(claims.len(), 1);
    let (key, claim) = claims[0];
    assert!(claim.is_some_and(|claim| claim.unit == cell && !claim.again));
    let claim = |key, at| servers[1].write(|book| Ok(InvitesMut(book).claim(&token, &[key; 32], at)?)).unwrap();
    assert!(claim(key, NOW + 100).is_some_and(|claim| claim.again), "its answer was lost: it may ask again");
    assert!(claim(99, NOW).is_none());
    servers[0].write(|book| Ok(InvitesMut(book).add(&[8; 32], cell, "Đức", NOW, NOW + 10, true)?)).unwrap();
    let late = servers[0].write(|book| Ok(InvitesMut(book).claim(&[8; 32], &[1; 32], NOW + 10)?)).unwrap();
    assert!(late.is_none(), "it has run out");
}

fn a_laptop_is_answered_once(place: &Place) {
    let servers = [place.open(), place.open()];
    let cell = unit(&servers[0], 1);
    let asked = laptop(cell, 3);
    servers[0].write(|book| Ok(LaptopsMut(book).add(&asked)?)).unwrap();
    let answers: Vec<bool> = thread::scope(|scope| {
        let answer = |server: usize| {
            let (server, id) = (&servers[server % 2], asked.id);
            let state = LaptopState::Active;
            scope.spawn(move || server.write(|book| Ok(LaptopsMut(book).answer(id, state, "Đức", NOW)?)).unwrap())
        };
        let all: Vec<_> = (0..6).map(answer).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|won| **won).count(), 1);
    let storage = &servers[1];
    storage.write_for(cell, |book| Ok(LaptopsMut(book).seen(asked.id, NOW + 5)?)).unwrap();
    let found = storage.read(|book| Ok(Laptops(book).by_key(&asked.public_key)?)).unwrap().unwrap();
    assert_eq!((found.state, found.answered_at, found.last_seen_at), (LaptopState::Active, Some(NOW), Some(NOW + 5)));
    let revoke = || storage.write(|book| Ok(LaptopsMut(book).revoke(asked.id, "Máy bị mất", NOW)?)).unwrap();
    assert_eq!((revoke(), revoke()), (true, false));
    storage.write(|book| Ok(LaptopsMut(book).add(&laptop(cell, 2))?)).unwrap();
    let all = storage.read(|book| Ok(Laptops(book).all()?)).unwrap();
    assert_eq!(all.iter().map(|one| one.id).collect::<Vec<_>>(), [Id([2; 16]), Id([3; 16])]);
}

fn a_book_and_a_cell_are_tied_once_and_both_ways(place: &Place) {
    let storage = place.open();
    let (one, other) = (unit(&storage, 1), unit(&storage, 2));
    let tie = |cell, book| storage.write(|sql| Ok(BooksMut(sql).tie(cell, Id([book; 16]))?)).unwrap();
    assert_eq!([tie(one, 8), tie(one, 8), tie(one, 9), tie(other, 8), tie(other, 9)], [true, true, false, false, true]);
    storage
        .read(|sql| {
            assert_eq!((Books(sql).of(one)?, Books(sql).unit_of(Id([9; 16]))?), (Some(Id([8; 16])), Some(other)));
            Ok(())
        })
        .unwrap();
}

fn a_unit_stands_where_it_stood_on_the_day_asked(place: &Place) {
    let storage = place.open();
    let (today, id) = (day(NOW), |number| Id([number; 16]));
    let stand =
        |parent: Option<u8>, name| Stand { valid_from: ALWAYS.0, valid_to: ALWAYS.1, parent: parent.map(id), name };
    storage
        .write(|book| {
            let tree = TreeMut(book);
            tree.put(id(1), Some("12"), "province", &stand(None, "Lai Châu"))?;
            tree.put(id(2), None, "commune", &stand(Some(1), "Đảng ủy xã Bình Lư"))?;
            tree.put(id(3), None, "commune", &stand(Some(1), "Bản Bo"))?;
            tree.put(id(4), None, "cell", &stand(Some(2), "Chi bộ bản Nà Cà"))?;
            let cell = Tree(book).unit(id(4), today)?.unwrap();
            tree.move_to(&cell, id(3), today)?;
            tree.rename(id(4), "Chi bộ bản Nà Cà 1", today)?;
            CommitteesMut(book).set(id(1), "Tỉnh ủy Lai Châu", None)?;
            CommitteesMut(book).listening("http://127.0.0.1:1")?;
            ContactsMut(book).set(id(4), &Contact { expected: "USB hằng tháng".into(), ..Contact::default() })?;
            Ok(ContactsMut(book).set(id(4), &Contact { phone: "0900 000 000".into(), ..Contact::default() })?)
        })
        .unwrap();
    storage
        .read(|book| {
            let tree = Tree(book);
            let eve = today.pred_opt().unwrap();
            let stood = |on| Ok::<_, Failure>(tree.unit(id(4), on)?.map(|unit| (unit.parent, unit.name)));
            assert_eq!(stood(eve)?, Some((Some(id(2)), "Chi bộ bản Nà Cà".to_owned())));
            assert_eq!(stood(today)?, Some((Some(id(3)), "Chi bộ bản Nà Cà 1".to_owned())));
            let below = |on| Ok::<_, Failure>(tree.below(id(1), on)?.iter().map(|unit| unit.id).collect::<Vec<_>>());
            // by level, then by the bytes of the name: Đ comes after B
            assert_eq!(below(today)?, [id(1), id(3), id(2), id(4)]);
            assert_eq!(tree.named("12", today)?[0].id, id(1));
            let ours = Committees(book).ours()?.unwrap();
            assert_eq!((ours.unit, ours.url.as_deref()), (id(1), Some("http://127.0.0.1:1")));
            let contact = Contacts(book).of(id(4))?;
            assert_eq!((contact.expected.as_str(), contact.phone.as_str()), ("", "0900 000 000"));
            Ok(())
        })
        .unwrap();
}

fn figures_are_replaced_by_those_counted_later(place: &Place) {
    let storage = place.open();
    let cell = unit(&storage, 1);
    let (round, today) = (Id([9; 16]), day(NOW));
    let total = |present, finalised_at| RoundTotal {
        round,
        unit: cell,
        own_round: Id([5; 16]),
        counts: Counts { due: 30, present, ..Counts::default() },
        finalised_at,
        late: 2,
        as_of: today,
    };
    let put = |total: &RoundTotal| storage.write_for(cell, |book| RoundTotalsMut(book).put(total)).unwrap();
    let stale = |on| storage.read(|book| Ok(RoundTotals(book).stale(round, on)?)).unwrap();
    put(&total(20, None));
    let tomorrow = today.succ_opt().unwrap();
    assert_eq!((stale(today), stale(tomorrow)), (vec![], vec![cell]));
    put(&total(25, Some(NOW)));
    assert_eq!(stale(tomorrow), [], "final figures are those of their day");
    let kept = storage.read(|book| Ok((RoundTotals(book).of_round(round)?, RoundTotals(book).of_unit(cell)?))).unwrap();
    assert_eq!(
        (kept.0.get(&cell), kept.1.as_slice()),
        (Some(&total(25, Some(NOW))), [total(25, Some(NOW))].as_slice())
    );
    // as a program wrote them that counted no connection points
    let old = "UPDATE round_total SET figures = '{\"due\":30,\"present\":25}'";
    storage.write_for(cell, |book| Ok(book.execute(old, &[])?)).unwrap();
    assert_eq!(stale(tomorrow), [cell], "final figures are counted again, over the same cut");
    storage.write_for(cell, |book| Ok(RoundTotalsMut(book).remove(round, cell)?)).unwrap();
    assert!(storage.read(|book| Ok(RoundTotals(book).of_unit(cell)?)).unwrap().is_empty());
}

fn logs_come_back_latest_first(place: &Place) {
    let storage = place.open();
    let cell = unit(&storage, 1);
    storage.write(|book| Ok(LaptopsMut(book).add(&laptop(cell, 1))?)).unwrap();
    for number in [1, 2, 3] {
        let at = NOW + i64::from(number == 3);
        let (things, receipt_code) = (format!("[{number}]"), format!("A{number}"));
        let arrival = Arrival { at, unit: cell, laptop: Id([1; 16]), receipt_code, things };
        storage.write_for(cell, |book| Ok(ArrivalsMut(book).add(number, &arrival)?)).unwrap();
        let opening = Opening {
            at,
            officer: "Đức".into(),
            unit: cell,
            round: Id([9; 16]),
            figure: number.to_string(),
            essay: None,
        };
        storage.write(|book| Ok(OpeningsMut(book).add(&opening)?)).unwrap();
    }
    storage
        .read(|book| {
            let codes = |until| {
                Ok::<_, Failure>(
                    Arrivals(book).between(NOW, until)?.into_iter().map(|one| one.receipt_code).collect::<Vec<_>>(),
                )
            };
            assert_eq!(
                (codes(NOW + 2)?, codes(NOW + 1)?),
                (vec!["A3".into(), "A2".into(), "A1".into()], vec!["A2".into(), "A1".into()])
            );
            assert_eq!(Arrivals(book).last_of_each(NOW + 2)?.get(&cell), Some(&(NOW + 1)));
            let openings = Openings(book).latest(2)?;
            assert_eq!(openings.iter().map(|one| one.figure.as_str()).collect::<Vec<_>>(), ["3", "2"]);
            Ok(())
        })
        .unwrap();
}

fn a_round_knows_whom_it_went_to(place: &Place) {
    let storage = place.open();
    let cells = [unit(&storage, 2), unit(&storage, 1)];
    let round = |number, to_all, units: &[Id]| IssuedRound {
        id: Id([number; 16]),
        issued_at: NOW + i64::from(number),
        issued_by: "Đức".into(),
        to_all,
        units: units.to_vec(),
        withdrawn: None,
    };
    for one in [round(1, true, &[]), round(2, false, &cells)] {
        storage.write(|book| Ok(IssuedRoundsMut(book).add(&one)?)).unwrap();
    }
    let all = storage.read(|book| Ok(IssuedRounds(book).all()?)).unwrap();
    assert_eq!(
        all.iter().map(|one| (one.id, one.to_all)).collect::<Vec<_>>(),
        [(Id([2; 16]), false), (Id([1; 16]), true)]
    );
    assert_eq!(all[0].units, [cells[1], cells[0]]);
    let find = || storage.read(|book| Ok(IssuedRounds(book).find(Id([2; 16]))?)).unwrap().unwrap();
    assert_eq!((find().units.len(), find().withdrawn.is_some()), (2, false));
    let withdrawn = Withdrawn { at: NOW, by: "Đức".into() };
    for one in [Some(&withdrawn), None] {
        storage.write(|book| Ok(IssuedRoundsMut(book).withdraw(Id([2; 16]), one)?)).unwrap();
        assert_eq!(find().withdrawn.map(|one| one.by).as_deref(), one.map(|one| one.by.as_str()));
    }
}

fn what_fails_half_way_is_not_there(place: &Place) {
    let storage = place.open();
    let nobody = Laptop { unit: Id([200; 16]), ..laptop(Id([200; 16]), 1) };
    let failed = storage.write(|book| {
        AccountsMut(book).add("đức", Role::Officer, &secret("hash"), NOW)?;
        // of a unit that does not exist
        Ok(LaptopsMut(book).add(&nobody)?)
    });
    assert!(matches!(failed, Err(Failure::Storage(_))));
    assert!(nothing_is_there(&storage));
    let panicked = thread::scope(|scope| {
        let writing = scope.spawn(|| {
            storage.write::<()>(|book| {
                AccountsMut(book).add("đức", Role::Officer, &secret("hash"), NOW)?;
                panic!("as a fault of ours would")
            })
        });
        writing.join().is_err()
    });
    assert!(panicked && nothing_is_there(&storage));
    assert!(storage.write(|book| Ok(AccountsMut(book).add("đức", Role::Officer, &secret("hash"), NOW)?)).unwrap());
}

fn nothing_is_there(storage: &Storage) -> bool {
    storage.read(|book| Ok(Accounts(book).all()?)).unwrap().is_empty()
}
