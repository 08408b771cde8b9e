/// Why the database did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
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
}
