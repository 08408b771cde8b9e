//! Conversion of values to and from PostgreSQL's types.

use crate::{Cell, Param};
use std::error::Error;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

type Unfit = Box<dyn Error + Sync + Send>;

impl ToSql for Param<'_> {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Unfit> {
        match (self, wanted) {
            (Param::Null, _) => Ok(IsNull::Yes),
            (Param::Int(number), &Type::INT8) => number.to_sql(wanted, out),
            (Param::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(wanted, out),
            (Param::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME) => text.to_sql(wanted, out),
            (Param::Bytes(bytes), &Type::BYTEA) => bytes.as_ref().to_sql(wanted, out),
            (Param::TooLarge(number), _) => Err(crate::Error::TooLarge(*number).into()),
            _ => Err(format!("a {wanted} is wanted where {self:?} is given").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Cell<'a> {
    fn from_sql(kept: &Type, raw: &'a [u8]) -> Result<Cell<'a>, Unfit> {
        match *kept {
            Type::INT8 => i64::from_sql(kept, raw).map(Cell::Int),
            Type::INT4 => i32::from_sql(kept, raw).map(|number| Cell::Int(number.into())),
            Type::TEXT | Type::VARCHAR | Type::NAME => <&str>::from_sql(kept, raw).map(Cell::Text),
            Type::BYTEA => <&[u8]>::from_sql(kept, raw).map(Cell::Bytes),
            _ => Err(format!("a {kept} is none of the four kinds of value").into()),
        }
    }

    fn from_sql_null(_: &Type) -> Result<Cell<'a>, Unfit> {
        Ok(Cell::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}
