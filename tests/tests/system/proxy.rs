//! An office whose network can only be left through its HTTP proxy.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use system_tests::cell::{Cell, refusal};
use system_tests::district::{COMMITTEE, District};
use system_tests::study::{mark, open_round, roster};

/// The server's name as the proxy knows it; nobody else can resolve it.
const NAME: &str = "may-chu.invalid:8443";

/// A proxy that opens tunnels to one server under one name.
struct Proxy {
    url: String,
    tunnels: Arc<AtomicUsize>,
}

impl Proxy {
    fn before(server: &str) -> anyhow::Result<Proxy> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let tunnels = Arc::new(AtomicUsize::new(0));
        let (server, opened) = (server.to_owned(), Arc::clone(&tunnels));
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                if tunnel(near, &server).is_ok() {
                    opened.fetch_add(1, Ordering::SeqCst);
                }
            }
        });
        Ok(Proxy { url, tunnels })
    }
}

fn tunnel(mut near: TcpStream, server: &str) -> anyhow::Result<()> {
    let mut asked = Vec::new();
    let mut byte = [0; 1];
    while !asked.ends_with(b"\r\n\r\n") {
        near.read_exact(&mut byte)?;
        asked.extend(byte);
    }
    if !asked.starts_with(format!("CONNECT {NAME} HTTP/1.1\r\n").as_bytes()) {
        near.write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")?;
        anyhow::bail!("not a tunnel to the server");
    }
    let far = TcpStream::connect(server)?;
    near.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
    for (mut from, mut to) in [(near.try_clone()?, far.try_clone()?), (far, near)] {
        std::thread::spawn(move || std::io::copy(&mut from, &mut to));
    }
    Ok(())
}

#[test]
fn a_laptop_behind_an_http_proxy_is_let_in_and_exchanges_through_it() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let district = District::found_with_tls(&folder.path().join("xa"))?;
    let proxy = Proxy::before(district.address())?;
    let unit = district.add_cell("Chi bộ bản Thẳm", "Lò Thị Inh")?;
    let invite = folder.path().join("moi.json");
    district.invite_by(&format!("https://{NAME}"), &unit, &invite, true)?;
    let cell = Cell::at(&folder.path().join("so"))?;
    cell.init("Chi bộ bản Thẳm", COMMITTEE, "Lò Thị Inh", false)?;
    cell.run(&["members", "import", &roster("roster-clean.xlsx").to_string_lossy()])?;
    let study = open_round(&cell, "Học tập Nghị quyết", "2026-11-12", None)?;
    mark(&cell, &study.session, &["present"], usize::MAX)?;

    let words = ["enrol", "--file", &invite.to_string_lossy()];
    let refused = cell.run(&words).expect_err("there is no way but the proxy");
    assert_eq!(refusal(&refused).map(|refused| refused.code.as_str()), Some("server_away"));

    let behind = cell.behind(&proxy.url);
    behind.run(&words)?;
    let exchanged = behind.run(&["exchange"])?;
    assert!(proxy.tunnels.load(Ordering::SeqCst) >= 2, "{exchanged}");
    assert_eq!(behind.call("exchange.state", serde_json::json!({}))?["waiting"], serde_json::json!([]));
    Ok(())
}
