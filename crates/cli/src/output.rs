//! Output: JSON for programs, indented lines for people.

use app::CallError;
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};

/// Prints the answer of a command. A closed pipe (as with `| head`) is not an error, because the command itself
/// succeeded.
pub fn show(value: &Value, json: bool) -> Result<(), CallError> {
    let mut text = String::new();
    if json {
        let _ = writeln!(text, "{value}");
    } else {
        lines(&mut text, value, 0);
    }
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(not_printed(&error)),
        _ => Ok(()),
    }
}

fn not_printed(error: &std::io::Error) -> CallError {
    let why = match error.kind() {
        ErrorKind::StorageFull => "ổ đĩa đã đầy".to_owned(),
        _ => error.to_string(),
    };
    CallError::new("not_printed", format!("Việc đã làm xong nhưng chưa in ra được kết quả: {why}."))
}

/// Prints an error to stderr: `{code, message, field}`, or only the sentence. If stderr can't be written
/// either, only the exit code tells of the error.
pub fn complain(error: &CallError, json: bool) {
    let text = match serde_json::to_string(error) {
        Ok(text) if json => text,
        _ => error.message.clone(),
    };
    say(&text);
}

/// Prints a progress line to stderr.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn lines(text: &mut String, value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    // Writing to a text can't fail.
    let _ = match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
                match value {
                    Value::Object(_) | Value::Array(_) => {
                        let _ = writeln!(text, "{indent}{name}:");
                        lines(text, value, depth + 1);
                    }
                    _ => drop(writeln!(text, "{indent}{name}: {}", plain(value))),
                }
            }
            Ok(())
        }
        Value::Array(items) => items.iter().try_for_each(|item| match item {
            Value::Object(fields) => writeln!(text, "{indent}- {}", one_line(fields)),
            _ => writeln!(text, "{indent}- {}", plain(item)),
        }),
        _ => writeln!(text, "{indent}{}", plain(value)),
    };
}

fn one_line(fields: &serde_json::Map<String, Value>) -> String {
    let shown = fields.iter().filter(|(_, value)| !value.is_null() && **value != Value::String(String::new()));
    shown.map(|(name, value)| format!("{name}: {}", plain(value))).collect::<Vec<_>>().join(" · ")
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
