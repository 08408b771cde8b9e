//! The first books that a program opens. This test is alone in its file because it tests what happens once per
//! process.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use std::sync::Barrier;
use store::{Book, KdfParameters, NewBook, Profile};

#[test]
fn several_books_opened_at_once_as_the_first_of_a_program_all_open() {
    let together = Barrier::new(8);
    std::thread::scope(|threads| {
        let makers: Vec<_> = (0..8).map(|_| threads.spawn(|| make(&together))).collect();
        for maker in makers {
            maker.join().unwrap().unwrap();
        }
    });
}

fn make(together: &Barrier) -> Result<(), store::Error> {
    let folder = tempfile::tempdir().unwrap();
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "Đảng ủy xã Bình Lư",
        full_name: "Thào A Dế",
        role: "secretary",
        passphrase: "ruộng bậc thang mùa nước đổ",
        sample: false,
        now_ms: 1_774_000_000_000,
        kdf: KdfParameters::FLOOR,
    };
    let profile = Profile::open(folder.path())?;
    together.wait();
    Book::create(profile, &new).map(drop)
}
