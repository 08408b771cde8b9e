//! Two laptops of one cell that meet now and then: the changes of each are carried to the other, chain by
//! chain.

use crate::scene::{Cell, PASSPHRASE};
use app::messages::CallError;
use journal::chain_store::ChainStore;
use serde_json::{Value, json};
use store::{Book, JournalError};

pub struct TwoLaptops {
    /// The secretary's, Lò Thị Mẫu.
    pub first: Cell,
    /// The deputy's, Vàng A Chứ.
    pub second: Cell,
}

impl TwoLaptops {
    pub fn new() -> TwoLaptops {
        let first = Cell::new();
        let deputy = json!({ "full_name": "Vàng A Chứ", "role": "deputy_secretary", "passphrase": PASSPHRASE, "own_passphrase": PASSPHRASE });
        let mut second = Cell::new();
        let (book, ring) = first.app_session.with_book(|book| Ok((book.own_book(), book.ring().secret()))).unwrap();
        let join = |own: &mut Book| {
            own.switch_to_cell_book(book, 1_700_000_000_000, |_| Ok(()))?;
            own.connection()
                .execute("UPDATE secret SET value = ?1 WHERE name = 'ring'", [ring.as_bytes()])
                .expect("the ring of the cell");
            Ok(())
        };
        second.app_session.with_book(join).unwrap();
        second.reopen();
        second.call("people.add", deputy);
        let person = second.call("profile.status", json!({}))["people"][1]["id"].clone();
        second.call("profile.lock", json!({}));
        second.call("profile.unlock", json!({ "person": person, "passphrase": PASSPHRASE }));
        let laptops = TwoLaptops { first, second };
        laptops.meet();
        laptops
    }

    /// Each takes in what the other has.
    pub fn meet(&self) {
        carry(&self.first, &self.second);
        carry(&self.second, &self.first);
        let hash = |cell: &Cell| {
            let hash = |book: &mut Book| Ok(store::content_hash(book.connection(), book.own_book())?);
            cell.app_session.with_book(hash).unwrap()
        };
        assert_eq!(hash(&self.first), hash(&self.second), "laptops that met hold the same book");
    }
}

fn carry(from: &Cell, to: &Cell) {
    let chains = with_chain_store(from, |own, chain_store| {
        let heads = chain_store.heads(&[own])?;
        let key = |head: &journal::ChainHead| chain_store.device_key(head.chain.device);
        heads.into_iter().map(|head| Ok((key(&head)?, head))).collect::<Result<Vec<_>, JournalError>>()
    });
    let own_key = from.app_session.with_book(|book| Ok(*book.device_key().verifying_key().as_bytes())).unwrap();
    for (key, head) in chains {
        let have = with_chain_store(to, |_, chain_store| chain_store.reach(head.chain));
        if have >= head.number() {
            continue;
        }
        let segment =
            with_chain_store(from, |_, chain_store| chain_store.segment_after(&head, have, usize::MAX)).unwrap();
        with_chain_store(to, |_, chain_store| {
            chain_store.learn_device(&key.unwrap_or(own_key))?;
            let accepted = chain_store.accept(&segment, &[])?;
            assert!(matches!(accepted, journal::Accepted::Taken { .. }), "{accepted:?}");
            Ok(())
        });
    }
}

fn with_chain_store<T>(
    cell: &Cell,
    work: impl FnOnce(journal::Id, &mut dyn ChainStore<Error = JournalError>) -> Result<T, JournalError>,
) -> T {
    let worked = cell
        .app_session
        .with_book(|book| book.transact(|own, chain_store, _| work(own, chain_store).map_err(CallError::from)));
    worked.unwrap()
}

/// The only open conflict.
pub fn only_conflict(cell: &Cell) -> Value {
    let conflicts = cell.call("conflicts.list", json!({}));
    assert_eq!(conflicts["open"].as_array().unwrap().len(), 1, "{conflicts}");
    conflicts["open"][0].clone()
}

pub fn side<'a>(conflict: &'a Value, by: &str) -> &'a Value {
    conflict["sides"]
        .as_array()
        .unwrap()
        .iter()
        .find(|side| side["by"] == by)
        .unwrap_or_else(|| panic!("{by}: {conflict}"))
}
