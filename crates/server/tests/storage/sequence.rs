//! Why arrivals are numbered by a counter and not by a sequence of PostgreSQL.

use std::sync::mpsc;
use std::thread;

use server::storage::order::{Order, OrderMut};
use sql::postgres::Pool;
use sql::{Error, Sql, params};

use crate::order::chain;
use crate::place::{NOW, postgres};

/// Two transactions, the second of which commits first, and a reader who reads in between and afterwards.
/// Returns the numbers that the reader never saw.
fn skipped(pool: &Pool, add: impl Fn(&dyn Sql) -> Result<(), Error> + Sync) -> Vec<u64> {
    let after = |last| {
        let reader = pool.take().unwrap();
        let page: Vec<u64> = Order(&*reader).after(last, 100).unwrap().iter().map(|arrived| arrived.number).collect();
        page
    };
    let seen = thread::scope(|scope| {
        let (taken, told) = mpsc::channel();
        let (finish, finished) = mpsc::channel();
        let (pool, add) = (&pool, &add);
        let first = scope.spawn(move || {
            sql::transaction(&*pool.take().unwrap(), |sql| {
                add(sql)?;
                taken.send(()).unwrap();
                finished.recv().unwrap();
                Ok::<_, Error>(())
            })
            .unwrap();
        });
        told.recv().unwrap();
        let second = scope.spawn(move || sql::transaction(&*pool.take().unwrap(), |sql| add(sql)).unwrap());
        // until the second has committed, or waits for the first
        let waits = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        let looking = pool.take().unwrap();
        while !second.is_finished() && !(&*looking as &dyn Sql).exists(waits, &[]).unwrap() {}
        let mut seen = after(0);
        finish.send(()).unwrap();
        first.join().unwrap();
        second.join().unwrap();
        seen.extend(after(seen.last().copied().unwrap_or(0)));
        seen
    });
    after(0).into_iter().filter(|number| !seen.contains(number)).collect()
}

#[test]
fn a_sequence_lets_a_reader_skip_a_row_and_the_counter_does_not() {
    let place = postgres();
    let storage = place.open();
    storage.write(|book| Ok(book.batch("CREATE SEQUENCE plain")?)).unwrap();
    let pool = Pool::open(place.address().unwrap()).unwrap();
    let plain = |sql: &dyn Sql| {
        let add = "INSERT INTO arrived (number, chain, first, last, at) VALUES (nextval('plain'), ?1, 1, 1, 1)";
        sql.execute(add, params![chain(1).id()]).map(|_| ())
    };
    assert_eq!(skipped(&pool, plain), [1], "so the counter is not for show");
    (&*pool.take().unwrap() as &dyn Sql).batch("DELETE FROM arrived").unwrap();
    let ours = |sql: &dyn Sql| OrderMut(sql).add(&[(chain(1), 1, 1)], NOW).map(|_| ());
    assert_eq!(skipped(&pool, ours), Vec::<u64>::new());
}
