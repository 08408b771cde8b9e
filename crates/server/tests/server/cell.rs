//! A cell with its laptop: a real book of its own, real exchanges.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use domain::{FieldValue, Id};
use domain::catalogue::{member, person, roll_call, round, session};
use domain::roll_call::Status;
use ed25519_dalek::{Signer, SigningKey};
use exchange::enrolment::{Asking, EnrolRequest, OpenRequest, PATH};
use exchange::laptop::Progress;
use exchange::sas::{Committer, Nonce};
use journal::chain::issued_book;
use journal::chain_store::{Copied, copied};
use journal::{Cut, HybridClock, Record, ChainStore, Value};
use journal_sql::counted::{self, FinalCut};
use journal_sql::{OpDraft, SqlChainStore, cut_now};
use rusqlite::{Connection, TransactionBehavior};
use serde_json::{Value as Json, json};
use server::hex;

use crate::house::{Answer, House};

/// The body of the answer, if it arrived completely.
fn try_post(address: SocketAddr, body: &[u8]) -> Option<Vec<u8>> {
    let mut stream = TcpStream::connect(address).ok()?;
    let head = format!(
        "POST /sync/v1/exchange HTTP/1.1\r\nhost: test\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(&[head.as_bytes(), body].concat()).ok()?;
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw).ok()?;
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n")?;
    raw.starts_with(b"HTTP/1.1 200").then(|| raw[end + 4..].to_vec())
}

/// Asks with a commitment to `nonce` and reveals it when there is an answer; returns the answer to the first
/// request.
pub fn ask_to_be_let_in(house: &House, key: &SigningKey, asking: &Asking<'_>, nonce: Nonce) -> Answer {
    let mut comparison = Committer::begin(nonce);
    let asked = json!(EnrolRequest::sign(key, asking, &comparison));
    let answer = house.call("POST", &format!("/{PATH}"), &[], Some(&asked));
    if answer.status == 200 {
        let theirs = hex::decode(answer.json()["nonce"].as_str().unwrap()).unwrap();
        let opened = json!(OpenRequest::sign(key, &comparison.accept_answer(theirs).unwrap()));
        let device = answer.json()["device"].as_str().unwrap().to_owned();
        house.call("POST", &format!("/{PATH}/{device}/open"), &[], Some(&opened)).json();
    }
    answer
}

/// The person in whose name the laptops write.
pub const WRITER: Id = Id([9; 16]);

pub struct Cell {
    pub unit: Id,
    /// The id of the cell's own book.
    pub own: Id,
    pub device: String,
    pub book: Connection,
    pub committee: Id,
    pub key: SigningKey,
    pub server_key: [u8; 32],
    made: u8,
}

impl Cell {
    /// Enrolled with an invite and, if `confirmed`, confirmed by the officer.
    pub fn enrol(house: &House, name: &str, seed: u8, confirmed: bool) -> Cell {
        let unit = house.cell(name);
        let officer = house.login("officer");
        let invite = officer.ask("POST", &format!("/api/v1/units/{unit}/invites"), None).json();
        let file: Json = serde_json::from_str(invite["file"].as_str().unwrap()).unwrap();
        let key = SigningKey::from_bytes(&[seed; 32]);
        let book = journal::chain::device_id(&[seed; 32]);
        let token = hex::decode::<16>(file["token"].as_str().unwrap()).unwrap();
        let public = key.verifying_key().to_bytes();
        let asking = Asking {
            token,
            device_name: name,
            person_name: "Lò Văn Mẫu",
            book,
            book_has_work: true,
            cell_name: name,
            superior_name: "",
        };
        let said = ask_to_be_let_in(house, &key, &asking, [seed; 32]).json();
        let device = said["device"].as_str().unwrap().to_owned();
        if confirmed {
            officer.let_in(&device);
        }
        let opened = Connection::open_in_memory().unwrap();
        journal_sql::prepare(&opened).unwrap();
        let mut cell = Cell {
            unit: unit.parse().unwrap(),
            own: book,
            committee: said["superior"]["id"].as_str().unwrap().parse().unwrap(),
            server_key: hex::decode(said["server_key"].as_str().unwrap()).unwrap(),
            device,
            book: opened,
            key,
            made: 0,
        };
        let (own, theirs) = (public, cell.server_key);
        cell.with_chain_store(|chain_store| {
            chain_store.learn_device(&own).unwrap();
            chain_store.learn_device(&theirs).unwrap();
        });
        cell
    }

    pub fn with_chain_store<T>(&mut self, work: impl FnOnce(&mut SqlChainStore<'_>) -> T) -> T {
        let transaction = self.book.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let answer = work(&mut SqlChainStore::new(&transaction, &self.key));
        transaction.commit().unwrap();
        answer
    }

    pub fn id(&mut self) -> Id {
        self.made += 1;
        let mut id = self.unit.0;
        id[0] ^= self.made;
        Id(id)
    }

    pub fn write(&mut self, house: &House, drafts: &[OpDraft]) {
        let (own, now) = (self.own, house.now() as u64);
        let founded = journal_sql::row(&self.book, own, person::KIND, WRITER).unwrap().is_some();
        // Whoever begins a book says who they are in its first change.
        let founding = OpDraft::new(person::KIND, Record::One(WRITER)).set(person::ROLE, Value::text("secretary"));
        let introduced = drafts.iter().any(|draft| draft.kind == person::KIND);
        let founding = (!founded && !introduced).then_some(founding);
        let drafts: Vec<OpDraft> = drafts.iter().cloned().chain(founding).collect();
        self.with_chain_store(|chain_store| {
            let stamp = HybridClock::resume(chain_store.last_stamp().unwrap()).tick(now);
            chain_store.append(own, WRITER, stamp, &drafts, &mut || [3; 16]).unwrap().expect("something new");
        });
    }

    /// Records a person who uses the book, as programs did before ids were derived from a device.
    pub fn records_person(&mut self, house: &House, who: Id, role: &str) {
        let record = OpDraft::new(person::KIND, Record::One(who)).set(person::ROLE, Value::text(role));
        self.write(house, &[record]);
    }

    /// The whole profile copied to another laptop.
    pub fn copied(&self, dir: &std::path::Path) -> Cell {
        let path = dir.join("copy.db");
        self.book.execute("VACUUM INTO ?1", [path.to_str().unwrap()]).unwrap();
        let (book, device, key) = (Connection::open(path).unwrap(), self.device.clone(), self.key.clone());
        Cell { book, device, key, made: self.made + 100, ..*self }
    }

    pub fn shows_a_copy(&mut self) -> Option<Copied> {
        let (device, own) = (journal::chain::device_id(self.key.verifying_key().as_bytes()), self.own);
        self.with_chain_store(|chain_store| copied(chain_store, device, own).unwrap())
    }

    /// Asks to continue under another key, and uses it if that is granted.
    pub fn renew(&mut self, house: &House, seed: u8) -> Answer {
        let next = SigningKey::from_bytes(&[seed; 32]);
        let device = journal::chain::device_id(self.key.verifying_key().as_bytes());
        let recipient = store::recipient::of(&next);
        let said = exchange::enrolment::renewal_message(device, next.verifying_key().as_bytes(), &recipient);
        let prove = |key: &SigningKey| hex::encode(&key.sign(&said).to_bytes());
        let asked = json!({ "device": device, "key": hex::encode(next.verifying_key().as_bytes()), "recipient": recipient, "old_proof": prove(&self.key), "new_proof": prove(&next) });
        let answer = house.call("POST", "/sync/v1/renew", &[], Some(&asked));
        if answer.status == 200 {
            self.with_chain_store(|chain_store| chain_store.sign_ends().unwrap());
            self.key = next;
            let public = *self.key.verifying_key().as_bytes();
            self.with_chain_store(|chain_store| chain_store.learn_device(&public).unwrap());
            self.device = answer.json()["device"].as_str().unwrap().to_owned();
        }
        answer
    }

    pub fn laptop(&self) -> exchange::Laptop {
        let sent = [issued_book(self.committee, None), issued_book(self.committee, Some(self.unit))];
        exchange::Laptop::new(self.key.clone(), self.server_key, &[], self.own, &sent)
    }

    /// One request in wire format.
    pub fn request(&mut self) -> Vec<u8> {
        let mut laptop = self.laptop();
        self.with_chain_store(|chain_store| laptop.build_request(chain_store).unwrap())
    }

    pub fn post(house: &House, body: &[u8]) -> Answer {
        house.send("POST", "/sync/v1/exchange", &[("content-type", "application/octet-stream")], body)
    }

    /// Exchanges until the end; returns the progress of the last answer.
    pub fn exchange(&mut self, house: &House) -> Progress {
        let laptop = self.laptop();
        self.exchange_by(house, laptop)
    }

    /// The same, also asking whether the same changes produced the same tables there.
    pub fn compare(&mut self, house: &House) -> Option<bool> {
        let mut laptop = self.laptop();
        laptop.compare();
        let last = self.exchange_by(house, laptop);
        assert!(last.verified);
        last.same_tables
    }

    fn exchange_by(&mut self, house: &House, mut laptop: exchange::Laptop) -> Progress {
        for _ in 0..20 {
            let body = self.with_chain_store(|chain_store| laptop.build_request(chain_store).unwrap());
            let answer = Cell::post(house, &body);
            assert_eq!(answer.status, 200, "{}", answer.text());
            let progress = self.with_chain_store(|chain_store| laptop.handle_response(chain_store, &answer.body).unwrap());
            if progress.finished {
                return progress;
            }
        }
        panic!("the exchange does not end")
    }

    /// Sends once and reads the answer if there is one; anything cut off is left to the next try. Returns
    /// whether an answer came.
    pub fn try_once(&mut self, address: SocketAddr) -> bool {
        let mut laptop = self.laptop();
        let body = self.with_chain_store(|chain_store| laptop.build_request(chain_store).unwrap());
        let Some(answer) = try_post(address, &body) else { return false };
        // an answer that was cut short does not verify, and changes nothing
        let transaction = self.book.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        if laptop.handle_response(&mut SqlChainStore::new(&transaction, &self.key), &answer).is_ok() {
            transaction.commit().unwrap();
        }
        true
    }

    pub fn member(&mut self, house: &House, name: &str, born: &str) -> Id {
        let id = self.id();
        let draft = OpDraft::new(member::KIND, Record::One(id))
            .set(member::NAME, Value::text(name))
            .set(member::BORN, Value::text(born));
        self.write(house, &[draft]);
        id
    }

    /// A round that carries out the committee's, with one session held today.
    pub fn hold(&mut self, house: &House, parent: Id) -> (Id, Id) {
        let (own, held) = (self.id(), self.id());
        let day = server::clock::day(house.now()).to_string();
        self.write(
            house,
            &[
                OpDraft::new(round::KIND, Record::One(own))
                    .set(round::TITLE, Value::text("Đợt của chi bộ"))
                    .set(round::PARENT_ROUND, Value::id(parent)),
                OpDraft::new(session::KIND, Record::One(held))
                    .set(session::ROUND, Value::id(own))
                    .set(session::DATE, Value::text(day)),
            ],
        );
        (own, held)
    }

    pub fn mark(&mut self, house: &House, held: Id, who: Id, status: Status) {
        let mark = Value::List(vec![Value::Int(status.code().into()), Value::Int(0), Value::Int(0), Value::Null]);
        self.write(house, &[OpDraft::new(roll_call::KIND, Record::Pair(held, who)).set(roll_call::MARK, mark)]);
    }

    /// Chốt số liệu, over everything that the book holds now.
    pub fn close(&mut self, house: &House, own: Id) {
        let cut = cut_now(&self.book, self.own).unwrap();
        let (at_ms, by) = (house.now() as u64, Id([9; 16]));
        self.keep_cut(house, own, &FinalCut { at_ms, by, cut, reason: None, left: Cut::default() });
    }

    /// Leaves out, on record, the changes that came after the figures were closed.
    pub fn leave_out(&mut self, house: &House, own: Id) {
        let found = journal_sql::row(&self.book, self.own, round::KIND, own).unwrap().unwrap();
        let left = cut_now(&self.book, self.own).unwrap();
        self.keep_cut(house, own, &FinalCut { left, ..counted::final_cut(&found).unwrap() });
    }

    fn keep_cut(&mut self, house: &House, own: Id, cut: &FinalCut) {
        self.write(house, &[OpDraft::new(round::KIND, Record::One(own)).set(round::FINAL_CUT, cut.to_value())]);
    }
}
