//! A file of an earlier version; the program that migrates it is killed before any of its writes.

use crate::opened::folder;
use crate::scene::{copy, laptop, readable_state};
use crate::strace::{WRITES, traced, whole};
use anyhow::{Context, ensure};
use app::{AppSession, call};
use serde_json::json;
use system_tests::act::{PASSPHRASE, Place};
use tempfile::TempDir;

/// Removes what a file of an earlier version lacks: a table and two columns of today's catalogue, each of which
/// holds data, and the indexes of the projection with them.
const EARLIER: &str = "DROP TABLE session; ALTER TABLE member DROP COLUMN born; ALTER TABLE round DROP COLUMN title";

fn earlier_file() -> anyhow::Result<(TempDir, Place)> {
    let (folder, place) = laptop("open");
    let app_session = AppSession::new(&place.book());
    let person = call(&app_session, "profile.status", json!({}))?["people"][0]["id"].clone();
    call(&app_session, "profile.unlock", json!({ "person": person, "passphrase": PASSPHRASE }))?;
    app_session.with_book(|book| {
        book.connection().execute_batch(EARLIER).map_err(|error| app::CallError::new("test", error.to_string()))
    })?;
    Ok((folder, place))
}

#[test]
fn a_file_brought_up_to_date_is_old_or_new_wherever_the_program_is_killed() -> anyhow::Result<()> {
    let expected = readable_state(&laptop("open").1).err();
    ensure!(expected.is_none(), "{expected:?}");
    let (_kept, now) = laptop("open");
    let (expected, (_folder, earlier)) = (readable_state(&now)?, earlier_file()?);
    ensure!(whole("open")?.states.last() == Some(&expected));
    let mut struck = 0;
    for call in WRITES {
        for n in 1.. {
            let to = folder();
            copy(earlier.root(), to.path())?;
            let place = Place(to.path().to_owned());
            let inject = format!("inject={call}:signal=KILL:when={n}");
            let run = traced(&place, &["open"], &["-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &inject])?;
            let after = readable_state(&place).with_context(|| format!("killed before {call} {n}"))?;
            ensure!(after == expected, "killed before {call} {n}, the next start shows another book");
            if !run.killed {
                ensure!(run.saved == 1, "the run that was not killed did not end");
                break;
            }
            struck += 1;
        }
    }
    ensure!(struck > 30, "struck only {struck} times");
    Ok(())
}
