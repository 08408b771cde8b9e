//! The console in a headless browser, with a server to which real cells have sent.

use anyhow::ensure;
use std::process::Command;
use system_tests::district::{OFFICER, OFFICER_PASSPHRASE};
use system_tests::programs::root;
use system_tests::sample::{self, CELLS, Plan, State};

/// One cell in each state, so that every column of the table is used.
fn one_of_each() -> Vec<&'static Plan> {
    let states = [State::Working, State::Final, State::Provisional, State::Behind, State::Silent, State::NotEnrolled];
    states.iter().filter_map(|state| CELLS.iter().find(|plan| plan.state == *state)).collect()
}

#[test]
fn an_officers_morning_in_a_browser() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let sample = sample::build(&folder.path().join("mau"), "127.0.0.1:0", &one_of_each(), &|_| ())?;
    let ended = Command::new("node")
        .args(["--test", "e2e-console/console.test.mjs"])
        .current_dir(root().join("ui"))
        .env("CONSOLE_URL", format!("{}/", sample.district.url.trim_end_matches('/')))
        .env("LOGIN", OFFICER)
        .env("PASSPHRASE", OFFICER_PASSPHRASE)
        .env("OUT", root().join("out/console"))
        .output()?;
    ensure!(
        ended.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr)
    );
    Ok(())
}
