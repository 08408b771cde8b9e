//! Lists as other offices write them, made here cell by cell.

use std::path::PathBuf;

use intake::{Encoding, ProblemCode, Proposal, Roster, RosterRow, Target, Workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer, Worksheet};

struct Made {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn make(fill: impl FnOnce(&mut Writer)) -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.xlsx");
    let mut writer = Writer::new();
    fill(&mut writer);
    writer.save(&path).expect("saved");
    Made {
        _folder: folder,
        path,
    }
}

fn rows(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) {
    for (at, row) in rows.iter().enumerate() {
        for (column, text) in row.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            let (at, column) = (
                from + u32::try_from(at).expect("row"),
                u16::try_from(column).expect("column"),
            );
            match text.strip_prefix('#') {
                Some(number) => {
                    sheet.write_number(at, column, number.parse::<f64>().expect("number"))
                }
                None => sheet.write_string(at, column, *text),
            }
            .expect("written");
        }
    }
}

fn list(table: &[&[&str]]) -> Made {
    make(|book| rows(book.add_worksheet(), 0, table))
}

fn read(made: &Made) -> (Proposal, Roster) {
    let book: Workbook = intake::open(&made.path).expect("opens");
    let proposal = book.propose();
    let roster = book.read(&proposal.choices);
    (proposal, roster)
}

fn names(roster: &Roster) -> Vec<&str> {
    roster.rows.iter().map(|r| r.name.as_str()).collect()
}

fn codes(roster: &Roster) -> Vec<(u32, &str, ProblemCode)> {
    roster
        .problems
        .iter()
        .map(|p| (p.row, p.field.as_str(), p.code))
        .collect()
}

fn person(name: &str, born: &str, sex: &str) -> RosterRow {
    RosterRow {
        name: name.into(),
        born: born.into(),
        sex: sex.into(),
        ..RosterRow::default()
    }
}

#[test]
fn a_split_name_with_sex_as_ticked_columns() {
    let made = list(&[
        &["STT", "Họ, đệm", "Tên", "Nam", "Nữ", "Năm sinh"],
        &["#1", "Lò Văn", "Đức", "x", "", "#1962"],
        &["#2", "LƯỜNG THỊ", "ÁNH", "", "x", "#1971"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(
        roster.rows,
        [
            person("Lò Văn Đức", "1962", "Nam"),
            person("Lường Thị Ánh", "1971", "Nữ")
        ]
    );
    assert_eq!(roster.problems, []);
}

#[test]
fn one_heading_merged_over_family_and_given_name() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        rows(
            sheet,
            0,
            &[
                &["TT"],
                &["1", "Lò Văn", "Đức", "12/3/1962"],
                &["2", "Hồ A", "Tủa", "5/11/1980"],
            ],
        );
        sheet
            .merge_range(0, 1, 0, 2, "Họ và tên", &Format::new())
            .expect("merged");
        sheet.write_string(0, 3, "Ngày sinh").expect("written");
    });
    let (_, roster) = read(&made);
    assert_eq!(
        roster.rows,
        [
            person("Lò Văn Đức", "1962-03-12", ""),
            person("Hồ A Tủa", "1980-11-05", "")
        ]
    );
}

#[test]
fn a_column_for_women_only_leaves_the_rest_men() {
    let made = list(&[
        &["TT", "Họ và tên đảng viên", "Ngày tháng năm sinh", "Nữ"],
        &["#1", "Thào A Dế", "16.08.1979", ""],
        &["#2", "Hoàng Thị Pâng", "9/8/1992", "X"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(
        roster.rows,
        [
            person("Thào A Dế", "1979-08-16", "Nam"),
            person("Hoàng Thị Pâng", "1992-08-09", "Nữ")
        ]
    );
}

#[test]
fn titles_above_three_lines_of_heading_and_signatures_below() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        let plain = Format::new();
        sheet
            .merge_range(0, 0, 0, 6, "ĐẢNG BỘ XÃ NÀ TĂM", &plain)
            .expect("merged");
        sheet
            .merge_range(1, 0, 1, 6, "DANH SÁCH ĐẢNG VIÊN", &plain)
            .expect("merged");
        for (column, text) in [(0, "STT"), (1, "Họ và tên"), (6, "Ghi chú")] {
            sheet
                .merge_range(3, column, 5, column, text, &plain)
                .expect("merged");
        }
        sheet
            .merge_range(3, 2, 4, 3, "Năm sinh", &plain)
            .expect("merged");
        sheet
            .merge_range(3, 4, 4, 5, "Ngày vào Đảng", &plain)
            .expect("merged");
        rows(
            sheet,
            5,
            &[
                &["", "", "Nam", "Nữ", "Dự bị", "Chính thức"],
                &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
                &["I", "Tổ đảng số 1"],
                &["#1", "Giàng A Câu", "#1970", "", "03/02/1999", "03/02/2000"],
                &["II", "Tổ đảng số 2"],
                &[
                    "#2",
                    "Vàng Thị Dế",
                    "",
                    "#1985",
                    "19-5-2010",
                    "19-5-2011",
                    "Miễn sinh hoạt",
                ],
                &["", "Tổng cộng: 02 đồng chí"],
                &["", "", "", "", "Nà Tăm, ngày 12 tháng 11 năm 2026"],
                &["", "NGƯỜI LẬP", "", "", "T/M CHI BỘ"],
                &["", "", "", "", "BÍ THƯ"],
                &["", "Hoàng Thị Pâng", "", "", "Thào A Dế"],
            ],
        );
    });
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.header, (4, 6));
    assert_eq!(names(&roster), ["Giàng A Câu", "Vàng Thị Dế"]);
    assert_eq!(
        (
            roster.rows[1].sex.as_str(),
            roster.rows[1].official.as_str()
        ),
        ("Nữ", "2011-05-19")
    );
    assert_eq!((&roster.held, &roster.problems), (&vec![], &vec![]));
}

#[test]
fn real_dates_serials_and_text_side_by_side() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        rows(
            sheet,
            0,
            &[
                &["Họ tên", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức"],
                &["Thào A Dế", "", "#43307", "ngày 26 tháng 7 năm 2019"],
                &["Lý A Dế", "tháng 5/1980", "7-10-93", "07.10.1994"],
            ],
        );
        let day = ExcelDateTime::from_ymd(1979, 8, 16).expect("a day");
        sheet
            .write_datetime_with_format(1, 1, &day, &Format::new().set_num_format("dd/mm/yyyy"))
            .expect("written");
    });
    let (_, roster) = read(&made);
    let dates: Vec<_> = roster
        .rows
        .iter()
        .map(|r| (r.born.as_str(), r.joined.as_str(), r.official.as_str()))
        .collect();
    assert_eq!(
        dates,
        [
            ("1979-08-16", "2018-07-26", "2019-07-26"),
            ("1980", "1993-10-07", "1994-10-07")
        ]
    );
    assert_eq!(codes(&roster), [(3, "born", ProblemCode::MonthOnly)]);
}

#[test]
fn vni_text_in_capitals() {
    let made = list(&[
        &[
            "STT",
            "Hoï vaø teân",
            "Naêm sinh",
            "Giôùi tính",
            "Daân toäc",
            "Chöùc vuï",
        ],
        &["#1", "TRAÀN VAÊN ÑÖÙC", "#1960", "Nam", "Kinh", "Bí thö"],
        &["#2", "Nguyeãn Thò Haûi", "#1975", "Nöõ", "Thaùi", ""],
    ]);
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.encoding, Encoding::Vni);
    assert_eq!(names(&roster), ["Trần Văn Đức", "Nguyễn Thị Hải"]);
    assert_eq!(
        (
            roster.rows[0].duty.as_str(),
            roster.rows[1].sex.as_str(),
            roster.rows[1].people.as_str()
        ),
        ("Bí thư", "Nữ", "Thái")
    );
}

#[test]
fn decomposed_text_and_a_card_that_lost_its_zeros() {
    let made = list(&[
        &[
            "Ho\u{323} va\u{300} te\u{302}n",
            "Na\u{306}m sinh",
            "So\u{302}\u{301} the\u{309} DV",
        ],
        &["Ha\u{323}ng Thi\u{323} Tu\u{309}a", "#1996", "#64.16164"],
        &["Lý A Dế", "#1961", "#5123456"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(names(&roster), ["Hạng Thị Tủa", "Lý A Dế"]);
    let cards: Vec<_> = roster.rows.iter().map(|r| r.card.as_str()).collect();
    assert_eq!(cards, ["64.161640", "05.123456"]);
}

#[test]
fn impossible_dates_leave_the_field_empty_and_the_person_in() {
    let made = list(&[
        &["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng"],
        &["#1", "Tao Văn Piêng", "30/02/1967", "10/05/1988"],
        &["#2", "Vì Văn Hặc", "20/02/1969", "khoảng sau Tết"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(names(&roster), ["Tao Văn Piêng", "Vì Văn Hặc"]);
    assert_eq!(
        (roster.rows[0].born.as_str(), roster.rows[1].joined.as_str()),
        ("", "")
    );
    assert_eq!(
        codes(&roster),
        [
            (2, "born", ProblemCode::NoSuchDate),
            (3, "joined", ProblemCode::UnreadableDate)
        ]
    );
}

#[test]
fn repeats_are_given_once_and_namesakes_twice() {
    let made = list(&[
        &["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
        &["#1", "Đặng Thanh Uỷ", "28/10/1973", ""],
        &["#2", "Đặng Thanh Uỷ", "2000", ""],
        &["#3", "ĐẶNG THANH ỦY", "1973", "Bí thư"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(roster.rows.len(), 2);
    // The repeat filled what the first row left open.
    assert_eq!(
        (roster.rows[0].born.as_str(), roster.rows[0].duty.as_str()),
        ("1973-10-28", "Bí thư")
    );
    assert_eq!(codes(&roster), [(4, "name", ProblemCode::Repeated)]);
}

#[test]
fn the_sheet_with_the_people_is_found_among_others() {
    let made = make(|book| {
        rows(
            book.add_worksheet().set_name("Bìa").expect("named"),
            0,
            &[&["DANH SÁCH"], &["Năm 2026"]],
        );
        let mut people: Vec<Vec<String>> = vec![vec!["Họ và tên".into(), "Năm sinh".into()]];
        people.extend((0..5).map(|n| {
            vec![
                format!("Lò Văn {}", ["An", "Ánh", "Ba", "Câu", "Dũng"][n]),
                format!("19{}", 60 + n),
            ]
        }));
        let people: Vec<Vec<&str>> = people
            .iter()
            .map(|r| r.iter().map(String::as_str).collect())
            .collect();
        let people: Vec<&[&str]> = people.iter().map(Vec::as_slice).collect();
        rows(
            book.add_worksheet().set_name("Đảng viên").expect("named"),
            0,
            &people,
        );
        let hidden = book
            .add_worksheet()
            .set_name("Cũ")
            .expect("named")
            .set_hidden(true);
        rows(hidden, 0, &people);
        rows(
            book.add_worksheet().set_name("Tổ 2").expect("named"),
            0,
            &people[..4],
        );
    });
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.sheet, "Đảng viên");
    assert_eq!(roster.rows.len(), 5);
    assert_eq!(codes(&roster), [(0, "", ProblemCode::OtherSheet)]);
    let counts: Vec<_> = proposal
        .sheets
        .iter()
        .map(|s| (s.hidden, s.people))
        .collect();
    assert_eq!(counts, [(false, 0), (false, 5), (true, 5), (false, 3)]);
}

#[test]
fn hidden_and_blank_rows() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        rows(
            sheet,
            0,
            &[
                &["Họ và tên", "Năm sinh"],
                &["Lò Văn An", "#1960"],
                &[],
                &[],
                &["Lò Văn Ba", "#1961"],
                &["Lò Văn Câu", "#1962"],
            ],
        );
        sheet.set_row_hidden(4).expect("hidden");
    });
    let (_, roster) = read(&made);
    assert_eq!(names(&roster), ["Lò Văn An", "Lò Văn Ba", "Lò Văn Câu"]);
    assert_eq!(roster.row_numbers, [2, 5, 6]);
    assert_eq!(codes(&roster), [(5, "", ProblemCode::HiddenRow)]);
}

#[test]
fn a_list_without_any_heading_is_read_by_its_content() {
    let made = list(&[
        &[
            "Thào A Dế",
            "16/08/1979",
            "Nam",
            "Mông",
            "26/07/2018",
            "26/07/2019",
            "36.198418",
        ],
        &[
            "Hoàng Thị Pâng",
            "09/08/1992",
            "Nữ",
            "Thái",
            "04/10/2018",
            "04/10/2019",
            "50.132075",
        ],
        &[
            "Phàn Tả Vạng",
            "10/08/1962",
            "Nam",
            "Dao",
            "27/07/1981",
            "27/07/1982",
            "81.773494",
        ],
    ]);
    use Target::*;
    let (proposal, roster) = read(&made);
    assert_eq!(
        proposal.choices.columns,
        [Name, Born, Sex, People, Joined, Official, Card]
    );
    assert_eq!(roster.rows.len(), 3);
    assert_eq!(roster.rows[2].official, "1982-07-27");
}

#[test]
fn a_list_of_names_alone_is_a_list() {
    let made = list(&[&["Họ và tên"], &["Lò Văn An"], &["Lò Văn Ba"]]);
    assert_eq!(names(&read(&made).1), ["Lò Văn An", "Lò Văn Ba"]);
}

#[test]
fn months_before_days_through_a_whole_column_are_seen_and_told() {
    let made = list(&[
        &["Họ và tên", "Ngày sinh"],
        &["Lò Văn An", "08/16/1979"],
        &["Lò Văn Ba", "02/03/1980"],
        &["Lò Văn Câu", "12/31/1981"],
    ]);
    let (_, roster) = read(&made);
    let born: Vec<_> = roster.rows.iter().map(|r| r.born.as_str()).collect();
    assert_eq!(born, ["1979-08-16", "1980-02-03", "1981-12-31"]);
    assert_eq!(codes(&roster), [(1, "born", ProblemCode::MonthFirst)]);
}

#[test]
fn day_month_and_year_in_columns_of_their_own() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        sheet
            .merge_range(0, 1, 0, 3, "Ngày tháng năm sinh", &Format::new())
            .expect("merged");
        sheet.write_string(0, 0, "Họ và tên").expect("written");
        rows(
            sheet,
            1,
            &[
                &["", "Ngày", "Tháng", "Năm"],
                &["Lò Văn An", "#16", "#8", "#1979"],
                &["Lò Văn Ba", "", "", "#1980"],
            ],
        );
    });
    let (_, roster) = read(&made);
    assert_eq!(
        roster.rows,
        [
            person("Lò Văn An", "1979-08-16", ""),
            person("Lò Văn Ba", "1980", "")
        ]
    );
}

#[test]
fn probation_stands_where_a_date_would_and_in_a_column_to_tick() {
    let made = list(&[
        &[
            "TT",
            "Họ và tên",
            "Năm sinh",
            "Ngày vào Đảng",
            "Ngày chính thức",
            "Chức vụ",
        ],
        &[
            "#1",
            "Lò Văn An",
            "#1990",
            "01/02/2026",
            "Dự bị",
            "Trưởng bản",
        ],
        &[
            "#2",
            "Lò Văn Ba",
            "#1980",
            "01/02/2006",
            "01/02/2007",
            "PHÓ BÍ THƯ",
        ],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(
        (
            roster.rows[0].official.as_str(),
            roster.rows[0].note.as_str()
        ),
        ("", "Dự bị")
    );
    assert_eq!(roster.rows[1].duty, "Phó Bí thư");
    assert_eq!(roster.problems, []);
}

#[test]
fn ditto_marks_repeat_the_line_above() {
    let made = list(&[
        &["Họ và tên", "Năm sinh", "Dân tộc"],
        &["Lò Văn An", "#1990", "Thái"],
        &["Lò Văn Ba", "#1980", "nt"],
        &["Lò Văn Câu", "#1981", "\""],
    ]);
    assert!(read(&made).1.rows.iter().all(|r| r.people == "Thái"));
}

#[test]
fn a_row_of_data_without_a_name_is_told() {
    let made = list(&[
        &["STT", "Họ và tên", "Năm sinh", "Dân tộc"],
        &["#1", "Lò Văn An", "#1990", "Thái"],
        &["#2", "", "#1980", "Thái"],
        &["#3", "", "", ""],
        &["#4", "Lò Văn 5", "#1970", "Thái"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(names(&roster), ["Lò Văn An"]);
    assert_eq!(
        codes(&roster),
        [
            (3, "name", ProblemCode::NoName),
            (5, "name", ProblemCode::NoName)
        ]
    );
}

#[test]
fn a_person_s_other_choice_of_columns_is_obeyed() {
    let made = list(&[
        &["Họ và tên", "Năm sinh", "Ghi chú"],
        &["Lò Văn An", "#1990", "Bí thư"],
    ]);
    let book = intake::open(&made.path).expect("opens");
    let mut choices = book.propose().choices;
    choices.columns[2] = Target::Duty;
    choices.columns[1] = Target::Ignore;
    let roster = book.read(&choices);
    assert_eq!(
        (roster.rows[0].duty.as_str(), roster.rows[0].born.as_str()),
        ("Bí thư", "")
    );
    choices.columns[0] = Target::Ignore;
    assert_eq!(
        codes(&book.read(&choices)),
        [(0, "name", ProblemCode::NoNameColumn)]
    );
}

#[test]
fn an_old_list_under_headings_typed_anew_in_small_codes_shown_as_capitals() {
    // Capitals of a `.VnTimeH` font are stored as small codes between plain capitals.
    let made = list(&[
        &["TT", "Họ và tên", "Năm sinh", "Dân tộc", "Ghi chú"],
        &["#1", "HOµNG THÞ P©NG", "#1992", "TH¸I", "MiÔn sinh ho¹t"],
        &["#2", "Tao V¨n Piªng", "#1967", "Lù", ""],
    ]);
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.encoding, Encoding::Tcvn3);
    assert_eq!(names(&roster), ["Hoàng Thị Pâng", "Tao Văn Piêng"]);
    assert_eq!(
        (roster.rows[0].people.as_str(), roster.rows[0].note.as_str()),
        ("Thái", "Miễn sinh hoạt")
    );
}

#[test]
fn columns_to_tick_for_official_and_probationary_members() {
    let made = list(&[
        &["TT", "Họ và tên", "Năm sinh", "Chính thức", "Dự bị"],
        &["#1", "Lò Văn An", "#1960", "x", ""],
        &["#2", "Lò Thị Ba", "#1999", "", "x"],
    ]);
    let (_, roster) = read(&made);
    let notes: Vec<_> = roster
        .rows
        .iter()
        .map(|r| (r.note.as_str(), r.joined.as_str(), r.official.as_str()))
        .collect();
    assert_eq!(notes, [("", "", ""), ("Dự bị", "", "")]);
}

#[test]
fn a_merged_name_over_a_line_of_column_numbers_and_a_doubled_heading() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        let plain = Format::new();
        rows(
            sheet,
            0,
            &[
                &["T.T", "", "", "Ngày chính thức"],
                &["", "", "", "", "Dự bị", "Chính thức"],
                &["#1", "#2", "#3", "#4", "#5", "#6"],
                &["#1", "Lò Văn", "Đức", "", "3/2/1985", "3/2/1986"],
                &["#2", "Hồ A", "Tủa", "", "3/2/1995", "3/2/1996"],
                &["#3", "Thào A", "Dế", "", "3/2/2005", "3/2/2006"],
                &["#4", "Lý A", "Dế", "", "3/2/2006", "3/2/2007"],
            ],
        );
        sheet
            .merge_range(0, 1, 0, 2, "Họ và tên", &plain)
            .expect("merged");
        sheet
            .merge_range(0, 4, 0, 5, "Ngày vào Đảng", &plain)
            .expect("merged");
    });
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.header, (1, 2));
    assert_eq!(
        names(&roster),
        ["Lò Văn Đức", "Hồ A Tủa", "Thào A Dế", "Lý A Dế"]
    );
    assert_eq!(roster.rows[0].official, "1986-02-03");
    assert_eq!(roster.problems, []);
}
