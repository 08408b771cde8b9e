//! Partly filled forms, kept on this laptop only, until they are saved or discarded.

use super::message;
use serde_json::Value;
use std::collections::BTreeMap;

message! {
    #[schemars(rename = "FormName")]
    pub struct Which {
        /// The form and the record it belongs to: `propaganda/new`.
        pub form: String,
    }
}

message! {
    #[schemars(rename = "FormDraft")]
    pub struct Draft {
        pub form: String,
        /// Values as typed, by field.
        pub values: BTreeMap<String, Value>,
    }
}

message! {
    #[schemars(rename = "KeptForm")]
    pub struct Kept {
        /// Absent if the form has no kept values.
        pub values: Option<BTreeMap<String, Value>>,
        pub saved_at: Option<String>,
    }
}
