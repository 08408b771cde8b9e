//! Repairs a damaged book from what can be read of it and from a backup. Only changes that are verified by
//! their chain are taken.

mod filling;

use crate::keyslots::{BookKey, Keyslots, Opened};
use crate::profile::sync_folder;
use crate::salvage::Source;
use crate::witness::Witness;
use crate::{Context, Error, Profile, database};
use domain::Id;
use std::path::{Path, PathBuf};

/// The name of a repaired book that is complete and synced, and only has to be put in place.
const READY: &str = "book.repaired";
const WORK: &str = "repair.tmp";

/// The result of a repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    pub members: u64,
    pub sessions: u64,
    pub essays: u64,
    pub last_change_ms: Option<u64>,
    /// Changes of the cell that are known to have been saved but could not be read anywhere. The superior may
    /// have them.
    pub missing_changes: u64,
    /// Names and other droppable values that are missing from recovered changes.
    pub missing_values: u64,
    /// The folder with the damaged files, as they were found.
    pub kept_in: PathBuf,
}

/// Builds a new book beside the damaged one and puts it in place. The damaged files are kept in a folder of the
/// profile. `Damaged("book.db")` if nothing can be read without a backup, `Damaged("backup")` if that is not a
/// backup of this book.
pub fn repair(
    profile: &Profile,
    who: Id,
    passphrase: &str,
    backup: Option<&Path>,
    now_ms: u64,
) -> Result<Repaired, Error> {
    if !profile.is_writable() {
        return Err(Error::ReadOnly);
    }
    let slots = profile.keyslots()?;
    let key = profile.attempt(|| slots.open(who, passphrase))?;
    finish(profile)?;
    let kept_in = keep_damaged(profile, &slots.database, now_ms)?;
    let work = profile.dir().join(WORK);
    empty_folder(&work)?;
    let mut sources = sources(&kept_in.join(&slots.database), &work, &key)?;
    if let Some(backup) = backup {
        let keys = Opened::of(slots, &key)?;
        sources.push(of_backup(backup, &work, &keys, |slots| slots.open(who, passphrase))?);
    }
    if sources.is_empty() {
        return Err(Error::Damaged("book.db"));
    }
    let book = work.join("book.db");
    let said = Witness::of(profile).said();
    let mut repaired = filling::fill(&book, &key, &mut sources, said)?;
    repaired.kept_in = kept_in;
    drop(sources);
    files::open_private(&book).and_then(|book| book.sync_all()).context("write the repaired book")?;
    files::rename(&book, &profile.dir().join(READY)).context("put the repaired book in place")?;
    sync_folder(profile.dir())?;
    finish(profile)?;
    let _ = files::remove_folder(&work);
    Ok(repaired)
}

/// Puts a repaired book in place. The old log is durably removed first, because it must never be read into the
/// new book.
pub(crate) fn finish(profile: &Profile) -> Result<(), Error> {
    let ready = profile.dir().join(READY);
    if !ready.exists() {
        return Ok(());
    }
    let book = profile.book_path()?;
    for suffix in ["-wal", "-shm"] {
        remove(&database::beside(&book, suffix))?;
    }
    Witness::of(profile).forget();
    sync_folder(profile.dir())?;
    files::rename(&ready, &book).context("put the repaired book in place")?;
    sync_folder(profile.dir())
}

/// Copies instead of moving, so that if the program is killed everything is still in its place.
fn keep_damaged(profile: &Profile, database: &str, now_ms: u64) -> Result<PathBuf, Error> {
    let folder = profile.dir().join(format!("hong-{now_ms}"));
    empty_folder(&folder)?;
    for name in [database, &format!("{database}-wal"), "book.seen", "keys.json"] {
        let from = profile.dir().join(name);
        if from.exists() {
            let to = folder.join(name);
            files::copy(&from, &to, database::LARGEST_BOOK).context("keep the damaged book")?;
        }
    }
    sync_folder(&folder)?;
    sync_folder(profile.dir())?;
    Ok(folder)
}

/// What can be read of the damaged book. If its first page is lost nothing can, and only a backup helps.
fn sources(kept: &Path, work: &Path, key: &BookKey) -> Result<Vec<Source>, Error> {
    let damaged = work.join("damaged.db");
    for suffix in ["", "-wal"] {
        let from = database::beside(kept, suffix);
        if from.exists() {
            files::copy(&from, &database::beside(&damaged, suffix), database::LARGEST_BOOK)
                .context("read the damaged book")?;
        }
    }
    Ok(Source::open(damaged, key).into_iter().collect())
}

/// A backup may be from before a key renewal: it opens with the present key, an earlier one, or its own
/// passphrase.
fn of_backup(
    backup: &Path,
    work: &Path,
    keys: &Opened,
    own: impl FnOnce(&Keyslots) -> Result<BookKey, Error>,
) -> Result<Source, Error> {
    let copy = work.join("backup.db");
    let mut into = files::create_private(&copy).context("read the backup")?;
    let head = crate::backup::read(backup, &mut into)?;
    for key in std::iter::once(keys.key()).chain(keys.former().iter().rev()) {
        if let Ok(source) = Source::open(copy.clone(), key) {
            return Ok(source);
        }
    }
    let key = head.keyslots().and_then(|slots| own(&slots)).map_err(|_| Error::Damaged("backup"))?;
    Source::open(copy, &key).map_err(|_| Error::Damaged("backup"))
}

fn empty_folder(folder: &Path) -> Result<(), Error> {
    if folder.exists() {
        files::remove_folder(folder).context("make room for a repair")?;
    }
    files::create_private_folder(folder).context("make room for a repair")
}

fn remove(path: &Path) -> Result<(), Error> {
    match files::remove(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).context("put the repaired book in place")
        }
        _ => Ok(()),
    }
}
