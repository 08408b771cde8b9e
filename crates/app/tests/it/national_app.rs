//! What is typed into the national app again: in its order, with the figures of the book, and nothing where there is none.

use crate::meetings::{mark, meeting};
use crate::papers::place;
use crate::scene::{Cell, March};
use serde_json::{Value, json};

fn lines(sheet: &Value) -> Vec<(&str, &str)> {
    let text = |line: &'_ Value, part: &str| line[part].as_str().unwrap().to_owned().leak() as &str;
    sheet["lines"].as_array().unwrap().iter().map(|line| (text(line, "vietnamese"), text(line, "value"))).collect()
}

fn value<'a>(lines: &[(&str, &'a str)], label: &str) -> &'a str {
    lines.iter().find(|(name, _)| *name == label).unwrap_or_else(|| panic!("no {label}")).1
}

#[test]
fn a_meeting_stands_in_the_order_of_the_app_with_its_figures() {
    let cell = Cell::new();
    let members = cell.members(15);
    let held = meeting(
        &cell,
        json!({
            "start": "19h30", "finish": "21:10", "place": "Nhà văn hóa bản", "chair": members[1], "secretary": members[2],
        }),
    );
    let unmarked = cell.call("national_app.meeting", json!({ "id": held }));
    let counts = ["Số phải dự", "Có mặt", "Vắng không lý do"].map(|label| value(&lines(&unmarked), label));
    assert_eq!(counts, ["15", "", ""], "nobody is marked: no figure, and no 0");
    for (member, said) in [(12, "absent_work"), (13, "absent_personal"), (14, "absent_without")] {
        mark(&cell, &held, &members[member], said);
    }
    let sheet = |cell: &Cell| cell.call("national_app.meeting", json!({ "id": held }));
    assert_eq!(sheet(&cell)["provisional"], "Còn 12 người chưa điểm danh.");
    cell.call("meetings.mark_rest_present", json!({ "id": held }));
    assert_eq!(sheet(&cell)["provisional"], "Điểm danh chưa xác nhận.");
    cell.call("meetings.confirm", json!({ "id": held }));
    for text in ["Thời sự", "Nhiệm vụ tháng 12"] {
        let item = json!({ "meeting": held, "place_no": if text == "Thời sự" { "1" } else { "2" }, "text": text });
        cell.id("register.save", json!({ "register": "agenda_item", "values": item }));
    }
    let done = sheet(&cell);
    assert_eq!(done["provisional"], "");
    let lines = lines(&done);
    assert_eq!(
        lines,
        [
            ("Loại sinh hoạt", "Sinh hoạt thường kỳ"),
            ("Chuyên đề", ""),
            ("Thời gian", "19:30–21:10, 05/11/2026"),
            ("Địa điểm", "Nhà văn hóa bản"),
            ("Chủ trì", "Lò Văn Ánh"),
            ("Thư ký", "Lò Văn Ân"),
            ("Tổng số đảng viên", "15"),
            ("Số phải dự", "15"),
            ("Có mặt", "12"),
            ("Vắng có lý do", "2"),
            ("Vắng không lý do", "1"),
            ("Nội dung", "1. Thời sự\n2. Nhiệm vụ tháng 12"),
            ("Tài liệu kèm theo", ""),
            ("Nghị quyết", ""),
        ]
    );
}

#[test]
fn a_meeting_that_is_ahead_has_no_figures_and_no_zeros() {
    let cell = Cell::new();
    cell.members(3);
    let day = chrono::Local::now().date_naive() + chrono::Days::new(30);
    let ahead = meeting(&cell, json!({ "date": day.format("%d/%m/%Y").to_string() }));
    let sheet = cell.call("national_app.meeting", json!({ "id": ahead }));
    assert_eq!(sheet["provisional"], "Kỳ sinh hoạt chưa diễn ra.");
    for label in ["Số phải dự", "Có mặt", "Vắng không lý do"] {
        assert_eq!(value(&lines(&sheet), label), "", "{label}");
    }
}

#[test]
fn the_figures_of_a_round_are_its_totals_final_once_they_are_closed() {
    let march = March::new();
    let sheet = || march.cell.call("national_app.round", json!({ "id": march.round }));
    let (open, totals) = (sheet(), march.cell.totals(&march.round));
    assert_eq!(open["provisional"], "Số liệu tạm tính, chưa chốt.");
    for (label, figure) in
        [("Số phải học", "due"), ("Có mặt", "present"), ("Vắng có lý do", "with_reason"), ("Đã học bổ sung", "made_up")]
    {
        assert_eq!(value(&lines(&open), label), totals[figure].to_string(), "{label}");
    }
    assert_eq!(value(&lines(&open), "Tỷ lệ đã học"), "78,95 %");
    march.cell.call("rounds.finalise", json!({ "id": march.round }));
    march.cell.make_up(&march.session, &march.members[15]);
    let closed = sheet();
    assert_eq!(value(&lines(&closed), "Đã học bổ sung"), "0", "what was closed is handed over");
    assert_eq!(closed["provisional"], "Số liệu đã chốt; 1 thay đổi ghi sau khi chốt chưa tính.");
}

#[test]
fn the_file_says_the_same_and_a_wrong_ending_writes_nothing() {
    let march = March::new();
    let sheet = march.cell.call("national_app.round", json!({ "id": march.round }));
    let out = place("so-tay.csv");
    march.cell.call("national_app.write", json!({ "of": "round", "id": march.round, "out": out }));
    let mut reader = csv::ReaderBuilder::new().from_path(&out).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let written: Vec<(&str, &str)> = rows.iter().map(|row| (&row[0], &row[1])).collect();
    let expected = lines(&sheet);
    assert_eq!(written[..expected.len()], expected[..]);
    let wrong = place("so-tay.exe");
    let refused = march.cell.refused("national_app.write", json!({ "of": "round", "id": march.round, "out": wrong }));
    assert!(refused.code == "wrong_ending" && !wrong.exists());
}
