//! The transfer of pages and files, as any program could use it.

use std::sync::atomic::Ordering;

use domain::Id;
use domain::attachments::{PIECE, Pieces};
use domain::catalogue::attachment;
use exchange::pieces::{self, Answer as Said, NO_ROOM, NOT_NAMED, NOT_THE_SAME, Piece, Places, Request};
use journal::{Record, Value};
use journal_sql::OpDraft;

use crate::cell::Cell;
use crate::house::{Answer, HOUR, House};

/// Bytes that look like a sealed page.
pub fn sealed(seed: u32, length: usize) -> Vec<u8> {
    (0..length as u32).map(|place| (place ^ seed).wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect()
}

impl Cell {
    /// Announces a page in the text.
    pub fn announce(&mut self, house: &House, sealed: &[u8]) -> Id {
        let (id, pieces) = (self.id(), Pieces::of(sealed));
        let draft = OpDraft::new(attachment::KIND, Record::One(id))
            .set(attachment::ESSAY, Value::id(Id([5; 16])))
            .set(attachment::SIZE, Value::Int(pieces.size() as i64))
            .set(attachment::PIECES, Value::Bytes(pieces.joined()));
        self.write(house, &[draft]);
        self.exchange(house);
        id
    }

    fn body(&self, request: &Request) -> (Vec<u8>, [u8; 32]) {
        let server = journal::chain::device_id(&self.server_key);
        pieces::build_request(&self.key, server, &Request { protocol: exchange::PROTOCOL, room: 12, ..request.clone() })
    }

    pub fn transfer(&self, house: &House, request: &Request) -> Said {
        let (body, asked) = self.body(request);
        let answer = post(house, &body);
        assert_eq!(answer.status, 200, "{}", answer.text());
        pieces::handle_response(&self.server_key, &asked, &answer.body).unwrap()
    }

    pub fn bring(&self, house: &House, brought: Vec<Piece>) -> Vec<u8> {
        let said = self.transfer(house, &Request { brought: Some(brought), ..Request::default() });
        said.refused.unwrap_or_default().iter().map(|refusal| refusal.why).collect()
    }

    pub fn missing(&self, house: &House, id: Id) -> Vec<u32> {
        let said = self.transfer(house, &Request { offers: Some(vec![id.0.into()]), ..Request::default() });
        assert_eq!(said.unknown, None);
        said.missing.unwrap_or_default().first().map(|missing| missing.places.clone()).unwrap_or_default()
    }

    fn fetch(&self, house: &House, id: Id, place: u32) -> Said {
        self.transfer(house, &Request { wants: Some(vec![Places::new(id, vec![place])]), ..Request::default() })
    }
}

fn post(house: &House, body: &[u8]) -> Answer {
    house.send("POST", "/sync/v1/pieces", &[("content-type", "application/octet-stream")], body)
}

#[test]
fn pieces_of_an_announced_page_are_kept_one_by_one_and_given_back() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let page = sealed(1, PIECE * 2 + 300);
    let id = cell.announce(&house, &page);
    assert_eq!(cell.missing(&house, id), [0, 1, 2]);
    let piece = |place: u32| page[place as usize * PIECE..].chunks(PIECE).next().unwrap().to_vec();
    assert!(cell.bring(&house, vec![Piece::new(id, 1, piece(1))]).is_empty());
    assert_eq!(cell.missing(&house, id), [0, 2], "only what is missing is asked for");
    assert!(cell.bring(&house, vec![Piece::new(id, 0, piece(0)), Piece::new(id, 2, piece(2))]).is_empty());
    assert!(cell.missing(&house, id).is_empty());
    let given = cell.fetch(&house, id, 2).pieces.unwrap();
    assert_eq!((given[0].place, given[0].bytes.to_vec()), (2, piece(2)));
}

#[test]
fn pieces_nobody_announced_or_of_another_cell_are_refused_and_not_given() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let mut other = Cell::enrol(&house, "Chi bộ bản Nà Hiềng", 2, true);
    let page = sealed(1, 5_000);
    let before = Piece::new(Id([8; 16]), 0, page.clone());
    assert_eq!(cell.bring(&house, vec![before]), [NOT_NAMED]);
    let id = cell.announce(&house, &page);
    let piece = || Piece::new(id, 0, page.clone());
    assert_eq!(cell.bring(&house, vec![Piece::new(id, 0, sealed(2, 5_000))]), [NOT_THE_SAME]);
    assert_eq!(cell.bring(&house, vec![Piece::new(id, 1, page.clone())]), [NOT_NAMED]);
    assert!(cell.bring(&house, vec![piece()]).is_empty());
    other.exchange(&house);
    assert_eq!(other.bring(&house, vec![piece()]), [NOT_NAMED], "another cell's record is not theirs to fill");
    let asked = other.fetch(&house, id, 0);
    assert_eq!((asked.pieces, asked.absent.map(|absent| absent.len())), (None, Some(1)));
    let offered = other.transfer(&house, &Request { offers: Some(vec![id.0.into()]), ..Request::default() });
    assert_eq!(offered.unknown, Some(vec![id.0.into()]), "and whether it is whole is not told either");
}

#[test]
fn a_cells_room_is_measured_and_another_cells_is_its_own() {
    let house = House::open();
    house.server.file_room.store(150_000, Ordering::SeqCst);
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let mut other = Cell::enrol(&house, "Chi bộ bản Nà Hiềng", 2, true);
    let page = sealed(1, PIECE * 3);
    let id = cell.announce(&house, &page);
    let all: Vec<_> =
        (0..).zip(page.chunks(PIECE)).map(|(place, bytes)| Piece::new(id, place, bytes.to_vec())).collect();
    assert_eq!(cell.bring(&house, all.clone()), [NO_ROOM]);
    assert_eq!(cell.missing(&house, id), [2]);
    assert!(cell.bring(&house, all[..2].to_vec()).is_empty(), "what is there already takes no more room");
    let theirs = other.announce(&house, &page);
    assert!(other.bring(&house, vec![Piece::new(theirs, 0, page[..PIECE].to_vec())]).is_empty());
}

#[test]
fn a_page_taken_out_goes_after_thirty_days_and_not_before() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let page = sealed(1, 9_000);
    let id = cell.announce(&house, &page);
    cell.bring(&house, vec![Piece::new(id, 0, page.clone())]);
    let deleted = |cell: &mut Cell, yes| {
        let draft = OpDraft::new(attachment::KIND, Record::One(id)).set(attachment::DELETED, Value::flag(yes));
        cell.write(&house, &[draft]);
        cell.exchange(&house);
    };
    // Any offer makes the server check its pieces.
    let offered =
        |cell: &Cell| cell.transfer(&house, &Request { offers: Some(vec![[7; 16].into()]), ..Request::default() });
    deleted(&mut cell, true);
    offered(&cell);
    house.wait(29 * 24 * HOUR);
    offered(&cell);
    deleted(&mut cell, false);
    assert!(cell.missing(&house, id).is_empty(), "brought back in time, it is whole");
    deleted(&mut cell, true);
    offered(&cell);
    house.wait(31 * 24 * HOUR);
    offered(&cell);
    deleted(&mut cell, false);
    assert_eq!(cell.missing(&house, id), [0]);
}

#[test]
fn only_an_enrolled_laptop_with_its_own_signature_is_answered() {
    let house = House::open();
    let waiting = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, false);
    let (body, _) = waiting.body(&Request { offers: Some(vec![[1; 16].into()]), ..Request::default() });
    assert_eq!(post(&house, &body).code(), "awaiting_confirmation");
    for place in [20, 85, body.len() - 1] {
        let mut altered = body.clone();
        altered[place] ^= 1;
        assert_eq!(post(&house, &altered).code(), "bad_proof", "byte {place}");
    }
    assert_eq!(post(&house, &[7; 200]).code(), "unknown_device");
    assert_eq!(post(&house, b"short").code(), "malformed");
    assert_eq!(post(&house, &vec![0; 1_200_000]).status, 413);
    let officer = house.login("officer");
    officer.let_in(&waiting.device);
    officer.post(&format!("/api/v1/devices/{}/revoke", waiting.device), &serde_json::json!({ "reason": "Máy bị mất" })).json();
    assert_eq!(post(&house, &body).code(), "revoked");
}
