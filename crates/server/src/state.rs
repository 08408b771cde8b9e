//! The state shared by all requests.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use anyhow::Context;
use domain::Id;
use ed25519_dalek::SigningKey;
use sql::Sql;
use tokio::sync::Semaphore;

use crate::admission::Admission;
use crate::clock::{Clock, Moment, Watch};
use crate::data_dir::{DataDir, Tls};
use crate::doors::Doors;
use crate::failure::Failure;
use crate::hashing::Hashing;
use crate::health::Health;
use crate::proxies::TrustedProxies;
use crate::rate_limiter::RateLimiter;
use crate::storage::Storage;
use crate::storage::laptops::{Laptop, LaptopState};
use crate::storage::quota::{OF_REVOKED, OF_UNIT, Quota};

const UNPACKINGS: usize = 2;
/// Each takes one core for seconds.
const REPORTS: usize = 1;

/// Five years of the largest cell if every essay has three handwritten pages.
const FILE_ROOM: u64 = 8_000_000_000;

pub struct Server {
    pub storage: Storage,
    /// The place for files while they are examined: the server's own folder, because others may read the
    /// machine's temporary folder.
    pub folder: PathBuf,
    pub watch: Watch,
    pub key: SigningKey,
    pub tls: Tls,
    /// Whether this run uses TLS; cookies are marked accordingly.
    pub secure: bool,
    pub hashing: Hashing,
    /// Set once, before the first request.
    pub proxies: OnceLock<TrustedProxies>,
    pub rate_limiter: RateLimiter,
    /// The console can be reached from other machines, so a passphrase alone is not enough.
    pub exposed: AtomicBool,
    /// Admission control for laptops that exchange.
    pub admission: Admission,
    /// Limits the packages taken in at a time, because reading one may take minutes.
    pub unpacking: Semaphore,
    /// Limits the reports of a period that are laid out at a time.
    pub reports: Semaphore,
    /// The most bytes of pages and files that are stored for one cell.
    pub file_room: AtomicU64,
    /// The result of the last health check.
    pub health: Health,
    /// Connections, and who may hold them.
    pub doors: Arc<Doors>,
    /// How much is accepted from one unit in a day.
    pub quota: Mutex<Quota>,
}

pub type Shared = Arc<Server>;

impl Server {
    /// Opens the folder that `init` made, and its database there or at this address.
    pub fn open(data: &Path, database: Option<&str>, secure: bool, clock: impl Into<Clock>) -> anyhow::Result<Shared> {
        let dir = DataDir::open(data)?;
        let key = dir.signing_key()?;
        let storage = Storage::open(&dir, database).context("could not open the database")?;
        Ok(Arc::new(Server {
            storage,
            folder: data.to_owned(),
            key,
            tls: dir.tls()?,
            secure,
            hashing: Hashing::default(),
            proxies: OnceLock::new(),
            rate_limiter: RateLimiter::default(),
            exposed: AtomicBool::new(false),
            admission: Admission::default(),
            unpacking: Semaphore::new(UNPACKINGS),
            reports: Semaphore::new(REPORTS),
            file_room: AtomicU64::new(FILE_ROOM),
            health: Health::default(),
            doors: Arc::default(),
            quota: Mutex::new(OF_UNIT),
            watch: Watch::open(data, clock.into()),
        }))
    }

    /// The time the server uses.
    pub fn now(&self) -> Moment {
        self.watch.now()
    }

    /// Whether every account needs an authenticator. A proxy in front means that others reach the console
    /// through it.
    pub fn wants_second_factor(&self) -> bool {
        self.exposed.load(Ordering::Relaxed) || !self.proxies().is_empty()
    }

    /// The moments for which codes are accepted.
    pub fn times(&self) -> Vec<Moment> {
        // a phone has the right time, even if this server still uses another
        vec![self.now(), self.watch.shown()]
    }

    /// The proxies whose forwarded addresses are trusted.
    pub fn proxies(&self) -> &TrustedProxies {
        self.proxies.get_or_init(TrustedProxies::default)
    }

    /// The owner of the quota that a laptop's changes count against, and its size.
    pub fn quota_of(&self, laptop: &Laptop) -> (Id, Quota) {
        let of_unit = *self.quota.lock().unwrap_or_else(PoisonError::into_inner);
        let least = |one: Quota, other: Quota| Quota {
            changes: one.changes.min(other.changes),
            bytes: one.bytes.min(other.bytes),
        };
        match laptop.state {
            LaptopState::Revoked => (laptop.id, least(of_unit, OF_REVOKED)),
            _ => (laptop.unit, of_unit),
        }
    }

    pub fn public_key(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// Reads on a thread that may block.
    pub async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Server, &dyn Sql) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let server = Arc::clone(self);
        run_blocking(move || server.storage.read(|connection| work(&server, connection))).await
    }

    /// Writes one unit's data, all or nothing, concurrently with writes of other units, on a thread that may
    /// block.
    pub async fn write_for<T: Send + 'static>(
        self: &Arc<Self>,
        unit: Id,
        work: impl Fn(&Server, &dyn Sql) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let server = Arc::clone(self);
        run_blocking(move || server.storage.write_for(unit, |transaction| work(&server, transaction))).await
    }

    /// Writes, all or nothing and exclusively, on a thread that may block.
    pub async fn write<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl Fn(&Server, &dyn Sql) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let server = Arc::clone(self);
        run_blocking(move || server.storage.write(|transaction| work(&server, transaction))).await
    }
}

/// Runs blocking work with `spawn_blocking`, so that the threads that answer requests stay free.
pub async fn run_blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    match tokio::task::spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(stopped) => Err(Failure::Broken(format!("a request's work stopped: {stopped}"))),
    }
}
