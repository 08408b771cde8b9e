//! Once a week laptop and server compare the tables that they made from the same changes: the window's side of
//! it, against a running server.

use domain::catalogue::member;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpListener;
use store::settings;

use crate::laptop::Laptop;
use crate::house::House;

const COMPARED: &str = "tables_compared";
const DAY: u64 = 24 * 3_600_000;

struct Story {
    house: House,
    laptop: Laptop,
    right: [u8; 32],
}

impl Story {
    /// Two members were sent, and the tables have just been compared.
    fn begin() -> Story {
        let house = House::open();
        let laptop = Laptop::enrolled(&house, "Chi bộ bản Nà Cà");
        laptop.member("Lò Văn Đức");
        laptop.member("Vàng Thị Dế");
        laptop.exchange();
        assert_eq!(compared(&laptop), None, "what is on its way can't be compared yet");
        laptop.exchange();
        assert!(compared(&laptop).is_some());
        let right = hash(&laptop);
        Story { house, laptop, right }
    }

    fn compared_ago(&self, ms: u64) -> u64 {
        let at = self.laptop.app_session.now_ms() - ms;
        let put = |connection: &store::Connection| settings::put(connection, COMPARED, &at.to_string());
        self.laptop.app_session.with_book(|book| Ok(book.write_local(put)?)).unwrap();
        at
    }

    /// Deletes what two changes produced from the laptop's tables; the changes stay.
    fn spoil(&self) {
        let lost = "DELETE FROM assignment WHERE kind = ?1 AND field = ?2";
        let empty = "UPDATE member SET born = NULL";
        let spoil = |book: &mut store::Book| {
            assert_eq!(book.connection().execute(lost, (member::KIND, member::BORN)).unwrap(), 2);
            book.connection().execute(empty, []).unwrap();
            Ok(())
        };
        self.laptop.app_session.with_book(spoil).unwrap();
        assert_ne!(hash(&self.laptop), self.right);
    }

    fn exchange(&self) -> Value {
        // The server rebuilds its tables for a laptop at most once a minute.
        self.house.wait(120_000);
        self.laptop.call("exchange.now", json!({}))
    }
}

fn compared(laptop: &Laptop) -> Option<u64> {
    let at = laptop.app_session.with_book(|book| Ok(settings::get(book.connection(), COMPARED)?)).unwrap();
    at.map(|at| at.parse().unwrap())
}

fn hash(laptop: &Laptop) -> [u8; 32] {
    laptop.app_session.with_book(|book| Ok(store::content_hash(book.connection(), book.own_book())?)).unwrap()
}

fn born(laptop: &Laptop) -> Vec<String> {
    let members = laptop.call("members.list", json!({}))["members"].clone();
    members.as_array().unwrap().iter().map(|one| one["born"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn within_the_week_nothing_is_said_and_when_it_has_passed_it_is() {
    let story = Story::begin();
    let lately = story.compared_ago(6 * DAY);
    story.spoil();
    let quiet = story.exchange();
    assert_eq!((&quiet["verified"], &quiet["requests"]), (&json!(true), &json!(1)));
    assert_eq!(compared(&story.laptop), Some(lately));
    assert_ne!(hash(&story.laptop), story.right, "nobody asked, so nobody knows");

    story.compared_ago(7 * DAY);
    let asked = story.exchange();
    assert_eq!(
        (&asked["verified"], &asked["requests"]),
        (&json!(true), &json!(2)),
        "once, and once more over tables made anew"
    );
    assert_eq!((hash(&story.laptop), born(&story.laptop)), (story.right, vec!["1970".to_owned(); 2]));
    assert!(compared(&story.laptop) > Some(lately));
    assert_eq!(story.exchange()["requests"], 1, "and for a week nothing");
}

#[test]
fn a_moment_that_is_still_to_come_is_no_reason_to_wait() {
    let story = Story::begin();
    let ahead = story.laptop.app_session.now_ms() + 300 * DAY;
    let put = |connection: &store::Connection| settings::put(connection, COMPARED, &ahead.to_string());
    story.laptop.app_session.with_book(|book| Ok(book.write_local(put)?)).unwrap();
    story.spoil();
    story.exchange();
    assert_eq!(hash(&story.laptop), story.right);
    assert!(compared(&story.laptop) < Some(ahead), "a clock that was years ahead is forgotten");
}

#[test]
fn an_answer_that_fails_changes_nothing_and_the_question_is_put_again() {
    let story = Story::begin();
    let last = story.compared_ago(8 * DAY);
    story.spoil();
    let spoiled = hash(&story.laptop);
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = move_to(&story.laptop, &format!("http://{}", silent.local_addr().unwrap()));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let (mut stream, _) = silent.accept().unwrap();
            let _ = stream.read(&mut [0; 64 * 1024]);
            let garbled = "HTTP/1.1 200 OK\r\ncontent-length: 3\r\nconnection: close\r\n\r\nhm?";
            stream.write_all(garbled.as_bytes()).unwrap();
        });
        story.laptop.try_call("exchange.now", json!({})).unwrap_err();
    });
    assert_eq!((hash(&story.laptop), compared(&story.laptop)), (spoiled, Some(last)));

    move_to(&story.laptop, &url);
    story.exchange();
    assert_eq!(hash(&story.laptop), story.right, "the next exchange asks");
}

#[test]
fn tables_that_differ_although_made_anew_are_said_in_words_and_not_asked_about_all_day() {
    let story = Story::begin();
    let last = story.compared_ago(8 * DAY);
    // The server makes other tables from the same changes, as another version of the program might: it rebuilds
    // once a minute.
    let own = story.laptop.app_session.with_book(|book| Ok(book.own_book())).unwrap();
    let lose = "DELETE FROM assignment WHERE book = ?1 AND kind = ?2 AND field = ?3";
    let spoil = |book: &dyn sql::Sql| Ok(book.execute(lose, sql::params![own, member::KIND, member::BORN])?);
    assert_eq!(story.house.server.storage.write(spoil).unwrap(), 2);
    story.house.wait(120_000);
    // The first check uses up the laptop's turn for this minute; then the server loses the rows again.
    story.exchange();
    story.house.server.storage.write(spoil).unwrap();
    story.compared_ago(8 * DAY);
    let refused = story.laptop.try_call("exchange.now", json!({})).unwrap_err();
    assert_eq!(refused.code, "not_alike");
    assert_eq!((hash(&story.laptop), born(&story.laptop)), (story.right, vec!["1970".to_owned(); 2]));
    assert!(compared(&story.laptop) > Some(last), "said once a week, not at every exchange");
    story.laptop.exchange();
}

/// Sets another server address in the laptop; returns the earlier one.
fn move_to(laptop: &Laptop, url: &str) -> String {
    let moved = |book: &mut store::Book| {
        let text = settings::get(book.connection(), "enrolment")?.unwrap();
        let mut enrolment: Value = serde_json::from_str(&text).unwrap();
        let before = std::mem::replace(&mut enrolment["url"], json!(url));
        book.write_local(|connection| settings::put(connection, "enrolment", &enrolment.to_string()))?;
        Ok(before.as_str().unwrap().to_owned())
    };
    laptop.app_session.with_book(moved).unwrap()
}
