//! Small marks in cells, and the Vietnamese labels of fields.

use super::heuristics::looks_like_sex;
use crate::text::fold;

pub fn label(field: &str) -> &'static str {
    match field {
        "name" => "Họ và tên",
        "born" => "Ngày sinh",
        "sex" => "Giới tính",
        "people" => "Dân tộc",
        "joined" => "Ngày vào Đảng",
        "official" => "Ngày chính thức",
        "duty" => "Chức vụ",
        "card" => "Số thẻ đảng viên",
        _ => "Ghi chú",
    }
}

pub fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')', '/']);
    !digits.is_empty() && digits.len() <= 5 && digits.chars().all(|c| c.is_ascii_digit())
}

/// What people enter to show that a cell is empty.
pub fn is_blank_mark(text: &str) -> bool {
    text.is_empty() || text.chars().all(|c| "-–—.…_/\\ ".contains(c))
}

pub fn is_mark(text: &str) -> bool {
    !is_blank_mark(text)
        && !matches!(fold(text).as_str(), "0" | "khong" | "k")
        && (text.chars().count() <= 4 || looks_like_sex(text))
}

pub fn add_note(notes: &mut Vec<String>, note: &str) {
    if !note.is_empty() && !notes.iter().any(|n| fold(n) == fold(note)) {
        notes.push(note.to_owned());
    }
}

/// The field's name for use within a sentence; Đảng keeps its capital.
pub fn in_sentence(field: &str) -> String {
    let label = label(field);
    let first = label.chars().next().map(char::to_lowercase).into_iter().flatten();
    first.chain(label.chars().skip(1)).collect()
}
