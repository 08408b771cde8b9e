//! The columns of a sheet, whatever case and spelling their headings have.

use super::Problems;
use crate::check::Column;
use crate::description::Words;
use crate::limits::{MAX_CELL_CHARS, MAX_CHOICE_ROWS, MAX_COLUMNS, MAX_SETTINGS_ROWS, MAX_SURVEY_ROWS};
use crate::problem::{ProblemCode, SheetName};
use crate::sentence::{Sentence, sentence, shortened};
use crate::source::{SourceRow, SourceTable};
use unicode_normalization::UnicodeNormalization;

/// A column of the standard with its spellings, and whether it may have a language (`label::English`).
type Known = (&'static str, &'static [&'static str], bool);

const SURVEY: &[Known] = &[
    ("type", &["type", "command"], false),
    ("name", &["name", "tag", "value"], false),
    ("label", &["label", "caption"], true),
    ("hint", &["hint"], true),
    ("required", &["required"], false),
    ("required_message", &["required_message", "requiredmsg"], true),
    ("constraint", &["constraint"], false),
    ("constraint_message", &["constraint_message", "constraining_message"], true),
    ("relevant", &["relevant", "relevance"], false),
];

const CHOICES: &[Known] = &[
    ("list_name", &["list_name"], false),
    ("name", &["name", "value"], false),
    ("label", &["label", "caption"], true),
];

const SETTINGS: &[Known] = &[
    ("form_title", &["form_title", "set_form_title", "title"], false),
    ("form_id", &["form_id", "set_form_id", "id_string"], false),
    ("version", &["version"], false),
    ("default_language", &["default_language"], false),
];

/// Columns that would change what is asked.
const UNSUPPORTED: &[&str] = &[
    "calculation",
    "calculate",
    "choice_filter",
    "repeat_count",
    "count",
    "jr:count",
    "read_only",
    "readonly",
    "default",
    "trigger",
    "image",
    "big-image",
    "audio",
    "video",
    "media",
    "disabled",
    "bind",
    "instance",
    "save_to",
];

/// Columns that only change how a question looks on a telephone.
const IGNORED: &[&str] = &[
    "appearance",
    "guidance_hint",
    "parameters",
    "autoplay",
    "rows",
    "body",
    "control",
    "intent",
    "compact_tag",
    "no_app_error_string",
    "noapperrorstring",
];

#[derive(Debug, Clone, PartialEq, Eq)]
enum Meaning {
    Known(Column),
    Unsupported,
    Nothing,
}

/// A sheet whose headings were understood.
pub struct Table<'a> {
    pub sheet: SheetName,
    /// By the place of the column: its heading, and what it means.
    columns: Vec<(String, Meaning)>,
    source: &'a SourceTable,
}

/// A row with some text in it.
pub struct Row<'a> {
    pub line: u32,
    table: &'a Table<'a>,
    source: &'a SourceRow,
}

impl<'a> Table<'a> {
    /// `unnamed` is the language of columns that name none.
    pub fn of(sheet: SheetName, source: &'a SourceTable, unnamed: &str, problems: &mut Problems) -> Self {
        let mut table = Self { sheet, columns: Vec::new(), source };
        table.count(problems);
        let split = if source.headings.iter().any(|heading| heading.contains("::")) { "::" } else { ":" };
        for heading in source.headings.iter().take(MAX_COLUMNS) {
            let written = collapsed(heading);
            let meaning = table.meaning(&written, split, unnamed, problems);
            table.columns.push((written, meaning));
        }
        table.long_cells(problems);
        table
    }

    fn count(&self, problems: &mut Problems) {
        let (rows, columns) = (self.source.rows.len(), self.source.headings.len());
        for (what, english, have, most) in
            [("dòng", "rows", rows, self.most_rows()), ("cột", "columns", columns, MAX_COLUMNS)]
        {
            if have > most {
                let said = sentence(
                    format!("trang có {have} {what}, nhiều nhất là {most}"),
                    format!("the sheet has {have} {english}, at most {most} are allowed"),
                );
                problems.refuse(self.sheet, 1, "", ProblemCode::TooMuch, said);
            }
        }
    }

    fn most_rows(&self) -> usize {
        match self.sheet {
            SheetName::Survey => MAX_SURVEY_ROWS,
            SheetName::Choices => MAX_CHOICE_ROWS,
            SheetName::Settings => MAX_SETTINGS_ROWS,
        }
    }

    fn meaning(&self, written: &str, split: &str, unnamed: &str, problems: &mut Problems) -> Meaning {
        if written.is_empty() {
            return Meaning::Nothing;
        }
        let (first, language) = parted(written, split);
        if UNSUPPORTED.contains(&first.as_str()) && self.sheet != SheetName::Settings {
            return Meaning::Unsupported;
        }
        let known = match self.sheet {
            SheetName::Survey => SURVEY,
            SheetName::Choices => CHOICES,
            SheetName::Settings => SETTINGS,
        };
        let found = known.iter().find(|(_, spellings, _)| spellings.contains(&first.as_str()));
        let column = match (found, language) {
            (Some((name, _, true)), language) => Column::in_language(name, language.as_deref().unwrap_or(unnamed)),
            (Some((name, _, false)), None) => Column::of(name),
            (Some((_, _, false)), Some(_)) | (None, _) => {
                problems.ignore(self.sheet, 1, written, unused_code(&first), unused(written));
                return Meaning::Nothing;
            }
        };
        if self.columns.iter().any(|(_, meaning)| *meaning == Meaning::Known(column.clone())) {
            problems.refuse(self.sheet, 1, written, ProblemCode::RepeatedColumn, repeated(written));
        }
        Meaning::Known(column)
    }

    fn long_cells(&self, problems: &mut Problems) {
        for row in self.source.rows.iter().take(self.most_rows()) {
            for ((heading, meaning), cell) in self.columns.iter().zip(&row.cells) {
                if *meaning != Meaning::Nothing && cell.chars().count() > MAX_CELL_CHARS {
                    let said = sentence(
                        format!("ô dài quá {MAX_CELL_CHARS} ký tự; rút ngắn lại, phần dài để trong công văn"),
                        format!(
                            "the cell has more than {MAX_CELL_CHARS} characters; shorten it and leave the rest to the letter"
                        ),
                    );
                    problems.refuse(self.sheet, row.line, heading, ProblemCode::TooMuch, said);
                }
            }
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let rows = self.source.rows.iter().take(self.most_rows());
        let filled = rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        filled.map(|source| Row { line: source.line, table: self, source })
    }

    pub fn is_filled(&self) -> bool {
        self.rows().next().is_some()
    }

    pub fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|(_, meaning)| matches!(meaning, Meaning::Known(column) if column.name == name))
    }

    /// The languages of its columns, in their order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().filter_map(|(_, meaning)| match meaning {
            Meaning::Known(column) => column.language.as_deref(),
            Meaning::Unsupported | Meaning::Nothing => None,
        })
    }

    /// The heading as it is written in the sheet; for a column that the sheet lacks, as the standard writes it.
    pub fn written(&self, column: &Column) -> String {
        let names = |meaning: &Meaning| match meaning {
            Meaning::Known(known) => {
                known.name == column.name && (column.language.is_none() || known.language == column.language)
            }
            Meaning::Unsupported | Meaning::Nothing => false,
        };
        let found = self.columns.iter().find(|(_, meaning)| names(meaning)).map(|(written, _)| written.clone());
        found.unwrap_or_else(|| match &column.language {
            Some(language) => format!("{}::{language}", column.name),
            None => column.name.to_owned(),
        })
    }
}

impl Row<'_> {
    fn cells(&self) -> impl Iterator<Item = (&(String, Meaning), &str)> {
        self.table.columns.iter().zip(self.source.cells.iter().map(String::as_str))
    }

    /// A cell without needless spaces and with straight quotation marks; empty if the sheet has no such column.
    pub fn get(&self, name: &str) -> String {
        let named = |meaning: &Meaning| matches!(meaning, Meaning::Known(column) if column.name == name);
        let cell = self.cells().find(|((_, meaning), _)| named(meaning)).map(|(_, cell)| cell);
        straight(&collapsed(cell.unwrap_or_default()))
    }

    /// A text in its languages, with its line breaks.
    pub fn words(&self, name: &str) -> Words {
        let mut words = Words::default();
        for ((_, meaning), cell) in self.cells() {
            let text = cut(cell).replace("\r\n", "\n").nfc().collect::<String>().trim().to_owned();
            if let Meaning::Known(column) = meaning
                && column.name == name
                && let Some(language) = &column.language
                && !text.is_empty()
            {
                words.0.insert(language.clone(), text);
            }
        }
        words
    }

    /// The filled cells of columns that are not supported: heading and text.
    pub fn unsupported(&self) -> impl Iterator<Item = (&str, String)> {
        let unsupported = self.cells().filter(|((_, meaning), _)| *meaning == Meaning::Unsupported);
        unsupported.map(|((heading, _), cell)| (heading.as_str(), collapsed(cell))).filter(|(_, cell)| !cell.is_empty())
    }
}

/// The first part of a heading in the spelling of the standard (`List  Name` is `list_name`), and the language after it.
fn parted(written: &str, split: &str) -> (String, Option<String>) {
    let snake = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase();
    if snake(written) == "jr:count" {
        return (snake(written), None);
    }
    match written.split_once(split) {
        Some((first, language)) => (snake(first), Some(language.trim().to_owned())),
        None => (snake(written), None),
    }
}

fn cut(cell: &str) -> &str {
    cell.char_indices().nth(MAX_CELL_CHARS).and_then(|(at, _)| cell.get(..at)).unwrap_or(cell)
}

fn collapsed(cell: &str) -> String {
    cut(cell).nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn straight(text: &str) -> String {
    text.replace(['‘', '’'], "'").replace(['“', '”'], "\"")
}

fn unused_code(first: &str) -> ProblemCode {
    let is_known = IGNORED.contains(&first) || first.starts_with("sms_");
    if is_known { ProblemCode::IgnoredColumn } else { ProblemCode::UnknownColumn }
}

fn unused(written: &str) -> Sentence {
    let written = shortened(written);
    sentence(
        format!("cột “{written}” không dùng đến, bỏ qua"),
        format!("the column “{written}” is not used and is passed over"),
    )
}

fn repeated(written: &str) -> Sentence {
    let written = shortened(written);
    sentence(
        format!("có cột khác trùng nghĩa với cột “{written}”; chỉ giữ một cột"),
        format!("another column means the same as “{written}”; keep only one of them"),
    )
}
