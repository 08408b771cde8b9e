//! Decides which rows below a heading are people.

use super::heuristics::looks_like_name;
use super::reader::{Reader, Reading};
use crate::choices::Target;
use crate::encoding::is_broken;
use crate::grid::Row;
use crate::heading::recognise;
use crate::text::{fold, has_words};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    Person,
    /// A total or a line of the signature block; rows after it are rarely members.
    Footer,
    /// A person's data with a missing or unreadable name.
    Nameless,
    Nothing,
}

pub fn kind(row: &Row, reading: &Reading, reader: &Reader<'_>) -> RowKind {
    let name = &reading.name_as_written;
    if is_column_numbers(row) || is_heading_again(name) {
        return RowKind::Nothing;
    }
    if footer(name, true) {
        return RowKind::Footer;
    }
    if is_broken(name) {
        return RowKind::Nameless;
    }
    let unread = reading.name_unread && (reading.numbered || reading.evidence > 0);
    if looks_like_name(&reading.person.name) || unread || !reading.names.is_empty() {
        return RowKind::Person;
    }
    let texts = || row.cells.iter().filter(|c| !c.is_empty()).map(|c| reader.plain(c));
    if texts().any(|t| footer(&t, !reading.numbered)) {
        return RowKind::Footer;
    }
    let section = texts().next().is_some_and(|t| is_section(&t));
    let data = reading.evidence + reading.problems.len();
    match (name.is_empty(), reading.numbered) {
        _ if section && data <= 1 => RowKind::Nothing,
        (true, _) if data >= 2 => RowKind::Nameless,
        (false, numbered) if data >= 1 && (numbered || data >= 2) => RowKind::Nameless,
        (false, true) if name.chars().filter(|c| c.is_alphabetic()).count() >= 4 => RowKind::Nameless,
        _ => RowKind::Nothing,
    }
}

/// A row of column numbers below a heading: "(1) (2) (3)…" or "A B 1 2".
fn is_column_numbers(row: &Row) -> bool {
    let filled: Vec<String> = row.cells.iter().filter(|c| !c.is_empty()).map(|c| fold(&c.raw())).collect();
    let tiny = |t: &String| (t.len() <= 2 && t.chars().all(|c| c.is_ascii_digit())) || (t.len() == 1 && t.is_ascii());
    filled.len() >= 3 && filled.iter().all(tiny) && filled.windows(2).all(|w| w[0] != w[1])
}

/// The heading repeated on the next page.
fn is_heading_again(name: &str) -> bool {
    let found = recognise(&[name.to_owned()]);
    matches!(found, Some(Target::Name | Target::FamilyName)) && has_words(&fold(name), "ho")
        || found == Some(Target::GivenName) && fold(name) == "ten"
}

fn footer(text: &str, alone: bool) -> bool {
    const STARTS: [&str; 15] = [
        "tong so",
        "tong cong",
        "cong danh sach",
        "danh sach nay",
        "danh sach co",
        "an dinh danh sach",
        "nguoi lap",
        "nguoi tong hop",
        "t m",
        "tm",
        "k t",
        "xac nhan cua",
        "noi nhan",
        "lap bieu",
        "ky ghi ro",
    ];
    let folded = fold(text);
    let starts = |s: &str| folded.strip_prefix(s).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    // Tòng and Tống are family names; "Tổng" counts only with a number or alone.
    let figure = || folded.len() == 4 || folded.chars().any(|c| c.is_ascii_digit());
    let line = STARTS.iter().any(|s| starts(s)) || (starts("tong") && figure());
    let sum =
        folded == "cong" || folded.strip_prefix("cong ").is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    let dated = ["ngay", "thang", "nam"].iter().all(|w| has_words(&folded, w)) && folded.len() > 14;
    let signed = alone && matches!(folded.as_str(), "bi thu" | "pho bi thu" | "ky ten" | "chi uy");
    line || sum || dated || signed
}

/// A line that divides the list: "I. Tổ đảng số 1".
fn is_section(text: &str) -> bool {
    let folded = fold(text);
    let roman = folded.split(' ').next().is_some_and(|w| !w.is_empty() && w.chars().all(|c| "ivx".contains(c)));
    roman || ["to dang", "chi bo", "dang bo", "to so", "ban ", "thon "].iter().any(|s| folded.starts_with(s))
}
