//! The format of a field's value: how it is stored and how it is shown.

use crate::text_enum::Vocabulary;

/// How a field's value is encoded, and so which column holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// NFC text. Dates are text: `2026-03-12`, or `1949` if only the year is known.
    Text,
    /// Signed integer; times are milliseconds since 1970 UTC.
    Int,
    /// 0 or 1.
    Flag,
    /// The sixteen bytes of another record's id.
    IdRef,
    Bytes,
    /// Several values that only make sense together, as one CBOR array.
    Parts,
}

/// What a value means to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One line of text.
    Line,
    /// A text of several lines.
    Block,
    /// A complete date.
    Date,
    /// A date, or a year if only that is known.
    DayOrYear,
    /// Hour and minute.
    Time,
    /// Milliseconds since 1970 UTC.
    Moment,
    Count,
    /// Hundredths of a per cent.
    Share,
    /// Yes or no.
    Flag,
    /// One word of a vocabulary.
    Word(&'static Vocabulary),
    /// Another record of this kind.
    Reference(u16),
    List(&'static Format),
    /// Several values that only make sense together.
    Parts(Composite),
    /// Sealed to the cell's key ring: a short value of a length that reveals nothing, or a text.
    Sealed(&'static Format),
    SealedText,
    /// Whether the record is in the bin.
    Deleted,
    /// The cut of the changes to the record and its dependents that whoever deleted it had seen.
    DeletedKnowing,
    /// Never shown; how it is stored, and the reason why it exists.
    Internal(FieldType, &'static str),
}

impl Format {
    /// The kind of the records that a value refers to.
    pub const fn refers_to(self) -> Option<u16> {
        match self {
            Format::Reference(kind) => Some(kind),
            Format::List(of) | Format::Sealed(of) => of.refers_to(),
            _ => None,
        }
    }

    pub const fn stored(self) -> FieldType {
        match self {
            Format::Line | Format::Block | Format::Date | Format::DayOrYear | Format::Time | Format::Word(_) => {
                FieldType::Text
            }
            Format::Moment | Format::Count | Format::Share => FieldType::Int,
            Format::Flag | Format::Deleted => FieldType::Flag,
            Format::Reference(_) => FieldType::IdRef,
            Format::List(_) | Format::Parts(_) | Format::DeletedKnowing => FieldType::Parts,
            Format::Sealed(_) | Format::SealedText => FieldType::Bytes,
            Format::Internal(stored, _) => stored,
        }
    }
}

/// A composite value; each variant is a type that reads and writes itself ([`crate::value::FieldValue`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Composite {
    Mark,
    MakeUp,
    EssayRule,
    FinalCut,
    Period,
    Left,
    PlanText,
    NonMembers,
    /// Who confirmed, and when.
    Confirmed,
    /// The questions of a check of awareness, which of their answers are right, and how often each was given.
    Questions,
    AnswerKey,
    SheetTotals,
    /// The papers of the steps of an inspection.
    StepPapers,
    /// The answers to a form of the superior, with the version that was answered.
    SentAnswers,
}
