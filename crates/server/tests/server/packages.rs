//! Packages on a stick, from a laptop to an officer's desk and back.

use std::io::Write;
use std::process::{Command, Stdio};

use domain::Id;
use domain::attachments::{PIECE, Pieces};
use domain::catalogue::{attachment, verdict};
use ed25519_dalek::SigningKey;
use exchange::PROTOCOL;
use exchange::stick::Label;
use exchange::laptop::Progress;
use exchange::package::{Frame, Header, PackageReader, PackageWriter, checked};
use exchange::seal;
use journal::chain::{device_id, issued_book};
use journal::{Record, ChainStore, Value};
use journal_sql::{OpDraft, content_hash};
use serde_json::json;

use crate::cell::Cell;
use crate::exchange::server_hash;
use crate::house::{Answer, House, json_output, sochibo_server};
use crate::pieces::sealed as page;

/// What an answer contained besides changes.
#[derive(Default)]
pub struct Brought {
    pub progress: Progress,
    held: usize,
    pieces: Vec<Vec<u8>>,
}

impl Cell {
    /// A package as the laptop writes it to the stick, with these frames at its end.
    pub fn package(&mut self, house: &House, id: u8, frames: &[Frame]) -> Vec<u8> {
        seal_to(&server_key(house), &self.plain(house, id, frames))
    }

    fn plain(&mut self, house: &House, id: u8, frames: &[Frame]) -> Vec<u8> {
        let (mut laptop, key) = (self.laptop(), self.key.clone());
        let label = Label { id: Id([id; 16]), answers: None, made_at_ms: house.now() as u64 };
        let mut writer = self.with_chain_store(|chain_store| laptop.pack_for_server(chain_store, label, Vec::new()).unwrap());
        frames.iter().for_each(|frame| writer.frame(frame));
        writer.finish(&key).unwrap()
    }

    /// Takes in the answer: opened with this laptop's own key, complete, and signed by the server.
    pub fn hear_answer(&mut self, file: &[u8]) -> Brought {
        let (identity, server) = (seal::laptop(&self.key), self.server_key);
        let (header, hash) = checked(seal::open(file, &identity).unwrap(), |_| Some(server)).unwrap();
        assert_eq!(header.to(), device_id(self.key.verifying_key().as_bytes()));
        let (mut laptop, mut brought) = (self.laptop(), Brought::default());
        let mut reader = PackageReader::open(seal::open(file, &identity).unwrap()).unwrap();
        self.with_chain_store(|chain_store| {
            while let Some(mut frame) = reader.frame().unwrap() {
                brought.held += frame.held.take().map_or(0, |held| held.len());
                brought.pieces.extend(frame.pieces.take().into_iter().flatten().map(|piece| piece.to_vec()));
                brought.progress.add(laptop.take_frame(chain_store, frame, true).unwrap());
            }
        });
        assert_eq!(reader.finish(&server).unwrap(), hash);
        brought
    }

    fn unsent(&mut self) -> u64 {
        let own = self.own;
        self.with_chain_store(|chain_store| {
            let heads = chain_store.heads(&[own]).unwrap();
            heads.iter().map(|head| head.number() - head.receipted).sum()
        })
    }
}

fn server_key(house: &House) -> SigningKey {
    house.server.key.clone()
}

fn seal_to(server: &SigningKey, plain: &[u8]) -> Vec<u8> {
    let mut out = seal::to(&[seal::server(server).to_public()], Vec::new()).unwrap();
    out.write_all(plain).unwrap();
    out.finish().unwrap()
}

pub fn bring(house: &House, file: &[u8]) -> Answer {
    let officer = house.login("officer");
    let headers =
        [("cookie", officer.cookie.as_str()), ("x-sochibo", "1"), ("content-type", "application/octet-stream")];
    house.send("POST", "/api/v1/packages", &headers, file)
}

pub fn answer_to(house: &House, id: u8) -> Vec<u8> {
    let answer = house.login("officer").get(&format!("/api/v1/packages/{}/answer", Id([id; 16])));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(answer.headers["content-disposition"].contains("filename=\"tra-loi-ban-na-ca-"), "{answer:?}");
    answer.body
}

fn taken(house: &House) -> usize {
    house.login("officer").get("/api/v1/packages").json()["rows"].as_array().unwrap().len()
}

#[test]
fn a_stick_carries_weeks_of_work_there_and_the_receipt_home() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.exchange(&house);
    for name in ["Lò Văn Đức", "Vàng Thị Dế"] {
        cell.member(&house, name, "1970");
    }
    assert_eq!(cell.unsent(), 2);
    let package = cell.package(&house, 1, &[]);
    let told = bring(&house, &package).json();
    assert_eq!((told["unit"]["name"].as_str(), told["changes"].as_u64()), (Some("Chi bộ bản Nà Cà"), Some(2)));
    assert_eq!((&told["things"], &told["before"]), (&json!([{ "thing": "member", "count": 2 }]), &json!(null)));
    assert_eq!(content_hash(&cell.book, cell.own).unwrap(), server_hash(&house, &cell));
    assert_eq!(cell.unsent(), 2, "until the answer is home");
    let file = answer_to(&house, 1);
    assert!(cell.hear_answer(&file).progress.receipt_at_ms.is_some());
    assert_eq!(cell.unsent(), 0);
    // a second time, and then over the network: nothing is doubled
    assert_eq!(cell.hear_answer(&file).progress.received, 0);
    assert!(cell.exchange(&house).verified);
    let rows = house.login("officer").get("/api/v1/arrivals").json();
    assert_eq!(rows["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn a_package_brought_twice_changes_nothing_and_its_answer_is_there_again() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    let package = cell.package(&house, 1, &[]);
    bring(&house, &package).json();
    // meanwhile the same laptop found a network
    cell.member(&house, "Vàng Thị Dế", "1981");
    assert!(cell.exchange(&house).verified);
    let before = server_hash(&house, &cell);
    let again = bring(&house, &package).json();
    assert!(again["before"].is_string());
    assert_eq!((again["changes"].as_u64(), taken(&house)), (Some(0), 1));
    assert_eq!(server_hash(&house, &cell), before);
    assert_eq!(cell.hear_answer(&answer_to(&house, 1)).progress.problems, []);
    assert!(cell.exchange(&house).verified);
}

#[test]
fn packages_for_others_or_from_strangers_are_refused_by_name() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, false);
    cell.member(&house, "Lò Văn Đức", "1970");
    let plain = cell.plain(&house, 1, &[]);
    let elsewhere = seal_to(&SigningKey::from_bytes(&[77; 32]), &plain);
    assert_eq!(bring(&house, &elsewhere).code(), "package_elsewhere");
    let header = |to: [u8; 16], from: &SigningKey| Header {
        protocol: PROTOCOL,
        from: device_id(from.verifying_key().as_bytes()).0.into(),
        to: to.into(),
        id: [2; 16].into(),
        answers: None,
        made_at_ms: 0,
        have: Vec::new(),
        root: [0; 32].into(),
    };
    let us = device_id(&house.server.public_key()).0;
    let stranger = SigningKey::from_bytes(&[66; 32]);
    let write = |header: &Header, key| PackageWriter::new(Vec::new(), header).finish(key).unwrap();
    let ours = server_key(&house);
    for (wrong, code) in [
        (write(&header([9; 16], &cell.key), &cell.key), "package_elsewhere"),
        (write(&header(us, &stranger), &stranger), "package_stranger"),
        (write(&header(us, &cell.key), &cell.key), "package_unconfirmed"),
        (write(&Header { protocol: [9, 9], ..header(us, &cell.key) }, &cell.key), "other_protocol"),
    ] {
        let answer = bring(&house, &seal_to(&ours, &wrong));
        assert_eq!((answer.code().as_str(), answer.status < 500), (code, true), "{}", answer.text());
    }
    let officer = house.login("officer");
    officer.let_in(&cell.device);
    let forged = write(&header(us, &cell.key), &stranger);
    assert_eq!(bring(&house, &seal_to(&ours, &forged)).code(), "package_damaged");
    assert_eq!(bring(&house, b"Thu moi hop chi bo").code(), "package_not_one");
    assert_eq!((taken(&house), server_hash(&house, &cell)), (0, server_hash(&house, &cell)));
    bring(&house, &seal_to(&ours, &plain)).json();
    assert_eq!(taken(&house), 1);
}

#[test]
fn a_package_cut_or_altered_leaves_the_server_as_it_was() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.exchange(&house);
    cell.member(&house, "Lò Văn Đức", "1970");
    let (plain, before) = (cell.plain(&house, 1, &[]), server_hash(&house, &cell));
    let whole = seal_to(&server_key(&house), &plain);
    let folder = tempfile::tempdir().unwrap();
    let take = |bytes: &[u8]| {
        let path = folder.path().join("gói.goi");
        std::fs::write(&path, bytes).unwrap();
        let copy = server::sync::package::private_copy(&house.server, &path).unwrap();
        server::sync::package::take(&house.server, &copy, "thử").is_ok()
    };
    // the first twenty lengths, and every seventh after that
    let ends = |bytes: &[u8]| (0..bytes.len()).filter(move |at| at % 7 == 0 || *at < 20).collect::<Vec<_>>();
    for at in ends(&whole) {
        assert!(!take(&whole[..at]), "cut at {at}");
        let mut altered = whole.clone();
        altered[at] ^= 1;
        assert!(!take(&altered), "altered at {at}");
    }
    for at in ends(&plain) {
        assert!(!take(&seal_to(&server_key(&house), &plain[..at])), "cut within at {at}");
        let mut altered = plain.clone();
        altered[at] ^= 1;
        assert!(!take(&seal_to(&server_key(&house), &altered)), "altered within at {at}");
    }
    assert_eq!((server_hash(&house, &cell), taken(&house)), (before, 0));
    assert!(take(&whole));
    assert_ne!(server_hash(&house, &cell), before);
}

#[test]
fn a_frame_refused_in_the_middle_takes_the_frames_before_it_back() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.exchange(&house);
    cell.member(&house, "Lò Văn Đức", "1970");
    let before = server_hash(&house, &cell);
    let broken = Frame { batch: Some(vec![0x85, 0x40].into()), ..Frame::default() };
    let package = cell.package(&house, 1, &[broken]);
    assert_eq!(bring(&house, &package).code(), "package_damaged");
    assert_eq!((server_hash(&house, &cell), taken(&house)), (before, 0));
}

#[test]
fn what_a_revoked_laptop_wrote_on_a_stick_is_kept_for_review() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.exchange(&house);
    cell.member(&house, "Lò Văn Đức", "1970");
    let before = server_hash(&house, &cell);
    let officer = house.login("officer");
    officer.post(&format!("/api/v1/devices/{}/revoke", cell.device), &json!({ "reason": "Máy bị mất" })).json();
    let package = cell.package(&house, 1, &[]);
    let told = bring(&house, &package).json();
    assert_eq!((told["revoked"].as_bool(), told["set_aside"].as_u64()), (Some(true), Some(1)));
    assert_eq!(server_hash(&house, &cell), before, "it counts for nothing before somebody has looked at it");
    let sent = issued_book(cell.committee, Some(cell.unit));
    let verdicts = house.server.storage.read(|book| Ok(journal_sql::rows(book, sent, verdict::KIND)?)).unwrap();
    assert_eq!((verdicts.len(), verdicts[0].text(verdict::REASON)), (1, "revoked_laptop"));
    let heard = cell.hear_answer(&answer_to(&house, 1)).progress;
    assert!(heard.revoked && heard.received == 0);
}

#[test]
fn pages_go_along_and_those_that_are_missing_come_home() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let (there, here) = (page(1, PIECE + 300), page(2, 5_000));
    let (first, second) = (cell.announce(&house, &there), cell.announce(&house, &here));
    let pieces = |bytes: &[u8]| bytes.chunks(PIECE).map(|piece| piece.to_vec().into()).collect::<Vec<_>>();
    let brought = Frame { pieces: Some([pieces(&there), vec![vec![9; 100].into()]].concat()), ..Frame::default() };
    let package = cell.package(&house, 1, &[brought]);
    let told = bring(&house, &package).json();
    assert_eq!(told["pieces"].as_u64(), Some(2), "what no record names is not kept");
    assert!(cell.missing(&house, first).is_empty());
    assert_eq!(cell.missing(&house, second), [0]);
    assert_eq!(cell.hear_answer(&answer_to(&house, 1)).held, 2);
    // a laptop that lacks pieces requests them by their hashes, and one that exists nowhere
    let wants = [Pieces::of(&there), Pieces::of(&here)];
    let wants = wants.iter().flat_map(|file| file.hashes()).map(|hash| (*hash).into()).collect();
    let package = cell.package(&house, 2, &[Frame { wants: Some(wants), ..Frame::default() }]);
    bring(&house, &package).json();
    assert_eq!(cell.hear_answer(&answer_to(&house, 2)).pieces.concat(), there);
    // after it was deleted from the book, nobody gets it any more
    let gone = OpDraft::new(attachment::KIND, Record::One(first)).set(attachment::DELETED, Value::flag(true));
    cell.write(&house, &[gone]);
    cell.exchange(&house);
    assert!(cell.hear_answer(&answer_to(&house, 2)).pieces.is_empty());
}

#[test]
fn the_program_takes_a_package_and_writes_the_answer_beside_it() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    let (stick, made) = (tempfile::tempdir().unwrap(), house.made());
    let path = stick.path().join("so-chi-bo-ban-na-ca.goi");
    let package = cell.package(&house, 1, &[]);
    std::fs::write(&path, &package).unwrap();
    let take = ["package", "take", path.to_str().unwrap(), "--answer", stick.path().to_str().unwrap()];
    let told = json_output(sochibo_server(&made, &take));
    assert_eq!((told["unit_name"].as_str(), told["changes"].as_u64()), (Some("Chi bộ bản Nà Cà"), Some(1)));
    let answer = std::fs::read(told["answer"].as_str().unwrap()).unwrap();
    cell.hear_answer(&answer);
    assert_eq!((cell.unsent(), std::fs::read_dir(stick.path()).unwrap().count()), (0, 2));
    std::fs::write(&path, &package[..package.len() / 2]).unwrap();
    let refused = sochibo_server(&made, &take);
    assert!(!refused.status.success());
    assert!(String::from_utf8(refused.stderr).unwrap().contains("package_damaged"));
}

#[test]
fn a_program_that_is_not_ours_opens_a_package_with_the_servers_key() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    cell.member(&house, "Lò Văn Đức", "1970");
    let (folder, plain) = (tempfile::tempdir().unwrap(), cell.plain(&house, 1, &[]));
    let (path, key) = (folder.path().join("package"), folder.path().join("key"));
    std::fs::write(&path, seal_to(&server_key(&house), &plain)).unwrap();
    let shown = house.made().program().args(["package", "key"]).output().unwrap();
    assert!(!shown.stderr.is_empty(), "whoever asks for the key is warned");
    std::fs::write(&key, &shown.stdout).unwrap();
    let age = |args: &[&str], input: &[u8]| {
        let mut age = Command::new("age").args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        age.stdin.take().unwrap().write_all(input).unwrap();
        age.wait_with_output().unwrap().stdout
    };
    let (path, key) = (path.to_str().unwrap(), key.to_str().unwrap());
    assert_eq!(age(&["--decrypt", "--identity", key, path], b""), plain);
    // and seals one that we can open
    let recipient = seal::recipient_of(&seal::server(&house.server.key));
    assert_eq!(bring(&house, &age(&["--encrypt", "--recipient", &recipient], &plain)).json()["changes"], 1);
}
