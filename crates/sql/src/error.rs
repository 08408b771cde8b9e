/// Why a database operation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[cfg(feature = "postgres")]
    #[error(transparent)]
    Postgres(#[from] tokio_postgres::Error),
    #[error("the address of the database can't be used: {0}")]
    Address(&'static str),
    #[error("column {column} holds no {wanted}")]
    Unexpected { column: usize, wanted: &'static str },
    #[error("the number {0} is larger than a database keeps")]
    TooLarge(u64),
    #[error("the text holds a NUL")]
    Nul,
    #[error("an answer that always has a row had none")]
    NoRow,
}

impl Error {
    /// The underlying SQLite error, if SQLite is the engine.
    pub fn sqlite(&self) -> Option<&rusqlite::Error> {
        match self {
            Error::Sqlite(source) => Some(source),
            _ => None,
        }
    }

    /// Another transaction used the same rows, so this transaction may succeed if it is retried. Never true on
    /// SQLite, where a transaction waits for its turn before it begins.
    pub fn is_conflict(&self) -> bool {
        match self {
            #[cfg(feature = "postgres")]
            Error::Postgres(source) => {
                use tokio_postgres::error::SqlState;
                source.code().is_some_and(|code| {
                    *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED
                })
            }
            _ => false,
        }
    }
}

pub type Result<T, E = Error> = std::result::Result<T, E>;
