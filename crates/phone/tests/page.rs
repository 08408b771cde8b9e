//! The page as a phone and as a stranger on the same Wi-Fi see it.

#![allow(clippy::unwrap_used)]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use phone::{Limits, Phone};
use reqwest::blocking::{Client, Response};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const LIMITS: Limits =
    Limits { open_for: Duration::from_secs(600), pictures: 3, picture_bytes: 4_000, all_bytes: 10_000 };

/// What the laptop kept; it takes texts that begin with "picture".
type Kept = Arc<Mutex<Vec<Vec<u8>>>>;

struct Page {
    phone: Phone,
    kept: Kept,
    base: String,
    token: String,
    key: Vec<u8>,
    client: Client,
}

fn page() -> Page {
    // A second test finds it installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let kept = Kept::default();
    let keeping = Arc::clone(&kept);
    let accept = move |picture: Vec<u8>| {
        if !picture.starts_with(b"picture") {
            return Err("Tệp này không phải ảnh.".to_owned());
        }
        keeping.lock().unwrap().push(picture);
        Ok(())
    };
    let phone = Phone::open_on_loopback(LIMITS, Box::new(accept)).unwrap();
    let link = phone.links().remove(0);
    let (base, key) = link.split_once('#').unwrap();
    let token = base.trim_end_matches('/').rsplit('/').next().unwrap().to_owned();
    let key = URL_SAFE_NO_PAD.decode(key).unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    Page { phone, kept, base: base.to_owned(), token, key, client }
}

impl Page {
    fn seal(&self, nonce: u8, picture: &[u8]) -> Vec<u8> {
        let cipher = XChaCha20Poly1305::new_from_slice(&self.key).unwrap();
        let payload = Payload { msg: picture, aad: self.token.as_bytes() };
        let sealed = cipher.encrypt(&XNonce::from([nonce; 24]), payload).unwrap();
        [&[nonce; 24], sealed.as_slice()].concat()
    }

    fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.base)).send().unwrap()
    }

    fn post(&self, path: &str, body: Vec<u8>) -> Response {
        self.client.post(format!("{}{path}", self.base)).body(body).send().unwrap()
    }
}

fn code(answer: Response) -> (u16, String) {
    let status = answer.status().as_u16();
    let said: serde_json::Value = serde_json::from_slice(&answer.bytes().unwrap()).unwrap();
    (status, said["code"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_phone_opens_the_page_sends_its_pictures_and_is_done() {
    let page = page();
    assert!(!page.phone.state().reached);
    let shown = page.get("");
    assert_eq!(shown.status(), 200);
    let policy = shown.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(shown.headers()["cache-control"], "no-store");
    assert!(page.phone.state().reached);

    assert_eq!(page.post("pictures", page.seal(1, b"picture 1")).status(), 200);
    assert_eq!(page.post("pictures", page.seal(1, b"picture 1")).status(), 200, "a repeated request");
    assert_eq!(page.post("pictures", page.seal(2, b"picture 2")).status(), 200);
    assert_eq!(*page.kept.lock().unwrap(), [b"picture 1".to_vec(), b"picture 2".to_vec()]);

    assert_eq!(page.post("done", vec![]).status(), 200);
    let state = page.phone.state();
    assert!(state.done && !state.open && state.received == 2);
    assert_eq!(code(page.post("pictures", page.seal(3, b"picture 3"))), (410, "over".to_owned()));
    assert_eq!(page.kept.lock().unwrap().len(), 2);
}

#[test]
fn a_stranger_on_the_wifi_finds_nothing() {
    let page = page();
    let root = page.base.replace(&format!("{}/", page.token), "");
    for path in ["", "guessed/", "guessed/pictures", "../", "guessed/phone.html"] {
        let answer = page.client.get(format!("{root}{path}")).send().unwrap();
        assert_eq!(answer.status(), 404, "{path}");
        assert!(answer.bytes().unwrap().is_empty(), "{path}");
    }
    assert!(!page.phone.state().reached);
    assert_eq!(page.get("../../etc/passwd").status(), 404);
    assert_eq!(page.get("Cargo.toml").status(), 404);
}

#[test]
fn what_is_no_picture_not_sealed_or_too_large_is_refused_and_nothing_is_kept() {
    let page = page();
    assert_eq!(code(page.post("pictures", page.seal(1, b"#!/bin/sh"))), (422, "no_picture".to_owned()));
    assert_eq!(
        code(page.post("pictures", b"picture in clear text, that is long enough".to_vec())),
        (400, "not_sealed".to_owned())
    );
    let large = [b"picture".as_slice(), &[0; 4_000]].concat();
    assert_eq!(code(page.post("pictures", page.seal(2, &large))), (413, "too_large".to_owned()));
    assert!(page.kept.lock().unwrap().is_empty());
    let picture = [b"picture".as_slice(), &[0; 3_900]].concat();
    assert_eq!(page.post("pictures", page.seal(3, &picture)).status(), 200);
    assert_eq!(page.post("pictures", page.seal(4, &picture)).status(), 200);
    assert_eq!(code(page.post("pictures", page.seal(5, &picture))), (413, "too_many".to_owned()));
}

#[test]
fn a_body_without_an_end_is_cut_off_at_the_limit() {
    let page = page();
    let endless = reqwest::blocking::Body::new(std::io::Read::take(std::io::repeat(7), 2_000_000_000));
    let answer = page.client.post(format!("{}pictures", page.base)).body(endless).send();
    // The laptop stops reading, so that the phone may see the answer or a closed connection.
    assert!(answer.map_or(true, |answer| answer.status() == 413));
    assert!(page.kept.lock().unwrap().is_empty());
    assert_eq!(page.post("pictures", page.seal(1, b"picture")).status(), 200, "and goes on");
}

#[test]
fn closing_the_page_ends_it_at_once() {
    let page = page();
    assert_eq!(page.get("").status(), 200);
    let Page { phone, base, client, .. } = page;
    drop(phone);
    assert!(client.get(base).send().map_or(true, |answer| answer.status() == 410));
}
