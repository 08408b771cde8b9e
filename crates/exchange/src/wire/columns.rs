//! Columns of unsigned numbers (LEB128).

use journal::bounds::MOST_VALUE_BYTES;

/// A batch whose columns do not match what it declares.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadColumns {
    #[error("a column ended early")]
    Short,
    #[error("a number is too large")]
    Large,
    #[error("an index points at nothing")]
    Index,
    #[error("too many parts in one batch")]
    TooMany,
    #[error("malformed batch")]
    Malformed,
}

impl From<minicbor::decode::Error> for BadColumns {
    fn from(_: minicbor::decode::Error) -> Self {
        BadColumns::Malformed
    }
}

impl From<journal::value::BadValue> for BadColumns {
    fn from(_: journal::value::BadValue) -> Self {
        BadColumns::Malformed
    }
}

/// The columns of a batch, in the order they are sent.
#[derive(Debug, Clone, Copy)]
pub enum Column {
    Person,
    Ms,
    Counter,
    OpCount,
    Kind,
    RecordForm,
    RecordFirst,
    RecordSecond,
    SetCount,
    Field,
    ContentForm,
    ReplaceCount,
    ReplaceChain,
    ReplaceNumber,
    /// CBOR values, one after another.
    Values,
    /// Salts and digests, as raw bytes.
    Salts,
    /// The first bytes of the hashes of replaced changes, as raw bytes.
    Checks,
}

pub const COLUMNS: usize = Column::Checks as usize + 1;

#[derive(Default)]
pub struct ColumnWriter {
    pub columns: [Vec<u8>; COLUMNS],
}

impl ColumnWriter {
    pub fn put(&mut self, column: Column, mut number: u64) {
        let out = &mut self.columns[column as usize];
        while number >= 0x80 {
            out.push(number as u8 | 0x80);
            number >>= 7;
        }
        out.push(number as u8);
    }

    /// Zigzag encoding, so that small negative numbers stay short too.
    pub fn put_signed(&mut self, column: Column, number: i64) {
        self.put(column, ((number << 1) ^ (number >> 63)) as u64);
    }

    pub fn raw(&mut self, column: Column, bytes: &[u8]) {
        self.columns[column as usize].extend_from_slice(bytes);
    }
}

pub struct ColumnReader<'b> {
    pub columns: [&'b [u8]; COLUMNS],
}

impl<'b> ColumnReader<'b> {
    pub fn get(&mut self, column: Column) -> Result<u64, BadColumns> {
        let bytes = &mut self.columns[column as usize];
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = bytes.split_first().ok_or(BadColumns::Short)?;
            *bytes = rest;
            if shift == 63 && byte > 1 {
                return Err(BadColumns::Large);
            }
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(BadColumns::Large)
    }

    pub fn get_signed(&mut self, column: Column) -> Result<i64, BadColumns> {
        let number = self.get(column)?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    /// Reads a count and subtracts it from the budget, which it may not exceed.
    pub fn count(&mut self, column: Column, budget: &mut usize) -> Result<usize, BadColumns> {
        let count = usize::try_from(self.get(column)?).map_err(|_| BadColumns::Large)?;
        *budget = budget.checked_sub(count).ok_or(BadColumns::TooMany)?;
        Ok(count)
    }

    pub fn raw<const N: usize>(&mut self, column: Column) -> Result<[u8; N], BadColumns> {
        let bytes = &mut self.columns[column as usize];
        let (head, rest) = bytes.split_first_chunk::<N>().ok_or(BadColumns::Short)?;
        *bytes = rest;
        Ok(*head)
    }

    /// `left`: how many items of values may still be read.
    pub fn value(&mut self, left: &mut usize) -> Result<journal::Value, BadColumns> {
        let bytes = &mut self.columns[Column::Values as usize];
        let mut decoder = minicbor::Decoder::new(&bytes[..bytes.len().min(MOST_VALUE_BYTES)]);
        let value = journal::Value::read_foreign(&mut decoder, left)?;
        *bytes = &bytes[decoder.position()..];
        Ok(value)
    }

    /// All columns must be read to the end, so that what was signed is exactly what was sent.
    pub fn finish(self) -> Result<(), BadColumns> {
        if self.columns.iter().all(|column| column.is_empty()) { Ok(()) } else { Err(BadColumns::Malformed) }
    }
}
