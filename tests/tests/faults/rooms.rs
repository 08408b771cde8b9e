//! Real disks where possible: a small one that fills up, and one that is remounted read-only. Mounting requires
//! an administrator; without one, the system calls are made to fail as such a disk would.

use crate::opened::folder;
use crate::scene::{copy, laptop, readable_state};
use crate::strace::{act, all_or_nothing, traced, whole};
use anyhow::{Context, ensure};
use app::{AppSession, call};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use system_tests::act::{PASSPHRASE, Place};
use tempfile::TempDir;

/// A file system in memory, unmounted when this value is dropped.
struct Mounted(TempDir);

impl Mounted {
    /// `None` if this machine does not allow mounting.
    fn new(size: &str) -> Option<Mounted> {
        let folder = tempfile::tempdir().expect("a folder to mount on");
        mount(&["-t", "tmpfs", "-o", &format!("size={size}"), "sochibo-test"], folder.path()).then_some(Mounted(folder))
    }

    fn read_only(&self) -> bool {
        mount(&["-o", "remount,ro"], self.0.path())
    }

    fn place(&self) -> Place {
        Place(self.0.path().to_owned())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

fn mount(words: &[&str], on: &Path) -> bool {
    Command::new("mount").args(words).arg(on).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

#[test]
fn on_a_disk_that_fills_up_a_save_is_refused_and_done_once_there_is_room() -> anyhow::Result<()> {
    // A new database key needs a second copy of the book, and 4 MB more.
    match Mounted::new("16m") {
        Some(disk) => {
            println!("on a disk of 16 MB");
            ["add-member", "draft", "back-up", "passphrase"].iter().try_for_each(|name| on_a_small_disk(&disk, name))
        }
        None => {
            println!("mounting is not allowed here: the system answers that the disk is full");
            let (_folder, place) = laptop("add-member");
            let book = place.book().join("book.db-wal").to_string_lossy().into_owned();
            let options =
                ["-o", "/dev/null", "-P", &book, "-e", "trace=pwrite64", "-e", "inject=pwrite64:error=ENOSPC"];
            let run = traced(&place, &["add-member"], &options)?;
            ensure!(run.saved == 0 && run.refused == ["disk_full"], "{:?}", run.refused);
            act(&place, &["add-member"])?;
            ensure!(whole("add-member")?.states.last() == Some(&readable_state(&place)?));
            Ok(())
        }
    }
}

fn on_a_small_disk(disk: &Mounted, name: &str) -> anyhow::Result<()> {
    let whole = whole(name)?;
    let mut refused = 0;
    for room in [0, 5_000, 20_000, 60_000, 200_000] {
        empty(disk.0.path())?;
        let (folder, _) = laptop(name);
        copy(folder.path(), disk.0.path())?;
        fill(disk.0.path(), room)?;
        let run = act(&disk.place(), &[name])?;
        refused += run.refused.len();
        let unknown = run.refused.iter().find(|code| !["disk_full", "not_saved"].contains(&code.as_str()));
        ensure!(unknown.is_none(), "{name}, {room} bytes of room: {unknown:?}");
        fs::remove_file(disk.0.path().join("filler"))?;
        let told_now =
            told_elsewhere(disk, &whole, run.saved).with_context(|| format!("{name}, {room} bytes of room"))?;
        if whole.states.first() == Some(&told_now) {
            act(&disk.place(), &[name])?;
            let done = told_elsewhere(disk, &whole, whole.states.len() - 1)?;
            ensure!(whole.states.last() == Some(&done), "{name}: with room again it is not done");
        }
    }
    ensure!(refused > 0, "{name}: the disk was never full");
    Ok(())
}

/// Reads from a copy, because reading all of it rebuilds the tables, which needs space.
fn told_elsewhere(disk: &Mounted, whole: &crate::strace::Whole, saved: usize) -> anyhow::Result<String> {
    let elsewhere = folder();
    copy(disk.0.path(), elsewhere.path())?;
    let place = Place(elsewhere.path().to_owned());
    all_or_nothing(whole, saved, &place)?;
    readable_state(&place)
}

fn empty(folder: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    Ok(())
}

/// Writes until only `room` bytes are left.
fn fill(folder: &Path, room: usize) -> anyhow::Result<()> {
    use std::io::Write;
    let mut filler = fs::File::create(folder.join("filler"))?;
    let mut written = 0;
    while filler.write_all(&[0x55; 4096]).is_ok() {
        written += 4096;
    }
    filler.set_len(u64::try_from(written - room.min(written))?)?;
    Ok(())
}

#[test]
fn a_folder_that_may_only_be_read_opens_to_read_and_says_why_nothing_is_saved() -> anyhow::Result<()> {
    let (folder, place) = laptop("mark");
    let book = place.book().join("lock").to_string_lossy().into_owned();
    // Tested by injected errors, on every machine.
    let options = ["-o", "/dev/null", "-P", &book, "-e", "trace=openat", "-e", "inject=openat:error=EROFS"];
    let run = traced(&place, &["mark"], &options)?;
    ensure!(run.saved == 0 && run.refused == ["read_only"], "{} saved, refused {:?}", run.saved, run.refused);
    ensure!(whole("mark")?.states.first() == Some(&readable_state(&place)?));
    // Tested on a real disk, where mounting is allowed.
    let Some(disk) = Mounted::new("32m") else {
        println!("mounting is not allowed here: shown by the system's answer alone");
        return Ok(());
    };
    copy(folder.path(), disk.0.path())?;
    ensure!(disk.read_only(), "the disk is not turned read-only");
    println!("on a disk that was turned read-only");
    reads_and_refuses(&AppSession::new(&disk.place().book()))
}

fn reads_and_refuses(app_session: &AppSession) -> anyhow::Result<()> {
    let status = call(app_session, "profile.status", json!({}))?;
    ensure!(status["read_only"] == true);
    let person = status["people"][0]["id"].clone();
    call(app_session, "profile.unlock", json!({ "person": person, "passphrase": PASSPHRASE }))?;
    let members = call(app_session, "members.list", json!({}))?;
    ensure!(members["members"].as_array().is_some_and(|members| members.len() == 6));
    let rounds = call(app_session, "rounds.list", json!({}))?;
    let (round, member) = (&rounds["rounds"][0]["id"], &members["members"][0]["id"]);
    ensure!(call(app_session, "essays.open", json!({ "round": round, "member": member }))?["is_draft"] == true);
    let refused = call(app_session, "members.save", json!({ "name": "Lò Văn Mới" })).expect_err("nothing can be saved");
    ensure!(refused.code == "read_only" && refused.message.contains("chỉ cho đọc"), "{refused}");
    Ok(())
}
