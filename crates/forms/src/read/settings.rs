//! The sheet `settings`, and the languages of a form.

use super::Problems;
use super::columns::Table;
use crate::problem::{ProblemCode, SheetName};
use crate::sentence::{sentence, shortened};
use crate::source::SourceTable;

/// The language of columns that name none.
const UNNAMED: &str = "default";

#[derive(Default)]
pub struct Settings {
    /// The line that was read; 0 if there is none.
    pub line: u32,
    pub title: String,
    pub form_id: String,
    pub version: String,
    /// Empty if it is not said.
    default_language: String,
    /// The language of columns that name none.
    pub unnamed_language: String,
}

/// Only the first row counts.
pub fn read(source: &SourceTable, problems: &mut Problems) -> Settings {
    let table = Table::of(SheetName::Settings, source, UNNAMED, problems);
    let Some(row) = table.rows().next() else {
        return Settings { unnamed_language: UNNAMED.to_owned(), ..Settings::default() };
    };
    let default_language = row.get("default_language");
    let unnamed_language = if default_language.is_empty() { UNNAMED.to_owned() } else { default_language.clone() };
    Settings {
        line: row.line,
        title: row.get("form_title"),
        form_id: row.get("form_id"),
        version: row.get("version"),
        default_language,
        unnamed_language,
    }
}

impl Settings {
    /// In the order of the columns, the default one first.
    pub fn languages(&self, tables: [&Table<'_>; 2], problems: &mut Problems) -> Vec<String> {
        let mut languages: Vec<String> = Vec::new();
        for language in tables.into_iter().flat_map(|table| table.languages()) {
            if !languages.iter().any(|known| known == language) {
                languages.push(language.to_owned());
            }
        }
        match languages.iter().position(|language| *language == self.unnamed_language) {
            Some(at) => {
                let first = languages.remove(at);
                languages.insert(0, first);
            }
            None if !self.default_language.is_empty() && !languages.is_empty() => {
                let named = shortened(&self.default_language);
                let said = sentence(
                    format!("không cột nào có ngôn ngữ “{named}”; viết đúng như sau dấu :: của cột label"),
                    format!("no column has the language “{named}”; write it as it is after :: in the column label"),
                );
                problems.refuse(SheetName::Settings, self.line, "default_language", ProblemCode::BadLanguage, said);
            }
            None => {}
        }
        if languages.is_empty() {
            languages.push(self.unnamed_language.clone());
        }
        languages
    }
}
