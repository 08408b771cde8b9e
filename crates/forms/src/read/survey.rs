//! The sheet `survey`.

use super::Problems;
use super::columns::{Row, Table};
use super::types::{RowType, row_type};
use crate::description::{Item, Part, Question, QuestionKind};
use crate::problem::{ProblemCode, SheetName};
use crate::sentence::{Sentence, sentence, shortened};
use std::collections::BTreeSet;

#[derive(Default)]
pub struct Survey {
    pub items: Vec<Item>,
    /// The line of each item.
    pub lines: Vec<u32>,
    /// The names of rows that were refused.
    pub left_out: BTreeSet<String>,
}

/// A group that has begun and not ended.
struct Open {
    line: u32,
    /// What its items are within: the group, or what is around a group that was refused.
    within: Option<String>,
    is_supported: bool,
}

struct Reader<'a> {
    survey: Survey,
    open: Vec<Open>,
    problems: &'a mut Problems,
}

/// Reads every row; what is wrong with names, texts and expressions is found by [`crate::check`].
pub fn read(table: &Table<'_>, problems: &mut Problems) -> Survey {
    if !table.has("type") {
        let said = sentence(
            "trang survey thiếu cột “type”; dòng đầu của trang phải là tên cột",
            "the sheet survey has no column “type”; the first row has to be the headings",
        );
        problems.refuse(SheetName::Survey, 1, "type", ProblemCode::NoColumn, said);
        return Survey::default();
    }
    let mut reader = Reader { survey: Survey::default(), open: Vec::new(), problems };
    for row in table.rows() {
        reader.row(&row);
    }
    for open in std::mem::take(&mut reader.open) {
        let said = sentence(
            "nhóm mở ở dòng này chưa đóng; thêm dòng end group",
            "the group that begins in this row does not end; add a row with end group",
        );
        reader.refuse(open.line, "type", ProblemCode::NotClosed, said);
    }
    reader.survey
}

impl Reader<'_> {
    fn refuse(&mut self, line: u32, column: &str, code: ProblemCode, said: Sentence) {
        self.problems.refuse(SheetName::Survey, line, column, code, said);
    }

    fn row(&mut self, row: &Row<'_>) {
        let written = row.get("type");
        match row_type(&written) {
            _ if written.is_empty() => self.without_type(row),
            RowType::Begin => self.begin(row),
            RowType::End => self.end(row, true),
            RowType::EndUnsupported => self.end(row, false),
            RowType::BeginUnsupported => {
                self.unsupported(row, &written, ProblemCode::UnsupportedType);
                let within = self.within();
                self.open.push(Open { line: row.line, within, is_supported: false });
            }
            RowType::Note => self.item(row, Part::Note),
            RowType::Question(kind) => self.item(row, question(row, kind, None)),
            RowType::Select(kind, list) => self.item(row, question(row, kind, list)),
            RowType::Unsupported => self.unsupported(row, &written, ProblemCode::UnsupportedType),
            RowType::Unknown => self.unsupported(row, &written, ProblemCode::UnknownType),
        }
    }

    fn within(&self) -> Option<String> {
        self.open.last().and_then(|open| open.within.clone())
    }

    /// A row with neither name nor label is somebody's remark.
    fn without_type(&mut self, row: &Row<'_>) {
        let name = row.get("name");
        if name.is_empty() && row.words("label").is_empty() {
            let said = sentence("dòng không có loại câu, bỏ qua", "the row has no type and is passed over");
            self.problems.ignore(SheetName::Survey, row.line, "type", ProblemCode::NoType, said);
        } else {
            let said = sentence(
                "thiếu loại câu, như text, integer, select_one co_khong",
                "the type is missing, such as text, integer or select_one yes_no",
            );
            self.refuse(row.line, "type", ProblemCode::NoType, said);
            self.survey.left_out.insert(name);
        }
    }

    fn unsupported(&mut self, row: &Row<'_>, written: &str, code: ProblemCode) {
        const TYPES: &str = "text, integer, decimal, date, select_one, select_multiple, note, begin group, end group";
        let written = shortened(written);
        let said = sentence(
            format!("loại câu “{written}” chưa dùng được; các loại dùng được: {TYPES}"),
            format!("the type “{written}” is not supported; these are: {TYPES}"),
        );
        self.refuse(row.line, "type", code, said);
        self.survey.left_out.insert(row.get("name"));
    }

    fn begin(&mut self, row: &Row<'_>) {
        let (name, around) = (row.get("name"), self.within());
        self.item(row, Part::Group);
        let within = if name.is_empty() { around } else { Some(name) };
        self.open.push(Open { line: row.line, within, is_supported: true });
    }

    fn end(&mut self, row: &Row<'_>, is_group: bool) {
        if self.open.last().is_some_and(|open| open.is_supported == is_group) {
            self.open.pop();
            return;
        }
        let said = sentence(
            "dòng này đóng một nhóm chưa mở; bỏ dòng này hoặc thêm begin group ở trên",
            "this row ends a group that was not begun; take it out or add begin group above",
        );
        self.refuse(row.line, "type", ProblemCode::NotOpened, said);
    }

    fn item(&mut self, row: &Row<'_>, part: Part) {
        self.other_columns(row, &part);
        let mut name = row.get("name");
        if name.is_empty() {
            if part != Part::Note {
                let said = sentence(
                    "thiếu tên câu; điền vào ô name một tên ngắn không dấu cách, như so_nguoi",
                    "the name is missing; fill in the cell under name with a short one without spaces",
                );
                self.refuse(row.line, "name", ProblemCode::NoName, said);
                return;
            }
            name = format!("generated_note_name_{}", row.line);
        }
        self.survey.lines.push(row.line);
        self.survey.items.push(Item {
            name,
            within: self.within(),
            label: row.words("label"),
            hint: row.words("hint"),
            relevant: filled(row.get("relevant")),
            part,
        });
    }

    /// Cells that this version can't follow, and those that mean nothing in a row without an answer.
    fn other_columns(&mut self, row: &Row<'_>, part: &Part) {
        for (heading, cell) in row.unsupported() {
            let switched_off = heading.to_lowercase().replace('_', "").as_str() == "readonly" || heading == "disabled";
            if switched_off && is_no(&cell) {
                continue;
            }
            let said = sentence(
                format!("chưa dùng được cột “{heading}”; xóa ô này"),
                format!("the column “{heading}” is not supported; empty the cell"),
            );
            self.problems.refuse(SheetName::Survey, row.line, heading, ProblemCode::UnsupportedColumn, said);
        }
        if matches!(part, Part::Question(_)) {
            return;
        }
        for column in ["required", "constraint"] {
            let cell = row.get(column);
            if !cell.is_empty() && !is_no(&cell) {
                let said = sentence(
                    "nhóm và ghi chú không có câu trả lời; ô này bỏ qua",
                    "groups and notes have no answer; the cell is passed over",
                );
                self.problems.ignore(SheetName::Survey, row.line, column, ProblemCode::IgnoredColumn, said);
            }
        }
    }
}

fn question(row: &Row<'_>, kind: QuestionKind, list: Option<String>) -> Part {
    let required = row.get("required");
    Part::Question(Question {
        kind,
        list,
        required: if is_yes(&required) { Some("true()".to_owned()) } else { filled(required).filter(|it| !is_no(it)) },
        required_message: row.words("required_message"),
        constraint: filled(row.get("constraint")),
        constraint_message: row.words("constraint_message"),
    })
}

fn filled(cell: String) -> Option<String> {
    (!cell.is_empty()).then_some(cell)
}

/// A box that is ticked comes as `x`.
fn is_yes(cell: &str) -> bool {
    ["yes", "true", "true()", "x"].iter().any(|yes| yes.eq_ignore_ascii_case(cell))
}

fn is_no(cell: &str) -> bool {
    ["no", "false", "false()"].iter().any(|no| no.eq_ignore_ascii_case(cell))
}
