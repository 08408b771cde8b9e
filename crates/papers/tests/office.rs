//! An office's own Word files: what is filled in, and what is refused.

use std::io::Cursor;

use papers::*;

mod common;
#[path = "word/opened.rs"]
mod opened;
#[path = "office/refused.rs"]
mod refused;

use common::office::{MANIFEST, line, parts, whole, zipped};

fn read(body: &str) -> Result<OfficeSet, Fault> {
    OfficeSet::read(MANIFEST, &[("bao-cao-dot.docx".to_owned(), zipped(&parts(body)))])
}

fn printed(body: &str) -> (String, String) {
    let bytes = read(body).expect("a set").to_docx(common::report().paper()).expect("made");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a docx");
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).expect("the part")).expect("text");
    (part("word/document.xml"), part("word/styles.xml"))
}

#[test]
fn texts_stand_where_the_office_put_them() {
    let body = format!("{}{}", line("Kính gửi {{cap_tren}}, số {{ so }} ({{KY_HIEU}})"), whole());
    let texts = opened::paragraphs(&printed(&body).0);
    assert_eq!(texts[0], "Kính gửi ĐẢNG ỦY XÃ NÀ TĂM, số 05 (BC/CB)");
    assert_eq!(texts[1], "Số 05-BC/CB");
    assert_eq!(texts.last().map(String::as_str), Some("Thào A Dế"));
    assert!(!texts.iter().any(|text| text.contains("{{")));
}

#[test]
fn a_placeholder_that_word_divided_is_filled_and_what_stands_around_keeps_its_look() {
    let divided = "<w:p><w:r><w:t>Số {</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{s</w:t></w:r><w:r><w:t>o}} &amp; hết</w:t></w:r></w:p>";
    let (document, _) = printed(&format!("{divided}{}", whole()));
    assert_eq!(opened::paragraphs(&document)[0], "Số 05 & hết");
    assert!(document.contains("<w:rPr><w:b/></w:rPr>"));
}

#[test]
fn the_body_comes_whole_in_the_office_s_own_styles_where_it_has_them() {
    let (document, styles) = printed(&whole());
    let texts = opened::paragraphs(&document);
    let own = opened::printed(common::report().paper()).texts();
    let from = own.iter().position(|text| text.starts_with("Thực hiện Công văn")).expect("the opening");
    let to = own.iter().rposition(|text| text.starts_with("10. Kiến nghị")).expect("the last heading");
    let at = texts.iter().position(|text| text.starts_with("Thực hiện Công văn")).expect("the opening");
    assert_eq!(texts[at..=at + to - from], own[from..=to]);
    // "Body Text" is the office's, under its own id; headings are added.
    assert!(document.contains(r#"<w:pStyle w:val="VanBan"/>"#) && !document.contains(r#"w:val="BodyText""#));
    assert!(styles.contains(r#"w:styleId="Heading2""#) && !styles.contains(r#"w:styleId="BodyText""#));
    assert!(styles.contains(r#"<w:next w:val="VanBan"/>"#), "what refers to a renamed style is renamed with it");
    assert_eq!(styles.matches("</w:styles>").count(), 1);
}

#[test]
fn every_recipient_is_a_line_like_the_one_of_the_form() {
    let form = whole()
        .replace("<w:p><w:r><w:t>{{noi_nhan}}", r#"<w:p><w:pPr><w:ind w:left="99"/></w:pPr><w:r><w:t>{{noi_nhan}}"#);
    let (document, _) = printed(&form);
    let texts = opened::paragraphs(&document);
    let at = texts.iter().position(|text| text == "- Đảng ủy xã Nà Tăm (báo cáo);").expect("the first recipient");
    assert_eq!(texts[at + 1..at + 3], ["- Các đồng chí chi ủy viên;", "- Lưu Chi bộ."].map(str::to_owned));
    assert_eq!(document.matches(r#"<w:ind w:left="99"/>"#).count(), 3);
}

#[test]
fn papers_without_a_form_of_the_office_have_its_measures() {
    let set = read(&whole()).expect("a set");
    let bytes = set.to_docx(common::meetings::notice().paper()).expect("made");
    assert!(opened::open(bytes).texts().contains(&"THÔNG BÁO".to_owned()));
}

#[test]
fn text_from_people_stays_text() {
    let mut report = common::report();
    report.signature.name = "A </w:t> & \"B\"".to_owned();
    let bytes = read(&whole()).expect("a set").to_docx(report.paper()).expect("made");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a docx");
    let document = std::io::read_to_string(archive.by_name("word/document.xml").expect("the part")).expect("text");
    assert_eq!(opened::paragraphs(&document).last().map(String::as_str), Some("A </w:t> & \"B\""));
}
