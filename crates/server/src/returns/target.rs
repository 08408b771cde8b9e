//! What of a cell can be returned, and how the committee sees it now.

use domain::Id;
use domain::catalogue::{Field, Kind, Label, round};
use domain::returns::{FIGURES, ReturnTarget, figure, figures_in_words, returnable};
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::form::{self, Sent};
use crate::failure::Failure;
use crate::registers::in_words;
use crate::review::described::Names;
use crate::storage::books::Books;
use crate::storage::totals::{RoundTotal, RoundTotals};

/// A record of a cell that an officer is about to return.
pub struct Record {
    pub unit: Id,
    pub kind: &'static Kind,
    /// In the cell's book.
    pub id: Id,
    /// Our round, if the record is the cell's round that carries it out.
    pub round: Option<Id>,
}

/// How the committee sees something now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Present {
    /// In words; empty if nothing is there.
    pub shown: String,
    /// The cell's book here has no such record.
    pub missing: bool,
    pub binned: bool,
    /// What the question of a form is called; empty for anything else.
    pub question: String,
}

/// Something that can be chosen to be returned, as it is shown now.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReturnChoice {
    /// Empty: the whole record.
    pub field: &'static str,
    /// The name of a figure or of a question, or empty.
    pub part: String,
    /// What a field is called.
    pub name: Option<Label>,
    /// What a question of a form is called; empty for anything else.
    pub question: String,
    pub shown: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Returnable {
    /// "round", "form_answer", or a register.
    pub kind: &'static str,
    pub name: Label,
    /// The whole record comes first.
    pub choices: Vec<ReturnChoice>,
}

fn refuse<T>(field: &'static str, why: &'static str) -> Result<T, Failure> {
    Err(Failure::Invalid { field, why })
}

impl Record {
    /// `record`: a row of a register, a form of ours, or a round of ours, for the round of the cell that carries it out.
    pub fn find(sql: &dyn Sql, unit: Id, kind: &str, record: Id) -> Result<Record, Failure> {
        let kind = returnable(kind).ok_or(Failure::NotFound)?;
        if kind.number == round::KIND {
            let Some(total) = total(sql, unit, record)?.filter(|total| total.finalised_at.is_some()) else {
                return refuse("record", "Chi bộ chưa chốt số liệu đợt này. Chỉ trả lại số liệu đã chốt.");
            };
            return Ok(Record { unit, kind, id: total.own_round, round: Some(record) });
        }
        let Some(book) = Books(sql).of(unit)? else { return Err(Failure::NotFound) };
        let row = journal_sql::row(sql, book, kind.number, record)?.ok_or(Failure::NotFound)?;
        if kind.deleted().is_some_and(|deleted| row.flag(deleted)) {
            return refuse("record", "Chi bộ đã bỏ mục này rồi, không cần trả lại.");
        }
        if form::is_form(kind.number) && Sent::of(sql, &row)?.is_none_or(|sent| sent.taken_back) {
            return refuse("record", "Chi bộ chưa gửi mẫu này, hoặc đã rút lại. Không có gì để trả lại.");
        }
        Ok(Record { unit, kind, id: record, round: None })
    }

    fn target(&self, field: u16, part: &str) -> ReturnTarget {
        ReturnTarget { kind: self.kind.number, record: self.id, field, part: part.to_owned() }
    }

    /// What an officer chose, if the committee sees it.
    pub fn chosen(&self, sql: &dyn Sql, field: &str, part: &str) -> Result<ReturnTarget, Failure> {
        let unseen = "Cấp trên không xem được mục này nên không trả lại được. Chọn mục khác.";
        if form::is_form(self.kind.number) {
            let asks = part.is_empty() || self.sent(sql)?.is_some_and(|sent| sent.asks(part));
            return if field.is_empty() && asks { Ok(self.target(0, part)) } else { refuse("field", unseen) };
        }
        if self.round.is_some() {
            let known = field.is_empty() && (part.is_empty() || figure(part).is_some());
            return if known { Ok(self.target(0, part)) } else { refuse("field", unseen) };
        }
        let seen: Vec<&Field> = seen_fields(self.kind).collect();
        let number = match seen.iter().find(|one| one.column == field) {
            Some(one) => one.number,
            None if field.is_empty() && !seen.is_empty() => 0,
            None => return refuse("field", unseen),
        };
        if part.is_empty() { Ok(self.target(number, "")) } else { refuse("field", unseen) }
    }

    /// What was sent, if the record is the answers to a form.
    fn sent(&self, sql: &dyn Sql) -> Result<Option<Sent>, Failure> {
        let Some(book) = Books(sql).of(self.unit)? else { return Ok(None) };
        let row = journal_sql::row(sql, book, self.kind.number, self.id)?;
        Ok(row.map(|row| Sent::of(sql, &row)).transpose()?.flatten())
    }

    /// Everything that can be chosen.
    pub fn returnable(&self, sql: &dyn Sql) -> Result<Returnable, Failure> {
        let shown = |field: u16, part: &str| {
            Ok::<_, Failure>(present(sql, self.unit, &self.target(field, part), self.round)?.shown)
        };
        let choice =
            |shown: String| ReturnChoice { field: "", part: String::new(), name: None, question: String::new(), shown };
        let mut choices = vec![choice(shown(0, "")?)];
        if self.round.is_some() {
            for figure in FIGURES {
                let part = figure.as_str();
                choices.push(ReturnChoice { part: part.to_owned(), ..choice(shown(0, part)?) });
            }
        } else if form::is_form(self.kind.number) {
            for (part, question) in self.sent(sql)?.map(|sent| sent.questions()).unwrap_or_default() {
                let shown = shown(0, &part)?;
                choices.push(ReturnChoice { part, question, ..choice(shown) });
            }
        } else {
            for field in seen_fields(self.kind) {
                let (name, shown) = (Some(field.label), shown(field.number, "")?);
                choices.push(ReturnChoice { field: field.column, name, ..choice(shown) });
            }
        }
        Ok(Returnable { kind: self.kind.table, name: self.kind.name, choices })
    }
}

fn seen_fields(kind: &'static Kind) -> impl Iterator<Item = &'static Field> {
    kind.fields.iter().filter(|field| field.is_seen_by_committee())
}

fn total(sql: &dyn Sql, unit: Id, round: Id) -> Result<Option<RoundTotal>, Failure> {
    Ok(RoundTotals(sql).of_round(round)?.remove(&unit))
}

/// How the committee sees what was returned.
pub fn present(sql: &dyn Sql, unit: Id, target: &ReturnTarget, round: Option<Id>) -> Result<Present, Failure> {
    let missing = Present { missing: true, ..Present::default() };
    let (Some(book), Some(kind)) = (Books(sql).of(unit)?, target.described()) else { return Ok(missing) };
    let Some(row) = journal_sql::row(sql, book, target.kind, target.record)? else { return Ok(missing) };
    if form::is_form(target.kind) {
        let sent = Sent::of(sql, &row)?;
        let shown = sent.as_ref().map(|sent| sent.shown(&target.part)).unwrap_or_default();
        let question = sent.as_ref().map(|sent| sent.label(&target.part)).unwrap_or_default();
        return Ok(Present { shown, missing: false, binned: sent.is_none_or(|sent| sent.taken_back), question });
    }
    let binned = kind.deleted().is_some_and(|deleted| row.flag(deleted));
    let shown = match round {
        Some(round) => {
            let total = total(sql, unit, round)?.filter(|total| total.own_round == target.record);
            total.map(|total| figures_in_words(&total.counts, &target.part)).unwrap_or_default()
        }
        None => {
            let words = in_words(&Names { sql, cell: book }, kind, &row)?;
            match kind.field(target.field) {
                Some(field) => words.get(field.column).cloned().unwrap_or_default(),
                None => whole(kind, |field| words.get(field.column).cloned()),
            }
        }
    };
    Ok(Present { shown, missing: false, binned, question: String::new() })
}

/// One line for each field that says something.
fn whole(kind: &Kind, said: impl Fn(&Field) -> Option<String>) -> String {
    let line = |field: &Field| Some(format!("{}: {}", field.label.vietnamese, said(field)?));
    kind.fields.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}
