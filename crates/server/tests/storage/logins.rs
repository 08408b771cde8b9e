//! Access to the console: budgets of attempts, browsers, invites.

use domain::Id;
use server::accounts::Role;
use server::attempts::Visitor;
use server::invites::INVITE_LENGTH;
use server::storage::accounts::{Accounts, AccountsMut};
use server::storage::invites::{Invites, InvitesMut};
use server::storage::logins::{Logins, LoginsMut};
use server::storage::tree::{ALWAYS, Place as Stand, TreeMut};

use crate::on_both_engines;
use crate::place::{NOW, Place, unit};
use crate::tables::secret;

on_both_engines! {
    three_wrong_passphrases_are_free_and_a_right_one_forgets_them,
    a_browser_is_known_to_the_account_that_logged_in_from_it,
    an_invite_taken_back_or_made_by_a_wrong_clock_lets_nobody_in,
    accounts_and_invites_of_an_older_database_stay_and_its_locks_do_not,
}

fn three_wrong_passphrases_are_free_and_a_right_one_forgets_them(place: &Place) {
    let storage = place.open();
    let of = |name: &str| Visitor::Stranger("203.0.113.7".parse().unwrap()).budgets(name)[0];
    let waits = |now| storage.write(|book| Ok(LoginsMut(book).wait(&of("đức"), now)?)).unwrap();
    let failed = |now| storage.write(|book| Ok(LoginsMut(book).failed(&of("Đức"), now)?)).unwrap();
    let seen: Vec<_> = (0..5)
        .map(|_| {
            failed(NOW);
            waits(NOW)
        })
        .collect();
    assert_eq!(seen, [0, 0, 2_000, 4_000, 8_000]);
    storage.write(|book| Ok(LoginsMut(book).succeeded(&of("đức"), NOW)?)).unwrap();
    assert_eq!(waits(NOW), 0);

    // stored in 2040 and read today, the delay has its own length, and it ends
    for _ in 0..5 {
        failed(NOW + 14 * 365 * 86_400_000);
    }
    assert_eq!([waits(NOW), waits(NOW + 3_000), waits(NOW + 8_000)], [8_000, 5_000, 0]);
}

fn a_browser_is_known_to_the_account_that_logged_in_from_it(place: &Place) {
    let storage = place.open();
    for name in ["Đức", "Lò"] {
        storage.write(|book| Ok(AccountsMut(book).add(name, Role::Officer, &secret("hash"), NOW)?)).unwrap();
    }
    let know = |number: u8| {
        storage.write(|book| Ok(LoginsMut(book).know_browser("đức", &[number; 32], NOW + i64::from(number))?)).unwrap()
    };
    let known = |account: &str, number: u8| {
        storage.read(|book| Ok(Logins(book).knows_browser(account, &[number; 32])?)).unwrap()
    };
    (1..=21).for_each(know);
    know(21);
    assert_eq!([known("đức", 1), known("đức", 2), known("đức", 21)], [false, true, true], "twenty are enough");
    assert!(!known("lò", 21));
}

fn an_invite_taken_back_or_made_by_a_wrong_clock_lets_nobody_in(place: &Place) {
    let storage = place.open();
    let cell = unit(&storage, 1);
    let hours = |count: i64| NOW + count * 3_600_000;
    let add = |token: u8, made_at: i64| {
        let made = |book: &dyn sql::Sql| {
            Ok(InvitesMut(book).add(&[token; 32], cell, "Đức", made_at, made_at + INVITE_LENGTH, false)?)
        };
        storage.write(made).unwrap();
    };
    let claim = |token: u8| storage.write(|book| Ok(InvitesMut(book).claim(&[token; 32], &[token; 32], NOW)?)).unwrap();
    add(1, NOW);
    add(2, hours(14 * 365 * 24));
    add(3, NOW);
    let open = storage.read(|book| Ok(Invites(book).open(NOW)?)).unwrap();
    assert_eq!(open.iter().map(|one| one.id).collect::<Vec<_>>(), [Id([1; 16]), Id([3; 16])]);
    let cancel = || storage.write(|book| Ok(InvitesMut(book).cancel(&open[0], "Lò", NOW)?)).unwrap();
    assert_eq!([cancel(), cancel()], [true, false]);
    assert_eq!([claim(1).is_some(), claim(2).is_some(), claim(3).is_some()], [false, false, true]);
    assert!(storage.read(|book| Ok(Invites(book).open(NOW)?)).unwrap().is_empty());
}

fn accounts_and_invites_of_an_older_database_stay_and_its_locks_do_not(place: &Place) {
    place.before("0011_logins", |sql| {
        AccountsMut(sql).add("Đức", Role::Officer, &secret("hash"), NOW).unwrap();
        let locked = "INSERT INTO login_delay (name_hash, failures, not_before) VALUES (?1, 40, ?2)";
        sql.execute(locked, sql::params![server::attempts::name_hash("đức"), NOW + 900_000]).unwrap();
        let stand = Stand { valid_from: ALWAYS.0, valid_to: ALWAYS.1, parent: None, name: "Chi bộ bản Nà Cà" };
        TreeMut(sql).put(Id([1; 16]), None, "cell", &stand).unwrap();
        InvitesMut(sql).add(&[7; 32], Id([1; 16]), "Đức", NOW, NOW + INVITE_LENGTH, false).unwrap();
    });
    let storage = place.open();
    assert!(storage.read(|book| Ok(Accounts(book).find("đức")?)).unwrap().is_some());
    let budgets = Visitor::Stranger("203.0.113.7".parse().unwrap()).budgets("đức");
    for budget in budgets {
        assert_eq!(storage.write(|book| Ok(LoginsMut(book).wait(&budget, NOW)?)).unwrap(), 0);
    }
    assert_eq!(storage.read(|book| Ok(Invites(book).open(NOW)?)).unwrap().len(), 1);
    assert!(storage.write(|book| Ok(InvitesMut(book).claim(&[7; 32], &[1; 32], NOW)?)).unwrap().is_some());
}
