//! What several connections to PostgreSQL see of each other.

use super::{ADD, things};
use domain::Id;
use sql::postgres::Pool;
use sql::{Error, Sql, params, snapshot, transaction};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

#[test]
fn a_snapshot_shows_one_state_and_writes_nothing() {
    let pool = Pool::open(&test_postgres::database()).unwrap();
    let (reader, writer) = (pool.take().unwrap(), pool.take().unwrap());
    things(&*writer);
    let count = |sql: &dyn Sql| sql.only("SELECT count(*) FROM thing", params![], |row| row.get::<i64>(0));
    snapshot(&*reader, |sql| {
        assert_eq!(count(sql)?, 0);
        (&*writer as &dyn Sql).execute(ADD, params![Id([1; 16]), "một", 1])?;
        assert_eq!(count(sql)?, 0);
        assert!(sql.execute(ADD, params![Id([2; 16]), "hai", 2]).is_err());
        Err::<(), _>(Error::NoRow)
    })
    .unwrap_err();
    assert_eq!(count(&*reader).unwrap(), 1);
}

#[test]
fn a_lock_is_held_to_the_end_of_the_transaction() {
    let pool = Pool::open(&test_postgres::database()).unwrap();
    let done = AtomicBool::new(false);
    let (locked, told) = mpsc::channel();
    std::thread::scope(|scope| {
        let (pool, done) = (&pool, &done);
        scope.spawn(move || {
            transaction(&*pool.take().unwrap(), |sql| {
                sql.lock(5)?;
                locked.send(()).unwrap();
                // By the time the server has answered this, the other transaction is waiting for the lock.
                let waits =
                    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
                while !sql.exists(waits, params![])? {
                    // Without this a transaction keeps showing the statistics it saw first.
                    sql.exists("SELECT pg_stat_clear_snapshot()", params![])?;
                }
                done.store(true, Ordering::SeqCst);
                Ok::<_, Error>(())
            })
            .unwrap();
        });
        told.recv().unwrap();
        transaction(&*pool.take().unwrap(), |sql| {
            sql.lock_shared(5)?;
            assert!(done.load(Ordering::SeqCst));
            Ok::<_, Error>(())
        })
        .unwrap();
    });
}

#[test]
fn a_connection_the_server_closed_is_not_handed_out_again() {
    let pool = Pool::open(&test_postgres::database()).unwrap();
    let (first, second) = (pool.take().unwrap(), pool.take().unwrap());
    let pid = |sql: &dyn Sql| sql.only("SELECT pg_backend_pid()", params![], |row| row.get::<i64>(0)).unwrap();
    let killed = pid(&*first);
    (&*second as &dyn Sql).exists("SELECT 1 WHERE pg_terminate_backend(?1::int)", params![killed]).unwrap();
    assert!((&*first as &dyn Sql).exists("SELECT 1", params![]).is_err());
    drop((first, second));
    for taken in [pool.take().unwrap(), pool.take().unwrap()] {
        assert_ne!(pid(&*taken), killed);
    }
}
