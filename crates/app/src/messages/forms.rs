//! What stands half-filled in a form, on this laptop only, until it is saved or given up.

use super::message;
use serde_json::Value;
use std::collections::BTreeMap;

message! {
    #[schemars(rename = "FormName")]
    pub struct Which {
        /// The form and the record it is about: `propaganda/new`.
        pub form: String,
    }
}

message! {
    #[schemars(rename = "FormDraft")]
    pub struct Draft {
        pub form: String,
        /// As they were typed, by field.
        pub values: BTreeMap<String, Value>,
    }
}

message! {
    #[schemars(rename = "KeptForm")]
    pub struct Kept {
        /// None where nothing is half-filled.
        pub values: Option<BTreeMap<String, Value>>,
        pub saved_at: Option<String>,
    }
}
