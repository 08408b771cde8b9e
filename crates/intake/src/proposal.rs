use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::choices::{Choices, Target};
use crate::encoding::{Encoding, as_stored};
use crate::grid::{Sheet, letter};
use crate::layout::{self, Layout};
use crate::{Workbook, roster};

/// A proposed reading of the file, for a person to confirm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Proposal {
    pub choices: Choices,
    pub sheets: Vec<SheetSummary>,
    /// Filled columns of the chosen sheet.
    pub columns: Vec<Column>,
    /// Examples of how text in an old or misread encoding is converted; empty for valid Unicode.
    pub conversions: Vec<Conversion>,
    /// Some names are in capitals.
    pub has_capitals: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SheetSummary {
    pub name: String,
    pub hidden: bool,
    /// Rows that look like members.
    pub people: u32,
    /// The person should be asked whether to add it to the list that is being read.
    pub offered: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// Index into [`Choices::columns`].
    pub index: u32,
    /// "A", "B"… as Excel names it.
    pub letter: String,
    pub heading: String,
    /// Up to three values, converted.
    pub samples: Vec<String>,
    pub guess: Target,
    /// Kept only when chosen (law 91/2025); the wizard starts with it left out.
    pub sensitive: bool,
    /// Hidden in the workbook.
    pub hidden: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Conversion {
    pub before: String,
    pub after: String,
}

pub fn propose(book: &Workbook, wanted: Option<&str>) -> Proposal {
    let laid: Vec<(Choices, Layout, u32)> = book.sheets.iter().map(|sheet| lay_out(book, sheet)).collect();
    let wanted_at = wanted.and_then(|name| book.sheets.iter().position(|s| s.name == name));
    let at = wanted_at.unwrap_or_else(|| best_sheet(book, &laid));
    let sheets = book.sheets.iter().zip(&laid).enumerate();
    let sheets = sheets.map(|(other, (sheet, laid))| summary(sheet, laid, other == at)).collect();
    let (Some(sheet), Some((choices, layout, _))) = (book.sheets.get(at), laid.get(at)) else {
        return nothing(sheets);
    };
    Proposal {
        columns: columns(sheet, choices, layout),
        conversions: conversions(sheet, choices),
        has_capitals: roster::has_capitals(sheet, choices),
        choices: Choices { also: beside(book, sheet), ..choices.clone() },
        sheets,
    }
}

fn summary(sheet: &Sheet, (_, layout, people): &(Choices, Layout, u32), chosen: bool) -> SheetSummary {
    // Without a heading, any two words in a row might look like a name.
    let enough = if layout.header == (0, 0) { 3 } else { 1 };
    let offered = !chosen && !sheet.hidden && *people >= enough;
    SheetSummary { name: sheet.name.clone(), hidden: sheet.hidden, people: *people, offered }
}

/// The other lists on this sheet; to a person they are one list.
fn beside(book: &Workbook, sheet: &Sheet) -> Vec<String> {
    let parts = book.sheets.iter().filter(|other| other.part_of.as_ref() == Some(&sheet.name));
    parts.map(|part| part.name.clone()).collect()
}

pub fn encoding_of(sheet: &Sheet, font_hint: Encoding) -> Encoding {
    let texts = sheet.rows.iter().flat_map(|r| &r.cells).filter_map(|c| match c {
        crate::grid::Cell::Text(text) => Some(text.as_str()),
        _ => None,
    });
    Encoding::detect(texts, font_hint)
}

pub fn lay_out(book: &Workbook, sheet: &Sheet) -> (Choices, Layout, u32) {
    let encoding = encoding_of(sheet, book.font_hint);
    let layout = layout::find(sheet, encoding);
    let choices = Choices {
        sheet: sheet.name.clone(),
        header: layout.header,
        columns: layout.targets.clone(),
        encoding,
        title_case: true,
        also: Vec::new(),
    };
    let people = roster::count_people(sheet, &choices);
    (choices, layout, people)
}

/// The sheet with the most members; of equal ones a visible sheet before a hidden one, an earlier before a
/// later.
fn best_sheet(book: &Workbook, laid: &[(Choices, Layout, u32)]) -> usize {
    let people = |at: usize| laid.get(at).map_or(0, |l| l.2);
    let rank = |at: &usize| {
        let sheet = book.sheets.get(*at);
        let parts = (0..laid.len()).filter(|part| {
            sheet.is_some_and(|s| book.sheets.get(*part).is_some_and(|p| p.part_of.as_ref() == Some(&s.name)))
        });
        let beside: u32 = parts.map(people).sum();
        (!sheet.is_some_and(|s| s.hidden), people(*at) + beside, std::cmp::Reverse(*at))
    };
    let whole = |at: &usize| book.sheets.get(*at).is_some_and(|s| s.part_of.is_none());
    (0..laid.len()).filter(whole).max_by_key(rank).unwrap_or(0)
}

fn nothing(sheets: Vec<SheetSummary>) -> Proposal {
    let choices = Choices {
        sheet: String::new(),
        header: (0, 0),
        columns: Vec::new(),
        encoding: Encoding::None,
        title_case: true,
        also: Vec::new(),
    };
    Proposal { choices, sheets, columns: Vec::new(), conversions: Vec::new(), has_capitals: false }
}

fn columns(sheet: &Sheet, choices: &Choices, layout: &Layout) -> Vec<Column> {
    let body = || sheet.rows.iter().filter(|r| r.number > choices.header.1);
    (0..sheet.width())
        .map(|index| {
            let samples = body()
                .filter(|r| !r.cell(index).is_empty())
                .take(3)
                .map(|r| roster::shown(r.cell(index), sheet, choices.encoding))
                .collect::<Vec<_>>();
            let guess = choices.columns.get(index).copied().unwrap_or_default();
            Column {
                index: u32::try_from(index).unwrap_or(u32::MAX),
                letter: letter(index),
                heading: layout.headings.get(index).cloned().unwrap_or_default(),
                samples,
                guess,
                sensitive: guess.is_sensitive(),
                hidden: sheet.hidden_columns.contains(&index),
            }
        })
        .filter(|c| !c.heading.is_empty() || !c.samples.is_empty())
        .collect()
}

/// Shows names rather than headings, because a person knows how the neighbours are spelt.
fn conversions(sheet: &Sheet, choices: &Choices) -> Vec<Conversion> {
    let mut found: Vec<Conversion> = Vec::new();
    for cell in sheet.rows.iter().filter(|r| r.number > choices.header.1).flat_map(|r| &r.cells) {
        let (before, after) = (crate::text::clean(&as_stored(&cell.raw())), choices.encoding.text(&cell.raw()));
        if before != after && before.contains(' ') && !found.iter().any(|c| c.before == before) {
            found.push(Conversion { before, after });
        }
        if found.len() == 8 {
            break;
        }
    }
    found
}
