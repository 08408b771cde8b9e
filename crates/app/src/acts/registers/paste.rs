//! Rows pasted from a spreadsheet. They are shown with their problems first, then added in one save that one
//! click can undo.

use super::opened::{OpenedRow, begin_audiences};
use super::shown::in_words;
use super::typed::{Overlaid, Records};
use super::{Surroundings, draft, register, shown_fields};
use crate::AppSession;
use crate::messages::CallError;
use crate::messages::registers::{Paste, PastePreview, Pasted, PastedRow, RegisterProblem};
use crate::naming::Names;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Field, Fields, Kind};
use domain::language::{fold, tidy};
use domain::registers::{Problem, Typed, read};
use journal::Value;
use std::collections::BTreeMap;
use store::{Book, OpDraft};

/// The most rows in one paste; a busy cell writes about a tenth of that in a year.
const MOST_ROWS: usize = 2_000;

struct Line {
    values: BTreeMap<u16, Value>,
    problems: Vec<Problem>,
    already_here: bool,
}

impl Line {
    /// Doubts are shown in the preview, and adding the rows is the answer to them.
    fn is_good(&self) -> bool {
        self.problems.iter().all(|problem| problem.is_doubt)
    }
}

struct Sheet {
    columns: Vec<Option<&'static Field>>,
    lines: Vec<Line>,
}

pub fn paste_preview(app: &AppSession, request: Paste) -> Result<PastePreview, CallError> {
    let (kind, described) = register(&request.register)?;
    super::refuse_typed(&described)?;
    app.with_book(|book| {
        let sheet = sheet(app, book, kind, &request.text)?;
        let names = Names::of(book)?;
        let columns = sheet.columns.iter().map(|column| column.map(|field| field.column.to_owned())).collect();
        let good = sheet.lines.iter().filter(|line| line.is_good() && !line.already_here).count();
        let bad = sheet.lines.iter().filter(|line| !line.is_good()).count();
        let rows = sheet.lines.iter().map(|line| shown(&names, kind, line)).collect::<Result<_, _>>()?;
        Ok(PastePreview { columns, rows, good: good as u32, bad: bad as u32 })
    })
}

fn shown(names: &Names<'_>, kind: &'static Kind, line: &Line) -> Result<PastedRow, CallError> {
    let mut words = BTreeMap::new();
    for (field, value) in line.values.iter().filter_map(|(number, value)| Some((kind.field(*number)?, value))) {
        words.insert(field.column.to_owned(), in_words(names, Id::default(), field, value)?);
    }
    let problem = |problem: &Problem| RegisterProblem {
        field: kind.field(problem.field).map_or(String::new(), |field| field.column.to_owned()),
        code: problem.code.to_owned(),
        sentence: problem.sentence.clone(),
        is_doubt: problem.is_doubt,
    };
    let problems = line.problems.iter().map(problem).collect();
    Ok(PastedRow { shown: words, problems, already_here: line.already_here })
}

/// Adds the rows that have no problems and are not in the register already.
pub fn paste(app: &AppSession, request: Paste) -> Result<Pasted, CallError> {
    let (kind, described) = register(&request.register)?;
    super::refuse_typed(&described)?;
    app.with_book(|book| {
        let sheet = sheet(app, book, kind, &request.text)?;
        begin_audiences(book, kind, app.now_ms())?;
        let mut drafts: Vec<OpDraft> = Vec::new();
        for line in sheet.lines.iter().filter(|line| line.is_good() && !line.already_here) {
            let row = Overlaid { id: Id(store::random()?), said: &line.values, stands: None };
            drafts.push(draft(book, kind, &row)?);
        }
        if drafts.is_empty() {
            return Err(CallError::at("nothing_to_add", "text", "Không có dòng nào để thêm. Xem lại các dòng có lỗi."));
        }
        let touched = app.save(book, None, &drafts)?;
        Ok(Pasted { added: drafts.len() as u32, touched })
    })
}

fn sheet(app: &AppSession, book: &Book, kind: &'static Kind, text: &str) -> Result<Sheet, CallError> {
    let cells = cells(text)?;
    let Some(first) = cells.first() else {
        return Err(CallError::at("nothing_pasted", "text", "Chưa có gì. Chép các dòng trong Excel rồi dán vào đây."));
    };
    if cells.len() > MOST_ROWS {
        let sentence = format!("Mỗi lần dán nhiều nhất {MOST_ROWS} dòng. Chia ra dán nhiều lần.");
        return Err(CallError::at("too_many_rows", "text", sentence));
    }
    let headed = headings(kind, first);
    let columns = headed.clone().unwrap_or_else(|| shown_fields(kind).map(Some).collect());
    if let Some(wide) = cells.iter().find(|line| line.len() > columns.len()) {
        let sentence = format!(
            "Có dòng {} cột, sổ này có {} cột. Chép cả dòng tiêu đề, hoặc xếp các cột theo thứ tự của sổ.",
            wide.len(),
            columns.len()
        );
        return Err(CallError::at("wrong_columns", "text", sentence));
    }
    let (records, surroundings) = (Records::of(book)?, Surroundings::of(book, kind, None)?);
    let body = &cells[usize::from(headed.is_some())..];
    let mut lines: Vec<Line> = Vec::new();
    for cells in body {
        let mut line = line(kind, &columns, cells, (&records, &surroundings), app.today());
        let same = |values: &BTreeMap<u16, Value>, row: &OpenedRow<'_>| {
            shown_fields(kind)
                .all(|field| values.get(&field.number) == row.value(field.number).filter(|value| value.is_set()))
        };
        let earlier = lines.iter().any(|earlier| earlier.values == line.values);
        line.already_here = earlier || surroundings.others().any(|row| same(&line.values, row));
        lines.push(line);
    }
    Ok(Sheet { columns, lines })
}

/// Splits text in the format of spreadsheet programs: a cell that contains a line break or a quotation mark is
/// in quotation marks. Empty cells at the end of a line and empty rows are left out.
fn cells(text: &str) -> Result<Vec<Vec<String>>, CallError> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b'\t').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| {
            CallError::at("bad_paste", "text", "Phần dán vào không đọc được. Chép lại từ Excel rồi dán.")
        })?;
        let mut line: Vec<String> = record.iter().map(str::to_owned).collect();
        line.truncate(line.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1));
        if !line.is_empty() {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// The fields that a row of headings names; `None` if fewer than half of its cells name one.
fn headings(kind: &'static Kind, cells: &[String]) -> Option<Vec<Option<&'static Field>>> {
    let named = |cell: &String| {
        let folded = fold(&tidy(cell));
        let is =
            |field: &&Field| [field.label.vietnamese, field.label.english].iter().any(|label| fold(label) == folded);
        shown_fields(kind).find(|field| !folded.is_empty() && is(field))
    };
    let columns: Vec<_> = cells.iter().map(named).collect();
    let known = columns.iter().flatten().count();
    (known * 2 >= cells.len().max(1) && known > 0).then_some(columns)
}

fn line(
    kind: &'static Kind,
    columns: &[Option<&'static Field>],
    cells: &[String],
    (records, surroundings): (&Records<'_>, &Surroundings),
    today: NaiveDate,
) -> Line {
    let (mut values, mut problems) = (BTreeMap::new(), Vec::new());
    for (field, cell) in columns.iter().zip(cells).filter_map(|(field, cell)| Some(((*field)?, cell))) {
        match read(field, &Typed::Text(cell.clone()), records) {
            Ok(value) if value.is_set() => drop(values.insert(field.number, value)),
            Ok(_) => {}
            Err(problem) => problems.push(problem),
        }
    }
    let of_row = surroundings.check(kind, &Overlaid { id: Id::default(), said: &values, stands: None }, today);
    // A value that could not be read is not reported as missing too.
    let news: Vec<Problem> =
        of_row.into_iter().filter(|one| problems.iter().all(|known| known.field != one.field)).collect();
    problems.extend(news);
    Line { values, problems, already_here: false }
}
