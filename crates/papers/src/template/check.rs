//! Reads a template set from its manifest and checks every value.

use super::{Measures, TemplateSet};
use serde_json::Value;

/// A manifest is a page of text.
pub const MOST_BYTES: usize = 65_536;
const LONGEST_TEXT: usize = 120;

/// Why a template set is not taken: sentences for a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.join(" "))]
pub struct Fault(pub Vec<String>);

impl Fault {
    #[must_use]
    pub fn one(sentence: impl Into<String>) -> Self {
        Self(vec![sentence.into()])
    }
}

/// A manifest that gives every value.
///
/// # Errors
/// Every fault, in Vietnamese.
pub fn parse(text: &str) -> Result<TemplateSet, Fault> {
    read(json(text)?)
}

pub(super) fn json(text: &str) -> Result<Value, Fault> {
    if text.len() > MOST_BYTES {
        return Err(Fault::one("Tệp khai báo bộ mẫu dài quá 64 KB."));
    }
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| {
        Fault::one(format!("Tệp khai báo không đúng dạng JSON ở dòng {}, cột {}.", error.line(), error.column()))
    })
}

pub(super) fn read(value: Value) -> Result<TemplateSet, Fault> {
    let set: TemplateSet = serde_json::from_value(value)
        .map_err(|error| Fault::one(format!("Tệp khai báo bộ mẫu thiếu mục, thừa mục hoặc sai kiểu: {error}.")))?;
    let faults = faults(&set);
    if faults.is_empty() { Ok(set) } else { Err(Fault(faults)) }
}

fn faults(set: &TemplateSet) -> Vec<String> {
    let mut faults = measures(&set.measures);
    let name_is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if set.name.is_empty() || set.name.len() > 40 || !set.name.chars().all(name_is_plain) {
        faults.push("Tên bộ mẫu (name) chỉ gồm chữ thường không dấu, chữ số, dấu “-”, dài nhất 40 ký tự.".to_owned());
    }
    let texts = [("title", &set.title), ("on_behalf", &set.wording.on_behalf), ("font", &set.measures.font)];
    let more = set.wording.on_behalf_of.values().map(|text| ("on_behalf_of", text));
    for (field, text) in texts.into_iter().chain(more) {
        if text.trim().is_empty() || text.chars().count() > LONGEST_TEXT || text.chars().any(char::is_control) {
            faults.push(format!("Mục {field} phải có chữ, trên một dòng, dài nhất {LONGEST_TEXT} ký tự."));
        }
    }
    if set.until.is_some_and(|until| until < set.from) {
        faults.push("Ngày hết hiệu lực (until) trước ngày có hiệu lực (from).".to_owned());
    }
    if !"-.".contains(set.wording.roman_mark) {
        faults.push("Dấu sau số La Mã (roman_mark) phải là “-” hoặc “.”.".to_owned());
    }
    if !";,".contains(set.wording.recipient_mark) {
        faults.push("Dấu cuối mỗi nơi nhận (recipient_mark) phải là “;” hoặc “,”.".to_owned());
    }
    faults
}

fn measures(m: &Measures) -> Vec<String> {
    let letters = [
        ("party", m.party),
        ("superior", m.superior),
        ("issuer", m.issuer),
        ("number", m.number),
        ("dateline", m.dateline),
        ("type_name", m.type_name),
        ("summary", m.summary),
        ("body", m.body),
        ("table", m.table),
        ("signature", m.signature),
        ("recipients_heading", m.recipients_heading),
        ("recipients", m.recipients),
        ("page_number", m.page_number),
    ];
    let margins = m.margins;
    let margins = [
        ("margins.top", margins.top),
        ("margins.bottom", margins.bottom),
        ("margins.left", margins.left),
        ("margins.right", margins.right),
    ];
    let within = letters.map(|(field, value)| (field, value, 8.0, 24.0, "pt"));
    let around = margins.map(|(field, value)| (field, value, 5.0, 60.0, "mm"));
    let rest = [
        ("line", m.line, m.body + 2.0, 40.0, "pt"),
        ("between", m.between, 0.0, 24.0, "pt"),
        ("first_line", m.first_line, 0.0, 30.0, "mm"),
        ("rule", m.rule, 0.25, 3.0, "pt"),
    ];
    let all = within.into_iter().chain(around).chain(rest);
    let outside = all.filter(|(_, value, least, most, _)| !(least..=most).contains(&value));
    let said = |(field, value, least, most, unit): (&str, f32, f32, f32, &str)| {
        format!("Mục measures.{field} là {value}, phải từ {least} đến {most} {unit}.")
    };
    outside.map(said).collect()
}
