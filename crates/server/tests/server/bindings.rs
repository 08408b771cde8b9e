//! An admitted laptop that writes in the name of a person who does not use it: those changes wait, at the
//! server and on every laptop.

use domain::Id;
use domain::catalogue::{member, person};
use journal::{HybridClock, Record, Value};
use journal_sql::{OpDraft, bound, content_hash};
use serde_json::json;

use crate::cell::Cell;
use crate::exchange::server_hash;
use crate::ghosts::{CELL, Ghost, here, server_counts};
use crate::house::House;
use crate::app_laptop;

#[test]
fn a_laptop_let_in_that_names_the_secretary_is_kept_and_counts_for_nobody() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.exchange(&house);
    let secretary = Id([9; 16]);
    let mut impostor = Ghost::new(66, cell.own, secretary);
    impostor.is_let_in(&house, cell.unit);
    impostor.writes(70, "Bí thư");
    cell.with_chain_store(|chain_store| impostor.carried_by(chain_store));
    let last = cell.exchange(&house);
    assert!(last.verified && last.problems.is_empty(), "kept and receipted");
    assert_eq!((server_counts(&house, cell.own), here(&cell)), ((1, 1), (1, 1)));
    assert_eq!(server_hash(&house, &cell), content_hash(&cell.book, cell.own).unwrap());
    // In the name of a person who was first recorded on it, it writes like any laptop of the cell.
    impostor.introduces_its_person();
    impostor.writes(71, "Đảng viên");
    cell.with_chain_store(|chain_store| impostor.carried_by(chain_store));
    cell.exchange(&house);
    assert_eq!((server_counts(&house, cell.own), here(&cell)), ((2, 1), (2, 1)));
    assert_eq!(cell.compare(&house), Some(true));
}

#[test]
fn people_who_wrote_before_anybody_was_bound_are_bound_to_the_laptops_they_wrote_at() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    // A book of an earlier program: two people on one laptop, and one of them on another laptop too.
    let deputy = Id([8; 16]);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.records_person(&house, deputy, "deputy_secretary");
    let (own, now) = (cell.own, house.now() as u64);
    let writes = |cell: &mut Cell, record: u8, who: Id| {
        let draft = OpDraft::new(member::KIND, Record::One(Id([record; 16]))).set(member::DUTY, Value::text("Ủy viên"));
        cell.with_chain_store(|chain_store| {
            let stamp = HybridClock::resume(chain_store.last_stamp().unwrap()).tick(now);
            chain_store.append(own, who, stamp, &[draft], &mut || [3; 16]).unwrap().unwrap();
        });
    };
    writes(&mut cell, 60, deputy);
    let mut other = Ghost::new(67, own, deputy);
    other.is_let_in(&house, cell.unit);
    other.writes(61, "Đảng viên");
    cell.with_chain_store(|chain_store| other.carried_by(chain_store));
    cell.exchange(&house);
    assert_eq!((server_counts(&house, own), here(&cell)), ((3, 0), (3, 0)));
    let people = house.server.storage.read(|sql| Ok(bound(sql, own)?.unwrap())).unwrap();
    assert_eq!(people.len(), 3);
    writes(&mut cell, 62, deputy);
    other.writes(63, "Đảng viên");
    cell.with_chain_store(|chain_store| other.carried_by(chain_store));
    // From now on nobody else is bound by their own claim.
    writes(&mut cell, 64, Id([7; 16]));
    cell.exchange(&house);
    assert_eq!(server_counts(&house, own), (5, 1));
}

#[test]
fn the_next_laptop_of_a_cell_writes_in_its_own_peoples_names_and_in_no_others() {
    let house = House::open();
    let first = app_laptop::Laptop::enrolled(&house);
    let second = first.beside(&house);
    let exchange = || {
        for laptop in [&second, &first, &second, &first] {
            laptop.call("exchange.now", json!({}));
        }
    };
    exchange();
    second.member("Lò Văn Đức");
    let deputy = json!({
        "full_name": "Vàng A Chứ", "role": "deputy_secretary", "passphrase": "nương ngô trên đồi", "own_passphrase": "cây lúa bên suối",
    });
    let people = second.call("people.add", deputy)["people"].clone();
    let is_deputy = |one: &&serde_json::Value| one["role"] == "deputy_secretary";
    let deputy = people.as_array().unwrap().iter().find(is_deputy).unwrap()["id"].clone();
    second.call("profile.lock", json!({}));
    second.call("profile.unlock", json!({ "person": deputy, "passphrase": "nương ngô trên đồi" }));
    second.member("Lò Văn Hặc");
    exchange();
    let waits = |laptop: &app_laptop::Laptop| laptop.call("exchange.state", json!({}))["unknown_machines"].clone();
    assert_eq!((first.names().len(), waits(&first)), (2, json!(0)));

    let secretary = first.app_session.with_book(|book| Ok(book.person().id)).unwrap();
    let names_the_secretary = |own: &mut store::Book| {
        let book = own.own_book();
        own.transact(|_, chain_store, _| {
            let stamp = HybridClock::resume(chain_store.last_stamp()?).tick(1_700_000_000_000);
            let lets_itself = OpDraft::new(person::KIND, Record::One(secretary))
                .set(person::DEVICES, Value::List(vec![Value::id(chain_store.device())]));
            let says = OpDraft::new(member::KIND, Record::One(Id([70; 16]))).set(member::DUTY, Value::text("Bí thư"));
            chain_store.append(book, secretary, stamp, &[lets_itself, says], &mut || [4; 16])?;
            Ok::<_, store::Error>(())
        })?;
        Ok(())
    };
    second.app_session.with_book(names_the_secretary).unwrap();
    exchange();
    assert_eq!((first.names().len(), waits(&first)), (2, json!(1)));
    assert_eq!(first.hash(), app_laptop::server_hash(&house, &first));
}

#[test]
fn whoever_wrote_at_a_copied_laptop_goes_on_under_the_key_it_takes() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.exchange(&house);
    let folder = tempfile::tempdir().unwrap();
    let mut copy = cell.copied(folder.path());
    cell.member(&house, "Lò Văn Hặc", "1971");
    cell.exchange(&house);
    copy.member(&house, "Lò Văn Pâng", "1972");
    copy.exchange(&house);
    copy.renew(&house, 61).json();
    copy.member(&house, "Lò Văn Tưởng", "1973");
    copy.exchange(&house);
    cell.exchange(&house);
    assert_eq!((server_counts(&house, cell.own), here(&cell), here(&copy)), ((4, 0), (4, 0), (4, 0)));
}
