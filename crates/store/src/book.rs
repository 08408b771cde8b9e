//! An open book: one connection, the keys, and the person who unlocked it.

use crate::keyslots::{BookKey, FIRST_DATABASE, KdfParameters, Keyslots, Opened, Person};
use crate::memo::{Memo, Scope};
use crate::opening::ReadingCopy;
use crate::personal_key::Audiences;
use crate::witness::{Progress, Witness};
use crate::{Error, Profile, Ring, database, key_file, opening, outbox_key, random, search, settings};
use domain::Id;
use domain::catalogue::{cell, person};
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::{Appended, OpDraft, Touched};
use rusqlite::Connection;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The initial data of a new book.
pub struct NewBook<'a> {
    pub cell_name: &'a str,
    pub superior_name: &'a str,
    pub full_name: &'a str,
    pub role: &'a str,
    pub passphrase: &'a str,
    pub sample: bool,
    pub now_ms: u64,
    pub kdf: KdfParameters,
}

/// An unlocked book.
pub struct Book {
    profile: Profile,
    pub(crate) connection: Connection,
    /// Declared after the connection, so that the connection is closed before the copy's files are removed.
    copy: Option<ReadingCopy>,
    pub(crate) witness: Witness,
    /// A commit failed for a reason other than a full or busy disk, so its outcome is unknown; see
    /// `recover_from_failed_commit`.
    pub(crate) commit_uncertain: bool,
    /// The book was not closed properly and has not been examined since.
    pub(crate) unclean: bool,
    key: BookKey,
    pub(crate) device: SigningKey,
    pub(crate) ring: Ring,
    pub(crate) audiences: Audiences,
    pub(crate) own_book: Id,
    person: Person,
    pub(crate) saved_at_ms: Option<u64>,
    pub(crate) memo: Memo,
}

/// A change that was committed and synced.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    pub appended: Appended,
    pub touched: Vec<Touched>,
}

impl Book {
    /// Creates the book and its keys. Returns the recovery sheet's secret, which is stored nowhere else in
    /// clear.
    pub fn create(profile: Profile, new: &NewBook<'_>) -> Result<(Book, [u8; 16]), Error> {
        if profile.exists() {
            return Err(Error::AlreadyThere);
        }
        crate::check_passphrase(new.passphrase, &[new.full_name, new.cell_name])?;
        // A database without a key file is left from a creation that a power cut interrupted; nothing was ever
        // saved in it.
        for leftover in ["book.db", "book.db-wal", "book.db-shm", "book.seen"] {
            let _ = files::remove(&profile.dir().join(leftover));
        }
        let key: BookKey = Zeroizing::new(random()?);
        let connection = database::create(&profile.dir().join(FIRST_DATABASE), &key)?;
        database::prepare(&connection)?;
        let (device, ring, own_book) = (SigningKey::from_bytes(&random()?), Ring::generate(), Id(random()?));
        let (person, seed) = new_person(&device, new.full_name, new.role)?;
        let secret = random::<16>()?;
        search::note_folding(&connection)?;
        settings::put_secret(&connection, "device", device.as_bytes())?;
        settings::put_secret(&connection, "ring", ring.secret().as_bytes())?;
        settings::put_secret(&connection, "own_book", &own_book.0)?;
        settings::put_secret(&connection, "recovery", &secret)?;
        outbox_key::make(&connection)?;
        key_file::note(&connection)?;
        let mut keys = Opened::of(Keyslots::new(new.cell_name, new.sample), &key)?;
        let slot = keys.set_passphrase(person.clone(), new.passphrase, new.kdf)?;
        keys.set_sheet(&secret);
        let witness = Witness::of(&profile);
        let mut book = Book {
            profile,
            connection,
            copy: None,
            witness,
            commit_uncertain: false,
            unclean: false,
            key,
            device,
            ring,
            audiences: Audiences::default(),
            own_book,
            person,
            saved_at_ms: None,
            memo: Memo::default(),
        };
        let mut drafts = vec![
            OpDraft::new(cell::KIND, Record::One(own_book))
                .set(cell::NAME, Value::text(new.cell_name))
                .set(cell::SUPERIOR_NAME, Value::text(new.superior_name)),
            person_draft(&book.person, Some(seed)),
        ];
        drafts.extend(book.first_keys()?);
        book.write(new.now_ms, &drafts)?;
        book.write_keys(keys)?;
        book.unlocked_by(Some(slot))?;
        Ok((book, secret))
    }

    pub(crate) fn open(profile: Profile, key: BookKey, person: Person) -> Result<Book, (Profile, Error)> {
        let opened = opening::find(&profile, &key).and_then(|found| {
            if key_file::is_noted(&found.connection)? && profile.keyslots()?.is_first_version() {
                return Err(Error::TamperedKeys);
            }
            let device: [u8; 32] = settings::secret_of(&found.connection, "device")?;
            let ring = settings::secret(&found.connection, "ring")?.ok_or(Error::Damaged("book.db"))?;
            let ring = Ring::read(std::str::from_utf8(&ring).map_err(|_| Error::Damaged("key ring"))?)?;
            let own_book = Id(settings::secret_of(&found.connection, "own_book")?);
            Ok((found, SigningKey::from_bytes(&device), ring, own_book))
        });
        let (found, device, ring, own_book) = match opened {
            Ok(opened) => opened,
            Err(error) => return Err((profile, error)),
        };
        let (witness, grown) = (Witness::of(&profile), found.grown);
        let mut book = Book {
            profile,
            connection: found.connection,
            copy: found.copy,
            witness,
            commit_uncertain: false,
            unclean: found.unclean,
            key,
            device,
            ring,
            audiences: Audiences::default(),
            own_book,
            person,
            saved_at_ms: None,
            memo: Memo::default(),
        };
        let ready = book
            .check_nothing_is_cut_off()
            .and_then(|()| if grown { book.rebuild() } else { Ok(()) })
            .and_then(|()| book.take_in_keys())
            .and_then(|_| if book.is_read_only() { Ok(()) } else { book.keep_search_in_step() });
        match ready {
            Ok(()) => Ok(book),
            Err(error) => Err((book.close(), error)),
        }
    }

    fn check_nothing_is_cut_off(&self) -> Result<(), Error> {
        let Some(said) = self.witness.said() else { return Ok(()) };
        match Progress::read(&self.connection, self.own_chain())?.lacks(&said) {
            Some(changes) => Err(Error::CutShort { changes }),
            None => Ok(()),
        }
    }

    /// The folder is not writable: the book was opened from a copy, and nothing can be saved.
    pub fn is_read_only(&self) -> bool {
        self.copy.is_some()
    }

    /// Locks the book: forgets the keys but keeps the lock on the folder.
    pub fn close(self) -> Profile {
        let Book { profile, .. } = self;
        profile
    }

    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The book that this cell writes.
    pub fn own_book(&self) -> Id {
        self.own_book
    }

    pub fn person(&self) -> &Person {
        &self.person
    }

    pub fn ring(&self) -> &Ring {
        &self.ring
    }

    pub fn device_key(&self) -> &SigningKey {
        &self.device
    }

    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// From now on this person is at work.
    pub(crate) fn work_as(&mut self, person: Person) {
        self.person = person;
    }

    pub(crate) fn key(&self) -> &BookKey {
        &self.key
    }

    /// Continues with the same book in another file under another key.
    pub(crate) fn go_on_in(&mut self, connection: Connection, key: BookKey) {
        // The old connection is closed before its file is removed. If closing fails, everything in the old log
        // is in the new file as well.
        self.connection = connection;
        self.key = key;
        self.memo.forget_all();
        self.commit_uncertain = false;
    }

    /// A value computed from the rows of this book: the cached one if it is still valid, otherwise made by
    /// `make`; see [`Scope`].
    pub fn kept<T: Send + Sync + 'static, E>(
        &self,
        scope: Scope,
        fits: impl FnOnce(&T) -> bool,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        self.memo.get(&self.connection, scope, fits, make)
    }

    /// The time of the last save since the book was opened.
    pub fn saved_at_ms(&self) -> Option<u64> {
        self.saved_at_ms
    }

    /// Rebuilds the index of a book that an older version folded, so that search finds the same people as in a
    /// new book.
    fn keep_search_in_step(&mut self) -> Result<(), Error> {
        if !search::is_outdated(&self.connection)? {
            return Ok(());
        }
        let ring = self.ring.clone();
        self.write_local(|connection| search::renew(connection, &ring))
    }

    /// Rebuilds all tables from the journal.
    pub fn rebuild(&mut self) -> Result<(), Error> {
        database::large_cache(&self.connection)?;
        let rebuilt = self.transact(|_, chain_store, transaction| {
            search::clear(transaction)?;
            journal_sql::rebuild(chain_store)?;
            Ok::<_, Error>(())
        });
        database::usual_cache(&self.connection)?;
        rebuilt
    }
}

/// Makes a person who is first entered at this device, with the seed that proves it.
pub(crate) fn new_person(device: &SigningKey, name: &str, role: &str) -> Result<(Person, [u8; 16]), Error> {
    let (device, seed) = (journal::chain::device_id(device.verifying_key().as_bytes()), random()?);
    let id = journal::binding::person_id(device, &seed);
    Ok((Person { id, name: name.to_owned(), role: role.to_owned() }, seed))
}

/// `seed` is `None` for people whom earlier programs entered.
pub(crate) fn person_draft(who: &Person, seed: Option<[u8; 16]>) -> OpDraft {
    let draft = OpDraft::new(person::KIND, Record::One(who.id))
        .set(person::NAME, Value::text(&who.name))
        .set(person::ROLE, Value::text(&who.role));
    match seed {
        Some(seed) => draft.set(person::SEED, Value::Bytes(seed.to_vec())),
        None => draft,
    }
}

/// A salt only has to be unique. If the system had no randomness, the book could not have been opened.
pub(crate) fn fresh_salt() -> [u8; 16] {
    random().unwrap_or_default()
}
