//! Number and symbol of a document, which papers write in many ways and which are stored in one.

use std::fmt;

use super::classified::{Classified, classified_mark};
use super::kinds::DocumentKind;
use crate::language::tidy;

/// `1039-CV/HU`: number 1039, kind CV, issuer HU. State bodies write `12/KH-UBND` or `356/2025/NĐ-CP`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocumentNumber {
    pub number: u32,
    /// A letter after the number, as in `12a-BC/HU`.
    pub letter: Option<char>,
    /// Only in state documents.
    pub year: Option<u32>,
    /// The abbreviation of the kind as written in symbols; empty if there is none (`91/2025/QH15`).
    pub symbol: String,
    /// `None` for an unknown abbreviation.
    pub kind: Option<DocumentKind>,
    /// `HU`, `TW`, `ĐU`, `CB`: the issuing body's abbreviation, upper case.
    pub issuer: String,
    state_style: bool,
}

/// Why a text is not a number and symbol.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("nothing was written")]
    Empty,
    #[error("no number at the beginning of {0:?}")]
    NoNumber(String),
    #[error("no kind of document after the number in {0:?}")]
    NoSymbol(String),
    #[error("no issuing body after the stroke in {0:?}")]
    NoIssuer(String),
    #[error("{0:?} is not number, kind and issuing body")]
    NotANumber(String),
    #[error(transparent)]
    Classified(#[from] Classified),
}

impl DocumentNumber {
    /// Parses `1039 - CV/HU`, `Số 01-CT/TW`, `10 CTr/TU`, `07–ĐA/TU`, `356/2025/NĐ-CP`.
    ///
    /// # Errors
    /// If a part is missing, or the text contains a stamp of secrecy.
    pub fn parse(text: &str) -> Result<DocumentNumber, NumberError> {
        if let Some(classified) = classified_mark(text) {
            return Err(classified.into());
        }
        let tidied = tidy(text).replace(['–', '—', '‑', '−'], "-");
        let bare = without_so(&tidied);
        if bare.is_empty() {
            return Err(NumberError::Empty);
        }
        let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = bare.split_at(digits);
        let number: u32 = number.parse().map_err(|_| NumberError::NoNumber(tidied.clone()))?;
        let (letter, rest) = letter(rest);
        let rest = rest.trim_start();
        if let Some(rest) = rest.strip_prefix('/') {
            of_the_state(number, letter, rest, &tidied)
        } else {
            of_the_party(number, letter, rest, &tidied)
        }
    }

    /// The normal form: `1039-CV/HU`, `01-CT/TW`. Numbers below ten have a leading zero.
    pub fn normal(&self) -> String {
        let letter = self.letter.map(String::from).unwrap_or_default();
        let year = self.year.map(|year| format!("{year}/")).unwrap_or_default();
        let (number, symbol, issuer) = (self.number, &self.symbol, &self.issuer);
        match (self.state_style, symbol.is_empty()) {
            (false, _) => format!("{number:02}{letter}-{symbol}/{issuer}"),
            (true, false) => format!("{number:02}{letter}/{year}{symbol}-{issuer}"),
            (true, true) => format!("{number:02}{letter}/{year}{issuer}"),
        }
    }

    /// Such as "Công văn"; empty for an unknown abbreviation.
    pub fn kind_name(&self) -> &'static str {
        self.kind.map_or("", DocumentKind::vietnamese)
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.normal())
    }
}

/// Parses `-CV/HU`; the dash is often forgotten.
fn of_the_party(number: u32, letter: Option<char>, rest: &str, text: &str) -> Result<DocumentNumber, NumberError> {
    let rest = rest.strip_prefix('-').unwrap_or(rest).trim();
    let (symbol, issuer) = rest.split_once('/').unwrap_or((rest, ""));
    let (symbol, kind) = symbol_and_kind(symbol.trim(), text)?;
    Ok(DocumentNumber {
        number,
        letter,
        year: None,
        symbol,
        kind,
        issuer: issuer_of(issuer, text)?,
        state_style: false,
    })
}

/// Parses `KH-UBND`, `2025/NĐ-CP`, `2025/QH15`, and a Party symbol written with a slash: `CV/HU`.
fn of_the_state(number: u32, letter: Option<char>, rest: &str, text: &str) -> Result<DocumentNumber, NumberError> {
    let rest = rest.trim();
    let (year, rest) = match rest.split_once('/') {
        Some((year, rest)) if year.trim().len() == 4 => (year.trim().parse().ok(), rest.trim()),
        _ => (None, rest),
    };
    if year.is_none() && rest.contains('/') {
        return of_the_party(number, letter, rest, text);
    }
    let Some((symbol, issuer)) = rest.split_once('-') else {
        let issuer = issuer_of(rest, text)?;
        return if year.is_some() {
            Ok(DocumentNumber { number, letter, year, symbol: String::new(), kind: None, issuer, state_style: true })
        } else {
            Err(NumberError::NoIssuer(text.to_owned()))
        };
    };
    let (symbol, kind) = symbol_and_kind(symbol.trim(), text)?;
    Ok(DocumentNumber { number, letter, year, symbol, kind, issuer: issuer_of(issuer, text)?, state_style: true })
}

fn symbol_and_kind(symbol: &str, text: &str) -> Result<(String, Option<DocumentKind>), NumberError> {
    if symbol.is_empty() {
        return Err(NumberError::NoSymbol(text.to_owned()));
    }
    if !symbol.chars().all(char::is_alphabetic) {
        return Err(NumberError::NotANumber(text.to_owned()));
    }
    let kind = DocumentKind::of_abbreviation(symbol);
    Ok((kind.map_or_else(|| symbol.to_owned(), |kind| kind.abbreviation().to_owned()), kind))
}

fn issuer_of(issuer: &str, text: &str) -> Result<String, NumberError> {
    let issuer: String = issuer.split_whitespace().collect();
    if issuer.is_empty() {
        return Err(NumberError::NoIssuer(text.to_owned()));
    }
    if issuer.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '&')) {
        Ok(issuer.to_uppercase())
    } else {
        Err(NumberError::NotANumber(text.to_owned()))
    }
}

/// Parses the letter in `12a-BC/HU`: one small letter directly after the number, before a dash or slash.
fn letter(rest: &str) -> (Option<char>, &str) {
    let mut chars = rest.chars();
    match (chars.next(), chars.as_str().trim_start().chars().next()) {
        (Some(letter @ 'a'..='z'), Some('-' | '/')) => (Some(letter), chars.as_str()),
        _ => (None, rest),
    }
}

fn without_so(text: &str) -> &str {
    let bare = ["Số", "SỐ", "số"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    bare.trim_start_matches([':', '.', ' ']).trim_end_matches(['.', ',', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str) -> String {
        DocumentNumber::parse(text).map_or_else(|error| format!("{error:?}"), |number| number.normal())
    }

    #[test]
    fn the_ways_people_write_a_number_are_one_number() {
        for (written, kept) in [
            ("1039 - CV/HU", "1039-CV/HU"),
            ("1039-CV/HU", "1039-CV/HU"),
            ("1039/CV/HU", "1039-CV/HU"),
            (" Số: 1039 – cv / hu ", "1039-CV/HU"),
            ("01-CT/TW", "01-CT/TW"),
            ("1-CT/TW", "01-CT/TW"),
            ("10-CTr/TU", "10-CTr/TU"),
            ("10 ctr/tu", "10-CTr/TU"),
            ("07-ĐA/TU", "07-ĐA/TU"),
            ("07-DA/TU", "07-ĐA/TU"),
            ("Số 05-BC/CB", "05-BC/CB"),
            ("366-QĐ/TW", "366-QĐ/TW"),
            ("12-QĐi/ĐU", "12-QĐi/ĐU"),
            ("42-HD/BTCTW", "42-HD/BTCTW"),
            ("12a-BC/HU", "12a-BC/HU"),
            ("12/KH-UBND", "12/KH-UBND"),
            ("356/2025/NĐ-CP", "356/2025/NĐ-CP"),
            ("91/2025/QH15", "91/2025/QH15"),
            ("03-BC/BCĐ-TĐ", "03-BC/BCĐ-TĐ"),
        ] {
            assert_eq!(normal(written), kept, "{written}");
            assert_eq!(normal(kept), kept, "normal once is normal for good");
        }
    }

    #[test]
    fn a_number_falls_into_its_parts() {
        let number = DocumentNumber::parse("1039 - CV/HU").unwrap();
        assert_eq!((number.number, number.symbol.as_str(), number.issuer.as_str()), (1039, "CV", "HU"));
        assert_eq!((number.kind, number.kind_name()), (Some(DocumentKind::Letter), "Công văn"));
        let unknown = DocumentNumber::parse("3-XYZ/HU").unwrap();
        assert_eq!((unknown.kind, unknown.kind_name(), unknown.normal()), (None, "", "03-XYZ/HU".into()));
    }

    #[test]
    fn what_lacks_a_part_is_no_number() {
        let error = |text| DocumentNumber::parse(text).unwrap_err();
        assert_eq!(error("  "), NumberError::Empty);
        assert!(matches!(error("CV/HU"), NumberError::NoNumber(_)));
        assert!(matches!(error("99999999999-CV/HU"), NumberError::NoNumber(_)));
        assert!(matches!(error("1039"), NumberError::NoSymbol(_)));
        assert!(matches!(error("1039-/HU"), NumberError::NoSymbol(_)));
        assert!(matches!(error("1039-CV"), NumberError::NoIssuer(_)));
        assert!(matches!(error("1039/CV"), NumberError::NoIssuer(_)));
        assert!(matches!(error("12 tháng 3/2026"), NumberError::NotANumber(_)));
        assert!(matches!(error("12-CV/HU; 13"), NumberError::NotANumber(_)));
    }

    #[test]
    fn a_mark_of_secrecy_beside_the_number_is_refused() {
        assert_eq!(DocumentNumber::parse("12-BC/HU (MẬT)"), Err(NumberError::Classified(Classified::Secret)));
    }
}
