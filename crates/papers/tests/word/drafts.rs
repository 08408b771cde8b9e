//! Papers that the book fills in part: what it holds stands in them, and for the rest there is room.

use papers::InspectionPaper;

use super::common::drafts;
use super::opened::printed;

#[test]
fn a_plan_has_the_parts_of_a_plan_and_lines_for_what_was_not_typed() {
    let texts = printed(drafts::study_plan().paper()).texts();
    let at = |text: &str| texts.iter().position(|t| t == text).unwrap_or_else(|| panic!("{text} in {texts:?}"));
    assert!(texts[at("III- TỔ CHỨC THỰC HIỆN") + 1..at("Nơi nhận:")].iter().take(3).all(String::is_empty));
    let order = ["Số 03-KH/CB", "I- MỤC ĐÍCH, YÊU CẦU", "II- NỘI DUNG, HÌNH THỨC", "III- TỔ CHỨC THỰC HIỆN"].map(at);
    assert!(order.is_sorted());
    assert!(texts.iter().any(|t| t.starts_with("- Căn cứ Kế hoạch số 12-KH/ĐU") && t.ends_with("xã Nà Tăm.")));
}

#[test]
fn an_essay_answers_the_questions_that_were_set_and_otherwise_has_three_parts() {
    let mut sheet = drafts::essay_sheet();
    let headings = |sheet: &papers::EssaySheet| {
        let is_heading = |text: &String| text.starts_with("Câu ") || text.starts_with(|c: char| c.is_ascii_digit());
        printed(sheet.paper()).texts().into_iter().filter(is_heading).collect::<Vec<_>>()
    };
    assert_eq!(headings(&sheet), ["Câu 1. Nêu ba nhóm nhiệm vụ.", "Câu 2. Liên hệ với công việc của đồng chí."]);
    sheet.questions.clear();
    assert_eq!(headings(&sheet).len(), 3);
    sheet.name.clear();
    assert!(!printed(sheet.paper()).texts().iter().any(|text| text.contains("1966")), "no birth year without a name");
}

#[test]
fn every_paper_of_an_inspection_says_who_and_what_and_nothing_is_made_up() {
    let file = drafts::inspection();
    for which in [InspectionPaper::Plan, InspectionPaper::Minutes, InspectionPaper::Report, InspectionPaper::Conclusion]
    {
        let texts = printed(file.paper(which)).texts();
        assert!(texts.iter().any(|text| text.contains("việc chấp hành quy chế sinh hoạt")), "{which:?}: {texts:?}");
        assert!(texts.iter().any(|text| text.contains("Lò Văn An")), "{which:?}");
    }
    let texts = printed(file.paper(InspectionPaper::Conclusion)).texts();
    assert!(texts.contains(&"Báo cáo kết quả khắc phục về Chi bộ trước ngày 31/12/2026.".to_owned()));
    let minutes = printed(file.paper(InspectionPaper::Minutes)).texts();
    assert!(!minutes.iter().any(|text| text.contains("Nộp bài thu hoạch chậm")), "what is said is written by hand");
    let empty = papers::InspectionFile { merits: String::new(), faults: String::new(), ..file };
    let texts = printed(empty.paper(InspectionPaper::Report)).texts();
    let at = texts.iter().position(|text| text == "1. Ưu điểm").expect("the heading");
    assert!(texts[at + 1].is_empty(), "a line to write on");
}

#[test]
fn figures_stand_as_they_were_given_and_the_total_is_not_reckoned_here() {
    let texts = printed(drafts::propaganda().paper()).texts();
    let at = texts.iter().position(|text| text == "Cộng").expect("the total");
    assert_eq!(texts[at + 1..at + 4], ["4", "15", "130"].map(str::to_owned));
    let row = texts.iter().position(|text| text == "Loa truyền thanh").expect("a channel");
    assert_eq!(texts[row + 3], "—", "a figure nobody has is no 0");
    let texts = printed(drafts::period().paper()).texts();
    let at = texts.iter().position(|text| text == "Lượt có mặt").expect("a figure");
    assert_eq!(texts[at + 1..at + 3], ["18", "90,00\u{a0}%"].map(str::to_owned));
    assert!(printed(drafts::hand_outs().paper()).texts().contains(&"Cộng: 13 bản.".to_owned()));
}
