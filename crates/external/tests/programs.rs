//! The programs as they are installed on this machine; `scripts/bootstrap test` installs them.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]
#![cfg(unix)]

use external::{Places, RunError, Stop, recognise, to_docx};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

const MOST: u64 = 10_000_000;

/// A program of this name that does what the script says.
fn program(folder: &Path, name: &str, script: &str) {
    let path = folder.join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_program_that_is_not_there_is_said_to_be_absent() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = Places::within(&[folder.path()]);
    assert!(matches!(to_docx(&nowhere, b"{\\rtf1 a}", "rtf", MOST, &Stop::default()), Err(RunError::Absent)));
    assert!(matches!(recognise(&nowhere, Vec::new(), &Stop::default()), Err(RunError::Absent)));
    program(folder.path(), "tesseract", "echo eng");
    assert!(matches!(recognise(&nowhere, Vec::new(), &Stop::default()), Err(RunError::NoVietnamese)));
}

#[test]
fn an_old_document_becomes_a_docx() {
    let rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTime;}}\\f0 B\\'b5i thu ho\\'b9ch\\par}";
    let docx = to_docx(&Places::usual(), rtf.as_bytes(), "rtf", MOST, &Stop::default()).unwrap();
    assert!(docx.starts_with(b"PK"));
}

#[test]
fn an_office_gets_a_fresh_profile_without_macros_in_a_folder_that_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let (place, settings) = (folder.path().join("place"), folder.path().join("settings"));
    let script = format!(
        "pwd > {}; cat profile/user/registrymodifications.xcu > {}; stat -c %a . >> {}; echo PK > bai.docx",
        place.display(),
        settings.display(),
        place.display()
    );
    program(folder.path(), "soffice", &script);
    to_docx(&Places::within(&[folder.path()]), b"x", "doc", MOST, &Stop::default()).unwrap();
    let said = std::fs::read_to_string(&place).unwrap();
    let (worked_in, mode) = said.trim().split_once('\n').unwrap();
    assert_eq!(mode, "700");
    assert!(!Path::new(worked_in).exists(), "{worked_in}");
    let settings = std::fs::read_to_string(&settings).unwrap();
    assert!(settings.contains("\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value>"));
}

#[test]
fn what_an_office_can_not_read_or_writes_too_large_is_no_document() {
    let folder = tempfile::tempdir().unwrap();
    program(folder.path(), "soffice", "exit 0");
    let office = Places::within(&[folder.path()]);
    assert!(matches!(to_docx(&office, b"x", "doc", MOST, &Stop::default()), Err(RunError::Failed)));
    program(folder.path(), "soffice", "head -c 2000 /dev/zero > bai.docx");
    assert!(matches!(to_docx(&office, b"x", "doc", 1_000, &Stop::default()), Err(RunError::Failed)));
    assert_eq!(to_docx(&office, b"x", "doc", 2_000, &Stop::default()).unwrap().len(), 2_000);
}

#[test]
fn a_program_is_stopped_with_those_that_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("child");
    program(folder.path(), "soffice", &format!("sleep 300 & echo $! > {}; wait", mark.display()));
    let (stop, office) = (Stop::default(), Places::within(&[folder.path()]));
    let (other, begun) = (stop.clone(), Instant::now());
    let waiting = std::thread::spawn(move || to_docx(&office, b"x", "doc", MOST, &stop));
    while std::fs::read_to_string(&mark).unwrap_or_default().trim().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the program has not started");
        std::thread::yield_now();
    }
    other.stop();
    assert!(matches!(waiting.join().unwrap(), Err(RunError::Stopped)));
    let child = std::fs::read_to_string(&mark).unwrap().trim().to_owned();
    let state = std::fs::read_to_string(format!("/proc/{child}/stat")).unwrap_or_default();
    assert!(state.is_empty() || state.contains(") Z"), "the started program still runs: {state}");
}

#[test]
fn tesseract_reads_vietnamese_off_a_picture() {
    let page = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/page.png")).unwrap();
    let text = recognise(&Places::usual(), page, &Stop::default()).unwrap();
    for words in ["BÀI THU HOẠCH", "Đảng viên", "nghị quyết"] {
        assert!(text.contains(words), "{text}");
    }
}
