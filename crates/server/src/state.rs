//! What every request is served from.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use anyhow::Context;
use domain::Id;
use ed25519_dalek::SigningKey;
use sql::Sql;
use tokio::sync::Semaphore;

use crate::clock::{Clock, Moment};
use crate::crowd::Crowd;
use crate::data_dir::{DataDir, Tls};
use crate::failure::Failure;
use crate::pace::Pace;
use crate::storage::Storage;

/// Passphrases checked at once: each takes 64 MiB and a core.
const HASHINGS: usize = 2;

const UNPACKINGS: usize = 2;

/// Five years of the largest cell whose every essay is three pages by hand.
const FILE_ROOM: u64 = 8_000_000_000;

pub struct Server {
    pub storage: Storage,
    /// Where files lie for as long as they are looked at: in the server's own folder, as others may look into the machine's.
    pub folder: PathBuf,
    pub clock: Clock,
    pub key: SigningKey,
    pub tls: Tls,
    /// Whether this run speaks TLS: cookies then say so.
    pub secure: bool,
    pub hashing: Semaphore,
    pub pace: Pace,
    /// Of laptops that exchange.
    pub crowd: Crowd,
    /// Packages taken in at once: each may be read for minutes.
    pub unpacking: Semaphore,
    /// Bytes of pages and files kept for one cell.
    pub file_room: AtomicU64,
}

pub type Shared = Arc<Server>;

impl Server {
    /// Opens the folder that `init` made, and its database: there, or at this address.
    pub fn open(data: &Path, database: Option<&str>, secure: bool, clock: Clock) -> anyhow::Result<Shared> {
        let dir = DataDir::open(data)?;
        let key = dir.signing_key()?;
        let storage = Storage::open(&dir, database).context("could not open the database")?;
        Ok(Arc::new(Server {
            storage,
            folder: data.to_owned(),
            key,
            tls: dir.tls()?,
            secure,
            hashing: Semaphore::new(HASHINGS),
            pace: Pace::default(),
            crowd: Crowd::default(),
            unpacking: Semaphore::new(UNPACKINGS),
            file_room: AtomicU64::new(FILE_ROOM),
            clock,
        }))
    }

    pub fn now(&self) -> Moment {
        (self.clock)()
    }

    pub fn public_key(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// Reads on a thread that may wait.
    pub async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Server, &dyn Sql) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let server = Arc::clone(self);
        aside(move || server.storage.read(|connection| work(&server, connection))).await
    }

    /// Writes what is one unit's, all or nothing, beside the writes of other units, on a thread that may wait.
    pub async fn write_for<T: Send + 'static>(
        self: &Arc<Self>,
        unit: Id,
        work: impl Fn(&Server, &dyn Sql) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let server = Arc::clone(self);
        aside(move || server.storage.write_for(unit, |transaction| work(&server, transaction))).await
    }

    /// Writes, all or nothing and alone, on a thread that may wait.
    pub async fn write<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl Fn(&Server, &dyn Sql) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let server = Arc::clone(self);
        aside(move || server.storage.write(|transaction| work(&server, transaction))).await
    }
}

/// Runs what blocks away from the threads that answer requests.
pub async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    match tokio::task::spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(stopped) => Err(Failure::Broken(format!("a request's work stopped: {stopped}"))),
    }
}
