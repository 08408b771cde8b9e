//! Two servers on one database: each knows what the other took in, and killing one loses nothing.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use domain::Id;
use domain::catalogue::{member, roll_call};
use domain::roll_call::Status;
use journal_sql::content_hash;
use server::failure::Failure;
use server::storage::order::{Arrived, Order};

use crate::cell::Cell;
use crate::house::House;
use crate::kills::serve;

const CELLS: [&str; 4] = ["Chi bộ bản Nà Cà", "Chi bộ bản Thèn Thầu", "Chi bộ bản Nậm Tàng", "Chi bộ bản Hoa Dì Hồ"];

/// Reads on from the last number seen, a few at a time, until it is told that no more will come.
fn follow(house: &House, over: &AtomicBool) -> Vec<Arrived> {
    let mut seen: Vec<Arrived> = Vec::new();
    loop {
        let last_look = over.load(Ordering::SeqCst);
        let last = seen.last().map_or(0, |arrived| arrived.number);
        let page = house.server.storage.read(|book| Ok(Order(book).after(last, 3)?)).unwrap();
        if last_look && page.is_empty() {
            return seen;
        }
        seen.extend(page);
    }
}

#[test]
fn one_of_two_servers_killed_in_the_middle_of_exchanges_takes_nothing_with_it() {
    let mut house = House::open();
    let mut cells: Vec<_> = (1..).zip(CELLS).map(|(seed, name)| Cell::enrol(&house, name, seed, true)).collect();
    house.close();
    let (mut stays, steady) = serve(&house.made());
    let mut people: Vec<Vec<Id>> = Vec::new();
    for cell in &mut cells {
        people.push((0..5).map(|number| cell.member(&house, &format!("Lò Văn Mẫu {number}"), "1970")).collect());
    }
    let (over, cut_off) = (AtomicBool::new(false), AtomicUsize::new(0));
    let seen = thread::scope(|scope| {
        let follower = scope.spawn(|| follow(&house, &over));
        for round in 0..6_u64 {
            for (cell, people) in cells.iter_mut().zip(&people) {
                let (_, held) = cell.hold(&house, cell.committee);
                people.iter().for_each(|one| cell.mark(&house, held, *one, Status::Present));
            }
            let (mut child, address) = serve(&house.made());
            thread::scope(|exchanges| {
                exchanges.spawn(move || {
                    // the delay sets the moment of the kill; it does not wait for anything
                    thread::sleep(Duration::from_millis(round * 4));
                    child.kill().unwrap();
                    child.wait().unwrap();
                });
                for cell in &mut cells {
                    exchanges.spawn(|| {
                        cut_off.fetch_add(usize::from(!cell.try_once(address)), Ordering::SeqCst);
                        assert!(cell.try_once(steady), "the other one answers all along");
                    });
                }
            });
        }
        over.store(true, Ordering::SeqCst);
        follower.join().unwrap()
    });
    assert!(cut_off.load(Ordering::SeqCst) > 0, "no exchange was cut off: nothing was tried");
    house.address = steady;
    for cell in &mut cells {
        assert!(cell.exchange(&house).verified);
    }
    stays.kill().unwrap();
    stays.wait().unwrap();
    for cell in &cells {
        let kept = house.server.storage.read(|book| {
            let count = |kind| Ok::<_, Failure>(journal_sql::rows(book, cell.own, kind)?.len());
            Ok((content_hash(book, cell.own)?, count(member::KIND)?, count(roll_call::KIND)?))
        });
        assert_eq!(kept.unwrap(), (content_hash(&cell.book, cell.own).unwrap(), 5, 30));
    }
    let all = house.server.storage.read(|book| Ok(Order(book).after(0, 10_000)?)).unwrap();
    assert_eq!(seen, all[..seen.len()], "who follows by number has missed nothing");
    assert_whole(&all);
}

/// Every chain's changes are there from the first one on, each once.
fn assert_whole(all: &[Arrived]) {
    let mut reached: BTreeMap<Id, u64> = BTreeMap::new();
    for arrived in all {
        let last = reached.entry(arrived.chain).or_default();
        assert_eq!(arrived.first, *last + 1, "{arrived:?}");
        *last = arrived.last;
    }
}
