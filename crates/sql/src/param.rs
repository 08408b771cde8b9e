//! Parameters of a statement.

use domain::Id;
use std::borrow::Cow;

/// A parameter value, borrowed where possible.
#[derive(Debug, Clone, PartialEq)]
pub enum Param<'a> {
    Null,
    Int(i64),
    Text(&'a str),
    Bytes(Cow<'a, [u8]>),
    /// A number that no engine can store: the statement fails.
    TooLarge(u64),
}

/// Types that can be used as a parameter.
pub trait AsParam {
    fn param(&self) -> Param<'_>;
}

/// `params![id, name, 3]` for `?1`, `?2`, `?3`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::AsParam::param(&$value)),*] };
}

impl AsParam for Param<'_> {
    fn param(&self) -> Param<'_> {
        match self {
            Param::Bytes(bytes) => Param::Bytes(Cow::Borrowed(bytes)),
            other => other.clone(),
        }
    }
}

macro_rules! ints {
    ($($int:ty),*) => { $(impl AsParam for $int {
        fn param(&self) -> Param<'_> {
            Param::Int(i64::from(*self))
        }
    })* };
}
ints!(i64, i32, u32, u16, u8, bool);

impl AsParam for u64 {
    fn param(&self) -> Param<'_> {
        i64::try_from(*self).map_or(Param::TooLarge(*self), Param::Int)
    }
}

impl AsParam for str {
    fn param(&self) -> Param<'_> {
        Param::Text(self)
    }
}

impl AsParam for String {
    fn param(&self) -> Param<'_> {
        Param::Text(self)
    }
}

impl AsParam for [u8] {
    fn param(&self) -> Param<'_> {
        Param::Bytes(Cow::Borrowed(self))
    }
}

impl AsParam for Vec<u8> {
    fn param(&self) -> Param<'_> {
        self.as_slice().param()
    }
}

impl<const N: usize> AsParam for [u8; N] {
    fn param(&self) -> Param<'_> {
        self.as_slice().param()
    }
}

impl AsParam for Id {
    fn param(&self) -> Param<'_> {
        self.0.param()
    }
}

impl<T: AsParam> AsParam for Option<T> {
    fn param(&self) -> Param<'_> {
        self.as_ref().map_or(Param::Null, AsParam::param)
    }
}

impl<T: AsParam + ?Sized> AsParam for &T {
    fn param(&self) -> Param<'_> {
        (**self).param()
    }
}
