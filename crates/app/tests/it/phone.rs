//! Pictures from a phone, as the window and the phone see it: the code is read, pictures are sealed and sent, and become pages
//! of one essay by a press.

use crate::attachments::photo;
use crate::scene::March;
use app::acts::phone::open_on_loopback;
use app::messages::phone::{Open, PhonePage};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use image::{GrayImage, Luma};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;

/// What a phone reads from the code on the screen.
struct Scanned {
    host: String,
    token: String,
    key: Vec<u8>,
}

fn open(march: &March, place: usize) -> Scanned {
    let member = march.members[place].as_str().to_owned();
    let request = Open { round: march.round.clone(), member, bears_secret_mark: false };
    scan(&open_on_loopback(&march.cell.app_session, request).unwrap())
}

fn scan(page: &PhonePage) -> Scanned {
    let svg = page.links[0].qr.strip_prefix("data:image/svg+xml;base64,").unwrap();
    let link = read_code(&String::from_utf8(STANDARD.decode(svg).unwrap()).unwrap());
    let (place, key) = link.strip_prefix("http://").unwrap().split_once('#').unwrap();
    let (host, token) = place.trim_end_matches('/').split_once('/').unwrap();
    Scanned { host: host.to_owned(), token: token.to_owned(), key: URL_SAFE_NO_PAD.decode(key).unwrap() }
}

/// Draws the picture and reads the code in it.
fn read_code(svg: &str) -> String {
    const SCALE: u32 = 4;
    let side: u32 = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let mut drawn = GrayImage::from_pixel(side * SCALE, side * SCALE, Luma([255]));
    for dot in svg.split('M').skip(1) {
        let (x, rest) = dot.split_once(',').unwrap();
        let (x, y): (u32, u32) = (x.parse().unwrap(), rest.split('h').next().unwrap().parse().unwrap());
        for (i, j) in (0..SCALE).flat_map(|i| (0..SCALE).map(move |j| (i, j))) {
            drawn.put_pixel(x * SCALE + i, y * SCALE + j, Luma([0]));
        }
    }
    let (width, height) = (drawn.width() as usize, drawn.height() as usize);
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| drawn.get_pixel(x as u32, y as u32).0[0]);
    prepared.detect_grids().first().expect("a code").decode().unwrap().1
}

impl Scanned {
    fn sealed(&self, nonce: u8, picture: &[u8]) -> Vec<u8> {
        let cipher = XChaCha20Poly1305::new_from_slice(&self.key).unwrap();
        let payload = Payload { msg: picture, aad: self.token.as_bytes() };
        [&[nonce; 24], cipher.encrypt(&XNonce::from([nonce; 24]), payload).unwrap().as_slice()].concat()
    }

    /// The status and the body of the answer, if anybody answers.
    fn try_post(&self, path: &str, body: &[u8]) -> Option<(u16, String)> {
        let mut line = TcpStream::connect(&self.host).ok()?;
        let (token, host, length) = (&self.token, &self.host, body.len());
        let head = format!(
            "POST /{token}/{path} HTTP/1.1\r\nhost: {host}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        );
        line.write_all(&[head.as_bytes(), body].concat()).ok()?;
        let mut answer = String::new();
        line.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        Some((head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned()))
    }

    fn post(&self, path: &str, body: &[u8]) -> (u16, String) {
        self.try_post(path, body).unwrap()
    }

    fn is_taken(&self, nonce: u8) -> bool {
        self.try_post("pictures", &self.sealed(nonce, &photo(300, 400))).is_some_and(|(status, _)| status == 200)
    }

    fn send(&self, nonce: u8, picture: &[u8]) -> u16 {
        self.post("pictures", &self.sealed(nonce, picture)).0
    }
}

fn state(march: &March) -> Value {
    march.cell.call("phone.state", json!({}))
}

fn names(march: &March, place: usize) -> Vec<String> {
    let list = march.cell.call("attachments.list", json!({ "round": march.round, "member": march.members[place] }));
    list["pages"].as_array().unwrap().iter().map(|page| page["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn pictures_become_pages_of_one_essay_by_a_press_and_can_be_undone() {
    let march = March::new();
    let phone = open(&march, 0);
    for nonce in 1..=3 {
        assert_eq!(phone.send(nonce, &photo(300, 400)), 200);
    }
    assert_eq!(state(&march)["pictures"], 3);
    assert_eq!(names(&march, 0), [""; 0], "nothing is in the book before the press");
    assert_eq!(march.cell.call("phone.pictures", json!({}))["small"].as_array().unwrap().len(), 3);
    let added = march.cell.call("phone.take", json!({ "without": [1] }));
    assert_eq!((&added["pages"], names(&march, 0)), (&json!(2), vec!["Ảnh 1".to_owned(), "Ảnh 3".to_owned()]));
    assert_eq!(names(&march, 1), [""; 0]);
    assert_eq!((&state(&march)["open"], &state(&march)["pictures"]), (&json!(false), &json!(0)));
    march.cell.call("undo.act", json!({ "act": added["undo"] }));
    assert_eq!(names(&march, 0), [""; 0]);
}

#[test]
fn what_is_no_picture_is_told_to_the_phone_and_kept_nowhere() {
    let march = March::new();
    let phone = open(&march, 0);
    let half = photo(300, 400);
    for (nonce, file) in [(1, b"MZ a program".as_slice()), (2, &half[..half.len() / 2]), (3, b"%PDF-1.4 cut")] {
        let (status, body) = phone.post("pictures", &phone.sealed(nonce, file));
        assert_eq!(status, 422, "{body}");
        let said: Value = serde_json::from_str(&body).unwrap();
        assert!(said["message"].as_str().unwrap().ends_with('.'), "{said}");
    }
    assert_eq!(state(&march)["pictures"], 0);
    assert_eq!(march.cell.refused("phone.take", json!({ "without": [] })).code, "no_pictures");
}

#[test]
fn a_new_code_keeps_what_came_and_ends_the_one_before() {
    let march = March::new();
    let first = open(&march, 0);
    assert_eq!(first.send(1, &photo(300, 400)), 200);
    let second = open(&march, 0);
    assert_ne!((&first.token, &first.key), (&second.token, &second.key));
    assert!(!first.is_taken(2));
    assert_eq!(second.send(1, &photo(300, 400)), 200);
    assert_eq!(state(&march)["pictures"], 2);
    let other = open(&march, 1);
    assert_eq!(state(&march)["pictures"], 0, "another person's essay begins with none");
    drop(other);
}

#[test]
fn locking_and_leaving_close_the_page_and_forget_what_came() {
    let march = March::new();
    for leave in ["phone.close", "profile.lock"] {
        let phone = open(&march, 0);
        assert_eq!(phone.send(1, &photo(300, 400)), 200);
        march.cell.call(leave, json!({}));
        assert_eq!(state(&march)["pictures"], 0, "{leave}");
        assert!(!phone.is_taken(2), "{leave}");
    }
}

#[test]
fn a_stamp_refuses_before_anything_is_opened() {
    let march = March::new();
    let request = json!({ "round": march.round, "member": march.members[0], "bears_secret_mark": true });
    let refused = march.cell.refused("phone.open", request);
    assert_eq!(refused.field.as_deref(), Some("bears_secret_mark"));
    assert_eq!(state(&march)["open"], false);
}
