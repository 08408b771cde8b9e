//! What the committee returns to a cell with a comment: what it is about, how far it has come, and who acts next.

use crate::catalogue::{Fields, Kind, form_answer, kind as catalogued, register, return_answer, returned, round};
use crate::id::Id;
use crate::text_enum::text_enum;
use crate::totals::{Counts, Figure};
use crate::value::Value;

text_enum! {
    /// How far a return has come.
    pub enum ReturnState {
        Returned = "returned", "Chờ chi bộ sửa hoặc trả lời", "Waits for the cell";
        Mended = "mended", "Chi bộ báo đã sửa", "Mended by the cell";
        Answered = "answered", "Chi bộ đã trả lời", "Answered by the cell";
        Binned = "binned", "Chi bộ đã bỏ mục này", "Deleted by the cell";
        Accepted = "accepted", "Cấp trên đã nhận", "Accepted";
        Withdrawn = "withdrawn", "Cấp trên đã rút lại", "Withdrawn";
    }
}

text_enum! {
    /// Who has to act next.
    pub enum NextToAct {
        Cell = "cell", "Chi bộ", "The cell";
        Superior = "superior", "Cấp trên", "The superior";
        Nobody = "nobody", "Đã xong", "Nobody";
    }
}

/// What a return is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReturnTarget {
    pub kind: u16,
    pub record: Id,
    /// 0: the whole record.
    pub field: u16,
    /// A figure of a round, or a question of a form; empty: none.
    pub part: String,
}

impl ReturnTarget {
    /// `None` if the record does not say what was returned.
    pub fn of(row: &dyn Fields) -> Option<ReturnTarget> {
        let number = |field| row.value(field).and_then(Value::as_int).and_then(|number| u16::try_from(number).ok());
        Some(ReturnTarget {
            kind: number(returned::OF_KIND)?,
            record: row.value(returned::OF_RECORD)?.as_id()?,
            field: number(returned::OF_FIELD).unwrap_or_default(),
            part: row.text(returned::OF_PART).to_owned(),
        })
    }

    pub fn described(&self) -> Option<&'static Kind> {
        catalogued(self.kind)
    }
}

/// What decides the state of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReturnFacts {
    /// Which comment is the latest, beginning with 1.
    pub number: i64,
    pub accepted: bool,
    pub withdrawn: bool,
    /// The record that was returned is in the cell's bin.
    pub binned: bool,
    pub answer: Option<ReturnAnswer>,
}

/// The cell's answer as far as the state depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReturnAnswer {
    /// The number of the comment that it answers.
    pub to: i64,
    pub mended: bool,
    /// There is a sentence.
    pub says: bool,
}

impl ReturnAnswer {
    pub fn of(row: &dyn Fields) -> ReturnAnswer {
        let number = |field| row.value(field).and_then(Value::as_int).unwrap_or_default();
        ReturnAnswer {
            to: number(return_answer::TO),
            mended: number(return_answer::MENDED) != 0,
            says: !row.text(return_answer::ANSWER).is_empty(),
        }
    }
}

impl ReturnState {
    /// A decision of the committee outweighs what the cell does afterwards.
    pub fn of(facts: &ReturnFacts) -> ReturnState {
        let answer = facts.answer.filter(|answer| answer.to == facts.number);
        match answer {
            _ if facts.withdrawn => ReturnState::Withdrawn,
            _ if facts.accepted => ReturnState::Accepted,
            _ if facts.binned => ReturnState::Binned,
            Some(answer) if answer.mended => ReturnState::Mended,
            Some(answer) if answer.says => ReturnState::Answered,
            Some(_) | None => ReturnState::Returned,
        }
    }

    pub const fn next(self) -> NextToAct {
        match self {
            ReturnState::Returned => NextToAct::Cell,
            ReturnState::Mended | ReturnState::Answered | ReturnState::Binned => NextToAct::Superior,
            ReturnState::Accepted | ReturnState::Withdrawn => NextToAct::Nobody,
        }
    }
}

/// The figures of a round that the committee's table shows, and that it may return.
pub const FIGURES: [Figure; 8] = [
    Figure::Due,
    Figure::Present,
    Figure::MadeUp,
    Figure::Studied,
    Figure::MakeUpOwed,
    Figure::Unmarked,
    Figure::EssaysDue,
    Figure::EssaysReceived,
];

fn counted(counts: &Counts, figure: Figure) -> Option<u32> {
    let of = [
        counts.due,
        counts.present,
        counts.made_up,
        counts.studied,
        counts.make_up_owed,
        counts.unmarked,
        counts.essays_due,
        counts.essays_received,
    ];
    FIGURES.iter().zip(of).find(|(one, _)| **one == figure).map(|(_, count)| count)
}

/// A figure that can be returned, by its name.
pub fn figure(name: &str) -> Option<Figure> {
    FIGURES.into_iter().find(|figure| figure.as_str() == name)
}

/// A figure of a round in words, or all of them, one a line; the same at the committee and at the cell.
pub fn figures_in_words(counts: &Counts, part: &str) -> String {
    if let Some(one) = figure(part) {
        return counted(counts, one).map(|count| count.to_string()).unwrap_or_default();
    }
    let line = |figure: &Figure| Some(format!("{}: {}", figure.vietnamese(), counted(counts, *figure)?));
    FIGURES.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// The kind that a return of this name is about: a register, a round, or what was sent to a form.
pub fn returnable(name: &str) -> Option<&'static Kind> {
    let other = [&round::DESCRIBED, &form_answer::DESCRIBED].into_iter().find(|kind| kind.table == name);
    other.or_else(|| register(name).map(|(kind, _)| kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> ReturnFacts {
        ReturnFacts { number: 2, accepted: false, withdrawn: false, binned: false, answer: None }
    }

    fn answered(to: i64, mended: bool, says: bool) -> ReturnFacts {
        ReturnFacts { answer: Some(ReturnAnswer { to, mended, says }), ..facts() }
    }

    #[test]
    fn the_cell_acts_next_until_it_has_answered_the_latest_comment() {
        let next = |facts: &ReturnFacts| ReturnState::of(facts).next();
        assert_eq!(next(&facts()), NextToAct::Cell);
        assert_eq!(next(&answered(1, true, true)), NextToAct::Cell, "that was the answer to the comment before");
        assert_eq!(next(&answered(2, false, false)), NextToAct::Cell, "an answer that was cleared is none");
        assert_eq!(ReturnState::of(&answered(2, true, true)), ReturnState::Mended);
        assert_eq!(ReturnState::of(&answered(2, false, true)), ReturnState::Answered);
        assert_eq!(next(&answered(2, false, true)), NextToAct::Superior);
    }

    #[test]
    fn a_deleted_record_is_for_the_superior_to_decide_and_a_decision_outweighs_everything() {
        let binned = ReturnFacts { binned: true, ..answered(2, true, false) };
        assert_eq!(
            (ReturnState::of(&binned), ReturnState::of(&binned).next()),
            (ReturnState::Binned, NextToAct::Superior)
        );
        let accepted = ReturnFacts { accepted: true, ..binned };
        assert_eq!(ReturnState::of(&accepted), ReturnState::Accepted);
        let withdrawn = ReturnFacts { withdrawn: true, ..accepted };
        assert_eq!(
            (ReturnState::of(&withdrawn), ReturnState::of(&withdrawn).next()),
            (ReturnState::Withdrawn, NextToAct::Nobody)
        );
    }

    #[test]
    fn figures_are_said_one_by_one_or_all() {
        let counts = Counts { due: 19, present: 15, studied: 17, ..Counts::default() };
        assert_eq!(figures_in_words(&counts, "studied"), "17");
        assert!(figures_in_words(&counts, "").starts_with("Phải học: 19\nCó mặt: 15\nĐã học bổ sung: 0\nĐã học: 17\n"));
        assert_eq!(figure("turns"), None, "the committee's table does not show it");
        assert!(FIGURES.iter().all(|figure| counted(&counts, *figure).is_some()));
    }
}
