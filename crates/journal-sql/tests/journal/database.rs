use domain::Id;
use ed25519_dalek::SigningKey;
use journal_sql::{SqlChainStore, prepare};
#[cfg(unix)]
use sql::postgres::{Pool, PooledConnection};
use sql::{Error, Sql};

pub enum Database {
    File(rusqlite::Connection, #[expect(dead_code, reason = "it is removed when dropped")] tempfile::TempDir),
    #[cfg(unix)]
    Server(PooledConnection<'static>),
}

/// Every engine; PostgreSQL runs on Unix only.
pub const EVERY: &[fn() -> Database] = &[
    sqlite,
    sqlcipher,
    #[cfg(unix)]
    postgres,
];

/// The district server's default database.
pub fn sqlite() -> Database {
    file("server.db", |_| {})
}

/// The laptop's database.
pub fn sqlcipher() -> Database {
    file("book.db", |file| {
        file.pragma_update(None, "key", "x'0101010101010101010101010101010101010101010101010101010101010101'").unwrap()
    })
}

#[cfg(unix)]
pub fn postgres() -> Database {
    // A connection borrows its pool; a test has one pool, which may live until the test process ends.
    let pool: &'static Pool = Box::leak(Box::new(Pool::open(&test_postgres::database()).unwrap()));
    Database::Server(pool.take().unwrap()).prepared()
}

fn file(name: &str, unlock: impl Fn(&rusqlite::Connection)) -> Database {
    let dir = tempfile::tempdir().unwrap();
    let file = rusqlite::Connection::open(dir.path().join(name)).unwrap();
    unlock(&file);
    file.set_prepared_statement_cache_capacity(128);
    Database::File(file, dir).prepared()
}

impl Database {
    fn prepared(self) -> Database {
        assert!(!prepare(self.sql()).unwrap());
        self
    }

    pub fn sql(&self) -> &dyn Sql {
        match self {
            Database::File(file, _) => file,
            #[cfg(unix)]
            Database::Server(taken) => &**taken,
        }
    }

    /// Runs one transaction with the chain store of the device that has this key.
    pub fn with<T>(&self, key: &SigningKey, work: impl FnOnce(&mut SqlChainStore<'_>) -> T) -> T {
        sql::transaction(self.sql(), |sql| Ok::<_, Error>(work(&mut SqlChainStore::new(sql, key)))).unwrap()
    }

    /// Reads in a transaction of its own.
    pub fn read<T>(&self, work: impl FnOnce(&dyn Sql) -> Result<T, journal_sql::Error>) -> T {
        sql::snapshot(self.sql(), work).unwrap()
    }

    pub fn content_hash(&self, book: Id) -> [u8; 32] {
        self.read(|sql| journal_sql::content_hash(sql, book))
    }

    pub fn rows(&self, book: Id, kind: u16) -> Vec<journal_sql::Row> {
        self.read(|sql| journal_sql::rows(sql, book, kind))
    }
}

/// Generates each test once per engine.
#[macro_export]
macro_rules! on_every_engine {
    ($($test:ident),* $(,)?) => {
        $crate::on_every_engine!(= sqlite ($($test),*));
        $crate::on_every_engine!(= sqlcipher ($($test),*));
        #[cfg(unix)]
        $crate::on_every_engine!(= postgres ($($test),*));
    };
    (= $engine:ident ($($test:ident),*)) => {
        mod $engine {
            $(#[test]
            fn $test() {
                super::$test($crate::database::$engine);
            })*
        }
    };
}
