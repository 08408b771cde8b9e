//! Values that are sealed to the cell's ring: how they are packed before sealing, and read after opening.

use super::Format;
use crate::id::Id;
use crate::value::Value;

/// A packed text is filled with zero bytes to a multiple of this length. Without it, the length of a sealed word would say
/// which of its list it is.
const STEP: usize = 32;

impl Format {
    /// Whether a value is stored sealed to the cell's ring.
    pub const fn is_sealed(self) -> bool {
        matches!(self, Format::Sealed(_) | Format::SealedText)
    }

    /// The format of a value after it was opened; the format itself if it is not sealed.
    pub const fn opened(self) -> Format {
        match self {
            Format::Sealed(of) => *of,
            Format::SealedText => Format::Block,
            _ => self,
        }
    }
}

/// The bytes of a value of this format, ready to be sealed. `None` for a value that the format can't hold.
pub fn pack(format: Format, value: &Value) -> Option<Vec<u8>> {
    match (format, value) {
        (Format::Reference(_), value) => Some(value.as_id()?.0.to_vec()),
        (Format::List(Format::Reference(_)), Value::List(ids)) => {
            Some(ids.iter().map(|id| id.as_id().map(|id| id.0)).collect::<Option<Vec<_>>>()?.concat())
        }
        (Format::List(of), Value::List(words)) => {
            let text = words.iter().map(Value::as_text).collect::<Option<Vec<_>>>()?.join("\n");
            // As long as all words of the list together, so that the length does not say how many there are.
            let whole: usize = match of {
                Format::Word(all) => all.words.iter().map(|word| word.stored.len() + 1).sum(),
                _ => 0,
            };
            let mut bytes = text.into_bytes();
            bytes.resize(bytes.len().max(whole).next_multiple_of(STEP), 0);
            Some(bytes)
        }
        (Format::Parts(_), value) => Some(filled(value.encode())),
        (_, Value::Int(number)) => Some(filled(number.to_string())),
        (_, Value::Text(text)) => Some(filled(text.clone())),
        _ => None,
    }
}

fn filled(bytes: impl Into<Vec<u8>>) -> Vec<u8> {
    let mut bytes = bytes.into();
    bytes.resize(bytes.len().next_multiple_of(STEP), 0);
    bytes
}

/// The value in what was opened; null if it is not of this format. A text that was packed without filling is read too.
pub fn unpack(format: Format, opened: &[u8]) -> Value {
    match format {
        Format::Reference(_) => Value::Bytes(opened.to_vec()),
        Format::List(Format::Reference(_)) => {
            let (ids, rest) = opened.as_chunks::<16>();
            if rest.is_empty() { Value::List(ids.iter().map(|id| Value::id(Id(*id))).collect()) } else { Value::Null }
        }
        // The bytes that fill it up follow the value.
        Format::Parts(_) => Value::read(&mut minicbor::Decoder::new(opened)).unwrap_or(Value::Null),
        Format::List(_) => {
            text(opened).map_or(Value::Null, |text| Value::List(text.split('\n').map(Value::text).collect()))
        }
        Format::Count | Format::Share | Format::Flag | Format::Moment => {
            text(opened).and_then(|text| text.parse().ok()).map_or(Value::Null, Value::Int)
        }
        _ => text(opened).map_or(Value::Null, Value::text),
    }
}

fn text(opened: &[u8]) -> Option<&str> {
    std::str::from_utf8(opened).ok().map(|text| text.trim_end_matches('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::member;
    use proptest::prelude::*;

    const REFERENCE: Format = Format::Reference(member::KIND);
    const IDS: Format = Format::List(&REFERENCE);
    const LINES: Format = Format::List(&Format::Line);
    const PARTS: Format = Format::Parts(crate::catalogue::Composite::SheetTotals);

    fn values() -> impl Strategy<Value = (Format, Value)> {
        let line = "[a-zđêơ ]{1,200}";
        let id = any::<[u8; 16]>().prop_map(|bytes| Value::id(Id(bytes)));
        prop_oneof![
            line.prop_map(|text| (Format::Line, Value::text(text))),
            any::<i64>().prop_map(|number| (Format::Count, Value::Int(number))),
            id.clone().prop_map(|id| (REFERENCE, id)),
            proptest::collection::vec(id, 1..5).prop_map(|ids| (IDS, Value::List(ids))),
            proptest::collection::vec(line.prop_map(Value::text), 1..5).prop_map(|words| (LINES, Value::List(words))),
            proptest::collection::vec(any::<i64>().prop_map(Value::Int), 0..9)
                .prop_map(|counts| (PARTS, Value::List(counts))),
        ]
    }

    proptest! {
        #[test]
        fn what_is_packed_is_read_again((format, value) in values()) {
            prop_assert_eq!(unpack(format, &pack(format, &value).unwrap()), value);
        }
    }

    #[test]
    fn the_length_of_a_sealed_word_does_not_say_which_it_is() {
        let long = |word: &str| pack(Format::Line, &Value::text(word)).unwrap().len();
        assert_eq!(long("agree"), long("against_and_worried"));
    }

    #[test]
    fn the_length_of_sealed_words_does_not_say_how_many_there_are() {
        let steps = crate::catalogue::inspection::DESCRIBED.field(crate::catalogue::inspection::STEPS).unwrap();
        let Format::Sealed(of) = steps.format else { panic!("{steps:?} is not sealed") };
        let Format::List(Format::Word(all)) = *of else { panic!("{of:?} is no list of words") };
        let length = |count: usize| {
            let words = all.words.iter().take(count).map(|word| Value::text(word.stored));
            pack(*of, &Value::List(words.collect())).unwrap().len()
        };
        assert_eq!(length(1), length(all.words.len()));
    }

    #[test]
    fn a_note_that_an_earlier_version_sealed_without_filling_is_read() {
        assert_eq!(unpack(Format::Line, "tay yếu".as_bytes()), Value::text("tay yếu"));
    }
}
