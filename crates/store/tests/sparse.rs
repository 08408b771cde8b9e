//! Backups that claim to be gigabytes long. This test is alone in its file because it measures the memory of
//! the whole process.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use store::{Book, Error, KdfParameters, NewBook, Profile};
use tempfile::TempDir;

const MOST_MEMORY: u64 = 64 << 20;

/// The peak memory of this process, in bytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap() * 1024
}

fn backup(folder: &Path) -> PathBuf {
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "Đảng ủy xã Nà Tăm",
        full_name: "Lò Thị Mẫu",
        role: "secretary",
        passphrase: "cây lúa bên suối",
        sample: false,
        now_ms: 1_700_000_000_000,
        kdf: KdfParameters::FLOOR,
    };
    let (book, _) = Book::create(Profile::open(&folder.join("so")).unwrap(), &new).unwrap();
    book.back_up(folder, "sao-luu.sochibo", 5).unwrap()
}

/// Makes a sparse file: it uses no space on the disk but reads as gigabytes.
fn grown(file: &Path, to: u64) {
    File::options().create(true).truncate(false).write(true).open(file).unwrap().set_len(to).unwrap();
}

#[test]
fn a_backup_of_gigabytes_of_nothing_is_refused_without_memory_and_fills_no_disk() {
    let folder = TempDir::new().unwrap();
    let made = backup(folder.path());
    let nothing = folder.path().join("rong.sochibo");
    grown(&nothing, 3 << 30);
    let start = fs::read(&made).unwrap();
    // A real backup followed by three gigabytes of zeros.
    grown(&made, 3 << 30);
    // Headers that claim to be as long as the file, and longer than any file.
    let claims: Vec<PathBuf> = [3 << 29, u32::MAX]
        .iter()
        .map(|length: &u32| {
            let path = folder.path().join(format!("{length}.sochibo"));
            fs::write(&path, [&start[..8], &length.to_be_bytes()].concat()).unwrap();
            grown(&path, 3 << 30);
            path
        })
        .collect();
    let before = peak();
    let empty = Profile::open(&folder.path().join("khac")).unwrap();
    for path in [&nothing, &made].into_iter().chain(&claims) {
        let refused = store::restore(&empty, path);
        assert!(matches!(refused, Err(Error::Damaged("backup"))), "{}: {refused:?}", path.display());
        let grown = peak() - before;
        assert!(grown < MOST_MEMORY, "{}: {grown} bytes more", path.display());
    }
    let left: Vec<_> =
        fs::read_dir(folder.path().join("khac")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["lock"]);
}
