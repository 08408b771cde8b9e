//! What a laptop that asks to be admitted said of its book, and the progress of comparing words with it.

use domain::Id;
use exchange::sas::Answerer;
use sql::{Row, Sql, params};

/// The latest comparison of one laptop; it replaces an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    pub laptop: Id,
    pub answerer: Answerer,
    /// The names of the cell and its superior in the laptop's own book.
    pub cell_name: String,
    pub superior_name: String,
}

pub struct Comparisons<'s>(pub &'s dyn Sql);

impl Comparisons<'_> {
    pub fn of(&self, laptop: Id) -> sql::Result<Option<Comparison>> {
        let select =
            "SELECT laptop, commitment, nonce, opened, cell_name, superior_name FROM comparison WHERE laptop = ?1";
        self.0.first(select, params![laptop], row)
    }
}

pub struct ComparisonsMut<'s>(pub &'s dyn Sql);

impl ComparisonsMut<'_> {
    /// Replaces the laptop's earlier comparison, if there was one.
    pub fn put(&self, comparison: &Comparison) -> sql::Result<()> {
        let Comparison { laptop, answerer, cell_name, superior_name } = comparison;
        self.0.execute("DELETE FROM comparison WHERE laptop = ?1", params![*laptop])?;
        self.0.execute(
            "INSERT INTO comparison (laptop, commitment, nonce, opened, cell_name, superior_name)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                *laptop,
                answerer.commitment(),
                answerer.nonce(),
                answerer.opened(),
                cell_name.as_str(),
                superior_name.as_str()
            ],
        )?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> sql::Result<Comparison> {
    Ok(Comparison {
        laptop: row.get(0)?,
        answerer: Answerer::resume(row.get(1)?, row.get(2)?, row.get(3)?),
        cell_name: row.get(4)?,
        superior_name: row.get(5)?,
    })
}
