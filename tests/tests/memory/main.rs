//! A locked program must hold nothing in memory of what was typed, opened or unlocked.
//! **Invariant:** each canary is found while the book is open; otherwise finding nothing later would prove
//! nothing.

#![cfg(target_os = "linux")]

use anyhow::{Context, ensure};
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use store::{Book, KdfParameters, NewBook, Profile};
use system_tests::act::{PASSPHRASE, Place};
use system_tests::memory::{Canary, canary, left};

const ACT: &str = env!("CARGO_BIN_EXE_sochibo-act");
const CANARY_PASSPHRASE: &str = "vượn hú trăng Canarymatkhau";
const CANARY_NAME: &str = "Quẩy Canarytenriêng";
const CANARY_ESSAY: &str = "Canarybàiviết xuyên đêm bên bếp lửa nhà sàn";

#[test]
fn a_locked_program_holds_no_passphrase_text_name_or_key_in_memory() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let place = Place(folder.path().to_owned());
    let mut canaries = begin(&place)?;
    canaries.push(canary("the passphrase", CANARY_PASSPHRASE));
    canaries.push(canary("a member's name", CANARY_NAME));
    canaries.push(canary("an essay", CANARY_ESSAY));
    let mut act = Command::new(ACT);
    // The window sets the same for itself.
    act.env("GLIBC_TUNABLES", store::GLIBC_TUNABLES);
    act.arg(place.root()).arg("memory").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut act = act.spawn()?;
    let mut said = BufReader::new(act.stdout.take().context("its output")?);
    // Through a pipe, because arguments and environment stay in memory as long as the program runs.
    let typed = json!({ "passphrase": CANARY_PASSPHRASE, "name": CANARY_NAME, "essay": CANARY_ESSAY });
    send_line(&mut act, &mut said, &typed.to_string())?;
    let mut seen = left(act.id(), &canaries)?;
    send_line(&mut act, &mut said, "work")?;
    seen.extend(left(act.id(), &canaries)?);
    send_line(&mut act, &mut said, "lock")?;
    let locked = left(act.id(), &canaries)?;
    act.kill()?;
    act.wait()?;
    let unseen: Vec<_> = canaries.iter().map(|canary| canary.what).filter(|what| !seen.contains(what)).collect();
    ensure!(unseen.is_empty(), "not even found before the book was locked: {unseen:?}");
    ensure!(locked.is_empty(), "still in memory after locking: {locked:?}");
    Ok(())
}

/// Makes a book. Returns the keys it holds.
fn begin(place: &Place) -> anyhow::Result<Vec<Canary>> {
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "Đảng ủy xã Bình Lư",
        full_name: "Thào A Dế",
        role: "secretary",
        passphrase: PASSPHRASE,
        sample: false,
        now_ms: 1_700_000_000_000,
        kdf: KdfParameters::FLOOR,
    };
    let (book, sheet) = Book::create(Profile::open(&place.book())?, &new)?;
    let secret = book.ring().secret();
    let age_key = secret.split_whitespace().last().context("an age key")?;
    let key = book.profile().keyslots()?.open(book.person().id, PASSPHRASE)?;
    Ok(vec![
        canary("an age key", age_key),
        canary("the key a laptop signs with", book.device_key().to_bytes()),
        canary("the database key", key.as_slice()),
        canary("the recovery sheet", sheet),
    ])
}

/// Sends a line to the program and waits until it is done.
fn send_line(act: &mut Child, said: &mut BufReader<ChildStdout>, line: &str) -> anyhow::Result<()> {
    writeln!(act.stdin.as_mut().context("its input")?, "{line}")?;
    let mut answer = String::new();
    said.read_line(&mut answer)?;
    ensure!(answer.trim() == "saved", "{answer}");
    Ok(())
}
