//! The manifest of an office's own set, which may give only what differs from a shipped one.

use super::check::{json, read};
use super::{Fault, TemplateSet, shipped};
use serde_json::Value;

/// A manifest that may name a shipped set in `based_on` and give only what differs from it.
///
/// # Errors
/// Every fault, in Vietnamese.
pub fn parse_based(text: &str) -> Result<TemplateSet, Fault> {
    let mut own = json(text)?;
    let Some(base) = own.as_object_mut().and_then(|own| own.remove("based_on")) else { return read(own) };
    let named = base.as_str().and_then(shipped::source_of);
    let mut whole = json(named.ok_or_else(|| {
        Fault::one(format!("Không có bộ mẫu “{}” để dựa vào (based_on).", base.as_str().unwrap_or_default()))
    })?)?;
    if let Some(whole) = whole.as_object_mut() {
        whole.remove("until");
    }
    merge(&mut whole, own);
    read(whole)
}

fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                match into.get_mut(&key) {
                    Some(kept) => merge(kept, value),
                    None => drop(into.insert(key, value)),
                }
            }
        }
        (into, from) => *into = from,
    }
}
