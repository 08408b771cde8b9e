//! Records, fields and values in the words of whoever has to choose.

use crate::acts::exchange::thing_of_kind;
use crate::acts::undo::{Words, people};
use crate::figures;
use crate::messages::CallError;
use crate::messages::exchange::Thing;
use domain::Id;
use domain::catalogue::{cell, essay, make_up, person, roll_call, round, same_person, session};
use domain::roll_call::Status;
use journal::Value;
use std::collections::BTreeMap;
use store::Book;

pub(crate) struct Telling {
    pub words: Words,
    people: BTreeMap<Id, String>,
}

impl Telling {
    pub fn of(book: &Book) -> Result<Telling, CallError> {
        Ok(Telling { words: Words::in_full(book)?, people: people(book)? })
    }

    pub fn person(&self, id: Id) -> String {
        self.people
            .get(&id)
            .filter(|name| !name.is_empty())
            .cloned()
            .unwrap_or_else(|| "một người chưa rõ tên".to_owned())
    }

    pub fn thing(&self, kind: u16) -> Thing {
        match kind {
            same_person::KIND => Thing::Member,
            _ => thing_of_kind(kind).unwrap_or(Thing::Other),
        }
    }

    /// None for what nobody chooses.
    pub fn field(&self, kind: u16, field: u16) -> Option<&'static str> {
        if Some(field) == store::undo::deletion_field(kind) {
            return Some("Xóa hay giữ lại");
        }
        Words::name(kind, field)
    }

    /// The record as a person recognises it.
    pub fn about(&self, book: &Book, kind: u16, record: Id) -> Result<String, CallError> {
        let row = store::row(book.connection(), book.own_book(), kind, record)?;
        let words = &self.words;
        Ok(match (kind, row) {
            (roll_call::KIND | make_up::KIND, Some(row)) => match row.pair {
                Some((session, member)) => format!("{} – {}", words.member(member), words.any(session)),
                None => String::new(),
            },
            (essay::KIND, Some(row)) => {
                let whose = figures::essay_member(book, &row).map(|member| words.member(member));
                let of = row.id_ref(essay::ROUND).map(|round| words.any(round)).unwrap_or_default();
                format!("Bài thu hoạch của {} – {of}", whose.unwrap_or_else(|| "một người".to_owned()))
            }
            (person::KIND, Some(row)) => row.text(person::NAME).to_owned(),
            (cell::KIND, Some(row)) => row.text(cell::NAME).to_owned(),
            (same_person::KIND, Some(row)) => {
                let name = |field| row.id_ref(field).map(|id| words.member(id)).unwrap_or_default();
                format!("{} và {}", name(same_person::KEPT), name(same_person::MERGED))
            }
            _ => words.any(record),
        })
    }

    /// A value in words; empty where it was cleared or is not kept any more.
    pub fn value(
        &self,
        book: &Book,
        kind: u16,
        record: Id,
        field: u16,
        value: Option<&Value>,
    ) -> Result<String, CallError> {
        let Some(value) = value else { return Ok(String::new()) };
        if Some(field) == store::undo::deletion_field(kind) {
            let deleted = value.as_int() == Some(1);
            return Ok(if deleted { "Xóa, đưa vào thùng rác" } else { "Giữ lại, không xóa" }.to_owned());
        }
        let either = |yes: &str, no: &str| if value.is_set() { yes.to_owned() } else { no.to_owned() };
        Ok(match (kind, field) {
            (round::KIND, round::FINAL_CUT) => self.final_cut(value),
            (round::KIND, round::CLOSED) => either("Đã kết thúc", "Chưa kết thúc"),
            (session::KIND, session::CONFIRMED) => either("Đã xác nhận", "Chưa xác nhận"),
            (make_up::KIND, make_up::DONE) if !value.is_set() => "Chưa học bổ sung".to_owned(),
            (roll_call::KIND, roll_call::MARK) => self.mark(book, record, value)?,
            _ => self.words.shown(book, kind, field, value),
        })
    }

    fn final_cut(&self, value: &Value) -> String {
        match value.as_list() {
            Some([at, by, ..]) => {
                let at = figures::local(at.as_int().and_then(|at| u64::try_from(at).ok()).unwrap_or_default());
                let by = by.as_id().map(|by| self.person(by)).unwrap_or_default();
                format!("Đã chốt lúc {} bởi {by}", at.format("%H:%M ngày %d/%m/%Y"))
            }
            _ => "Chưa chốt".to_owned(),
        }
    }

    /// Whether one marked a whole row of people at once does not make it another mark; at which point somebody sat does.
    fn mark(&self, book: &Book, record: Id, value: &Value) -> Result<String, CallError> {
        let mut parts = value.as_list().unwrap_or_default().to_vec();
        if let Some(bulk) = parts.get_mut(2) {
            *bulk = Value::flag(false);
        }
        let int = |place: usize| parts.get(place).and_then(Value::as_int);
        let elsewhere = int(0) == Some(Status::PresentElsewhere.code().into());
        let point = int(1).and_then(|point| usize::try_from(point).ok()).filter(|_| elsewhere);
        let told = self.words.shown(book, roll_call::KIND, roll_call::MARK, &Value::List(parts));
        let row = store::row(book.connection(), book.own_book(), roll_call::KIND, record)?;
        let Some((held, point)) = row.and_then(|row| row.pair).map(|(session, _)| session).zip(point) else {
            return Ok(told);
        };
        let held = store::row(book.connection(), book.own_book(), session::KIND, held)?;
        let points = held.as_ref().map(|row| row.list(session::POINTS)).unwrap_or_default();
        Ok(match points.get(point).and_then(Value::as_text) {
            Some(name) => format!("{told}: {name}"),
            None => told,
        })
    }
}
