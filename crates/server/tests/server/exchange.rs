use domain::catalogue::{device, document, member, unit, verdict};
use domain::roll_call::Status;
use journal::chain::issued_book;
use journal::chain_store::Copied;
use journal::{Record, Value};
use journal_sql::{OpDraft, content_hash};
use serde_json::json;

use crate::cell::Cell;
use crate::house::House;

/// A hash of everything that the server holds of this cell's book.
pub fn server_hash(house: &House, cell: &Cell) -> [u8; 32] {
    let book = cell.own;
    house.server.storage.read(|connection| Ok(content_hash(connection, book)?)).unwrap()
}

#[test]
fn after_an_exchange_both_books_are_the_same() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    for name in ["Lò Văn Đức", "Vàng Thị Dế"] {
        cell.member(&house, name, "1970");
    }
    let last = cell.exchange(&house);
    assert!(last.verified && last.problems.is_empty());
    assert_eq!(content_hash(&cell.book, cell.own).unwrap(), server_hash(&house, &cell));
}

#[test]
fn where_the_same_changes_made_other_tables_each_side_makes_its_own_anew_and_fetches_nothing() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    for name in ["Lò Văn Đức", "Vàng Thị Dế"] {
        cell.member(&house, name, "1970");
    }
    assert_eq!(cell.compare(&house), None, "there was something to send first");
    assert_eq!(cell.compare(&house), Some(true));
    let right = server_hash(&house, &cell);

    let own = cell.own;
    let lose = |sql: &dyn sql::Sql| {
        let lost =
            sql.execute("DELETE FROM assignment WHERE book = ?1 AND kind = ?2 AND field = ?3", sql::params![own, member::KIND, member::BORN]);
        assert_eq!(lost.unwrap(), 2);
    };
    let write = |book: &dyn sql::Sql| {
        lose(book);
        Ok(())
    };
    house.server.storage.write(write).unwrap();
    assert_ne!(server_hash(&house, &cell), right);
    assert_eq!(cell.compare(&house), Some(true), "the server found out, and has made them anew before it answered");
    assert_eq!(server_hash(&house, &cell), right);

    lose(&cell.book);
    house.wait(120_000);
    assert_eq!(cell.compare(&house), Some(false), "here it is the laptop's turn");
    cell.with_chain_store(|chain_store| journal_sql::rebuild_book(chain_store, own).unwrap());
    assert_eq!(cell.compare(&house), Some(true));
    assert_eq!(content_hash(&cell.book, own).unwrap(), right);
}

#[test]
fn a_request_sent_twice_doubles_nothing() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    let body = cell.request();
    assert_eq!(Cell::post(&house, &body).status, 200);
    let once = server_hash(&house, &cell);
    // the answer was lost
    assert_eq!(Cell::post(&house, &body).status, 200);
    assert_eq!(server_hash(&house, &cell), once);
    assert!(cell.exchange(&house).verified);
    let arrivals = house.login("officer").get("/api/v1/arrivals").json();
    assert_eq!(arrivals["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn nobody_exchanges_before_confirmation_and_after_revocation_all_is_for_review() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, false);
    cell.member(&house, "Lò Văn Đức", "1970");
    let empty = server_hash(&house, &cell);
    let early = Cell::post(&house, &cell.request());
    assert_eq!((early.status, early.code().as_str()), (403, "awaiting_confirmation"));
    assert_eq!(server_hash(&house, &cell), empty, "nothing is written");
    let officer = house.login("officer");
    officer.let_in(&cell.device);
    cell.exchange(&house);
    let sent = issued_book(cell.committee, Some(cell.unit));
    let names = journal_sql::rows(&cell.book, sent, unit::KIND).unwrap();
    assert!(names.iter().any(|row| row.id == cell.committee && row.text(unit::NAME) == "Tỉnh ủy Lai Châu"));
    let told = journal_sql::rows(&cell.book, sent, device::KIND).unwrap();
    assert_eq!((told.len(), told[0].text(device::STATE)), (1, "active"));
    // the recipient of sealed values: further laptops and packages use it
    assert_eq!(told[0].text(device::RECIPIENT), store::recipient::of(&cell.key));
    let to_all = journal_sql::rows(&cell.book, issued_book(cell.committee, None), unit::KIND).unwrap();
    let key = exchange::seal::recipient_of(&exchange::seal::server(&house.server.key));
    assert_eq!((to_all.len(), to_all[0].id, to_all[0].text(unit::PACKAGE_KEY)), (1, cell.committee, key.as_str()));

    officer.post(&format!("/api/v1/devices/{}/revoke", cell.device), &json!({ "reason": "Máy bị mất" })).json();
    cell.member(&house, "Vàng Thị Dế", "1981");
    let before = server_hash(&house, &cell);
    let late = cell.exchange(&house);
    assert!(late.revoked, "the laptop is told");
    assert_eq!(late.received, 0, "and sent nothing");
    assert_eq!(
        server_hash(&house, &cell),
        before,
        "what it brings counts for nothing before somebody has looked at it"
    );
    let verdicts = house.server.storage.read(|book| Ok(journal_sql::rows(book, sent, verdict::KIND)?)).unwrap();
    assert_eq!(verdicts.len(), 1, "it is kept, and set aside by name");
    assert_eq!(verdicts[0].text(verdict::REASON), "revoked_laptop");
}

#[test]
fn a_request_that_was_altered_or_signed_by_another_is_refused() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    let body = cell.request();
    for place in [20, 85, body.len() - 1] {
        let mut altered = body.clone();
        altered[place] ^= 1;
        assert_eq!(Cell::post(&house, &altered).code(), "bad_proof", "byte {place}");
    }
    assert_eq!(Cell::post(&house, &[7; 200]).code(), "unknown_device");
    assert_eq!(Cell::post(&house, b"short").code(), "malformed");
    assert_eq!(Cell::post(&house, &body[..body.len() - 1]).code(), "bad_proof");
}

#[test]
fn a_cell_writes_into_its_own_book_only() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let victim = Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 2, true);
    let untouched = server_hash(&house, &victim);
    cell.own = victim.own;
    cell.member(&house, "Người lạ", "1970");
    let answer = Cell::post(&house, &cell.request());
    assert_eq!((answer.status, server_hash(&house, &victim)), (200, untouched));
    assert_eq!(house.login("officer").get("/api/v1/arrivals").json()["rows"], json!([]), "nothing arrived");
}

#[test]
fn what_a_cell_may_not_write_is_kept_set_aside_and_answered() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let (forged, fine) = (cell.id(), cell.id());
    cell.write(&house, &[OpDraft::new(device::KIND, Record::One(forged)).set(device::STATE, Value::text("active"))]);
    cell.write(
        &house,
        &[OpDraft::new(document::KIND, Record::One(fine)).set(document::NAME, Value::text("Kế hoạch của chi bộ"))],
    );
    assert!(cell.exchange(&house).verified);
    let (book, sent) = (cell.own, issued_book(cell.committee, Some(cell.unit)));
    let (theirs, kept) = house
        .server
        .storage
        .read(|connection| {
            Ok((
                journal_sql::rows(connection, book, device::KIND)?,
                journal_sql::rows(connection, book, document::KIND)?,
            ))
        })
        .unwrap();
    assert!(theirs.iter().all(|row| row.text(device::STATE).is_empty()), "left out of the tables");
    assert_eq!(kept.len(), 1, "the rest stands");
    let verdicts = journal_sql::rows(&cell.book, sent, verdict::KIND).unwrap();
    assert_eq!(
        (verdicts.len(), verdicts[0].text(verdict::REASON), verdicts[0].int(verdict::NUMBER)),
        (1, "not_yours_to_write", Some(1))
    );
    assert_eq!(content_hash(&cell.book, cell.own).unwrap(), server_hash(&house, &cell), "the laptop obeys");
}

#[test]
fn the_books_are_the_same_after_five_hundred_marks_in_many_requests() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let parent = cell.id();
    let who: Vec<_> = (0..50).map(|number| cell.member(&house, &format!("Lò Văn Mẫu {number}"), "1970")).collect();
    for _ in 0..10 {
        let (_, held) = cell.hold(&house, parent);
        for one in &who {
            cell.mark(&house, held, *one, Status::Present);
        }
    }
    assert!(cell.exchange(&house).verified);
    assert_eq!(content_hash(&cell.book, cell.own).unwrap(), server_hash(&house, &cell));
    let people =
        house.server.storage.read(|connection| Ok(journal_sql::rows(connection, cell.own, member::KIND)?)).unwrap();
    assert_eq!(people.len(), 50);
}

#[test]
fn a_copied_laptop_is_noticed_in_one_exchange_and_one_of_the_two_takes_a_key_of_its_own() {
    let house = House::open();
    let dir = tempfile::tempdir().unwrap();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.exchange(&house);
    assert_eq!(cell.renew(&house, 60).code(), "not_copied", "a key is not followed by another for nothing");
    let mut copy = cell.copied(dir.path());
    cell.member(&house, "Vàng Thị Dế", "1981");
    copy.member(&house, "Thào A Dế", "1990");
    cell.exchange(&house);
    assert_eq!(cell.shows_a_copy(), None);
    copy.exchange(&house);
    let first = copy.shows_a_copy();
    assert!(first.is_some(), "noticed in the copy's first exchange");
    cell.exchange(&house);
    let second = cell.shows_a_copy();
    assert_ne!(first, second, "each comes to its own answer, and they fit");
    let loser = if first == Some(Copied::NeedsKey) { &mut copy } else { &mut cell };
    loser.renew(&house, 61).json();
    loser.member(&house, "Giàng A Lử", "1985");
    for _ in 0..2 {
        for laptop in [&mut cell, &mut copy] {
            assert!(laptop.exchange(&house).verified);
        }
    }
    assert_eq!(cell.shows_a_copy().into_iter().chain(copy.shows_a_copy()).collect::<Vec<_>>(), [Copied::KeepsKey]);
    let ours = server_hash(&house, &cell);
    for laptop in [&cell, &copy] {
        assert_eq!(content_hash(&laptop.book, laptop.own).unwrap(), ours);
        assert_eq!(journal_sql::rows(&laptop.book, laptop.own, member::KIND).unwrap().len(), 4, "all four are there");
    }
    // whichever key is revoked, the key it was derived from and all keys derived from either are revoked with
    // it
    let newest = if first == Some(Copied::NeedsKey) { copy.device.clone() } else { cell.device.clone() };
    let revoke = json!({ "reason": "Máy bị mất" });
    house.login("officer").post(&format!("/api/v1/devices/{newest}/revoke"), &revoke).json();
    assert!(cell.exchange(&house).revoked && copy.exchange(&house).revoked);
    for laptop in [&mut cell, &mut copy] {
        assert_eq!(laptop.renew(&house, 62).code(), "revoked", "and renews itself no more");
    }
}

#[test]
fn revoking_the_key_a_copy_came_from_revokes_the_copy_and_no_other_laptop() {
    let house = House::open();
    let dir = tempfile::tempdir().unwrap();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let mut other = Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 2, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.exchange(&house);
    let first = cell.device.clone();
    let mut copy = cell.copied(dir.path());
    cell.member(&house, "Vàng Thị Dế", "1981");
    copy.member(&house, "Thào A Dế", "1990");
    for _ in 0..2 {
        cell.exchange(&house);
        copy.exchange(&house);
    }
    let loser = if copy.shows_a_copy() == Some(Copied::NeedsKey) { &mut copy } else { &mut cell };
    loser.renew(&house, 61).json();
    let revoke = json!({ "reason": "Máy bị mất" });
    house.login("officer").post(&format!("/api/v1/devices/{first}/revoke"), &revoke).json();
    assert!(cell.exchange(&house).revoked && copy.exchange(&house).revoked);
    assert!(!other.exchange(&house).revoked);
}
