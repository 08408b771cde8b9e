//! Forms that are not taken, and what is said of each.

use super::read;
use crate::common::office::{MANIFEST, line, parts, whole, zipped};
use papers::{Fault, OfficeSet};

fn said(result: Result<OfficeSet, Fault>) -> String {
    result.map(|_| ()).expect_err("it is refused").to_string()
}

/// What is said of a whole form after its parts were changed.
fn changed(change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> String {
    let mut parts = parts(&whole());
    change(&mut parts);
    bytes(zipped(&parts))
}

fn bytes(bytes: Vec<u8>) -> String {
    said(OfficeSet::read(MANIFEST, &[("bao-cao-dot.docx".to_owned(), bytes)]))
}

fn part<'p>(parts: &'p mut [(String, Vec<u8>)], name: &str) -> &'p mut Vec<u8> {
    &mut parts.iter_mut().find(|(of, _)| of == name).expect("the part").1
}

fn with(name: &str, content: &str) -> String {
    changed(|parts| parts.push((name.to_owned(), content.as_bytes().to_vec())))
}

#[test]
fn a_placeholder_that_is_unknown_or_not_closed_is_named() {
    assert!(said(read(&format!("{}{}", line("{{so_hieu}}"), whole()))).contains("“{{so_hieu}}”"));
    assert!(said(read(&format!("{}{}", line("{{so năm 2026"), whole()))).contains("“{{so năm 2026}}”"));
}

#[test]
fn every_part_that_is_missing_is_named() {
    let said = said(read(&line("Chỉ có chữ")));
    for part in ["nội dung", "số của giấy", "nơi nhận", "họ tên người ký"] {
        assert!(said.contains(&format!("thiếu {part}")), "{part}: {said}");
    }
}

#[test]
fn the_body_and_the_recipients_stand_alone_and_once() {
    assert!(said(read(&whole().replace("{{noi_dung}}", "Nội dung: {{noi_dung}}"))).contains("đứng riêng một dòng"));
    assert!(said(read(&format!("{}{}", whole(), line("{{noi_dung}}")))).contains("hai lần"));
    assert!(with("word/header3.xml", "<w:hdr><w:t>{{so}}</w:t></w:hdr>").contains("đầu trang"));
}

#[test]
fn programs_links_and_embedded_files_are_refused() {
    assert!(with("word/vbaProject.bin", "").contains("macro"));
    let macros = |parts: &mut Vec<(String, Vec<u8>)>| {
        let types = part(parts, "[Content_Types].xml");
        *types = String::from_utf8_lossy(types)
            .replace(".document.main+xml", ".document.macroEnabled.main+xml")
            .into_bytes();
    };
    assert!(changed(macros).contains("macro"));
    let link = r#"<Relationships><Relationship Id="a" Type="t" Target="http://x.example" TargetMode = 'External'/></Relationships>"#;
    assert!(with("word/_rels/header1.xml.rels", link).contains("liên kết ra ngoài"));
    assert!(with("word/embeddings/oleObject1.bin", "").contains("đối tượng nhúng"));
    let field = "<w:p><w:r><w:instrText>INCLUDEPICTURE \"x\"</w:instrText></w:r></w:p>";
    assert!(said(read(&format!("{field}{}", whole()))).contains("trường lấy nội dung"));
}

#[test]
fn what_is_no_word_file_or_is_broken_is_said() {
    let good = zipped(&parts(&whole()));
    assert!(bytes(good[..good.len() / 2].to_vec()).contains("bị cụt"));
    assert!(bytes(b"%PDF-1.7".to_vec()).contains("không phải tệp Word"));
    assert!(bytes(vec![0xd0, 0xcf, 0x11, 0xe0, 0, 0]).contains("mật khẩu"));
    assert!(bytes(vec![b'P'; 6 * 1024 * 1024]).contains("5 MB"));
    assert!(said(read("<w:p><w:r>")).contains("không đọc được"));
    let entity = |parts: &mut Vec<(String, Vec<u8>)>| {
        let document = part(parts, "word/document.xml");
        *document = format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{}", String::from_utf8_lossy(document)).into_bytes();
    };
    assert!(changed(entity).contains("không đọc được"));
}

#[test]
fn a_zip_bomb_is_stopped_however_small_the_file() {
    let zeros = vec![0; 31 * 1024 * 1024];
    let mut bomb = parts(&whole());
    bomb.push(("word/media/image1.png".to_owned(), zeros));
    let bomb = zipped(&bomb);
    assert!(bomb.len() < 200_000);
    assert!(bytes(bomb).contains("30 MB"));
    assert!(
        changed(|parts| parts.extend((0..400).map(|n| (format!("word/x{n}.xml"), vec![b'a']))))
            .contains("quá nhiều phần")
    );
}

#[test]
fn a_file_of_no_paper_is_named_and_nothing_of_the_set_is_taken() {
    let files = [("thu-tinh.docx".to_owned(), Vec::new()), ("bao-cao-dot.docx".to_owned(), zipped(&parts(&whole())))];
    assert!(said(OfficeSet::read(MANIFEST, &files)).contains("“thu-tinh.docx”"));
    assert!(said(OfficeSet::read("{", &[])).contains("JSON"));
}

#[test]
fn a_document_that_is_cut_or_lacks_a_sign_anywhere_is_read_or_refused_and_never_stops_the_program() {
    let (whole, paper) = (whole(), crate::common::report().paper());
    for (at, sign) in whole.char_indices() {
        let cut = &whole[..at];
        let lacks = format!("{cut}{}", &whole[at + sign.len_utf8()..]);
        let twice = format!("{cut}{sign}{sign}{}", &whole[at + sign.len_utf8()..]);
        for body in [cut, &lacks, &twice] {
            if let Ok(set) = read(body) {
                set.to_docx(paper.clone()).expect("what is accepted can be filled");
            }
        }
    }
}
