//! Who gets the cell's key, whoever else can write in its book: laptops exchange, one is revoked, a server
//! lies.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

mod laptops;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use domain::Id;
use domain::catalogue::{member, person, ring_key};
use journal::{Record, Value};
use laptops::{Laptop, NOW, SENT_BOOKS};
use std::collections::BTreeMap;
use store::{Book, Error, KdfParameters, OpDraft};

/// Two laptops that hold the key and know each other.
fn two() -> (Laptop, Laptop) {
    let mut first = Laptop::new();
    let mut second = Laptop::joining(&first);
    first.told_of(&second, "active");
    second.told_of(&first, "active");
    second.told_of_itself();
    first.told_of_itself();
    first.gives_the_key_to(&mut second);
    first.takes(&mut second);
    (first, second)
}

/// The id of a generation, implemented a second time from the document.
fn generation(identity: &Identity) -> Id {
    let public = identity.to_public().to_string();
    Id::first_half(blake3::hash(&[b"sochibo ring generation v1", public.as_bytes()].concat()))
}

fn proof(identity: &Identity, holder: Id, order: i64, recipient: &str) -> Vec<u8> {
    let secret = identity.to_string();
    let key = blake3::derive_key("sochibo ring proofs v1", secret.expose_secret().as_bytes());
    let said = [&holder.0[..], &order.to_be_bytes(), &[0; 16], recipient.as_bytes()].concat();
    blake3::keyed_hash(&key, &said).as_bytes()[..16].to_vec()
}

/// A forged record that gives `identity` to a holder, with any proof.
fn forged(of: Id, identity: &Identity, order: i64, holder: Id, recipient: &str, proof: Vec<u8>) -> OpDraft {
    let sealed = age::encrypt(
        &recipient.parse::<age::x25519::Recipient>().unwrap(),
        identity.to_string().expose_secret().as_bytes(),
    );
    OpDraft::new(ring_key::KIND, Record::Pair(of, holder))
        .set(ring_key::SEALED, Value::Bytes(sealed.unwrap()))
        .set(ring_key::ORDER, Value::Int(order))
        .set(ring_key::RECIPIENT, Value::text(recipient))
        .set(ring_key::PROOF, Value::Bytes(proof))
}

#[test]
fn a_further_laptop_leaves_its_beginnings_and_keeps_its_people() {
    let mut first = Laptop::new();
    let mut second = Laptop::new();
    let own = second.book.own_book();
    second.book.add_person("Vàng A Chứ", "deputy_secretary", "cây lúa bên suối", KdfParameters::FLOOR, NOW).unwrap();
    assert!(!second.book.has_work().unwrap());
    second.book.switch_to_cell_book(first.book.own_book(), NOW, |_| Ok(())).unwrap();
    let connection = second.book.connection();
    let left: i64 = connection
        .query_row(
            "SELECT (SELECT count(*) FROM chain WHERE book = ?1) + (SELECT count(*) FROM assignment WHERE book = ?1)",
            [own.0],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(left, 0, "nothing of the beginnings is left");
    let people = store::rows(connection, first.book.own_book(), person::KIND).unwrap();
    let names: Vec<_> = people.iter().map(|row| row.text(person::NAME).to_owned()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.contains(&"Vàng A Chứ".to_owned()));
    assert!(second.ring().is_empty());
    // The passphrase opens the book as before.
    let Laptop { book, _dir: dir, .. } = second;
    let who = book.person().id;
    let book = Book::unlock(book.close(), who, "nước suối đầu bản").map_err(|(_, error)| error).unwrap();
    assert_eq!(book.own_book(), first.book.own_book());
    drop(dir);
    // A laptop with recorded work does not adopt another book.
    first.write(OpDraft::new(member::KIND, Record::One(Id([1; 16]))).set(member::NAME, Value::text("Lò Văn Đức")));
    assert!(matches!(first.book.switch_to_cell_book(Id([3; 16]), NOW, |_| Ok(())), Err(Error::HasWork)));
    assert_ne!(first.book.own_book(), Id([3; 16]));
}

#[test]
fn a_revoked_laptop_gets_no_later_generation_and_its_sheet_neither() {
    let (mut first, mut second) = two();
    let before = first.seals("trước");
    assert!(second.opens(&before));
    first.told_of(&second, "revoked");
    let outcome = first.tend();
    assert!(outcome.turned_over && outcome.wrote);
    assert!(!first.tend().wrote, "once is enough");
    let after = first.seals("sau");
    assert!(first.opens(&before) && first.opens(&after));
    second.takes(&mut first);
    assert!(second.opens(&before) && !second.opens(&after));
    // A laptop that knows of a later generation that it was not given seals nothing more.
    assert!(!second.ring().is_current());
    assert!(matches!(second.book.ring().seal_text("chữ"), Err(Error::NoRing)));
    // A new laptop reads only old texts with the revoked laptop's sheet, and everything with the other sheet.
    let mut third = Laptop::joining(&first);
    third.takes(&mut first);
    third.told_of(&first, "active");
    third.book.open_ring_with_sheet(&second.sheet, NOW, &SENT_BOOKS).unwrap();
    assert!(third.opens(&before) && !third.opens(&after));
    third.book.open_ring_with_sheet(&first.sheet, NOW, &SENT_BOOKS).unwrap();
    assert!(third.opens(&after) && third.ring().is_current());
}

#[test]
fn two_laptops_that_turn_the_ring_over_at_once_end_with_one_that_seals_and_open_everything() {
    let (mut first, mut second) = two();
    let mut lost = Laptop::joining(&first);
    for laptop in [&mut first, &mut second] {
        laptop.told_of(&lost, "active");
    }
    lost.takes(&mut first);
    first.gives_the_key_to(&mut lost);
    second.takes(&mut first);
    for laptop in [&mut first, &mut second] {
        laptop.told_of(&lost, "revoked");
        assert!(laptop.tend().turned_over);
    }
    let (one, other) = (first.seals("một"), second.seals("hai"));
    first.takes(&mut second);
    second.takes(&mut first);
    first.takes(&mut second);
    for laptop in [&first, &second] {
        assert!(laptop.ring().is_current() && laptop.opens(&one) && laptop.opens(&other));
    }
    let (one, other) = (first.seals("một"), second.seals("hai"));
    assert!(first.opens(&other) && second.opens(&one));
    lost.takes(&mut first);
    assert!(!lost.opens(&one) && !lost.opens(&other));
    assert_eq!(first.ring().words(), second.ring().words());
}

#[test]
fn a_laptop_the_server_invented_is_given_nothing_by_itself() {
    let (mut first, mut second) = two();
    // Active at the server; it claims in the cell's book that it holds the key.
    let mut invented = Laptop::joining(&first);
    invented.takes(&mut first);
    let rows = store::rows(first.book.connection(), first.book.own_book(), ring_key::KIND).unwrap();
    let genuine = rows[0].pair.unwrap().0;
    let (id, recipient) = (invented.id(), invented.book.recipient());
    let ours = Identity::generate();
    invented.write(forged(genuine, &ours, 0, id, &recipient, vec![7; 16]));
    first.told_of(&invented, "active");
    first.takes(&mut invented);
    first.told_of(&second, "revoked");
    assert!(first.tend().turned_over);
    assert_eq!(first.given(id), 1, "its own word, and nothing else");
    assert!(first.book.newcomers(&SENT_BOOKS).unwrap().iter().any(|one| one.id == id), "people are asked");
    invented.takes(&mut first);
    assert!(!invented.opens(&first.seals("bài")));
    second.takes(&mut first);
}

#[test]
fn a_generation_the_server_made_seals_nothing() {
    let mut first = Laptop::new();
    let mut invented = Laptop::joining(&first);
    invented.takes(&mut first);
    let rows = store::rows(first.book.connection(), first.book.own_book(), ring_key::KIND).unwrap();
    let genuine = rows[0].pair.unwrap().0;
    let theirs = Identity::generate();
    let named = generation(&theirs);
    // A generation sealed to the victim with a valid proof and a high order, and the claim that it follows the
    // genuine one, for which the proof must be false.
    let (victim, to) = (first.id(), first.book.recipient());
    invented.write(forged(named, &theirs, 9, victim, &to, proof(&theirs, victim, 9, &to)));
    let public = theirs.to_public().to_string();
    invented.write(forged(genuine, &theirs, 0, named, &public, vec![0; 16]));
    first.takes(&mut invented);
    let sealed = first.seals("bài của đảng viên");
    assert!(age::decrypt(&theirs, &sealed).is_err());
    // It is not accepted as a first generation either, from which essay ids are derived.
    let numbered = first.ring().essay_id(Id([1; 16]), Id([2; 16])).unwrap();
    invented.write(forged(named, &theirs, 0, genuine, &to, proof(&theirs, genuine, 0, &to)));
    first.takes(&mut invented);
    assert_eq!(first.ring().essay_id(Id([1; 16]), Id([2; 16])).unwrap(), numbered);
}

#[test]
fn a_recipient_the_server_put_under_a_laptops_name_is_sealed_nothing() {
    let (mut first, mut second) = two();
    let mut lost = Laptop::joining(&first);
    first.told_of(&lost, "active");
    lost.takes(&mut first);
    first.gives_the_key_to(&mut lost);
    let theirs = Identity::generate();
    let key = *second.book.device_key().verifying_key().as_bytes();
    first.receive_device_record(second.id(), &key, &theirs.to_public().to_string(), "active");
    first.told_of(&lost, "revoked");
    assert!(first.tend().turned_over);
    let sealed_to: BTreeMap<_, _> = store::rows(first.book.connection(), first.book.own_book(), ring_key::KIND)
        .unwrap()
        .into_iter()
        .map(|row| ((row.pair.unwrap(), row.text(ring_key::RECIPIENT).to_owned()), row))
        .collect();
    assert!(sealed_to.keys().all(|(_, recipient)| *recipient != theirs.to_public().to_string()));
    second.takes(&mut first);
    assert!(second.opens(&first.seals("bài")), "the laptop itself got it, under the key it had shown");
}

#[test]
fn a_laptop_under_a_new_key_of_its_own_goes_on_holding() {
    let (mut first, mut second) = two();
    second.book.take_next_key().unwrap();
    second.told_of_itself();
    first.told_of(&second, "active");
    assert!(second.tend().wrote);
    first.takes(&mut second);
    assert!(first.book.newcomers(&SENT_BOOKS).unwrap().is_empty(), "it showed that it holds the key");
    assert_eq!(first.book.other_holders(&SENT_BOOKS).unwrap().len(), 2);
}
