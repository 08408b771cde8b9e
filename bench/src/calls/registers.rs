//! Rows of every register, made from its description, and the fields that the calls for registers read.

use chrono::{Days, NaiveDate};
use domain::Id;
use domain::catalogue::{self, Field, Format, Kind, member, pack, round};
use journal::{Record, Value};
use std::collections::BTreeMap;
use store::{Book, OpDraft};

/// What a cell writes of each round into each register: with twenty rounds, sixty rows a year.
const OF_ROUND: usize = 3;
/// The registers whose lists are measured; the texts of the second one are sealed.
pub const LISTED: &str = "propaganda";
pub const SEALED: &str = "concern";

/// What the values of a row are made from.
struct Making<'m> {
    book: &'m Book,
    rounds: &'m [Id],
    members: &'m [Id],
    /// The rows made so far, for registers that name a row of another.
    made: BTreeMap<u16, Vec<Id>>,
    number: usize,
    day: NaiveDate,
}

pub fn drafts(book: &Book, rounds: &[Id], members: &[Id], years: usize) -> Result<Vec<OpDraft>, store::Error> {
    let today = chrono::Local::now().date_naive();
    let mut making = Making { book, rounds, members, made: BTreeMap::new(), number: 0, day: today };
    let mut drafts = Vec::new();
    let all = rounds.len() * OF_ROUND;
    for (kind, _) in catalogue::registers() {
        for number in 0..all {
            let days_ago = (all - number) * 365 * years / all;
            making.number = number;
            making.day = today.checked_sub_days(Days::new(days_ago as u64)).unwrap_or(today);
            drafts.push(making.row(kind)?);
        }
    }
    Ok(drafts)
}

impl Making<'_> {
    fn row(&mut self, kind: &'static Kind) -> Result<OpDraft, store::Error> {
        let id = Id(store::random()?);
        let mut draft = OpDraft::new(kind.number, Record::One(id));
        for field in kind.fields.iter().filter(|field| !field.is_internal()) {
            if let Some(value) = self.value(field, field.format)? {
                draft = draft.set(field.number, value);
            }
        }
        self.made.entry(kind.number).or_default().push(id);
        Ok(draft)
    }

    /// `None` for what a row has only in the bin, or what nothing in the book can be named by.
    fn value(&self, field: &Field, format: Format) -> Result<Option<Value>, store::Error> {
        let words = || format!("{} {}, việc thường kỳ của chi bộ", field.label.vietnamese, self.number);
        Ok(match format {
            Format::Line => Some(Value::text(words())),
            Format::Block => Some(Value::text(words().repeat(4))),
            Format::Date | Format::DayOrYear => Some(Value::text(self.day.to_string())),
            Format::Time => Some(Value::text("19:30")),
            Format::Count => Some(Value::Int(12)),
            Format::Word(vocabulary) => {
                let word = vocabulary.words.iter().cycle().nth(self.number % vocabulary.words.len());
                word.map(|word| Value::text(word.stored))
            }
            Format::Reference(kind) => self.named(kind).map(Value::id),
            Format::List(of) => self.value(field, *of)?.map(|value| Value::List(vec![value])),
            Format::Sealed(of) => match self.value(field, *of)?.and_then(|value| pack(*of, &value)) {
                Some(packed) => Some(Value::Bytes(self.book.ring().seal_small(&packed)?)),
                None => None,
            },
            Format::SealedText => Some(Value::Bytes(self.book.ring().seal_text(&words())?)),
            _ => None,
        })
    }

    fn named(&self, kind: u16) -> Option<Id> {
        let known = match kind {
            member::KIND => self.members,
            round::KIND => self.rounds,
            other => self.made.get(&other).map(Vec::as_slice).unwrap_or_default(),
        };
        known.iter().cycle().nth(self.number % known.len().max(1)).copied()
    }
}
