//! The three lists in `data/rosters` yield the rows of `roster-expected.csv`.

use std::path::PathBuf;

use intake::{Encoding, ProblemCode, Roster, RosterRow, Target};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/rosters")
}

fn expected() -> Vec<RosterRow> {
    let text = std::fs::read_to_string(folder().join("roster-expected.csv")).expect("expected rows");
    let rows = text.trim_start_matches('\u{feff}').lines().skip(1).filter(|l| !l.is_empty());
    rows.map(|line| {
        let f: Vec<String> = line.split(',').map(str::to_owned).collect();
        assert_eq!(f.len(), 10, "{line}");
        RosterRow {
            name: f[1].clone(),
            born: f[2].clone(),
            sex: f[3].clone(),
            people: f[4].clone(),
            joined: f[5].clone(),
            official: f[6].clone(),
            duty: f[7].clone(),
            card: f[8].clone(),
            note: f[9].clone(),
        }
    })
    .collect()
}

fn read(file: &str) -> Roster {
    let book = intake::open(&folder().join(file)).expect("a workbook");
    let proposal = book.propose();
    book.read(&proposal.choices)
}

#[test]
fn the_clean_list_comes_through_without_a_question() {
    let roster = read("roster-clean.xlsx");
    assert_eq!(roster.rows, expected());
    assert_eq!(roster.problems, []);
    assert_eq!(roster.row_numbers.first().zip(roster.row_numbers.last()), Some((&2, &33)));
}

#[test]
fn the_old_encoding_comes_through_too() {
    let book = intake::open(&folder().join("roster-tcvn3.xls")).expect("a workbook");
    let proposal = book.propose();
    assert_eq!(proposal.choices.encoding, Encoding::Tcvn3);
    assert!(proposal.conversions.iter().any(|c| c.before == "Thµo A DÕ" && c.after == "Thào A Dế"));
    let roster = book.read(&proposal.choices);
    assert_eq!(roster.rows, expected());
    assert_eq!(roster.problems, []);
}

#[test]
fn the_messy_list_gives_the_same_people() {
    let roster = read("roster-messy.xlsx");
    let mut wanted = expected();
    assert_eq!(roster.rows.len(), wanted.len());
    for (row, want) in roster.rows.iter().zip(&mut wanted) {
        // In this file some births are only years.
        if row.born.len() == 4 {
            want.born.truncate(4);
        }
        assert_eq!(row, want);
    }
    assert_eq!(roster.rows.iter().filter(|r| r.born.len() == 4).count(), 8);
}

#[test]
fn the_messy_list_says_what_is_wrong_and_where() {
    let roster = read("roster-messy.xlsx");
    let told: Vec<_> = roster.problems.iter().map(|p| (p.row, p.field.as_str(), p.code)).collect();
    assert_eq!(
        told,
        [(40, "name", ProblemCode::Repeated), (41, "born", ProblemCode::NoSuchDate), (41, "", ProblemCode::OnlyName),]
    );
    assert!(roster.problems[0].message.contains("dòng 10"), "{:?}", roster.problems[0]);
    assert!(roster.problems[1].message.contains("31/02/1980"));
    assert_eq!(roster.held.len(), 1);
    assert_eq!((roster.held[0].row, roster.held[0].person.name.as_str()), (41, "Nguyễn Văn Lỗi"));
}

#[test]
fn sensitive_columns_are_marked_and_can_be_left_out() {
    let book = intake::open(&folder().join("roster-clean.xlsx")).expect("a workbook");
    let proposal = book.propose();
    let sensitive: Vec<_> = proposal.columns.iter().filter(|c| c.sensitive).map(|c| c.guess).collect();
    assert_eq!(sensitive, [Target::People, Target::Card]);
    let roster = book.read(&proposal.choices.without_sensitive());
    assert!(roster.rows.iter().all(|r| r.people.is_empty() && r.card.is_empty()));
    assert_eq!(roster.rows.len(), 32);
}

#[test]
fn the_heading_of_the_messy_list_is_understood() {
    use Target::*;
    let book = intake::open(&folder().join("roster-messy.xlsx")).expect("a workbook");
    let proposal = book.propose();
    assert_eq!(proposal.choices.header, (4, 5));
    assert_eq!(
        proposal.choices.columns,
        [Number, Name, BornMale, BornFemale, People, Joined, Official, Card, DutyAndNote]
    );
    assert!(proposal.has_capitals);
}
