//! The comparison of words before a further laptop is given the key, with a malicious server between the two.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

mod laptops;

use domain::Id;
use domain::catalogue::{key_comparison, member};
use domain::enrolment::KeyAnswer;
use journal::{Binding, Record, Value};
use laptops::{Laptop, NOW, SENT_BOOKS};
use store::{Comparing, Error, OpDraft};

/// The laptop that holds the key, and one that asks for it; the superior has announced each to the other.
fn holder_and_newcomer() -> (Laptop, Laptop) {
    let mut holder = Laptop::new();
    let mut newcomer = Laptop::joining(&holder);
    holder.told_of_itself();
    for laptop in [&mut holder, &mut newcomer] {
        laptop.told_of(&Laptop::new(), "active");
    }
    holder.told_of(&newcomer, "active");
    newcomer.told_of(&holder, "active");
    newcomer.told_of_itself();
    newcomer.book.ask_for_ring(NOW).unwrap();
    (holder, newcomer)
}

fn meet(one: &mut Laptop, other: &mut Laptop) {
    one.takes(other);
    one.book.tend_comparisons(NOW, &SENT_BOOKS).unwrap();
}

fn words(newcomer: &Laptop) -> Option<[u16; 4]> {
    newcomer.book.asking_words(&SENT_BOOKS).unwrap()
}

/// The record that carries the newcomer's messages.
fn message(laptop: &Laptop) -> store::Row {
    store::rows(laptop.book.connection(), laptop.book.own_book(), key_comparison::KIND).unwrap().pop().unwrap()
}

fn set(laptop: &mut Laptop, record: Id, field: u16, value: Value) {
    laptop.write(OpDraft::new(key_comparison::KIND, Record::One(record)).set(field, value));
}

fn answer(from: Id, number: u8) -> Value {
    Value::List(vec![Value::id(from), Value::Bytes(vec![number; 32])])
}

#[test]
fn both_read_the_same_words_after_three_messages_and_none_before() {
    let (mut holder, mut newcomer) = holder_and_newcomer();
    assert_eq!(holder.newcomer(&newcomer).comparing, Comparing::NotAsked);
    assert!(matches!(holder.book.answer_newcomer(newcomer.id(), NOW), Err(Error::NotAsked)));
    meet(&mut holder, &mut newcomer);
    assert_eq!(holder.newcomer(&newcomer).comparing, Comparing::Asked);
    holder.book.answer_newcomer(newcomer.id(), NOW).unwrap();
    assert_eq!((holder.newcomer(&newcomer).comparing, words(&newcomer)), (Comparing::Answered, None));
    meet(&mut newcomer, &mut holder);
    let shown = words(&newcomer).unwrap();
    assert_eq!(holder.newcomer(&newcomer).comparing, Comparing::Answered);
    meet(&mut holder, &mut newcomer);
    let compared = holder.newcomer(&newcomer);
    assert_eq!(compared.comparing, Comparing::Words(shown));
    assert!(compared.shows(&shown) && !compared.shows(&[0; 4]));
    assert!(compared.shows(&newcomer.book.asking_twelve_words(&SENT_BOOKS).unwrap()));
}

/// Whoever has seen the newcomer's number could search for an answer that gives any words it likes.
#[test]
fn a_newcomer_shows_its_number_to_the_first_answer_alone() {
    let (mut holder, mut newcomer) = holder_and_newcomer();
    let mut other = Laptop::joining(&holder);
    newcomer.told_of(&other, "active");
    meet(&mut holder, &mut newcomer);
    holder.book.answer_newcomer(newcomer.id(), NOW).unwrap();
    meet(&mut newcomer, &mut holder);
    let (shown, opened) = (words(&newcomer).unwrap(), message(&newcomer));
    // A laptop controlled by the server answers in the same record, as if it had been first.
    other.takes(&mut newcomer);
    let from = other.id();
    set(&mut other, opened.id, key_comparison::ANSWER, answer(from, 7));
    meet(&mut newcomer, &mut other);
    assert_eq!(
        message(&newcomer).parts(key_comparison::ANSWER).map(|KeyAnswer { holder, .. }| holder),
        Some(from),
        "it stands in the book"
    );
    assert_eq!(words(&newcomer), Some(shown), "and moves no word");
    assert_eq!(message(&newcomer).value(key_comparison::OPENED), opened.value(key_comparison::OPENED));
}

/// What the record says later does not replace what this laptop answered.
#[test]
fn a_holder_takes_no_number_but_the_one_committed_to() {
    let (mut holder, mut newcomer) = holder_and_newcomer();
    meet(&mut holder, &mut newcomer);
    holder.book.answer_newcomer(newcomer.id(), NOW).unwrap();
    let mut forger = Laptop::joining(&holder);
    forger.takes(&mut holder);
    let record = message(&holder).id;
    let forged = [5; 32];
    let key = *newcomer.book.device_key().verifying_key().as_bytes();
    let fitting = exchange::sas::commitment(exchange::sas::Purpose::KeyHandover, &key, &forged);
    set(&mut forger, record, key_comparison::COMMITMENT, Value::Bytes(fitting.to_vec()));
    set(&mut forger, record, key_comparison::OPENED, Value::Bytes(forged.to_vec()));
    meet(&mut holder, &mut forger);
    assert_eq!(holder.newcomer(&newcomer).comparing, Comparing::Answered, "no words for a forged number");
    meet(&mut newcomer, &mut holder);
    set(&mut newcomer, record, key_comparison::OPENED, Value::Null);
}

#[test]
fn a_laptop_that_nobody_let_in_is_not_answered_by_the_newcomer() {
    let (mut holder, mut newcomer) = holder_and_newcomer();
    let mut stranger = Laptop::joining(&holder);
    meet(&mut holder, &mut newcomer);
    stranger.takes(&mut newcomer);
    let (record, from) = (message(&newcomer).id, stranger.id());
    set(&mut stranger, record, key_comparison::ANSWER, answer(from, 7));
    meet(&mut newcomer, &mut stranger);
    assert_eq!(words(&newcomer), None);
    assert!(message(&newcomer).bytes(key_comparison::OPENED).is_none(), "its number is not shown");
}

#[test]
fn three_comparisons_may_be_begun_on_either_side_and_no_fourth() {
    let (mut holder, mut newcomer) = holder_and_newcomer();
    for attempt in 1..=3 {
        meet(&mut holder, &mut newcomer);
        assert_eq!(holder.newcomer(&newcomer).comparing, Comparing::Asked, "{attempt}");
        holder.book.answer_newcomer(newcomer.id(), NOW).unwrap();
        // A second click is the same comparison.
        holder.book.answer_newcomer(newcomer.id(), NOW).unwrap();
        if attempt < 3 {
            newcomer.book.ask_for_ring(NOW).unwrap();
        }
    }
    assert!(!newcomer.book.may_ask_for_ring().unwrap());
    assert!(matches!(newcomer.book.ask_for_ring(NOW), Err(Error::ComparisonsUsedUp)));
    // A newcomer that does not count its attempts.
    let record = Id([0x77; 16]);
    let id = newcomer.id();
    set(&mut newcomer, record, key_comparison::NEWCOMER, Value::id(id));
    set(&mut newcomer, record, key_comparison::ATTEMPT, Value::Int(9));
    set(&mut newcomer, record, key_comparison::COMMITMENT, Value::Bytes(vec![1; 32]));
    meet(&mut holder, &mut newcomer);
    assert_eq!(holder.newcomer(&newcomer).comparing, Comparing::UsedUp);
    assert!(matches!(holder.book.answer_newcomer(newcomer.id(), NOW), Err(Error::ComparisonsUsedUp)));
    // The twelve words over everything known beforehand still work.
    assert!(holder.newcomer(&newcomer).shows(&newcomer.book.asking_twelve_words(&SENT_BOOKS).unwrap()));
}

#[test]
fn a_comparison_goes_on_after_the_program_was_closed() {
    let (mut holder, mut newcomer) = holder_and_newcomer();
    meet(&mut holder, &mut newcomer);
    holder.book.answer_newcomer(newcomer.id(), NOW).unwrap();
    let reopen = |laptop: &mut Laptop| {
        let Laptop { book, sheet, _dir } = std::mem::replace(laptop, Laptop::new());
        let who = book.person().id;
        let book = store::Book::unlock(book.close(), who, "nước suối đầu bản").map_err(|(_, error)| error).unwrap();
        *laptop = Laptop { book, sheet, _dir };
    };
    reopen(&mut holder);
    reopen(&mut newcomer);
    meet(&mut newcomer, &mut holder);
    reopen(&mut newcomer);
    meet(&mut holder, &mut newcomer);
    assert_eq!(holder.newcomer(&newcomer).comparing, Comparing::Words(words(&newcomer).unwrap()));
}

/// A key that is not on the curve, or a weak one, can't have been proved by anybody.
#[test]
fn a_device_whose_key_can_not_sign_is_no_newcomer() {
    let (mut holder, newcomer) = holder_and_newcomer();
    let recipient = newcomer.book.recipient();
    let mut small_order = [0; 32];
    small_order[0] = 1;
    for key in [small_order, [0; 32], [0xff; 32]] {
        let id = journal::chain::device_id(&key);
        holder.receive_device_record(id, &key, &recipient, "active");
        assert!(holder.book.newcomers(&SENT_BOOKS).unwrap().iter().all(|one| one.id != id), "{key:?}");
    }
}

#[test]
fn giving_the_key_says_in_whose_name_the_newcomer_writes_and_lets_it() {
    let (mut holder, mut newcomer) = holder_and_newcomer();
    let (book, secretary) = (holder.book.own_book(), holder.book.person().id);
    let bound = Binding::of_device(holder.id(), book, secretary);
    holder.told_who_is_bound(&[holder.id(), newcomer.id()], &[bound]);
    meet(&mut holder, &mut newcomer);
    assert_eq!(holder.newcomer(&newcomer).writes_as, [""; 0], "its own people were written down there");
    let says = OpDraft::new(member::KIND, Record::One(Id([5; 16]))).set(member::DUTY, Value::text("Bí thư"));
    newcomer
        .book
        .transact(|_, chain_store, _| {
            let stamp = journal::HybridClock::resume(chain_store.last_stamp()?).tick(NOW);
            chain_store.append(book, secretary, stamp, &[says], &mut || [0; 16])?;
            Ok::<_, Error>(())
        })
        .unwrap();
    meet(&mut holder, &mut newcomer);
    let members = |laptop: &Laptop| store::rows(laptop.book.connection(), book, member::KIND).unwrap().len();
    assert_eq!((holder.newcomer(&newcomer).writes_as, members(&holder)), (vec!["Thào A Dế".to_owned()], 0));
    holder.gives_the_key_to(&mut newcomer);
    assert_eq!(members(&holder), 1, "it counts once a person gave the key");
}

/// A server could enrol a laptop of its own and give the newcomer a key that it can read.
#[test]
fn a_newcomer_takes_its_first_key_only_from_the_laptop_whose_words_were_compared_there() {
    let (mut holder, mut newcomer) = holder_and_newcomer();
    let mut stranger = Laptop::new();
    let book = holder.book.own_book();
    let made_up = ring_record(&stranger, &newcomer);
    stranger.book.switch_to_cell_book(book, NOW, |_| Ok(())).unwrap();
    stranger.write(made_up);
    newcomer.told_of(&stranger, "active");
    newcomer.takes(&mut stranger);
    assert!(newcomer.book.ring().is_empty());
    assert_ne!(newcomer.book.offered_words().unwrap(), holder.book.ring().words(), "whoever compares sees it");

    meet(&mut holder, &mut newcomer);
    holder.book.answer_newcomer(newcomer.id(), NOW).unwrap();
    meet(&mut newcomer, &mut holder);
    assert!(!newcomer.book.confirm_holder(&[0; 4], &SENT_BOOKS).unwrap(), "other words confirm nothing");
    newcomer.confirms(&words(&newcomer).unwrap());
    assert!(newcomer.book.ring().is_empty(), "what lies there is from another laptop");
    meet(&mut holder, &mut newcomer);
    let compared = holder.newcomer(&newcomer);
    assert!(compared.shows(&words(&newcomer).unwrap()));
    holder.book.give_ring(&compared, NOW).unwrap();
    newcomer.takes(&mut holder);
    assert_eq!(newcomer.book.ring().words(), holder.book.ring().words());
    assert!(newcomer.opens(&holder.seals("Ốm nặng")));
}

/// A record by which a laptop of another book offers its own key to the newcomer.
fn ring_record(from: &Laptop, to: &Laptop) -> OpDraft {
    from.book.key_for(to.id(), &to.book.recipient()).unwrap()
}
