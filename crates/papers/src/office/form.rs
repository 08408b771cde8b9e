//! One Word file of an office, read and checked.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::archive::{Parts, unpacked};
use super::marks::{self, ALL, BODY, RECIPIENTS};
use super::places::{Paragraph, paragraphs};
use crate::{Fault, PaperKind};

pub const DOCUMENT: &str = "word/document.xml";
pub const STYLES: &str = "word/styles.xml";
const TYPES: &str = "[Content_Types].xml";
const MAIN: &str = "wordprocessingml.document.main+xml";
const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A form of an office for one kind of paper.
#[derive(Debug, Clone)]
pub struct OfficeForm {
    pub(super) parts: Parts,
}

impl OfficeForm {
    /// # Errors
    /// Every fault of the file, in Vietnamese.
    pub fn read(kind: PaperKind, bytes: &[u8]) -> Result<Self, Fault> {
        let form = Self { parts: unpacked(bytes)? };
        let document = form.text(DOCUMENT).ok_or_else(|| Fault::one("không phải tệp Word (.docx)."))?;
        let mut faults = form.dangers();
        if !document.contains(NAMESPACE) || form.text(STYLES).is_none_or(|styles| !styles.contains("</w:styles>")) {
            faults.push("lưu ở dạng lạ. Mở bằng Word, lưu lại kiểu “Tài liệu Word (.docx)”.".to_owned());
        }
        match paragraphs(document) {
            Ok(paragraphs) => faults.extend(misplaced(kind, &paragraphs)),
            Err(fault) => faults.extend(fault.0),
        }
        if form.heads_and_feet().any(|text| text.contains("{{")) {
            faults.push("chỗ điền nằm ở đầu trang hoặc chân trang; chỉ được đặt trong phần nội dung.".to_owned());
        }
        if faults.is_empty() { Ok(form) } else { Err(Fault(faults)) }
    }

    pub(super) fn text(&self, part: &str) -> Option<&str> {
        let (_, content) = self.parts.iter().find(|(name, _)| name == part)?;
        std::str::from_utf8(content).ok().map(|text| text.trim_start_matches('\u{feff}'))
    }

    fn heads_and_feet(&self) -> impl Iterator<Item = String> {
        let is_one = |name: &str| name.starts_with("word/header") || name.starts_with("word/footer");
        let parts = self.parts.iter().filter(move |(name, _)| is_one(name) && name.ends_with(".xml"));
        parts.map(|(_, content)| plain(&String::from_utf8_lossy(content)))
    }

    /// What a form may not bring along: programs, and whatever is fetched from elsewhere.
    fn dangers(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let types = self.text(TYPES).unwrap_or_default();
        let has_part = |piece: &str| self.parts.iter().any(|(name, _)| name.to_lowercase().contains(piece));
        if types.contains("macroEnabled") || has_part("vbaproject") || has_part("vbadata") {
            faults.push("có macro. Lưu lại thành .docx thường.".to_owned());
        } else if !types.contains(MAIN) {
            faults.push("không phải tài liệu Word thường (.docx).".to_owned());
        }
        let relations = self.parts.iter().filter(|(name, _)| name.ends_with(".rels"));
        if relations.map(|(_, content)| String::from_utf8_lossy(content)).any(|text| is_external(&text)) {
            faults
                .push("có liên kết ra ngoài tệp. Bỏ liên kết (siêu liên kết, ảnh liên kết, mẫu đính kèm).".to_owned());
        }
        if has_part("/embeddings/") || has_part("/activex/") || has_part("afchunk") {
            faults.push("có đối tượng nhúng. Bỏ đối tượng nhúng, chỉ giữ chữ và ảnh.".to_owned());
        }
        let document = self.text(DOCUMENT).unwrap_or_default();
        if ["INCLUDETEXT", "INCLUDEPICTURE", "DDEAUTO", "DDE ", "w:altChunk"].iter().any(|word| document.contains(word))
        {
            faults.push("có trường lấy nội dung từ nơi khác. Bỏ trường ấy.".to_owned());
        }
        faults
    }
}

/// Whether a relation points out of the file, however its attribute is written.
fn is_external(relations: &str) -> bool {
    let mut reader = Reader::from_str(relations);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) => {
                let mode = e.attributes().flatten().find(|a| a.key.local_name().as_ref() == "TargetMode");
                if mode.is_some_and(|mode| mode.value.trim().eq_ignore_ascii_case("external")) {
                    return true;
                }
            }
            Ok(Event::DocType(_)) | Err(_) => return true,
            Ok(Event::Eof) => return false,
            Ok(_) => {}
        }
    }
}

/// The text of a part without its tags.
fn plain(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split('<') {
        out.push_str(piece.split_once('>').map_or("", |(_, text)| text));
    }
    out
}

fn misplaced(kind: PaperKind, paragraphs: &[Paragraph]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let text = paragraph.text();
        for place in paragraph.places() {
            if !ALL.contains(&place.name.as_str()) {
                let name: String = place.name.chars().take(40).collect();
                faults.push(format!("chỗ điền “{{{{{name}}}}}” không có trong danh sách."));
            } else if [BODY, RECIPIENTS].contains(&place.name.as_str()) && text.trim().len() != place.span.len() {
                faults.push(format!("chỗ điền “{{{{{}}}}}” phải đứng riêng một dòng.", place.name));
            }
            found.push(place.name);
        }
    }
    for (names, what) in marks::wanted(kind) {
        if !names.iter().any(|name| found.iter().any(|place| place == name)) {
            let names: Vec<String> = names.iter().map(|name| format!("{{{{{name}}}}}")).collect();
            faults.push(format!("thiếu {what}: {}.", names.join(" hoặc ")));
        }
    }
    if found.iter().filter(|name| *name == BODY).count() > 1 {
        faults.push(format!("chỗ điền “{{{{{BODY}}}}}” có hai lần."));
    }
    faults
}
