//! A laptop whose superior has taken a package from it, and the packages it writes.

use crate::opened::{folder, open};
use anyhow::{Context, ensure};
use app::{AppSession, call};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use system_tests::act::{PASSPHRASE, Place};
use system_tests::district::District;
use system_tests::programs::{SERVER, command, stdout_of};

/// Enrols the laptop, hands a package over and keeps the answer, then records something more.
pub fn prepare(place: &Place) -> anyhow::Result<()> {
    let office = folder();
    let mut district = District::found(&office.path().join("xa"))?;
    let unit = district.add_cell("Chi bộ bản Nà Hiềng", "Thào A Dế")?;
    let invite = office.path().join("moi.json");
    district.invite(&unit, &invite, true)?;
    let app_session = AppSession::new(&place.book());
    open(&app_session, PASSPHRASE)?;
    call(&app_session, "exchange.enrol", json!({ "file": invite.to_string_lossy() }))?;
    call(&app_session, "exchange.now", json!({}))?;
    call(&app_session, "members.save", json!({ "name": "Sùng A Chá", "born": "1981" }))?;
    let wrote =
        call(&app_session, "stick.write", json!({ "to": "superior", "folder": office.path().to_string_lossy() }))?;
    take(&district.data, Path::new(wrote["file"].as_str().context("a file")?), &place.answer())?;
    let key = command(SERVER)?.args(["package", "key", "--data"]).arg(&district.data).output()?;
    fs::write(place.superiors_key(), stdout_of(&key)?)?;
    call(&app_session, "members.save", json!({ "name": "Mùa Thị Sua", "born": "1984" }))?;
    district.kill();
    Ok(())
}

fn take(district: &Path, package: &Path, answer: &Path) -> anyhow::Result<()> {
    let taken = command(SERVER)?
        .args(["package", "take"])
        .arg(package)
        .arg("--answer")
        .arg(answer)
        .arg("--data")
        .arg(district)
        .output()?;
    stdout_of(&taken).context("package take")?;
    Ok(())
}

/// Counts the packages on the stick. Each is opened to its end with the superior's key to check that it is
/// complete.
pub fn packages(place: &Place) -> anyhow::Result<usize> {
    let mut whole = 0;
    for entry in fs::read_dir(place.stick())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "goi") {
            let mut age = Command::new("age");
            age.arg("-d").arg("-i").arg(place.superiors_key()).arg(&path).stdout(Stdio::null()).stderr(Stdio::null());
            ensure!(
                age.status().context("age does not start: `scripts/bootstrap test` installs it")?.success(),
                "{} is cut short",
                path.display()
            );
            whole += 1;
        }
    }
    Ok(whole)
}
