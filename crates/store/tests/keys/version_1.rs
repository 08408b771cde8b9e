//! Books whose key file is of version 1, with one person and with two.

use super::*;
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::hex::encode as hex;

/// Rewrites the key file as version 1 did: the database key itself wrapped under each passphrase and under the
/// sheet.
fn take_back_to_version_1(dir: &Path, people: &[(Id, &str, &str)], sheet: &[u8; 16]) {
    let book = open(dir, PASSPHRASE).unwrap();
    let key = book.profile().keyslots().unwrap().open(book.person().id, PASSPHRASE).unwrap();
    book.connection().execute("DELETE FROM secret WHERE name = 'key_file'", []).unwrap();
    let wrap = |under: &[u8; 32], about: &[u8]| {
        let cipher = XChaCha20Poly1305::new(under.as_slice().try_into().unwrap());
        let sealed = cipher.encrypt(&XNonce::from([7; 24]), Payload { msg: key.as_slice(), aad: about }).unwrap();
        hex(&[&[7; 24][..], &sealed].concat())
    };
    let slot = |(id, name, passphrase): &(Id, &str, &str)| {
        let mut under = [0; 32];
        let costs = Params::new(QUICK.memory_kib, QUICK.passes, QUICK.lanes, Some(32)).unwrap();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, costs)
            .hash_password_into(passphrase.as_bytes(), &[5; 16], &mut under)
            .unwrap();
        let about = format!("sochibo keyslot v1 {id} argon2id 19456 2 1 {}", hex(&[5; 16]));
        json!({
            "id": id, "name": name, "role": "secretary", "kdf": { "memory_kib": 19456, "passes": 2, "lanes": 1 },
            "salt": hex(&[5; 16]), "wrapped": wrap(&under, about.as_bytes()),
        })
    };
    let under = blake3::derive_key("sochibo recovery sheet v1", sheet);
    let file = json!({
        "version": 1, "cell_name": "Chi bộ bản Nà Hiềng", "sample": false,
        "people": people.iter().map(slot).collect::<Vec<_>>(),
        "recovery": { "wrapped": wrap(&under, b"sochibo recovery v1"), "proved": true },
    });
    drop(book);
    fs::write(keys(dir), serde_json::to_vec_pretty(&file).unwrap()).unwrap();
}

#[test]
fn a_book_of_version_1_gets_its_new_key_once_everybody_has_unlocked_and_shuts_nobody_out() {
    let dir = folder();
    let (mut book, sheet) = create(dir.path());
    let deputy = book.add_person("Hoàng Thị Pâng", "deputy_secretary", DEPUTYS, QUICK, NOW).unwrap();
    let who = book.person().id;
    drop(book);
    let people = [(who, "Thào A Dế", PASSPHRASE), (deputy.id, "Hoàng Thị Pâng", DEPUTYS)];
    take_back_to_version_1(dir.path(), &people, &sheet);
    let old = fs::read(keys(dir.path())).unwrap();

    let mut book = open_as(dir.path(), who, PASSPHRASE).unwrap();
    let held_up = |book: &Book| {
        let slots = book.profile().keyslots().unwrap();
        slots.holding_up().map(|person| person.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(held_up(&book), ["Hoàng Thị Pâng"]);
    assert!(book.recovery_proved().unwrap(), "the sheet stays proved");
    book.change_passphrase(PASSPHRASE, NEW).unwrap();
    assert_eq!(databases(dir.path()), ["book.db"], "no new key while she holds it up");
    assert!(book.profile().keyslots().unwrap().renewal_due);
    drop(book);
    assert!(matches!(open_as(dir.path(), who, PASSPHRASE), Err(Error::WrongPassphrase)));
    // An old key file put back is detected, although its key is still right.
    let today = fs::read(keys(dir.path())).unwrap();
    fs::write(keys(dir.path()), &old).unwrap();
    assert!(matches!(open_as(dir.path(), who, PASSPHRASE), Err(Error::TamperedKeys)));
    fs::write(keys(dir.path()), today).unwrap();

    let hers = open_as(dir.path(), deputy.id, DEPUTYS).unwrap();
    assert!(held_up(&hers).is_empty());
    assert!(!hers.profile().keyslots().unwrap().renewal_due);
    drop(hers);
    assert_ne!(databases(dir.path()), ["book.db"]);
    assert!(!opens_with_old_file(dir.path(), &old, with_passphrase(who, PASSPHRASE)));
    assert!(!opens_with_old_file(dir.path(), &old, with_passphrase(deputy.id, DEPUTYS)));
    assert!(open_as(dir.path(), who, NEW).is_ok() && open_as(dir.path(), deputy.id, DEPUTYS).is_ok());
    let recovered = Book::recover(Profile::open(dir.path()).unwrap(), &sheet, who, "con trâu thích tắm");
    assert!(recovered.is_ok(), "the sheet is the same");
}

#[test]
fn removing_the_one_who_holds_the_key_up_makes_it_anew_at_once() {
    let dir = folder();
    let (mut book, sheet) = create(dir.path());
    let deputy = book.add_person("Hoàng Thị Pâng", "deputy_secretary", DEPUTYS, QUICK, NOW).unwrap();
    let who = book.person().id;
    drop(book);
    let people = [(who, "Thào A Dế", PASSPHRASE), (deputy.id, "Hoàng Thị Pâng", DEPUTYS)];
    take_back_to_version_1(dir.path(), &people, &sheet);
    let old = fs::read(keys(dir.path())).unwrap();
    let mut book = open_as(dir.path(), who, PASSPHRASE).unwrap();
    book.remove_person(deputy.id).unwrap();
    drop(book);
    assert!(!opens_with_old_file(dir.path(), &old, with_passphrase(deputy.id, DEPUTYS)));
    assert!(open_as(dir.path(), who, PASSPHRASE).is_ok());
}
