//! Reads Word papers back and checks the measures of the guidance and that every given figure is printed.

use std::io::{Cursor, Read};

use papers::{EssayFigures, RoundReport, SheetMark, Standing, StudyFigures};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

mod common;
#[path = "word/meetings.rs"]
mod meetings;

struct Paper {
    document: String,
    headers: Vec<String>,
    first: Vec<String>,
    styles: String,
}

fn part(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

fn open(bytes: Vec<u8>) -> Paper {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a docx");
    let names: Vec<String> = archive.file_names().flatten().map(|n| n.into_owned()).collect();
    let rels = part(&mut archive, "word/_rels/document.xml.rels");
    assert!(rels.contains("header"));
    let headers: Vec<String> =
        names.iter().filter(|n| n.starts_with("word/header")).map(|n| part(&mut archive, n)).collect();
    let (headers, first) = headers.into_iter().partition(|h| h.contains("PAGE"));
    let document = part(&mut archive, "word/document.xml");
    // Word offers to "repair" a paper unless every part is well-formed.
    for name in names.iter().filter(|n| n.ends_with(".xml")) {
        well_formed(&part(&mut archive, name));
    }
    Paper { document, headers, first, styles: part(&mut archive, "word/styles.xml") }
}

fn well_formed(xml: &str) {
    let mut reader = Reader::from_str(xml);
    while !matches!(reader.read_event().expect("well-formed"), Event::Eof) {}
}

/// The texts of the paragraphs, in order.
fn paragraphs(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Text(t) => text.push_str(&t.xml10_content()),
            Event::GeneralRef(r) => text.push_str(match &*r {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                _ => "\"",
            }),
            Event::End(e) if e.name().as_ref() == "w:p" => found.push(std::mem::take(&mut text)),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// The XML of the paragraph that contains a text.
fn around<'a>(xml: &'a str, text: &str) -> &'a str {
    let at = xml.find(text).unwrap_or_else(|| panic!("{text} is not in the paper"));
    let start = xml[..at].rfind("<w:p ").or_else(|| xml[..at].rfind("<w:p>")).expect("a paragraph");
    &xml[start..at]
}

#[test]
fn page_and_margins_are_those_of_the_guidance() {
    let paper = open(common::report().to_docx().expect("made"));
    // A4; top 20, bottom 20, left 30, right 15 mm in twentieths of a point.
    assert!(paper.document.contains(r#"<w:pgSz w:w="11906" w:h="16838""#));
    for margin in [r#"w:top="1134""#, r#"w:bottom="1134""#, r#"w:left="1701""#, r#"w:right="850""#] {
        assert!(paper.document.contains(margin), "{margin}");
    }
    assert!(paper.styles.contains("Times New Roman"));
}

#[test]
fn pages_are_numbered_on_top_in_fourteen_points_but_not_the_first() {
    let paper = open(common::report().to_docx().expect("made"));
    assert!(paper.document.contains("<w:titlePg"));
    assert_eq!(paper.headers.len(), 1);
    assert!(paper.headers[0].contains(r#"<w:jc w:val="center""#));
    assert!(paper.headers[0].contains(r#"<w:sz w:val="28""#));
    assert_eq!(paper.first.len(), 1);
}

#[test]
fn the_head_is_set_as_a_party_paper() {
    let paper = open(common::report().to_docx().expect("made"));
    let texts = paragraphs(&paper.document);
    for text in [
        "ĐẢNG ỦY XÃ NÀ TĂM",
        "CHI BỘ BẢN NÀ TĂM",
        "*",
        "Số 05-BC/CB",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Nà Tăm, ngày 03 tháng 02 năm 2026",
        "BÁO CÁO",
        "-----",
    ] {
        assert!(texts.iter().any(|t| t == text), "{text}");
    }
    let party = around(&paper.document, "ĐẢNG CỘNG SẢN VIỆT NAM");
    assert!(party.contains("<w:b ") && party.contains(r#"<w:sz w:val="30""#), "{party}");
    assert!(paper.document.contains(r#"<w:tcBorders><w:bottom w:val="single""#));
    let issuer = around(&paper.document, "CHI BỘ BẢN NÀ TĂM");
    assert!(issuer.contains("<w:b ") && issuer.contains(r#"<w:sz w:val="28""#));
    assert!(!around(&paper.document, "ĐẢNG ỦY XÃ NÀ TĂM").contains("<w:b "));
    let date = around(&paper.document, "Nà Tăm, ngày 03");
    assert!(date.contains("<w:i ") && date.contains(r#"<w:sz w:val="28""#));
    assert!(around(&paper.document, "BÁO CÁO").contains(r#"<w:sz w:val="32""#));
}

#[test]
fn the_body_is_justified_with_its_first_line_in_and_lines_of_twenty_points() {
    let paper = open(common::report().to_docx().expect("made"));
    let body = around(&paper.document, "Chi ủy ban hành kế hoạch");
    for set in [
        r#"<w:jc w:val="both""#,
        r#"w:firstLine="567""#,
        r#"w:lineRule="exact""#,
        r#"w:line="400""#,
        r#"w:before="120""#,
    ] {
        assert!(body.contains(set), "{set} in {body}");
    }
}

#[test]
fn the_foot_names_who_receives_and_who_signs() {
    let paper = open(common::report().to_docx().expect("made"));
    let texts = paragraphs(&paper.document);
    for text in ["Nơi nhận:", "- Các đồng chí chi ủy viên,", "- Lưu Chi bộ.", "T/M CHI BỘ", "BÍ THƯ", "Thào A Dế"]
    {
        assert!(texts.iter().any(|t| t == text), "{text}");
    }
    assert!(around(&paper.document, "Nơi nhận:").contains("<w:u "));
    assert!(around(&paper.document, "- Lưu Chi bộ.").contains(r#"<w:sz w:val="24""#));
    assert!(around(&paper.document, "T/M CHI BỘ").contains("<w:b "));
    assert!(!around(&paper.document, ">BÍ THƯ").contains("<w:b "));
}

#[test]
fn sections_stand_in_the_order_reports_are_read_in() {
    let texts = paragraphs(&open(common::report().to_docx().expect("made")).document);
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
    let texts = paragraphs(&open(report.to_docx().expect("made")).document);
    assert!(given.len() > 25);
    for figure in given {
        assert_eq!(texts.iter().filter(|t| **t == figure).count(), 1, "{figure}");
    }
}

#[test]
fn every_absentee_is_named_with_what_became_of_it() {
    let texts = paragraphs(&open(common::report().to_docx().expect("made")).document);
    for absentee in common::report().study.absentees {
        assert!(texts.contains(&absentee.name) && texts.contains(&absentee.reason));
    }
    assert!(texts.iter().any(|t| t == "Ngày 14/02/2026 tại chi bộ"));
    assert!(texts.iter().any(|t| t == "Chưa học bổ sung"));
}

#[test]
fn figures_that_may_move_say_so_and_final_ones_say_who_closed_them() {
    let report = common::report();
    let texts = paragraphs(&open(report.to_docx().expect("made")).document);
    assert!(texts.iter().any(|t| t == "Số liệu tạm tính đến 14 giờ 05 phút ngày 03/02/2026, chưa chốt."));
    let closed = RoundReport {
        standing: Standing::Final {
            at: "17:20 ngày 12/11/2026".into(), by: "Thào A Dế".into(), late: String::new()
        },
        ..report
    };
    let texts = paragraphs(&open(closed.to_docx().expect("made")).document);
    assert!(texts.iter().any(|t| t == "Đã chốt số liệu lúc 17:20 ngày 12/11/2026 bởi Thào A Dế."));
    assert!(!texts.iter().any(|t| t.contains("tạm tính")));
}

#[test]
fn a_figure_nobody_has_is_a_dash_and_never_nought() {
    let report = RoundReport { study: StudyFigures::default(), essays: EssayFigures::default(), ..common::report() };
    let texts = paragraphs(&open(report.to_docx().expect("made")).document);
    assert_eq!(texts.iter().filter(|t| *t == "—").count(), 11);
    assert!(!texts.iter().any(|t| t == "0" || t.contains("NaN")));
}

#[test]
fn a_committee_s_report_carries_its_symbol_its_cells_and_their_coverage() {
    let paper = open(common::committee_report().to_docx().expect("made"));
    let texts = paragraphs(&paper.document);
    for text in ["Số 112-BC/ĐU", "TỈNH ỦY LAI CHÂU", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "- Lưu Văn phòng Đảng ủy."]
    {
        assert!(texts.iter().any(|t| t == text), "{text}");
    }
    assert!(texts.iter().any(|t| t.contains("32/40 chi bộ đã gửi; 8 chi bộ chưa có số liệu")));
    assert_eq!(texts.iter().filter(|t| *t == "Chưa có số liệu").count(), 8);
    assert_eq!(texts.iter().filter(|t| *t == "—").count(), 8 * 5);
    // Five tables of figures, each with headings that repeat on the next page.
    assert_eq!(paper.document.matches("<w:tblHeader").count(), 5);
}

#[test]
fn a_roll_call_sheet_marks_nobody() {
    let paper = open(common::roll_call().to_docx().expect("made"));
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
    let texts = paragraphs(&open(sheet.to_docx().expect("made")).document);
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
    let texts = paragraphs(&open(sheet.to_docx().expect("made")).document);
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
    let texts = paragraphs(&open(report.to_docx().expect("made")).document);
    assert!(texts.iter().any(|t| t == "a < b & \"c\" </w:t>"), "{texts:?}");
}
