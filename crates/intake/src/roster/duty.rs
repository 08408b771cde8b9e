//! Separates duty and note in a cell that holds both.

use crate::text::fold;

/// Words with which a duty begins.
const DUTIES: [&str; 34] = [
    "bi thu",
    "pho bi thu",
    "pbt",
    "bt",
    "chi uy",
    "uy vien",
    "dang uy vien",
    "cap uy",
    "chi uy vien",
    "uv",
    "to truong",
    "to pho",
    "truong ban",
    "truong thon",
    "truong ap",
    "truong xom",
    "truong khu",
    "truong phong",
    "truong doan",
    "truong tram",
    "pho",
    "chu tich",
    "giam doc",
    "hieu truong",
    "can bo",
    "cong chuc",
    "vien chuc",
    "giao vien",
    "ke toan",
    "chi huy",
    "cong an vien",
    "chu nhiem",
    "thu quy",
    "y ta",
];

/// Returns duty and note. Each part is classified separately; a cell of only one kind keeps its punctuation.
pub fn split(text: &str) -> (String, String) {
    let parts: Vec<&str> = text.split([';', ',', '\n', '(', ')']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let (duties, notes): (Vec<&str>, Vec<&str>) = parts.iter().partition(|p| is_duty(p));
    match (duties.is_empty(), notes.is_empty()) {
        (false, true) => (text.to_owned(), String::new()),
        (true, _) => (String::new(), text.to_owned()),
        (false, false) => (duties.join(", "), notes.join(", ")),
    }
}

pub fn is_duty(part: &str) -> bool {
    let folded = fold(part);
    DUTIES.iter().any(|d| folded == *d || folded.strip_prefix(d).is_some_and(|rest| rest.starts_with(' ')))
}

/// Writes the most common duties with their usual capitals; the spelling is not changed.
pub fn usual_capitals(duty: &str) -> String {
    const USUAL: [&str; 14] = [
        "Bí thư",
        "Phó Bí thư",
        "Chi ủy viên",
        "Chi uỷ viên",
        "Đảng ủy viên",
        "Đảng uỷ viên",
        "Ủy viên",
        "Uỷ viên",
        "Bí thư chi bộ",
        "Phó Bí thư chi bộ",
        "Trưởng bản",
        "Trưởng thôn",
        "Tổ trưởng",
        "Đảng viên",
    ];
    let small = duty.to_lowercase();
    USUAL.iter().find(|u| u.to_lowercase() == small).map_or_else(|| duty.to_owned(), |u| (*u).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_two_meanings() {
        for (cell, duty, note) in [
            ("Bí thư", "Bí thư", ""),
            ("Dự bị", "", "Dự bị"),
            ("Miễn sinh hoạt", "", "Miễn sinh hoạt"),
            ("Phó Bí thư; miễn công tác", "Phó Bí thư", "miễn công tác"),
            ("Chi ủy viên (đi làm ăn xa)", "Chi ủy viên", "đi làm ăn xa"),
            ("Bí thư, Trưởng bản", "Bí thư, Trưởng bản", ""),
            ("", "", ""),
        ] {
            assert_eq!(split(cell), (duty.to_owned(), note.to_owned()), "{cell}");
        }
    }

    #[test]
    fn capitals() {
        assert_eq!(usual_capitals("PHÓ BÍ THƯ"), "Phó Bí thư");
        assert_eq!(usual_capitals("CT UBND"), "CT UBND");
    }
}
