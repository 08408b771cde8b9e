//! A list or a register as a paper to print: the same cells as in its workbook.

use ::papers::{
    Block, Column, End, Paper, PaperKind, RegisterCell, RegisterTable, Table, Title, TitleLine, TitleStyle, Top,
};

/// Beyond this many columns the page is turned.
const MOST_UPRIGHT: usize = 6;

pub(in crate::acts) fn paper(list: &RegisterTable) -> Paper {
    let line = |text: &str, style| TitleLine { text: text.to_owned(), style };
    let lines = [line(&list.period, TitleStyle::Italic)];
    Paper {
        kind: PaperKind::List,
        top: Top::Names { superior: list.superior.clone(), cell: list.cell.clone() },
        title: Title {
            name: list.title.to_uppercase(),
            lines: lines.into_iter().filter(|line| !line.text.is_empty()).collect(),
            rule: false,
        },
        blocks: vec![Block::Table(table(list))],
        end: End::Nothing,
        landscape: list.columns.len() > MOST_UPRIGHT,
    }
}

fn table(list: &RegisterTable) -> Table {
    let mut columns = vec![Column::figure("STT", 2)];
    columns.extend(list.columns.iter().map(|column| match (column.count, column.wide) {
        (true, _) => Column::figure(&column.heading, 3),
        (false, true) => Column::text(&column.heading, 8),
        (false, false) => Column::text(&column.heading, 5),
    }));
    let row = |(at, cells): (usize, &Vec<RegisterCell>)| {
        std::iter::once((at + 1).to_string()).chain(cells.iter().map(shown)).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<String>> = list.rows.iter().enumerate().map(row).collect();
    if !list.sums.is_empty() {
        rows.push(std::iter::once(String::new()).chain(list.sums.iter().map(shown)).collect());
    }
    Table { small: true, ..Table::new(columns, rows) }
}

fn shown(cell: &RegisterCell) -> String {
    match cell {
        RegisterCell::Text(text) => text.clone(),
        RegisterCell::Count(count) => domain::figures::number(*count),
        RegisterCell::Number(number) => number.to_string().replace('.', ","),
        RegisterCell::Empty => String::new(),
    }
}
