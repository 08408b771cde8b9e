//! The transfer of pictures: after any interruption it continues with exactly what is missing.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::attachments::{PIECE, Pieces};
use ed25519_dalek::SigningKey;
use exchange::BadMessage;
use exchange::pieces::{
    self, AnswerResult, Depot, MOST_PIECES, NO_ROOM, NOT_NAMED, NOT_THE_SAME, Piece, Places, Refusal, Request,
    RequestSize, TransferPlan,
};
use journal::{Hash, Id};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

/// The attachments that a book names, and the pieces stored in one place.
#[derive(Default, Clone)]
struct ChainStore {
    named: BTreeMap<Id, Pieces>,
    pieces: BTreeMap<Hash, Vec<u8>>,
    room: u64,
}

impl Depot for ChainStore {
    type Error = Infallible;

    fn named(&self, attachment: Id) -> Result<Option<Pieces>, Infallible> {
        Ok(self.named.get(&attachment).cloned())
    }

    fn holds(&self, hash: &Hash) -> Result<bool, Infallible> {
        Ok(self.pieces.contains_key(hash))
    }

    fn piece(&self, hash: &Hash) -> Result<Option<Vec<u8>>, Infallible> {
        Ok(self.pieces.get(hash).cloned())
    }

    fn room(&self) -> Result<u64, Infallible> {
        Ok(self.room)
    }

    fn keep(&mut self, hash: &Hash, bytes: &[u8]) -> Result<(), Infallible> {
        self.pieces.insert(*hash, bytes.to_vec());
        self.room -= bytes.len() as u64;
        Ok(())
    }
}

/// A laptop: the pieces it has, and those that the server has confirmed.
#[derive(Default, Clone)]
struct Laptop {
    chain_store: ChainStore,
    sent: BTreeSet<(Id, u32)>,
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn server_id() -> Id {
    journal::chain::device_id(key(1).verifying_key().as_bytes())
}

fn sealed(seed: u8, length: usize) -> Vec<u8> {
    (0..length).map(|place| (place as u32).wrapping_mul(2_654_435_761).to_be_bytes()[0] ^ seed).collect()
}

impl Laptop {
    fn add(&mut self, id: u8, length: usize) {
        let sealed = sealed(id, length);
        let pieces = Pieces::of(&sealed);
        for (hash, bytes) in pieces.hashes().iter().zip(sealed.chunks(PIECE)) {
            self.chain_store.pieces.insert(*hash, bytes.to_vec());
        }
        self.chain_store.named.insert(Id([id; 16]), pieces);
    }

    fn transfer_plan(&self) -> TransferPlan {
        let (mut unsent, mut wanted) = (Vec::new(), Vec::new());
        for (id, pieces) in &self.chain_store.named {
            let places = || (0..).zip(pieces.hashes());
            let holds = |hash: &Hash| self.chain_store.pieces.contains_key(hash);
            let lacks: Vec<u32> = places().filter(|(_, hash)| !holds(hash)).map(|(place, _)| place).collect();
            let waits = places().filter(|(place, hash)| holds(hash) && !self.sent.contains(&(*id, *place)));
            let waits: Vec<u32> = waits.map(|(place, _)| place).collect();
            unsent.extend((!waits.is_empty()).then_some((*id, waits)));
            wanted.extend((!lacks.is_empty()).then_some((*id, lacks)));
        }
        TransferPlan::new(&unsent, &wanted)
    }

    /// One request and its answer as bytes. `None` if nothing is left.
    fn step(&mut self, transfer_plan: &mut TransferPlan, server: &mut ChainStore) -> Option<AnswerResult> {
        let read = |id, place| {
            let hash: Option<&Hash> = self.chain_store.named.get(&id).and_then(|pieces| pieces.hash(place));
            Ok::<_, Infallible>(hash.and_then(|hash| self.chain_store.pieces.get(hash)).cloned())
        };
        let request = transfer_plan.next(read).unwrap()?;
        let (body, asked) = pieces::build_request(&key(2), server_id(), &request);
        let opened = pieces::open(server_id(), key(2).verifying_key().as_bytes(), &body).unwrap();
        let answer = pieces::serve(server, &opened).unwrap();
        let answer = pieces::answer(&key(1), &body, &answer);
        let answer = pieces::handle_response(key(1).verifying_key().as_bytes(), &asked, &answer).unwrap();
        let heard = transfer_plan.handle_response(&request, answer);
        for (id, missing) in &heard.settled {
            let count = self.chain_store.named[id].hashes().len() as u32;
            self.sent.extend((0..count).filter(|place| !missing.contains(place)).map(|place| (*id, place)));
        }
        self.sent.extend(heard.sent.iter().copied());
        for piece in &heard.arrived {
            self.chain_store.room = u64::MAX;
            if pieces::take(&mut self.chain_store, piece, &mut u64::MAX.clone()).unwrap().is_ok() {
                self.sent.insert((piece.id(), piece.place));
            }
        }
        Some(heard)
    }

    fn run(&mut self, server: &mut ChainStore) -> Vec<AnswerResult> {
        let mut transfer_plan = self.transfer_plan();
        std::iter::from_fn(|| self.step(&mut transfer_plan, server)).collect()
    }
}

fn server_of(laptop: &Laptop) -> ChainStore {
    ChainStore { named: laptop.chain_store.named.clone(), pieces: BTreeMap::new(), room: u64::MAX }
}

fn three_pages() -> Laptop {
    let mut laptop = Laptop::default();
    laptop.add(1, PIECE * 3 + 17);
    laptop.add(2, 100);
    laptop.add(3, PIECE * 2);
    laptop
}

#[test]
fn cut_after_any_piece_the_lane_goes_on_with_the_missing_ones_only() {
    let whole = three_pages().run(&mut server_of(&three_pages())).len();
    for cut in 0..whole {
        let mut laptop = three_pages();
        let mut server = server_of(&laptop);
        let mut transfer_plan = laptop.transfer_plan();
        for _ in 0..cut {
            laptop.step(&mut transfer_plan, &mut server).unwrap();
        }
        let there = server.pieces.len();
        let rest = laptop.run(&mut server);
        let brought: usize = rest.iter().map(|heard| heard.sent.len()).sum();
        assert_eq!(brought, 7 - there, "after {cut} requests");
        assert_eq!(server.pieces, laptop.chain_store.pieces);
    }
}

#[test]
fn an_answer_lost_on_the_way_costs_the_pieces_of_one_request_and_loses_none() {
    let mut laptop = three_pages();
    let mut server = server_of(&laptop);
    let (mut forgetful, mut transfer_plan) = (laptop.clone(), laptop.transfer_plan());
    // The server stores the piece, but the laptop never receives the answer.
    forgetful.step(&mut transfer_plan, &mut server).unwrap();
    assert_eq!(server.pieces.len(), 1);
    let heard = laptop.run(&mut server);
    assert_eq!(heard.iter().map(|heard| heard.sent.len()).sum::<usize>(), 7);
    assert_eq!(server.pieces.len(), 7);
    assert!(laptop.run(&mut server).is_empty(), "nothing is left, so nothing is asked");
}

#[test]
fn what_another_laptop_sent_is_not_sent_again_and_what_is_missing_is_fetched() {
    let mut first = three_pages();
    let mut server = server_of(&first);
    first.run(&mut server);
    let mut second = Laptop {
        chain_store: ChainStore { named: first.chain_store.named.clone(), ..ChainStore::default() },
        ..Laptop::default()
    };
    second.run(&mut server);
    assert_eq!(second.chain_store.pieces, first.chain_store.pieces);
    // A laptop restored to a state before anything was sent offers first, so at most one piece is sent twice.
    first.sent.clear();
    let heard = first.run(&mut server);
    assert!(heard.iter().map(|heard| heard.sent.len()).sum::<usize>() <= 1);
    // A lost piece is sent again.
    let lost = *second.chain_store.pieces.keys().next().unwrap();
    second.chain_store.pieces.remove(&lost);
    let heard = second.run(&mut server);
    assert_eq!(heard.iter().map(|heard| heard.arrived.len()).sum::<usize>(), 1);
    assert_eq!(second.chain_store.pieces, first.chain_store.pieces);
}

#[test]
fn a_server_that_lost_pieces_gets_just_those_again() {
    let mut laptop = three_pages();
    let mut server = server_of(&laptop);
    laptop.run(&mut server);
    let lost = Pieces::of(&sealed(1, PIECE * 3 + 17)).hashes()[2];
    server.pieces.remove(&lost);
    laptop.sent.clear();
    laptop.run(&mut server);
    assert_eq!(server.pieces, laptop.chain_store.pieces);
}

#[test]
fn a_piece_nobody_announced_or_that_is_another_is_refused() {
    let laptop = three_pages();
    let mut server = server_of(&laptop);
    let good = sealed(3, PIECE * 2)[..PIECE].to_vec();
    let mut altered = good.clone();
    altered[9] ^= 1;
    let id = Id([3; 16]);
    let brought = vec![
        Piece::new(Id([9; 16]), 0, good.clone()),
        Piece::new(id, 2, good.clone()),
        Piece::new(id, 0, altered),
        Piece::new(id, 1, good.clone()),
        Piece::new(id, 0, good),
    ];
    let request = Request { protocol: exchange::PROTOCOL, brought: Some(brought), ..Request::default() };
    let answer = pieces::serve(&mut server, &request).unwrap();
    let refusal = |id: u8, place, why| Refusal { attachment: [id; 16].into(), place, why };
    let said =
        [refusal(9, 0, NOT_NAMED), refusal(3, 2, NOT_NAMED), refusal(3, 0, NOT_THE_SAME), refusal(3, 1, NOT_THE_SAME)];
    assert_eq!(answer.refused.unwrap(), said);
    assert_eq!(server.pieces.len(), 1, "the good one of the same request is kept");
}

#[test]
fn what_the_server_does_not_know_yet_is_not_taken_for_sent() {
    let mut laptop = three_pages();
    let mut server = server_of(&laptop);
    server.named.remove(&Id([1; 16]));
    laptop.run(&mut server);
    assert!(laptop.sent.iter().all(|(id, _)| *id != Id([1; 16])));
    assert_eq!(laptop.sent.len(), 3);
}

#[test]
fn when_the_units_room_is_used_up_the_lane_stops_and_keeps_what_it_had() {
    let mut laptop = three_pages();
    let mut server = server_of(&laptop);
    server.room = PIECE as u64 * 2 + 5;
    let heard = laptop.run(&mut server);
    assert!(heard.last().unwrap().full);
    assert_eq!((server.pieces.len(), laptop.sent.len()), (2, 2));
    let one_more = Piece::new(Id([2; 16]), 0, sealed(2, 100));
    let request = Request { protocol: exchange::PROTOCOL, brought: Some(vec![one_more]), ..Request::default() };
    assert_eq!(pieces::serve(&mut server, &request).unwrap().refused.unwrap()[0].why, NO_ROOM);
}

#[test]
fn a_request_counts_only_with_the_laptops_signature_for_this_server_and_within_measure() {
    let request = Request { protocol: exchange::PROTOCOL, offers: Some(vec![[1; 16].into()]), ..Request::default() };
    let (body, asked) = pieces::build_request(&key(2), server_id(), &request);
    let public = *key(2).verifying_key().as_bytes();
    assert_eq!(pieces::open(server_id(), &public, &body).unwrap(), request);
    assert_eq!(pieces::open(Id([7; 16]), &public, &body), Err(BadMessage::Signature));
    for place in 0..body.len() {
        let mut altered = body.clone();
        altered[place] ^= 0x20;
        // The device id in front only selects the key.
        assert_eq!(pieces::open(server_id(), &public, &altered).is_ok(), place < 16, "byte {place}");
        assert!(pieces::open(server_id(), &public, &body[..place]).is_err());
    }
    let many = Request { offers: Some(vec![[1; 16].into(); 257]), ..request.clone() };
    let (many, _) = pieces::build_request(&key(2), server_id(), &many);
    assert_eq!(pieces::open(server_id(), &public, &many), Err(BadMessage::TooLarge));
    let greedy = Request { wants: Some(vec![Places::new(Id([1; 16]), (0..300).collect())]), ..request };
    let (greedy, _) = pieces::build_request(&key(2), server_id(), &greedy);
    assert_eq!(pieces::open(server_id(), &public, &greedy), Err(BadMessage::TooLarge));

    let answer = pieces::answer(&key(1), &body, &Default::default());
    let server_key = *key(1).verifying_key().as_bytes();
    assert!(pieces::handle_response(&server_key, &asked, &answer).is_ok());
    assert_eq!(
        pieces::handle_response(&server_key, &[0; 32], &answer),
        Err(BadMessage::Signature),
        "an answer to another request"
    );
    assert_eq!(pieces::handle_response(&public, &asked, &answer), Err(BadMessage::Signature));
}

#[test]
fn on_a_slow_link_a_cut_costs_one_piece_on_a_good_one_round_trips_do_not_count() {
    let mut request_size = RequestSize::default();
    assert_eq!(request_size.pieces(), 1);
    // 64 kbit/s: nine seconds for a piece.
    request_size.round_trip(9_000);
    assert_eq!(request_size.pieces(), 1);
    for _ in 0..9 {
        request_size.round_trip(700);
    }
    assert_eq!(request_size.pieces(), MOST_PIECES);
    request_size.round_trip(30_000);
    assert_eq!(request_size.pieces(), MOST_PIECES / 2);
}
