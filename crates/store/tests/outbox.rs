//! What could not be saved before the book was locked is kept beside it.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use std::path::Path;
use store::{Book, Error, KdfParameters, NewBook, Profile, outbox};

const PASSPHRASE: &str = "nước suối đầu bản";
const WORDS: &str = "Chữ Canary Chưalưu của Lò Thị Xuân";

fn create(dir: &Path) -> Book {
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
    Book::create(Profile::open(dir).unwrap(), &new).unwrap().0
}

fn unlock(profile: Profile) -> Book {
    let who = profile.keyslots().unwrap().people[0].person.id;
    Book::unlock(profile, who, PASSPHRASE).map_err(|(_, error)| error).unwrap()
}

#[test]
fn what_is_sealed_while_the_book_is_locked_opens_in_the_book_and_nowhere_else() {
    let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut book = create(dir.path());
    let key = book.outbox_key().unwrap();
    let profile = book.close();
    outbox::keep(dir.path(), &[key.seal(WORDS.as_bytes()).unwrap()]).unwrap();
    let book = unlock(profile);
    let kept = outbox::kept(dir.path()).unwrap();
    assert_eq!(book.open_from_outbox(&kept[0]).unwrap().as_slice(), WORDS.as_bytes());
    let mut other = create(elsewhere.path());
    assert!(matches!(other.open_from_outbox(&kept[0]), Err(Error::Sealed)));
    other.outbox_key().unwrap();
    assert!(matches!(other.open_from_outbox(&kept[0]), Err(Error::Sealed)));
}

#[test]
fn the_key_stays_the_same_from_one_opening_to_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let mut book = create(dir.path());
    let sealed = book.outbox_key().unwrap().seal(b"one").unwrap();
    let mut book = unlock(book.close());
    let again = book.outbox_key().unwrap().seal(b"two").unwrap();
    assert_eq!(book.open_from_outbox(&sealed).unwrap().as_slice(), b"one");
    assert_eq!(book.open_from_outbox(&again).unwrap().as_slice(), b"two");
}

#[test]
fn the_file_shows_no_word_to_anybody_and_goes_when_nothing_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let key = create(dir.path()).outbox_key().unwrap();
    outbox::keep(dir.path(), &[key.seal(WORDS.as_bytes()).unwrap(), key.seal(b"").unwrap()]).unwrap();
    let path = dir.path().join("outbox.sealed");
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(6).any(|window| window == b"Canary"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(outbox::kept(dir.path()).unwrap().len(), 2);
    outbox::keep(dir.path(), &[]).unwrap();
    assert!(!path.exists());
    assert_eq!(outbox::kept(dir.path()).unwrap(), Vec::<Vec<u8>>::new());
    outbox::keep(dir.path(), &[]).unwrap();
}

#[test]
fn a_file_that_was_cut_gives_what_stands_before_the_cut() {
    let dir = tempfile::tempdir().unwrap();
    outbox::keep(dir.path(), &[vec![1; 40], vec![2; 40]]).unwrap();
    let path = dir.path().join("outbox.sealed");
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
    assert_eq!(outbox::kept(dir.path()).unwrap(), [vec![1; 40]]);
}
