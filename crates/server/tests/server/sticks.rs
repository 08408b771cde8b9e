//! A stick that people carry: from the window's calls on a laptop to the officer's desk and back, and between
//! two laptops.

use std::io::Write;
use std::path::{Path, PathBuf};

use domain::Id;
use exchange::message::WireReceipt;
use exchange::package::{Frame, Header, PackageWriter};
use exchange::{PROTOCOL, seal};
use journal::chain::device_id;
use journal::{Receipt, ChainStore};
use app::CallError;
use serde_json::json;

use crate::app_laptop::{Laptop, server_hash};
use crate::house::House;
use crate::packages::bring;

/// The officer takes the package in and writes the answer to the stick.
pub fn at_the_committee(house: &House, package: &Path, stick: &Path) -> PathBuf {
    let came = bring(house, &std::fs::read(package).unwrap()).json();
    let answer = house.login("officer").get(&format!("/api/v1/packages/{}/answer", came["id"].as_str().unwrap()));
    let name = answer.headers["content-disposition"].split('"').nth(1).unwrap().to_owned();
    std::fs::write(stick.join(&name), &answer.body).unwrap();
    stick.join(name)
}

#[test]
fn a_stick_there_and_back_turns_what_was_not_sent_into_received() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let stick = tempfile::tempdir().unwrap();
    laptop.call("attachments.set_when", json!({ "when": "usb_only" }));
    let member = laptop.member("Lò Văn An");
    laptop.add_page(&member);
    let waiting = laptop.waiting();
    let plan = laptop.call("stick.plan", json!({ "to": "superior" }));
    assert_eq!((&plan["things"], &plan["pages"], &plan["why_not"]), (&waiting, &json!(1), &json!(null)));
    assert_eq!(plan["readers"], json!(["Tỉnh ủy Lai Châu"]));
    let (package, wrote) = laptop.write("superior", stick.path());
    assert_eq!((&wrote["things"], &wrote["pages"]), (&waiting, &json!(1)));
    let name = wrote["file_name"].as_str().unwrap();
    assert!(name.starts_with("so-chi-bo-ban-na-ca-") && name.ends_with(".goi"), "{name}");
    assert_eq!(std::fs::read_dir(stick.path()).unwrap().count(), 1, "nothing half-done lies beside it");
    assert_eq!((laptop.waiting(), laptop.files(stick.path()).len()), (waiting.clone(), 0));

    let answer = at_the_committee(&house, &package, stick.path());
    assert_eq!(server_hash(&house, &laptop), laptop.hash());
    let found = laptop.files(stick.path());
    assert_eq!((found.len(), &found[0]["from"], &found[0]["taken"]), (1, &json!("superior"), &json!(false)));
    let taken = laptop.take(&answer);
    assert_eq!((&taken["sent"], &taken["waiting"], &taken["warning"]), (&waiting, &json!([]), &json!(null)));
    assert_eq!((&taken["pages_sent"], &taken["nothing_new"]), (&json!(1), &json!(false)));
    let state = laptop.call("exchange.state", json!({}));
    assert_eq!((&state["waiting"], &state["files"]["waiting_pages"]), (&json!([]), &json!(0)));
    assert_eq!(state["received_by_superior"][0]["things"], waiting);
    // again: nothing is doubled
    assert_eq!(laptop.files(stick.path())[0]["taken"], json!(true));
    let again = laptop.take(&answer);
    assert_eq!((&again["nothing_new"], &again["sent"]), (&json!(true), &json!([])));
    assert_eq!(server_hash(&house, &laptop), laptop.hash());
}

#[test]
fn a_stick_and_the_network_at_the_same_time_come_to_the_same() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let stick = tempfile::tempdir().unwrap();
    laptop.member("Lò Văn An");
    let (package, _) = laptop.write("superior", stick.path());
    laptop.member("Lò Văn Bá");
    laptop.call("exchange.now", json!({}));
    laptop.member("Lò Văn Cầm");
    let answer = at_the_committee(&house, &package, stick.path());
    let taken = laptop.take(&answer);
    assert_eq!(
        (&taken["sent"], &taken["waiting"][0]["count"]),
        (&json!([]), &json!(1)),
        "the network was there before"
    );
    laptop.call("exchange.now", json!({}));
    assert_eq!((laptop.waiting(), laptop.hash()), (json!([]), server_hash(&house, &laptop)));
}

#[test]
fn two_laptops_of_a_cell_come_to_one_book_by_stick_alone() {
    let house = House::open();
    let first = Laptop::enrolled(&house);
    assert_eq!(
        first.refused("stick.write", json!({ "to": "laptops", "folder": first.folder.path() })).code,
        "no_other_laptop"
    );
    let second = first.beside(&house);
    first.call("exchange.now", json!({}));
    let stick = tempfile::tempdir().unwrap();
    let member = first.member("Lò Văn An");
    first.add_page(&member);
    second.member("Vàng Thị Bình");
    assert_eq!(first.call("stick.plan", json!({ "to": "laptops" }))["everything"], json!(true));
    let (package, whole) = first.write("laptops", stick.path());
    let taken = second.take(&package);
    assert_eq!((&taken["from"], &taken["pages_received"]), (&json!("laptop"), &json!(1)));
    assert_eq!(second.names(), ["Lò Văn An", "Vàng Thị Bình"]);
    std::fs::remove_file(&package).unwrap();
    let (back, _) = second.write("laptops", stick.path());
    assert_eq!(first.files(stick.path())[0]["from"], json!("laptop"));
    first.take(&back);
    assert_eq!(first.hash(), second.hash());
    // from now on only what the other laptop lacks
    let plan = first.call("stick.plan", json!({ "to": "laptops" }));
    assert_eq!(plan["everything"], json!(false));
    first.member("Lò Văn Cầm");
    first.call("attachments.set_when", json!({ "when": "always" }));
    first.call("exchange.now", json!({}));
    let (package, less) = first.write("laptops", stick.path());
    assert!(less["bytes"].as_u64() < Some(whole["bytes"].as_u64().unwrap() / 10), "{less} {whole}");
    second.take(&package);
    assert_eq!(first.hash(), second.hash());
    // the other laptop has receipts for what one sent over the network: nothing is sent twice
    assert_eq!(second.waiting(), json!([]));
    // nothing is accepted from a revoked laptop any more
    let officer = house.login("officer");
    second.member("Giàng A Dế");
    let (late, _) = second.write("laptops", stick.path());
    officer.post(&format!("/api/v1/devices/{}/revoke", second.device), &json!({ "reason": "Máy bị mất" })).json();
    first.call("exchange.now", json!({}));
    let before = first.hash();
    assert_eq!(first.refused("stick.take", json!({ "file": late })).code, "package_stranger");
    assert_eq!(first.hash(), before);
}

#[test]
fn every_wrong_file_is_refused_by_name_and_the_book_stays_as_it_was() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let stick = tempfile::tempdir().unwrap();
    laptop.member("Lò Văn An");
    let (package, _) = laptop.write("superior", stick.path());
    let answer = at_the_committee(&house, &package, stick.path());
    let before = laptop.hash();
    let odd = stick.path().join("tra-loi-la.goi");
    let wrong = |bytes: &[u8]| {
        std::fs::write(&odd, bytes).unwrap();
        laptop.refused("stick.take", json!({ "file": odd })).code
    };
    let good = std::fs::read(&answer).unwrap();
    assert_eq!(laptop.refused("stick.take", json!({ "file": stick.path().join("none.goi") })).code, "file_not_found");
    assert_eq!(wrong(b"PK\x03\x04"), "package_not_one");
    assert_eq!(wrong(&std::fs::read(&package).unwrap()), "package_elsewhere", "its own, for the superior");
    for length in (0..good.len()).step_by(61).chain([good.len() - 1]) {
        let code = wrong(&good[..length]);
        assert!(["package_damaged", "package_not_one"].contains(&code.as_str()), "{length}: {code}");
    }
    for place in (0..good.len()).step_by(47) {
        let mut altered = good.clone();
        altered[place] ^= 4;
        wrong(&altered);
    }
    // sealed to this laptop by people who can seal but can't sign for the superior
    let header = |protocol, from: Id, to: Id| Header {
        protocol,
        from: from.0.into(),
        to: to.0.into(),
        id: [5; 16].into(),
        answers: None,
        made_at_ms: 0,
        have: Vec::new(),
        root: [0; 32].into(),
    };
    let (ours, stranger) = (device_of(&laptop), ed25519_dalek::SigningKey::from_bytes(&[9; 32]));
    let superior = device_id(&house.server.public_key());
    let written =
        |header: Header, key| sealed_to(&laptop, PackageWriter::new(Vec::new(), &header).finish(key).unwrap());
    assert_eq!(wrong(&written(header(PROTOCOL, superior, ours), &stranger)), "package_damaged");
    assert_eq!(wrong(&written(header(PROTOCOL, Id([1; 16]), ours), &stranger)), "package_stranger");
    assert_eq!(wrong(&written(header([9, 9], superior, ours), &house.server.key)), "other_protocol");
    // a superior that sends something that does not verify: complete frames before it are rolled back too
    let mut lying = PackageWriter::new(Vec::new(), &header(PROTOCOL, superior, ours));
    lying.frame(&Frame { devices: Some(vec![[3; 32].into()]), ..Frame::default() });
    lying.frame(&Frame { batch: Some(vec![0x80].into()), ..Frame::default() });
    assert_eq!(wrong(&sealed_to(&laptop, lying.finish(&house.server.key).unwrap())), "not_taken");
    assert_eq!((laptop.hash(), laptop.waiting()[0]["count"].clone()), (before, json!(1)));
    let folder = laptop.refused("stick.write", json!({ "to": "superior", "folder": stick.path().join("none") }));
    assert_eq!(folder.code, "file_not_found");
    laptop.take(&answer);
    assert_eq!(laptop.waiting(), json!([]));
    assert_eq!(std::fs::read_dir(laptop.app_session.dir()).unwrap().filter(is_litter).count(), 0);
}

/// A sparse file of ten gigabytes takes no room on the disk and no more time here than one look at its size.
#[test]
fn a_file_of_ten_gigabytes_is_refused_by_its_size() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let stick = tempfile::tempdir().unwrap();
    let (package, _) = laptop.write("superior", stick.path());
    let bomb = stick.path().join("tra-loi-to.goi");
    let start = std::fs::read(&package).unwrap();
    let file = std::fs::File::create(&bomb).unwrap();
    (&file).write_all(&start).unwrap();
    file.set_len(10_000_000_000).unwrap();
    assert_eq!(laptop.refused("stick.take", json!({ "file": bomb })).code, "package_too_large");
    let refused = server::sync::package::private_copy(&house.server, &bomb).unwrap_err();
    assert_eq!(refused.code(), "package_too_large");
    // and by HTTP before any of it is read
    let officer = house.login("officer");
    let mut stream = std::net::TcpStream::connect(house.address).unwrap();
    let head = format!(
        "POST /api/v1/packages HTTP/1.1\r\nhost: test\r\nconnection: close\r\ncookie: {}\r\nx-sochibo: 1\r\ncontent-length: 10000000000\r\n\r\n",
        officer.cookie
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = [0; 12];
    std::io::Read::read_exact(&mut stream, &mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
}

fn is_litter(entry: &std::io::Result<std::fs::DirEntry>) -> bool {
    entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".tmp")
}

#[test]
fn a_receipt_the_superior_never_gave_counts_for_nothing() {
    let house = House::open();
    let first = Laptop::enrolled(&house);
    let second = first.beside(&house);
    first.call("exchange.now", json!({}));
    first.member("Lò Văn An");
    let waiting = first.waiting();
    let (own, key, tip) = first
        .app_session
        .with_book(|book| {
            let own = book.own_book();
            let tip = book.transact(|own, chain_store, _| {
                let heads = chain_store.heads(&[own]).map_err(CallError::from)?;
                let head = heads.iter().max_by_key(|head| head.number()).unwrap();
                Ok::<_, CallError>((head.tip(), chain_store.hash_on(head, head.number())?.unwrap()))
            })?;
            Ok((own, book.device_key().clone(), tip))
        })
        .unwrap();
    let peer = second.app_session.with_book(|book| Ok(book.device_key().clone())).unwrap();
    // signed by a laptop in the superior's name
    let mut forged = Receipt::sign(&key, tip.0, tip.1, 1_700_000_000_000);
    forged.server = device_id(&house.server.public_key());
    let from = device_id(peer.verifying_key().as_bytes());
    let header = Header {
        protocol: PROTOCOL,
        from: from.0.into(),
        to: own.0.into(),
        id: [6; 16].into(),
        answers: None,
        made_at_ms: 1,
        have: Vec::new(),
        root: [0; 32].into(),
    };
    let mut writer = PackageWriter::new(Vec::new(), &header);
    writer.frame(&Frame { receipts: Some(vec![WireReceipt::of(&forged, Id([0; 16]))]), ..Frame::default() });
    let file = first.folder.path().join("may-khac.goi");
    std::fs::write(&file, sealed_to(&first, writer.finish(&peer).unwrap())).unwrap();
    assert_eq!(first.take(&file)["sent"], json!([]));
    assert_eq!(first.waiting(), waiting);
}

fn device_of(laptop: &Laptop) -> Id {
    laptop.app_session.with_book(|book| Ok(device_id(book.device_key().verifying_key().as_bytes()))).unwrap()
}

fn sealed_to(laptop: &Laptop, plain: Vec<u8>) -> Vec<u8> {
    let recipient = laptop.app_session.with_book(|book| Ok(book.recipient())).unwrap();
    let mut out = seal::to(&[seal::recipient(&recipient).unwrap()], Vec::new()).unwrap();
    out.write_all(&plain).unwrap();
    out.finish().unwrap()
}
