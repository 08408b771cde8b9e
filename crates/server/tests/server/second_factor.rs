//! A phone's code in addition to the passphrase.

use std::sync::atomic::Ordering;

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};

use crate::house::{Answer, Browser, House, PASSPHRASE, json_output, sochibo_server};

const STEP: i64 = 30_000;

/// A server that other machines can reach.
fn exposed() -> House {
    let house = House::open();
    house.server.exposed.store(true, Ordering::SeqCst);
    house
}

/// An authenticator program.
struct Phone(Vec<u8>);

impl Phone {
    fn scan(proposed: &Value) -> Phone {
        let address = proposed["address"].as_str().unwrap();
        let secret = address.split_once("secret=").unwrap().1.split('&').next().unwrap();
        let five = |letter: u8| b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|one| *one == letter).unwrap();
        let bits: Vec<usize> = secret.bytes().flat_map(|letter| (0..5).rev().map(move |bit| five(letter) >> bit & 1)).collect();
        Phone(bits.chunks_exact(8).map(|eight| eight.iter().fold(0, |byte, bit| byte << 1 | *bit as u8)).collect())
    }

    fn code(&self, at: i64) -> String {
        let mut mac = Hmac::<sha1::Sha1>::new_from_slice(&self.0).unwrap();
        mac.update(&(at / STEP).to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let offset = usize::from(hash[19] & 0xf);
        let number = u32::from_be_bytes(hash[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
        format!("{:06}", number % 1_000_000)
    }
}

fn login(house: &House, name: &str, code: &str) -> Answer {
    let asked = json!({ "name": name, "passphrase": PASSPHRASE, "code": code });
    house.call("POST", "/api/v1/login", &[("x-sochibo", "1")], Some(&asked))
}

fn set_up(house: &House, who: &Browser<'_>) -> (Phone, Vec<String>) {
    let phone = Phone::scan(&who.post("/api/v1/second-factor/begin", &json!({})).json());
    let settled = who.post("/api/v1/second-factor/confirm", &json!({ "code": phone.code(house.now()) })).json();
    let codes = settled["recovery_codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned());
    (phone, codes.collect())
}

#[test]
fn on_loopback_a_passphrase_is_enough() {
    let house = House::open();
    assert_eq!(house.login("officer").get("/api/v1/me").json()["second_factor"], "off");
    assert_eq!(house.login("officer").get("/api/v1/rounds").status, 200);
}

#[test]
fn elsewhere_nothing_is_shown_before_it_is_set_up() {
    let house = exposed();
    for role in ["officer", "grader", "admin"] {
        let who = house.login(role);
        assert_eq!(who.get("/api/v1/me").json()["second_factor"], "needed");
        for path in ["/api/v1/rounds", "/api/v1/units", "/api/v1/clock"] {
            let answer = who.get(path);
            assert_eq!((answer.status, answer.code().as_str()), (403, "second_factor_not_set_up"), "{path}");
        }
        let (_, codes) = set_up(&house, &who);
        assert_eq!(codes.len(), 10);
        assert_eq!(who.get("/api/v1/rounds").status, 200, "this session goes on");
        assert_eq!(who.get("/api/v1/me").json()["second_factor"], "on");
    }
}

#[test]
fn a_proxy_in_front_of_loopback_means_that_others_come() {
    use server::proxies::{TrustedProxies, network};
    let house = House::open();
    house.server.proxies.set(TrustedProxies::new(vec![network("127.0.0.1").unwrap()])).unwrap();
    assert_eq!(house.login("officer").get("/api/v1/rounds").code(), "second_factor_not_set_up");
}

#[test]
fn a_code_is_asked_for_beside_the_passphrase_and_taken_once() {
    let house = exposed();
    let (phone, _) = set_up(&house, &house.login("officer"));
    let without = house.try_login("officer", PASSPHRASE);
    assert_eq!((without.status, without.code().as_str()), (401, "code_needed"));
    assert!(without.set_cookies.is_empty());
    assert_eq!(login(&house, "officer", &phone.code(house.now())).code(), "wrong_code", "it set the phone up");
    house.wait(STEP);
    let code = phone.code(house.now());
    let entered = login(&house, "officer", &code);
    assert_eq!((entered.status, entered.json()["second_factor"].as_str()), (200, Some("on")));
    assert_eq!(login(&house, "officer", &code).code(), "wrong_code", "seen over a shoulder, it is worth nothing");
    house.wait(2 * STEP);
    assert_eq!(login(&house, "officer", &phone.code(house.now() - STEP)).status, 200, "a phone half a minute late");
    // a wrong passphrase is reported before anything about the code
    let wrong = json!({ "name": "officer", "passphrase": "đoán mò thôi", "code": phone.code(house.now()) });
    assert_eq!(house.call("POST", "/api/v1/login", &[("x-sochibo", "1")], Some(&wrong)).code(), "wrong_passphrase");
}

#[test]
fn whoever_knows_the_passphrase_guesses_codes_no_faster() {
    let house = exposed();
    set_up(&house, &house.login("officer"));
    let answers: Vec<u16> = (0..6).map(|code| login(&house, "officer", &format!("{code:06}")).status).collect();
    assert_eq!(answers, [401, 401, 401, 429, 429, 429]);
    house.wait(2_000);
    // the right passphrase alone does not take the attempt back
    assert_eq!(house.try_login("officer", PASSPHRASE).code(), "code_needed");
    assert_eq!(login(&house, "officer", "000007").status, 429);
}

#[test]
fn a_recovery_code_lets_in_once() {
    let house = exposed();
    let (_, codes) = set_up(&house, &house.login("officer"));
    assert_eq!(login(&house, "officer", &codes[3].to_lowercase()).status, 200);
    assert_eq!(login(&house, "officer", &codes[3]).code(), "wrong_code");
    assert_eq!(login(&house, "officer", &codes[4]).status, 200);
    set_up(&house, &house.login("admin"));
    assert_eq!(login(&house, "admin", &codes[5]).code(), "wrong_code", "another account's");
}

#[test]
fn a_new_phone_needs_the_passphrase_and_shuts_other_sessions() {
    let house = House::open();
    let (officer, elsewhere) = (house.login("officer"), house.login("officer"));
    let (_, old) = set_up(&house, &officer);
    assert_eq!(elsewhere.get("/api/v1/me").status, 401);
    assert_eq!(officer.post("/api/v1/second-factor/begin", &json!({})).code(), "wrong_passphrase");
    let proposed = officer.post("/api/v1/second-factor/begin", &json!({ "passphrase": PASSPHRASE })).json();
    let phone = Phone::scan(&proposed);
    assert_eq!(officer.post("/api/v1/second-factor/confirm", &json!({ "code": "000000" })).code(), "wrong_code");
    officer.post("/api/v1/second-factor/confirm", &json!({ "code": phone.code(house.now()) })).json();
    assert_eq!(login(&house, "officer", &old[0]).code(), "wrong_code", "earlier recovery codes are void");
    house.wait(STEP);
    assert_eq!(login(&house, "officer", &phone.code(house.now())).status, 200);
}

#[test]
fn the_administrator_resets_it() {
    let house = exposed();
    let officer = house.login("officer");
    let (_, codes) = set_up(&house, &officer);
    let reset = json_output(sochibo_server(&house.made(), &["account", "reset-second-factor", "--name", "officer"]));
    assert_eq!(reset["was_set"], true);
    assert_eq!(officer.get("/api/v1/me").status, 401, "open sessions end");
    let again = house.login("officer");
    assert_eq!(again.get("/api/v1/me").json()["second_factor"], "needed");
    let (phone, _) = set_up(&house, &again);
    assert_eq!(login(&house, "officer", &codes[0]).code(), "wrong_code");
    house.wait(STEP);
    assert_eq!(login(&house, "officer", &phone.code(house.now())).status, 200);
}

#[test]
fn a_phone_gets_in_while_the_servers_clock_is_doubted() {
    let house = exposed();
    let (phone, _) = set_up(&house, &house.login("officer"));
    house.set_clock(house.now() + 60 * 86_400_000);
    assert_eq!(house.server.watch.doubt().map(|doubt| doubt.shown), Some(house.now()));
    assert_eq!(login(&house, "officer", &phone.code(house.now())).status, 200);
}

#[test]
fn neither_secret_nor_recovery_codes_lie_in_the_database() {
    let house = exposed();
    let (phone, codes) = set_up(&house, &house.login("officer"));
    let plain: Vec<String> = codes.iter().map(|code| code.replace('-', "")).collect();
    for bytes in house.kept() {
        assert!(!bytes.windows(phone.0.len()).any(|part| part == phone.0), "the secret");
        for code in codes.iter().chain(&plain) {
            assert!(!bytes.windows(code.len()).any(|part| part == code.as_bytes()), "a recovery code");
        }
    }
}
