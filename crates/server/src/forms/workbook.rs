//! The answers of the cells as an Excel workbook: one line for each cell, one column for each question, the sums below.

use domain::Id;
use forms::{QuestionKind, add_up};
use papers::{RegisterCell, RegisterColumn, RegisterTable};
use sql::Sql;

use super::table::Cells;
use super::totals::counted;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::rounds::workbook::moment;
use crate::storage::committee::Committees;

/// The bytes of the workbook. Text stays text there, whatever it begins with.
pub fn workbook(sql: &dyn Sql, id: Id, now: Moment) -> Result<Vec<u8>, Failure> {
    let cells = Cells::read(sql, id, now)?;
    let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?;
    let form = cells.form.as_ref().ok_or(Failure::NotFound)?;
    let (names, sent) = counted(&cells);
    let totals = add_up(form, &sent);
    let mut columns = vec![RegisterColumn { heading: "Chi bộ".to_owned(), count: false, wide: true }];
    columns.extend(form.questions().map(|(item, question)| RegisterColumn {
        heading: form.words(&item.label).to_owned(),
        count: is_number(question.kind),
        wide: question.kind == QuestionKind::Text,
    }));
    let row = |(name, sent): (&crate::tree::unit_names::Named, &forms::Sent<'_>)| {
        let answers = form.questions().map(|(item, question)| match sent.answers.get(&item.name) {
            Some(answer) if is_number(question.kind) => number(answer),
            Some(answer) => RegisterCell::Text(forms::in_words(form, &item.name, answer)),
            None => RegisterCell::Empty,
        });
        [RegisterCell::Text(name.name.clone())].into_iter().chain(answers).collect()
    };
    let sums = totals.iter().map(|total| total.sum.as_deref().map_or(RegisterCell::Empty, number));
    let paper = RegisterTable {
        superior: ours.name,
        cell: format!("{}/{} chi bộ có câu trả lời được cộng", names.len(), cells.units.len()),
        title: cells.text.title.clone(),
        period: format!("Số liệu lúc {}", moment(now)),
        rows: names.iter().zip(&sent).map(row).collect(),
        sums: [RegisterCell::Text(format!("Cộng {} chi bộ", names.len()))].into_iter().chain(sums).collect(),
        columns,
    };
    paper.to_xlsx().map_err(|error| Failure::Broken(format!("workbook: {error}")))
}

fn is_number(kind: QuestionKind) -> bool {
    matches!(kind, QuestionKind::Integer | QuestionKind::Decimal)
}

/// Excel keeps fifteen digits of a number. A longer one stays text, so that none is lost.
fn number(stored: &str) -> RegisterCell {
    let digits = stored.chars().filter(char::is_ascii_digit).count();
    match (stored.parse::<u64>(), stored.parse::<f64>()) {
        (Ok(count), _) if digits <= 15 => RegisterCell::Count(count),
        (_, Ok(number)) if digits <= 15 => RegisterCell::Number(number),
        _ => RegisterCell::Text(stored.replace('.', ",")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_is_lost_in_a_workbook() {
        assert_eq!(number("12"), RegisterCell::Count(12));
        assert_eq!(number("-3"), RegisterCell::Number(-3.0));
        assert_eq!(number("2.5"), RegisterCell::Number(2.5));
        assert_eq!(number("1234567890123456.5"), RegisterCell::Text("1234567890123456,5".to_owned()));
    }
}
