//! One row's cells to one person's fields.

use chrono::NaiveDate;

use super::RosterRow;
use super::duty;
use super::looks::looks_like_sex;
use crate::date::{DateReading, DateRule, month_first, read_cell, read_text};
use crate::grid::{Cell, Row, Sheet};
use crate::problem::{Problem, ProblemCode};
use crate::proposal::{Choices, Target};
use crate::text::{fold, has_words, title_case};

/// A row read, with what there is to say about it.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    pub number: u32,
    pub person: RosterRow,
    /// The name before titles and numbering were taken off it.
    pub name_as_written: String,
    /// The list numbers this row.
    pub numbered: bool,
    /// Fields besides the name that could be read.
    pub evidence: usize,
    pub problems: Vec<Problem>,
}

/// Reads rows of one sheet from top to bottom; remembers the last so that "nt" (như trên) can be followed.
pub struct Reader<'a> {
    sheet: &'a Sheet,
    choices: &'a Choices,
    month_first: Vec<bool>,
    above: Vec<String>,
}

impl<'a> Reader<'a> {
    pub fn new(sheet: &'a Sheet, choices: &'a Choices) -> Self {
        let columns = choices.columns.len();
        let month_first = (0..columns)
            .map(|column| {
                let dated = matches!(field(choices, column), Some("born" | "joined" | "official"));
                dated
                    && month_first(sheet.rows.iter().filter_map(|r| match r.cell(column) {
                        Cell::Text(text) => Some(text.as_str()),
                        _ => None,
                    }))
            })
            .collect();
        Self {
            sheet,
            choices,
            month_first,
            above: vec![String::new(); columns],
        }
    }

    /// What is to be said about whole columns.
    pub fn problems(&self) -> Vec<Problem> {
        let columns = self
            .month_first
            .iter()
            .enumerate()
            .filter(|(_, first)| **first);
        columns
            .map(|(column, _)| Problem {
                row: self.choices.header.1,
                field: field(self.choices, column).unwrap_or_default().to_owned(),
                code: ProblemCode::MonthFirst,
                message: "Cột này ghi tháng trước, ngày sau (kiểu Mỹ) và được đọc như vậy. Kiểm tra lại vài người.".to_owned(),
            })
            .collect()
    }

    pub fn row(&mut self, row: &Row) -> Reading {
        let mut reading = Reading {
            number: row.number,
            ..Reading::default()
        };
        reading.numbered = self.texts(row, Target::Number).iter().any(|t| is_number(t));
        self.name(row, &mut reading);
        self.born_and_sex(row, &mut reading);
        let mut notes = self.texts(row, Target::Note);
        for (target, field) in [(Target::Joined, "joined"), (Target::Official, "official")] {
            let value = self.date(
                row,
                &[target],
                DateRule::EVENT,
                field,
                &mut reading.problems,
                &mut notes,
            );
            *if target == Target::Joined {
                &mut reading.person.joined
            } else {
                &mut reading.person.official
            } = value;
        }
        self.words(row, notes, &mut reading.person);
        let order = out_of_order(&reading);
        reading.problems.extend(order);
        let person = &reading.person;
        let others = [
            &person.people,
            &person.joined,
            &person.official,
            &person.duty,
            &person.card,
            &person.note,
            &person.born,
        ];
        reading.evidence += others.iter().filter(|v| !v.is_empty()).count();
        self.remember(row);
        reading
    }

    /// Text as on screen, old encodings converted.
    pub fn plain(&self, cell: &Cell) -> String {
        self.choices.encoding.text(&cell.raw())
    }

    /// The cell, or the merged cell above that covers it.
    fn cell<'r>(&'r self, row: &'r Row, column: usize) -> &'r Cell {
        let own = row.cell(column);
        let target = self
            .choices
            .columns
            .get(column)
            .copied()
            .unwrap_or_default();
        // A person's name may be merged over two lines of duties: the second line is not a second person.
        if !own.is_empty() || target.field() == Some("name") || target == Target::Number {
            return own;
        }
        match self.sheet.merge_at(row.number, column) {
            Some(m) if m.top > self.choices.header.1 && m.left == column => {
                self.sheet.row(m.top).map_or(own, |r| r.cell(column))
            }
            _ => own,
        }
    }

    fn text(&self, row: &Row, column: usize) -> String {
        let text = self.plain(self.cell(row, column));
        let ditto = [
            "\"",
            "''",
            "”",
            "“",
            "〃",
            "//",
            "nt",
            "-nt-",
            "như trên",
            "- nt -",
        ];
        if ditto.contains(&text.to_lowercase().as_str()) {
            self.above.get(column).cloned().unwrap_or_default()
        } else {
            text
        }
    }

    fn remember(&mut self, row: &Row) {
        for column in 0..self.above.len() {
            self.above[column] = self.text(row, column);
        }
    }

    fn columns(&self, target: Target) -> impl Iterator<Item = usize> {
        self.choices
            .columns
            .iter()
            .enumerate()
            .filter(move |(_, t)| **t == target)
            .map(|(column, _)| column)
    }

    fn texts(&self, row: &Row, target: Target) -> Vec<String> {
        self.columns(target)
            .map(|c| self.text(row, c))
            .filter(|t| !is_blank_mark(t))
            .collect()
    }

    fn name(&self, row: &Row, reading: &mut Reading) {
        let whole = self.texts(row, Target::Name).into_iter().next();
        let parts = || {
            let family = self.texts(row, Target::FamilyName);
            let given = self.texts(row, Target::GivenName);
            family
                .into_iter()
                .chain(given)
                .collect::<Vec<_>>()
                .join(" ")
        };
        reading.name_as_written = whole.unwrap_or_else(parts);
        let name = bare_name(&reading.name_as_written);
        reading.person.name = if self.choices.title_case {
            usual_case(name)
        } else {
            name.to_owned()
        };
    }

    fn born_and_sex(&self, row: &Row, reading: &mut Reading) {
        let mut notes = Vec::new();
        let targets = [Target::Born, Target::BornMale, Target::BornFemale];
        let problems = &mut reading.problems;
        reading.person.born =
            self.date(row, &targets, DateRule::BORN, "born", problems, &mut notes);
        if reading.person.born.is_empty() {
            reading.person.born = self.born_in_parts(row, problems);
        }
        let filled = |target| !self.texts(row, target).is_empty();
        let marked = |target| self.texts(row, target).iter().any(|t| is_mark(t));
        let mut told = false;
        let mut sex = match (filled(Target::BornMale), filled(Target::BornFemale)) {
            (true, false) => "Nam",
            (false, true) => "Nữ",
            _ => "",
        };
        match (marked(Target::SexMale), marked(Target::SexFemale)) {
            (true, false) => (sex, told) = ("Nam", true),
            (false, true) => (sex, told) = ("Nữ", true),
            (true, true) => reading.problems.push(both_sexes(row.number)),
            (false, false) if sex.is_empty() => sex = self.sex_by_absence(),
            (false, false) => {}
        }
        for text in self.texts(row, Target::Sex) {
            match fold(&text).as_str() {
                "nam" | "trai" | "m" | "male" => (sex, told) = ("Nam", true),
                "nu" | "gai" | "f" | "female" => (sex, told) = ("Nữ", true),
                // A single column ticked for women is headed "Nữ", not "Giới tính": anything else is unreadable.
                _ => reading.problems.push(unreadable_sex(row.number, &text)),
            }
        }
        reading.person.sex = sex.to_owned();
        reading.evidence += usize::from(told);
    }

    /// A list with a column only for women marks them alone; the rest are men, and the other way round.
    fn sex_by_absence(&self) -> &'static str {
        let has = |target| self.columns(target).next().is_some();
        if has(Target::Sex) || has(Target::BornMale) || has(Target::BornFemale) {
            return "";
        }
        match (has(Target::SexMale), has(Target::SexFemale)) {
            (false, true) => "Nam",
            (true, false) => "Nữ",
            _ => "",
        }
    }

    fn born_in_parts(&self, row: &Row, problems: &mut Vec<Problem>) -> String {
        let first = |target| {
            self.texts(row, target)
                .into_iter()
                .next()
                .unwrap_or_default()
        };
        let (day, month, year) = (
            first(Target::BornDay),
            first(Target::BornMonth),
            first(Target::BornYear),
        );
        if year.is_empty() {
            return String::new();
        }
        let filled: Vec<&str> = [&day, &month, &year]
            .into_iter()
            .map(String::as_str)
            .filter(|p| !p.is_empty())
            .collect();
        let text = filled.join("/");
        let reading = read_text(&text, DateRule::new(self.sheet.epoch_1904, DateRule::BORN));
        written(&reading, &text, row.number, "born", problems)
    }

    /// The most exact reading among a field's columns; troubles are told only when nothing better stands beside.
    fn date(
        &self,
        row: &Row,
        targets: &[Target],
        pivot: i32,
        field: &'static str,
        problems: &mut Vec<Problem>,
        notes: &mut Vec<String>,
    ) -> String {
        let mut best: Option<(u8, DateReading, String)> = None;
        for column in targets.iter().flat_map(|t| self.columns(*t)) {
            let (cell, text) = (self.cell(row, column), self.text(row, column));
            let month_first = self.month_first.get(column).copied().unwrap_or(false);
            let rule = DateRule {
                month_first,
                ..DateRule::new(self.sheet.epoch_1904, pivot)
            };
            let reading = read_cell(cell, &text, rule);
            if reading == DateReading::Unreadable
                && field != "born"
                && has_words(&fold(&text), "du bi")
            {
                add_note(notes, "Dự bị");
                continue;
            }
            let rank = rank(&reading);
            if best.as_ref().is_none_or(|(r, ..)| rank > *r) {
                best = Some((rank, reading, text));
            }
        }
        best.map_or_else(String::new, |(_, reading, text)| {
            written(&reading, &text, row.number, field, problems)
        })
    }

    fn words(&self, row: &Row, mut notes: Vec<String>, person: &mut RosterRow) {
        let people = self
            .texts(row, Target::People)
            .into_iter()
            .next()
            .unwrap_or_default();
        let one_case =
            people.chars().all(|c| !c.is_lowercase()) || people.chars().all(|c| !c.is_uppercase());
        person.people = if one_case {
            title_case(&people)
        } else {
            people
        };
        let cards = self
            .columns(Target::Card)
            .map(|c| card(self.cell(row, c), &self.text(row, c)));
        person.card = cards
            .into_iter()
            .find(|c| !c.is_empty())
            .unwrap_or_default();
        let mut duties = self.texts(row, Target::Duty);
        for text in self.texts(row, Target::DutyAndNote) {
            let (duty, note) = duty::split(&text);
            duties.push(duty);
            add_note(&mut notes, &note);
        }
        for text in self.texts(row, Target::Status) {
            let folded = fold(&text);
            if has_words(&folded, "du bi")
                || folded == "db"
                || is_mark(&text) && !has_words(&folded, "chinh thuc") && text.chars().count() <= 2
            {
                add_note(&mut notes, "Dự bị");
            } else if !has_words(&folded, "chinh thuc") && folded != "ct" {
                add_note(&mut notes, &text);
            }
        }
        duties.retain(|d| !d.is_empty());
        person.duty = duties
            .iter()
            .map(|d| duty::usual_capitals(d))
            .collect::<Vec<_>>()
            .join("; ");
        person.note = notes.join("; ");
    }
}

fn field(choices: &Choices, column: usize) -> Option<&'static str> {
    choices.columns.get(column).and_then(|t| t.field())
}

fn rank(reading: &DateReading) -> u8 {
    match reading {
        DateReading::Nothing => 0,
        DateReading::Unreadable => 1,
        DateReading::NoSuchDay => 2,
        DateReading::Year(_) => 3,
        DateReading::MonthOf(..) => 4,
        DateReading::Day(_) => 5,
    }
}

fn written(
    reading: &DateReading,
    text: &str,
    row: u32,
    field: &'static str,
    problems: &mut Vec<Problem>,
) -> String {
    let label = label(field);
    let mut tell = |code, message| {
        problems.push(Problem {
            row,
            field: field.to_owned(),
            code,
            message,
        })
    };
    match reading {
        DateReading::Nothing => String::new(),
        DateReading::Day(day) => day.format("%Y-%m-%d").to_string(),
        DateReading::Year(year) => year.to_string(),
        DateReading::MonthOf(month, year) => {
            tell(
                ProblemCode::MonthOnly,
                format!(
                    "{label} chỉ ghi tháng {month} năm {year}; tạm lấy năm {year}. Ghi thêm ngày nếu biết."
                ),
            );
            year.to_string()
        }
        DateReading::NoSuchDay => {
            tell(
                ProblemCode::NoSuchDate,
                format!(
                    "Ngày {text} không có trong lịch. {label} để trống; sửa lại nếu biết ngày đúng."
                ),
            );
            String::new()
        }
        DateReading::Unreadable => {
            tell(
                ProblemCode::UnreadableDate,
                format!(
                    "“{text}” không phải là ngày. {label} để trống; ghi lại dạng 16/08/1979 hoặc 1979."
                ),
            );
            String::new()
        }
    }
}

pub fn label(field: &str) -> &'static str {
    match field {
        "name" => "Họ và tên",
        "born" => "Ngày sinh",
        "sex" => "Giới tính",
        "people" => "Dân tộc",
        "joined" => "Ngày vào Đảng",
        "official" => "Ngày chính thức",
        "duty" => "Chức vụ",
        "card" => "Số thẻ đảng viên",
        _ => "Ghi chú",
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')', '/']);
    !digits.is_empty() && digits.len() <= 5 && digits.chars().all(|c| c.is_ascii_digit())
}

/// What people put into a cell to say that it is empty.
fn is_blank_mark(text: &str) -> bool {
    text.is_empty() || text.chars().all(|c| "-–—.…_/\\ ".contains(c))
}

fn is_mark(text: &str) -> bool {
    !is_blank_mark(text)
        && !matches!(fold(text).as_str(), "0" | "khong" | "k")
        && (text.chars().count() <= 4 || looks_like_sex(text))
}

fn add_note(notes: &mut Vec<String>, note: &str) {
    if !note.is_empty() && !notes.iter().any(|n| fold(n) == fold(note)) {
        notes.push(note.to_owned());
    }
}

/// Without "1." before it and without "Đ/c", "Đồng chí".
fn bare_name(text: &str) -> &str {
    let unnumbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut name =
        if unnumbered.len() < text.len() && unnumbered.starts_with(['.', ')', '-', '/', ' ']) {
            unnumbered.trim_start_matches(['.', ')', '-', '/', ' '])
        } else {
            text
        };
    for title in [
        "Đ/c ",
        "Đ/C ",
        "đ/c ",
        "Đ.c ",
        "Đồng chí ",
        "đồng chí ",
        "ĐỒNG CHÍ ",
        "Đ/c. ",
        "ĐC ",
    ] {
        name = name.strip_prefix(title).unwrap_or(name);
    }
    name.trim()
}

/// Each word that stands in capitals, or begins small, or mixes both (an old font's capitals) gets one capital.
fn usual_case(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let small_start = letters.next().is_some_and(char::is_lowercase);
        let capital_inside =
            letters.any(char::is_uppercase) && !word.contains(['\'', '’', '-', '.']);
        let shouted = word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase);
        if small_start || capital_inside || shouted {
            title_case(word)
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Eight digits as cards print them, "36.198418". A number lost its zeros at either end on the way through Excel.
fn card(cell: &Cell, text: &str) -> String {
    let digits: String = match cell {
        Cell::Number(n) if *n > 0.0 && *n < 100.0 && n.fract() > 0.0 => format!("{:09.6}", n)
            .chars()
            .filter(char::is_ascii_digit)
            .collect(),
        Cell::Number(n) if n.fract() == 0.0 && *n >= 1_000_000.0 && *n < 100_000_000.0 => {
            format!("{:08}", *n as u64)
        }
        _ => text.chars().filter(char::is_ascii_digit).collect(),
    };
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || " .-–,".contains(c));
    if plain && digits.len() == 8 {
        format!("{}.{}", &digits[..2], &digits[2..])
    } else if is_blank_mark(text) {
        String::new()
    } else {
        text.to_owned()
    }
}

fn both_sexes(row: u32) -> Problem {
    let message =
        "Cả hai cột Nam và Nữ đều đánh dấu; giới tính để trống. Sửa lại một cột.".to_owned();
    Problem {
        row,
        field: "sex".to_owned(),
        code: ProblemCode::UnreadableSex,
        message,
    }
}

fn unreadable_sex(row: u32, text: &str) -> Problem {
    let message = format!("“{text}” không phải là Nam hay Nữ; giới tính để trống.");
    Problem {
        row,
        field: "sex".to_owned(),
        code: ProblemCode::UnreadableSex,
        message,
    }
}

/// Birth before joining, joining not after becoming official; a bare year counts as its whole year.
fn out_of_order(reading: &Reading) -> Option<Problem> {
    let person = &reading.person;
    let span = |text: &str| {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let year = text.parse().ok();
        day.map(|d| (d, d)).or_else(|| {
            let year: i32 = year?;
            NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31))
        })
    };
    let after = |first: &str, second: &str| {
        span(first)
            .zip(span(second))
            .is_some_and(|(a, b)| a.0 > b.1)
    };
    let (field, message) = if after(&person.born, &person.joined)
        || (!person.born.is_empty() && person.born == person.joined)
    {
        (
            "joined",
            "Ngày vào Đảng không sau ngày sinh. Kiểm tra lại hai ngày này.",
        )
    } else if after(&person.joined, &person.official) {
        (
            "official",
            "Ngày chính thức trước ngày vào Đảng. Kiểm tra lại hai ngày này.",
        )
    } else {
        return None;
    };
    let code = ProblemCode::DatesOutOfOrder;
    Some(Problem {
        row: reading.number,
        field: field.to_owned(),
        code,
        message: message.to_owned(),
    })
}
