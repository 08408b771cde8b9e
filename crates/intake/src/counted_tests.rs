//! Lists in every code and kind of file are imported with at most one wrong cell in a thousand.

use std::path::PathBuf;

use rust_xlsxwriter::{Format, Workbook as Written};

use crate::encoding::round_trip::{cp1258, tcvn3, viqr, vni};
use crate::encoding::{Encoding, as_stored};
use crate::roster::RosterRow;

const HEADINGS: [&str; 10] = [
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Dân tộc",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Chức vụ",
    "Số thẻ đảng viên",
    "Ghi chú",
];

/// The rows of a list as it is kept beside the given ones.
fn given() -> Vec<[String; 9]> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/rosters/roster-expected.csv");
    let text = std::fs::read_to_string(path).expect("the expected rows");
    let lines = text.trim_start_matches('\u{feff}').lines().skip(1).filter(|line| !line.is_empty());
    lines.map(|line| line.split(',').skip(1).map(str::to_owned).collect::<Vec<_>>().try_into().expect("nine")).collect()
}

/// A list that no rule was made for: family, middle and given names with every vowel and tone.
fn made() -> Vec<[String; 9]> {
    let families = ["Giàng", "Lò", "Vàng", "Tẩn", "Phùng", "Nguyễn", "Đặng", "Hoàng", "Lý", "Chẻo", "Thào", "Ma"];
    let middle = ["Thị", "Văn", "A", "Xuân", "Mạnh", "Ngọc", "Hữu", "Bích"];
    let given = [
        "Ánh", "Ước", "Ái", "Oanh", "Dợ", "Bưởi", "Hiếu", "Khẻo", "Sử", "Phẩy", "Tuyết", "Thủy", "Quỳnh", "Nghĩa",
        "Lỵ", "Hằng", "Thắm", "Vẳn", "Sẵn", "Đặng", "Cầu", "Mẩy", "Mẫn", "Hậu", "Bé", "Hẹn", "Kể", "Lễ", "Thìn",
        "Chỉnh", "Hòa", "Tỏ", "Võ", "Nhọn", "Hồng", "Bổng", "Dỗi", "Tốt", "Cộng", "Tờ", "Mở", "Hỡi", "Mới", "Hùng",
        "Mủ", "Vũ", "Tú", "Dụ", "Từ", "Cử", "Chữ", "Thứ", "Vự", "Tỷ", "Mỹ",
    ];
    let row = |at: usize| {
        let name = format!(
            "{} {} {}",
            families[at % families.len()],
            middle[at * 5 % middle.len()],
            given[at * 7 % given.len()]
        );
        let sex = if at.is_multiple_of(2) { "Nam" } else { "Nữ" };
        let duty = ["", "Bí thư", "Phó Bí thư", "Chi ủy viên", "tổ trưởng tổ đảng"][at % 5];
        let note = ["", "miễn sinh hoạt", "đi làm xa, về dịp tết", "mới chuyển đến"][at % 4];
        let date = |year: usize| format!("{}-{:02}-{:02}", year, at % 12 + 1, at % 28 + 1);
        let card = format!("36.{:06}", 100_003 + at * 977);
        let people = ["Thái", "Mông", "Dao", "Kinh", "Giáy", "Lự"][at % 6];
        [&name, &date(1950 + at % 45), sex, people, &date(1996 + at % 20), &date(1997 + at % 20), duty, &card, note]
            .map(ToString::to_string)
    };
    (0..120).map(row).collect()
}

fn day(stored: &str) -> String {
    let parts: Vec<&str> = stored.split('-').collect();
    match parts.as_slice() {
        [year, month, day] => format!("{day}/{month}/{year}"),
        _ => stored.to_owned(),
    }
}

fn cells(rows: &[[String; 9]]) -> Vec<Vec<String>> {
    let shown = |(at, row): (usize, &[String; 9])| {
        let dates = [1, 4, 5];
        let of = |(place, value): (usize, &String)| if dates.contains(&place) { day(value) } else { value.clone() };
        std::iter::once((at + 1).to_string()).chain(row.iter().enumerate().map(of)).collect()
    };
    std::iter::once(HEADINGS.map(str::to_owned).to_vec()).chain(rows.iter().enumerate().map(shown)).collect()
}

/// A text file of the cells, in a code and with a separator.
fn text(rows: &[[String; 9]], separator: char, coded: &dyn Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let value = |cell: &String| if cell.contains(separator) { format!("\"{cell}\"") } else { cell.clone() };
    let line = |cells: &Vec<String>| cells.iter().map(value).collect::<Vec<_>>().join(&separator.to_string());
    coded(&cells(rows).iter().map(line).collect::<Vec<_>>().join("\r\n"))
}

fn narrow(written: String) -> Vec<u8> {
    as_stored(&written).chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")).collect()
}

/// A workbook in TCVN3 whose capitals stand in an `…H` font.
fn in_old_fonts(rows: &[[String; 9]]) -> Vec<u8> {
    let (usual, capitals) = (Format::new().set_font_name(".VnTime"), Format::new().set_font_name(".VnTimeH"));
    let mut book = Written::new();
    let sheet = book.add_worksheet();
    for (at, row) in cells(rows).iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let coded: Vec<(bool, String)> =
                tcvn3(cell).chars().map(|c| (c > '\u{E000}', as_stored(&c.to_string()))).collect();
            let runs: Vec<(&Format, &str)> =
                coded.iter().map(|(high, text)| (if *high { &capitals } else { &usual }, text.as_str())).collect();
            let (at, column) = (at as u32, column as u16);
            match runs.len() {
                0 => continue,
                // A cell of capitals has their font itself.
                _ if coded.iter().all(|(high, text)| {
                    *high || text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_lowercase())
                }) && coded.iter().any(|(high, _)| *high) =>
                {
                    let text: String = coded.iter().map(|(_, text)| text.to_ascii_lowercase()).collect();
                    sheet.write_string_with_format(at, column, text, &capitals)
                }
                1 => sheet.write_string_with_format(at, column, runs[0].1, runs[0].0),
                _ => sheet.write_rich_string(at, column, &runs),
            }
            .expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn fields(row: &RosterRow) -> [&String; 9] {
    [&row.name, &row.born, &row.sex, &row.people, &row.joined, &row.official, &row.duty, &row.card, &row.note]
}

/// How many cells there are, and which are wrong.
fn compare(file: &str, bytes: &[u8], wanted: &[[String; 9]]) -> (usize, Vec<String>) {
    let book = crate::read(bytes).expect(file);
    let roster = book.read(&book.propose().choices);
    assert_eq!(roster.rows.len(), wanted.len(), "{file}");
    let mut wrong = Vec::new();
    for (row, want) in roster.rows.iter().zip(wanted) {
        for (is, should) in fields(row).into_iter().zip(want).filter(|(is, should)| is != should) {
            wrong.push(format!("{file}: {is:?} should be {should:?}"));
        }
    }
    (wanted.len() * 9, wrong)
}

#[test]
fn at_most_one_cell_in_a_thousand_is_wrong() {
    let utf16 = |text: &str| [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    type Coded<'c> = (&'c str, Box<dyn Fn(&str) -> Vec<u8>>);
    let codes: Vec<Coded<'_>> = vec![
        ("UTF-8", Box::new(|text| text.as_bytes().to_vec())),
        ("UTF-8 with its mark", Box::new(|text| [b"\xEF\xBB\xBF", text.as_bytes()].concat())),
        ("UTF-16", Box::new(utf16)),
        ("TCVN3", Box::new(|text| narrow(tcvn3(text)))),
        ("VNI", Box::new(|text| narrow(vni(text)))),
        ("Windows-1258", Box::new(|text| narrow(cp1258(text)))),
        ("VIQR", Box::new(|text| viqr(text).into_bytes())),
    ];
    let (mut all, mut wrong) = (0, Vec::new());
    for (name, rows) in [("given", given()), ("made", made())] {
        let texts = codes.iter().flat_map(|(code, coded)| {
            [',', ';', '\t'].map(|sign| (format!("{name} {code} {sign:?}"), text(&rows, sign, coded)))
        });
        for (file, bytes) in texts.chain([(format!("{name} in .xlsx"), in_old_fonts(&rows))]) {
            let (cells, found) = compare(&file, &bytes, &rows);
            all += cells;
            wrong.extend(found);
        }
    }
    println!("{} of {all} cells are wrong", wrong.len());
    assert!(all > 25_000 && wrong.len() * 1_000 <= all, "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Saved as .xls and .ods by LibreOffice from [`in_old_fonts`].
#[test]
fn capitals_of_an_old_font_come_through_from_every_kind_of_workbook() {
    for ending in ["xlsx", "xls", "ods"] {
        let path = format!("{}/tests/fixtures/old-capitals.{ending}", env!("CARGO_MANIFEST_DIR"));
        let book = crate::open(std::path::Path::new(&path)).expect(ending);
        let roster = book.read(&book.propose().choices);
        let said: Vec<&str> = roster.rows.iter().flat_map(|row| [row.duty.as_str(), row.note.as_str()]).collect();
        assert_eq!(said, ["Ủy viên ban", "ỐM, MIỄN SINH HOẠT", "", "Đi làm xa"], "{ending}");
        assert_eq!((roster.rows[0].name.as_str(), roster.rows[1].name.as_str()), ("Lò Thị Ánh", "Giàng A Dế"));
    }
}

#[test]
fn capitals_of_an_old_font_come_through_letter_by_letter() {
    let rows: Vec<[String; 9]> = vec![
        [
            "Lò Thị Ánh",
            "1979-08-16",
            "Nữ",
            "Thái",
            "2001-03-05",
            "2002-03-05",
            "Ủy viên",
            "36.198418",
            "Ốm, MIỄN SINH HOẠT",
        ]
        .map(str::to_owned),
        ["GIÀNG A DẾ", "1981-01-02", "Nam", "Mông", "2005-03-05", "2006-03-05", "BÍ THƯ", "36.198419", ""]
            .map(str::to_owned),
    ];
    let book = crate::read(&in_old_fonts(&rows)).expect("a workbook");
    let proposal = book.propose();
    assert_eq!(proposal.choices.encoding, Encoding::Tcvn3);
    assert!(proposal.conversions.iter().all(|shown| !shown.before.contains(|c| ('\u{E000}'..'\u{E100}').contains(&c))));
    let read = book.read(&proposal.choices);
    assert_eq!((read.rows[0].duty.as_str(), read.rows[0].note.as_str()), ("Ủy viên", "Ốm, MIỄN SINH HOẠT"));
    assert_eq!((read.rows[1].name.as_str(), read.rows[1].duty.as_str()), ("Giàng A Dế", "Bí thư"));
}
