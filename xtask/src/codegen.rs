//! Generates TypeScript types for the calls of the window's pages and for the endpoints of the console, from the
//! JSON schemas that `sochibo calls` and `sochibo-server api` print.

use anyhow::{Context, bail};
use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

mod console;
mod registers;

const CALLS: &str = "ui/src/generated/calls.ts";
const REGISTERS: &str = "ui/src/generated/registers.ts";
const CONSOLE: &str = "ui/src/generated/console.ts";

/// Writes the types; with `--check` only compares them with the present files. `--built FOLDER` names a folder with both
/// programs, built before; without it they are built, with features of their own, which takes minutes.
///
/// # Errors
/// If `sochibo` or `sochibo-server` can't be run, or if `--check` finds a difference.
pub fn run(root: &Path, words: &[String]) -> anyhow::Result<()> {
    let built = words.iter().position(|word| word == "--built").and_then(|at| words.get(at + 1)).map(Path::new);
    let calls = printed(root, built, "cli", "sochibo", "calls")?;
    let api = printed(root, built, "server", "sochibo-server", "api")?;
    let files = [(CALLS, types(&calls)?), (REGISTERS, registers::types(&calls)?), (CONSOLE, console::types(&api)?)];
    for (to, made) in files {
        let path = root.join(to);
        if words.iter().any(|word| word == "--check") {
            let kept = std::fs::read_to_string(&path).with_context(|| format!("read {to}"))?;
            if kept != made {
                bail!("{to} is not what the program describes now: run `cargo xtask codegen`");
            }
        } else {
            std::fs::write(&path, made).with_context(|| format!("write {to}"))?;
        }
    }
    Ok(())
}

/// What a verb of a program prints as JSON.
fn printed(root: &Path, built: Option<&Path>, package: &str, program: &str, verb: &str) -> anyhow::Result<Value> {
    let mut command = match built {
        Some(folder) => Command::new(folder.join(program)),
        None => {
            let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
            cargo.args(["run", "--quiet", "--package", package, "--bin", program, "--"]);
            cargo
        }
    };
    let answer =
        command.args([verb, "--json"]).current_dir(root).output().with_context(|| format!("run {program} {verb}"))?;
    if !answer.status.success() {
        bail!("{program} {verb}: {}", String::from_utf8_lossy(&answer.stderr));
    }
    serde_json::from_slice(&answer.stdout).with_context(|| format!("read {program} {verb}"))
}

fn types(schemas: &Value) -> anyhow::Result<String> {
    let mut out = String::from(
        "// Made by `cargo xtask codegen` from the requests and answers of the `app` crate. Not for editing by hand.\n\n",
    );
    out.push_str("/** One entry for each function a person can call. */\nexport interface Calls {\n");
    for call in schemas["calls"].as_array().context("no calls")? {
        let name = call["name"].as_str().context("a call without a name")?;
        writeln!(
            out,
            "  \"{name}\": {{ request: {}; answer: {} }};",
            shape(&call["request"])?,
            shape(&call["answer"])?
        )?;
    }
    out.push_str("}\n");
    for (name, definition) in schemas["definitions"].as_object().context("no definitions")? {
        out.push('\n');
        define(&mut out, name, definition)?;
    }
    out.push_str("\n/** The one shape of error that reaches a person. */\nexport interface CallError {\n");
    out.push_str("  code: string;\n  message: string;\n  field: string | null;\n}\n");
    Ok(out)
}

fn define(out: &mut String, name: &str, definition: &Value) -> anyhow::Result<()> {
    note(out, "", definition)?;
    let Some(fields) = definition["properties"].as_object() else {
        if definition["type"] == "object" {
            writeln!(out, "export type {name} = Record<string, never>;")?;
        } else {
            writeln!(out, "export type {name} = {};", shape(definition)?)?;
        }
        return Ok(());
    };
    writeln!(out, "export interface {name} {{")?;
    for (field, schema) in fields {
        note(out, "  ", schema)?;
        let absent = if optional(definition, field, schema) { "?" } else { "" };
        writeln!(out, "  {field}{absent}: {};", shape(schema)?)?;
    }
    out.push_str("}\n");
    Ok(())
}

/// Whether the field may be absent. A field that may be left out of a request is always in an answer, where it is
/// null instead.
fn optional(definition: &Value, field: &str, schema: &Value) -> bool {
    let needed = definition["required"].as_array().is_some_and(|names| names.iter().any(|name| name == field));
    !needed && (!nullable(schema) || schema.get("default").is_some())
}

fn note(out: &mut String, indent: &str, schema: &Value) -> anyhow::Result<()> {
    if let Some(text) = schema["description"].as_str() {
        writeln!(out, "{indent}/** {} */", text.replace('\n', " "))?;
    }
    Ok(())
}

fn nullable(schema: &Value) -> bool {
    let lists_null = |list: &Value| {
        list.as_array().is_some_and(|list| list.iter().any(|entry| entry == "null" || entry["type"] == "null"))
    };
    lists_null(&schema["type"]) || lists_null(&schema["anyOf"])
}

/// Converts a schema to a TypeScript type.
fn shape(schema: &Value) -> anyhow::Result<String> {
    let Some(parts) = schema.as_object() else { bail!("a schema that is no object: {schema}") };
    if let Some(name) = parts.get("$ref").and_then(Value::as_str) {
        return Ok(name.rsplit('/').next().unwrap_or(name).to_owned());
    }
    for choice in ["anyOf", "oneOf"] {
        if let Some(list) = parts.get(choice).and_then(Value::as_array) {
            return union(list.iter().map(shape));
        }
    }
    if let Some(word) = parts.get("const") {
        return Ok(word.to_string());
    }
    if let Some(words) = parts.get("enum").and_then(Value::as_array) {
        return union(words.iter().map(|word| Ok(word.to_string())));
    }
    match &parts.get("type") {
        Some(Value::Array(kinds)) => union(kinds.iter().map(|kind| plain(kind.as_str().unwrap_or_default(), parts))),
        Some(Value::String(kind)) => plain(kind, parts),
        _ => bail!("a schema without a type: {schema}"),
    }
}

fn union(shapes: impl Iterator<Item = anyhow::Result<String>>) -> anyhow::Result<String> {
    Ok(shapes.collect::<anyhow::Result<Vec<_>>>()?.join(" | "))
}

fn plain(kind: &str, parts: &Map<String, Value>) -> anyhow::Result<String> {
    Ok(match kind {
        "string" => "string".to_owned(),
        "integer" | "number" => "number".to_owned(),
        "boolean" => "boolean".to_owned(),
        "null" => "null".to_owned(),
        "array" => match parts.get("prefixItems").and_then(Value::as_array) {
            Some(items) => format!("[{}]", list_of(items, shape)?),
            None => list(&shape(parts.get("items").context("an array of nothing")?)?),
        },
        "object" => match parts.get("additionalProperties") {
            Some(Value::Bool(true)) => "Record<string, unknown>".to_owned(),
            Some(of @ Value::Object(_)) => format!("Record<string, {}>", shape(of)?),
            _ => bail!("an object without a name"),
        },
        _ => bail!("a type the pages don't know: {kind}"),
    })
}

fn list_of(schemas: &[Value], write: fn(&Value) -> anyhow::Result<String>) -> anyhow::Result<String> {
    Ok(schemas.iter().map(write).collect::<anyhow::Result<Vec<_>>>()?.join(", "))
}

fn list(item: &str) -> String {
    if item.contains(' ') { format!("({item})[]") } else { format!("{item}[]") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_may_be_left_out_of_a_request_is_marked_and_what_an_answer_always_has_is_not() {
        let definition = json!({
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": { "type": "string" },
                "share": { "type": ["integer", "null"] },
                "until": { "type": ["string", "null"], "default": null },
                "mark": { "$ref": "#/$defs/Mark" },
            },
        });
        let mut out = String::new();
        define(&mut out, "Row", &definition).unwrap();
        assert!(out.contains("  id: string;"));
        assert!(out.contains("  share: number | null;"));
        assert!(out.contains("  until?: string | null;"));
    }

    #[test]
    fn words_become_unions_and_lists_of_them_are_bracketed() {
        let words =
            json!({ "oneOf": [{ "const": "present", "type": "string" }, { "const": "absent", "type": "string" }] });
        assert_eq!(shape(&words).unwrap(), "\"present\" | \"absent\"");
        assert_eq!(shape(&json!({ "type": "array", "items": words })).unwrap(), "(\"present\" | \"absent\")[]");
    }
}
