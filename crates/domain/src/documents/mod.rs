//! Resolutions, directives and letters: number and symbol, identity, and which must never enter.

mod classified;
mod kinds;
mod number;

pub use classified::{Classified, REFUSAL, classified_mark, refuse_classified, secret_stamp};
pub use kinds::DocumentKind;
pub use number::{DocumentNumber, NumberError};

use crate::dates::CivilDate;
use crate::language::{exact_fold, tidy};

/// A document as a cell records it. One without a number ("Nghị quyết Hội nghị Trung ương 8 khóa XIII") is
/// identified by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    pub number: Option<DocumentNumber>,
    pub name: String,
    pub issuer: String,
    /// Khóa or nhiệm kỳ.
    pub term: String,
    pub date: Option<CivilDate>,
    pub summary: String,
}

/// When two entries are the same document. Numbers restart every term: 01-CT/TW exists for 2016, 2021 and 2026.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DocumentIdentity {
    Numbered { number: String, issuer: String, date: Option<CivilDate> },
    Unnumbered { name: String, term: String, date: Option<CivilDate> },
}

impl Document {
    pub fn identity(&self) -> DocumentIdentity {
        let same = |text: &str| exact_fold(&tidy(text));
        match &self.number {
            Some(number) => {
                DocumentIdentity::Numbered { number: number.normal(), issuer: same(&self.issuer), date: self.date }
            }
            None => DocumentIdentity::Unnumbered { name: same(&self.name), term: same(&self.term), date: self.date },
        }
    }

    /// `01-CT/TW ngày 12/03/2026`, or the name, with the term unless the name contains it.
    pub fn label(&self) -> String {
        let name = match &self.number {
            Some(number) => number.normal(),
            None if self.term.is_empty() || exact_fold(&self.name).contains(&exact_fold(&self.term)) => {
                self.name.clone()
            }
            None => format!("{} {}", self.name, self.term),
        };
        match self.date {
            None => name,
            Some(date @ CivilDate::Day(_)) => format!("{name} ngày {}", date.vietnamese()),
            Some(date @ CivilDate::Year(_)) => format!("{name} năm {}", date.vietnamese()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directive(date: &str) -> Document {
        Document {
            number: Some(DocumentNumber::parse("01-CT/TW").unwrap()),
            issuer: "Ban Chấp hành Trung ương".into(),
            date: CivilDate::parse_optional(date).unwrap(),
            ..Document::default()
        }
    }

    #[test]
    fn one_number_of_three_terms_is_three_documents() {
        let years = ["22/3/2016", "9/3/2021", "2026"].map(|date| directive(date).identity());
        assert!(years[0] != years[1] && years[1] != years[2] && years[0] != years[2]);
        let typed_again =
            Document {
                issuer: " ban chấp hành  trung ương".into(), summary: "khác".into(), ..directive("22/03/2016")
            };
        assert_eq!(typed_again.identity(), years[0]);
        assert_ne!(Document { issuer: "Tỉnh ủy".into(), ..directive("22/3/2016") }.identity(), years[0]);
    }

    #[test]
    fn a_document_without_number_goes_by_name_term_and_date() {
        let resolution = Document {
            name: "Nghị quyết Hội nghị Trung ương 8".into(),
            term: "khóa XIII".into(),
            ..Document::default()
        };
        assert_eq!(resolution.label(), "Nghị quyết Hội nghị Trung ương 8 khóa XIII");
        let named_whole =
            Document { name: "Nghị quyết Hội nghị Trung ương 8 khóa XIII".into(), ..resolution.clone() };
        assert_eq!(named_whole.label(), "Nghị quyết Hội nghị Trung ương 8 khóa XIII");
        assert_ne!(resolution.identity(), Document { term: "khóa XII".into(), ..resolution.clone() }.identity());
    }

    #[test]
    fn a_label_says_number_and_day() {
        assert_eq!(directive("12/3/2026").label(), "01-CT/TW ngày 12/03/2026");
        assert_eq!(directive("2021").label(), "01-CT/TW năm 2021");
        assert_eq!(directive("").label(), "01-CT/TW");
    }
}
