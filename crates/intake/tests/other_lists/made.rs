//! Lists made cell by cell, and what is read from them.

use std::path::PathBuf;

use intake::{ProblemCode, Proposal, Roster, RosterRow, Workbook};
use rust_xlsxwriter::{Workbook as Writer, Worksheet};

pub struct Made {
    _folder: tempfile::TempDir,
    pub path: PathBuf,
}

pub fn make(fill: impl FnOnce(&mut Writer)) -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.xlsx");
    let mut writer = Writer::new();
    fill(&mut writer);
    writer.save(&path).expect("saved");
    Made { _folder: folder, path }
}

pub fn rows(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) {
    for (at, row) in rows.iter().enumerate() {
        for (column, text) in row.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            let (at, column) = (from + u32::try_from(at).expect("row"), u16::try_from(column).expect("column"));
            match text.strip_prefix('#') {
                Some(number) => sheet.write_number(at, column, number.parse::<f64>().expect("number")),
                None => sheet.write_string(at, column, *text),
            }
            .expect("written");
        }
    }
}

pub fn list(table: &[&[&str]]) -> Made {
    make(|book| rows(book.add_worksheet(), 0, table))
}

pub fn read(made: &Made) -> (Proposal, Roster) {
    let book: Workbook = intake::open(&made.path).expect("opens");
    let proposal = book.propose();
    let roster = book.read(&proposal.choices);
    (proposal, roster)
}

pub fn names(roster: &Roster) -> Vec<&str> {
    roster.rows.iter().map(|r| r.name.as_str()).collect()
}

pub fn codes(roster: &Roster) -> Vec<(u32, &str, ProblemCode)> {
    roster.problems.iter().map(|p| (p.row, p.field.as_str(), p.code)).collect()
}

pub fn person(name: &str, born: &str, sex: &str) -> RosterRow {
    RosterRow { name: name.into(), born: born.into(), sex: sex.into(), ..RosterRow::default() }
}
