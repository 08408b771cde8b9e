//! One return beside what the cell has of it: the record, and the answer.

use crate::messages::CallError;
use crate::messages::exchange::FormerCommittee;
use crate::{enrolment, reading};
use domain::Id;
use domain::catalogue::{Kind, form_answer, return_answer as a, returned as r};
use domain::returns::{NextToAct, ReturnAnswer, ReturnFacts, ReturnState, ReturnTarget};
use std::collections::{HashMap, HashSet};
use store::{Book, Row};

pub(in crate::acts) struct Standing {
    /// The superior's record.
    pub row: Row,
    pub target: ReturnTarget,
    /// The cell's record; `None` if it has not arrived on this laptop.
    pub record: Option<Row>,
    /// The cell's answer, be it to the latest comment or to one before.
    pub answer: Option<Row>,
    pub state: ReturnState,
    /// The committee that returned it, if it stands above the cell no more. It waits for nothing.
    pub former: Option<FormerCommittee>,
    /// Since when, in milliseconds since 1970.
    pub since_ms: u64,
}

impl Standing {
    /// Everything that the superior returned.
    pub fn all(book: &Book) -> Result<Vec<Standing>, CallError> {
        let (mut found, mut seen) = (Vec::new(), HashSet::new());
        let mut answers: Option<HashMap<Id, Row>> = None;
        let committees = enrolment::committees(book)?;
        let books = committees.iter().flat_map(|one| one.books.map(|of| (of, one.former.as_ref())));
        for (of, former) in books {
            for row in store::rows(book.connection(), of, r::KIND)? {
                let Some(target) = ReturnTarget::of(&row).filter(|_| seen.insert(row.id)) else { continue };
                if answers.is_none() {
                    let rows = reading::own_rows(book, a::KIND)?;
                    answers = Some(rows.into_iter().map(|row| (row.id, row)).collect());
                }
                let answer = answers.as_ref().and_then(|answers| answers.get(&row.id)).cloned();
                found.push(Standing { former: former.cloned(), ..Standing::of(book, of, (row, target), answer)? });
            }
        }
        Ok(found)
    }

    fn of(
        book: &Book,
        sent: Id,
        (row, target): (Row, ReturnTarget),
        answer: Option<Row>,
    ) -> Result<Standing, CallError> {
        let kind = target.described();
        let own = |kind: &Kind| store::row(book.connection(), book.own_book(), kind.number, target.record);
        let record = kind.map(own).transpose()?.flatten();
        let deleted = kind.and_then(Kind::deleted);
        let binned = if target.kind == form_answer::KIND {
            record.as_ref().is_some_and(|record| !record.text(form_answer::TAKEN_BACK).is_empty())
        } else {
            deleted.zip(record.as_ref()).is_some_and(|(deleted, record)| record.flag(deleted))
        };
        let state = ReturnState::of(&ReturnFacts {
            number: row.int(r::NUMBER).unwrap_or_default(),
            accepted: row.int(r::ACCEPTED).is_some(),
            withdrawn: !row.text(r::WITHDRAWN).is_empty(),
            binned,
            answer: answer.as_ref().map(|row| ReturnAnswer::of(row)),
        });
        let mut one = Standing { row, target, record, answer, state, former: None, since_ms: 0 };
        one.since_ms = one.since(book, sent)?;
        Ok(one)
    }

    fn since(&self, book: &Book, sent: Id) -> Result<u64, CallError> {
        let last = |of: Id, kind: u16, record: Id| {
            let last = store::last_change_of(book.connection(), of, kind, record)?;
            Ok::<_, CallError>(last.map(|(stamp, _)| stamp.ms).unwrap_or_default())
        };
        let at = |at: Option<i64>| at.and_then(|at| u64::try_from(at).ok()).unwrap_or_default();
        Ok(match self.state {
            ReturnState::Returned => at(self.row.int(r::AT)),
            ReturnState::Mended | ReturnState::Answered => at(self.answer.as_ref().and_then(|row| row.int(a::AT))),
            ReturnState::Binned => last(book.own_book(), self.target.kind, self.target.record)?,
            ReturnState::Accepted => at(self.row.int(r::ACCEPTED)),
            ReturnState::Withdrawn => last(sent, r::KIND, self.row.id)?,
        })
    }

    /// Who acts next.
    pub fn next(&self) -> NextToAct {
        if self.former.is_some() { NextToAct::Nobody } else { self.state.next() }
    }

    /// Which comment is the latest.
    pub fn number(&self) -> i64 {
        self.row.int(r::NUMBER).unwrap_or_default()
    }

    /// Whether the answer is to the latest comment.
    pub fn is_answered(&self) -> bool {
        self.answer.as_ref().is_some_and(|row| ReturnAnswer::of(row).to == self.number())
    }
}
