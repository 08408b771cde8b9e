//! The numbers of a round's papers: proposed from what the cell numbered in the same term, and said when repeated.

use super::filling::Said;
use crate::figures::day;
use crate::messages::CallError;
use crate::messages::rounds::Doubt;
use crate::paper_numbers;
use chrono::NaiveDate;
use domain::catalogue::{Fields, PaperType, round};
use journal::Value;
use store::Book;

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

/// What other papers have taken, and when the cell's terms began.
pub(super) struct Numbers {
    plans: paper_numbers::Numbers,
    reports: paper_numbers::Numbers,
    today: NaiveDate,
}

pub(crate) fn number(row: &dyn Fields, field: u16) -> Option<u32> {
    row.value(field).and_then(Value::as_count).filter(|number| *number > 0)
}

impl Numbers {
    pub fn of(book: &Book, said: &Said<'_>, today: NaiveDate) -> Result<Numbers, CallError> {
        let of = |paper| paper_numbers::Numbers::of(book, paper, said.id, today);
        Ok(Numbers { plans: of(PaperType::Plan)?, reports: of(PaperType::Report)?, today })
    }

    pub fn next_plan(&self, said: &Said<'_>) -> u32 {
        self.next(&PLAN, said)
    }

    pub fn next_report(&self, said: &Said<'_>) -> u32 {
        self.next(&REPORT, said)
    }

    fn next(&self, paper: &Paper, said: &Said<'_>) -> u32 {
        self.taken(paper).next(self.dated(paper, said))
    }

    /// A number that another paper of the same type has in the same term. Papers of a round without a date are taken to be
    /// of today.
    pub fn doubts(&self, said: &Said<'_>) -> Vec<Doubt> {
        let repeated = |paper: &&Paper| {
            let number = number(said, paper.number);
            number.is_some_and(|number| self.taken(paper).is_taken(number, self.dated(paper, said)))
        };
        let doubt = |paper: &Paper| Doubt {
            field: paper.field.to_owned(),
            sentence: format!(
                "{} khác trong nhiệm kỳ này đã mang số ấy. Xem lại số; số tiếp theo là {:02}.",
                paper.name,
                self.next(paper, said)
            ),
        };
        [&PLAN, &REPORT].into_iter().filter(repeated).map(doubt).collect()
    }

    fn dated(&self, paper: &Paper, row: &dyn Fields) -> NaiveDate {
        day(row.text(paper.dated)).unwrap_or(self.today)
    }

    fn taken(&self, paper: &Paper) -> &paper_numbers::Numbers {
        if paper.number == round::PLAN_NUMBER { &self.plans } else { &self.reports }
    }
}
