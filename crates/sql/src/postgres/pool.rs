//! Connections kept open between uses.

use super::address::Address;
use super::connection::Connection;
use crate::{Error, Sql, params};
use std::ops::Deref;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio_postgres::{Client, NoTls};

/// The most connections; further callers wait. By default PostgreSQL allows a hundred, which several servers
/// share.
const MOST: usize = 12;

/// Connections to one database.
pub struct Pool {
    address: Address,
    state: Mutex<State>,
    returned: Condvar,
    /// Drives the connections. It is only `None` while the pool is dropped.
    runtime: Option<Runtime>,
}

#[derive(Default)]
struct State {
    spare: Vec<Connection>,
    out: usize,
}

impl Pool {
    /// Connects once, so that a wrong address is found at once.
    pub fn open(url: &str) -> Result<Pool, Error> {
        let address = Address::parse(url)?;
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("postgres").enable_all().build();
        let runtime = runtime.map_err(|_| Error::Address("no thread can be started for it"))?;
        let pool = Pool { address, state: Mutex::default(), returned: Condvar::new(), runtime: Some(runtime) };
        let taken = pool.take()?;
        let sql: &dyn Sql = &*taken;
        let encoding: String = sql.only("SELECT current_setting('server_encoding')", params![], |row| row.get(0))?;
        drop(taken);
        if encoding == "UTF8" { Ok(pool) } else { Err(Error::Address("the database's encoding must be UTF8")) }
    }

    /// Returns an open connection; waits if all are in use.
    pub fn take(&self) -> Result<PooledConnection<'_>, Error> {
        let mut state = self.state();
        while state.out >= MOST {
            state = self.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.out += 1;
        let spare = std::iter::from_fn(|| state.spare.pop()).find(|spare| !spare.is_closed());
        drop(state);
        // Already counted as in use. If connecting fails, dropping it reverses that.
        let mut pooled = PooledConnection { pool: self, connection: spare };
        if pooled.connection.is_none() {
            pooled.connection = Some(self.connect()?);
        }
        Ok(pooled)
    }

    fn connect(&self) -> Result<Connection, Error> {
        let runtime = self.runtime.as_ref().map(Runtime::handle).ok_or(Error::NoRow)?;
        let client = runtime.block_on(reach(&self.address, runtime))?;
        let connection = Connection::new(client, runtime.clone());
        // A receipt is a promise, so a commit must be on the disk whatever the database's own setting is.
        connection.batch("SET synchronous_commit = on; SET client_min_messages = warning")?;
        Ok(connection)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn reach(address: &Address, runtime: &Handle) -> Result<Client, tokio_postgres::Error> {
    // Each connection is driven by a task that ends with it. Errors of the task reach the client that waits for
    // an answer.
    match &address.tls {
        Some(tls) => {
            let (client, driver) = address.config.connect(tls.clone()).await?;
            runtime.spawn(driver);
            Ok(client)
        }
        None => {
            let (client, driver) = address.config.connect(NoTls).await?;
            runtime.spawn(driver);
            Ok(client)
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.state().spare.clear();
        // The pool may be dropped where blocking is not allowed, so the runtime shuts down in the background.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// A connection in use; returned to the pool when dropped.
pub struct PooledConnection<'p> {
    pool: &'p Pool,
    connection: Option<Connection>,
}

impl Deref for PooledConnection<'_> {
    type Target = Connection;

    #[expect(clippy::expect_used, reason = "it is there from `take` to `drop`")]
    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("a connection in use")
    }
}

impl Drop for PooledConnection<'_> {
    fn drop(&mut self) {
        let mut state = self.pool.state();
        state.out -= 1;
        state.spare.extend(self.connection.take().filter(|connection| !connection.is_closed()));
        drop(state);
        self.pool.returned.notify_one();
    }
}
