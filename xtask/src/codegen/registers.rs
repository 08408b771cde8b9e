//! What the pages know of each register: its words and widgets, and the type of its rows.

use anyhow::Context;
use serde_json::Value;
use std::fmt::Write as _;

const HEAD: &str = "// Made by `cargo xtask codegen` from the catalogue of the `domain` crate. Not for editing by hand.

export interface RegisterField {
  name: string;
  vietnamese: string;
  english: string;
  /** Which widget shows it. */
  format: string;
  required: boolean;
  /** Only the cell can read it. */
  sealed: boolean;
  /** A value may name a person. */
  names_people: boolean;
  longest: number | null;
  /** Of a word or a list of words: [stored, Vietnamese, English]. */
  words: readonly (readonly [string, string, string])[];
  /** Of a reference: the kind of record it names. */
  refers_to: string | null;
}

export interface Register {
  name: string;
  vietnamese: string;
  english: string;
  counted_vietnamese: string;
  counted_english: string;
  /** The field of the day by which a period is chosen. */
  day: string | null;
  /** Counts that are added up. */
  sums: readonly string[];
  /** Its rows are what was sent up: they are taken back, and not written by hand. */
  sent: boolean;
  /** A row has a page of its own. */
  has_page: boolean;
  /** It has a list of its own. */
  listed: boolean;
  fields: readonly RegisterField[];
}
";

pub fn types(schemas: &Value) -> anyhow::Result<String> {
    let registers = schemas["registers"].as_array().context("no registers")?;
    let mut out = String::from(HEAD);
    let mut names = String::new();
    for register in registers {
        let name = register["name"].as_str().context("a register without a name")?;
        let row = type_name(name);
        writeln!(out, "\n/** A row of {}. */\nexport interface {row} {{", text(register, "english"))?;
        for field in register["fields"].as_array().context("a register without fields")? {
            writeln!(out, "  /** {} */\n  {}?: {};", text(field, "english"), text(field, "name"), value(field))?;
        }
        out.push_str("}\n");
        writeln!(names, "  {name}: {row};")?;
    }
    write!(out, "\n/** The rows of each register. */\nexport interface RegisterRows {{\n{names}}}\n")?;
    writeln!(out, "\nexport const REGISTERS: readonly Register[] = {};", serde_json::to_string_pretty(registers)?)?;
    Ok(out)
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}

/// `propaganda_log` becomes `PropagandaLogRow`.
fn type_name(name: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('_').map(capital).collect::<String>() + "Row"
}

fn value(field: &Value) -> String {
    let words = field["words"].as_array().map(Vec::as_slice).unwrap_or_default();
    let stored: Vec<String> = words.iter().map(|word| word[0].to_string()).collect();
    match text(field, "format") {
        "count" | "share" => "number".to_owned(),
        "flag" => "0 | 1".to_owned(),
        "word" => stored.join(" | "),
        "words" => format!("({})[]", stored.join(" | ")),
        "list" => "string[]".to_owned(),
        _ => "string".to_owned(),
    }
}
