use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Stdio};
use std::time::Duration;

use domain::catalogue::{member, roll_call};
use domain::roll_call::Status;
use journal_sql::content_hash;
use serde_json::Value;

use crate::cell::Cell;
use crate::house::{House, Made};

/// The program itself, listening.
pub fn serve(made: &Made) -> (Child, SocketAddr) {
    let mut child = made
        .program()
        .args(["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let said: Value = serde_json::from_str(&line).unwrap();
    let address = said["listening"].as_str().unwrap().strip_prefix("http://").unwrap().parse().unwrap();
    (child, address)
}

/// The server is killed (SIGKILL) a few milliseconds into an exchange, again and again, later each time.
#[test]
fn a_server_killed_in_the_middle_of_exchanges_loses_nothing_and_doubles_nothing() {
    let mut house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    house.close();
    let who: Vec<_> = (0..20).map(|number| cell.member(&house, &format!("Lò Văn Mẫu {number}"), "1970")).collect();
    let mut cut_off = 0;
    for round in 0..12_u64 {
        let (_, held) = cell.hold(&house, cell.committee);
        for one in &who {
            cell.mark(&house, held, *one, Status::Present);
        }
        let (mut child, address) = serve(&house.made());
        let killer = std::thread::spawn(move || {
            // the delay sets the moment of the kill; it does not wait for anything
            std::thread::sleep(Duration::from_millis(round * 3));
            child.kill().unwrap();
            child.wait().unwrap();
        });
        cut_off += usize::from(!cell.try_once(address));
        killer.join().unwrap();
    }
    assert!(cut_off > 0, "no exchange was cut off: nothing was tried");
    let (mut child, address) = serve(&house.made());
    house.address = address;
    assert!(cell.exchange(&house).verified);
    child.kill().unwrap();
    child.wait().unwrap();
    let book = cell.own;
    let (hash, people, marks) = house
        .server
        .storage
        .read(|connection| {
            let count = |kind| Ok::<_, server::failure::Failure>(journal_sql::rows(connection, book, kind)?.len());
            Ok((content_hash(connection, book)?, count(member::KIND)?, count(roll_call::KIND)?))
        })
        .unwrap();
    assert_eq!((people, marks), (20, 240));
    assert_eq!(hash, content_hash(&cell.book, cell.own).unwrap());
}
