/// Why the database did not do as asked.
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
    /// SQLite's own word, where it is the engine.
    pub fn sqlite(&self) -> Option<&rusqlite::Error> {
        match self {
            Error::Sqlite(source) => Some(source),
            _ => None,
        }
    }

    /// Others were at the same rows: the same transaction succeeds when it is tried again. Never so on SQLite, where it
    /// waits for its turn before it begins.
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
