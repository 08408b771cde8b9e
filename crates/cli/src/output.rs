//! What is printed: JSON for programs, indented lines for people.

use app::CallError;
use serde_json::Value;

pub fn show(value: &Value, json: bool) {
    if json {
        println!("{value}");
    } else {
        lines(value, 0);
    }
}

/// Errors go to stderr: `{code, message, field}` or the sentence alone.
pub fn complain(error: &CallError, json: bool) {
    match serde_json::to_string(error) {
        Ok(text) if json => eprintln!("{text}"),
        _ => eprintln!("{}", error.message),
    }
}

fn lines(value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
                match value {
                    Value::Object(_) | Value::Array(_) => {
                        println!("{indent}{name}:");
                        lines(value, depth + 1);
                    }
                    _ => println!("{indent}{name}: {}", plain(value)),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                match item {
                    Value::Object(fields) => println!("{indent}- {}", one_line(fields)),
                    _ => println!("{indent}- {}", plain(item)),
                }
            }
        }
        _ => println!("{indent}{}", plain(value)),
    }
}

fn one_line(fields: &serde_json::Map<String, Value>) -> String {
    let shown = fields.iter().filter(|(_, value)| !value.is_null() && **value != Value::String(String::new()));
    shown.map(|(name, value)| format!("{name}: {}", plain(value))).collect::<Vec<_>>().join(" · ")
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
