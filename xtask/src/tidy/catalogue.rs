//! Every text that a person sees is in a catalogue, completely in Vietnamese and partly in English.
//!
//! A catalogue is a JSON file under `ui/src` named `vi.json` or `*.vi.json` (and `en` beside it). Files under
//! `ui/src/PROGRAM/` belong to that program; all others (`ui/src/i18n`) are shared by all programs.

use super::Violation;
use super::checkout::Checkout;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const SOURCES: &str = "ui/src/";
/// Folders that no program owns: their texts are shared.
const SHARED: &[&str] = &["i18n", "design", "shared", "api"];
/// Suffixes that i18next adds to a key by count.
const PLURALS: &[&str] = &["_other", "_one", "_zero"];

type Keys = BTreeSet<String>;

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let (vietnamese, mut found) = catalogues(checkout, "vi.json");
    let (english, unreadable) = catalogues(checkout, "en.json");
    found.extend(unreadable);
    for (file, program, keys) in &english {
        let missing = keys.iter().filter(|key| {
            !holds(&vietnamese, program, key)
                && !singular_of(key).is_some_and(|counted| holds(&vietnamese, program, counted))
        });
        found.extend(
            missing.map(|key| Violation::of_file(file, format!("`{key}` is said in English and not in Vietnamese"))),
        );
    }
    for (file, text) in checkout.files_under(SOURCES).filter(|(file, _)| is_code(file)) {
        let code = without_comments(text);
        found.extend(unknown_keys(file, &code, &vietnamese));
        if file.ends_with(".tsx") {
            found.extend(vietnamese_in_code(file, &code));
        }
    }
    found
}

/// (file, program or "" if shared, its keys)
type Catalogue = (String, String, Keys);

fn catalogues(checkout: &Checkout, name: &str) -> (Vec<Catalogue>, Vec<Violation>) {
    let mut read = Vec::new();
    let mut unreadable = Vec::new();
    for (file, text) in checkout.files_under(SOURCES) {
        let last = file.rsplit('/').next().unwrap_or_default();
        if last != name && !last.ends_with(&format!(".{name}")) {
            continue;
        }
        match serde_json::from_str::<Value>(text) {
            Ok(json) => {
                let mut keys = Keys::new();
                collect(&json, "", &mut keys);
                read.push((file.to_owned(), program_of(file).to_owned(), keys));
            }
            Err(error) => unreadable.push(Violation::of_file(file, format!("is not JSON: {error}"))),
        }
    }
    (read, unreadable)
}

fn collect(json: &Value, prefix: &str, keys: &mut Keys) {
    let Some(object) = json.as_object() else {
        keys.insert(prefix.to_owned());
        return;
    };
    for (name, inner) in object {
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        collect(inner, &path, keys);
    }
}

/// The folder directly under `ui/src`, or "" if all programs share the file.
fn program_of(file: &str) -> &str {
    let rest = file.strip_prefix(SOURCES).unwrap_or(file);
    match rest.split_once('/') {
        Some((folder, _)) if !SHARED.contains(&folder) => folder,
        _ => "",
    }
}

/// Whether a program, or every program if the code is shared, has the key.
fn holds(catalogues: &[Catalogue], program: &str, key: &str) -> bool {
    let says =
        |keys: &Keys| keys.contains(key) || PLURALS.iter().any(|plural| keys.contains(&format!("{key}{plural}")));
    found_where(catalogues, program, &says)
}

/// English has a singular form where Vietnamese has one form for any count: `thing.member_one` →
/// `thing.member`.
fn singular_of(key: &str) -> Option<&str> {
    key.strip_suffix("_one")
}

/// For a key made at run time, `mark.${code}`: some key must begin like it.
fn holds_prefix(catalogues: &[Catalogue], program: &str, prefix: &str) -> bool {
    found_where(catalogues, program, &|keys: &Keys| keys.iter().any(|key| key.starts_with(prefix)))
}

fn found_where(catalogues: &[Catalogue], program: &str, says: &dyn Fn(&Keys) -> bool) -> bool {
    let mut by_program: BTreeMap<&str, bool> = BTreeMap::new();
    for (_, owner, keys) in catalogues {
        *by_program.entry(owner).or_default() |= says(keys);
    }
    if by_program.get("").copied().unwrap_or_default() {
        return true;
    }
    match program {
        "" => {
            by_program.iter().any(|(owner, _)| !owner.is_empty())
                && by_program.iter().all(|(owner, has)| owner.is_empty() || *has)
        }
        program => by_program.get(program).copied().unwrap_or_default(),
    }
}

fn is_code(file: &str) -> bool {
    (file.ends_with(".ts") || file.ends_with(".tsx"))
        && !file.contains(".test.")
        // What tests type into forms.
        && !file.starts_with("ui/src/testing/")
        && !file.contains("/generated/")
        && !file.ends_with(".d.ts")
}

fn unknown_keys(file: &str, code: &str, vietnamese: &[Catalogue]) -> Vec<Violation> {
    let program = program_of(file);
    let mut found = Vec::new();
    for (index, line) in code.lines().enumerate() {
        for (quote, key) in keys_in(line) {
            let known = match key.split_once("${") {
                Some((prefix, _)) if quote == '`' => prefix.is_empty() || holds_prefix(vietnamese, program, prefix),
                _ => holds(vietnamese, program, key),
            };
            if !known {
                found.push(Violation::at(
                    file,
                    index + 1,
                    format!("`{key}` is in no Vietnamese catalogue this program reads"),
                ));
            }
        }
    }
    found
}

/// The string after each `t(`, with its quote.
fn keys_in(line: &str) -> impl Iterator<Item = (char, &str)> {
    line.match_indices("t(").filter_map(|(at, opening)| {
        let before = line[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            return None;
        }
        let rest = line[at + opening.len()..].trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        let key = &rest[1..];
        Some((quote, &key[..key.find(quote)?]))
    })
}

fn vietnamese_in_code(file: &str, code: &str) -> Vec<Violation> {
    code.lines()
        .enumerate()
        .filter(|(_, line)| line.chars().any(is_vietnamese))
        .map(|(index, line)| {
            Violation::at(file, index + 1, format!("Vietnamese outside the catalogue: {}", line.trim()))
        })
        .collect()
}

/// Letters with diacritics, by their Unicode blocks; `–`, `·`, `…` and arrows are not letters.
fn is_vietnamese(letter: char) -> bool {
    let letter_with_mark = matches!(letter, '\u{C0}'..='\u{1B0}' | '\u{1EA0}'..='\u{1EF9}' | '\u{300}'..='\u{323}');
    letter_with_mark && !matches!(letter, '×' | '÷')
}

/// Removes comments but keeps line numbers. Quotes are not parsed, but `//` after a colon is taken for an
/// address.
fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut in_block = false;
    for line in text.lines() {
        let mut rest = line;
        while !rest.is_empty() {
            if in_block {
                let Some(end) = rest.find("*/") else { break };
                in_block = false;
                rest = &rest[end + 2..];
            } else if let Some(start) = rest.find("/*") {
                code.push_str(before_line_comment(&rest[..start]));
                in_block = true;
                rest = &rest[start + 2..];
            } else {
                code.push_str(before_line_comment(rest));
                break;
            }
        }
        code.push('\n');
    }
    code
}

fn before_line_comment(line: &str) -> &str {
    line.match_indices("//").find(|(at, _)| !line[..*at].ends_with(':')).map_or(line, |(at, _)| &line[..at])
}
