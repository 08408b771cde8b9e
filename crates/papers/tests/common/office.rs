//! A form as an office would make it.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use papers::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const MANIFEST: &str =
    r#"{ "based_on": "hd-05-2026", "name": "na-tam", "title": "Mẫu của Đảng ủy xã Nà Tăm", "from": "2026-01-01" }"#;
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of a form as an office's Word writes them, with this body: the frame is that of another paper.
pub fn parts(body: &str) -> Vec<(String, Vec<u8>)> {
    let part = |(name, text): &(String, String)| {
        let text = match name.as_str() {
            "word/document.xml" => format!(r#"<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>"#),
            "word/styles.xml" => format!(
                r#"<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="VanBan"><w:name w:val="Body Text"/></w:style></w:styles>"#
            ),
            _ => text.clone(),
        };
        (name.clone(), text.into_bytes())
    };
    FRAME.iter().map(part).collect()
}

static FRAME: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let frame = super::report().paper().to_docx(latest()).expect("made");
    let mut archive = zip::ZipArchive::new(Cursor::new(frame)).expect("a docx");
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    let mut text = |name: &str| std::io::read_to_string(archive.by_name(name).expect("the part")).expect("text");
    names.into_iter().map(|name| (name.clone(), text(&name))).collect()
});

pub fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

pub fn line(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// All that a form of a report must have.
pub fn whole() -> String {
    ["{{so_va_ky_hieu}}", "{{trich_yeu}}", "{{noi_dung}}", "{{noi_nhan}}", "{{chuc_vu}}", "{{ho_ten}}"]
        .map(line)
        .concat()
}

/// A report in the office's form, and what it says.
pub fn sample() -> (Vec<u8>, String) {
    let files = [("bao-cao-dot.docx".to_owned(), zipped(&parts(&whole())))];
    let set = OfficeSet::read(MANIFEST, &files).expect("a set");
    let paper = super::report().paper();
    let said = super::said::said(&paper);
    // The office's form begins with the number, and has neither the names nor the day.
    let from = said.iter().position(|line| line.starts_with("Thực hiện Công văn")).expect("the opening");
    let to = said.iter().position(|line| line == "Nơi nhận:").expect("the recipients");
    let head = ["Số 05-BC/CB", "Kết quả học tập, quán triệt Chỉ thị số 01-CT/TW"].map(str::to_owned).to_vec();
    let foot = said[to + 1..].iter().filter(|line| *line != "T/M CHI BỘ").cloned().collect();
    let said = [head, said[from..to].to_vec(), foot].concat().join("\n");
    (set.to_docx(paper).expect("made"), said)
}
