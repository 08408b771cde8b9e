//! Tesseract reads the letters of a picture.

use std::process::Command;
use std::time::Duration;

use crate::run::run;
use crate::{Places, RunError, Stop};

/// A page of A4 at 150 dots per inch takes ten seconds on an old laptop.
const TIME: Duration = Duration::from_secs(90);
const TIME_OF_LIST: Duration = Duration::from_secs(20);
/// The most bytes of a page's text.
const MOST: u64 = 200_000;

/// The printed text of a picture, which is passed to the program without a file. What it says has to be checked by a
/// person.
///
/// # Errors
/// Tesseract or its Vietnamese data are not installed, it takes too long, is stopped, or fails.
pub fn recognise(places: &Places, picture: Vec<u8>, stop: &Stop) -> Result<String, RunError> {
    let program = places.find(&["tesseract"]).ok_or(RunError::Absent)?;
    let mut list = Command::new(&program);
    list.arg("--list-langs");
    let languages = run(list, Vec::new(), MOST, TIME_OF_LIST, stop)?;
    if !String::from_utf8_lossy(&languages).lines().any(|line| line.trim() == "vie") {
        return Err(RunError::NoVietnamese);
    }
    let mut read = Command::new(&program);
    // One thread, so that the window stays quick on a laptop with two cores.
    read.args(["stdin", "stdout", "-l", "vie", "--psm", "3"]).env("OMP_THREAD_LIMIT", "1");
    let text = run(read, picture, MOST, TIME, stop)?;
    Ok(String::from_utf8_lossy(&text).replace('\u{c}', "").trim().to_owned())
}
