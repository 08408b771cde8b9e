//! What a field's value is: how it is stored and how people read it.

use crate::text_enum::Vocabulary;

/// How a field's value is encoded, and so which column holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// NFC text; dates are text `2026-03-12`, or `1949` where only the year is known.
    Text,
    /// Signed integer; moments are milliseconds since 1970 UTC.
    Int,
    /// 0 or 1.
    Flag,
    /// Sixteen bytes naming another record.
    IdRef,
    Bytes,
    /// Several values that only make sense together, as one CBOR array.
    Parts,
}

/// What a value says to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One line of text.
    Line,
    /// A text of several lines.
    Block,
    /// A whole day.
    Date,
    /// A day, or a year where only that is known.
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
    /// One word of a list.
    Word(&'static Vocabulary),
    /// Another record, by its kind.
    Reference(u16),
    List(&'static Format),
    /// Several values that only make sense together.
    Parts(Composite),
    /// Sealed to the cell's key ring: a short value whose length tells nothing, or a text.
    Sealed(&'static Format),
    SealedText,
    /// The record is in the bin.
    Deleted,
    /// How far whoever deleted the record had seen changes to it and to what lies within it.
    DeletedKnowing,
    /// Nobody reads it; how it is stored, and why it is there.
    Internal(FieldType, &'static str),
}

impl Format {
    /// The kind of the records a value names.
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

/// A value made of several; each is a type of its own that reads and writes itself ([`crate::value::FieldValue`]).
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
}
