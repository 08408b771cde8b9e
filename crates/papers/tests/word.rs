//! Reads Word papers back and checks the measures of the guidance and that every given figure is printed.

use papers::{EssayFigures, RoundReport, SheetMark, Standing, StudyFigures, latest};

#[path = "word/code.rs"]
mod code;
mod common;
#[path = "word/drafts.rs"]
mod drafts;
#[path = "word/measures.rs"]
mod measures;
#[path = "word/meetings.rs"]
mod meetings;
#[path = "word/opened.rs"]
mod opened;

use opened::{open, paragraphs, printed};

#[test]
fn sections_stand_in_the_order_reports_are_read_in() {
    let texts = paragraphs(&printed(common::report().paper()).document);
    let at = |start: &str| texts.iter().position(|t| t.starts_with(start)).unwrap_or_else(|| panic!("{start}"));
    let order = ["1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ", "8. ", "9. ", "10. "].map(at);
    assert!(order.is_sorted());
}

/// A report in which every figure is a different string, so that a missing one can't be mistaken for another.
fn marked() -> (RoundReport, Vec<String>) {
    let mut given = Vec::new();
    let mut next = || {
        let text = format!("{}.{:03}", 11 + given.len(), 100 + given.len());
        given.push(text.clone());
        text
    };
    let report = common::report();
    let mut study = StudyFigures {
        due: next(),
        present: next(),
        absent_with_reason: next(),
        absent_without: next(),
        present_rate: next(),
        made_up: next(),
        studied: next(),
        studied_rate: next(),
        owing: next(),
        ..report.study.clone()
    };
    for figure in &mut study.more {
        (figure.value, figure.note) = (next(), next());
    }
    for session in &mut study.sessions {
        (session.summoned, session.present, session.date) = (next(), next(), next());
    }
    let mut essays = EssayFigures {
        due: next(),
        received: next(),
        owing: next(),
        exempt: next(),
        not_graded: next(),
        note: next(),
        ..report.essays.clone()
    };
    for grade in &mut essays.grades {
        (grade.value, grade.note) = (next(), next());
    }
    (RoundReport { study, essays, ..report }, given)
}

#[test]
fn every_figure_given_stands_in_the_report_once() {
    let (report, given) = marked();
    let texts = paragraphs(&printed(report.paper()).document);
    assert!(given.len() > 25);
    for figure in given {
        assert_eq!(texts.iter().filter(|t| **t == figure).count(), 1, "{figure}");
    }
}

#[test]
fn every_absentee_is_named_with_what_became_of_it() {
    let texts = paragraphs(&printed(common::report().paper()).document);
    for absentee in common::report().study.absentees {
        assert!(texts.contains(&absentee.name) && texts.contains(&absentee.reason));
    }
    assert!(texts.iter().any(|t| t == "Ngày 14/02/2026 tại chi bộ"));
    assert!(texts.iter().any(|t| t == "Chưa học bổ sung"));
}

#[test]
fn figures_that_may_move_say_so_and_final_ones_say_who_closed_them() {
    let report = common::report();
    let texts = paragraphs(&printed(report.paper()).document);
    assert!(texts.iter().any(|t| t == "Số liệu tạm tính đến 14 giờ 05 phút ngày 03/02/2026, chưa chốt."));
    let closed = RoundReport {
        standing: Standing::Final {
            at: "17:20 ngày 12/11/2026".into(), by: "Thào A Dế".into(), late: String::new()
        },
        ..report
    };
    let texts = paragraphs(&printed(closed.paper()).document);
    assert!(texts.iter().any(|t| t == "Đã chốt số liệu lúc 17:20 ngày 12/11/2026 bởi Thào A Dế."));
    assert!(!texts.iter().any(|t| t.contains("tạm tính")));
}

#[test]
fn a_figure_nobody_has_is_a_dash_and_never_nought() {
    let report = RoundReport { study: StudyFigures::default(), essays: EssayFigures::default(), ..common::report() };
    let texts = paragraphs(&printed(report.paper()).document);
    assert_eq!(texts.iter().filter(|t| *t == "—").count(), 11);
    assert!(!texts.iter().any(|t| t == "0" || t.contains("NaN")));
}

#[test]
fn a_committee_s_report_carries_its_symbol_its_cells_and_their_coverage() {
    let paper = printed(common::committee_report().paper());
    let texts = paragraphs(&paper.document);
    for text in ["Số 112-BC/ĐU", "TỈNH ỦY LAI CHÂU", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "- Lưu Văn phòng Đảng ủy."]
    {
        assert!(texts.iter().any(|t| t == text), "{text}");
    }
    assert!(texts.iter().any(|t| t.contains("32/40 chi bộ đã gửi; 8 chi bộ chưa có số liệu")));
    assert_eq!(texts.iter().filter(|t| *t == "Chưa có số liệu").count(), 8);
    assert_eq!(texts.iter().filter(|t| *t == "—").count(), 8 * 5);
    // Five tables of figures, each with headings that repeat on the next page.
    assert_eq!(paper.document.matches("<w:tblHeader/>").count(), 5);
}

#[test]
fn a_roll_call_sheet_marks_nobody() {
    let paper = printed(common::roll_call().paper());
    let texts = paragraphs(&paper.document);
    for heading in ["STT", "Họ và tên", "Năm sinh", "Có mặt", "Vắng có lý do", "Vắng không lý do", "Ghi chú / Ký tên"]
    {
        assert!(texts.iter().any(|t| t == heading), "{heading}");
    }
    let at = texts.iter().position(|t| t == "Hoàng Thị Pâng").expect("a member");
    assert_eq!(texts[at - 1..at + 6], ["2", "Hoàng Thị Pâng", "1951", "", "", "", ""].map(str::to_owned));
    assert_eq!(texts.iter().filter(|t| t.len() == 4 && t.starts_with("19")).count(), 28);
}

#[test]
fn a_marked_sheet_crosses_one_column_for_each_mark_and_says_how_far_it_stands() {
    let mut sheet = common::roll_call();
    for (at, mark) in [SheetMark::Present, SheetMark::WithReason, SheetMark::Without].into_iter().enumerate() {
        sheet.members[at].mark = Some(mark);
    }
    sheet.chair = "Hoàng Thị Pâng".to_owned();
    sheet.standing = "Điểm danh chưa được xác nhận.".to_owned();
    sheet.sum = "Phải dự: 27 người.".to_owned();
    let texts = printed(sheet.paper()).texts();
    let crossed = |place: &str| {
        let at = texts.iter().position(|text| text == place).expect("a row");
        texts[at + 3..at + 6].iter().map(|text| text == "x").collect::<Vec<_>>()
    };
    assert_eq!(crossed("1"), [true, false, false]);
    assert_eq!(crossed("2"), [false, true, false]);
    assert_eq!(crossed("3"), [false, false, true]);
    assert_eq!(crossed("4"), [false, false, false], "nobody is marked by guess");
    assert!(texts.contains(&sheet.standing) && texts.contains(&sheet.sum));
    assert!(!texts.iter().any(|text| text.contains("………")), "nothing is left to add up by hand");
}

#[test]
fn the_recovery_sheet_numbers_its_words_and_says_where_to_keep_it() {
    let sheet = common::recovery();
    let texts = open(sheet.to_docx(latest()).expect("made")).texts();
    for (at, word) in sheet.words.iter().enumerate() {
        assert!(texts.contains(&format!("{}.  {word}", at + 1)), "{word}");
    }
    assert!(texts.iter().any(|t| t == "Cất phiếu nơi khác, không để cùng máy."));
    assert!(!format!("{sheet:?}").contains("nương"), "the words are kept out of logs");
}

#[test]
fn text_from_people_stays_text() {
    let mut report = common::report();
    report.leadership = vec!["a < b & \"c\" </w:t>".into()];
    let texts = paragraphs(&printed(report.paper()).document);
    assert!(texts.iter().any(|t| t == "a < b & \"c\" </w:t>"), "{texts:?}");
}
