//! Obstructive networks: a proxy that requires a login, and a server that accepts data but never answers.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use system_tests::cell::{Cell, refusal};
use system_tests::district::{COMMITTEE, District};

/// A proxy that answers every request with this status.
fn answering(status: &'static str) -> anyhow::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || {
        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
        for mut near in listener.incoming().flatten() {
            let asked: anyhow::Result<()> = head(&mut near);
            let _ = asked.and_then(|()| Ok(near.write_all(answer.as_bytes())?));
        }
    });
    Ok(url)
}

fn head(near: &mut TcpStream) -> anyhow::Result<()> {
    let (mut asked, mut byte) = (Vec::new(), [0; 1]);
    while !asked.ends_with(b"\r\n\r\n") {
        near.read_exact(&mut byte)?;
        asked.extend(byte);
    }
    Ok(())
}

#[test]
fn a_proxy_that_asks_for_a_login_or_leads_nowhere_is_named() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let district = District::found_with_tls(&folder.path().join("xa"))?;
    let cell = Cell::at(&folder.path().join("so"))?;
    cell.init("Chi bộ bản Thẳm", COMMITTEE, "Lò Thị Inh", false)?;
    let unit = district.add_cell("Chi bộ bản Thẳm", "Lò Thị Inh")?;
    let invite = folder.path().join("moi.json");
    // A proxy is used for every address outside this machine.
    district.invite_by("https://may-chu.invalid:8443", &unit, &invite, true)?;
    let enrol = ["enrol", "--file", &invite.to_string_lossy()];
    for (status, expected) in [("407 Proxy Authentication Required", "proxy_login"), ("403 Forbidden", "proxy_refused")]
    {
        let error = cell.behind(&answering(status)?).run(&enrol).expect_err("nothing gets through");
        assert_eq!(refusal(&error).map(|refused| refused.code.as_str()), Some(expected), "{error:#}");
    }
    Ok(())
}

#[test]
fn a_server_that_is_silent_is_spoken_of_at_the_first_stall() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let mut district = District::found(&folder.path().join("xa"))?;
    let cell = Cell::at(&folder.path().join("so"))?;
    cell.init("Chi bộ bản Thẳm", COMMITTEE, "Lò Thị Inh", false)?;
    let unit = district.add_cell("Chi bộ bản Thẳm", "Lò Thị Inh")?;
    let invite = folder.path().join("moi.json");
    district.invite(&unit, &invite, true)?;
    cell.run(&["enrol", "--file", &invite.to_string_lossy()])?;
    cell.run(&["exchange"])?;
    let address = district.address().to_owned();
    district.kill();
    // It accepts connections and never answers.
    let _silent = TcpListener::bind(address)?;
    let exchanged = cell.spoken(&["exchange"])?.env("SOCHIBO_STALL_MS", "300").output()?;
    let said = String::from_utf8(exchanged.stderr)?;
    let lines: Vec<_> = said.lines().collect();
    assert!(!exchanged.status.success());
    assert!(lines[0].contains("chưa trả lời. Vẫn đang đợi"), "{said}");
    assert_eq!(lines.len(), 2, "said once, and then how it ended: {said}");
    Ok(())
}
