//! The cost of one save beyond the disk itself: marks saved through the book, compared with the same rows
//! written by plain SQLCipher.

use super::bulk::new_book;
use super::{Bar, Figure};
use domain::Id;
use domain::catalogue::roll_call;
use journal::{Record, Value};
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, TransactionBehavior, params_from_iter};
use std::path::Path;
use std::time::{Duration, Instant};
use store::{Book, OpDraft};

const SAVES: u64 = 1_000;
/// Saves before the measurement, so that neither file is still allocating its first pages.
const WARM: u64 = 50;
/// The tables that are copied: those to which one mark writes besides `roll_call` (its change, its value, the
/// head of the chain), and `device`, to which these refer.
const TABLES: [&str; 4] = ["device", "chain", "change", "assignment"];

pub fn measure(dir: &Path) -> anyhow::Result<Vec<Figure>> {
    let mut book = new_book(&dir.join("book"))?;
    std::fs::create_dir_all(dir)?;
    let mut bare = bare_copy(&book, &dir.join("bare.db"))?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let session = Id(store::random()?);
    for number in 0..WARM + SAVES {
        let member = Id(store::random()?);
        let mark = Value::List(vec![Value::Int(1), Value::Int(0), Value::flag(false), Value::Null]);
        let draft = OpDraft::new(roll_call::KIND, Record::Pair(session, member)).set(roll_call::MARK, mark);
        let began = Instant::now();
        let written = book.write(1_773_318_600_000 + number, &[draft])?;
        ours.push(began.elapsed());
        anyhow::ensure!(written.is_some(), "nothing was written");
        let rows = Rows::of_last(&book, Record::Pair(session, member).id(roll_call::KIND))?;
        let began = Instant::now();
        rows.write(&mut bare)?;
        theirs.push(began.elapsed());
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let over = format!(
        "medians of {}: {:.2} ms by the book, {:.2} ms by bare SQLCipher",
        crate::exchange::thousands(SAVES),
        ours.as_secs_f64() * 1e3,
        theirs.as_secs_f64() * 1e3
    );
    Ok(vec![Figure {
        name: "save_over_sqlcipher",
        title: "a save, over the same rows written by bare SQLCipher (synchronous=FULL)".to_owned(),
        value: ours.as_secs_f64() / theirs.as_secs_f64(),
        unit: "×",
        bar: Some(Bar::AtMost(1.3)),
        over,
    }])
}

fn median(mut times: Vec<Duration>) -> Duration {
    let mut times = times.split_off(WARM as usize);
    times.sort_unstable();
    times[times.len() / 2]
}

/// Another encrypted file with the same tables and pragmas, and what the book holds so far.
pub fn bare_copy(book: &Book, path: &Path) -> anyhow::Result<Connection> {
    let bare = Connection::open(path)?;
    bare.pragma_update(None, "key", format!("x'{}'", "5a".repeat(32)))?;
    bare.pragma_update(None, "journal_mode", "WAL")?;
    bare.pragma_update(None, "synchronous", "FULL")?;
    bare.pragma_update(None, "foreign_keys", "ON")?;
    bare.pragma_update(None, "temp_store", "MEMORY")?;
    bare.set_prepared_statement_cache_capacity(128);
    let mut schema =
        book.connection().prepare("SELECT tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")?;
    let made: Vec<(String, String)> =
        schema.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (_, sql) in made.iter().filter(|(table, _)| TABLES.contains(&table.as_str()) || table == "roll_call") {
        bare.execute_batch(sql)?;
    }
    bare.execute_batch("BEGIN")?;
    for table in TABLES {
        for row in rows(book.connection(), &format!("SELECT * FROM {table}"), &[])? {
            insert(&bare, table, &row)?;
        }
    }
    bare.execute_batch("COMMIT")?;
    Ok(bare)
}

/// The rows one save left in the book.
pub struct Rows {
    change: Vec<Cell>,
    assignment: Vec<Cell>,
    roll_call: Vec<Cell>,
    chain: Vec<Cell>,
}

impl Rows {
    /// Those of the last change that this laptop made in its own book.
    pub fn of_last(book: &Book, record: Id) -> anyhow::Result<Rows> {
        let device = journal::chain::device_id(book.device_key().verifying_key().as_bytes());
        let one = |sql: &str, keys: &[Cell]| -> anyhow::Result<Vec<Cell>> {
            rows(book.connection(), sql, keys)?.pop().ok_or_else(|| anyhow::anyhow!("no row: {sql}"))
        };
        let own = [Cell::Blob(book.own_book().0.to_vec()), Cell::Blob(device.0.to_vec())];
        let chain = one("SELECT number, hash, pk FROM chain WHERE book = ?1 AND device = ?2", &own)?;
        let at = [chain[0].clone(), chain[2].clone()];
        Ok(Rows {
            change: one("SELECT * FROM change WHERE number = ?1 AND chain = ?2", &at)?,
            assignment: one("SELECT * FROM assignment WHERE number = ?1 AND chain = ?2", &at)?,
            roll_call: one("SELECT * FROM roll_call WHERE id = ?1", &[Cell::Blob(record.0.to_vec())])?,
            chain,
        })
    }

    pub fn write(&self, bare: &mut Connection) -> anyhow::Result<()> {
        let transaction = bare.transaction_with_behavior(TransactionBehavior::Immediate)?;
        insert(&transaction, "change", &self.change)?;
        insert(&transaction, "assignment", &self.assignment)?;
        insert(&transaction, "roll_call", &self.roll_call)?;
        transaction
            .prepare_cached("UPDATE chain SET number = ?1, hash = ?2 WHERE pk = ?3")?
            .execute(params_from_iter(&self.chain))?;
        Ok(transaction.commit()?)
    }
}

fn rows(connection: &Connection, sql: &str, keys: &[Cell]) -> anyhow::Result<Vec<Vec<Cell>>> {
    let mut select = connection.prepare_cached(sql)?;
    let columns = select.column_count();
    let read = select.query_map(params_from_iter(keys), |row| (0..columns).map(|column| row.get(column)).collect());
    Ok(read?.collect::<Result<_, _>>()?)
}

fn insert(connection: &Connection, table: &str, row: &[Cell]) -> anyhow::Result<()> {
    let places = vec!["?"; row.len()].join(", ");
    connection
        .prepare_cached(&format!("INSERT OR REPLACE INTO {table} VALUES ({places})"))?
        .execute(params_from_iter(row))?;
    Ok(())
}
