//! Logging in while others try under the same name.

use serde_json::json;
use server::proxies::{TrustedProxies, network};

use crate::house::{Answer, House, PASSPHRASE, json_output, sochibo_server};

/// A log-in through a proxy on this machine that says where it came from.
fn from(house: &House, address: &str, name: &str, passphrase: &str, cookies: &str) -> Answer {
    let headers = [("x-sochibo", "1"), ("x-forwarded-for", address), ("cookie", cookies)];
    house.call("POST", "/api/v1/login", &headers, Some(&json!({ "name": name, "passphrase": passphrase })))
}

fn behind_a_proxy() -> House {
    let house = House::open();
    house.server.proxies.set(TrustedProxies::new(vec![network("127.0.0.1").unwrap()])).unwrap();
    house
}

#[test]
fn a_known_browser_gets_in_however_often_strangers_try() {
    let house = House::open();
    let cookies = house.try_login("officer", PASSPHRASE).cookies();
    for _ in 0..40 {
        house.try_login("officer", "đoán mò thôi");
    }
    assert_eq!(house.try_login("officer", PASSPHRASE).status, 429, "a stranger waits, whatever the passphrase");
    assert_eq!(from(&house, "", "officer", PASSPHRASE, &cookies).status, 200);
    // a token that a caller made up does not help
    let (name, _) = cookies.split("; ").nth(1).unwrap().split_once('=').unwrap();
    assert_eq!(from(&house, "", "officer", PASSPHRASE, &format!("{name}={}", "a".repeat(64))).status, 429);
}

#[test]
fn a_known_browser_has_a_budget_too() {
    let house = House::open();
    let cookies = house.try_login("officer", PASSPHRASE).cookies();
    for _ in 0..3 {
        assert_eq!(from(&house, "", "officer", "đoán mò thôi", &cookies).status, 401);
    }
    let early = from(&house, "", "officer", PASSPHRASE, &cookies);
    assert_eq!((early.status, early.headers["retry-after"].as_str()), (429, "2"));
    house.wait(2_000);
    assert_eq!(from(&house, "", "officer", PASSPHRASE, &cookies).status, 200);
}

#[test]
fn strangers_at_one_address_do_not_lock_out_another() {
    let house = behind_a_proxy();
    for _ in 0..5 {
        from(&house, "203.0.113.7", "officer", "đoán mò thôi", "");
    }
    assert_eq!(from(&house, "203.0.113.7", "officer", PASSPHRASE, "").status, 429);
    assert_eq!(from(&house, "203.0.113.8", "officer", PASSPHRASE, "").status, 200);
}

#[test]
fn many_addresses_together_guess_no_faster() {
    let house = behind_a_proxy();
    let cookies = from(&house, "203.0.113.7", "officer", PASSPHRASE, "").cookies();
    let statuses: Vec<u16> = (0..40)
        .map(|number| from(&house, &format!("198.51.100.{number}"), "officer", "đoán mò thôi", "").status)
        .collect();
    assert_eq!(statuses.iter().filter(|status| **status == 401).count(), 30, "{statuses:?}");
    assert_eq!(from(&house, "203.0.113.8", "admin", PASSPHRASE, "").status, 200, "another name is another count");
    let elsewhere = from(&house, "203.0.113.9", "officer", PASSPHRASE, "").status;
    assert_eq!(elsewhere, 429, "a browser nobody knows waits with them");
    assert_eq!(from(&house, "203.0.113.7", "officer", PASSPHRASE, &cookies).status, 200, "a known one is another count");
}

#[test]
fn an_address_that_nobody_vouches_for_is_not_believed() {
    let house = House::open();
    for number in 0..3 {
        from(&house, &format!("198.51.100.{number}"), "officer", "đoán mò thôi", "");
    }
    assert_eq!(from(&house, "203.0.113.8", "officer", PASSPHRASE, "").status, 429, "all of them are one caller");
}

#[test]
fn a_new_passphrase_by_the_administrator_ends_the_wait() {
    let house = House::open();
    for _ in 0..40 {
        house.try_login("officer", "đoán mò thôi");
    }
    let secret = house.made().data.join("new-passphrase");
    std::fs::write(&secret, "một mật khẩu khác").unwrap();
    let line = ["account", "passwd", "--name", "officer", "--passphrase-file", secret.to_str().unwrap()];
    json_output(sochibo_server(&house.made(), &line));
    assert_eq!(house.try_login("officer", "một mật khẩu khác").status, 200);
}

#[test]
fn a_flood_of_strangers_is_asked_to_come_again_and_an_officer_is_not() {
    let house = House::open();
    let cookies = house.try_login("officer", PASSPHRASE).cookies();
    let house = &house;
    let answers: Vec<Answer> = std::thread::scope(|scope| {
        let flood: Vec<_> =
            (0..60).map(|number| scope.spawn(move || house.try_login(&format!("ai-đó-{number}"), "đoán mò thôi"))).collect();
        assert_eq!(from(house, "", "officer", PASSPHRASE, &cookies).status, 200);
        flood.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let busy: Vec<&Answer> = answers.iter().filter(|answer| answer.status == 429).collect();
    assert!(!busy.is_empty() && busy.iter().all(|answer| answer.code() == "busy"));
    assert!(busy.iter().all(|answer| answer.headers["retry-after"] == "5"));
}

#[test]
fn a_nul_is_a_mistake_of_the_sender_wherever_it_stands() {
    let house = House::open();
    let officer = house.login("officer");
    for (path, body) in [
        ("/api/v1/login", json!({ "name": "officer\0", "passphrase": PASSPHRASE })),
        ("/api/v1/login", json!({ "name": "officer", "passphrase": "\0" })),
        ("/api/v1/units", json!({ "name": "Chi bộ\0", "parent": "0".repeat(32) })),
        ("/api/v1/graders", json!({ "name": "\0" })),
        ("/sync/v2/enrol", json!({ "token": "\0" })),
    ] {
        let answer = officer.post(path, &body);
        assert!([400, 403].contains(&answer.status), "{path}: {}", answer.text());
    }
    for path in ["/api/v1/rounds/%00", "/api/v1/arrivals?day=%00", "/api/v1/units?on=2026-01-01%00", "/%00"] {
        assert!((400..500).contains(&officer.get(path).status) || path == "/%00", "{path}");
    }
}
