use std::sync::Barrier;

use ed25519_dalek::{Signer, SigningKey};
use exchange::enrolment::{Asking, EnrolAnswer, EnrolRequest, OpenRequest, subject};
use exchange::sas::{Books, Committer, Side};
use serde_json::{Value, json};
use server::hex;

use crate::house::{Answer, Browser, HOUR, House, json_output, sochibo_server};

pub struct Laptop(pub SigningKey);

impl Laptop {
    pub fn new(seed: u8) -> Laptop {
        Laptop(SigningKey::from_bytes(&[seed; 32]))
    }

    /// Each laptop brings a book of its own.
    pub fn book(&self) -> domain::Id {
        journal::chain::device_id(&self.0.verifying_key().to_bytes())
    }

    pub fn asking(&self, token: &str) -> Asking<'static> {
        Asking {
            token: hex::decode(token).unwrap(),
            device_name: "Máy chi bộ",
            person_name: "Giàng A Mẫu",
            book: self.book(),
            book_has_work: true,
            cell_name: "Chi bộ bản Nà Cà",
            superior_name: "Tỉnh ủy Lai Châu",
        }
    }

    /// Another random number makes another comparison.
    pub fn request(&self, token: &str, thrown: u8) -> Value {
        json!(EnrolRequest::sign(&self.0, &self.asking(token), &Committer::begin([thrown; 32])))
    }

    pub fn post(&self, house: &House, asked: &Value) -> Answer {
        house.call("POST", "/sync/v2/enrol", &[], Some(asked))
    }

    pub fn enrol(&self, house: &House, token: &str) -> Answer {
        self.post(house, &self.request(token, 1))
    }

    /// Reveals its random number.
    pub fn open(&self, house: &House, device: &str, thrown: u8) -> Answer {
        let opened = json!(OpenRequest::sign(&self.0, &[thrown; 32]));
        house.call("POST", &format!("/sync/v2/enrol/{device}/open"), &[], Some(&opened))
    }

    /// The words that this laptop shows its user.
    pub fn words(&self, enrolled: &Value, thrown: u8) -> Value {
        let answer: EnrolAnswer = serde_json::from_value(enrolled.clone()).unwrap();
        let mut comparison = Committer::begin([thrown; 32]);
        comparison.accept_answer(hex::decode(&answer.nonce).unwrap()).unwrap();
        let books = Books::of(answer.book, answer.superior.id, answer.unit.id);
        let (ours, theirs) = (self.0.verifying_key().to_bytes(), hex::decode(&answer.server_key).unwrap());
        let laptop = Side { key: &ours, recipient: &store::recipient::of(&self.0) };
        let server = Side { key: &theirs, recipient: &answer.server_recipient };
        let words = comparison.transcript(&subject(books, laptop, server)).unwrap().words();
        json!(words.map(|place| domain::words::word(place).unwrap()))
    }

    pub fn state(&self, house: &House, device: &str) -> Answer {
        let id: [u8; 16] = hex::decode(device).unwrap();
        let proof = hex::encode(&self.0.sign(&[b"sochibo enrol state v1".as_slice(), &id].concat()).to_bytes());
        house.call("GET", &format!("/sync/v1/enrol/{device}"), &[("x-sochibo-proof", &proof)], None)
    }
}

pub fn invite(house: &House, cell: &str) -> String {
    let officer = house.login("officer");
    let answer = officer.ask("POST", &format!("/api/v1/units/{cell}/invites"), None).json();
    let file: Value = serde_json::from_str(answer["file"].as_str().unwrap()).unwrap();
    file["token"].as_str().unwrap().to_owned()
}

#[test]
fn a_laptop_may_exchange_only_after_the_officer_has_compared_the_words() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let (laptop, token) = (Laptop::new(1), invite(&house, &cell));
    let enrolled = laptop.enrol(&house, &token).json();
    assert_eq!((enrolled["state"].as_str(), enrolled["unit"]["id"].as_str()), (Some("waiting"), Some(cell.as_str())));
    assert_eq!(enrolled["superior"]["name"], "Tỉnh ủy Lai Châu");
    let device = enrolled["device"].as_str().unwrap();
    assert_eq!(laptop.state(&house, device).code(), "awaiting_confirmation");

    let officer = house.login("officer");
    assert_eq!(waiting(&officer)["four_words"], json!(null), "no words before both numbers are known");
    laptop.open(&house, device, 1).json();
    let card = waiting(&officer);
    assert_eq!((card["id"].as_str(), card["device_name"].as_str()), (Some(device), Some("Máy chi bộ")));
    assert_eq!(card["four_words"], laptop.words(&enrolled, 1));

    let other = json!({ "four_words": ["an", "an", "an", "an"] });
    let confirm = format!("/api/v1/enrolments/{device}/confirm");
    assert_eq!(officer.post(&confirm, &other).code(), "other_words");
    assert_eq!(laptop.state(&house, device).code(), "awaiting_confirmation");
    officer.let_in(device);
    assert_eq!(laptop.state(&house, device).json()["state"], "active");
    assert!(
        officer.get("/api/v1/units").json()["units"]
            .as_array()
            .unwrap()
            .iter()
            .any(|unit| unit["id"] == cell.as_str() && unit["enrolled"] == true)
    );
    assert_eq!(officer.ask("POST", &format!("/api/v1/enrolments/{device}/refuse"), None).code(), "already_answered");

    officer.post(&format!("/api/v1/devices/{device}/revoke"), &json!({ "reason": "Máy bị mất" })).json();
    assert_eq!(laptop.state(&house, device).code(), "revoked");
    assert_eq!(laptop.enrol(&house, &token).code(), "revoked");
}

/// The card of the laptop that has waited longest.
pub fn waiting(officer: &Browser<'_>) -> Value {
    officer.get("/api/v1/enrolments").json()["waiting"][0].clone()
}

#[test]
fn a_token_is_good_for_one_key_only_and_that_key_may_ask_again() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let token = invite(&house, &cell);
    let first = Laptop::new(1).enrol(&house, &token).json();
    let thief = Laptop::new(2).enrol(&house, &token);
    assert_eq!((thief.status, thief.code().as_str()), (403, "invite_used_or_expired"));
    // the answer was lost
    assert_eq!(Laptop::new(1).enrol(&house, &token).json(), first);
    assert_eq!(house.login("officer").get("/api/v1/enrolments").json()["waiting"].as_array().unwrap().len(), 1);
}

#[test]
fn a_token_dies_after_seventy_two_hours() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let (early, late) = (invite(&house, &cell), invite(&house, &cell));
    house.wait(72 * HOUR - 1);
    assert_eq!(Laptop::new(1).enrol(&house, &early).status, 200);
    house.wait(1);
    assert_eq!(Laptop::new(2).enrol(&house, &late).code(), "invite_used_or_expired");
    assert_eq!(Laptop::new(3).enrol(&house, &"0".repeat(32)).code(), "invite_used_or_expired");
}

#[test]
fn of_many_laptops_that_use_one_token_at_once_just_one_is_let_in() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let token = invite(&house, &cell);
    let (start, house) = (Barrier::new(8), &house);
    let won = std::thread::scope(|scope| {
        let tries: Vec<_> = (1..=8)
            .map(|seed| {
                let (start, token) = (&start, &token);
                scope.spawn(move || {
                    let laptop = Laptop::new(seed);
                    start.wait();
                    laptop.enrol(house, token).status
                })
            })
            .collect();
        tries.into_iter().map(|one| one.join().unwrap()).filter(|status| *status == 200).count()
    });
    assert_eq!(won, 1);
}

#[test]
fn guesses_are_slowed_down() {
    let house = House::open();
    let laptop = Laptop::new(1);
    let answers: Vec<u16> = (0..61).map(|guess| laptop.enrol(&house, &format!("{guess:032x}")).status).collect();
    assert!(answers[..60].iter().all(|status| *status == 403));
    assert_eq!(answers[60], 429);
}

#[test]
fn a_key_that_did_not_sign_uses_up_nothing() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let token = invite(&house, &cell);
    let mut forged = Laptop::new(1).request(&token, 1);
    forged["proof"] = Laptop::new(2).request(&token, 1)["proof"].clone();
    let answer = Laptop::new(1).post(&house, &forged);
    assert_eq!((answer.status, answer.code().as_str()), (403, "bad_proof"));
    let device = Laptop::new(1).enrol(&house, &token).json()["device"].as_str().unwrap().to_owned();
    assert_eq!(Laptop::new(2).state(&house, &device).code(), "bad_proof");
    assert_eq!(Laptop::new(2).state(&house, &"1".repeat(32)).code(), "unknown_device");
}

#[test]
fn the_command_line_makes_the_same_invite_while_the_server_runs() {
    let house = House::open();
    house.cell("Chi bộ bản Nà Cà");
    let out = house.made().data.join("invite.json");
    let line = ["invite", "--unit", "Chi bộ bản Nà Cà", "--auto-confirm", "--out", out.to_str().unwrap()];
    let invite = json_output(sochibo_server(&house.made(), &line));
    let file: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(invite["file"], file);
    assert_eq!(
        (file["v"].as_u64(), file["url"].as_str()),
        (Some(0), Some(format!("http://{}", house.address).as_str()))
    );
    assert!(file["pin"].is_null());
    let code = exchange::enrolment::InviteCode::read(invite["code"].as_str().unwrap()).unwrap();
    assert_eq!(
        (code.url.as_str(), hex::encode(&code.token)),
        (file["url"].as_str().unwrap(), file["token"].as_str().unwrap().into())
    );
    assert_eq!(Laptop::new(1).enrol(&house, &hex::encode(&code.token)).json()["state"], "active");
}

#[test]
fn names_come_without_marks_that_nobody_sees() {
    let house = House::open();
    let cell = house.cell("Chi bộ \u{202e}bản\u{2066} Nà Cà");
    let laptop = Laptop::new(1);
    let mut asked = laptop.request(&invite(&house, &cell), 1);
    asked["device_name"] = json!("Máy\u{202e} chi bộ\u{200f}");
    asked["person_name"] = json!("\u{2067}Giàng A Mẫu\u{2069}\u{61c}");
    laptop.post(&house, &asked).json();
    let waiting = house.login("officer").get("/api/v1/enrolments").json()["waiting"][0].clone();
    assert_eq!(waiting["unit"]["name"], "Chi bộ bản Nà Cà");
    assert_eq!([&waiting["device_name"], &waiting["person"]], ["Máy chi bộ", "Giàng A Mẫu"]);
}

#[test]
fn an_invites_file_is_named_in_letters_that_every_system_takes() {
    let house = House::open();
    let cell = house.cell("Chi bộ \u{202e}bản\u{2066} Đông Pao/\"2\"");
    let invited = house.login("officer").ask("POST", &format!("/api/v1/units/{cell}/invites"), None).json();
    assert_eq!(invited["file_name"], "moi-chi-bo-ban-dong-pao-2.sochibo-invite.json");
}

#[test]
fn an_invite_taken_back_lets_nobody_in() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let (token, kept) = (invite(&house, &cell), invite(&house, &cell));
    let officer = house.login("officer");
    let open = officer.get("/api/v1/invites").json()["rows"].as_array().unwrap().clone();
    assert_eq!((open.len(), &open[0]["unit"]["id"], &open[0]["made_by"]), (2, &json!(cell), &json!("officer")));
    let hash = server::invites::issue::token_hash(&hex::decode(&token).unwrap());
    let path = format!("/api/v1/invites/{}/cancel", hex::encode(&hash[..16]));
    officer.ask("POST", &path, None).json();
    assert_eq!(officer.ask("POST", &path, None).status, 404, "it is gone");
    assert_eq!(Laptop::new(1).enrol(&house, &token).code(), "invite_used_or_expired");

    // the administrator cancels the cell's remaining invite
    let listed = json_output(sochibo_server(&house.made(), &["invites", "list"]));
    assert_eq!((listed["invites"].as_array().unwrap().len(), &listed["invites"][0]["unit_name"]), (1, &json!("Chi bộ bản Nà Cà")));
    let cancelled = json_output(sochibo_server(&house.made(), &["invites", "cancel", "--unit", "Chi bộ bản Nà Cà"]));
    assert_eq!(cancelled["cancelled"], 1);
    assert_eq!(Laptop::new(2).enrol(&house, &kept).code(), "invite_used_or_expired");
    assert_eq!(officer.get("/api/v1/invites").json()["rows"], json!([]));
}

#[test]
fn the_token_itself_is_nowhere_on_disk() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let token = invite(&house, &cell);
    Laptop::new(1).enrol(&house, &token).json();
    let raw: [u8; 16] = hex::decode(&token).unwrap();
    for bytes in house.kept() {
        assert!(!bytes.windows(16).any(|part| part == raw));
        assert!(!bytes.windows(32).any(|part| part == token.as_bytes()));
    }
}

#[test]
fn only_cells_below_the_committee_are_invited() {
    let house = House::open();
    let officer = house.login("officer");
    let ours = officer.get("/api/v1/me").json()["committee"]["id"].as_str().unwrap().to_owned();
    for unit in [ours, "0".repeat(32), "not-an-id".into()] {
        assert_eq!(officer.ask("POST", &format!("/api/v1/units/{unit}/invites"), None).status, 404);
    }
}

/// Asks with a book of this id.
fn enrol_with(house: &House, laptop: &Laptop, token: &str, book: domain::Id, book_has_work: bool) -> Answer {
    let asking = Asking { book, book_has_work, ..laptop.asking(token) };
    laptop.post(house, &json!(EnrolRequest::sign(&laptop.0, &asking, &Committer::begin([1; 32]))))
}

/// Asks, reveals its number, and is admitted.
fn join(house: &House, laptop: &Laptop, cell: &str) -> Value {
    let enrolled = laptop.enrol(house, &invite(house, cell)).json();
    let device = enrolled["device"].as_str().unwrap();
    laptop.open(house, device, 1).json();
    house.login("officer").let_in(device);
    enrolled
}

#[test]
fn a_cell_has_one_book_which_a_second_empty_laptop_takes_over() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let (first, second) = (Laptop::new(1), Laptop::new(2));
    let device = join(&house, &first, &cell);
    assert_eq!(device["book"], json!(first.book()), "work done before enrolment stays in its book");

    let token = invite(&house, &cell);
    let refused = enrol_with(&house, &second, &token, second.book(), true);
    assert_eq!((refused.status, refused.code().as_str()), (409, "unit_has_book"));
    // the refusal used up nothing
    assert_eq!(enrol_with(&house, &second, &token, second.book(), false).json()["book"], json!(first.book()));
}

#[test]
fn a_stolen_invite_ties_no_book_to_the_cell() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let (thief, owner) = (Laptop::new(1), Laptop::new(2));
    let stolen = thief.enrol(&house, &invite(&house, &cell)).json();
    let officer = house.login("officer");
    officer.ask("POST", &format!("/api/v1/enrolments/{}/refuse", stolen["device"].as_str().unwrap()), None).json();
    assert_eq!(join(&house, &owner, &cell)["book"], json!(owner.book()));
}

#[test]
fn nobody_brings_a_book_that_is_anothers_or_the_committees() {
    let house = House::open();
    let (cell, other) = (house.cell("Chi bộ bản Nà Cà"), house.cell("Chi bộ bản Thèn Thầu"));
    let first = Laptop::new(1);
    let device = join(&house, &first, &cell);
    let committee: domain::Id = device["superior"]["id"].as_str().unwrap().parse().unwrap();
    let (token, thief) = (invite(&house, &other), Laptop::new(2));
    let issued = |unit| journal::chain::issued_book(committee, unit);
    for book in [first.book(), issued(None), issued(Some(cell.parse().unwrap())), issued(Some(other.parse().unwrap()))]
    {
        assert_eq!(enrol_with(&house, &thief, &token, book, true).code(), "wrong_unit");
    }
    assert_eq!(thief.enrol(&house, &token).status, 200);
}
