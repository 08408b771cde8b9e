//! Lists whose cells do not mean what they seem to: dates of other programs, two people in one cell, look-alike
//! characters, invisible characters, broken letters.

use std::path::PathBuf;

use intake::{Encoding, ProblemCode, Roster, RosterRow, SecretMark, pdf_text, secret_mark};
use rust_xlsxwriter::Workbook;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn read(name: &str) -> Roster {
    let book = intake::open(&fixture("people").join(name)).expect("a workbook");
    book.read(&book.propose().choices)
}

fn codes(roster: &Roster) -> Vec<ProblemCode> {
    roster.problems.iter().map(|problem| problem.code).collect()
}

fn names(roster: &Roster) -> Vec<&str> {
    roster.rows.iter().map(|row| row.name.as_str()).collect()
}

fn dates(roster: &Roster) -> Vec<(&str, &str)> {
    roster.rows.iter().map(|row| (row.born.as_str(), row.joined.as_str())).collect()
}

/// A list of rows below the usual heading.
fn list(rows: &[[&str; 5]]) -> intake::Workbook {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let heading = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Chức vụ"];
    for (column, text) in (0..).zip(heading) {
        sheet.write(0, column, text).expect("a cell");
    }
    for (row, texts) in (1..).zip(rows) {
        sheet.write(row, 0, row).expect("a cell");
        for (column, text) in (1..).zip(texts) {
            sheet.write(row, column, *text).expect("a cell");
        }
    }
    intake::read(&book.save_to_buffer().expect("a workbook")).expect("a list")
}

fn of(rows: &[[&str; 5]]) -> Roster {
    let book = list(rows);
    book.read(&book.propose().choices)
}

#[test]
fn dates_of_other_programs_are_the_days_that_were_meant() {
    for (file, expected) in [
        (
            "03-month-name-first.xlsx",
            [("1979-08-05", "2001-03-02"), ("1984-03-05", "2008-05-09"), ("1990-12-20", "2015-09-02")],
        ),
        ("04-iso-utc.xlsx", [("1979-08-16", "2001-02-03"), ("1984-03-05", "2008-05-19"), ("1991-01-01", "2015-09-02")]),
        (
            "05-43-seconds-short.xlsx",
            [("1979-08-16", "2001-02-03"), ("1984-03-05", "2008-05-19"), ("1990-01-01", "2015-09-02")],
        ),
        (
            "23-vietnamese-month-words.xlsx",
            [("1979-08-16", "2001-02-03"), ("1984-03-05", "2008-05-19"), ("1990-12-20", "2015-09-02")],
        ),
    ] {
        let roster = read(file);
        assert_eq!(dates(&roster), expected, "{file}");
        assert_eq!(codes(&roster), [], "{file}");
    }
}

#[test]
fn a_date_that_is_not_understood_is_said_to_be_so() {
    let roster = of(&[["Lò Văn Án", "năm con rồng", "Nam", "mùng ba tháng hai 2001", ""]]);
    assert_eq!(dates(&roster), [("", "")]);
    assert_eq!(codes(&roster), [ProblemCode::UnreadableDate, ProblemCode::UnreadableDate]);
}

#[test]
fn two_people_in_one_cell_are_asked_about_and_never_one_person() {
    let roster = read("07-two-in-one-cell.xlsx");
    assert_eq!(names(&roster), ["Quàng Văn Cảnh"]);
    assert_eq!(
        roster.held.iter().map(|held| held.person.name.as_str()).collect::<Vec<_>>(),
        ["Lò Văn Án; Vì Thị Bưởi"]
    );
    assert!(codes(&roster).contains(&ProblemCode::TwoNames));
    for cell in
        ["Lò Văn Án; Vì Thị Bưởi", "Lò Văn Án, Vì Thị Bưởi", "Lò Văn Án và Vì Thị Bưởi", "1. Lò Văn Án\n2. Vì Thị Bưởi"]
    {
        let roster = of(&[[cell, "", "", "", ""], ["Quàng Văn Cảnh", "1990", "Nam", "2015", ""]]);
        assert_eq!(names(&roster), ["Quàng Văn Cảnh"], "{cell}");
        assert!(codes(&roster).contains(&ProblemCode::TwoNames), "{cell}");
    }
}

#[test]
fn a_duty_beside_the_name_is_a_duty() {
    let roster = read("07c-duty-in-name.xlsx");
    let people: Vec<(&str, &str)> = roster.rows.iter().map(|row| (row.name.as_str(), row.duty.as_str())).collect();
    assert_eq!(people, [("Lò Văn Án", "Bí thư"), ("Vì Thị Bưởi", "Phó Bí thư")]);
    let roster = of(&[["Lò Văn Án - Trưởng bản", "1979", "Nam", "2001", "Bí thư"]]);
    assert_eq!((roster.rows[0].name.as_str(), roster.rows[0].duty.as_str()), ("Lò Văn Án", "Bí thư; Trưởng bản"));
}

#[test]
fn every_way_to_write_an_apostrophe_comes_in_with_one_sign() {
    let roster = read("09-apostrophes.xlsx");
    assert_eq!(
        names(&roster),
        ["H'Hen Niê", "H'Linh Ayun", "H'Bia Kpă", "H'Loan Mlô", "H'Ry Êban", "H'Nhi Rcom", "K'Brêu", "Y'Thuật"]
    );
    let roster = of(&[["H'Hen Niê", "1970", "Nữ", "", ""], ["H’Hen Niê", "1970", "Nữ", "", ""]]);
    assert_eq!((roster.rows.len(), codes(&roster)), (1, vec![ProblemCode::Repeated]));
    let roster = of(&[["Y Thuật", "1977", "Nam", "", ""], ["Y-Thuật", "1977", "Nam", "", ""]]);
    assert_eq!((roster.rows.len(), codes(&roster)), (2, vec![ProblemCode::MaybeRepeated]));
    let roster = of(&[["Y Thuật", "1977", "Nam", "", ""], ["Y-Thuật", "1982", "Nam", "", ""]]);
    assert_eq!((roster.rows.len(), codes(&roster)), (2, vec![]));
}

#[test]
fn what_shows_nothing_is_no_part_of_a_name() {
    let roster = read("10-invisible-characters.xlsx");
    assert_eq!(
        names(&roster),
        [
            "Lò Văn Án",
            "Vì Thị Bưởi",
            "Quàng Văn Cảnh",
            "Tòng Thị Diên",
            "Cà Văn Én",
            "Lường Thị Gấm",
            "Hoàng Văn Hặc",
            "Mè Thị Inh",
            "Lèo Văn Khun",
            "Lù Văn Lả",
            "Bạc Cầm Mai"
        ]
    );
    assert_eq!(codes(&roster), []);
}

fn plain() -> Vec<RosterRow> {
    let row = |name: &str, born: &str, sex: &str, joined: &str, duty: &str| RosterRow {
        name: name.into(),
        born: born.into(),
        sex: sex.into(),
        joined: joined.into(),
        duty: duty.into(),
        ..RosterRow::default()
    };
    vec![
        row("Lò Văn Án", "1979-08-16", "Nam", "2001-02-03", "Bí thư"),
        row("Vì Thị Bưởi", "1984-03-05", "Nữ", "2008-05-19", ""),
        row("Quàng Văn Cảnh", "1990", "Nam", "2015-09-02", ""),
        row("Hà Thị Mượt", "1988", "Nữ", "2015-09-02", "Chi ủy viên"),
        row("Lý A Sử", "1989", "Nam", "2016-09-02", "Phó Bí thư"),
        row("Đặng Thị Ước", "1989", "Nữ", "2016-09-02", ""),
        row("Nguyễn Văn Hiếu", "1977", "Nam", "1999-09-02", ""),
    ]
}

#[test]
fn old_letters_seen_through_another_code_give_the_plain_list() {
    for file in ["17d-tcvn3-seen-through-cp1258.xlsx", "17d-tcvn3-seen-through-cp1258.xls"] {
        let book = intake::open(&fixture("people").join(file)).expect("a workbook");
        let proposal = book.propose();
        assert_eq!(proposal.choices.encoding, Encoding::Tcvn3Cp1258, "{file}");
        assert!(proposal.conversions.iter().any(|shown| shown.after == "Vì Thị Bưởi"), "shown before it is taken");
        assert_eq!(book.read(&proposal.choices).rows, plain(), "{file}");
    }
}

#[test]
fn misread_letters_are_mended_and_shown() {
    let book = intake::open(&fixture("people/11b-mojibake-names-only.xlsx")).expect("a workbook");
    let proposal = book.propose();
    let roster = book.read(&proposal.choices);
    assert_eq!(names(&roster), ["Lò Văn Án", "Vì Thị Bưởi", "Quàng Văn Cảnh", "Hà Văn Hà", "Lý A Sử", "Lã Văn Tám"]);
    assert!(proposal.conversions.iter().any(|shown| shown.after == "Hà Văn Hà"));
}

#[test]
fn letters_that_nobody_can_put_back_are_named_as_broken() {
    for name in ["LÃ½ A Sá»", "Nguy\u{fffd}n Văn Án"] {
        let roster = of(&[[name, "1979", "Nam", "2001", ""], ["Quàng Văn Cảnh", "1990", "Nam", "2015", ""]]);
        assert_eq!(names(&roster), ["Quàng Văn Cảnh"], "{name}");
        assert_eq!(codes(&roster), [ProblemCode::BrokenLetters], "{name}");
    }
}

/// A list below two title lines, with the stamp in one cell above it.
fn stamped(row: u32, column: u16, stamp: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let cells = [
        (0, 0, "ĐẢNG ỦY XÃ NÀ TĂM"),
        (3, 0, "STT"),
        (3, 1, "Họ đệm"),
        (3, 2, "Tên"),
        (3, 3, "Ngày sinh"),
        (3, 4, "Ghi chú"),
        (4, 0, "1"),
        (4, 1, "NGUYỄN THỊ"),
        (4, 2, "MẬT"),
        (4, 3, "16/08/1979"),
        (4, 4, "MẤT"),
        (5, 0, "2"),
        (5, 1, "NGUYỄN TUYẾT"),
        (5, 2, "MẬT"),
        (5, 3, "05/03/1984"),
    ];
    for (row, column, text) in cells {
        sheet.write(row, column, text).expect("a cell");
    }
    if !stamp.is_empty() {
        sheet.write(row, column, stamp).expect("a cell");
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_marked_list_is_refused_and_a_member_named_mat_is_not() {
    let unmarked = intake::read(&stamped(0, 0, "")).expect("no stamp");
    assert_eq!(names(&unmarked.read(&unmarked.propose().choices)), ["Nguyễn Thị Mật", "Nguyễn Tuyết Mật"]);
    for (row, column, stamp) in [
        (0, 4, "MẬT"),
        (1, 0, "TUYỆT MẬT"),
        (1, 2, "T Ố I  M Ậ T"),
        (1, 0, "TUYET MAT"),
        (1, 0, "М\u{1EAC}Т"),
        (1, 0, "Độ mật: Tối mật"),
        (7, 0, "(TUYỆT MẬT)"),
    ] {
        let refused = intake::read(&stamped(row, column, stamp)).expect_err(stamp);
        assert_eq!(refused.code(), "classified", "{stamp}");
        assert!(refused.sentence().contains("Văn bản mật"), "{}", refused.sentence());
    }
}

#[test]
fn a_stamp_in_the_pages_header_or_in_a_box_over_the_cells_marks_a_list() {
    for kind in ["xlsx", "xls", "ods"] {
        for stamped in ["28a-stamp-in-header", "28b-stamp-in-text-box"] {
            let refused = intake::open(&fixture(&format!("{stamped}.{kind}"))).expect_err(kind);
            assert_eq!(refused.code(), "classified", "{stamped}.{kind}");
        }
        let unmarked = intake::open(&fixture(&format!("28c-header-without-stamp.{kind}"))).expect(kind);
        let read = unmarked.read(&unmarked.propose().choices);
        assert_eq!(names(&read), ["Lò Văn Án", "Vì Thị Bưởi", "Quàng Văn Mật"], "{kind}");
    }
}

#[test]
fn the_words_of_a_pdf_are_asked_for_a_stamp() {
    for (file, mark) in [
        ("stamped-browser.pdf", Some(SecretMark::UtmostSecret)),
        ("unmarked-browser.pdf", None),
        ("stamped-office.pdf", Some(SecretMark::Secret)),
    ] {
        let bytes = std::fs::read(fixture("pdf").join(file)).expect("a PDF");
        let text = pdf_text(&bytes);
        assert!(text.contains("NÀ TĂM"), "{file}: {text:?}");
        assert_eq!(secret_mark(&text), mark, "{file}: {text:?}");
        for length in (0..bytes.len()).step_by(997) {
            let _ = pdf_text(&bytes[..length]);
        }
    }
    assert_eq!(pdf_text(b"%PDF-1.4 and nothing of the kind"), "");
}
