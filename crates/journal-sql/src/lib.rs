//! The journal's tables in a database, and the tables that programs read, which are projected from the journal
//! in the same transaction. It serves both the laptop's encrypted book and the district server's database, on
//! either engine.
//! **Invariant:** decides nothing; `journal` defines what a merge means, `domain`'s catalogue what is kept.

mod append;
mod assignments;
mod batch;
mod binding;
mod chain_store;
pub mod counted;
mod erasing;
mod history;
pub mod issued;
mod kept;
mod lines;
pub mod migrations;
mod projected;
mod rebuild;
mod rows;
mod standing;
mod take;
mod vouching;

pub use append::{Appended, Draft, OpDraft};
pub use assignments::content_hash;
pub use binding::{bound, named, unbound_of};
pub use chain_store::{SqlChainStore, Touched, TouchedField};
pub use erasing::{Erasable, Erasure, Obeyed, erasable, erasures, erasures_to_do};
pub use history::{Head, HistoryEntry, cut_now, heads, history, last_change_of, late_changes};
pub use kept::{changes_of, kept_change};
pub use lines::{parted, recount_receipts};
pub use migrations::{Migration, migrate};
pub use projected::{Projection, ensure_tables};
pub use rebuild::{VerifyFinding, rebuild, rebuild_book, verify};
pub use rows::{Past, Row, row, rows, rows_at, rows_by, rows_of_first};
pub use sql::Sql;
pub use vouching::{is_waiting, vouched, waiting};

pub const JOURNAL: &[Migration] = &[
    Migration {
        name: "0001_journal",
        sqlite: include_str!("../migrations/sqlite/0001_journal.sql"),
        postgres: include_str!("../migrations/postgres/0001_journal.sql"),
    },
    Migration {
        name: "0002_vouched",
        sqlite: include_str!("../migrations/sqlite/0002_vouched.sql"),
        postgres: include_str!("../migrations/postgres/0002_vouched.sql"),
    },
    Migration {
        name: "0003_bound",
        sqlite: include_str!("../migrations/sqlite/0003_bound.sql"),
        postgres: include_str!("../migrations/postgres/0003_bound.sql"),
    },
    Migration {
        name: "0004_texts_once",
        sqlite: include_str!("../migrations/sqlite/0004_texts_once.sql"),
        postgres: include_str!("../migrations/postgres/0004_texts_once.sql"),
    },
    Migration {
        name: "0005_erased",
        sqlite: include_str!("../migrations/sqlite/0005_erased.sql"),
        postgres: include_str!("../migrations/postgres/0005_erased.sql"),
    },
];

/// Brings a database up to this version: the journal's tables, then those projected from the catalogue. Returns
/// whether the projection must be rebuilt because the catalogue has grown.
pub fn prepare(sql: &dyn Sql) -> Result<bool, Error> {
    migrate(sql, "journal", JOURNAL)?;
    ensure_tables(sql)
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("could not {action}")]
    Sql {
        action: &'static str,
        #[source]
        source: sql::Error,
    },
    /// Stored bytes can't be read back: the file is corrupt or another program wrote to it.
    #[error("the journal holds something that can't be read: {0}")]
    Damaged(&'static str),
    /// The file was written by a newer program.
    #[error("the file has a step this program does not know: {0}")]
    Newer(String),
    /// The change is too large to be sent to anybody; nothing was written.
    #[error(transparent)]
    TooLarge(#[from] journal::bounds::TooLarge),
    /// A shipped migration differs from the one this file was migrated with.
    #[error("migration {0} has changed since it was applied")]
    MigrationChanged(String),
}

impl From<sql::Error> for Error {
    fn from(source: sql::Error) -> Error {
        Error::Sql { action: "work on the journal", source }
    }
}

/// Adds to a database error what was being done.
pub(crate) trait Context<T> {
    fn context(self, action: &'static str) -> Result<T, Error>;
}

impl<T> Context<T> for Result<T, sql::Error> {
    fn context(self, action: &'static str) -> Result<T, Error> {
        self.map_err(|source| Error::Sql { action, source })
    }
}
