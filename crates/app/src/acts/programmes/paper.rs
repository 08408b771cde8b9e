//! The table of a programme as Word or Excel.

use super::read;
use crate::acts::papers;
use crate::messages::CallError;
use crate::messages::papers::Written;
use crate::messages::programmes::{Paper, Programme, Task};
use crate::{AppSession, reading};
use ::papers::{ProgrammeTable, RegisterCell, RegisterColumn, RegisterTable, TaskLine};

pub fn paper(app: &AppSession, request: Paper) -> Result<Written, CallError> {
    let id = reading::id(&request.id, "id")?;
    let as_workbook = request.out.trim().to_lowercase().ends_with(".xlsx");
    let out = papers::place(&request.out, if as_workbook { "xlsx" } else { "docx" }, "out")?;
    let table = app.with_book(|book| {
        let programme = read(book, id, app.today())?;
        Ok(table(papers::superior_name(book)?, papers::cell_name(book)?, &programme))
    })?;
    if as_workbook {
        papers::put(app, &out, "out", workbook(&table).to_xlsx())
    } else {
        papers::print(app, &out, table.paper())
    }
}

fn table(superior: String, cell: String, programme: &Programme) -> ProgrammeTable {
    let of = |field: &str| programme.programme.shown.get(field).cloned().unwrap_or_default();
    // Values and not words: long titles are shortened in words.
    let title = programme.programme.values.get("title").and_then(|title| title.as_str()).unwrap_or_default();
    ProgrammeTable {
        superior,
        cell,
        title: title.to_owned(),
        number: [of("number"), of("issued")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        tasks: programme.tasks.iter().map(line).collect(),
    }
}

pub(super) fn line(task: &Task) -> TaskLine {
    let shown = |field: &str| task.row.shown.get(field).cloned().unwrap_or_default();
    let whole = |field: &str| task.row.values.get(field).and_then(|text| text.as_str()).unwrap_or_default().to_owned();
    TaskLine {
        group: task.group.clone(),
        what: whole("what"),
        lead: shown("lead"),
        with: whole("with_whom"),
        product: whole("product"),
        deadline: shown("deadline"),
        standing: task.standing.vietnamese().to_owned(),
    }
}

fn workbook(table: &ProgrammeTable) -> RegisterTable {
    let column = |heading: &&str, wide| RegisterColumn { heading: (*heading).to_owned(), count: false, wide };
    let row = |line: &TaskLine| {
        line.cells()
            .into_iter()
            .map(|text| if text.is_empty() { RegisterCell::Empty } else { RegisterCell::Text(text) })
    };
    RegisterTable {
        superior: table.superior.clone(),
        cell: table.cell.clone(),
        title: table.title.clone(),
        period: table.number.clone(),
        columns: ProgrammeTable::HEADINGS
            .iter()
            .enumerate()
            .map(|(place, heading)| column(heading, place < 5))
            .collect(),
        rows: table.tasks.iter().map(|line| row(line).collect()).collect(),
        sums: Vec::new(),
    }
}
