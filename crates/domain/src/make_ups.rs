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
    /// The superior's confirmation from which the cell recorded it.
    pub confirmation: Option<Id>,
}

/// [on, session id or null, unit], and the confirmation's id if there is one.
impl FieldValue for MakeUp {
    fn from_value(value: &Value) -> Option<MakeUp> {
        let unit = value.part(2).as_text().unwrap_or_default().to_owned();
        let confirmation = value.part(3).as_id();
        Some(MakeUp { on: value.part(0).as_day()?, session: value.part(1).as_id(), unit, confirmation })
    }

    fn to_value(&self) -> Value {
        let typed = [Value::day(self.on), Value::optional(self.session, Value::id), Value::Text(self.unit.clone())];
        Value::List(typed.into_iter().chain(self.confirmation.map(Value::id)).collect())
    }
}
