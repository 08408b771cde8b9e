//! Notice, minutes and resolution of a meeting.

use super::{open, paragraphs};

fn head(symbol: &str, number: Option<u32>) -> papers::DocumentHead {
    papers::DocumentHead {
        superior: "Đảng ủy xã Nà Tăm".into(),
        issuer: "Chi bộ bản Nà Tăm".into(),
        number,
        symbol: symbol.into(),
        place: "Nà Tăm".into(),
        date: chrono::NaiveDate::from_ymd_opt(2026, 11, 5).expect("a day"),
    }
}

fn minutes() -> papers::MeetingMinutes {
    papers::MeetingMinutes {
        head: head("BB/CB", None),
        summary: "Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026".into(),
        place: "Nhà văn hóa".into(),
        begun: "19 giờ 30, ngày 05/11/2026".into(),
        ended: String::new(),
        attendance: papers::MinutesHead {
            total: "22".into(),
            exempt: "2".into(),
            due: "20".into(),
            ..Default::default()
        },
        chair: String::new(),
        secretary: "Lò Thị Ánh".into(),
        items: vec!["Thời sự".into()],
        vote: None,
    }
}

#[test]
fn minutes_have_lines_where_people_speak_and_no_line_of_place_and_date() {
    let paper = open(minutes().to_docx().expect("made"));
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
    let paper = papers::MeetingResolution {
        head: head("NQ/CB", Some(11)),
        summary: "Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026".into(),
        opening: "Ngày 05 tháng 11 năm 2026…".into(),
        period: "tháng 11".into(),
        politics: String::new(),
        work: "Làm xong 300 m đường.\nThu hoạch lúa.".into(),
        reported: vec![papers::ReportedTask {
            what: "Làm đường".into(),
            before: "Chưa làm".into(),
            result: "Đã xong".into(),
        }],
        praise: String::new(),
        faults: String::new(),
        directions: String::new(),
        assigned: Vec::new(),
        organisation: String::new(),
        quality: String::new(),
        vote: Some(papers::Voted { in_favour: "12".into(), of: "12".into(), rate: "100,00 %".into() }),
        recipients: Vec::new(),
        archive: "Lưu Chi bộ".into(),
        signature: papers::Signature {
            on_behalf: "T/M CHI BỘ".into(),
            role: "BÍ THƯ".into(),
            name: "Thào A Dế".into(),
        },
    };
    let paper = open(paper.to_docx().expect("made"));
    let texts = paragraphs(&paper.document);
    for text in [
        "Số 11-NQ/CB",
        "NGHỊ QUYẾT",
        "I. ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THỰC HIỆN NHIỆM VỤ THÁNG 11",
        "Tình trạng đầu kỳ",
        "Làm đường",
        "Làm xong 300 m đường.",
        "Thu hoạch lúa.",
        "IV. TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT",
        "Nghị quyết được thông qua với 12/12 đồng chí tán thành, đạt tỷ lệ 100,00\u{a0}%.",
        "T/M CHI BỘ",
    ] {
        assert!(texts.iter().any(|t| t == text), "{text} in {texts:?}");
    }
    let at = texts.iter().position(|t| t == "1. Công tác chính trị, tư tưởng").expect("the heading");
    assert!(texts[at + 1..at + 4].iter().all(String::is_empty), "lines to write on");
}
