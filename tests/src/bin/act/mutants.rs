//! The same acts with one step of the store done wrongly, as a careless programmer might: the tests must detect
//! each.

use crate::{BoxedStep, open};
use app::AppSession;
use app::messages::CallError;
use std::io::Write;
use store::keyslots::Opened;
use store::{Book, drafts};
use system_tests::act::{NEW_PASSPHRASE, PASSPHRASE, Place};

/// Switches the syncing of commits off.
pub fn sync_nothing(app_session: &AppSession) -> anyhow::Result<()> {
    Ok(app_session.with_book(|book| {
        book.connection().pragma_update(None, "synchronous", "OFF").map_err(|error| broken(&error))
    })?)
}

/// Reopens the book after a failed save without emptying the log of the refused transaction.
pub fn open_anew(app_session: &mut AppSession, place: &Place) {
    *app_session = AppSession::new(std::path::Path::new("/nonexistent"));
    *app_session = AppSession::new(&place.book());
    // Refused while the disk still fails.
    (0..9).find(|_| open(app_session).is_ok());
}

/// The faulty step that replaces an act's step.
pub fn instead(name: &str, act: &str) -> Option<BoxedStep> {
    match (name, act) {
        ("not-committed", "draft") => Some(Box::new(|app_session, _| app_session.with_book(draft_without_commit))),
        ("keys-in-place", "passphrase") => Some(Box::new(|app_session, _| app_session.with_book(keys_in_place))),
        ("old-database-first", "passphrase") => {
            Some(Box::new(|app_session, _| app_session.with_book(old_database_first)))
        }
        ("renamed-before-sync", "passphrase") => Some(Box::new(|app_session, _| app_session.with_book(keys_unsynced))),
        ("backup-unsynced", "back-up") => Some(Box::new(backup_unsynced)),
        ("said-first", "add-member") => Some(Box::new(|_, _| Ok(()))),
        _ => None,
    }
}

fn broken(error: &dyn std::fmt::Display) -> CallError {
    CallError::new("mutant", error.to_string())
}

/// `Book::write_local` without its commit.
fn draft_without_commit(book: &mut Book) -> Result<(), CallError> {
    book.connection().execute_batch("BEGIN IMMEDIATE").map_err(|error| broken(&error))?;
    Ok(drafts::put(book.connection(), "essay/x", book.person().id, "chữ đang gõ", 5)?)
}

/// The key file with the new passphrase for the present key, and its path.
fn new_keys(book: &Book) -> Result<(Vec<u8>, std::path::PathBuf), CallError> {
    let slots = book.profile().keyslots()?;
    let kdf = slots.people.first().ok_or(store::Error::NoSuchPerson)?.kdf;
    let key = slots.open(book.person().id, PASSPHRASE)?;
    let mut keys = Opened::of(slots, &key)?;
    keys.set_passphrase(book.person().clone(), NEW_PASSPHRASE, kdf)?;
    Ok((keys.finish()?.to_text()?, book.profile().dir().join("keys.json")))
}

/// Removes the old database while the key file still names it.
fn old_database_first(book: &mut Book) -> Result<(), CallError> {
    std::fs::remove_file(book.profile().book_path()?).map_err(|error| broken(&error))?;
    Ok(book.change_passphrase(PASSPHRASE, NEW_PASSPHRASE)?)
}

fn keys_in_place(book: &mut Book) -> Result<(), CallError> {
    let (keys, path) = new_keys(book)?;
    std::fs::write(path, keys).map_err(|error| broken(&error))
}

fn keys_unsynced(book: &mut Book) -> Result<(), CallError> {
    let (keys, path) = new_keys(book)?;
    let beside = path.with_extension("new");
    std::fs::write(&beside, keys).and_then(|()| std::fs::rename(&beside, path)).map_err(|error| broken(&error))
}

fn backup_unsynced(app_session: &AppSession, place: &Place) -> Result<(), CallError> {
    let elsewhere = place.root().join("may");
    std::fs::create_dir_all(&elsewhere).map_err(|error| broken(&error))?;
    let made = app_session.with_book(|book| Ok(book.back_up(&elsewhere, "sao-luu.sochibo", 5)?))?;
    let beside = place.stick().join("sao-luu.new");
    let copied = std::fs::read(&made).and_then(|bytes| std::fs::File::create(&beside)?.write_all(&bytes));
    copied
        .and_then(|()| std::fs::rename(&beside, place.stick().join("sao-luu.sochibo")))
        .map_err(|error| broken(&error))
}
