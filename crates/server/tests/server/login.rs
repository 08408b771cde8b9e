use crate::house::{HOUR, House, PASSPHRASE};

#[test]
fn a_session_opens_the_console_for_twelve_hours_and_no_longer() {
    let house = House::open();
    let officer = house.login("officer");
    let me = officer.get("/api/v1/me").json();
    assert_eq!((me["name"].as_str(), me["role"].as_str()), (Some("officer"), Some("officer")));
    assert_eq!(me["committee"]["name"], "Tỉnh ủy Lai Châu");
    house.wait(12 * HOUR - 1_000);
    assert_eq!(officer.get("/api/v1/me").status, 200);
    house.wait(1_000);
    let late = officer.get("/api/v1/me");
    assert_eq!((late.status, late.code().as_str()), (401, "login_needed"));
}

#[test]
fn the_cookie_is_kept_from_scripts_and_other_sites_and_its_token_from_our_own_disk() {
    let house = House::open();
    let answer = house.try_login("officer", PASSPHRASE);
    let cookie = &answer.set_cookies[0];
    for wanted in ["sochibo_session=", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"] {
        assert!(cookie.contains(wanted), "{cookie}");
    }
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    let raw: [u8; 32] = server::hex::decode(token).unwrap();
    for bytes in house.kept() {
        assert!(!bytes.windows(32).any(|part| part == raw), "a session token lies on disk");
        assert!(!bytes.windows(token.len()).any(|part| part == token.as_bytes()));
        assert!(!bytes.windows(PASSPHRASE.len()).any(|part| part == PASSPHRASE.as_bytes()));
    }
}

#[test]
fn going_out_ends_the_session_at_once() {
    let house = House::open();
    let officer = house.login("officer");
    assert!(officer.ask("POST", "/api/v1/logout", None).headers["set-cookie"].contains("Max-Age=0"));
    assert_eq!(officer.get("/api/v1/me").status, 401);
}

#[test]
fn a_name_that_does_not_exist_answers_like_a_wrong_passphrase() {
    let house = House::open();
    let wrong = house.try_login("officer", "không phải mật khẩu");
    let nobody = house.try_login("nobody", "không phải mật khẩu");
    assert_eq!((wrong.status, wrong.body), (401, nobody.body.clone()));
    assert_eq!(nobody.status, 401);
}

#[test]
fn names_are_found_however_they_were_typed() {
    let house = House::open();
    assert_eq!(house.try_login("  Officer ", PASSPHRASE).status, 200);
}

#[test]
fn guessing_is_slowed_down_even_for_the_right_passphrase() {
    let house = House::open();
    for _ in 0..3 {
        assert_eq!(house.try_login("officer", "đoán mò thôi").status, 401);
    }
    let early = house.try_login("officer", PASSPHRASE);
    assert_eq!((early.status, early.code().as_str()), (429, "too_soon"));
    assert_eq!(early.headers["retry-after"], "2");
    assert_eq!(house.try_login("admin", PASSPHRASE).status, 200);
    house.wait(2_000);
    assert_eq!(house.try_login("officer", PASSPHRASE).status, 200);
    // cleared after a success
    assert_eq!(house.try_login("officer", "đoán mò thôi").status, 401);
    assert_eq!(house.try_login("officer", PASSPHRASE).status, 200);
}

#[test]
fn a_new_passphrase_shuts_open_sessions() {
    let house = House::open();
    let officer = house.login("officer");
    let secret = house.made().data.join("new-passphrase");
    std::fs::write(&secret, "một mật khẩu khác").unwrap();
    let line = ["account", "passwd", "--name", "officer", "--passphrase-file", secret.to_str().unwrap()];
    crate::house::json_output(crate::house::sochibo_server(&house.made(), &line));
    assert_eq!(officer.get("/api/v1/me").status, 401);
    assert_eq!(house.try_login("officer", "một mật khẩu khác").status, 200);
}
