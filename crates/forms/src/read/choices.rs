//! The sheet `choices`.

use super::Problems;
use super::columns::{Row, Table};
use crate::description::{Choice, ChoiceList};
use crate::problem::{ProblemCode, SheetName};
use crate::sentence::sentence;

#[derive(Default)]
pub struct Choices {
    pub lists: Vec<ChoiceList>,
    /// For each list, the lines of its choices.
    lines: Vec<Vec<u32>>,
}

impl Choices {
    pub fn line(&self, list: usize, choice: usize) -> u32 {
        self.lines.get(list).and_then(|lines| lines.get(choice)).copied().unwrap_or_default()
    }
}

/// Reads every row; what is wrong within a list is found by [`crate::check`].
pub fn read(table: &Table<'_>, problems: &mut Problems) -> Choices {
    let mut choices = Choices::default();
    if !table.is_filled() {
        return choices;
    }
    for column in ["list_name", "name"] {
        if !table.has(column) {
            let said = sentence(
                format!("trang choices thiếu cột “{column}”"),
                format!("the sheet choices has no column “{column}”"),
            );
            problems.refuse(SheetName::Choices, 1, column, ProblemCode::NoColumn, said);
            return choices;
        }
    }
    for row in table.rows() {
        take(&row, &mut choices, problems);
    }
    choices
}

fn take(row: &Row<'_>, choices: &mut Choices, problems: &mut Problems) {
    let (list, name, label) = (row.get("list_name"), row.get("name"), row.words("label"));
    if list.is_empty() {
        // A row with neither is somebody's remark.
        if !name.is_empty() || !label.is_empty() {
            let said = sentence("thiếu tên danh mục", "the name of the list is missing");
            problems.refuse(SheetName::Choices, row.line, "list_name", ProblemCode::NoList, said);
        }
        return;
    }
    for (heading, _) in row.unsupported() {
        let said = sentence(
            format!("chưa dùng được cột “{heading}”; xóa nội dung cột này"),
            format!("the column “{heading}” is not supported; empty it"),
        );
        problems.refuse(SheetName::Choices, row.line, heading, ProblemCode::UnsupportedColumn, said);
    }
    let at = choices.lists.iter().position(|it| it.name == list).unwrap_or_else(|| {
        choices.lists.push(ChoiceList { name: list, choices: Vec::new() });
        choices.lines.push(Vec::new());
        choices.lists.len() - 1
    });
    if let (Some(list), Some(lines)) = (choices.lists.get_mut(at), choices.lines.get_mut(at)) {
        list.choices.push(Choice { name, label });
        lines.push(row.line);
    }
}
