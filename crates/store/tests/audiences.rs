//! Values that only some of the people of a book can read, although all of them open the same file.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

mod laptops;

use domain::Id;
use domain::audiences::Audience;
use domain::catalogue::{audience_member, person, person_key};
use domain::rights::Role;
use journal::{Record, Value};
use laptops::{Laptop, NOW, SENT_BOOKS};
use store::{Access, Book, Error, KdfParameters, OpDraft, Successor};

const SECRETARYS: &str = "nước suối đầu bản";
const DEPUTYS: &str = "ngọn núi sau nhà";
const RATINGS: Audience = Audience::Ratings;

/// One laptop that a secretary and a deputy share.
struct Shared {
    book: Option<Book>,
    secretary: Id,
    deputy: Id,
    sheet: [u8; 16],
    _dir: tempfile::TempDir,
}

impl Shared {
    fn new() -> Shared {
        let Laptop { mut book, sheet, _dir } = Laptop::new();
        let secretary = book.person().id;
        let floor = KdfParameters::FLOOR;
        let deputy = book.add_person("Lò Thị Mẫu", "deputy_secretary", DEPUTYS, floor, NOW).unwrap().id;
        Shared { book: Some(book), secretary, deputy, sheet, _dir }
    }

    fn book(&mut self) -> &mut Book {
        self.book.as_mut().unwrap()
    }

    /// Locks the book and opens it as somebody else.
    fn open_as(&mut self, who: Id, passphrase: &str) -> &mut Book {
        let profile = self.book.take().unwrap().close();
        let mut book = Book::unlock(profile, who, passphrase).map_err(|(_, error)| error).unwrap();
        book.sync_audiences(NOW, &SENT_BOOKS).unwrap();
        self.book.insert(book)
    }

    fn as_secretary(&mut self) -> &mut Book {
        let who = self.secretary;
        self.open_as(who, SECRETARYS)
    }

    fn as_deputy(&mut self) -> &mut Book {
        let who = self.deputy;
        self.open_as(who, DEPUTYS)
    }
}

fn seal(book: &mut Book, text: &str) -> Vec<u8> {
    book.audience_ring(RATINGS, NOW).unwrap().seal_text(text).unwrap()
}

fn admit(book: &mut Book, who: Id, admitted: bool) -> Result<(), Error> {
    book.admit(RATINGS, who, admitted, NOW, &SENT_BOOKS)
}

#[test]
fn a_deputy_who_opens_the_same_book_reads_nothing_that_is_the_secretarys() {
    let mut shared = Shared::new();
    let sealed = seal(shared.book(), "hoàn thành tốt nhiệm vụ");
    assert_eq!(shared.as_secretary().open_text(&sealed).unwrap(), "hoàn thành tốt nhiệm vụ");
    let deputy = shared.as_deputy();
    assert!(deputy.open_text(&sealed).is_err());
    assert_eq!(deputy.access(RATINGS).unwrap(), Access::Closed);
    assert!(matches!(deputy.audience_ring(RATINGS, NOW), Err(Error::NotInAudience(RATINGS))));
}

#[test]
fn whoever_is_admitted_reads_what_was_sealed_before_and_after() {
    let mut shared = Shared::new();
    let (before, deputy) = (seal(shared.book(), "trước"), shared.deputy);
    admit(shared.book(), deputy, true).unwrap();
    // The deputy's own key is made when the deputy unlocks, and the secretary's laptop gives the key after that.
    assert_eq!(shared.as_deputy().access(RATINGS).unwrap(), Access::Awaited);
    let after = seal(shared.as_secretary(), "sau");
    let book = shared.as_deputy();
    assert_eq!(book.access(RATINGS).unwrap(), Access::Open);
    assert_eq!((book.open_text(&before).unwrap(), book.open_text(&after).unwrap()), ("trước".into(), "sau".into()));
}

#[test]
fn whoever_is_dismissed_reads_nothing_that_is_sealed_later() {
    let mut shared = Shared::new();
    let deputy = shared.deputy;
    shared.as_deputy();
    let before = seal(shared.as_secretary(), "trước");
    admit(shared.book(), deputy, true).unwrap();
    assert!(shared.as_deputy().open_text(&before).is_ok());
    admit(shared.as_secretary(), deputy, false).unwrap();
    let after = seal(shared.book(), "sau");
    assert!(shared.as_deputy().open_text(&after).is_err());
    let book = shared.as_secretary();
    assert!(book.open_text(&before).is_ok() && book.open_text(&after).is_ok());
}

#[test]
fn a_head_who_does_not_belong_to_an_audience_admits_nobody() {
    let mut shared = Shared::new();
    let sealed = seal(shared.book(), "của bí thư");
    let deputy = shared.deputy;
    assert!(matches!(admit(shared.as_deputy(), deputy, true), Err(Error::NotInAudience(RATINGS))));
    // The record alone, without a proof that its author held the key.
    let forged = OpDraft::new(audience_member::KIND, Record::Pair(RATINGS.id(), deputy))
        .set(audience_member::AUDIENCE, Value::text(RATINGS.as_str()))
        .set(audience_member::ADMITTED, Value::flag(true))
        .set(audience_member::PROOF, Value::Bytes(vec![0; 16]));
    shared.book().write(NOW, &[forged]).unwrap();
    let named = shared.as_secretary().members(RATINGS).unwrap();
    assert!(named.iter().all(|member| member.person != deputy || !member.admitted));
    assert!(shared.as_deputy().open_text(&sealed).is_err());
}

#[test]
fn whoever_was_dismissed_is_not_admitted_again_by_the_record_of_their_admission() {
    let mut shared = Shared::new();
    let deputy = shared.deputy;
    shared.as_deputy();
    seal(shared.as_secretary(), "trước");
    admit(shared.book(), deputy, true).unwrap();
    let own = shared.book().own_book();
    let record = Id::of_pair(audience_member::KIND, RATINGS.id(), deputy);
    let stood = store::row(shared.book().connection(), own, audience_member::KIND, record).unwrap().unwrap();
    let proof = stood.bytes(audience_member::PROOF).unwrap().to_vec();
    admit(shared.book(), deputy, false).unwrap();
    let again = OpDraft::new(audience_member::KIND, Record::Pair(RATINGS.id(), deputy))
        .set(audience_member::ADMITTED, Value::flag(true))
        .set(audience_member::PROOF, Value::Bytes(proof));
    shared.as_deputy().write(NOW, &[again]).unwrap();
    let after = seal(shared.as_secretary(), "sau");
    assert!(shared.as_deputy().open_text(&after).is_err());
    assert!(shared.as_secretary().open_text(&after).is_ok());
}

#[test]
fn nobody_publishes_a_key_in_anothers_name() {
    let mut shared = Shared::new();
    let (secretary, device) = (shared.secretary, Id([3; 16]));
    let forged =
        OpDraft::new(person_key::KIND, Record::Pair(secretary, device)).set(person_key::RECIPIENT, Value::text("age1"));
    assert!(matches!(shared.as_deputy().write(NOW, &[forged]), Err(Error::NotAllowed { .. })));
}

#[test]
fn somebody_whose_role_no_longer_allows_it_is_left_out() {
    let mut shared = Shared::new();
    let deputy = shared.deputy;
    shared.as_deputy();
    admit(shared.as_secretary(), deputy, true).unwrap();
    assert_eq!(shared.as_deputy().access(RATINGS).unwrap(), Access::Open);
    let now_reads = OpDraft::new(person::KIND, Record::One(deputy)).set(person::ROLE, Value::text("reader"));
    shared.as_secretary().write(NOW, &[now_reads]).unwrap();
    shared.book().sync_audiences(NOW, &SENT_BOOKS).unwrap();
    let after = seal(shared.book(), "sau");
    assert!(shared.as_deputy().open_text(&after).is_err());
}

#[test]
fn a_changed_passphrase_opens_what_the_earlier_one_did() {
    let mut shared = Shared::new();
    let sealed = seal(shared.book(), "tư liệu");
    shared.book().change_passphrase(SECRETARYS, "cây lúa bên suối").unwrap();
    assert!(shared.book().open_text(&sealed).is_ok());
    let who = shared.secretary;
    assert!(shared.open_as(who, "cây lúa bên suối").open_text(&sealed).is_ok());
}

#[test]
fn after_a_forgotten_passphrase_the_words_of_the_own_key_open_it_again() {
    let mut shared = Shared::new();
    let sealed = seal(shared.book(), "tư liệu");
    let words = shared.book().personal_seed().unwrap();
    let (sheet, who) = (shared.sheet, shared.secretary);
    let profile = shared.book.take().unwrap().close();
    let book = Book::recover(profile, &sheet, who, "cây lúa bên suối").map_err(|(_, error)| error).unwrap();
    let book = shared.book.insert(book);
    assert!(book.open_text(&sealed).is_err(), "the sheet of the book opens the book, not what one person sees");
    assert!(matches!(book.take_personal_seed([7; 16]), Err(Error::WrongWords)));
    book.take_personal_seed(words).unwrap();
    assert!(book.open_text(&sealed).is_ok());
    assert!(shared.open_as(who, "cây lúa bên suối").open_text(&sealed).is_ok());
}

#[test]
fn a_successor_goes_on_with_the_ratings_and_the_former_secretary_reads_no_more_of_them() {
    let mut shared = Shared::new();
    let before = seal(shared.book(), "trước");
    let (deputy, former) = (shared.deputy, shared.secretary);
    let to = Successor::Known { id: deputy, passphrase: DEPUTYS };
    shared.book().hand_over(&to, Some(Role::CommitteeMember), NOW).unwrap();
    shared.book().sync_audiences(NOW, &SENT_BOOKS).unwrap();
    let after = seal(shared.book(), "sau");
    let book = shared.as_deputy();
    assert!(book.open_text(&before).is_ok() && book.open_text(&after).is_ok());
    assert!(shared.open_as(former, SECRETARYS).open_text(&after).is_err());
}

#[test]
fn the_secretarys_second_laptop_is_given_the_key_and_two_beginnings_become_one() {
    let mut first = Laptop::new();
    let mut second = Laptop::joining(&first);
    first.told_of_itself();
    first.told_of(&second, "active");
    second.told_of_itself();
    second.told_of(&first, "active");
    second.takes(&mut first);
    first.takes(&mut second);
    give_ring(&mut first, &mut second);
    let of_first = seal(&mut first.book, "máy một");
    // Each laptop has its own secretary: one of them is the person of the cell, the other was entered at the second.
    let who = second.book.person().id;
    admit(&mut first.book, who, true).unwrap();
    second.takes(&mut first);
    second.book.sync_audiences(NOW, &SENT_BOOKS).unwrap();
    first.takes(&mut second);
    first.book.sync_audiences(NOW, &SENT_BOOKS).unwrap();
    second.takes(&mut first);
    second.book.sync_audiences(NOW, &SENT_BOOKS).unwrap();
    assert_eq!(second.book.open_text(&of_first).unwrap(), "máy một");
}

/// Gives the cell's ring to the second laptop through the recovery sheet of the first.
fn give_ring(first: &mut Laptop, second: &mut Laptop) {
    let sheet = first.sheet;
    second.book.open_ring_with_sheet(&sheet, NOW, &SENT_BOOKS).unwrap();
    first.takes(second);
}
