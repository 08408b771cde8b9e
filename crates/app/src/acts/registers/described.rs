//! The descriptions of registers for programs and pages.

use super::shown_fields;
use crate::messages::registers::{Described, DescribedField};
use domain::catalogue::{Field, Format, Kind, kind as lookup, registers};

/// All registers, in the order in which people see them.
pub fn described() -> Vec<Described> {
    let column = |kind: &Kind, number: u16| kind.field(number).map(|field| field.column.to_owned());
    let describe = |(kind, register): (&'static Kind, domain::registers::Register)| Described {
        name: kind.table.to_owned(),
        vietnamese: kind.name.vietnamese.to_owned(),
        english: kind.name.english.to_owned(),
        counted_vietnamese: register.counted_as.vietnamese.to_owned(),
        counted_english: register.counted_as.english.to_owned(),
        day: register.day.and_then(|day| column(kind, day)),
        sent: register.sent,
        has_page: register.has_page,
        sums: register.sums.iter().filter_map(|sum| column(kind, *sum)).collect(),
        listed: register.listed,
        fields: shown_fields(kind).map(describe_field).collect(),
    };
    registers().map(describe).collect()
}

fn describe_field(field: &Field) -> DescribedField {
    let words = match field.format.opened() {
        Format::Word(vocabulary) => vocabulary.words,
        Format::List(Format::Word(vocabulary)) => vocabulary.words,
        _ => &[],
    };
    DescribedField {
        name: field.column.to_owned(),
        vietnamese: field.label.vietnamese.to_owned(),
        english: field.label.english.to_owned(),
        format: widget(field.format.opened()).to_owned(),
        sealed: field.format.is_sealed(),
        names_people: field.may_name_people(),
        required: field.required,
        longest: (field.longest != usize::MAX).then_some(field.longest),
        words: words.iter().map(|word| [word.stored, word.vietnamese, word.english].map(str::to_owned)).collect(),
        refers_to: field.format.refers_to().and_then(lookup).map(|kind| kind.table.to_owned()),
    }
}

fn widget(format: Format) -> &'static str {
    match format {
        Format::Line => "line",
        Format::Block => "block",
        Format::Date => "date",
        Format::DayOrYear => "day_or_year",
        Format::Time => "time",
        Format::Count => "count",
        Format::Share => "share",
        Format::Flag => "flag",
        Format::Word(_) => "word",
        Format::Reference(_) => "reference",
        Format::List(Format::Word(_)) => "words",
        Format::List(_) => "list",
        Format::Moment
        | Format::Parts(_)
        | Format::Sealed(_)
        | Format::SealedText
        | Format::Deleted
        | Format::DeletedKnowing
        | Format::Internal(..) => "shown",
    }
}
