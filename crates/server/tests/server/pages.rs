//! Handwritten pages from a cell's laptop to the server and back: the laptop's whole program, over a line that
//! breaks.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::{AppSession, call};
use domain::attachments::PIECE;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::house::House;

const CANARY: &str = "Canary-Xuyendem";

/// A line that carries a number of bytes upwards and then breaks, until it is given more.
struct Line {
    url: String,
    left: Arc<AtomicU64>,
}

impl Line {
    fn to(server: SocketAddr) -> Line {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let line = Line {
            url: format!("http://{}", listener.local_addr().unwrap()),
            left: Arc::new(AtomicU64::new(u64::MAX)),
        };
        let left = line.left.clone();
        std::thread::spawn(move || {
            for caller in listener.incoming() {
                let (Ok(caller), Ok(called)) = (caller, TcpStream::connect(server)) else { return };
                let (mut down_from, mut down_to) = (called.try_clone().unwrap(), caller.try_clone().unwrap());
                std::thread::spawn(move || {
                    let _ = std::io::copy(&mut down_from, &mut down_to);
                    let _ = down_to.shutdown(Shutdown::Both);
                });
                let left = left.clone();
                std::thread::spawn(move || carry(caller, called, &left));
            }
        });
        line
    }

    fn give(&self, bytes: u64) {
        self.left.store(bytes, Ordering::SeqCst);
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, left: &AtomicU64) {
    let mut bytes = [0; 4096];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        let taken = |left: u64| left.checked_sub(read as u64);
        if left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, taken).is_err()
            || to.write_all(&bytes[..read]).is_err()
        {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

struct Laptop {
    app_session: AppSession,
    folder: TempDir,
    round: Value,
    member: Value,
}

impl Laptop {
    /// A book with a member and a round, enrolled through `line`.
    fn enrolled(house: &House, line: &Line) -> Laptop {
        let folder = tempfile::tempdir().unwrap();
        let mut laptop =
            Laptop { app_session: AppSession::new(&folder.path().join("so")), folder, round: Value::Null, member: Value::Null };
        let book = json!({ "cell_name": "Chi bộ bản Nà Cà", "superior_name": "", "full_name": "Lò Thị Mẫu",
            "role": "secretary", "passphrase": "cây lúa bên suối" });
        laptop.call("profile.create", book);
        laptop.member = laptop.call("members.save", json!({ "name": "Lò Văn An", "born": "1970" }))["id"].clone();
        let round = json!({ "title": "Học Chỉ thị 01", "from": "12/03/2025", "to": "30/04/2025", "essay_owers": "all_members" });
        laptop.round = laptop.call("rounds.save", round)["id"].clone();
        let session = json!({ "round": laptop.round, "date": "12/03/2025", "time": "19:30" });
        laptop.call("sessions.save", session);
        let unit = house.cell("Chi bộ bản Nà Cà");
        let officer = house.login("officer");
        let invite = officer.ask("POST", &format!("/api/v1/units/{unit}/invites"), None).json();
        let mut invite: Value = serde_json::from_str(invite["file"].as_str().unwrap()).unwrap();
        invite["url"] = json!(line.url);
        let path = laptop.folder.path().join("thu-moi.json");
        std::fs::write(&path, invite.to_string()).unwrap();
        laptop.call("exchange.enrol", json!({ "file": path }));
        let waiting = officer.get("/api/v1/enrolments").json()["waiting"].clone();
        let device = waiting[0]["id"].as_str().expect("a laptop waits");
        officer.let_in(device);
        // The speed of this machine must not decide anything.
        laptop.set_when("always");
        laptop
    }

    fn call(&self, name: &str, request: Value) -> Value {
        call(&self.app_session, name, request.clone()).unwrap_or_else(|error| panic!("{name} {request}: {error}"))
    }

    fn essay(&self) -> Value {
        json!({ "round": self.round, "member": self.member })
    }

    /// Adds a PDF that makes this number of sealed pieces.
    fn add(&self, name: &str, pieces: usize) {
        let path = self.folder.path().join(name);
        let words = format!("%PDF-1.4\n{CANARY} {name}\n");
        let filling = "x".repeat(PIECE * pieces - 400 - words.len());
        std::fs::write(&path, format!("{words}{filling}\n%%EOF")).unwrap();
        let mut request = self.essay();
        request["paths"] = json!([path]);
        request["bears_secret_mark"] = json!(false);
        self.call("attachments.add", request);
    }

    fn states(&self) -> Vec<String> {
        let pages = self.call("attachments.list", self.essay())["pages"].clone();
        pages.as_array().unwrap().iter().map(|page| page["state"].as_str().unwrap().to_owned()).collect()
    }

    fn files(&self) -> Value {
        self.call("exchange.state", json!({}))["files"].clone()
    }

    /// Sets the setting again, which clears everything that held pages back.
    fn set_when(&self, when: &str) {
        self.call("attachments.set_when", json!({ "when": when }));
    }

    fn exchange(&self) -> Value {
        self.call("exchange.now", json!({}))
    }

    fn in_book(&self, sql: &str) {
        let changed = self.app_session.with_book(|book| {
            book.write_local(|connection| Ok(connection.execute(sql, []).unwrap())).map_err(app::CallError::from)
        });
        assert!(changed.unwrap() > 0);
    }
}

fn pieces_at(house: &House) -> u64 {
    house.server.storage.read(|sql| Ok(sql.only("SELECT count(*) FROM piece", &[], |row| row.get::<i64>(0))?)).unwrap()
        as u64
}

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes())
}

fn searched(folder: &Path) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| holds(&std::fs::read(entry.unwrap().path()).unwrap()))
}

#[test]
fn pages_follow_the_text_and_the_server_reads_none_of_them() {
    let house = House::open();
    let line = Line::to(house.address);
    let laptop = Laptop::enrolled(&house, &line);
    laptop.add("một.pdf", 3);
    laptop.add("hai.pdf", 1);
    assert_eq!((laptop.states(), &laptop.files()["why"]), (vec!["waiting".to_owned(); 2], &json!("next_exchange")));
    let outcome = laptop.exchange();
    assert_eq!((&outcome["pages_sent"], &outcome["verified"]), (&json!(2), &json!(true)));
    assert_eq!((laptop.states(), &laptop.files()["waiting_pages"]), (vec!["sent".to_owned(); 2], &json!(0)));
    assert_eq!(pieces_at(&house), 4);
    assert!(!house.kept().iter().any(|bytes| holds(bytes)), "the server holds nothing readable");
    assert!(!searched(&laptop.folder.path().join("so")), "nor does the profile");
    let again = laptop.exchange();
    assert_eq!(
        (&again["pages_sent"], &again["requests"]),
        (&json!(0), &json!(1)),
        "nothing is left, so nothing is asked"
    );
}

#[test]
fn a_line_that_breaks_anywhere_costs_no_piece_twice_that_had_arrived() {
    let house = House::open();
    let line = Line::to(house.address);
    let laptop = Laptop::enrolled(&house, &line);
    laptop.exchange();
    laptop.add("dài.pdf", 9);
    let mut there = 0;
    for breaks in 0.. {
        assert!(breaks < 20, "it must come to an end");
        // Room for the text and about two pieces.
        line.give(160_000);
        laptop.set_when("always");
        laptop.exchange();
        let now = pieces_at(&house);
        assert!(now >= there, "nothing is taken back");
        there = now;
        if laptop.states() == ["sent"] {
            break;
        }
        assert_eq!(laptop.files()["why"], "link_ended");
    }
    assert_eq!(there, 9);
}

#[test]
fn by_usb_only_means_that_no_piece_goes_over_the_line() {
    let house = House::open();
    let line = Line::to(house.address);
    let laptop = Laptop::enrolled(&house, &line);
    laptop.set_when("usb_only");
    laptop.add("một.pdf", 2);
    let outcome = laptop.exchange();
    assert_eq!((&outcome["pages_sent"], pieces_at(&house)), (&json!(0), 0));
    assert_eq!((&laptop.files()["waiting_pages"], &laptop.files()["why"]), (&json!(1), &json!("usb_only")));
}

#[test]
fn pieces_missing_here_come_back_from_the_server_when_the_page_is_wanted() {
    let house = House::open();
    let line = Line::to(house.address);
    let laptop = Laptop::enrolled(&house, &line);
    laptop.add("một.pdf", 3);
    laptop.exchange();
    // The state of another laptop that has the text and not the whole page yet.
    laptop.set_when("usb_only");
    laptop.in_book("DELETE FROM piece WHERE rowid = 2");
    let page = laptop.call("attachments.list", laptop.essay())["pages"][0].clone();
    assert_eq!((&page["state"], &laptop.files()["missing_pages"]), (&json!("elsewhere"), &json!(1)));
    let whole = json!({ "id": page["id"], "small": false });
    assert_eq!(laptop.call("attachments.open", whole.clone())["url"], Value::Null);
    assert_eq!(laptop.call("attachments.fetch", json!({ "id": page["id"] }))["state"], "sent");
    assert!(
        laptop.call("attachments.open", whole.clone())["url"].as_str().unwrap().starts_with("data:application/pdf")
    );

    // A piece that was damaged on the disk is detected when it is read, and is fetched again.
    laptop.in_book("UPDATE piece SET bytes = zeroblob(65536) WHERE rowid = 1");
    assert_eq!(laptop.call("attachments.open", whole.clone())["state"], "elsewhere");
    laptop.call("attachments.fetch", json!({ "id": page["id"] }));
    assert_eq!(laptop.call("attachments.open", whole)["state"], "sent");
}

#[test]
fn when_the_server_has_no_room_left_the_text_still_goes() {
    let house = House::open();
    house.server.file_room.store(PIECE as u64, Ordering::SeqCst);
    let line = Line::to(house.address);
    let laptop = Laptop::enrolled(&house, &line);
    laptop.add("một.pdf", 3);
    let outcome = laptop.exchange();
    assert_eq!((&outcome["verified"], pieces_at(&house)), (&json!(true), 1));
    assert_eq!((laptop.states(), &laptop.files()["why"]), (vec!["waiting".to_owned()], &json!("server_full")));
}
