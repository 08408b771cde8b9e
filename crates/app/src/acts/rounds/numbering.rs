//! The numbers of a round's papers: proposed from what the cell numbered in the same term, and said when repeated.

use super::filling::Said;
use crate::figures::{self, day};
use crate::messages::CallError;
use crate::messages::rounds::Doubt;
use crate::reading::KeptRows;
use chrono::NaiveDate;
use domain::catalogue::{Fields, round};
use domain::numbering::{Numbered, is_repeated, next_number};
use journal::Value;
use store::{Book, Row};

/// A kind of paper that a round has: where its number and its date are kept, and what it is called.
struct Paper {
    number: u16,
    dated: u16,
    field: &'static str,
    name: &'static str,
}

const PLAN: Paper =
    Paper { number: round::PLAN_NUMBER, dated: round::PLAN_DATED, field: "plan_number", name: "Kế hoạch" };
const REPORT: Paper =
    Paper { number: round::REPORT_NUMBER, dated: round::REPORT_DATED, field: "report_number", name: "Báo cáo" };

/// What the papers of other rounds have taken, and when the cell's terms began.
pub(super) struct Numbers<'b> {
    congresses: Vec<NaiveDate>,
    others: Vec<&'b Row>,
    today: NaiveDate,
}

pub(crate) fn number(row: &dyn Fields, field: u16) -> Option<u32> {
    row.value(field).and_then(Value::as_count).filter(|number| *number > 0)
}

impl<'b> Numbers<'b> {
    pub fn of(book: &Book, rows: &'b KeptRows, said: &Said<'_>, today: NaiveDate) -> Result<Numbers<'b>, CallError> {
        let others = rows.iter().filter(|row| row.id != said.id && !row.flag(round::DELETED)).collect();
        Ok(Numbers { congresses: figures::congresses(book)?, others, today })
    }

    pub fn next_plan(&self, said: &Said<'_>) -> u32 {
        self.next(&PLAN, said)
    }

    pub fn next_report(&self, said: &Said<'_>) -> u32 {
        self.next(&REPORT, said)
    }

    fn next(&self, paper: &Paper, said: &Said<'_>) -> u32 {
        next_number(&self.congresses, &self.taken(paper), self.dated(paper, said))
    }

    /// A number that another round's paper of the same kind has in the same term. Papers of a round without a date are
    /// taken to be of today.
    pub fn doubts(&self, said: &Said<'_>) -> Vec<Doubt> {
        let repeated = |paper: &&Paper| {
            number(said, paper.number).is_some_and(|number| {
                is_repeated(&self.congresses, &self.taken(paper), Numbered { number, on: self.dated(paper, said) })
            })
        };
        let doubt = |paper: &Paper| Doubt {
            field: paper.field.to_owned(),
            sentence: format!(
                "{} của đợt khác trong nhiệm kỳ này đã mang số ấy. Xem lại số; số tiếp theo là {:02}.",
                paper.name,
                self.next(paper, said)
            ),
        };
        [&PLAN, &REPORT].into_iter().filter(repeated).map(doubt).collect()
    }

    fn dated(&self, paper: &Paper, row: &dyn Fields) -> NaiveDate {
        day(row.text(paper.dated)).unwrap_or(self.today)
    }

    fn taken(&self, paper: &Paper) -> Vec<Numbered> {
        let numbered =
            |row: &&Row| number(*row, paper.number).map(|number| Numbered { number, on: self.dated(paper, *row) });
        self.others.iter().filter_map(numbered).collect()
    }
}
