//! Renewal of the database key: the book is written to a new file under the new key, and then the key file that
//! names the new file replaces the old one.
//!
//! Renaming the key file is the single commit point. Before it the new database is a leftover, after it the old
//! one. Leftovers are recognised because the key file does not name them, and are removed once the named book
//! has been opened.

use crate::book::Book;
use crate::keyslots::{BookKey, Opened};
use crate::profile::sync_folder;
use crate::{Context, Error, database, key_file, random};
use age::x25519::Identity;
use domain::hex::encode as hex;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use zeroize::Zeroizing;

/// The space that a file system needs in addition to the pages themselves.
const SPARE_BYTES: u64 = 4 * 1024 * 1024;

impl Book {
    pub(crate) fn open_keys(&self) -> Result<Opened, Error> {
        Opened::of(self.profile().keyslots()?, self.key())
    }

    /// Writes changed keys under the present database key.
    pub(crate) fn write_keys(&self, keys: Opened) -> Result<(), Error> {
        self.profile().write_keyslots(&keys.finish()?)
    }

    /// Writes changed keys under a new database key, so that what opened the book before no longer does. If
    /// somebody's slot is still of version 1, the key stays until they have unlocked, because nobody else can
    /// give them another.
    pub(crate) fn put_keys(&mut self, mut keys: Opened) -> Result<(), Error> {
        if keys.is_held_up() {
            keys.set_renewal_due(true);
            return self.write_keys(keys);
        }
        self.renew(keys)?;
        self.clear_away();
        Ok(())
    }

    /// After an unlock, brings the key file up to this version: the person's slot, the sheet, and the renewal
    /// of the database key if it is due. What the disk refuses is tried again at the next unlock; the book is
    /// open in any case.
    ///
    /// `slot`: what the passphrase opened in the key file; `None` for a slot of version 1.
    pub(crate) fn with_keys_of_today(mut self, passphrase: &str, mut slot: Option<Identity>) -> Book {
        if !self.is_read_only() {
            if let Ok(Some(made)) = self.bring_keys_up(passphrase) {
                slot = Some(made);
            }
            self.clear_away();
        }
        // What is sealed to fewer people stays closed if their keys can't be read; the book is open in any case.
        let _ = self.unlocked_by(slot);
        self
    }

    /// Returns the secret of the person's slot, if a new one was made.
    fn bring_keys_up(&mut self, passphrase: &str) -> Result<Option<Identity>, Error> {
        let mut keys = self.open_keys()?;
        let (person, sheet) = (self.person().clone(), self.recovery_secret()?);
        let kdf = keys.slots().slot(person.id)?.kdf;
        let (behind, other_sheet) = (keys.is_behind(person.id), !keys.is_sheet(&sheet));
        let made = if behind { Some(keys.set_passphrase(person, passphrase, kdf)?) } else { None };
        if other_sheet {
            keys.set_sheet(&sheet);
        }
        if !behind && !other_sheet && (!keys.slots().renewal_due || keys.is_held_up()) {
            return self.note_key_file().map(|()| made);
        }
        keys.set_renewal_due(true);
        if !keys.is_held_up() {
            let _ = self.renew(keys.clone());
        }
        if self.key() != keys.key() {
            return Ok(made);
        }
        self.write_keys(keys)?;
        self.note_key_file().map(|()| made)
    }

    fn note_key_file(&mut self) -> Result<(), Error> {
        if key_file::is_noted(&self.connection)? { Ok(()) } else { self.write_local(key_file::note) }
    }

    /// Writes the book under a new key and puts `keys` in place with it.
    fn renew(&mut self, mut keys: Opened) -> Result<(), Error> {
        self.recover_from_failed_commit()?;
        let name = format!("book-{}.db", hex(&random::<8>()?));
        self.check_room()?;
        let key: BookKey = Zeroizing::new(random()?);
        let path = self.profile().dir().join(&name);
        let copy = self.write_under(&key, &path).inspect_err(|_| self.remove_unnamed(&name))?;
        keys.renew(key.clone(), name.clone());
        let written = self.write_keys(keys);
        // A key file whose write was reported as failed may still be in place, if the old one could not be put
        // back.
        if written.is_ok() || self.profile().keyslots().is_ok_and(|slots| slots.database == name) {
            self.go_on_in(copy, key);
        } else {
            drop(copy);
            self.remove_unnamed(&name);
        }
        written
    }

    /// Writes the whole book to a new file, verified and synced.
    fn write_under(&self, key: &BookKey, path: &Path) -> Result<Connection, Error> {
        self.copy_database(path, key)?;
        let copy = database::connect(path, key)?;
        key_file::note(&copy)?;
        let same = journal_sql::content_hash(&copy, self.own_book)?
            == journal_sql::content_hash(&self.connection, self.own_book)?
            && counts(&copy)? == counts(&self.connection)?
            && database::findings_of_pages(&copy)?.is_empty();
        if !same {
            return Err(Error::Damaged("book.db"));
        }
        database::empty_log(&copy)?;
        files::open_private(path).and_then(|file| file.sync_all()).context("write the book anew")?;
        sync_folder(self.profile().dir())?;
        Ok(copy)
    }

    fn check_room(&self) -> Result<(), Error> {
        let path = self.profile().book_path()?;
        let size = |path: &Path| fs::metadata(path).map(|file| file.len()).unwrap_or_default();
        let needed = size(&path) + size(&database::beside(&path, "-wal")) + SPARE_BYTES;
        match fs4::available_space(self.profile().dir()) {
            Ok(free) if free < needed => Err(Error::NoRoom { needed_mb: (needed - free).div_ceil(1024 * 1024) }),
            // If the disk does not report its free space, writing will show whether there is enough.
            _ => Ok(()),
        }
    }

    /// Removes a database unless the key file names it; see `renew`.
    fn remove_unnamed(&self, name: &str) {
        let profile = self.profile();
        let settled = sync_folder(profile.dir()).is_ok();
        if settled && profile.keyslots().is_ok_and(|slots| slots.database != name) {
            for suffix in ["", "-wal", "-shm", "-journal"] {
                let _ = files::remove(&database::beside(&profile.dir().join(name), suffix));
            }
        }
    }

    fn clear_away(&self) {
        if let Ok(slots) = self.profile().keyslots() {
            self.profile().remove_other_databases(&slots.database);
        }
    }
}

/// How many rows each table has.
fn counts(connection: &Connection) -> Result<Vec<(String, i64)>, Error> {
    let tables =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name <> 'secret'
                  ORDER BY name";
    let mut select = connection.prepare(tables).context("list tables")?;
    let names: Vec<String> =
        select.query_map([], |row| row.get(0)).and_then(Iterator::collect).context("list tables")?;
    let count = |name: String| {
        let rows = connection.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0));
        Ok((name, rows.context("count rows")?))
    };
    names.into_iter().map(count).collect()
}
