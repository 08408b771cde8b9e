//! How many changes are verified and merged per second when they come in pages of an exchange, in memory and
//! into the encrypted book.

use super::history::{Author, changes};
use super::timing::Timing;
use super::{Bar, Figure};
use anyhow::{bail, ensure};
use domain::Id;
use ed25519_dalek::SigningKey;
use journal::memory::MemoryChainStore;
use journal::{Accepted, ChainStore};
use std::path::Path;
use store::{Book, KdfParameters, NewBook, Profile};

/// The largest page of an exchange, in bytes.
const PAGE: usize = 256 * 1024;
const PASSPHRASE: &str = "nước suối đầu bản";
const IN_MEMORY: usize = 100_000;
const IN_THE_BOOK: usize = 40_000;

pub fn in_memory() -> anyhow::Result<Vec<Figure>> {
    let mut author = Author::new(Id([1; 16]), 1);
    author.mark(IN_MEMORY);
    let segments = author.segments(PAGE)?;
    let count = changes(&segments);
    let mut chain_store = MemoryChainStore::new(SigningKey::from_bytes(&[9; 32]));
    chain_store.learn_device(author.public_key())?;
    let took = Timing::begin();
    for segment in &segments {
        ensure!(matches!(chain_store.accept(segment, &[])?, Accepted::Taken { .. }), "a segment is not taken");
    }
    let verified = took.wall();
    let hash = chain_store.content_hash(Id([1; 16]));
    let (merged, processor) = (took.wall(), took.processor());
    ensure!(
        hash != MemoryChainStore::new(SigningKey::from_bytes(&[9; 32])).content_hash(Id([1; 16])),
        "nothing was merged"
    );
    let over = format!(
        "{} changes in {} segments; {processor:.2} s of the processor",
        crate::exchange::thousands(count),
        segments.len()
    );
    Ok(vec![
        Figure {
            name: "verified_in_memory",
            title: "changes verified in memory".to_owned(),
            value: count as f64 / verified,
            unit: "a second",
            bar: None,
            over: over.clone(),
        },
        Figure {
            name: "merged_in_memory",
            title: "changes verified and merged in memory, every field resolved and hashed".to_owned(),
            value: count as f64 / merged,
            unit: "a second",
            bar: Some(Bar::AtLeast(100_000.0)),
            over,
        },
    ])
}

pub fn into_the_book(dir: &Path) -> anyhow::Result<Vec<Figure>> {
    let mut book = new_book(dir)?;
    let mut author = Author::new(book.own_book(), 2);
    author.mark(IN_THE_BOOK);
    let took = Timing::begin();
    let count = take_in(&mut book, &mut author)?;
    let (seconds, processor) = (took.wall(), took.processor());
    let rows: u64 = book.connection().query_row("SELECT count(*) FROM roll_call", [], |row| row.get(0))?;
    ensure!(rows == IN_THE_BOOK as u64, "{rows} rows of {IN_THE_BOOK} marks");
    Ok(vec![Figure {
        name: "merged_into_sqlcipher",
        title: "changes verified and merged into the encrypted book".to_owned(),
        value: count as f64 / seconds,
        unit: "a second",
        bar: Some(Bar::AtLeast(40_000.0)),
        over: format!(
            "{} changes, a transaction for each page; {processor:.2} s of the processor",
            crate::exchange::thousands(count)
        ),
    }])
}

/// Takes in what the author has written since the last call, with one transaction for each page. Returns the
/// number of changes.
pub fn take_in(book: &mut Book, author: &mut Author) -> anyhow::Result<u64> {
    let segments = author.segments(PAGE)?;
    for segment in &segments {
        let taken = book.transact(|_, chain_store, _| {
            chain_store.learn_device(author.public_key())?;
            Ok::<_, store::Error>(chain_store.accept(segment, &[])?)
        })?;
        if !matches!(taken, Accepted::Taken { .. }) {
            bail!("a segment is not taken: {taken:?}");
        }
    }
    Ok(changes(&segments))
}

/// Closes and reopens the book, so that nothing of it is in memory, as after a restart of the program.
pub fn opened_again(book: Book) -> anyhow::Result<Book> {
    let person = book.person().id;
    Book::unlock(book.close(), person, PASSPHRASE).map_err(|(_, error)| error.into())
}

/// A new encrypted book with nothing in it but its cell and a person.
pub fn new_book(dir: &Path) -> anyhow::Result<Book> {
    let new = NewBook {
        cell_name: "Chi bộ đo",
        superior_name: "Đảng ủy xã mẫu",
        full_name: "Thào A Dế",
        role: "secretary",
        passphrase: PASSPHRASE,
        sample: true,
        now_ms: 1_773_318_600_000,
        kdf: KdfParameters::default(),
    };
    Ok(Book::create(Profile::open(dir)?, &new)?.0)
}
