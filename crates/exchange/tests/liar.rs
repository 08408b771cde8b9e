//! A server that lies, with valid signatures. It can withhold data, but it can't alter a laptop's book, can't
//! make a laptop believe that its work was delivered when it was not, and can't keep a laptop talking.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::catalogue::member;
use ed25519_dalek::{Signer, SigningKey};
use exchange::Laptop;
use exchange::laptop::{Progress, Refused};
use exchange::message::{Answer, Have, PROTOCOL, Problem, WireReceipt, answer_message, pack, root_digest};
use exchange::wire::encode_batch;
use journal::chain::{device_id, issued_book};
use journal::memory::MemoryChainStore;
use journal::{ChainStore, ChangeRef, Id, Op, Receipt, Record, Segment, Stamp, Value};

const BOOK: Id = Id([0xb0; 16]);
const COMMITTEE: Id = Id([0xc0; 16]);
const UNIT: Id = Id([0xd0; 16]);
const PERSON: Id = Id([0xe0; 16]);
const DAY: u64 = 1_767_225_600_000;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn server() -> SigningKey {
    key(3)
}

fn public(key: &SigningKey) -> [u8; 32] {
    key.verifying_key().to_bytes()
}

fn sent() -> [Id; 2] {
    [issued_book(COMMITTEE, None), issued_book(COMMITTEE, Some(UNIT))]
}

/// A village's laptop with three changes that were not sent yet.
struct Village {
    chain_store: MemoryChainStore,
    laptop: Laptop,
}

impl Village {
    fn new() -> Village {
        let mut chain_store = MemoryChainStore::new(key(1));
        let Ok(()) = chain_store.learn_device(&public(&server()));
        for number in 1..=3 {
            write(&mut chain_store, BOOK, number);
        }
        let laptop = Laptop::new(key(1), public(&server()), &[], BOOK, &sent());
        Village { chain_store, laptop }
    }

    /// Makes one request and gives this answer to it.
    fn hear(&mut self, answer: &Answer) -> Result<Progress, Refused<std::convert::Infallible>> {
        let Ok(body) = self.laptop.build_request(&self.chain_store);
        let packed = pack(answer);
        let asked = *blake3::hash(&body[80..]).as_bytes();
        let signature = server().sign(&answer_message(&asked, &packed)).to_bytes();
        self.laptop.handle_response(&mut self.chain_store, &[&signature[..], &packed].concat())
    }

    /// Gives the same answer for as long as the laptop keeps asking.
    fn answers_until_it_stops(&mut self, answer: &Answer) -> (u32, Progress) {
        for heard in 1..100 {
            let progress = self.hear(answer).unwrap();
            if progress.finished {
                return (heard, progress);
            }
        }
        panic!("it never stops");
    }

    fn contents(&self) -> [journal::Hash; 3] {
        [BOOK, sent()[0], sent()[1]].map(|book| self.chain_store.content_hash(book))
    }

    fn receipted(&self) -> u64 {
        let Ok(heads) = self.chain_store.heads(&[BOOK]);
        heads.iter().map(|head| head.receipted).sum()
    }
}

fn write(chain_store: &mut MemoryChainStore, book: Id, number: u8) -> ChangeRef {
    let set = journal::Set { field: member::DUTY, content: plain("Phó bí thư"), replaces: Vec::new() };
    let op = Op { kind: member::KIND, record: Record::One(Id([number; 16])), sets: vec![set] };
    chain_store.append(book, PERSON, Stamp { ms: DAY + u64::from(number), counter: 0 }, vec![op])
}

fn plain(text: &str) -> journal::Content {
    journal::Content::Plain(Value::text(text.to_owned()))
}

/// The changes that `writer` wrote in `book`.
fn segment(writer: SigningKey, book: Id) -> Segment {
    let mut chain_store = MemoryChainStore::new(writer);
    write(&mut chain_store, book, 9);
    let Ok(heads) = chain_store.heads(&[book]);
    let Ok(segment) = chain_store.segment_after(&heads[0], 0, usize::MAX);
    segment.unwrap()
}

fn says(answer: Answer) -> Answer {
    Answer { protocol: PROTOCOL[1], ..answer }
}

fn head(village: &Village) -> journal::ChainHead {
    let Ok(heads) = village.chain_store.heads(&[BOOK]);
    heads[0]
}

#[test]
fn a_page_of_what_the_server_may_not_write_or_did_not_sign_is_refused_and_the_book_is_as_it_was() {
    let stranger = segment(key(4), sent()[0]);
    let elsewhere = segment(server(), Id([0xaa; 16]));
    let mut altered = segment(server(), sent()[0]);
    altered.signature[7] ^= 1;
    let as_the_cell = segment(key(5), BOOK);
    for segment in [stranger, elsewhere, altered, as_the_cell] {
        let mut village = Village::new();
        let before = village.contents();
        let answer = says(Answer { page: Some(encode_batch(&[segment]).into()), ..Answer::default() });
        assert!(matches!(village.hear(&answer), Err(Refused::Unverified)));
        assert_eq!(village.contents(), before);
    }
}

#[test]
fn an_answer_signed_by_another_or_to_another_request_is_refused() {
    let mut village = Village::new();
    let packed = pack(&says(Answer::default()));
    let Ok(body) = village.laptop.build_request(&village.chain_store);
    let asked = *blake3::hash(&body[80..]).as_bytes();
    for (by, to) in [(key(4), asked), (server(), [0; 32])] {
        let signature = by.sign(&answer_message(&to, &packed)).to_bytes();
        let heard = village.laptop.handle_response(&mut village.chain_store, &[&signature[..], &packed].concat());
        assert!(matches!(heard, Err(Refused::Message(_))));
    }
}

#[test]
fn receipts_by_a_stranger_or_for_something_else_turn_nothing_into_received() {
    let village = Village::new();
    let (tip, hash) = (head(&village).tip(), head(&village).line.hash);
    let by_a_stranger = Receipt::sign(&key(4), tip, hash, DAY);
    let other = [0x77; 32];
    let of_another_line = Receipt::sign(&server(), ChangeRef::new(tip.chain, tip.number, &other), other, DAY);
    let beyond = Receipt::sign(&server(), ChangeRef::new(tip.chain, 900, &hash), hash, DAY);
    for forged in [by_a_stranger, of_another_line, beyond] {
        let mut village = Village::new();
        let before = village.contents();
        let receipts = Some(vec![WireReceipt::of(&forged, device_id(&public(&server())))]);
        village.hear(&says(Answer { receipts, ..Answer::default() })).unwrap();
        assert_eq!((village.receipted(), village.contents()), (0, before));
    }
    let mut village = village;
    let true_one = Receipt::sign(&server(), tip, hash, DAY);
    let receipts = Some(vec![WireReceipt::of(&true_one, device_id(&public(&server())))]);
    village.hear(&says(Answer { receipts, ..Answer::default() })).unwrap();
    assert_eq!(village.receipted(), 3, "a true one does");
}

#[test]
fn a_server_that_promises_more_and_more_or_asks_for_the_same_again_and_again_is_left_alone_after_a_few_answers() {
    let chain = head(&Village::new()).chain.id().0.into();
    let again = |code| Some(vec![Problem { chain, code, number: 0 }]);
    let endless = [
        Answer { more: true, ..Answer::default() },
        Answer { problems: again(Problem::SEND_FROM), ..Answer::default() },
        Answer { root: Some([9; 32].into()), more: true, ..Answer::default() },
    ];
    for answer in endless {
        let mut village = Village::new();
        let before = village.contents();
        let (answers, progress) = village.answers_until_it_stops(&says(answer));
        assert!(answers <= 8, "{answers} answers");
        assert_eq!(progress.problems.iter().map(|one| one.code).collect::<Vec<_>>(), [Problem::STUCK]);
        assert_eq!(village.contents(), before);
    }
}

#[test]
fn a_server_that_says_it_has_everything_and_gives_no_receipt_is_not_believed() {
    let mut village = Village::new();
    let (_, progress) = village.answers_until_it_stops(&says(Answer::default()));
    assert_eq!(village.receipted(), 0);
    assert!(!progress.problems.is_empty(), "what is unsent stays unsent, and the person is told");
}

#[test]
fn what_it_says_it_holds_can_take_nothing_from_the_laptop() {
    let mut village = Village::new();
    let Ok(heads) = village.chain_store.heads(&[BOOK]);
    let mine = (Have::of(&heads[0]), root_digest(&heads));
    let problems = Some(vec![Problem { chain: [1; 16].into(), code: Problem::NOT_YOURS, number: 1 }]);
    let progress = village.hear(&says(Answer { problems, ..Answer::default() })).unwrap();
    assert!(progress.finished && !progress.problems.is_empty());
    let Ok(heads) = village.chain_store.heads(&[BOOK]);
    assert_eq!((Have::of(&heads[0]), root_digest(&heads)), mine);
}
