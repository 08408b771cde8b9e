//! Values of fields as deterministic CBOR, and types for values of several parts.

use crate::dates::CivilDate;
use crate::id::Id;
use chrono::NaiveDate;
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

/// The most items in one value: the value itself and everything in its lists. A cut that accepts thirteen
/// thousand late changes has as many.
pub const MOST_ITEMS: usize = 65_536;

/// The most bytes of one value as CBOR, twice the longest sealed text of an essay.
pub const MOST_VALUE_BYTES: usize = 1024 * 1024;

/// The deepest nesting of lists, so that an untrusted value can't exhaust the stack.
const DEEPEST: usize = 8;

/// The limits for reading a value.
struct Room {
    items: usize,
    /// The value is untrusted: nothing is accepted that takes memory to skip.
    foreign: bool,
}

impl Room {
    fn take(&mut self, items: usize) -> Result<(), BadValue> {
        self.items = self.items.checked_sub(items).ok_or(BadValue::TooMany)?;
        Ok(())
    }
}

/// The value of a field. Ids are `Bytes` of sixteen, flags are `Int` 0 or 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    /// A kind of value that this version does not know, kept unchanged.
    Unknown(Vec<u8>),
}

/// The bytes are not a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadValue {
    #[error("not CBOR")]
    Malformed,
    #[error("lists nested too deep")]
    TooDeep,
    #[error("too many items, or too many bytes")]
    TooMany,
    #[error("text is not in NFC")]
    NotNfc,
}

impl From<minicbor::decode::Error> for BadValue {
    fn from(_: minicbor::decode::Error) -> Self {
        BadValue::Malformed
    }
}

impl Value {
    /// Text, or null if it is empty.
    pub fn text(text: impl Into<String>) -> Value {
        let text = text.into();
        if text.is_empty() { Value::Null } else { Value::Text(text) }
    }

    pub fn id(id: Id) -> Value {
        Value::Bytes(id.0.to_vec())
    }

    pub fn flag(on: bool) -> Value {
        Value::Int(on.into())
    }

    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    pub fn as_int(&self) -> Option<i64> {
        if let Value::Int(number) = self { Some(*number) } else { None }
    }

    pub fn as_bytes(&self) -> Option<&[u8]> {
        if let Value::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    pub fn as_id(&self) -> Option<Id> {
        self.as_bytes().and_then(|bytes| bytes.try_into().ok()).map(Id)
    }

    pub fn as_list(&self) -> Option<&[Value]> {
        if let Value::List(list) = self { Some(list) } else { None }
    }

    pub fn is_set(&self) -> bool {
        *self != Value::Null
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out);
        out
    }

    /// Appends the bytes of [`Value::encode`].
    pub fn write(&self, out: &mut Vec<u8>) {
        if let Value::Unknown(raw) = self {
            out.extend_from_slice(raw);
            return;
        }
        let mut encoder = Encoder::new(&mut *out);
        let written = match self {
            Value::Null => encoder.null().map(drop),
            Value::Int(number) => encoder.i64(*number).map(drop),
            Value::Text(text) => encoder.str(text).map(drop),
            Value::Bytes(bytes) => encoder.bytes(bytes).map(drop),
            Value::List(list) => encoder.array(list.len() as u64).map(drop),
            Value::Unknown(_) => Ok(()),
        };
        written.expect("memory takes every byte");
        if let Value::List(list) = self {
            list.iter().for_each(|value| value.write(out));
        }
    }

    /// Decodes exactly one value.
    pub fn decode(bytes: &[u8]) -> Result<Value, BadValue> {
        let mut decoder = Decoder::new(bytes);
        let value = Value::read(&mut decoder)?;
        if decoder.position() == bytes.len() { Ok(value) } else { Err(BadValue::Malformed) }
    }

    /// Reads a stored value at the decoder's position, whatever its size.
    pub fn read(decoder: &mut Decoder<'_>) -> Result<Value, BadValue> {
        Value::read_at(decoder, 0, &mut Room { items: usize::MAX, foreign: false })
    }

    /// Reads an untrusted value within the limits. `left`: how many items may still be read.
    pub fn read_foreign(decoder: &mut Decoder<'_>, left: &mut usize) -> Result<Value, BadValue> {
        let most = MOST_ITEMS.min(*left);
        let mut room = Room { items: most, foreign: true };
        let start = decoder.position();
        let value = Value::read_at(decoder, 0, &mut room)?;
        *left -= most - room.items;
        if decoder.position() - start > MOST_VALUE_BYTES { Err(BadValue::TooMany) } else { Ok(value) }
    }

    fn read_at(decoder: &mut Decoder<'_>, depth: usize, room: &mut Room) -> Result<Value, BadValue> {
        if depth > DEEPEST {
            return Err(BadValue::TooDeep);
        }
        room.take(1)?;
        Ok(match decoder.datatype()? {
            Type::Null => {
                decoder.null()?;
                Value::Null
            }
            Type::U8 | Type::U16 | Type::U32 | Type::U64 | Type::I8 | Type::I16 | Type::I32 | Type::I64 => {
                Value::Int(decoder.i64()?)
            }
            Type::String => {
                let text = decoder.str()?;
                if !(text.is_ascii() || unicode_normalization::is_nfc(text)) {
                    return Err(BadValue::NotNfc);
                }
                Value::Text(text.to_owned())
            }
            Type::Bytes => Value::Bytes(decoder.bytes()?.to_vec()),
            Type::Array => {
                let count = decoder.array()?.ok_or(BadValue::Malformed)?;
                (0..count)
                    .map(|_| Value::read_at(decoder, depth + 1, room))
                    .collect::<Result<_, _>>()
                    .map(Value::List)?
            }
            _ => {
                let start = decoder.position();
                if room.foreign {
                    skip(decoder, room)?
                } else {
                    decoder.skip()?
                }
                Value::Unknown(decoder.input()[start..decoder.position()].to_vec())
            }
        })
    }
}

/// Skips a value of unknown form if all its lengths are definite; indefinite lengths would need memory.
fn skip(decoder: &mut Decoder<'_>, room: &mut Room) -> Result<(), BadValue> {
    let mut open = 1u64;
    while open > 0 {
        open -= 1;
        let within = match decoder.datatype()? {
            Type::Array => decoder.array()?.ok_or(BadValue::Malformed)?,
            Type::Map => decoder.map()?.and_then(|count| count.checked_mul(2)).ok_or(BadValue::Malformed)?,
            Type::Tag => {
                decoder.tag()?;
                1
            }
            Type::ArrayIndef | Type::MapIndef | Type::BytesIndef | Type::StringIndef | Type::Break => {
                return Err(BadValue::Malformed);
            }
            _ => {
                decoder.skip()?;
                0
            }
        };
        room.take(usize::try_from(within).map_err(|_| BadValue::TooMany)?)?;
        open = open.checked_add(within).ok_or(BadValue::TooMany)?;
    }
    Ok(())
}

/// A value of several parts that only make sense together. The type reads and writes itself.
pub trait FieldValue: Sized {
    /// `None` if the value does not hold one: it was emptied, or a newer program wrote it in another form.
    fn from_value(value: &Value) -> Option<Self>;

    /// Null if it is empty.
    fn to_value(&self) -> Value;
}

impl Value {
    /// An element of a list; null if there is none.
    pub fn part(&self, place: usize) -> &Value {
        self.as_list().and_then(|parts| parts.get(place)).unwrap_or(&Value::Null)
    }

    pub fn is_on(&self) -> bool {
        self.as_int() == Some(1)
    }

    pub fn as_count(&self) -> Option<u32> {
        self.as_int().and_then(|count| u32::try_from(count).ok())
    }

    /// A complete date.
    pub fn as_day(&self) -> Option<NaiveDate> {
        CivilDate::parse(self.as_text()?).ok()?.day()
    }

    pub fn day(day: NaiveDate) -> Value {
        Value::Text(day.to_string())
    }

    pub fn optional<T>(value: Option<T>, as_value: impl Fn(T) -> Value) -> Value {
        value.map_or(Value::Null, as_value)
    }
}

/// References to records; an empty list is stored as null.
impl FieldValue for Vec<Id> {
    fn from_value(value: &Value) -> Option<Vec<Id>> {
        Some(value.as_list()?.iter().filter_map(Value::as_id).collect())
    }

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Null } else { Value::List(self.iter().copied().map(Value::id).collect()) }
    }
}

/// Lines of text; an empty list is stored as null.
impl FieldValue for Vec<String> {
    fn from_value(value: &Value) -> Option<Vec<String>> {
        Some(value.as_list()?.iter().filter_map(Value::as_text).map(str::to_owned).collect())
    }

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Null } else { Value::List(self.iter().map(Value::text).collect()) }
    }
}
