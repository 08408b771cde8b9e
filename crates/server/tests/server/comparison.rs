//! The words that an officer and a laptop's user compare, and attackers who want them to compare others.

use exchange::enrolment::{Asking, EnrolRequest};
use exchange::sas::Committer;
use serde_json::json;
use server::hex;

use crate::enrolment::{Laptop, invite, waiting};
use crate::house::House;

/// An attacker in the middle asks again to get other words to choose from: each attempt counts as one of three,
/// and none reveals the number in advance.
#[test]
fn an_invite_serves_three_comparisons_and_no_fourth() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let (laptop, token) = (Laptop::new(1), invite(&house, &cell));
    let mut numbers = Vec::new();
    for thrown in 1..=3 {
        let answer = laptop.post(&house, &laptop.request(&token, thrown)).json();
        // requested again because it was lost, it is the same and costs nothing
        assert_eq!(laptop.post(&house, &laptop.request(&token, thrown)).json(), answer);
        numbers.push(answer["nonce"].clone());
    }
    numbers.dedup();
    assert_eq!(numbers.len(), 3, "each comparison has a number of its own");
    let fourth = laptop.post(&house, &laptop.request(&token, 4));
    assert_eq!((fourth.status, fourth.code().as_str()), (403, "invite_worn_out"));
    // another invite of the same cell, for the same laptop
    let again = laptop.post(&house, &laptop.request(&invite(&house, &cell), 5)).json();
    laptop.open(&house, again["device"].as_str().unwrap(), 5).json();
    assert_eq!(waiting(&house.login("officer"))["four_words"], laptop.words(&again, 5));
}

#[test]
fn only_the_number_that_was_committed_to_is_taken() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let (laptop, token) = (Laptop::new(1), invite(&house, &cell));
    let device = laptop.enrol(&house, &token).json()["device"].as_str().unwrap().to_owned();
    assert_eq!(laptop.open(&house, &device, 2).code(), "not_committed");
    assert_eq!(Laptop::new(2).open(&house, &device, 1).code(), "bad_proof", "shown by nobody else");
    assert_eq!(waiting(&house.login("officer"))["four_words"], json!(null));
    laptop.open(&house, &device, 1).json();
    laptop.open(&house, &device, 1).json();
    assert_eq!(laptop.open(&house, &device, 2).code(), "not_committed");
}

#[test]
fn words_that_changed_since_they_were_shown_let_nobody_in() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let (laptop, token) = (Laptop::new(1), invite(&house, &cell));
    let device = laptop.enrol(&house, &token).json()["device"].as_str().unwrap().to_owned();
    laptop.open(&house, &device, 1).json();
    let officer = house.login("officer");
    let shown = json!({ "four_words": waiting(&officer)["four_words"] });
    laptop.post(&house, &laptop.request(&token, 2)).json();
    let confirm = format!("/api/v1/enrolments/{device}/confirm");
    assert_eq!(officer.post(&confirm, &shown).code(), "other_words", "another comparison has begun");
    laptop.open(&house, &device, 2).json();
    assert_eq!(officer.post(&confirm, &shown).code(), "other_words");
    officer.let_in(&device);
}

#[test]
fn a_laptop_that_was_refused_asks_again_with_another_invite_only() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let (laptop, token) = (Laptop::new(1), invite(&house, &cell));
    let device = laptop.enrol(&house, &token).json()["device"].as_str().unwrap().to_owned();
    let officer = house.login("officer");
    officer.ask("POST", &format!("/api/v1/enrolments/{device}/refuse"), None).json();
    assert_eq!(laptop.enrol(&house, &token).code(), "revoked");
    let token = invite(&house, &cell);
    assert_eq!(laptop.post(&house, &laptop.request(&token, 2)).json()["state"], "waiting");
    laptop.open(&house, &device, 2).json();
    officer.let_in(&device);
    assert_eq!(laptop.state(&house, &device).json()["state"], "active");
}

#[test]
fn the_first_version_of_enrolment_is_refused_with_a_sentence() {
    let house = House::open();
    let answer = house.call("POST", "/sync/v1/enrol", &[], Some(&json!({ "token": "00" })));
    assert_eq!((answer.status, answer.code().as_str()), (403, "enrolment_outdated"));
    assert!(answer.value()["message"].as_str().unwrap().contains("cập nhật chương trình"));
}

/// Points of small order verify signatures that nobody made; other byte strings are not points at all.
#[test]
fn a_key_that_can_not_sign_is_no_device() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let token = invite(&house, &cell);
    let mut small_order = [0; 32];
    small_order[0] = 1;
    for key in [small_order, [0; 32], [0xff; 32], [2; 32]] {
        let mut asked = Laptop::new(1).request(&token, 1);
        asked["key"] = json!(hex::encode(&key));
        // what a point of small order accepts as a signature of anything
        let mut proof = [0; 64];
        proof[0] = 1;
        asked["proof"] = json!(hex::encode(&proof));
        assert_eq!(Laptop::new(1).post(&house, &asked).code(), "bad_proof", "{key:?}");
    }
    assert_eq!(house.login("officer").get("/api/v1/enrolments").json()["waiting"], json!([]));
}

#[test]
fn the_officer_sees_what_the_laptops_book_calls_the_cell() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let named = |seed, cell_name: &'static str| {
        let laptop = Laptop::new(seed);
        let asking = Asking { cell_name, ..laptop.asking(&invite(&house, &cell)) };
        json!(EnrolRequest::sign(&laptop.0, &asking, &Committer::begin([seed; 32])))
    };
    Laptop::new(1).post(&house, &named(1, "Chi bộ bản Thèn Thầu")).json();
    let officer = house.login("officer");
    let card = waiting(&officer);
    assert_eq!((card["cell_name"].as_str(), card["other_name"].as_bool()), (Some("Chi bộ bản Thèn Thầu"), Some(true)));
    assert_eq!((&card["unit"]["name"], &card["superior_name"]), (&json!("Chi bộ bản Nà Cà"), &json!("Tỉnh ủy Lai Châu")));
    let refuse = format!("/api/v1/enrolments/{}/refuse", card["id"].as_str().unwrap());
    officer.ask("POST", &refuse, None).json();
    Laptop::new(2).post(&house, &named(2, "CHI BỘ BẢN NÀ CÀ")).json();
    assert_eq!(waiting(&officer)["other_name"], false, "another way of writing the same name");
}
