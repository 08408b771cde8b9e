//! A new database key: the book written to a new file under it, and the key file that names that file put in place of the old.
//!
//! Renaming the key file is the one commit point. Before it the new file is a leftover, after it the old one is; leftovers are
//! known by not being named, and go once the book that is named has been opened.

use crate::book::Book;
use crate::keyslots::{BookKey, Opened};
use crate::profile::sync_folder;
use crate::{Doing, Error, database, key_file, random};
use domain::hex::encode as hex;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use zeroize::Zeroizing;

/// What a file system needs beside the pages themselves.
const SPARE_BYTES: u64 = 4 * 1024 * 1024;

impl Book {
    pub(crate) fn open_keys(&self) -> Result<Opened, Error> {
        Opened::of(self.profile().keyslots()?, self.key())
    }

    /// Changed keys under the database key of today.
    pub(crate) fn write_keys(&self, keys: Opened) -> Result<(), Error> {
        self.profile().write_keyslots(&keys.finish()?)
    }

    /// Changed keys under a new database key: what opened the book before opens it no more. Where somebody's slot is still of
    /// version 1 the key stays until they have unlocked, since nobody else can give them another.
    pub(crate) fn put_keys(&mut self, mut keys: Opened) -> Result<(), Error> {
        if keys.is_held_up() {
            keys.set_renewal_due(true);
            return self.write_keys(keys);
        }
        self.renew(keys)?;
        self.clear_away();
        Ok(())
    }

    /// The keys as this version keeps them, once somebody has unlocked: their slot, the sheet, and the new database key that
    /// is due. Whatever the disk refuses of it is due at the next unlocking; the book is open all the same.
    pub(crate) fn with_keys_of_today(mut self, passphrase: &str) -> Book {
        if !self.is_read_only() {
            let _ = self.bring_keys_up(passphrase);
            self.clear_away();
        }
        self
    }

    fn bring_keys_up(&mut self, passphrase: &str) -> Result<(), Error> {
        let mut keys = self.open_keys()?;
        let (person, sheet) = (self.person().clone(), self.recovery_secret()?);
        let kdf = keys.slots().slot(person.id)?.kdf;
        let (behind, other_sheet) = (keys.is_behind(person.id), !keys.is_sheet(&sheet));
        if behind {
            keys.set_passphrase(person, passphrase, kdf)?;
        }
        if other_sheet {
            keys.set_sheet(&sheet);
        }
        if !behind && !other_sheet && (!keys.slots().renewal_due || keys.is_held_up()) {
            return self.note_key_file();
        }
        keys.set_renewal_due(true);
        if !keys.is_held_up() {
            let _ = self.renew(keys.clone());
        }
        if self.key() != keys.key() {
            return Ok(());
        }
        self.write_keys(keys)?;
        self.note_key_file()
    }

    fn note_key_file(&mut self) -> Result<(), Error> {
        if key_file::is_noted(&self.connection)? { Ok(()) } else { self.write_local(key_file::note) }
    }

    /// Writes the book under a new key and puts `keys` in place with it.
    fn renew(&mut self, mut keys: Opened) -> Result<(), Error> {
        self.make_ready()?;
        let name = format!("book-{}.db", hex(&random::<8>()?));
        self.check_room()?;
        let key: BookKey = Zeroizing::new(random()?);
        let path = self.profile().dir().join(&name);
        let copy = self.write_under(&key, &path).inspect_err(|_| self.remove_unnamed(&name))?;
        keys.renew(key.clone(), name.clone());
        let written = self.write_keys(keys);
        // A key file that was said to have failed may stand all the same, where the one of before could not be put back.
        if written.is_ok() || self.profile().keyslots().is_ok_and(|slots| slots.database == name) {
            self.go_on_in(copy, key);
        } else {
            drop(copy);
            self.remove_unnamed(&name);
        }
        written
    }

    /// The whole book in a new file, verified and on the disk.
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
        files::open_private(path).and_then(|file| file.sync_all()).doing("write the book anew")?;
        sync_folder(self.profile().dir())?;
        Ok(copy)
    }

    fn check_room(&self) -> Result<(), Error> {
        let path = self.profile().book_path()?;
        let size = |path: &Path| fs::metadata(path).map(|file| file.len()).unwrap_or_default();
        let needed = size(&path) + size(&database::beside(&path, "-wal")) + SPARE_BYTES;
        match fs4::available_space(self.profile().dir()) {
            Ok(free) if free < needed => Err(Error::NoRoom { needed_mb: (needed - free).div_ceil(1024 * 1024) }),
            // A disk that does not tell is found out by writing.
            _ => Ok(()),
        }
    }

    /// Unless the key file names it: see `renew`.
    fn remove_unnamed(&self, name: &str) {
        let profile = self.profile();
        let settled = sync_folder(profile.dir()).is_ok();
        if settled && profile.keyslots().is_ok_and(|slots| slots.database != name) {
            for suffix in ["", "-wal", "-shm", "-journal"] {
                let _ = fs::remove_file(database::beside(&profile.dir().join(name), suffix));
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
    let mut select = connection.prepare(tables).doing("list tables")?;
    let names: Vec<String> = select.query_map([], |row| row.get(0)).and_then(Iterator::collect).doing("list tables")?;
    let count = |name: String| {
        let rows = connection.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0));
        Ok((name, rows.doing("count rows")?))
    };
    names.into_iter().map(count).collect()
}
