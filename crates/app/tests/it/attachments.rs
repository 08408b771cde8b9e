//! Pages of handwritten essays, photographed.

use crate::scene::March;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};
use std::io::Cursor;
use std::path::PathBuf;

/// Words that nobody types by chance, in a PDF's clear text and in a file's name.
const CANARY: &str = "Canary-Xuyendem";

/// A page with a red band along its top.
pub fn photo(width: u32, height: u32) -> Vec<u8> {
    let page = RgbImage::from_fn(width, height, |_, y| if y < height / 5 { Rgb([200, 30, 30]) } else { Rgb([240; 3]) });
    let mut jpeg = Vec::new();
    DynamicImage::from(page).write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).unwrap();
    jpeg
}

impl March {
    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        // Outside the profile, so that a search of the profile does not find these files.
        let folder = self.cell.folder.path().with_extension("files");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn adding(&self, place: usize, paths: &[PathBuf], marked: bool) -> Value {
        json!({ "round": self.round, "member": self.members[place], "paths": paths, "bears_secret_mark": marked })
    }

    fn add_pages(&self, place: usize, names: &[&str]) -> Value {
        let paths: Vec<_> = names.iter().map(|name| self.file(name, &photo(300, 400))).collect();
        self.cell.call("attachments.add", self.adding(place, &paths, false))
    }

    fn pages(&self, place: usize) -> Vec<Value> {
        let list = self.cell.call("attachments.list", json!({ "round": self.round, "member": self.members[place] }));
        list["pages"].as_array().unwrap().clone()
    }

    fn names(&self, place: usize) -> Vec<String> {
        self.pages(place).iter().map(|page| page["name"].as_str().unwrap().to_owned()).collect()
    }

    fn opened(&self, id: &Value, small: bool) -> RgbImage {
        let content = self.cell.call("attachments.open", json!({ "id": id, "small": small }));
        picture(content["url"].as_str().unwrap())
    }
}

impl Drop for March {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.cell.folder.path().with_extension("files"));
    }
}

pub fn picture(url: &str) -> RgbImage {
    use base64::Engine;
    let data = url.strip_prefix("data:image/jpeg;base64,").unwrap();
    let jpeg = base64::engine::general_purpose::STANDARD.decode(data).unwrap();
    image::load_from_memory(&jpeg).unwrap().into_rgb8()
}

fn is_red(picture: &RgbImage, x: u32, y: u32) -> bool {
    let [red, green, _] = picture.get_pixel(x, y).0;
    red > 150 && green < 100
}

#[test]
fn pages_photographed_stand_with_the_essay_in_their_order() {
    let march = March::new();
    let added = march.add_pages(0, &["trang 1.jpg", "trang 2.jpg", "trang 3.jpg"]);
    assert_eq!((&added["pages"], added["refused"].as_array().unwrap().len()), (&json!(3), 0));
    let pages = march.pages(0);
    assert_eq!(march.names(0), ["trang 1.jpg", "trang 2.jpg", "trang 3.jpg"]);
    assert_eq!((&pages[0]["media"], &pages[0]["state"]), (&json!("picture"), &json!("waiting")));
    let essay = march.cell.call("essays.open", json!({ "round": march.round, "member": march.members[0] }));
    assert_eq!((&essay["form"], &essay["state"]), (&json!("photo"), &json!("writing")));
    let whole = march.opened(&pages[1]["id"], false);
    assert_eq!(whole.dimensions(), (300, 400));
    assert!(is_red(&whole, 150, 20));
    assert_eq!(march.opened(&pages[1]["id"], true).dimensions(), (240, 320));

    march.cell.call("attachments.move", json!({ "id": pages[2]["id"], "to": 0 }));
    assert_eq!(march.names(0), ["trang 3.jpg", "trang 1.jpg", "trang 2.jpg"]);
    march.add_pages(0, &["trang 4.jpg"]);
    assert_eq!(march.names(0).last().unwrap(), "trang 4.jpg");
}

#[test]
fn a_page_turned_stays_turned_and_its_copy_outside_too() {
    let mut march = March::new();
    march.add_pages(0, &["nằm ngang.jpg"]);
    let id = march.pages(0)[0]["id"].clone();
    let before = march.pages(0)[0]["bytes"].clone();
    march.cell.call("attachments.turn", json!({ "id": id, "clockwise": true }));
    march.cell.reopen();
    let turned = march.opened(&id, false);
    assert_eq!(turned.dimensions(), (400, 300));
    assert!(is_red(&turned, 390, 150), "the top is on the right");
    assert_eq!(march.pages(0)[0]["bytes"], before, "nothing of the page has to be sent again");
    let copy = march.file("bản sao.jpg", b"");
    let written = march.cell.call("attachments.save_copy", json!({ "id": id, "path": copy }));
    assert_eq!(std::fs::read(&copy).unwrap(), b"", "what stood there stays");
    assert_eq!(image::open(written["path"].as_str().unwrap()).unwrap().into_rgb8().dimensions(), (400, 300));
    for _ in 0..3 {
        march.cell.call("attachments.turn", json!({ "id": id, "clockwise": true }));
    }
    assert_eq!(march.opened(&id, false).dimensions(), (300, 400));
}

#[test]
fn a_page_taken_out_comes_back_by_undo_and_from_the_bin() {
    let march = March::new();
    march.add_pages(0, &["một.jpg", "hai.jpg"]);
    let first = march.pages(0)[0]["id"].clone();
    let deleted = march.cell.call("attachments.delete", json!({ "id": first }));
    assert_eq!(march.names(0), ["hai.jpg"]);
    march.cell.call("undo.act", json!({ "act": deleted["undo"] }));
    assert_eq!(march.names(0), ["một.jpg", "hai.jpg"]);
    march.cell.call("attachments.delete", json!({ "id": first }));
    let bin = march.cell.call("undo.bin", json!({}));
    assert_eq!(
        bin["items"][0]["label"],
        "Trang viết tay 1 – Bài thu hoạch của Lò Văn An (1970) – Học tập, quán triệt Chỉ thị 01"
    );
    march.cell.call("undo.restore", json!({ "id": first }));
    assert_eq!(march.names(0), ["một.jpg", "hai.jpg"]);
    assert!(is_red(&march.opened(&first, false), 150, 20), "whole, not just its name");
}

#[test]
fn adding_pages_is_taken_back_as_one() {
    let march = March::new();
    let added = march.add_pages(0, &["một.jpg", "hai.jpg"]);
    march.cell.call("undo.act", json!({ "act": added["undo"] }));
    assert!(march.pages(0).is_empty());
    let essay = march.cell.call("essays.open", json!({ "round": march.round, "member": march.members[0] }));
    assert_eq!((&essay["form"], &essay["state"]), (&Value::Null, &json!("not_handed_in")));
    march.add_pages(0, &["ba.jpg"]);
    assert_eq!(march.names(0), ["ba.jpg"]);
}

#[test]
fn a_page_with_the_secret_stamp_never_enters() {
    let march = March::new();
    // The file is not even opened.
    let refused = march.cell.refused("attachments.add", march.adding(0, &["/nonexistent/mật.jpg".into()], true));
    assert_eq!(refused.code, "classified");
    assert!(march.pages(0).is_empty());
}

#[test]
fn a_marked_pdf_or_one_named_so_is_refused_before_a_copy_exists() {
    let march = March::new();
    let pdf = |name: &str| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../intake/tests/fixtures/pdf/").to_owned() + name;
        std::fs::read(path).unwrap()
    };
    let marked = march.file("ke-hoach.pdf", &pdf("stamped-browser.pdf"));
    let named = march.file("Kế hoạch (TUYỆT MẬT).jpg", &photo(300, 400));
    let plain = march.file("luat.pdf", &pdf("unmarked-browser.pdf"));
    for path in [&marked, &named] {
        let refused = march.cell.refused("attachments.add", march.adding(0, &[plain.clone(), path.clone()], false));
        assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("classified", Some("paths")));
        assert!(march.pages(0).is_empty());
    }
    march.cell.call("attachments.add", march.adding(0, &[plain], false));
    assert_eq!(march.names(0), ["luat.pdf"]);
}

#[test]
fn a_file_that_is_no_page_is_named_and_the_others_are_added() {
    let march = March::new();
    let good = march.file("trang 1.jpg", &photo(300, 400));
    let heic = march.file("IMG_0001.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    let added = march.cell.call("attachments.add", march.adding(0, &[good, heic.clone()], false));
    assert_eq!((&added["pages"], &added["refused"][0]["file"]), (&json!(1), &json!("IMG_0001.heic")));
    assert!(added["refused"][0]["message"].as_str().unwrap().contains("iPhone"));
    let refused = march.cell.refused("attachments.add", march.adding(1, &[heic], false));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("picture_heic", Some("paths")));
    assert!(march.pages(1).is_empty());
}

#[test]
fn a_files_name_comes_without_marks_that_nobody_sees() {
    let march = March::new();
    let page = march.file("trang \u{202e}gpj.1\u{2066}.jpg", &photo(300, 400));
    let heic = march.file("IMG\u{200f}_1.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    let added = march.cell.call("attachments.add", march.adding(0, &[page, heic], false));
    assert_eq!(added["refused"][0]["file"], "IMG_1.heic");
    assert_eq!(march.names(0), ["trang gpj.1.jpg"]);
}

#[test]
fn no_byte_of_the_profile_shows_what_a_page_says_or_how_its_file_was_called() {
    let march = March::new();
    let pdf = format!("%PDF-1.4\n1 0 obj << /Title ({CANARY}) >> endobj\n%%EOF");
    let path = march.file(&format!("{CANARY}.pdf"), pdf.as_bytes());
    march.cell.call("attachments.add", march.adding(0, &[path], false));
    let page = &march.pages(0)[0];
    assert_eq!((page["name"].as_str(), &page["media"]), (Some(&*format!("{CANARY}.pdf")), &json!("pdf")));
    assert_eq!(march.cell.call("attachments.open", json!({ "id": page["id"], "small": true }))["url"], Value::Null);
    let mut searched = 0;
    for entry in std::fs::read_dir(march.cell.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        searched += bytes.len();
        assert!(!bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()));
    }
    assert!(searched > 10_000, "something was searched");
}

#[test]
fn pages_wait_and_it_is_said_why() {
    let march = March::new();
    let files = |march: &March| march.cell.call("exchange.state", json!({}))["files"].clone();
    assert_eq!((&files(&march)["when"], &files(&march)["why"]), (&json!("good_link"), &Value::Null));
    march.add_pages(0, &["một.jpg", "hai.jpg"]);
    let waiting = files(&march);
    assert_eq!((&waiting["waiting_pages"], &waiting["why"]), (&json!(2), &json!("not_enrolled")));
    let bytes: u64 = march.pages(0).iter().map(|page| page["bytes"].as_u64().unwrap()).sum();
    assert_eq!(waiting["waiting_bytes"], json!(bytes));
    let set = march.cell.call("attachments.set_when", json!({ "when": "usb_only" }));
    assert_eq!(set["when"], "usb_only");
}
