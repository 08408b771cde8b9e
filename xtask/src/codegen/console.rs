//! The console's types and validators, from the endpoints that `sochibo-server api` prints.

use anyhow::{Context, bail};
use serde_json::{Map, Value};
use std::fmt::Write as _;

use super::{define, list_of, nullable, optional, shape};

const HEAD: &str = "// Made by `cargo xtask codegen` from the endpoints of the `server` crate. Not for editing by hand.

import * as v from \"valibot\";

/** Endpoints by method and path. A request goes into the body, or into the query of a GET; an answer of null is a file. */
export interface Endpoints {
";

const ANSWERS: &str = "
/** The endpoints that answer with JSON. */
export type Answering = { [E in keyof Endpoints]: Endpoints[E][\"answer\"] extends null ? never : E }[keyof Endpoints];

/** What they have to answer. Fields that are not listed are tolerated and left out. */
export const ANSWERS: { [E in Answering]: v.GenericSchema<unknown, Endpoints[E][\"answer\"]> } = {
";

pub fn types(api: &Value) -> anyhow::Result<String> {
    let definitions = api["definitions"].as_object().context("no definitions")?;
    let endpoints = api["endpoints"].as_array().context("no endpoints")?;
    let mut out = String::from(HEAD);
    let mut answers = String::new();
    let mut validators = Validators { definitions, started: Vec::new(), out: String::new() };
    for endpoint in endpoints {
        let (request, answer) = (&endpoint["request"], &endpoint["answer"]);
        let name = format!("{} {}", text(endpoint, "method")?, text(endpoint, "path")?);
        writeln!(out, "  \"{name}\": {{ request: {}; answer: {} }};", or_null(request)?, or_null(answer)?)?;
        if !answer.is_null() {
            validators.define_what(answer)?;
            writeln!(answers, "  \"{name}\": {},", validator(answer)?)?;
        }
    }
    validators.define_what(&api["refusal"])?;
    out.push_str("}\n");
    for (name, definition) in definitions {
        out.push('\n');
        define(&mut out, name, definition)?;
    }
    out.push_str(&validators.out);
    writeln!(out, "{ANSWERS}{answers}}};")?;
    Ok(out)
}

fn text<'v>(value: &'v Value, name: &str) -> anyhow::Result<&'v str> {
    value[name].as_str().with_context(|| format!("an endpoint without a {name}"))
}

fn or_null(schema: &Value) -> anyhow::Result<String> {
    if schema.is_null() { Ok("null".to_owned()) } else { shape(schema) }
}

/// Writes the validator of a definition after those that it names.
struct Validators<'a> {
    definitions: &'a Map<String, Value>,
    started: Vec<&'a str>,
    out: String,
}

impl<'a> Validators<'a> {
    fn define_what(&mut self, schema: &Value) -> anyhow::Result<()> {
        match schema {
            Value::Array(parts) => parts.iter().try_for_each(|part| self.define_what(part)),
            Value::Object(parts) => {
                if let Some(name) = parts.get("$ref").and_then(Value::as_str) {
                    self.define(last(name))?;
                }
                parts.values().try_for_each(|part| self.define_what(part))
            }
            _ => Ok(()),
        }
    }

    fn define(&mut self, name: &str) -> anyhow::Result<()> {
        let known = self.definitions.get_key_value(name);
        let (name, definition) = known.with_context(|| format!("no definition of {name}"))?;
        if self.started.contains(&name.as_str()) {
            return Ok(());
        }
        self.started.push(name);
        self.define_what(definition)?;
        let validator = object(definition)?.map_or_else(|| validator(definition), Ok)?;
        writeln!(self.out, "\nexport const {name}: v.GenericSchema<unknown, {name}> = {validator};")?;
        Ok(())
    }
}

/// An object with known fields; further ones are left out of what is read.
fn object(definition: &Value) -> anyhow::Result<Option<String>> {
    if definition["type"] != "object" || definition.get("additionalProperties").is_some() {
        return Ok(None);
    }
    let Some(fields) = definition["properties"].as_object() else { return Ok(Some("v.object({})".to_owned())) };
    let mut out = String::from("v.object({\n");
    for (field, schema) in fields {
        let valid = validator(schema)?;
        let valid = if optional(definition, field, schema) { format!("v.optional({valid})") } else { valid };
        writeln!(out, "  {field}: {valid},")?;
    }
    out.push_str("})");
    Ok(Some(out))
}

/// Converts a schema to an expression of valibot.
fn validator(schema: &Value) -> anyhow::Result<String> {
    let parts = schema.as_object().with_context(|| format!("a schema that is no object: {schema}"))?;
    if let Some(name) = parts.get("$ref").and_then(Value::as_str) {
        return Ok(last(name).to_owned());
    }
    for choice in ["anyOf", "oneOf"] {
        if let Some(choices) = parts.get(choice).and_then(Value::as_array) {
            return any(choices, nullable(schema));
        }
    }
    if let Some(word) = parts.get("const") {
        return Ok(format!("v.literal({word})"));
    }
    if let Some(words) = parts.get("enum").and_then(Value::as_array) {
        return picklist(words);
    }
    match parts.get("type") {
        Some(Value::Array(kinds)) => {
            let kinds: Vec<&str> = kinds.iter().filter_map(Value::as_str).filter(|kind| *kind != "null").collect();
            let [kind] = kinds.as_slice() else { bail!("a schema of several types: {schema}") };
            let valid = plain(kind, parts)?;
            Ok(if nullable(schema) { format!("v.nullable({valid})") } else { valid })
        }
        Some(Value::String(kind)) => plain(kind, parts),
        _ => bail!("a schema without a type: {schema}"),
    }
}

fn picklist(words: &[Value]) -> anyhow::Result<String> {
    Ok(format!("v.picklist([{}])", list_of(words, |word| Ok(word.to_string()))?))
}

/// The words that a choice allows, if it allows only words.
fn words(choice: &Value) -> Option<&[Value]> {
    choice.get("const").map(std::slice::from_ref).or_else(|| choice["enum"].as_array().map(Vec::as_slice))
}

fn any(choices: &[Value], or_null: bool) -> anyhow::Result<String> {
    let choices: Vec<Value> = choices.iter().filter(|choice| choice["type"] != "null").cloned().collect();
    let words: Option<Vec<&[Value]>> = choices.iter().map(words).collect();
    let valid = match (choices.as_slice(), words) {
        ([choice], _) => validator(choice)?,
        (_, Some(words)) => picklist(&words.concat())?,
        _ => format!("v.union([{}])", list_of(&choices, validator)?),
    };
    Ok(if or_null { format!("v.nullable({valid})") } else { valid })
}

fn plain(kind: &str, parts: &Map<String, Value>) -> anyhow::Result<String> {
    Ok(match kind {
        "string" => "v.string()".to_owned(),
        "integer" | "number" => "v.number()".to_owned(),
        "boolean" => "v.boolean()".to_owned(),
        "array" => match parts.get("prefixItems").and_then(Value::as_array) {
            Some(items) => format!("v.tuple([{}])", list_of(items, validator)?),
            None => format!("v.array({})", validator(parts.get("items").context("an array of nothing")?)?),
        },
        "object" => match parts.get("additionalProperties") {
            Some(of @ Value::Object(_)) => format!("v.record(v.string(), {})", validator(of)?),
            _ => bail!("an object without a name"),
        },
        _ => bail!("a type the console doesn't check: {kind}"),
    })
}

fn last(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn api() -> Value {
        json!({
            "endpoints": [
                { "method": "GET", "path": "/api/v1/rows/{row}", "request": null, "answer": { "$ref": "#/$defs/Row" } },
                { "method": "GET", "path": "/api/v1/file", "request": { "$ref": "#/$defs/On" }, "answer": null },
            ],
            "refusal": { "$ref": "#/$defs/Unit" },
            "definitions": {
                "On": { "type": "object", "properties": { "on": { "type": ["string", "null"], "default": null } } },
                "Row": {
                    "type": "object",
                    "required": ["id", "share", "unit", "state", "sums"],
                    "properties": {
                        "id": { "type": "string" },
                        "share": { "type": ["integer", "null"] },
                        "unit": { "anyOf": [{ "$ref": "#/$defs/Unit" }, { "type": "null" }] },
                        "state": { "oneOf": [{ "enum": ["on", "off"], "type": "string" }, { "const": "needed", "type": "string" }] },
                        "sums": { "type": "object", "additionalProperties": { "type": "integer" } },
                        "note": { "type": "string" },
                    },
                },
                "Unit": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } },
            },
        })
    }

    #[test]
    fn an_answer_has_a_type_and_a_validator_and_a_request_only_a_type() {
        let made = types(&api()).unwrap();
        assert!(made.contains("  \"GET /api/v1/rows/{row}\": { request: null; answer: Row };"), "{made}");
        assert!(made.contains("  \"GET /api/v1/file\": { request: On; answer: null };"), "{made}");
        assert!(made.contains("  \"GET /api/v1/rows/{row}\": Row,"), "{made}");
        assert!(made.contains("export interface On {") && !made.contains("export const On:"), "{made}");
    }

    #[test]
    fn fields_are_checked_as_their_schema_says() {
        let made = types(&api()).unwrap();
        for field in [
            "id: v.string()",
            "share: v.nullable(v.number())",
            "unit: v.nullable(Unit)",
            "state: v.picklist([\"on\", \"off\", \"needed\"])",
            "sums: v.record(v.string(), v.number())",
            "note: v.optional(v.string())",
        ] {
            assert!(made.contains(&format!("  {field},\n")), "{field}\n{made}");
        }
    }

    #[test]
    fn a_validator_comes_after_those_it_names() {
        let made = types(&api()).unwrap();
        assert!(made.find("export const Unit:").unwrap() < made.find("export const Row:").unwrap(), "{made}");
    }
}
