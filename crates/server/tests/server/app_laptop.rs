//! A laptop as its window uses it: everything goes through the calls of the pages.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use app::{AppSession, CallError, call};
use chrono::DateTime;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::house::House;

const CELL: &str = "Chi bộ bản Nà Cà";
const PASSPHRASE: &str = "cây lúa bên suối";

pub struct Laptop {
    pub app_session: AppSession,
    pub folder: TempDir,
    pub device: String,
    /// The clock that the laptop goes by, if that is not the computer's.
    clock: Option<Arc<AtomicI64>>,
}

impl Laptop {
    pub fn new(name: &str, clock: Option<Arc<AtomicI64>>) -> Laptop {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("so");
        let app_session = match clock.clone() {
            Some(clock) => {
                let now = move || DateTime::from_timestamp_millis(clock.load(Ordering::SeqCst)).unwrap();
                AppSession::with_clock(&dir, Box::new(now))
            }
            None => AppSession::new(&dir),
        };
        let laptop = Laptop { app_session, folder, device: String::new(), clock };
        let book = json!({ "cell_name": CELL, "superior_name": "", "full_name": name, "role": "secretary", "passphrase": PASSPHRASE });
        laptop.call("profile.create", book);
        laptop
    }

    /// Admitted by the officer, with one exchange over the network.
    pub fn enrol(&mut self, house: &House, unit: &str) {
        let officer = house.login("officer");
        let invite = officer.ask("POST", &format!("/api/v1/units/{unit}/invites"), None).json();
        let path = self.folder.path().join("thu-moi.json");
        std::fs::write(&path, invite["file"].as_str().unwrap()).unwrap();
        self.call("exchange.enrol", json!({ "file": path }));
        let waiting = officer.get("/api/v1/enrolments").json()["waiting"].clone();
        self.device = waiting[0]["id"].as_str().expect("a laptop waits").to_owned();
        officer.let_in(&self.device);
        self.call("exchange.now", json!({}));
    }

    pub fn enrolled(house: &House) -> Laptop {
        Laptop::going_by(None, house)
    }

    /// Enrolled, and going by this clock.
    pub fn going_by(clock: Option<Arc<AtomicI64>>, house: &House) -> Laptop {
        let mut laptop = Laptop::new("Lò Thị Mẫu", clock);
        laptop.enrol(house, &house.cell(CELL));
        laptop
    }

    /// Another laptop of the same cell.
    pub fn beside(&self, house: &House) -> Laptop {
        let mut second = Laptop::new("Vàng A Chứ", self.clock.clone());
        let (book, ring) = self.app_session.with_book(|book| Ok((book.own_book(), book.ring().secret()))).unwrap();
        let join = |own: &mut store::Book| {
            own.switch_to_cell_book(book, 1_700_000_000_000, |_| Ok(()))?;
            let put = "UPDATE secret SET value = ?1 WHERE name = 'ring'";
            own.connection().execute(put, [ring.as_bytes()]).expect("the ring of the cell");
            Ok(())
        };
        second.app_session.with_book(join).unwrap();
        let person = second.call("profile.status", json!({}))["people"][0]["id"].clone();
        second.call("profile.lock", json!({}));
        second.call("profile.unlock", json!({ "person": person, "passphrase": PASSPHRASE }));
        let unit = house.login("officer").get("/api/v1/enrolments").json();
        let unit = unit["devices"].as_array().unwrap().iter().find(|one| one["id"] == self.device.as_str()).unwrap();
        second.enrol(house, unit["unit"]["id"].as_str().unwrap());
        second
    }

    pub fn call(&self, name: &str, request: Value) -> Value {
        call(&self.app_session, name, request.clone()).unwrap_or_else(|error| panic!("{name} {request}: {error}"))
    }

    pub fn refused(&self, name: &str, request: Value) -> CallError {
        call(&self.app_session, name, request.clone()).expect_err(&format!("{name} {request} should be refused"))
    }

    pub fn member(&self, name: &str) -> Value {
        self.call("members.save", json!({ "name": name, "born": "1970" }))["id"].clone()
    }

    pub fn names(&self) -> Vec<String> {
        let list = self.call("members.list", json!({}))["members"].clone();
        list.as_array().unwrap().iter().map(|member| member["name"].as_str().unwrap().to_owned()).collect()
    }

    pub fn waiting(&self) -> Value {
        self.call("exchange.state", json!({}))["waiting"].clone()
    }

    pub fn hash(&self) -> [u8; 32] {
        let hash = |book: &mut store::Book| Ok(store::content_hash(book.connection(), book.own_book())?);
        self.app_session.with_book(hash).unwrap()
    }

    pub fn write(&self, to: &str, stick: &Path) -> (PathBuf, Value) {
        let wrote = self.call("stick.write", json!({ "to": to, "folder": stick }));
        (wrote["file"].as_str().unwrap().into(), wrote)
    }

    pub fn take(&self, file: &Path) -> Value {
        self.call("stick.take", json!({ "file": file }))
    }

    pub fn files(&self, stick: &Path) -> Vec<Value> {
        self.call("stick.look", json!({ "folder": stick }))["files"].as_array().unwrap().clone()
    }

    /// Adds a page to a member's essay.
    pub fn add_page(&self, member: &Value) {
        let round = json!({ "title": "Học Chỉ thị 01", "from": "12/03/2025", "to": "30/04/2025", "essay_owers": "all_members" });
        let round = self.call("rounds.save", round)["id"].clone();
        self.call("sessions.save", json!({ "round": round, "date": "12/03/2025", "time": "19:30" }));
        let path = self.folder.path().join("bai.pdf");
        std::fs::write(&path, format!("%PDF-1.4\n{}\n%%EOF", "x".repeat(150_000))).unwrap();
        let page = json!({ "round": round, "member": member, "paths": [path], "bears_secret_mark": false });
        self.call("attachments.add", page);
    }
}

pub fn server_hash(house: &House, laptop: &Laptop) -> [u8; 32] {
    let book = laptop.app_session.with_book(|book| Ok(book.own_book())).unwrap();
    house.server.storage.read(|sql| Ok(journal_sql::content_hash(sql, book)?)).unwrap()
}
