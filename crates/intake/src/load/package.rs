//! A zip as the parts of a document, found by name (with either kind of slash) or by relationship.

use std::collections::HashMap;
use std::io::{BufReader, Read, Seek};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::IntakeError;
use crate::limits::{MAX_PART_BYTES, damaged, zip_error};

pub struct Package<R> {
    archive: ZipArchive<R>,
    /// Index in the zip by name, in lower case with forward slashes.
    parts: HashMap<String, usize>,
}

/// One entry of a `.rels` part.
pub struct Relation {
    pub id: String,
    /// The last segment of the type's URI, because the URIs of the transitional and the strict form differ.
    pub kind: String,
    /// The part's name from the root.
    pub target: String,
}

impl<R: Read + Seek> Package<R> {
    pub fn new(mut archive: ZipArchive<R>) -> Result<Self, IntakeError> {
        let mut parts = HashMap::new();
        for at in 0..archive.len() {
            let entry = archive.by_index(at).map_err(zip_error)?;
            if let Ok(name) = entry.name() {
                parts.entry(tidy(&name)).or_insert(at);
            }
        }
        Ok(Self { archive, parts })
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    pub fn has(&self, part: &str) -> bool {
        self.parts.contains_key(&tidy(part))
    }

    /// A part as a stream that is decompressed while it is read.
    pub fn stream(&mut self, part: &str) -> Result<BufReader<impl Read + '_>, IntakeError> {
        let at = self.parts.get(&tidy(part)).copied().ok_or_else(|| damaged(&"a part is missing"))?;
        self.archive.by_index(at).map(BufReader::new).map_err(zip_error)
    }

    /// A small part as a whole.
    pub fn read(&mut self, part: &str) -> Result<Vec<u8>, IntakeError> {
        let mut bytes = Vec::new();
        self.stream(part)?.take(MAX_PART_BYTES).read_to_end(&mut bytes).map_err(|e| damaged(&e))?;
        Ok(bytes)
    }

    /// The workbook part, if this is an Excel file: by relationship, otherwise at its usual place.
    pub fn workbook(&mut self) -> Option<String> {
        let usual = "xl/workbook.xml".to_owned();
        let named = self.relations("").into_iter().find(|r| r.kind == "officedocument").map(|r| r.target);
        let is_workbook = |name: &String| name.starts_with("xl/") || name.contains("workbook");
        let found = [named.filter(is_workbook), Some(usual)].into_iter().flatten();
        found.filter(|name| name.ends_with(".xml")).find(|name| self.has(name))
    }

    /// The relationships of a part ("" for the package itself); empty if there are none or they can't be read.
    pub fn relations(&mut self, part: &str) -> Vec<Relation> {
        let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
        let rels = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let Ok(bytes) = self.read(&rels) else { return Vec::new() };
        let text = String::from_utf8_lossy(&bytes);
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut found = Vec::new();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "Relationship" => {
                    let (id, kind, target) = (attribute(&e, "Id"), attribute(&e, "Type"), attribute(&e, "Target"));
                    if let (Some(id), Some(kind), Some(target)) = (id, kind, target) {
                        let kind = kind.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
                        found.push(Relation { id, kind, target: resolved(folder, &target) });
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        found
    }
}

/// The name from the root of a target that is absolute or relative to the folder of the referring part.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            other => steps.push(other),
        }
    }
    tidy(&steps.join("/"))
}

fn tidy(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// An attribute by its local name, with entities resolved.
pub fn attribute(e: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = e.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(
        found
            .normalized_value(quick_xml::XmlVersion::Explicit1_0)
            .map_or_else(|_| found.value.to_string(), |v| v.into_owned()),
    )
}

/// Whether an attribute is "1", "true" or "on".
pub fn is_on(e: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(e, name).as_deref(), Some("1" | "true" | "on"))
}

/// The character of an entity.
pub fn entity(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        number => {
            let code = number.strip_prefix("#x").map_or_else(
                || number.strip_prefix('#').and_then(|digits| digits.parse().ok()),
                |hex| u32::from_str_radix(hex, 16).ok(),
            );
            code.and_then(char::from_u32)
        }
    }
}
