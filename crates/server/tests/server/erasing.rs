//! What a cell erases is gone from its laptops and from the server, and nobody without the right makes anything go.

use domain::Id;
use domain::catalogue::{assigned_task, erasure, member, person};
use domain::erasure::{ErasedRecord, ErasedRecords};
use domain::value::FieldValue;
use journal::{HybridClock, Record};
use journal_sql::{Obeyed, OpDraft};
use serde_json::{Value as Json, json};

use crate::app_laptop::{Laptop, server_hash};
use crate::cell::{Cell, WRITER};
use crate::house::{HOUR, House};
use crate::sticks::at_the_committee;

const MORE_THAN_A_YEAR: i64 = 400 * 24 * HOUR;
const READER: Id = Id([31; 16]);
const WORDS: &str = "Nội dung giao việc đã quá thời hạn giữ";

fn save_task(laptop: &Laptop) -> Json {
    let values = json!({ "what": WORDS, "deadline": "30/06/2014", "progress": "ongoing" });
    laptop.call("register.save", json!({ "register": "assigned_task", "values": values }))["id"].clone()
}

fn erase(laptop: &Laptop, record: &Json) {
    let mut request = json!({ "kind": "assigned_task", "records": [record] });
    request["values"] = laptop.call("retention.preview", request.clone())["values"].clone();
    assert_eq!(request["values"], 1);
    laptop.call("retention.erase", request);
}

fn states(laptop: &Laptop) -> Vec<Json> {
    let past = laptop.call("retention.list", json!({}));
    past["erasures"].as_array().unwrap().iter().map(|made| made["state"].clone()).collect()
}

fn has(laptop: &Laptop, record: &Json) -> bool {
    laptop.call("register.get", json!({ "register": "assigned_task", "id": record })).to_string().contains(WORDS)
}

#[test]
fn what_a_cell_erases_is_gone_from_every_laptop_and_from_the_server() {
    let house = House::open();
    let clock = Some(house.clock());
    let first = Laptop::going_by(clock, &house);
    let record = save_task(&first);
    first.call("exchange.now", json!({}));
    let second = first.beside(&house);
    second.call("exchange.now", json!({}));
    assert!(has(&second, &record));
    house.wait(MORE_THAN_A_YEAR);

    erase(&first, &record);
    assert_eq!(states(&first), ["waiting"], "the server may still set it aside");
    assert!(has(&first, &record));
    first.call("exchange.now", json!({}));
    assert_eq!(states(&first), ["done"]);
    assert!(!has(&first, &record) && has(&second, &record));
    let rows = house.server.storage.read(|sql| {
        let book = first.app_session.with_book(|book| Ok(book.own_book())).unwrap();
        let payloads = "SELECT count(*) FROM payload WHERE length(value) > 40";
        let row = journal_sql::row(sql, book, assigned_task::KIND, record.as_str().unwrap().parse().unwrap())?;
        Ok((row.is_some_and(|row| row.text(assigned_task::WHAT).contains(WORDS)), sql.only(payloads, &[], |row| row.get::<i64>(0))?))
    });
    assert_eq!(rows.unwrap(), (false, 0), "the server dropped the value");

    second.call("exchange.now", json!({}));
    assert_eq!(states(&second), ["done"]);
    assert!(!has(&second, &record));
    assert_eq!(first.hash(), server_hash(&house, &first));
    assert_eq!(second.call("book.verify", json!({}))["sound"], true);
}

#[test]
fn an_erasure_travels_on_a_stick() {
    let house = House::open();
    let laptop = Laptop::going_by(Some(house.clock()), &house);
    let record = save_task(&laptop);
    laptop.call("exchange.now", json!({}));
    house.wait(MORE_THAN_A_YEAR);
    erase(&laptop, &record);
    let stick = tempfile::tempdir().unwrap();
    let (file, _) = laptop.write("superior", stick.path());
    let answer = at_the_committee(&house, &file, stick.path());
    assert!(has(&laptop, &record));
    laptop.take(&answer);
    assert_eq!((states(&laptop), has(&laptop, &record)), (vec![json!("done")], false));
}

#[test]
fn an_erasure_by_somebody_without_the_right_is_set_aside_and_drops_nothing() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.records_person(&house, WRITER, "secretary");
    let member = cell.member(&house, "Lò Văn Mẫu", "1970");
    cell.records_person(&house, READER, "reader");
    cell.exchange(&house);
    house.wait(MORE_THAN_A_YEAR);
    let (own, now) = (cell.own, house.now() as u64);
    let drop = |cell: &mut Cell, who| {
        cell.with_chain_store(|chain_store| {
            let found = journal_sql::erasable(chain_store.sql(), own, member::KIND, member, now).unwrap();
            assert_eq!(found.digests.len(), 2);
            let digests = found.digests.into_keys().collect();
            let records = ErasedRecords(vec![ErasedRecord { kind: member::KIND, record: member, digests }]);
            let draft = OpDraft::new(erasure::KIND, Record::One(who)).set(erasure::RECORDS, records.to_value());
            let stamp = HybridClock::resume(chain_store.last_stamp().unwrap()).tick(now);
            chain_store.append(own, who, stamp, &[draft], &mut || [3; 16]).unwrap();
        });
        cell.exchange(&house);
        cell.with_chain_store(|chain_store| chain_store.obey_erasures(own, Obeyed::Receipted).unwrap())
    };
    let name = || house.server.storage.read(|sql| Ok(journal_sql::row(sql, own, member::KIND, member)?)).unwrap().unwrap();
    assert_eq!(drop(&mut cell, READER), 0, "nor at the laptop, which has the verdict");
    assert_eq!(name().text(member::NAME), "Lò Văn Mẫu");
    assert_eq!(drop(&mut cell, WRITER), 2);
    assert_eq!(name().text(member::NAME), "");
    assert_eq!(journal_sql::rows(&cell.book, own, person::KIND).unwrap().len(), 2);
}
