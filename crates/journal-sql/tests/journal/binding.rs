//! Changes that name a person who is not bound to their chain wait, on every engine and in memory, whatever the
//! order of arrival.

use crate::database::{Database, EVERY};
use crate::on_every_engine;
use crate::vouching::{BOOK, LAPTOPS, deliver, device_of, duties_and_waiting, key, knowing, public, taken_in, vouch};
use domain::catalogue::{member, person};
use journal::binding::person_id;
use journal::memory::MemoryChainStore;
use journal::{Binding, ChainStore, Content, Id, Op, Place, Record, Set, Stamp, Value, Vouch};
use journal_sql::{late_changes, named, rebuild, rows_at, unbound_of};
use proptest::prelude::*;

/// Bound to the first laptop by the superior.
const SECRETARY: Id = Id([7; 16]);

#[derive(Debug, Clone)]
enum Act {
    /// Writes in the name of the secretary (0) or of the person who was first entered at that laptop.
    Writes { as_whom: usize, record: u8 },
    /// Enters a person of its own.
    Introduces { by: usize },
    /// Lists a device for the secretary (0) or for the person of that laptop.
    Names { by: usize, whom: usize, device: usize },
}

fn person_of(n: usize) -> Id {
    if n == 0 { SECRETARY } else { person_id(device_of(n), &[n as u8; 16]) }
}

fn sets(field: u16, value: Value) -> Vec<Set> {
    vec![Set { field, content: Content::Plain(value), replaces: Vec::new() }]
}

fn writes(chain_store: &mut MemoryChainStore, ms: u64, by: Id, record: u8, says: &str) {
    let record = Record::One(Id([record; 16]));
    let place = Place { record: record.id(member::KIND), kind: member::KIND, field: member::DUTY };
    let content = Content::Plain(Value::text(says));
    let sets = vec![Set { field: member::DUTY, content, replaces: chain_store.seen(BOOK, place) }];
    chain_store.append(BOOK, by, Stamp { ms, counter: 0 }, vec![Op { kind: member::KIND, record, sets }]);
}

fn says_of(chain_store: &mut MemoryChainStore, ms: u64, by: Id, whom: Id, sets: Vec<Set>) {
    let op = Op { kind: person::KIND, record: Record::One(whom), sets };
    chain_store.append(BOOK, by, Stamp { ms, counter: 0 }, vec![op]);
}

fn seed(n: usize) -> Vec<Set> {
    sets(person::SEED, Value::Bytes(vec![n as u8; 16]))
}

fn devices(n: usize) -> Vec<Set> {
    sets(person::DEVICES, Value::List(vec![Value::id(device_of(n))]))
}

/// The superior vouches for all laptops and binds the secretary to the first.
fn superior(server: &mut MemoryChainStore) {
    let people = [Binding::of_device(device_of(0), BOOK, SECRETARY)];
    vouch(server, 100, &Vouch::of_device(device_of(0), BOOK).with_people(people));
    (1..LAPTOPS).for_each(|n| vouch(server, 100 + n as u64, &Vouch::of_device(device_of(n), BOOK)));
}

fn authors(acts: &[(usize, Act)]) -> Vec<MemoryChainStore> {
    let mut authors: Vec<_> = (0..=LAPTOPS).map(|n| knowing(MemoryChainStore::new(key(n)))).collect();
    for (step, (at, act)) in acts.iter().enumerate() {
        let (chain_store, ms) = (&mut authors[*at], step as u64);
        match act {
            Act::Writes { as_whom, record } => {
                writes(chain_store, ms, person_of(*as_whom), *record, &format!("{step}"))
            }
            Act::Introduces { by } => says_of(chain_store, ms, person_of(*by), person_of(*at), seed(*at)),
            Act::Names { by, whom, device } => {
                says_of(chain_store, ms, person_of(*by), person_of(*whom), devices(*device))
            }
        }
    }
    superior(&mut authors[LAPTOPS]);
    authors
}

fn act() -> impl Strategy<Value = Act> {
    let who = 0..LAPTOPS;
    prop_oneof![
        3 => (who.clone(), 0..4u8).prop_map(|(as_whom, record)| Act::Writes { as_whom, record }),
        1 => who.clone().prop_map(|by| Act::Introduces { by }),
        1 => (who.clone(), who.clone(), who).prop_map(|(by, whom, device)| Act::Names { by, whom, device }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_order_of_changes_and_bindings_gives_the_same_book(
        acts in prop::collection::vec((0..LAPTOPS, act()), 1..24),
        orders in prop::collection::vec(prop::collection::vec(0..=LAPTOPS, 0..40), 4),
    ) {
        let authors = authors(&acts);
        let mut memory = knowing(MemoryChainStore::new(key(9)));
        deliver(&authors, &mut memory, &orders[3]);
        let kept = EVERY.iter().zip(&orders);
        let kept: Vec<_> = kept.map(|(make, order)| taken_in(*make, &authors, order)).collect();
        for database in &kept {
            prop_assert_eq!(database.content_hash(BOOK), memory.content_hash(BOOK));
            prop_assert_eq!(duties_and_waiting(database), duties_and_waiting(&kept[0]));
            prop_assert_eq!(database.read(|sql| journal_sql::cut_now(sql, BOOK)), memory.cut_now(BOOK));
            database.with(&key(9), |chain_store| rebuild(chain_store).unwrap());
            prop_assert_eq!(database.content_hash(BOOK), memory.content_hash(BOOK));
            prop_assert_eq!(duties_and_waiting(database), duties_and_waiting(&kept[0]));
        }
    }
}

on_every_engine! {
    a_laptop_that_names_somebody_elses_person_is_not_obeyed,
    a_person_first_written_down_at_a_laptop_may_write_there_and_nowhere_else,
    a_bound_device_lets_a_person_write_at_another_and_no_laptop_lets_itself,
    before_the_superior_binds_anybody_everybody_counts_and_is_named,
    figures_closed_while_a_change_waits_stay_what_they_were_when_it_joins,
    after_its_key_is_renewed_what_a_laptop_wrote_as_somebody_else_waits_here_too,
}

fn row(record: u8, says: &str) -> (Id, String) {
    (Id([record; 16]), says.to_owned())
}

fn a_laptop_that_names_somebody_elses_person_is_not_obeyed(make: fn() -> Database) {
    let mut authors = authors(&[]);
    writes(&mut authors[0], 1, SECRETARY, 1, "của bí thư");
    writes(&mut authors[1], 2, SECRETARY, 2, "mạo danh");
    let database = taken_in(make, &authors, &[]);
    assert_eq!(duties_and_waiting(&database), (vec![row(1, "của bí thư")], 1));
    assert_eq!(database.read(|sql| unbound_of(sql, BOOK, device_of(1))), [SECRETARY]);
}

fn a_person_first_written_down_at_a_laptop_may_write_there_and_nowhere_else(make: fn() -> Database) {
    let mut authors = authors(&[]);
    let deputy = person_of(1);
    // The change comes before the record that binds its author; a seed used at another device binds nobody.
    writes(&mut authors[1], 1, deputy, 1, "ở máy mình");
    says_of(&mut authors[2], 1, deputy, deputy, seed(1));
    writes(&mut authors[2], 2, deputy, 2, "ở máy khác");
    let database = taken_in(make, &authors, &[]);
    assert_eq!(duties_and_waiting(&database), (vec![], 3));
    // The secretary's laptop can't write the deputy's seed either.
    says_of(&mut authors[0], 3, SECRETARY, deputy, seed(1));
    database.with(&key(9), |chain_store| deliver(&authors, chain_store, &[]));
    assert_eq!(duties_and_waiting(&database), (vec![], 3));
    says_of(&mut authors[1], 4, deputy, deputy, seed(1));
    database.with(&key(9), |chain_store| deliver(&authors, chain_store, &[]));
    assert_eq!(duties_and_waiting(&database), (vec![row(1, "ở máy mình")], 2), "their own record needs nobody's word");
}

fn a_bound_device_lets_a_person_write_at_another_and_no_laptop_lets_itself(make: fn() -> Database) {
    let mut authors = authors(&[]);
    writes(&mut authors[1], 1, SECRETARY, 1, "ở máy thứ hai");
    says_of(&mut authors[1], 2, SECRETARY, SECRETARY, devices(1));
    says_of(&mut authors[1], 3, person_of(1), SECRETARY, devices(1));
    let database = taken_in(make, &authors, &[]);
    assert_eq!(duties_and_waiting(&database), (vec![], 3));
    says_of(&mut authors[0], 4, SECRETARY, SECRETARY, devices(1));
    database.with(&key(9), |chain_store| deliver(&authors, chain_store, &[]));
    assert_eq!(
        duties_and_waiting(&database),
        (vec![row(1, "ở máy thứ hai")], 1),
        "what names nobody's person still waits"
    );
}

fn before_the_superior_binds_anybody_everybody_counts_and_is_named(make: fn() -> Database) {
    let mut authors: Vec<_> = (0..=LAPTOPS).map(|n| knowing(MemoryChainStore::new(key(n)))).collect();
    (0..LAPTOPS).for_each(|n| vouch(&mut authors[LAPTOPS], 90 + n as u64, &Vouch::of_device(device_of(n), BOOK)));
    writes(&mut authors[0], 1, SECRETARY, 1, "một");
    writes(&mut authors[1], 2, SECRETARY, 2, "hai");
    let database = taken_in(make, &authors, &[]);
    assert_eq!(duties_and_waiting(&database), (vec![row(1, "một"), row(2, "hai")], 0));
    let mut both = [0, 1].map(|n| Binding::of_device(device_of(n), BOOK, SECRETARY));
    both.sort_unstable();
    assert_eq!(database.read(|sql| named(sql, BOOK)), both, "what stands is what is bound");
    superior(&mut authors[LAPTOPS]);
    database.with(&key(9), |chain_store| deliver(&authors, chain_store, &[]));
    assert_eq!(
        duties_and_waiting(&database),
        (vec![row(1, "một")], 1),
        "the superior bound the secretary to the first alone"
    );
}

fn after_its_key_is_renewed_what_a_laptop_wrote_as_somebody_else_waits_here_too(make: fn() -> Database) {
    let mut authors = authors(&[]);
    writes(&mut authors[1], 1, SECRETARY, 1, "mạo danh");
    let database = make();
    database.with(&key(1), |chain_store| {
        (0..=LAPTOPS).for_each(|n| chain_store.learn_device(&public(n)).unwrap());
        deliver(&authors, chain_store, &[]);
    });
    assert_eq!(duties_and_waiting(&database), (vec![row(1, "mạo danh")], 0), "one's own chain counts");
    database.with(&key(1), |chain_store| chain_store.sign_ends().unwrap());
    assert_eq!(duties_and_waiting(&database), (vec![], 1));
}

fn figures_closed_while_a_change_waits_stay_what_they_were_when_it_joins(make: fn() -> Database) {
    let mut authors = authors(&[]);
    says_of(&mut authors[1], 1, person_of(1), person_of(1), seed(1));
    writes(&mut authors[1], 2, person_of(1), 1, "trước");
    writes(&mut authors[1], 3, SECRETARY, 2, "mạo danh");
    writes(&mut authors[1], 4, person_of(1), 3, "sau");
    let database = taken_in(make, &authors, &[]);
    let cut = database.read(|sql| journal_sql::cut_now(sql, BOOK));
    let counted = || {
        let rows = database.read(|sql| rows_at(sql, BOOK, member::KIND, &cut));
        rows.iter().map(|row| (row.id, row.text(member::DUTY).to_owned())).collect::<Vec<_>>()
    };
    let (then, record) = (counted(), (member::KIND, Id([2; 16])));
    assert_eq!(then, [row(1, "trước"), row(3, "sau")]);
    says_of(&mut authors[0], 5, SECRETARY, SECRETARY, devices(1));
    database.with(&key(9), |chain_store| deliver(&authors, chain_store, &[]));
    assert_eq!(duties_and_waiting(&database).0.len(), 3, "it counts from now on");
    assert_eq!(counted(), then);
    assert_eq!(database.read(|sql| late_changes(sql, BOOK, &cut, &[record])).len(), 1, "and is said to be late");
}
