//! A small deterministic laboratory: laptops, one server, and a link that loses, repeats and cuts.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::catalogue::{member, roll_call};
use ed25519_dalek::SigningKey;
use exchange::{Guest, Laptop, Server};
use journal::memory::MemoryShelf;
use journal::{ChangeRef, Content, HybridClock, Id, Op, Record, Set, Shelf, Value};
use proptest::prelude::*;

const CELL: Id = Id([1; 16]);
const COMMITTEE: Id = Id([2; 16]);

struct Seat {
    shelf: MemoryShelf,
    key: SigningKey,
    clock: HybridClock,
    /// How far this laptop's clock is out.
    skew_ms: i64,
    made: Vec<ChangeRef>,
    receipted: Vec<ChangeRef>,
}

struct World {
    seats: Vec<Seat>,
    server: Server,
    server_shelf: MemoryShelf,
    server_key: [u8; 32],
    server_clock: HybridClock,
    now_ms: u64,
}

#[derive(Debug, Clone)]
enum Step {
    Mark { seat: usize, member: u8, status: i64 },
    Rename { seat: usize, member: u8, name: u8 },
    Issue { title: u8 },
    Exchange { seat: usize, link: Link },
}

#[derive(Debug, Clone, Copy)]
enum Link {
    Whole,
    RequestLost,
    AnswerLost,
    RequestTwice,
    AnswerAltered,
}

fn sent_books() -> [Id; 2] {
    [journal::chain::issued_book(COMMITTEE, None), journal::chain::issued_book(COMMITTEE, Some(CELL))]
}

impl World {
    fn new(seats: usize) -> World {
        let server_key = SigningKey::from_bytes(&[9; 32]);
        let mut server_shelf = MemoryShelf::new(server_key.clone());
        let seats = (0..seats as u8)
            .map(|n| Seat::new(SigningKey::from_bytes(&[n + 20; 32]), &server_key, n))
            .collect::<Vec<_>>();
        for seat in &seats {
            let _ = server_shelf.learn_device(seat.key.verifying_key().as_bytes());
        }
        World {
            seats,
            server_key: *server_key.verifying_key().as_bytes(),
            server: Server::new(server_key),
            server_shelf,
            server_clock: HybridClock::default(),
            now_ms: 1_760_000_000_000,
        }
    }

    fn step(&mut self, step: &Step) {
        self.now_ms += 1_000;
        match *step {
            Step::Mark { seat, member, status } => {
                let value = Value::List(vec![Value::Int(status), Value::Int(0)]);
                self.seats[seat].write(
                    roll_call::KIND,
                    Record::Pair(Id([5; 16]), Id([member; 16])),
                    roll_call::MARK,
                    value,
                    self.now_ms,
                );
            }
            Step::Rename { seat, member, name } => {
                let value = Value::Text(format!("Đảng viên {name}"));
                self.seats[seat].write(member::KIND, Record::One(Id([member; 16])), member::DUTY, value, self.now_ms);
            }
            Step::Issue { title } => {
                let stamp = self.server_clock.tick(self.now_ms);
                let ops = vec![one_set(
                    domain::catalogue::round::KIND,
                    Record::One(Id([title; 16])),
                    1,
                    Value::Text("Đợt".into()),
                    vec![],
                )];
                self.server_shelf.append(sent_books()[usize::from(title % 2)], Id([8; 16]), stamp, ops);
            }
            Step::Exchange { seat, link } => self.exchange(seat, link),
        }
    }

    fn guest(&self, seat: usize) -> Guest {
        Guest {
            public_key: *self.seats[seat].key.verifying_key().as_bytes(),
            own_book: CELL,
            sent_books: sent_books().to_vec(),
        }
    }

    fn serve(&mut self, seat: usize, body: &[u8]) -> Vec<u8> {
        let guest = self.guest(seat);
        let request = self.server.open(&guest, body).expect("our own request opens");
        let arrival =
            self.server.take(&mut self.server_shelf, &guest, &request, &|_| None, self.now_ms).unwrap().unwrap();
        self.server.answer(&self.server_shelf, &guest, &request, arrival, body).unwrap()
    }

    fn exchange(&mut self, seat: usize, link: Link) {
        let mut laptop = Laptop::new(self.seats[seat].key.clone(), self.server_key, CELL, &sent_books());
        for _ in 0..50 {
            let body = laptop.ask(&self.seats[seat].shelf).unwrap();
            if matches!(link, Link::RequestLost) {
                return;
            }
            let mut answer = self.serve(seat, &body);
            match link {
                Link::AnswerLost => return,
                Link::RequestTwice => answer = self.serve(seat, &body),
                Link::AnswerAltered => {
                    let middle = answer.len() / 2;
                    answer[middle] ^= 1;
                    assert!(laptop.hear(&mut self.seats[seat].shelf, &answer).is_err(), "an altered answer is refused");
                    return;
                }
                Link::Whole | Link::RequestLost => {}
            }
            let progress = laptop.hear(&mut self.seats[seat].shelf, &answer).expect("an honest answer is taken");
            if progress.finished {
                assert!(progress.verified, "roots agree at the end of a whole exchange");
                self.note_receipts(seat);
                return;
            }
        }
        panic!("an exchange must end");
    }

    fn note_receipts(&mut self, seat: usize) {
        let seat = &mut self.seats[seat];
        let head = seat.shelf.heads(&[CELL]).unwrap().into_iter().find(|head| head.chain.device == seat.shelf.device());
        let upto = head.map_or(0, |head| head.receipted);
        seat.receipted = seat.made.iter().copied().filter(|made| made.number <= upto).collect();
    }

    fn settle(&mut self) {
        for _ in 0..2 {
            (0..self.seats.len()).for_each(|seat| self.exchange(seat, Link::Whole));
        }
    }

    fn check(&self) {
        let books = [CELL, sent_books()[0], sent_books()[1]];
        for seat in &self.seats {
            for book in books {
                assert_eq!(seat.shelf.content_hash(book), self.server_shelf.content_hash(book), "one book everywhere");
            }
            assert_eq!(seat.receipted.len(), seat.made.len(), "everything made is receipted in the end");
        }
        let held: u64 = self.server_shelf.heads(&[CELL]).unwrap().iter().map(|head| head.number).sum();
        assert_eq!(
            held as usize,
            self.seats.iter().map(|seat| seat.made.len()).sum::<usize>(),
            "none lost, none invented"
        );
    }
}

impl Seat {
    fn new(key: SigningKey, server_key: &SigningKey, n: u8) -> Seat {
        let mut shelf = MemoryShelf::new(key.clone());
        let _ = shelf.learn_device(server_key.verifying_key().as_bytes());
        let ten_years = 10 * 365 * 24 * 3_600_000;
        let skew_ms = [0, ten_years, -ten_years][usize::from(n) % 3];
        Seat { shelf, key, clock: HybridClock::default(), skew_ms, made: vec![], receipted: vec![] }
    }

    fn write(&mut self, kind: u16, record: Record, field: u16, value: Value, now_ms: u64) {
        let stamp = self.clock.tick(now_ms.saturating_add_signed(self.skew_ms));
        let replaces = self.shelf.seen(CELL, record.id(kind), field);
        let ops = vec![one_set(kind, record, field, value, replaces)];
        self.made.push(self.shelf.append(CELL, Id([7; 16]), stamp, ops));
    }
}

fn one_set(kind: u16, record: Record, field: u16, value: Value, replaces: Vec<ChangeRef>) -> Op {
    Op { kind, record, sets: vec![Set { field, content: Content::Plain(value), replaces }] }
}

fn steps(seats: usize) -> impl Strategy<Value = Vec<Step>> {
    let link = prop_oneof![
        4 => Just(Link::Whole), 1 => Just(Link::RequestLost), 1 => Just(Link::AnswerLost),
        1 => Just(Link::RequestTwice), 1 => Just(Link::AnswerAltered),
    ];
    let step = prop_oneof![
        4 => (0..seats, 0..6u8, 0..8i64).prop_map(|(seat, member, status)| Step::Mark { seat, member, status }),
        2 => (0..seats, 0..6u8, 0..9u8).prop_map(|(seat, member, name)| Step::Rename { seat, member, name }),
        1 => (0..9u8).prop_map(|title| Step::Issue { title }),
        3 => (0..seats, link).prop_map(|(seat, link)| Step::Exchange { seat, link }),
    ];
    prop::collection::vec(step, 1..100)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_delivery_over_any_link_gives_the_same_book(steps in steps(3)) {
        let mut world = World::new(3);
        steps.iter().for_each(|step| world.step(step));
        world.settle();
        world.check();
    }
}

#[test]
fn a_server_that_lost_its_file_gets_everything_back_from_the_laptops() {
    let mut world = World::new(2);
    for member in 0..40 {
        world.step(&Step::Mark { seat: usize::from(member % 2), member, status: 1 });
    }
    world.settle();
    let empty = World::new(2);
    world.server_shelf = empty.server_shelf;
    world.settle();
    world.check();
}

#[test]
fn two_people_marking_one_member_meet_in_one_row_with_both_values() {
    let mut world = World::new(2);
    world.step(&Step::Mark { seat: 0, member: 1, status: 1 });
    world.step(&Step::Mark { seat: 1, member: 1, status: 3 });
    world.settle();
    let row = Record::Pair(Id([5; 16]), Id([1; 16])).id(roll_call::KIND);
    let state = world.server_shelf.state(CELL, None);
    let held = &state[&(row, roll_call::MARK)];
    assert!(held.resolved(&world.server_shelf).is_card());
    assert_eq!(world.seats[0].shelf.seen(CELL, row, roll_call::MARK).len(), 2);
    // Whoever writes next has seen both, and both are replaced.
    world.step(&Step::Mark { seat: 0, member: 1, status: 1 });
    world.settle();
    assert_eq!(world.seats[1].shelf.seen(CELL, row, roll_call::MARK).len(), 1);
}

#[test]
fn a_thousand_marks_take_two_requests_and_fifteen_kilobytes() {
    let mut world = World::new(1);
    for number in 0..1000u32 {
        world.now_ms += u64::from(number.wrapping_mul(2_654_435_761) % 4_000);
        let record = Record::Pair(Id([(number / 100) as u8; 16]), Id([(number % 100) as u8 + 50; 16]));
        let status = if number.wrapping_mul(40_503) % 7 == 0 { 3 } else { 1 };
        let value = Value::List(vec![Value::Int(status), Value::Int(0), Value::Int(0), Value::Null]);
        let now = world.now_ms;
        world.seats[0].write(roll_call::KIND, record, roll_call::MARK, value, now);
    }
    let mut laptop = Laptop::new(world.seats[0].key.clone(), world.server_key, CELL, &sent_books());
    let (mut bytes, mut requests) = (0, 0);
    loop {
        let body = laptop.ask(&world.seats[0].shelf).unwrap();
        let answer = world.serve(0, &body);
        bytes += body.len() + answer.len();
        requests += 1;
        if laptop.hear(&mut world.seats[0].shelf, &answer).unwrap().finished {
            break;
        }
    }
    println!("1.000 changes: {requests} requests, {bytes} bytes");
    assert!(requests <= 2 && bytes <= 15_000, "{requests} requests, {bytes} bytes");
    let body = laptop.ask(&world.seats[0].shelf).unwrap();
    let idle = body.len() + world.serve(0, &body).len();
    println!("nothing: {idle} bytes");
    assert!(idle <= 400, "{idle} bytes before HTTP heads");
}
