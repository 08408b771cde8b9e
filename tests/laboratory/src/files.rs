//! Books in real files: SQLCipher with a raw key, and the tables of a laptop and a server.

use crate::holder::{Acts, Holder, Stands, Writes};
use anyhow::{Context, Result};
use domain::Id;
use ed25519_dalek::SigningKey;
use journal::{ChainStore, ChangeRef, Content, Hash, Op, Place, Stamp};
use journal_sql::{OpDraft, SqlChainStore};
use rusqlite::Connection;
use sql::{Sql, params};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub struct InFiles {
    folder: tempfile::TempDir,
    file: Connection,
    key: SigningKey,
}

fn open(folder: &Path) -> Result<Connection> {
    let file = Connection::open(folder.join("book.db"))?;
    file.pragma_update(None, "key", format!("x'{}'", "5a".repeat(32)))?;
    file.pragma_update(None, "journal_mode", "WAL")?;
    // The effects of power cuts are tested elsewhere, at the level of system calls.
    file.pragma_update(None, "synchronous", "OFF")?;
    journal_sql::prepare(&file)?;
    Ok(file)
}

impl Writes for SqlChainStore<'_> {
    fn write(&mut self, book: Id, person: Id, stamp: Stamp, ops: Vec<Op>) -> Result<ChangeRef> {
        let draft = |op: &Op| {
            op.sets.iter().fold(OpDraft::new(op.kind, op.record), |draft, set| match &set.content {
                Content::Plain(value) => draft.set_over(set.field, value.clone(), set.replaces.clone()),
                Content::Salted { .. } => draft,
            })
        };
        let drafts: Vec<_> = ops.iter().map(draft).collect();
        Ok(self.append(book, person, stamp, &drafts, &mut || [0; 16])?.context("nothing new")?.at)
    }

    fn standing(&self, book: Id, place: Place) -> Result<Vec<ChangeRef>> {
        let heads = journal_sql::heads(self.sql(), book, place)?;
        Ok(heads.into_iter().map(|head| head.entry.at).collect())
    }
}

impl InFiles {
    fn sql(&self) -> &dyn Sql {
        &self.file
    }
}

impl Holder for InFiles {
    type ChainStoreError = journal_sql::Error;

    fn new(key: SigningKey, known: &[[u8; 32]]) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let file = open(folder.path())?;
        let mut holder = InFiles { folder, file, key };
        holder.transact(|chain_store| known.iter().try_for_each(|key| chain_store.learn(key)))?;
        Ok(holder)
    }

    fn copy(&self) -> Result<Self> {
        self.file.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        let folder = tempfile::tempdir()?;
        std::fs::copy(self.folder.path().join("book.db"), folder.path().join("book.db"))?;
        let file = open(folder.path())?;
        Ok(InFiles { folder, file, key: self.key.clone() })
    }

    fn key(&self) -> &SigningKey {
        &self.key
    }

    fn take_key(&mut self, key: SigningKey) -> Result<()> {
        let transaction = self.file.unchecked_transaction()?;
        let mut chain_store = SqlChainStore::new(&transaction, &self.key);
        chain_store.sign_ends()?;
        chain_store.learn_device(key.verifying_key().as_bytes())?;
        transaction.commit()?;
        self.key = key;
        Ok(())
    }

    fn append(&mut self, book: Id, person: Id, stamp: Stamp, ops: Vec<Op>) -> Result<ChangeRef> {
        self.transact(|chain_store| chain_store.put(book, person, stamp, ops))
    }

    fn last_stamp(&self) -> Result<Stamp> {
        Ok(SqlChainStore::new(&self.file, &self.key).last_stamp()?)
    }

    fn seen(&self, book: Id, place: Place) -> Result<Vec<ChangeRef>> {
        SqlChainStore::new(&self.file, &self.key).standing(book, place)
    }

    fn stands(&self, book: Id) -> Result<BTreeMap<Place, Stands>> {
        let places = "SELECT DISTINCT record, kind, field FROM assignment WHERE book = ?1";
        let read = |row: &sql::Row<'_>| Ok(Place { record: row.get(0)?, kind: row.get(1)?, field: row.get(2)? });
        let places: Vec<Place> = self.sql().rows(places, params![book], read)?;
        let mut stands = BTreeMap::new();
        for place in places {
            let heads = journal_sql::heads(self.sql(), book, place)?;
            let conflict = heads.iter().any(|head| head.entry.value != heads[0].entry.value);
            let heads = heads.iter().map(|head| self.hash_of(head.entry.at)).collect::<Result<_>>()?;
            stands.insert(place, Stands { heads, conflict });
        }
        Ok(stands)
    }

    fn content_hash(&self, book: Id) -> Result<Hash> {
        Ok(journal_sql::content_hash(self.sql(), book)?)
    }

    fn changes(&self, book: Id) -> Result<BTreeSet<ChangeRef>> {
        let all = "SELECT c.id, ch.number, ch.hash FROM change ch JOIN chain c ON c.pk = ch.chain WHERE c.book = ?1";
        let read = |row: &sql::Row<'_>| Ok(ChangeRef::new(row.get(0)?, row.get(1)?, &row.get(2)?));
        Ok(self.sql().rows(all, params![book], read)?.into_iter().collect())
    }

    fn rebuilds(&mut self, books: &[Id]) -> Result<bool> {
        let hashes = |holder: &InFiles| books.iter().map(|book| holder.content_hash(*book)).collect::<Result<Vec<_>>>();
        let before = hashes(self)?;
        let transaction = self.file.unchecked_transaction()?;
        journal_sql::rebuild(&mut SqlChainStore::new(&transaction, &self.key))?;
        transaction.commit()?;
        Ok(hashes(self)? == before && journal_sql::verify(self.sql())?.2.is_empty())
    }

    fn transact<T>(&mut self, work: impl FnOnce(&mut dyn Acts) -> Result<T>) -> Result<T> {
        let transaction = self.file.unchecked_transaction()?;
        let done = work(&mut SqlChainStore::new(&transaction, &self.key))?;
        transaction.commit()?;
        Ok(done)
    }
}

impl InFiles {
    fn hash_of(&self, at: ChangeRef) -> Result<Hash> {
        let named = "SELECT ch.hash FROM change ch JOIN chain c ON c.pk = ch.chain WHERE c.id = ?1 AND ch.number = ?2";
        let hashes: Vec<Hash> = self.sql().rows(named, params![at.chain, at.number], |row| row.get(0))?;
        hashes.into_iter().find(|hash| hash[..4] == at.check).context("a change that stands and is not here")
    }
}
