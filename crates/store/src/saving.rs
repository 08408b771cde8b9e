//! Saving: one transaction for each save, and what happens if the disk refuses it.

use crate::book::{Book, Written, fresh_salt};
use crate::witness::Progress;
use crate::{Context, Error, database, random, search, settings};
use domain::Id;
use domain::catalogue::person;
use domain::rights::{Author, Heads, Right, is_another_persons, right_among};
use ed25519_dalek::SigningKey;
use journal::chain_store::Copied;
use journal::{ChainName, ChainStore, HybridClock, Record};
use journal_sql::{OpDraft, SqlChainStore};
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

/// The name of the secret that holds the key a copied laptop is about to take.
const NEXT_KEY: &str = "device_next";

impl Book {
    /// Writes one change, which is on the disk when this returns. `None` if all its values stand already.
    pub fn write(&mut self, now_ms: u64, drafts: &[OpDraft]) -> Result<Option<Written>, Error> {
        Ok(self.write_each(now_ms, &[drafts])?.pop())
    }

    /// Writes several changes one after another; all are on the disk when this returns, or none.
    pub fn write_each(&mut self, now_ms: u64, changes: &[&[OpDraft]]) -> Result<Vec<Written>, Error> {
        self.recover_from_failed_commit()?;
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

    /// Whether the person at work may write what a draft sets. Somebody with a role that only a newer program knows
    /// writes nothing.
    fn allowed(&self, draft: &OpDraft) -> Result<(), Error> {
        let author = Author::of_role(&self.person().role);
        let pair = match draft.record {
            Record::Pair(first, second) => Some((first, second)),
            Record::One(_) => None,
        };
        let heads = if draft.kind == person::KIND { self.heads()? } else { Heads::Secretary };
        let may = |field| right_among(heads, author, draft.kind, field) == Right::Allowed;
        let anothers = is_another_persons(draft.kind, pair, self.person().id);
        match draft.sets.iter().find(|set| anothers || !may(set.field)) {
            Some(set) => Err(Error::NotAllowed { kind: draft.kind, field: set.field }),
            None => Ok(()),
        }
    }

    /// The most responsible role among the people whom the book records.
    pub fn heads(&self) -> Result<Heads, Error> {
        let people = journal_sql::rows(&self.connection, self.own_book, person::KIND)?;
        let standing = people.iter().filter(|row| !row.flag(person::REMOVED));
        Ok(Heads::of(standing.filter_map(|row| row.text(person::ROLE).parse().ok())))
    }

    /// Runs `work` in one transaction with the journal's chain store, then updates the search index and
    /// commits.
    pub fn transact<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(Id, &mut SqlChainStore<'_>, &Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.recover_from_failed_commit()?;
        let own = self.own_chain();
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).context("begin to save")?;
        let mut chain_store = SqlChainStore::new(&transaction, &self.device);
        let done = work(self.own_book, &mut chain_store, &transaction)?;
        let touched = chain_store.touched().clone();
        search::update(&transaction, &self.ring, &touched)?;
        self.memo.forget(&transaction, self.own_book, chain_store.touched_fields());
        let progress = Progress::read(&transaction, own)?;
        let committed = transaction.commit();
        self.after_commit(committed, progress)?;
        Ok(done)
    }

    /// Writes local data that is not part of the journal: drafts, settings, the access log. It is on the disk
    /// when this returns.
    pub fn write_local<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        self.recover_from_failed_commit()?;
        let own = self.own_chain();
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).context("begin to save")?;
        let done = work(&transaction)?;
        Progress::count_local(&transaction)?;
        self.memo.forget_local(&transaction);
        let progress = Progress::read(&transaction, own)?;
        let committed = transaction.commit();
        self.after_commit(committed, progress)?;
        Ok(done)
    }

    /// The key under which this laptop continues after it was copied. It is made once, so that later calls
    /// return the same one.
    pub fn next_key(&mut self) -> Result<SigningKey, Error> {
        if let Some(kept) = settings::secret(&self.connection, NEXT_KEY)? {
            let bytes: [u8; 32] = kept.as_slice().try_into().map_err(|_| Error::Damaged("book.db"))?;
            return Ok(SigningKey::from_bytes(&bytes));
        }
        let key = SigningKey::from_bytes(&random()?);
        self.write_local(|connection| settings::put_secret(connection, NEXT_KEY, key.as_bytes()))?;
        Ok(key)
    }

    /// Switches to the next key. The chain of the old key is signed to its end in the same transaction.
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

    /// Whether this book was copied, and what this laptop must do about it.
    pub fn copied(&mut self) -> Result<Option<Copied>, Error> {
        let device = journal::chain::device_id(self.device.verifying_key().as_bytes());
        let own = self.own_book;
        let reading = self.connection.unchecked_transaction().context("read chains")?;
        Ok(journal::chain_store::copied(&SqlChainStore::new(&reading, &self.device), device, own)?)
    }

    pub(crate) fn own_chain(&self) -> Id {
        let device = journal::chain::device_id(self.device.verifying_key().as_bytes());
        ChainName::first(device, self.own_book).id()
    }

    fn after_commit(&mut self, committed: rusqlite::Result<()>, progress: Progress) -> Result<(), Error> {
        // On a full or busy disk nothing was written. Any other failure may have left the whole change in the
        // log, unsynced.
        self.commit_uncertain = committed.as_ref().is_err_and(|error| {
            !matches!(error.sqlite_error_code(), Some(ErrorCode::DiskFull | ErrorCode::DatabaseBusy))
        });
        committed.context("save")?;
        self.witness.note(progress);
        Ok(())
    }

    /// After a failed sync the log may hold a change that was reported as not saved, in the system's cache
    /// only. A later sync would not write it, and a power cut would then lose everything after it. So the
    /// connection, which knows where the saved part ends, moves the log into the book, and a new connection is
    /// opened.
    pub(crate) fn recover_from_failed_commit(&mut self) -> Result<(), Error> {
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
