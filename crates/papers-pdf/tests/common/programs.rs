//! Other people's programs, which read what we print.
#![allow(dead_code, reason = "each test binary uses its own programs")]

use std::process::Command;

/// Runs a program of poppler or qpdf on a file with the given bytes; `after` follows the file's name.
pub fn asked(program: &str, words: &[&str], bytes: &[u8], after: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).expect("a file");
    let output = Command::new(program).args(words).arg(&file).args(after).output();
    let output = output.unwrap_or_else(|e| panic!("{program}: {e}; scripts/bootstrap test installs it"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

pub fn text_of(bytes: &[u8]) -> String {
    asked("pdftotext", &["-layout"], bytes, &["-"])
}

/// The file with its drawing orders as plain text.
pub fn plain(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("plain.pdf");
    asked("qpdf", &["--qdf", "--object-streams=disable"], bytes, &[file.to_str().expect("a path")]);
    String::from_utf8_lossy(&std::fs::read(&file).expect("a file")).into_owned()
}

/// A word and where it stands on its page, in points from the upper left corner.
#[derive(Debug, Clone)]
pub struct Word {
    pub page: usize,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub text: String,
}

pub fn words_of(bytes: &[u8]) -> Vec<Word> {
    let mut page = 0;
    let mut words = Vec::new();
    for line in asked("pdftotext", &["-bbox"], bytes, &["-"]).lines().map(str::trim) {
        if line.starts_with("<page ") {
            page += 1;
        }
        let Some(rest) = line.strip_prefix("<word ") else { continue };
        let of = |key: &str| rest.split(&format!("{key}=\"")).nth(1)?.split('"').next()?.parse().ok();
        let text = rest.split('>').nth(1).and_then(|it| it.split('<').next()).unwrap_or_default().to_owned();
        let (Some(left), Some(top), Some(right), Some(bottom)) = (of("xMin"), of("yMin"), of("xMax"), of("yMax"))
        else {
            panic!("{line}")
        };
        words.push(Word { page, left, top, right, bottom, text });
    }
    words
}
