//! Values read from the database.

use crate::Error;
use domain::Id;

/// One value of a row, as the engine holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    Null,
    Int(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// A row as an engine represents it.
pub trait Cells {
    /// Columns count from 0.
    fn cell(&self, column: usize) -> Result<Cell<'_>, Error>;
}

/// A row of a result.
pub struct Row<'r>(pub(crate) &'r dyn Cells);

impl Row<'_> {
    /// Columns count from 0, in the order the statement names them.
    pub fn get<T: FromCell>(&self, column: usize) -> Result<T, Error> {
        T::from_cell(self.0.cell(column)?).ok_or(Error::Unexpected { column, wanted: T::WHAT })
    }

    pub fn cell(&self, column: usize) -> Result<Cell<'_>, Error> {
        self.0.cell(column)
    }

    /// The bytes of a column, without a copy.
    pub fn bytes(&self, column: usize) -> Result<&[u8], Error> {
        match self.0.cell(column)? {
            Cell::Bytes(bytes) => Ok(bytes),
            _ => Err(Error::Unexpected { column, wanted: "bytes" }),
        }
    }
}

/// Types that can be read from a cell.
pub trait FromCell: Sized {
    const WHAT: &'static str;

    fn from_cell(cell: Cell<'_>) -> Option<Self>;
}

macro_rules! ints {
    ($($int:ty),*) => { $(impl FromCell for $int {
        const WHAT: &'static str = stringify!($int);

        fn from_cell(cell: Cell<'_>) -> Option<Self> {
            if let Cell::Int(number) = cell { number.try_into().ok() } else { None }
        }
    })* };
}
ints!(i64, u64, u32, u16);

impl FromCell for bool {
    const WHAT: &'static str = "flag";

    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        i64::from_cell(cell).map(|number| number != 0)
    }
}

impl FromCell for String {
    const WHAT: &'static str = "text";

    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Text(text) = cell { Some(text.to_owned()) } else { None }
    }
}

impl FromCell for Vec<u8> {
    const WHAT: &'static str = "bytes";

    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Bytes(bytes) = cell { Some(bytes.to_vec()) } else { None }
    }
}

impl<const N: usize> FromCell for [u8; N] {
    const WHAT: &'static str = "bytes of a fixed number";

    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Bytes(bytes) = cell { bytes.try_into().ok() } else { None }
    }
}

impl FromCell for Id {
    const WHAT: &'static str = "id";

    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        FromCell::from_cell(cell).map(Id)
    }
}

impl<T: FromCell> FromCell for Option<T> {
    const WHAT: &'static str = T::WHAT;

    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        if cell == Cell::Null { Some(None) } else { T::from_cell(cell).map(Some) }
    }
}
