//! Fills a new book from the rows that were read of others.

use super::Repaired;
use crate::keyslots::BookKey;
use crate::salvage::{Rows, Source};
use crate::witness::Progress;
use crate::{Context, Error, Ring, database, search, settings};
use domain::Id;
use domain::catalogue::{KINDS, essay, member, session};
use ed25519_dalek::SigningKey;
use journal::{ChainName, Change, Content, Hash};
use journal_sql::SqlChainStore;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Tables that are rebuilt from the journal or written by the program itself.
const DERIVED: &[&str] =
    &["assignment", "contested", "vouched", "waiting", "guarded", "bound", "unbound", "schema_step", "searchable"];
/// The tables of the journal: rows are taken from every source. Other tables come from the first source that
/// has them complete.
const JOURNAL: &[&str] =
    &["device", "change", "payload", "head_signature", "receipt", "set_aside", "erased", "erasure_done"];

pub(super) fn fill(
    path: &Path,
    key: &BookKey,
    sources: &mut [Source],
    said: Option<Progress>,
) -> Result<Repaired, Error> {
    let mut connection = database::create(path, key)?;
    database::prepare(&connection)?;
    database::large_cache(&connection)?;
    let transaction = connection.transaction().context("begin a repair")?;
    let (mut known, mut settled) = (BTreeMap::new(), BTreeSet::new());
    for source in sources {
        absorb(&transaction, source, &mut known, &mut settled)?;
    }
    if let Some(said) = said {
        let head = known.entry(said.chain).or_default();
        *head = said.number.max(*head);
    }
    let (own, device) = own_chain(&transaction)?.ok_or(Error::Damaged("book.db"))?;
    let own_book = own.book;
    let missing_changes =
        cut_at_gaps(&transaction, own_book, &mut known)? + known.remove(&own.id()).unwrap_or_default();
    // One of the sources may be older than an erasure.
    transaction
        .execute("DELETE FROM payload WHERE digest IN (SELECT digest FROM erased)", [])
        .context("erase values")?;
    journal_sql::recount_receipts(&transaction)?;
    let ring = settings::secret(&transaction, "ring")?.ok_or(Error::Damaged("book.db"))?;
    let ring = Ring::read(std::str::from_utf8(&ring).map_err(|_| Error::Damaged("key ring"))?)?;
    let mut chain_store = SqlChainStore::new(&transaction, &device);
    journal_sql::rebuild(&mut chain_store)?;
    let touched = chain_store.touched().clone();
    search::clear(&transaction)?;
    search::update(&transaction, &ring, &touched)?;
    // It is then examined completely when it is next opened.
    settings::put(&transaction, settings::EXAMINED, "0")?;
    let repaired = report(&transaction, own_book, missing_changes)?;
    transaction.commit().context("write the repaired book")?;
    database::empty_log(&connection)?;
    connection.close().map_err(|(_, error)| error).context("write the repaired book")?;
    Ok(repaired)
}

fn absorb(
    into: &Connection,
    source: &mut Source,
    known: &mut BTreeMap<Id, u64>,
    settled: &mut BTreeSet<String>,
) -> Result<(), Error> {
    // The keys come first, because with them the cell's own chain is known even if the list of chains is lost.
    if !settled.contains("secret") {
        let keys = source.read("secret")?;
        put_rows(into, "secret", &keys, &BTreeMap::new())?;
        if keys.whole {
            settled.insert("secret".to_owned());
        }
    }
    let listed = source.read("chain")?;
    let mut chains = absorb_chains(into, &listed, known)?;
    if !listed.whole {
        find_own_chain(into, &source.read("change")?, &mut chains)?;
    }
    for table in source.tables()? {
        let derived = DERIVED.contains(&table.as_str())
            || table.starts_with("search_")
            || KINDS.iter().any(|kind| kind.table == table);
        if derived || table == "chain" || settled.contains(&table) {
            continue;
        }
        let rows = source.read(&table)?;
        if rows.whole && !JOURNAL.contains(&table.as_str()) {
            settled.insert(table.clone());
        }
        put_rows(into, &table, &rows, &chains)?;
    }
    Ok(())
}

/// Adds the rows of the chains, still without changes. Returns the new key of each line by the source's key.
fn absorb_chains(into: &Connection, rows: &Rows, known: &mut BTreeMap<Id, u64>) -> Result<BTreeMap<i64, i64>, Error> {
    let mut numbers = BTreeMap::new();
    let place = |name| rows.column(name).ok_or(Error::Damaged("book.db"));
    let (pk, id, device, own) = (place("pk")?, place("id")?, place("device")?, place("book")?);
    let (number, receipted) = (place("number")?, place("receipted")?);
    let (epoch, parent, base) = (place("epoch")?, place("parent")?, place("base")?);
    for row in &rows.rows {
        let (Value::Integer(theirs), Some(id), Some(device), Some(book)) =
            (&row[pk], id_of(&row[id]), id_of(&row[device]), id_of(&row[own]))
        else {
            return Err(Error::Damaged("book.db"));
        };
        let head = known.entry(id).or_default();
        *head = whole(&row[number]).max(*head);
        let name = ChainName { device, book, epoch: u32::try_from(whole(&row[epoch])).unwrap_or_default() };
        // Without the row of the line it leaves, a line can't be told from the first line of a chain.
        let leaves = match &row[parent] {
            Value::Integer(parent) => match numbers.get(parent) {
                Some(ours) => Some((*ours, whole(&row[base]))),
                None => continue,
            },
            _ => None,
        };
        let ours = keep_line(into, name, leaves)?;
        into.execute("UPDATE chain SET receipted = max(receipted, ?2) WHERE pk = ?1", (ours, whole(&row[receipted])))
            .context("keep a chain")?;
        numbers.insert(*theirs, ours);
    }
    Ok(numbers)
}

/// The key of a line's row, which is inserted if it is new. The line's end is set once its changes are there.
fn keep_line(into: &Connection, name: ChainName, leaves: Option<(i64, u64)>) -> Result<i64, Error> {
    let (parent, base) = (leaves.map(|(parent, _)| parent), leaves.map_or(0, |(_, base)| base));
    let known = into
        .query_row(
            "SELECT pk FROM chain WHERE id = ?1 AND parent IS ?2 AND base = ?3",
            (name.id().0, parent, base),
            |row| row.get(0),
        )
        .optional()
        .context("keep a chain")?;
    if let Some(known) = known {
        return Ok(known);
    }
    into.query_row(
        "INSERT INTO chain (id, device, book, epoch, parent, base, number, hash, receipted, receipts)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, 0, 0) RETURNING pk",
        (name.id().0, name.device.0, name.book.0, name.epoch, parent, base, name.genesis()),
        |row| row.get(0),
    )
    .context("keep a chain")
}

/// Changes that begin with the genesis of the cell's own chain belong to that chain.
fn find_own_chain(into: &Connection, changes: &Rows, chains: &mut BTreeMap<i64, i64>) -> Result<(), Error> {
    let Some((name, _)) = own_chain(into)? else { return Ok(()) };
    let place = |name| changes.column(name).ok_or(Error::Damaged("book.db"));
    let (chain, number, body) = (place("chain")?, place("number")?, place("body")?);
    for row in changes.rows.iter().filter(|row| whole(&row[number]) == 1) {
        let (Value::Integer(theirs), Value::Blob(body)) = (&row[chain], &row[body]) else { continue };
        if Change::decode(body).is_ok_and(|(before, _)| before == name.genesis()) {
            chains.insert(*theirs, keep_line(into, name, None)?);
        }
    }
    Ok(())
}

/// The chain that this laptop writes, and its key, once they have been read.
fn own_chain(connection: &Connection) -> Result<Option<(ChainName, SigningKey)>, Error> {
    if settings::secret(connection, "own_book")?.is_none() || settings::secret(connection, "device")?.is_none() {
        return Ok(None);
    }
    let key = SigningKey::from_bytes(&settings::secret_of(connection, "device")?);
    let device = journal::chain::device_id(key.verifying_key().as_bytes());
    Ok(Some((ChainName::first(device, Id(settings::secret_of(connection, "own_book")?)), key)))
}

fn id_of(value: &Value) -> Option<Id> {
    if let Value::Blob(bytes) = value { bytes.as_slice().try_into().ok().map(Id) } else { None }
}

fn whole(value: &Value) -> u64 {
    if let Value::Integer(number) = value { u64::try_from(*number).unwrap_or_default() } else { 0 }
}

/// Inserts rows. Columns unknown to this program are left out; they belong to another version.
fn put_rows(into: &Connection, table: &str, rows: &Rows, chains: &BTreeMap<i64, i64>) -> Result<(), Error> {
    let mut select = into.prepare("SELECT name FROM pragma_table_info(?1)").context("list columns")?;
    let ours: Vec<String> =
        select.query_map([table], |row| row.get(0)).and_then(Iterator::collect).context("list columns")?;
    let shared: Vec<usize> = (0..rows.columns.len()).filter(|place| ours.contains(&rows.columns[*place])).collect();
    if shared.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = shared.iter().map(|place| format!("\"{}\"", rows.columns[*place])).collect();
    let sql = format!(
        "INSERT OR IGNORE INTO \"{table}\" ({}) VALUES ({})",
        names.join(", "),
        vec!["?"; names.len()].join(", ")
    );
    let mut insert = into.prepare(&sql).context("keep a row")?;
    let chain = rows.column("chain");
    let sealed = rows.column("body").zip(rows.column("hash")).filter(|_| table == "change");
    for row in &rows.rows {
        // A bad page in the middle of a long change may read as zeros; another source may have it intact.
        if sealed.is_some_and(|(body, hash)| !is_sound(&row[body], &row[hash])) {
            continue;
        }
        let mut values: Vec<Value> = shared.iter().map(|place| row[*place].clone()).collect();
        if let Some(place) = shared.iter().position(|place| Some(*place) == chain)
            && let Value::Integer(theirs) = values[place]
        {
            let Some(ours) = chains.get(&theirs) else { continue };
            values[place] = Value::Integer(*ours);
        }
        insert.execute(params_from_iter(values)).context("keep a row")?;
    }
    Ok(())
}

/// Whether a change still has its hash.
fn is_sound(body: &Value, hash: &Value) -> bool {
    matches!((body, hash), (Value::Blob(body), Value::Blob(hash)) if Change::hash(body) == hash.as_slice())
}

/// Keeps of every line the changes that follow from its start without a gap. Returns how many of the cell's own
/// changes are missing; chains of which nothing is left stay in `known`.
fn cut_at_gaps(connection: &Connection, own_book: Id, known: &mut BTreeMap<Id, u64>) -> Result<u64, Error> {
    let mut select = connection
        .prepare("SELECT pk, device, book, epoch, parent, base FROM chain ORDER BY pk")
        .context("read chains")?;
    let chains: Vec<(i64, ChainName, Option<i64>, u64)> = select
        .query_map([], |row| {
            let name = ChainName { device: Id(row.get(1)?), book: Id(row.get(2)?), epoch: row.get(3)? };
            Ok((row.get(0)?, name, row.get(4)?, row.get(5)?))
        })
        .and_then(Iterator::collect)
        .context("read chains")?;
    let mut missing = 0;
    for (pk, name, parent, base) in chains {
        let start = match parent {
            Some(parent) => (base, hash_of(connection, parent, base)?),
            None => (0, Some(name.genesis())),
        };
        let (number, hash) = sound_end(connection, pk, start)?;
        for table in ["change", "head_signature", "receipt"] {
            let sql = format!("DELETE FROM {table} WHERE chain = ?1 AND number > ?2");
            connection.execute(&sql, (pk, number)).context("cut a chain")?;
        }
        connection
            .execute(
                "UPDATE chain SET number = ?2, hash = ?3, receipted = min(receipted, ?2) WHERE pk = ?1",
                (pk, number, hash),
            )
            .context("cut a chain")?;
        let head = known.remove(&name.id()).unwrap_or_default();
        if name.book == own_book {
            missing += head.saturating_sub(number);
        }
    }
    Ok(missing)
}

fn hash_of(connection: &Connection, line: i64, number: u64) -> Result<Option<Hash>, Error> {
    connection
        .query_row("SELECT hash FROM change WHERE chain = ?1 AND number = ?2", (line, number), |row| row.get(0))
        .optional()
        .context("read changes")
}

/// The last change that a line reaches from its start without a gap; nothing if the line it leaves is lost.
fn sound_end(connection: &Connection, pk: i64, start: (u64, Option<Hash>)) -> Result<(u64, Hash), Error> {
    let (first, Some(before)) = start else { return Ok((start.0, Hash::default())) };
    let mut select = connection
        .prepare("SELECT number, body FROM change WHERE chain = ?1 ORDER BY number")
        .context("read changes")?;
    let mut cursor = select.query([pk]).context("read changes")?;
    let (mut number, mut hash) = (first, before);
    while let Some(row) = cursor.next().context("read changes")? {
        let (next, body): (u64, Vec<u8>) = (row.get(0).context("read changes")?, row.get(1).context("read changes")?);
        if next != number + 1 || !Change::decode(&body).is_ok_and(|(before, _)| before == hash) {
            break;
        }
        (number, hash) = (next, Change::hash(&body));
    }
    Ok((number, hash))
}

fn report(connection: &Connection, own_book: Id, missing_changes: u64) -> Result<Repaired, Error> {
    let count = |kind: u16, deleted: u16| {
        journal_sql::rows(connection, own_book, kind)
            .map(|rows| rows.iter().filter(|row| !row.flag(deleted)).count() as u64)
    };
    let deleted = |kind| domain::catalogue::deletion_field(kind).unwrap_or_default();
    let last_change_ms = connection
        .query_row(
            "SELECT max(ms) FROM change ch JOIN chain c ON c.pk = ch.chain WHERE c.book = ?1",
            [own_book.0],
            |row| row.get(0),
        )
        .context("read the last change")?;
    Ok(Repaired {
        members: count(member::KIND, deleted(member::KIND))?,
        sessions: count(session::KIND, deleted(session::KIND))?,
        essays: count(essay::KIND, deleted(essay::KIND))?,
        last_change_ms,
        missing_changes,
        missing_values: missing_values(connection, own_book)?,
        kept_in: Default::default(),
    })
}

/// How many values of the cell's changes are here only as a digest, although they were not erased.
fn missing_values(connection: &Connection, own_book: Id) -> Result<u64, Error> {
    let mut held = connection
        .prepare("SELECT 1 FROM payload WHERE digest = ?1 UNION ALL SELECT 1 FROM erased WHERE digest = ?1 LIMIT 1")
        .context("read values")?;
    let mut select = connection
        .prepare("SELECT ch.body FROM change ch JOIN chain c ON c.pk = ch.chain WHERE c.book = ?1")
        .context("read changes")?;
    let mut cursor = select.query([own_book.0]).context("read changes")?;
    let mut missing = 0;
    while let Some(row) = cursor.next().context("read changes")? {
        let body: Vec<u8> = row.get(0).context("read changes")?;
        let (_, change) = Change::decode(&body).map_err(|_| Error::Damaged("a change"))?;
        for (_, set) in change.sets() {
            if let Content::Salted { digest, .. } = &set.content {
                let found: Option<i64> =
                    held.query_row([digest], |row| row.get(0)).optional().context("read values")?;
                missing += u64::from(found.is_none());
            }
        }
    }
    Ok(missing)
}
