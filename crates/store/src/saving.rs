//! Saving: one transaction each, and what happens when the disk refuses one.

use crate::book::{Book, Written, fresh_salt};
use crate::witness::Seen;
use crate::{Doing, Error, database, random, search, settings};
use domain::Id;
use domain::rights::{Author, Role, may_write};
use ed25519_dalek::SigningKey;
use journal::chain_store::Copied;
use journal::{ChainName, ChainStore, HybridClock};
use journal_sql::{OpDraft, SqlChainStore};
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

/// Where the key lies that a copied laptop is about to take.
const NEXT_KEY: &str = "device_next";

impl Book {
    /// One change, on the disk when this returns. `None` when everything stands already.
    pub fn write(&mut self, now_ms: u64, drafts: &[OpDraft]) -> Result<Option<Written>, Error> {
        Ok(self.write_each(now_ms, &[drafts])?.pop())
    }

    /// Several changes one after another, all on the disk when this returns, or none of them.
    pub fn write_each(&mut self, now_ms: u64, changes: &[&[OpDraft]]) -> Result<Vec<Written>, Error> {
        self.make_ready()?;
        changes.iter().copied().flatten().try_for_each(|draft| self.allowed(draft))?;
        let person = self.person().id;
        let changes = changes.iter().map(|drafts| self.knowing(drafts)).collect::<Result<Vec<_>, _>>()?;
        let written = self.transact(|book, chain_store, _| {
            let mut clock = HybridClock::resume(chain_store.last_stamp()?);
            let mut written = Vec::new();
            for drafts in &changes {
                let appended = chain_store.append(book, person, clock.tick(now_ms), drafts, &mut fresh_salt)?;
                let touched = || chain_store.touched().iter().copied().collect();
                written.extend(appended.map(|appended| Written { appended, touched: touched() }));
            }
            Ok::<_, Error>(written)
        })?;
        if !written.is_empty() {
            self.saved_at_ms = Some(now_ms);
        }
        Ok(written)
    }

    /// Whether whoever is at work may write what a draft says. A role that a newer program gave may do the least.
    fn allowed(&self, draft: &OpDraft) -> Result<(), Error> {
        let author = Author::Cell(self.person().role.parse().unwrap_or(Role::CommitteeMember));
        match draft.sets.iter().find(|set| !may_write(author, draft.kind, set.field)) {
            Some(set) => Err(Error::NotAllowed { kind: draft.kind, field: set.field }),
            None => Ok(()),
        }
    }

    /// Runs `work` in one transaction with the journal's chain store, then brings search up to date and commits.
    pub fn transact<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(Id, &mut SqlChainStore<'_>, &Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.make_ready()?;
        let own = self.own_chain();
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).doing("begin to save")?;
        let mut chain_store = SqlChainStore::new(&transaction, &self.device);
        let done = work(self.own_book, &mut chain_store, &transaction)?;
        let touched = chain_store.touched().clone();
        search::update(&transaction, &self.ring, &touched)?;
        self.memo.forget(&transaction, self.own_book, chain_store.touched_fields());
        let seen = Seen::read(&transaction, own)?;
        let committed = transaction.commit();
        self.after_commit(committed, seen)?;
        Ok(done)
    }

    /// Writes local data, which is no part of the journal: drafts, settings, the log of who opened what. It is on disk when
    /// this returns.
    pub fn write_local<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        self.make_ready()?;
        let own = self.own_chain();
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).doing("begin to save")?;
        let done = work(&transaction)?;
        Seen::count_local(&transaction)?;
        self.memo.forget_local(&transaction);
        let seen = Seen::read(&transaction, own)?;
        let committed = transaction.commit();
        self.after_commit(committed, seen)?;
        Ok(done)
    }

    /// The key this laptop goes on under after it was copied; made once, so that asking again names the same one.
    pub fn next_key(&mut self) -> Result<SigningKey, Error> {
        if let Some(kept) = settings::secret(&self.connection, NEXT_KEY)? {
            let bytes: [u8; 32] = kept.as_slice().try_into().map_err(|_| Error::Damaged("book.db"))?;
            return Ok(SigningKey::from_bytes(&bytes));
        }
        let key = SigningKey::from_bytes(&random()?);
        self.write_local(|connection| settings::put_secret(connection, NEXT_KEY, key.as_bytes()))?;
        Ok(key)
    }

    /// Goes on under the next key. What the old one wrote is signed to its end with it, in the same transaction.
    pub fn take_next_key(&mut self) -> Result<(), Error> {
        let key = self.next_key()?;
        self.transact(|_, chain_store, transaction| {
            chain_store.sign_ends()?;
            chain_store.learn_device(key.verifying_key().as_bytes())?;
            settings::put_secret(transaction, "device", key.as_bytes())?;
            settings::forget_secret(transaction, NEXT_KEY)
        })?;
        self.device = key;
        Ok(())
    }

    /// Whether this book was copied, and what this laptop should do about it.
    pub fn copied(&mut self) -> Result<Option<Copied>, Error> {
        let device = journal::chain::device_id(self.device.verifying_key().as_bytes());
        let own = self.own_book;
        let reading = self.connection.unchecked_transaction().doing("read chains")?;
        Ok(journal::chain_store::copied(&SqlChainStore::new(&reading, &self.device), device, own)?)
    }

    pub(crate) fn own_chain(&self) -> Id {
        let device = journal::chain::device_id(self.device.verifying_key().as_bytes());
        ChainName::first(device, self.own_book).id()
    }

    fn after_commit(&mut self, committed: rusqlite::Result<()>, seen: Seen) -> Result<(), Error> {
        // A full or busy disk took nothing. Any other failure may have left the whole change in the log, unsynced.
        self.commit_uncertain = committed.as_ref().is_err_and(|error| {
            !matches!(error.sqlite_error_code(), Some(ErrorCode::DiskFull | ErrorCode::DatabaseBusy))
        });
        committed.doing("save")?;
        self.witness.note(seen);
        Ok(())
    }

    /// After a sync that failed, the log may hold, in the system's memory only, a change of which "not saved" was said;
    /// a later sync would not write it, and what comes behind it would be lost with it at a power cut. So the log is
    /// emptied into the book by the connection that knows where the saved part ends, and a fresh one goes on.
    pub(crate) fn make_ready(&mut self) -> Result<(), Error> {
        if self.is_read_only() {
            return Err(Error::ReadOnly);
        }
        if self.commit_uncertain {
            database::empty_log(&self.connection)?;
            self.connection = database::connect(&self.profile().book_path()?, self.key())?;
            self.memo.forget_all();
            self.commit_uncertain = false;
        }
        Ok(())
    }
}
