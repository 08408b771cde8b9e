//! Making up for missed study (học bổ sung).

use chrono::NaiveDate;

use crate::id::Id;
use crate::value::{FieldValue, Value};

/// A missed part was studied on that day, at a session of the cell or in another unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeUp {
    pub on: NaiveDate,
    pub session: Option<Id>,
    /// As typed; empty if it was a session of the cell.
    pub unit: String,
}

/// [on, session id or null, unit]
impl FieldValue for MakeUp {
    fn from_value(value: &Value) -> Option<MakeUp> {
        let unit = value.part(2).as_text().unwrap_or_default().to_owned();
        Some(MakeUp { on: value.part(0).as_day()?, session: value.part(1).as_id(), unit })
    }

    fn to_value(&self) -> Value {
        Value::List(vec![Value::day(self.on), Value::optional(self.session, Value::id), Value::Text(self.unit.clone())])
    }
}
