//! Normalises names and card numbers.

use super::duty::is_duty;
use super::heuristics::looks_like_name;
use super::marks::is_blank_mark;
use crate::grid::Cell;
use crate::text::{fold, has_words, title_case};

/// The content of a name cell: usually one name, two if somebody entered two people in one row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameCell {
    pub names: Vec<String>,
    pub duties: Vec<String>,
    pub notes: Vec<String>,
}

impl NameCell {
    /// The name, or all of several, so that none is overlooked.
    pub fn whole(&self) -> String {
        self.names.join("; ")
    }
}

/// Separates the lines of a cell: a duty or note beside the name is not part of it, and two whole names are two
/// people.
pub fn read_name(lines: &[String]) -> NameCell {
    let mut cell = NameCell::default();
    let mut begun: Vec<String> = Vec::new();
    for line in lines {
        let bare = take_brackets(line, &mut cell);
        let parts = parts(bare_name(&bare), !begun.is_empty(), &mut cell);
        begun.extend(parts.into_iter().filter(|part| !part.is_empty()));
    }
    // A long name may break over two lines, so there are two people only if each line is a whole name with
    // family and given name.
    let whole = |name: &String| name.contains(' ') && looks_like_name(name);
    cell.names = if begun.len() > 1 && begun.iter().all(whole) {
        begun
    } else {
        Some(begun.join(" ")).filter(|name| !name.is_empty()).into_iter().collect()
    };
    cell
}

/// The line without brackets that hold a duty or a remark about the person; others (a second name) stay.
fn take_brackets(line: &str, cell: &mut NameCell) -> String {
    let Some((before, rest)) = line.split_once('(') else { return line.to_owned() };
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    let inside = inside.trim();
    if is_duty(inside) {
        cell.duties.push(inside.to_owned());
    } else if is_remark(inside) {
        cell.notes.push(inside.to_owned());
    } else {
        return line.to_owned();
    }
    format!("{} {}", before.trim(), after.trim()).trim().to_owned()
}

fn is_remark(text: &str) -> bool {
    let folded = fold(text);
    let words = ["du bi", "mien", "chuyen", "da mat", "tu tran", "cao tuoi", "tam thoi", "nu", "nam", "nghi huu", "db"];
    words.iter().any(|word| has_words(&folded, word))
}

/// Separates names at a comma, a dash, "và" and so on; duties are moved to the duties. A single name that
/// contains such a character stays whole.
fn parts(line: &str, below: bool, cell: &mut NameCell) -> Vec<String> {
    let marked = [" - ", " – ", " — ", " và ", " & ", " + ", " / ", "/"]
        .iter()
        .fold(line.to_owned(), |text, sign| text.replace(sign, ";"));
    let parts: Vec<&str> = marked.split([',', ';', ':']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let (duties, names): (Vec<&str>, Vec<&str>) = parts.iter().partition(|part| is_duty(part));
    let whole = |name: &&str| name.contains(' ') && looks_like_name(name);
    match (duties.is_empty(), names.as_slice()) {
        (true, names) if names.len() > 1 && names.iter().all(whole) => {
            names.iter().map(|n| bare_name(n).to_owned()).collect()
        }
        (false, names) if !names.is_empty() => {
            cell.duties.extend(duties.iter().map(|duty| (*duty).to_owned()));
            names.iter().map(|name| bare_name(name).to_owned()).collect()
        }
        // A separate line below the name: "Lò Văn Án", "Bí thư".
        (false, _) if below => {
            cell.duties.extend(duties.iter().map(|duty| (*duty).to_owned()));
            Vec::new()
        }
        _ => vec![line.trim().to_owned()],
    }
}

/// The name without "1." and without "Đ/c" or "Đồng chí" in front.
pub fn bare_name(text: &str) -> &str {
    let unnumbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut name = if unnumbered.len() < text.len() && unnumbered.starts_with(['.', ')', '-', '/', ' ']) {
        unnumbered.trim_start_matches(['.', ')', '-', '/', ' '])
    } else {
        text
    };
    for title in ["Đ/c ", "Đ/C ", "đ/c ", "Đ.c ", "Đồng chí ", "đồng chí ", "ĐỒNG CHÍ ", "Đ/c. ", "ĐC "]
    {
        name = name.strip_prefix(title).unwrap_or(name);
    }
    name.trim()
}

/// Gives one capital to each word that is in capitals, begins with a small letter, or mixes both (capitals of
/// an old font).
pub fn usual_case(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let small_start = letters.next().is_some_and(char::is_lowercase);
        let capital_inside = letters.any(char::is_uppercase) && !word.contains(['\'', '’', '-', '.']);
        let shouted = word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
        if small_start || capital_inside || shouted { title_case(word) } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Eight digits as printed on cards, "36.198418". As a number in Excel it may have lost zeros at either end.
pub fn card(cell: &Cell, text: &str) -> String {
    let digits: String = match cell {
        Cell::Number(n) if *n > 0.0 && *n < 100.0 && n.fract() > 0.0 => {
            format!("{:09.6}", n).chars().filter(char::is_ascii_digit).collect()
        }
        Cell::Number(n) if n.fract() == 0.0 && *n >= 1_000_000.0 && *n < 100_000_000.0 => {
            format!("{:08}", *n as u64)
        }
        _ => text.chars().filter(char::is_ascii_digit).collect(),
    };
    let plain = text.chars().all(|c| c.is_ascii_digit() || " .-–,".contains(c));
    if plain && digits.len() == 8 {
        format!("{}.{}", &digits[..2], &digits[2..])
    } else if is_blank_mark(text) {
        String::new()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> (Vec<String>, String, String) {
        let lines: Vec<String> = cell.lines().map(str::to_owned).collect();
        let cell = read_name(&lines);
        (cell.names, cell.duties.join(", "), cell.notes.join(", "))
    }

    #[test]
    fn a_duty_or_a_note_beside_the_name_is_no_part_of_it() {
        for (cell, name, duty, note) in [
            ("Lò Văn Án\n(Bí thư)", "Lò Văn Án", "Bí thư", ""),
            ("Vì Thị Bưởi (Phó Bí thư)", "Vì Thị Bưởi", "Phó Bí thư", ""),
            ("Lò Văn Án\nBí thư chi bộ", "Lò Văn Án", "Bí thư chi bộ", ""),
            ("Lò Văn Án - Bí thư", "Lò Văn Án", "Bí thư", ""),
            ("Bí thư: Lò Văn Án", "Lò Văn Án", "Bí thư", ""),
            ("Lò Văn Án, Phó Bí thư, Trưởng bản", "Lò Văn Án", "Phó Bí thư, Trưởng bản", ""),
            ("1. Đ/c Lò Văn Án (dự bị)", "Lò Văn Án", "", "dự bị"),
            ("Lò Văn Án (miễn SH)", "Lò Văn Án", "", "miễn SH"),
            ("Lò Văn Án", "Lò Văn Án", "", ""),
            ("Nguyễn Thị\nAnh", "Nguyễn Thị Anh", "", ""),
            ("Y - Thuật", "Y - Thuật", "", ""),
            ("Thào A Páo (Tủa)", "Thào A Páo (Tủa)", "", ""),
            ("Bí thư", "Bí thư", "", ""),
        ] {
            assert_eq!(read(cell), (vec![name.to_owned()], duty.to_owned(), note.to_owned()), "{cell}");
        }
        assert_eq!(read("").0, Vec::<String>::new());
    }

    #[test]
    fn two_whole_names_are_two_people() {
        for cell in [
            "Lò Văn Án\nVì Thị Bưởi",
            "Lò Văn Án; Vì Thị Bưởi",
            "Lò Văn Án, Vì Thị Bưởi",
            "Lò Văn Án và Vì Thị Bưởi",
            "Lò Văn Án / Vì Thị Bưởi",
            "Lò Văn Án (Bí thư)\nVì Thị Bưởi (Phó Bí thư)",
            "1. Lò Văn Án\n2. Vì Thị Bưởi",
        ] {
            assert_eq!(read(cell).0, ["Lò Văn Án", "Vì Thị Bưởi"], "{cell}");
        }
    }
}
