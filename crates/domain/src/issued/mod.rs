//! What a traceable paper printed: its figures, and the changes of the book from which they were counted.

mod code;

pub use code::{Mistyped, TraceCode, scanned};

use crate::dates::CivilDate;
use crate::finalising::Cut;
use crate::id::Id;
use crate::value::{FieldValue, Value};
use chrono::NaiveDate;

/// What a paper is about: a record with its kind, or a part of the book that is no record ("2026-01-01/2026-03-31").
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    pub kind: u16,
    pub record: Id,
    pub part: String,
}

/// A figure by its stable name, and what was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedFigure {
    pub id: String,
    pub count: u64,
}

/// Everything that the code of a paper covers. It is kept beside the row of the register and never changed with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The stored word of the type of paper.
    pub paper: String,
    pub subject: Subject,
    pub number: u32,
    pub symbol: String,
    pub day: NaiveDate,
    /// When the figures were counted, in milliseconds since 1970, and the day as of which they were counted.
    pub at_ms: u64,
    pub as_of: NaiveDate,
    pub figures: Vec<PrintedFigure>,
    /// The changes that the book held and counted.
    pub cut: Cut,
}

/// Of the encoding below. A later version adds parts and a new number.
const VERSION: i64 = 1;

impl Printed {
    /// The code over everything above, in this book.
    pub fn code(&self, book: Id) -> TraceCode {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"sochibo paper code v1");
        hasher.update(&book.0);
        hasher.update(&self.to_value().encode());
        TraceCode::of(&hasher.finalize())
    }

    /// The figures of which another count says something else, with what it says; `None` if it has no such figure.
    pub fn differing<'p>(&'p self, counted: &'p [PrintedFigure]) -> Vec<(&'p PrintedFigure, Option<u64>)> {
        let other = |one: &PrintedFigure| counted.iter().find(|other| other.id == one.id).map(|other| other.count);
        self.figures.iter().map(|one| (one, other(one))).filter(|(one, other)| *other != Some(one.count)).collect()
    }
}

/// [version, paper, [kind, record, part], number, symbol, day, at ms, as of, [[figure, count]…], cut]
impl FieldValue for Printed {
    fn to_value(&self) -> Value {
        let subject =
            vec![Value::Int(self.subject.kind.into()), Value::id(self.subject.record), Value::text(&self.subject.part)];
        let figure = |one: &PrintedFigure| {
            Value::List(vec![Value::text(&one.id), Value::Int(i64::try_from(one.count).unwrap_or(i64::MAX))])
        };
        Value::List(vec![
            Value::Int(VERSION),
            Value::text(&self.paper),
            Value::List(subject),
            Value::Int(self.number.into()),
            Value::text(&self.symbol),
            Value::day(self.day),
            Value::Int(i64::try_from(self.at_ms).unwrap_or(i64::MAX)),
            Value::day(self.as_of),
            Value::List(self.figures.iter().map(figure).collect()),
            self.cut.to_value(),
        ])
    }

    fn from_value(value: &Value) -> Option<Printed> {
        if value.part(0).as_int() != Some(VERSION) {
            return None;
        }
        let day = |place: usize| CivilDate::parse(value.part(place).as_text()?).ok()?.day();
        let figure = |one: &Value| {
            Some(PrintedFigure {
                id: one.part(0).as_text()?.to_owned(),
                count: u64::try_from(one.part(1).as_int()?).ok()?,
            })
        };
        // An empty text is no text.
        let text = |value: &Value| value.as_text().unwrap_or_default().to_owned();
        let subject = value.part(2);
        Some(Printed {
            paper: value.part(1).as_text()?.to_owned(),
            subject: Subject {
                kind: u16::try_from(subject.part(0).as_int()?).ok()?,
                record: subject.part(1).as_id()?,
                part: text(subject.part(2)),
            },
            number: value.part(3).as_count()?,
            symbol: text(value.part(4)),
            day: day(5)?,
            at_ms: u64::try_from(value.part(6).as_int()?).ok()?,
            as_of: day(7)?,
            figures: value.part(8).as_list()?.iter().map(figure).collect::<Option<_>>()?,
            cut: Cut::from_value(value.part(9))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::ChangeRef;

    fn printed() -> Printed {
        let day = NaiveDate::from_ymd_opt(2026, 5, 3).unwrap();
        let tip = ChangeRef { chain: Id([7; 16]), number: 41, check: [1, 2, 3, 4] };
        Printed {
            paper: "report".to_owned(),
            subject: Subject { kind: 7, record: Id([9; 16]), part: String::new() },
            number: 5,
            symbol: "BC/CB".to_owned(),
            day,
            at_ms: 1_777_777_777_000,
            as_of: day,
            figures: vec![
                PrintedFigure { id: "due".to_owned(), count: 27 },
                PrintedFigure { id: "present".to_owned(), count: 26 },
            ],
            cut: Cut::of([tip]),
        }
    }

    #[test]
    fn what_was_printed_reads_back_from_its_value() {
        assert_eq!(Printed::from_value(&printed().to_value()), Some(printed()));
    }

    #[test]
    fn the_code_changes_with_every_part_and_with_the_book() {
        let code = printed().code(Id([1; 16]));
        assert_eq!(code, printed().code(Id([1; 16])));
        let other = |change: fn(&mut Printed)| {
            let mut other = printed();
            change(&mut other);
            other.code(Id([1; 16]))
        };
        let others = [
            printed().code(Id([2; 16])),
            other(|printed| printed.number = 6),
            other(|printed| printed.figures[1].count = 27),
            other(|printed| printed.cut = Cut::default()),
            other(|printed| printed.subject.part = "2026".to_owned()),
            other(|printed| printed.symbol = "BC/ĐU".to_owned()),
        ];
        assert!(others.iter().all(|other| *other != code));
    }

    #[test]
    fn a_figure_that_another_count_lacks_or_has_otherwise_differs() {
        let counted = [PrintedFigure { id: "due".to_owned(), count: 28 }];
        let printed = printed();
        let found: Vec<_> = printed.differing(&counted).into_iter().map(|(one, other)| (one.count, other)).collect();
        assert_eq!(found, [(27, Some(28)), (26, None)]);
        assert!(printed.differing(&printed.figures).is_empty());
    }
}
