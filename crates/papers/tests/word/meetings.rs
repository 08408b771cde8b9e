//! Notice, minutes and resolution of a meeting.

use super::common::meetings::{minutes, resolution};
use super::opened::{paragraphs, printed};

#[test]
fn minutes_have_lines_where_people_speak_and_no_line_of_place_and_date() {
    let paper = printed(minutes().paper());
    let texts = paragraphs(&paper.document);
    let place = |text: &str| texts.iter().position(|t| t == text).unwrap_or_else(|| panic!("{text} in {texts:?}"));
    let spoken = &texts[place("2. Thảo luận") + 1..place("3. Kết luận, biểu quyết")];
    assert!(spoken.len() >= 20 && spoken.iter().all(String::is_empty), "nothing is printed where people speak");
    assert!(!texts.iter().any(|t| t.contains("ngày 05 tháng 11")), "the time stands in the text");
    assert!(texts.iter().any(|t| t == "Số phải dự: 20."));
    assert!(texts.iter().any(|t| t == "Số dự: — (—)."), "a figure that was not given is no 0");
    assert!(texts.iter().any(|t| t == "Biểu quyết: ………/……… đồng chí tán thành, đạt tỷ lệ ………\u{a0}%."));
    for role in ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"] {
        assert!(texts.iter().any(|t| t == role), "{role}");
    }
}

#[test]
fn a_resolution_prints_the_table_of_tasks_and_leaves_lines_for_what_was_not_typed() {
    let paper = printed(resolution().paper());
    let texts = paragraphs(&paper.document);
    for text in [
        "Số 11-NQ/CB",
        "NGHỊ QUYẾT",
        "I- ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THỰC HIỆN NHIỆM VỤ THÁNG 11",
        "Tình trạng đầu kỳ",
        "Làm đường",
        "Làm xong 300 m đường.",
        "Thu hoạch lúa.",
        "IV- TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT",
        "Nghị quyết được thông qua với 12/12 đồng chí tán thành, đạt tỷ lệ 100,00\u{a0}%.",
        "T/M CHI BỘ",
    ] {
        assert!(texts.iter().any(|t| t == text), "{text} in {texts:?}");
    }
    let at = texts.iter().position(|t| t == "1. Công tác chính trị, tư tưởng").expect("the heading");
    assert!(texts[at + 1..at + 4].iter().all(String::is_empty), "lines to write on");
}
