//! A clock that was wrong once, and is right again.

use domain::attachments::PIECE;
use journal::{Record, ChainStore, Value};
use journal_sql::{OpDraft, SqlChainStore};
use serde_json::json;
use server::accounts::{Person, Role};
use server::rounds::opened;
use server::storage::arrivals::Arrivals;
use server::storage::laptops::LaptopsMut;
use server::storage::openings::Opening;

use crate::cell::Cell;
use crate::house::{HOUR, House, PASSPHRASE, json_output, sochibo_server};

const DAY: i64 = 24 * HOUR;
const OF_2040: i64 = 2_208_988_800_000;
const OF_2001: i64 = 978_307_200_000;
const CELL: &str = "Chi bộ bản Nà Cà";

/// Runs the event under both kinds of wrong clock: unconfirmed, or confirmed by somebody by mistake.
fn in_a_wrong_moment(happens: impl Fn(&House, Cell, i64)) {
    for wrong in [OF_2040, OF_2001] {
        for confirmed in [false, true] {
            let house = House::open();
            let cell = Cell::enrol(&house, CELL, 1, true);
            let right = house.set_clock(wrong);
            if confirmed {
                house.login("admin").ask("POST", "/api/v1/clock/confirm", None).json();
            }
            happens(&house, cell, right);
        }
    }
}

/// An officer looks at names of the cell.
fn opening(house: &House, cell: &Cell) {
    let officer = Person { name: "officer".into(), person: String::new(), role: Role::Officer, grades: false };
    let about = opened::of(&officer, cell.unit, cell.committee, house.server.now());
    let about = Opening { figure: "due".into(), ..about };
    house.server.storage.write(|book| opened::note(book, &house.server.key, &officer, &about)).unwrap();
}

/// The clock is set right again.
fn put_right(house: &House, right: i64) {
    house.set_clock(right);
    house.server.watch.confirm().unwrap();
}

#[test]
fn a_mistyped_passphrase_locks_nobody_out_for_years() {
    in_a_wrong_moment(|house, _, right| {
        for _ in 0..4 {
            assert_ne!(house.try_login("officer", "đoán mò thôi").status, 500);
        }
        put_right(house, right);
        let early = house.try_login("officer", PASSPHRASE);
        assert!(early.status == 200 || early.headers["retry-after"] == "2", "{}", early.text());
        house.wait(2_000);
        assert_eq!(house.try_login("officer", PASSPHRASE).status, 200);
    });
    // wrong passphrases while the clock was right, read in 2001
    let house = House::open();
    for _ in 0..3 {
        house.try_login("officer", "đoán mò thôi");
    }
    house.set_clock(OF_2001);
    house.server.watch.confirm().unwrap();
    assert_eq!(house.try_login("officer", PASSPHRASE).headers["retry-after"], "2");
    house.wait(2_000);
    assert_eq!(house.try_login("officer", PASSPHRASE).status, 200);
}

#[test]
fn a_session_and_an_invite_live_no_longer_than_any() {
    in_a_wrong_moment(|house, cell, right| {
        let officer = house.login("officer");
        // in 2001 today's tree has no such cell
        officer.ask("POST", &format!("/api/v1/units/{}/invites", cell.unit), None);
        put_right(house, right);
        house.wait(73 * HOUR);
        assert_eq!(officer.get("/api/v1/me").status, 401);
        assert_eq!(house.login("officer").get("/api/v1/invites").json()["rows"], json!([]));
    });
    // a session that would live too long is closed at once
    let house = House::open();
    let right = house.set_clock(OF_2040);
    house.server.watch.confirm().unwrap();
    let officer = house.login("officer");
    put_right(&house, right);
    assert_eq!(officer.get("/api/v1/me").status, 401);
}

#[test]
fn opening_names_is_logged_after_it_as_before() {
    in_a_wrong_moment(|house, mut cell, right| {
        cell.member(house, "Lò Văn Đức", "1970");
        cell.hold(house, cell.committee);
        cell.exchange(house);
        let opening = |house: &House| {
            opening(house, &cell);
            house.login("officer").get("/api/v1/names-log").json()["rows"].as_array().unwrap().len()
        };
        assert_eq!([opening(house), opening(house)], [1, 1], "one look");
        put_right(house, right);
        house.wait(11 * 60_000);
        assert_eq!(opening(house), 2);
        house.wait(60_000);
        assert_eq!(opening(house), 2);
    });
}

#[test]
fn a_page_deleted_a_minute_ago_keeps_its_pieces() {
    use domain::catalogue::attachment;
    for wrong in [OF_2040, OF_2001] {
        let house = House::open();
        let mut cell = Cell::enrol(&house, CELL, 1, true);
        let page = vec![7; PIECE.min(9_000)];
        let id = cell.announce(&house, &page);
        cell.bring(&house, vec![exchange::pieces::Piece::new(id, 0, page)]);
        let deleted = |cell: &mut Cell, yes| {
            let draft = OpDraft::new(attachment::KIND, Record::One(id)).set(attachment::DELETED, Value::flag(yes));
            cell.write(&house, &[draft]);
            cell.exchange(&house);
        };
        let looked_through = |cell: &Cell| {
            let offers = Some(vec![[7; 16].into()]);
            cell.transfer(&house, &exchange::pieces::Request { offers, ..exchange::pieces::Request::default() })
        };
        deleted(&mut cell, true);
        looked_through(&cell);
        house.wait(60_000);
        let right = house.set_clock(wrong);
        looked_through(&cell);
        house.wait(60_000);
        looked_through(&cell);
        house.set_clock(right + 60_000);
        looked_through(&cell);
        deleted(&mut cell, false);
        assert!(cell.missing(&house, id).is_empty(), "nobody had confirmed the clock");
    }
}

#[test]
fn what_the_server_writes_afterwards_is_of_today() {
    in_a_wrong_moment(|house, mut cell, right| {
        let epoch = || house.server.storage.read(|book| Ok(SqlChainStore::new(book, &house.server.key).epoch()?)).unwrap();
        let stamp = || {
            let last = |book: &dyn sql::Sql| Ok(SqlChainStore::new(book, &house.server.key).last_stamp()?);
            i64::try_from(house.server.storage.read(last).unwrap().ms).unwrap()
        };
        opening(house, &cell);
        let before = epoch();
        let ran_ahead = stamp() > right + DAY;
        put_right(house, right);
        house.wait(60_000);
        let rename = |name: &str| {
            let path = format!("/api/v1/units/{}", cell.unit);
            house.login("officer").ask("PATCH", &path, Some(&json!({ "name": name }))).json();
        };
        rename("Chi bộ bản Nà Cà Một");
        assert!((stamp() - house.now()).abs() < HOUR, "{}", stamp());
        assert_eq!(epoch() - before, u32::from(ran_ahead), "a new epoch begins where the last one ran ahead, and once");
        rename("Chi bộ bản Nà Cà Hai");
        assert_eq!(epoch() - before, u32::from(ran_ahead));
        assert!(cell.exchange(house).verified, "the laptop has it all");
        let sent = journal::chain::issued_book(cell.committee, Some(cell.unit));
        let heard = journal_sql::row(&cell.book, sent, domain::catalogue::unit::KIND, cell.unit);
        assert_eq!(heard.unwrap().unwrap().text(domain::catalogue::unit::NAME), "Chi bộ bản Nà Cà Hai");
    });
}

#[test]
fn no_two_arrivals_share_a_receipt_code() {
    in_a_wrong_moment(|house, mut cell, right| {
        let mut arrive = |name: &str| {
            cell.member(house, name, "1970");
            cell.exchange(house);
        };
        arrive("Lò Văn Đức");
        put_right(house, right);
        for name in ["Vàng Thị Dế", "Thào A Dế", "Giàng A Lử"] {
            house.wait(60_000);
            arrive(name);
        }
        let all = house.server.storage.read(|book| Ok(Arrivals(book).between(0, i64::MAX)?));
        let codes: Vec<String> = all.unwrap().into_iter().map(|one| one.receipt_code).collect();
        let different: std::collections::BTreeSet<&String> = codes.iter().collect();
        assert_eq!((codes.len(), different.len()), (4, 4), "{codes:?}");
    });
}

#[test]
fn a_cell_that_fell_silent_is_late_by_the_right_clock() {
    in_a_wrong_moment(|house, mut cell, right| {
        cell.member(house, "Lò Văn Đức", "1970");
        cell.exchange(house);
        put_right(house, right);
        let asked = json!({ "title": "Học Chỉ thị 01", "documents": [{ "number": "01-CT/TW", "name": "Chỉ thị", "issuer": "BTV",
            "date": "2026-02-03", "summary": "V/v" }], "deadline": "2099-12-31", "from": "2026-03-01", "to": "2099-11-30",
            "guiding_questions": "", "essay_owers": "nobody", "addressed": "all" });
        let round = house.login("officer").post("/api/v1/rounds", &asked).json()["id"].as_str().unwrap().to_owned();
        house.wait(36 * DAY);
        let table = house.login("officer").get(&format!("/api/v1/rounds/{round}/table")).json();
        assert_eq!(table["rows"][0]["overdue"], "contact", "{table}");
        let device = cell.device.parse().unwrap();
        house.server.storage.write(|book| Ok(LaptopsMut(book).seen(device, OF_2040)?)).unwrap();
        let devices = house.login("officer").get("/api/v1/enrolments").json();
        assert_eq!(devices["devices"][0]["last_seen_at"], json!(null), "nobody knows when that was");
    });
}

#[test]
fn the_console_says_that_the_clock_has_jumped_and_an_officer_confirms_it() {
    let house = House::open();
    let now = house.now();
    house.set_clock(OF_2040);
    let (officer, grader) = (house.login("officer"), house.login("grader"));
    let said_so = grader.get("/api/v1/clock").json();
    assert_eq!((&said_so["doubtful"], &said_so["shown"]), (&json!(true), &json!("2040-01-01T00:00:00Z")));
    assert_eq!(said_so["goes_by"], json!(server::clock::rfc3339(now)));
    assert_eq!(grader.ask("POST", "/api/v1/clock/confirm", None).code(), "not_your_role");
    officer.ask("POST", "/api/v1/clock/confirm", None).json();
    let confirmed = house.login("officer").get("/api/v1/clock").json();
    assert_eq!((&confirmed["doubtful"], &confirmed["goes_by"]), (&json!(false), &json!("2040-01-01T00:00:00Z")));
}

#[test]
fn the_command_line_confirms_the_clock_of_the_running_server() {
    let house = House::open();
    let shown = json_output(sochibo_server(&house.made(), &["clock", "show"]));
    assert_eq!(shown["doubtful"], false);
    // the command line goes by the machine's clock too
    std::fs::write(house.made().data.join("clock"), format!("{OF_2040}\n")).unwrap();
    assert_eq!(json_output(sochibo_server(&house.made(), &["clock", "show"]))["doubtful"], true);
    json_output(sochibo_server(&house.made(), &["clock", "confirm"]));
    assert_eq!(json_output(sochibo_server(&house.made(), &["clock", "show"]))["doubtful"], false);
}
