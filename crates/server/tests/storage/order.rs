//! The single order of arrivals, with servers and threads that write at the same time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use domain::Id;
use journal::ChainName;
use server::failure::Failure;
use server::storage::Storage;
use server::storage::order::{Order, OrderMut};
use sql::params;

use crate::on_both_engines;
use crate::place::{NOW, Place, unit};

on_both_engines! {
    who_follows_by_number_misses_nothing_however_many_commit_at_once,
    what_was_taken_back_leaves_no_gap,
}

const WRITERS: u8 = 8;
const EACH: u64 = 40;

pub fn chain(writer: u8) -> ChainName {
    ChainName::first(Id([writer; 16]), Id([writer; 16]))
}

/// Writes segments of one or two changes, and keeps each transaction open for a different time after it took
/// its number.
fn write(storage: &Storage, writer: u8) {
    let mut next = 1;
    while next <= EACH {
        let segments = if next % 3 == 0 {
            vec![(chain(writer), next, next), (chain(writer), next + 1, next + 1)]
        } else {
            vec![(chain(writer), next, next)]
        };
        storage
            .write_for(Id([writer; 16]), |book| {
                OrderMut(book).add(&segments, NOW)?;
                for _ in 0..(next * u64::from(writer)) % 7 {
                    book.exists("SELECT 1 FROM arrived WHERE chain = ?1", params![chain(writer).id()])?;
                }
                Ok(())
            })
            .unwrap();
        next += segments.len() as u64;
    }
}

/// Counts one writer less when it is dropped, for whatever reason.
struct Writing<'w>(&'w AtomicUsize);

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Reads on from the last number seen until every writer has ended and nothing is left.
fn follow(storage: &Storage, writing: &AtomicUsize) -> Vec<(u64, Id, u64)> {
    let mut seen: Vec<(u64, Id, u64)> = Vec::new();
    loop {
        // read before the query, so that everything committed by then is in the next rows
        let over = writing.load(Ordering::SeqCst) == 0;
        let last = seen.last().map_or(0, |(number, ..)| *number);
        let page = storage.read(|book| Ok(Order(book).after(last, 5)?)).unwrap();
        if over && page.is_empty() {
            return seen;
        }
        seen.extend(page.iter().map(|arrived| (arrived.number, arrived.chain, arrived.first)));
    }
}

fn who_follows_by_number_misses_nothing_however_many_commit_at_once(place: &Place) {
    let servers = [place.open(), place.open()];
    let writing = AtomicUsize::new(usize::from(WRITERS));
    let (seen, again) = thread::scope(|scope| {
        let followers = [0, 1].map(|server| {
            scope.spawn({
                let (servers, writing) = (&servers, &writing);
                move || follow(&servers[server], writing)
            })
        });
        for writer in 1..=WRITERS {
            let (server, writing) = (&servers[usize::from(writer % 2)], &writing);
            scope.spawn(move || {
                let _writing = Writing(writing);
                write(server, writer);
            });
        }
        let [one, other] = followers.map(|follower| follower.join().unwrap());
        (one, other)
    });
    let all = servers[0].read(|book| Ok(Order(book).after(0, 10_000)?)).unwrap();
    assert_eq!(seen, all.iter().map(|arrived| (arrived.number, arrived.chain, arrived.first)).collect::<Vec<_>>());
    assert_eq!(seen, again);
    // every change of every writer is there once, each writer's in its own order
    for writer in 1..=WRITERS {
        let of_writer: Vec<_> = all.iter().filter(|one| one.chain == chain(writer).id()).map(|one| one.first).collect();
        assert!(of_writer.iter().copied().eq(1..=of_writer.len() as u64) && of_writer.len() as u64 >= EACH);
    }
}

fn what_was_taken_back_leaves_no_gap(place: &Place) {
    let storage = place.open();
    let cell = unit(&storage, 1);
    let add = |first| storage.write_for(cell, |book| Ok(OrderMut(book).add(&[(chain(1), first, first)], NOW)?));
    assert_eq!(add(1).unwrap(), 1);
    let failed = storage.write_for(cell, |book| {
        OrderMut(book).add(&[(chain(1), 2, 2)], NOW)?;
        Err::<(), _>(Failure::NotFound)
    });
    assert!(matches!(failed, Err(Failure::NotFound)));
    assert_eq!(add(2).unwrap(), 2);
}
