//! Changes that a cell may not make are set aside, field by field.

use domain::Id;
use domain::catalogue::{FieldType, KINDS, person};
use domain::rights::{Author, Right, Role, right};
use journal::{Record, Value};
use journal_sql::OpDraft;
use serde_json::Value as Json;

use crate::cell::Cell;
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
        let role_of = OpDraft::new(person::KIND, Record::One(Id([9; 16]))).set(person::ROLE, Value::text(role.as_str()));
        cell.write(&house, &[role_of]);
        let mut refused = Vec::new();
        for kind in KINDS {
            for field in kind.fields {
                let other = Id([7; 16]);
                let record = if kind.pair.is_some() { Record::Pair(other, Id([8; 16])) } else { Record::One(other) };
                cell.write(&house, &[OpDraft::new(kind.number, record).set(field.number, some_value(field.stored()))]);
                if right(Author::Cell(*role), kind.number, field.number) == Right::Refused {
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
