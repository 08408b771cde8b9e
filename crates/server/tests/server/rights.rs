//! Changes that a cell may not make are set aside, field by field.

use domain::Id;
use domain::catalogue::{FieldType, KINDS, member, person};
use domain::rights::{Author, Heads, Right, Role, right_among};
use journal::{HybridClock, Record, Value};
use journal_sql::OpDraft;
use serde_json::Value as Json;

use crate::cell::{Cell, WRITER};
use crate::house::House;

fn some_value(stored: FieldType) -> Value {
    match stored {
        FieldType::Text => Value::text("chữ"),
        FieldType::Int | FieldType::Flag => Value::Int(1),
        FieldType::IdRef => Value::id(Id([5; 16])),
        FieldType::Bytes => Value::Bytes(vec![1; 16]),
        FieldType::Parts => Value::List(vec![Value::Int(1)]),
    }
}

#[test]
fn whatever_a_role_may_not_write_is_set_aside_and_nothing_else() {
    let house = House::open();
    for (seed, role) in (1..).zip(Role::ALL) {
        let mut cell = Cell::enrol(&house, &format!("Chi bộ {seed}"), seed, true);
        // The person in whose name the laptop writes.
        let role_of = OpDraft::new(person::KIND, Record::One(WRITER)).set(person::ROLE, Value::text(role.as_str()));
        cell.write(&house, &[role_of]);
        let mut refused = Vec::new();
        for kind in KINDS {
            for field in kind.fields {
                let record = if kind.pair.is_some() { Record::Pair(WRITER, WRITER) } else { Record::One(Id([7; 16])) };
                cell.write(&house, &[OpDraft::new(kind.number, record).set(field.number, some_value(field.stored()))]);
                let heads = Heads::of([*role]);
                if right_among(heads, Author::Cell(*role), kind.number, field.number) == Right::Refused {
                    refused.push(kind.table);
                }
            }
        }
        cell.exchange(&house);
        let officer = house.login("officer");
        let listed = officer.get("/api/v1/set-aside").json();
        let rows = listed["rows"].as_array().unwrap().iter().filter(|row| row["unit"]["id"] == cell.unit.to_string());
        let mut aside: Vec<&str> = rows.flat_map(|row| row["things"].as_array().unwrap()).filter_map(table).collect();
        aside.sort_unstable();
        refused.sort_unstable();
        assert_eq!(aside, refused, "{role}");
    }
}

fn table(thing: &Json) -> Option<&str> {
    thing["kind"].as_str()
}

/// Appends a member in the name of somebody.
fn writes_as(cell: &mut Cell, house: &House, who: Id, record: u8) {
    let (own, now) = (cell.own, house.now() as u64);
    let draft = OpDraft::new(member::KIND, Record::One(Id([record; 16]))).set(member::DUTY, Value::text("Ủy viên"));
    cell.with_chain_store(|chain_store| {
        let stamp = HybridClock::resume(chain_store.last_stamp().unwrap()).tick(now);
        chain_store.append(own, who, stamp, &[draft], &mut || [3; 16]).unwrap().unwrap();
    });
}

/// How many changes of the cell are set aside, and how many members count at the server.
fn judged(house: &House, cell: &Cell) -> (usize, usize) {
    let listed = house.login("officer").get("/api/v1/set-aside").json();
    let rows = listed["rows"].as_array().unwrap().iter().filter(|row| row["unit"]["id"] == cell.unit.to_string());
    let own = cell.own;
    let members = house.server.storage.read(|sql| Ok(journal_sql::rows(sql, own, member::KIND)?.len())).unwrap();
    (rows.count(), members)
}

#[test]
fn what_somebody_wrote_before_the_book_recorded_them_is_judged_once_it_does() {
    let (reader, deputy) = (Id([21; 16]), Id([22; 16]));
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.records_person(&house, WRITER, "secretary");
    writes_as(&mut cell, &house, reader, 61);
    writes_as(&mut cell, &house, deputy, 62);
    cell.records_person(&house, reader, "reader");
    cell.records_person(&house, deputy, "deputy_secretary");
    cell.exchange(&house);
    assert_eq!(judged(&house, &cell), (1, 1), "the deputy's member counts, the reader's does not");
}

#[test]
fn whoever_the_book_does_not_record_or_whose_role_is_not_known_writes_nothing() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.records_person(&house, WRITER, "secretary");
    cell.records_person(&house, Id([23; 16]), "secretary_of_a_later_version");
    writes_as(&mut cell, &house, Id([23; 16]), 63);
    writes_as(&mut cell, &house, Id([24; 16]), 64);
    writes_as(&mut cell, &house, WRITER, 65);
    cell.exchange(&house);
    assert_eq!(judged(&house, &cell), (2, 1));
}

#[test]
fn a_change_is_judged_by_the_role_its_author_had_then() {
    let deputy = Id([25; 16]);
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.records_person(&house, WRITER, "secretary");
    cell.records_person(&house, deputy, "deputy_secretary");
    writes_as(&mut cell, &house, deputy, 66);
    house.wait(1_000);
    cell.records_person(&house, deputy, "reader");
    writes_as(&mut cell, &house, deputy, 67);
    cell.exchange(&house);
    assert_eq!(judged(&house, &cell), (1, 1), "what was written as deputy counts, what was written as reader does not");
}

#[test]
fn a_committee_member_gives_nobody_a_role_while_there_is_a_head() {
    let member_of_committee = Id([26; 16]);
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.records_person(&house, WRITER, "secretary");
    cell.records_person(&house, member_of_committee, "committee_member");
    cell.exchange(&house);
    let (own, now) = (cell.own, house.now() as u64);
    let role = OpDraft::new(person::KIND, Record::One(member_of_committee)).set(person::ROLE, Value::text("secretary"));
    cell.with_chain_store(|chain_store| {
        let stamp = HybridClock::resume(chain_store.last_stamp().unwrap()).tick(now);
        chain_store.append(own, member_of_committee, stamp, &[role], &mut || [3; 16]).unwrap().unwrap();
    });
    cell.exchange(&house);
    assert_eq!(judged(&house, &cell).0, 1);
}
