//! Reads papers back: every figure in them is one of the totals.

use crate::scene::{Cell, March};
use calamine::{Data, Reader};
use serde_json::{Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Kept after the run, so that people can look at it.
pub fn place(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    // Left over from an earlier run with another book.
    let _ = std::fs::remove_file(&path);
    path
}

/// The paragraphs and cells of a Word document, in order.
pub fn paragraphs(path: &Path) -> Vec<String> {
    let mut xml = String::new();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let text = |paragraph: &str| {
        let runs = paragraph.split("<w:t").skip(1).filter_map(|run| run.split_once('>')?.1.split_once("</w:t>"));
        runs.map(|(text, _)| text).collect::<String>()
    };
    xml.split("</w:p>").map(text).filter(|text| !text.trim().is_empty()).collect()
}

/// The text of the cells after a label.
fn after<'a>(paragraphs: &'a [String], label: &str) -> &'a [String] {
    let place =
        paragraphs.iter().position(|text| text == label).unwrap_or_else(|| panic!("no {label} in {paragraphs:#?}"));
    &paragraphs[place + 1..]
}

pub fn sheet(path: &Path, name: &str) -> Vec<Vec<String>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    book.worksheet_range(name).unwrap().rows().map(|row| row.iter().map(shown).collect()).collect()
}

/// A cell as Excel shows it: a real date as its day.
pub fn shown(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
            (first + chrono::Days::new(day.as_f64() as u64)).format("%d/%m/%Y").to_string()
        }
        other => other.to_string(),
    }
}

/// March's roll-call, June's make-ups, April's essays, a namesake, an exempt guest and people who are not
/// members.
fn year() -> March {
    let march = March::new();
    let cell = &march.cell;
    let document = json!({ "number": "01-CT/TW", "issuer": "Ban Bí thư", "date": "09/02/2025", "summary": "về học tập, quán triệt nghị quyết Đại hội" });
    let document = cell.id("documents.save", document);
    cell.id(
        "rounds.save",
        json!({ "id": march.round, "documents": [document], "title": "Học tập, quán triệt Chỉ thị số 01-CT/TW" }),
    );
    let groups = json!([{ "group": "Công chức", "invited": 10, "attended": 8 }]);
    let session = json!({ "id": march.session, "place": "Nhà văn hóa bản Nà Hiềng", "speaker": "Hoàng Thị Pâng", "speaker_from": "superior", "non_members": groups });
    cell.id("sessions.save", session);
    let guest = cell.id("members.save", json!({ "name": "Lò Văn An", "born": "1949" }));
    cell.call("members.change_standing", json!({ "id": guest, "standing": "exempt", "since": "01/01/2024" }));
    cell.mark(&march.session, &guest, "present");
    for member in &march.members[15..18] {
        cell.make_up(&march.session, member);
    }
    for (place, member) in march.members.iter().enumerate() {
        let which = |fields: Value| {
            let mut request = json!({ "round": march.round, "member": member });
            request.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            request
        };
        match place {
            0..15 => {
                cell.call("essays.hand_in", which(json!({ "handed_in": true, "on": "20/04/2025" })));
                let grade = if place < 6 {
                    "good"
                } else if place < 12 {
                    "fair"
                } else {
                    "average"
                };
                cell.call("essays.grade", which(json!({ "grade": grade })));
            }
            15..18 => drop(cell.call("essays.set_form", which(json!({ "form": "exempt" })))),
            _ => {}
        }
    }
    march
}

fn write(march: &March, call: &str, out: &Path) -> Value {
    march.cell.call(call, json!({ "round": march.round, "session": march.session, "out": out }))
}

#[test]
fn the_report_says_what_the_totals_say() {
    let march = year();
    let out = place("bao-cao.docx");
    let written = write(&march, "papers.report", &out);
    assert_eq!(written["bytes"].as_u64(), Some(std::fs::metadata(&out).unwrap().len()));
    let (said, totals) = (paragraphs(&out), march.cell.totals(&march.round));
    let figure = |label: &str, count: &Value, share: &str| {
        assert_eq!(after(&said, label)[0], count.to_string(), "{label}");
        let unbroken = share.replace(" %", "\u{a0}%");
        assert!(share.is_empty() || after(&said, label)[1] == unbroken, "{label}");
    };
    figure("Đảng viên phải học", &totals["due"], "");
    figure("Có mặt tại buổi học", &totals["present"], "78,95 %");
    figure("Vắng có lý do", &totals["with_reason"], "");
    figure("Vắng không lý do", &totals["without"], "");
    figure("Đã học bổ sung", &totals["made_up"], "");
    figure("Đã học, gồm cả học bổ sung", &totals["studied"], "94,74 %");
    figure("Còn phải học bổ sung", &totals["make_up_owed"], "");
    figure("Đảng viên được miễn, có dự", &totals["exempt_present"], "");
    figure("Người ngoài Đảng dự học", &totals["non_members_attended"], "người; 80,00 % số được mời");
    figure("Phải viết bài thu hoạch", &totals["essays_due"], "");
    figure("Đã nộp", &totals["essays_received"], "");
    figure("Đánh giá tốt", &totals["grades"]["good"], "40,00 %");
    figure("Đánh giá trung bình", &totals["grades"]["average"], "20,00 %");
    assert!(said.iter().any(|text| text.starts_with("Số liệu tạm tính đến")));
    assert!(said.iter().any(|text| text == "Kết quả học tập, quán triệt Chỉ thị số 01-CT/TW"));
    assert!(said.iter().any(|text| text.starts_with("Nà Tăm, ngày ")), "{said:#?}");
    assert_eq!(after(&said, "BÍ THƯ")[0], "Lò Thị Mẫu");
    let all = said.join("\n");
    assert!(!all.contains("làm ăn xa") && !all.contains("đi viện"), "why somebody was absent stays at the cell");

    march.cell.call("rounds.finalise", json!({ "id": march.round }));
    march.cell.mark(&march.session, &march.members[0], "absent_without");
    write(&march, "papers.report", &out);
    let said = paragraphs(&out);
    assert!(said.iter().any(|text| text.starts_with("Đã chốt số liệu lúc") && text.contains("Lò Thị Mẫu")));
    assert_eq!(
        &after(&said, "Có mặt tại buổi học")[..2],
        ["15", "78,95\u{a0}%"],
        "final figures, whatever is marked later"
    );
    let absentees = said.iter().filter(|text| ["Có lý do", "Không lý do"].contains(&text.as_str())).count();
    assert_eq!(absentees, 4, "the names are those of the final figures");
    assert!(
        said.iter().any(|text| text.contains("là số liệu lúc chốt, chưa tính 1 thay đổi ghi sau khi chốt")),
        "and it says which figures it has: {said:#?}"
    );
}

#[test]
fn papers_say_how_many_essays_have_no_grade_yet() {
    let march = year();
    let essay = json!({ "round": march.round, "member": march.members[0], "grade": Value::Null });
    march.cell.call("essays.grade", essay);
    let (report, ledger) = (place("chua-danh-gia.docx"), place("chua-danh-gia.xlsx"));
    write(&march, "papers.report", &report);
    assert_eq!(after(&paragraphs(&report), "Chưa đánh giá")[0], "1");
    write(&march, "papers.ledger", &ledger);
    let all = sheet(&ledger, "Sổ theo dõi").concat().join("\n");
    assert!(all.contains("Chưa đánh giá 1"), "{all}");
    assert_eq!(march.cell.call("essays.list", json!({ "round": march.round }))["not_graded"], 1);
}

#[test]
fn the_ledger_has_a_line_for_each_session_and_each_person() {
    let march = year();
    let out = place("so-theo-doi.xlsx");
    write(&march, "papers.ledger", &out);
    let sessions = sheet(&out, "Sổ theo dõi");
    let line = sessions.iter().find(|row| row[0] == "1").unwrap();
    assert_eq!((line[1].as_str(), line[6].as_str(), line[7].as_str()), ("12/03/2025", "19", "15"));
    assert!(line[2].starts_with("Chỉ thị số 01-CT/TW ngày 09/02/2025, về học tập"), "{}", line[2]);
    assert_eq!(line[8], "4: công tác 1; học tập, tập huấn 1; đi làm ăn xa 1; việc riêng, sức khỏe 1");
    assert_eq!(line[9], "3: ngày 20/03/2025 tại Đảng ủy xã Nà Tăm");
    assert_eq!(
        (line[10].as_str(), line[11].as_str(), line[12].as_str()),
        ("15/16", "Tốt 6, Khá 6, Trung bình 3", "Công chức: 8/10 người dự")
    );

    let people = sheet(&out, "Từng người");
    let rows: Vec<&Vec<String>> = people.iter().filter(|row| row[0].parse::<u32>().is_ok()).collect();
    assert_eq!(rows.len(), 20, "nineteen due and a guest");
    let count = |column: usize, said: &str| rows.iter().filter(|row| row[column] == said).count();
    assert_eq!((count(4, "Có mặt"), count(4, "Vắng có lý do"), count(4, "Được miễn, có dự")), (15, 4, 1));
    assert_eq!((count(7, "Đã nộp"), count(7, "Được miễn"), count(7, "Chưa nộp")), (15, 3, 1));
    assert_eq!((count(8, "Tốt"), count(8, "Khá"), count(8, "Trung bình")), (6, 6, 3));
    assert_eq!(rows.iter().filter(|row| !row[6].is_empty()).count(), 3);
}

#[test]
fn the_roll_call_sheet_lists_who_may_come_and_marks_nobody() {
    let march = year();
    let out = place("phieu-diem-danh.docx");
    write(&march, "papers.roll_call_sheet", &out);
    let said = paragraphs(&out);
    assert!(said.iter().any(|text| text == "Buổi học ngày 12/03/2025, 19 giờ 30"));
    assert_eq!(said.iter().filter(|text| text.starts_with("Lò Văn ")).count(), 20);
    assert_eq!(&after(&said, "Lò Văn Ánh")[..1], ["1970"]);
    assert!(said.iter().any(|text| text == "Miễn công tác và sinh hoạt đảng"));
    assert!(said.iter().all(|text| text != "x"), "everybody was marked, and the sheet is blank all the same");
}

#[test]
fn the_filled_roll_call_sheet_crosses_what_was_marked_and_gives_its_counts() {
    let march = year();
    let out = place("phieu-da-diem-danh.docx");
    let print = || {
        let request = json!({ "round": march.round, "session": march.session, "out": out, "filled": true });
        march.cell.call("papers.roll_call_sheet", request);
        paragraphs(&out)
    };
    let said = print();
    // Empty cells leave no paragraph: of the three columns only the crossed one is there.
    assert_eq!(&after(&said, "Lò Văn Ánh")[..2], ["1970", "x"]);
    assert_eq!(said.iter().filter(|text| *text == "x").count(), 20, "15 came, 4 were away, and a guest came");
    assert_eq!(&after(&said, "Lò Văn Tủa")[..3], ["1970", "x", "Việc riêng, sức khỏe; đưa con đi viện"]);
    assert!(said.iter().any(|text| text == "Điểm cầu xã"));
    assert!(said.iter().any(|text| text == "Điểm danh chưa được xác nhận."));
    let sum = "Phải dự: 19 người. Có mặt: 15 (78,95\u{a0}%). Vắng có lý do: 4. Vắng không lý do: 0. Được miễn, có dự: 1 (không tính tỷ lệ).";
    assert!(said.iter().any(|text| text == sum), "{said:#?}");
    march.cell.call("roll_call.confirm", json!({ "id": march.session }));
    assert!(print().iter().any(|text| text.starts_with("Đã xác nhận điểm danh lúc") && text.contains("Lò Thị Mẫu")));
    march.cell.mark(&march.session, &march.members[0], "unmarked");
    let said = print();
    assert!(said.iter().any(|text| text.contains("Chưa điểm danh: 1.")), "{said:#?}");
    assert_eq!(said.iter().filter(|text| *text == "x").count(), 19);
}

#[test]
fn a_report_with_the_ending_of_a_pdf_is_one_with_the_same_figures() {
    let march = March::new();
    let (word, pdf) = (place("bao-cao-hai-ban.docx"), place("bao-cao-hai-ban.pdf"));
    for out in [&word, &pdf] {
        march.cell.call("papers.report", json!({ "round": march.round, "out": out }));
    }
    let bytes = std::fs::read(&pdf).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    let printed: String = intake::pdf_text(&bytes).split_whitespace().collect();
    let texts = paragraphs(&word);
    let figures = after(&texts, "Có mặt tại buổi học");
    assert_eq!(figures[0], "15");
    for text in ["Cómặttạibuổihọc", "78,95%", "CHIBỘBẢNNÀHIỀNG"] {
        assert!(printed.contains(text), "{text} in {printed}");
    }
}

#[test]
fn an_ending_that_does_not_suit_or_a_folder_that_is_not_there_is_a_sentence() {
    let march = March::new();
    let refused = |out: &str| march.cell.refused("papers.report", json!({ "round": march.round, "out": out }));
    let wrong = refused("/tmp/bao-cao.odt");
    assert_eq!((wrong.code.as_str(), wrong.field.as_deref()), ("wrong_ending", Some("out")));
    assert_eq!(refused("/khong-co-thu-muc-nay/bao-cao.docx").code, "file_not_found");
    let cell = Cell::new();
    let round = cell.round(json!({}));
    let empty = place("chua-hoc.docx");
    cell.call("papers.report", json!({ "round": round, "out": empty }));
    assert_eq!(&after(&paragraphs(&empty), "Có mặt tại buổi học")[..2], ["0", "—"]);
    let folder: Vec<_> =
        std::fs::read_dir(empty.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(folder.iter().all(|name| !name.to_string_lossy().ends_with(".part")));
}

#[test]
fn a_list_is_written_to_a_workbook_as_the_page_shows_it() {
    let cell = Cell::new();
    let out = cell.folder.path().join("dang-vien.xlsx");
    let columns = json!([{ "title": "Họ và tên", "is_count": false }, { "title": "Số buổi", "is_count": true }]);
    let list = |rows: serde_json::Value| json!({ "title": "Đảng viên", "columns": columns, "rows": rows, "path": out });
    cell.call("papers.list", list(json!([["=1+1", "1.040"], ["Lò Thị Mẫu", ""]])));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let sheet = book.worksheet_range("Đảng viên").unwrap();
    let holds = |wanted: Data| sheet.rows().flatten().any(|cell| *cell == wanted);
    assert!(holds(Data::String("'=1+1".to_owned())), "a text that looks like a formula stays a text");
    assert!(holds(Data::Float(1_040.0)), "a count is a number");
    assert_eq!(cell.refused("papers.list", list(json!([["một ô"]]))).code, "bad_value");
    let out = cell.folder.path().join("dang-vien.pdf");
    let request = json!({ "title": "Đảng viên", "columns": columns, "rows": [["=1+1", "1.040"]], "path": out });
    cell.call("papers.list", request);
    let text = intake::pdf_text(&std::fs::read(&out).unwrap());
    assert!(text.contains("ĐẢNG VIÊN") && text.contains("=1+1") && text.contains("1.040"), "{text}");
}
