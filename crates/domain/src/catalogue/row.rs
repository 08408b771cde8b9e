//! The interface through which the owner of a row gives access to its values.

use crate::id::Id;
use crate::value::Value;

/// The values of one record.
pub trait Fields {
    fn id(&self) -> Id;
    fn value(&self, field: u16) -> Option<&Value>;
    fn pair(&self) -> Option<(Id, Id)>;

    fn text(&self, field: u16) -> &str {
        self.value(field).and_then(Value::as_text).unwrap_or_default()
    }
}
