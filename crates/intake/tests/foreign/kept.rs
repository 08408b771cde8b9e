//! Files that were once read wrongly, kept in `tests/fixtures`.

use intake::ProblemCode::*;

use super::made::*;

/// Files with the three people and without problems.
#[test]
fn files_of_unusual_writers_hold_the_same_three_people() {
    for name in [
        "14-backslash.xlsx",
        "15a-ods-string-value-only.ods",
        "15b-ods-cdata.ods",
        "15d-ods-text-box-in-cell.ods",
        "22-velvetsweatshop.xlsx",
    ] {
        let (_, roster) = read(&kept(name));
        assert_eq!(people(&roster), [AN_READ, BUOI_READ, CANH_READ], "{name}");
        assert_eq!(codes(&roster), [], "{name}");
        assert!(roster.held.is_empty(), "{name}");
    }
}

#[test]
fn error_values_are_a_problem_each() {
    let (_, roster) = read(&kept("01-error-cells.xlsx"));
    assert_eq!(codes(&roster), [(2, "duty", ErrorCell), (3, "born", ErrorCell), (4, "joined", ErrorCell)]);
    let an = ["Lò Văn Án", "1979-08-16", "2001-02-03", ""];
    assert_eq!(people(&roster), [an, ["Vì Thị Bưởi", "", "2008-05-19", ""], ["Quàng Văn Cảnh", "1990", "", ""]]);
    let shown = ["#NAME?", "#N/A", "#REF!"];
    assert!(shown.iter().zip(&roster.problems).all(|(error, problem)| problem.message.contains(error)));

    let (_, roster) = read(&kept("01c-xls-error-cells.xls"));
    assert_eq!(codes(&roster), [(3, "born", ErrorCell), (4, "sex", ErrorCell)]);
    assert_eq!(people(&roster), [an, ["Vì Thị Bưởi", "", "2008-05-19", ""], CANH_READ]);
}

#[test]
fn formulas_without_a_result_are_a_problem_each_and_hold_back_the_name() {
    for name in ["02-formula-not-calculated.xlsx", "02b-not-calculated.xls"] {
        let (_, roster) = read(&kept(name));
        assert_eq!(
            codes(&roster),
            [(2, "name", NotCalculated), (3, "born", NotCalculated), (4, "joined", NotCalculated)],
            "{name}"
        );
        assert_eq!(
            people(&roster),
            [["Vì Thị Bưởi", "", "2008-05-19", ""], ["Quàng Văn Cảnh", "1990", "", ""]],
            "{name}"
        );
        let held: Vec<_> = roster.held.iter().map(|held| (held.row, held.person.born.as_str())).collect();
        assert_eq!(held, [(2, "1979-08-16")], "{name}");
        assert!(roster.problems.iter().all(|p| p.message.contains("công thức chưa tính") && p.message.contains("Lưu")));
    }
}

/// One workbook, written by LibreOffice in three formats: two errors, a formula whose result is an empty text,
/// and a cell with strike-through.
#[test]
fn an_empty_text_is_a_result_and_an_error_is_none() {
    for name in
        ["01d-errors-and-empty-results.ods", "01e-errors-and-empty-results.xls", "01f-errors-and-empty-results.xlsx"]
    {
        let (_, roster) = read(&kept(name));
        assert_eq!(people(&roster), [AN_READ, BUOI_READ, ["Quàng Văn Cảnh", "1990", "", ""]], "{name}");
        assert_eq!(codes(&roster), [(2, "sex", StruckOut), (4, "joined", ErrorCell), (4, "duty", ErrorCell)], "{name}");
    }
}

#[test]
fn two_lists_side_by_side_are_one() {
    let (proposal, roster) = read(&kept("06-two-lists-side-by-side.xlsx"));
    let names: Vec<_> = roster.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Lò Văn Án",
            "Vì Thị Bưởi",
            "Quàng Văn Cảnh",
            "Tòng Thị Diên",
            "Cà Văn Én",
            "Lường Thị Gấm",
            "Hoàng Văn Hặc",
            "Mè Thị Inh"
        ]
    );
    assert_eq!(roster.rows[7].born, "1983-06-14");
    assert_eq!(roster.row_numbers[4], intake::FURTHER_LIST + 2);
    assert_eq!((codes(&roster), proposal.choices.also.len()), (vec![], 1));
}

#[test]
fn a_second_sheet_with_two_people_is_described_and_added_by_its_name() {
    for name in ["08-second-sheet-of-two.xlsx", "22b-excel-2007-encryption.xlsx"] {
        let book = open(&kept(name));
        let proposal = book.propose();
        let alone = book.read(&proposal.choices);
        assert_eq!((alone.rows.len(), codes(&alone)), (3, vec![(0, "", OtherSheet)]), "{name}");
        assert!(alone.problems[0].message.contains("“Dự bị” cũng có danh sách 2 người"));
        let offered: Vec<_> =
            proposal.sheets.iter().filter(|s| s.offered).map(|s| (s.name.as_str(), s.people)).collect();
        assert_eq!(offered, [("Dự bị", 2)]);
        let mut choices = proposal.choices;
        choices.also.push("Dự bị".to_owned());
        let both = book.read(&choices);
        let names: Vec<_> = both.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Lò Văn Án", "Vì Thị Bưởi", "Quàng Văn Cảnh", "Cà Văn Én", "Lường Thị Gấm"]);
        assert_eq!(codes(&both), []);
    }
}

#[test]
fn a_hidden_column_gives_way_to_the_visible_one_and_is_described() {
    let (proposal, roster) = read(&kept("21-hidden-column.xlsx"));
    let born: Vec<_> = roster.rows.iter().map(|row| row.born.as_str()).collect();
    assert_eq!(born, ["1979", "1984", "1990"]);
    assert_eq!(codes(&roster), [(0, "", HiddenColumn)]);
    assert!(roster.problems[0].message.contains("Cột C "), "{:?}", roster.problems);
    let hidden: Vec<_> =
        proposal.columns.iter().filter(|c| c.hidden).map(|c| (c.letter.as_str(), c.heading.as_str())).collect();
    assert_eq!(hidden, [("C", "Ngày sinh (cũ)")]);
    let (_, roster) = read(&kept("21b-hidden.xls"));
    assert_eq!(people(&roster), [AN_READ, BUOI_READ, CANH_READ]);
    assert_eq!(codes(&roster), [(0, "", HiddenColumn), (4, "", HiddenRow)]);
}

#[test]
fn hidden_rows_belong_to_the_sheet_that_the_workbook_relates_them_to() {
    let book = open(&kept("25-sheets-reordered-hidden-row.xlsx"));
    let hidden = |sheet: &str| {
        let choices = book.propose_sheet(sheet).choices;
        book.read(&choices).problems.into_iter().filter(|p| p.code == HiddenRow).map(|p| p.row).collect::<Vec<_>>()
    };
    let rows = [hidden("Năm 2019"), hidden("Năm 2026")];
    assert_eq!(rows.iter().filter(|rows| rows.is_empty()).count(), 1, "{rows:?}");
    assert_eq!(hidden("Năm 2026"), Vec::<u32>::new());
}

#[test]
fn a_member_struck_through_is_held_back_and_described() {
    for name in ["27-strikethrough.xlsx", "27b-struck.xls"] {
        let (_, roster) = read(&kept(name));
        let names: Vec<_> = roster.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Lò Văn Án", "Quàng Văn Cảnh"], "{name}");
        assert_eq!((roster.held[0].row, roster.held[0].person.name.as_str()), (3, "Vì Thị Bưởi"), "{name}");
        let of_rows: Vec<_> = codes(&roster).into_iter().filter(|(_, field, _)| field.is_empty()).collect();
        assert_eq!(of_rows, [(3, "", StruckOut)], "{name}");
    }
}

/// One workbook, written by LibreOffice in three formats: row 3 struck through, row 4 hidden, column F hidden,
/// a birth date that is partly struck through, and a hidden sheet.
#[test]
fn the_same_marks_are_seen_in_each_kind_of_file() {
    for name in ["27c-struck-and-hidden.ods", "27d-struck-and-hidden.xls", "27e-struck-and-hidden.xlsx"] {
        let (proposal, roster) = read(&kept(name));
        let names: Vec<_> = roster.rows.iter().map(|row| (row.name.as_str(), row.duty.as_str())).collect();
        assert_eq!(names, [("Lò Văn Án", ""), ("Quàng Văn Cảnh", "")], "{name}");
        assert_eq!(roster.held.len(), 1, "{name}");
        let found = codes(&roster);
        for expected in [(0, "", HiddenColumn), (3, "", StruckOut), (4, "", HiddenRow)] {
            assert!(found.contains(&expected), "{name}: {found:?}");
        }
        assert!(proposal.sheets.iter().any(|sheet| sheet.name == "Cũ" && sheet.hidden && !sheet.offered), "{name}");
        // Runs of text are not read from .xls, so the date is reported as unreadable.
        if name.ends_with(".xls") {
            assert!(roster.problems.iter().any(|p| p.row == 2 && p.field == "born"), "{name}: {found:?}");
        } else {
            assert_eq!(roster.rows[0].born, "1979-08-16", "{name}");
            assert!(found.contains(&(2, "born", StruckOut)), "{name}: {found:?}");
        }
    }
}
