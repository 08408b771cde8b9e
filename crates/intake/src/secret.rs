//! The stamp of secrecy of a file. Every list, paper and text is checked for it before anything of it is
//! stored.

use domain::documents::{Classified, secret_stamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Workbook;
use crate::choices::{Choices, Target};
use crate::grid::{Row, Sheet};
use crate::proposal::lay_out;

/// The three degrees of the law on state secrets, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecretMark {
    /// MẬT
    Secret,
    /// TỐI MẬT
    TopSecret,
    /// TUYỆT MẬT
    UtmostSecret,
}

/// The highest stamp of secrecy that is alone on a line ([`secret_stamp`] says how it is recognised).
#[must_use]
pub fn secret_mark(text: &str) -> Option<SecretMark> {
    secret_stamp(text).map(|found| match found {
        Classified::Marked | Classified::Secret => SecretMark::Secret,
        Classified::TopSecret => SecretMark::TopSecret,
        Classified::UtmostSecret => SecretMark::UtmostSecret,
    })
}

/// The stamp of a member list: above the list, on a line of its own below or beside it, anywhere on a sheet
/// that is not a list, over the cells, or in the header or footer. Rows of people are not checked, because MẬT
/// is a given name too.
pub(crate) fn of_workbook(book: &Workbook) -> Option<SecretMark> {
    let found = |sheet: &Sheet| {
        let (choices, _, people) = lay_out(book, sheet);
        sheet.rows.iter().filter_map(|row| of_row(row, &choices, people)).max()
    };
    let over = [&book.beside, &*book.font_hint.text(&book.beside)].into_iter().filter_map(secret_mark).max();
    book.sheets.iter().filter_map(found).max().max(over)
}

fn of_row(row: &Row, choices: &Choices, people: u32) -> Option<SecretMark> {
    let text = |column: usize| choices.encoding.text(&row.cell(column).raw());
    let filled: Vec<usize> = (0..row.cells.len()).filter(|column| !row.cell(*column).is_empty()).collect();
    if people > 0 && row.number <= choices.header.1 {
        return filled.iter().filter_map(|column| secret_mark(&text(*column))).max();
    }
    match filled.as_slice() {
        [only] => {
            let named =
                matches!(choices.columns.get(*only), Some(Target::Name | Target::FamilyName | Target::GivenName));
            secret_mark(&text(*only)).filter(|mark| people == 0 || !named || *mark > SecretMark::Secret)
        }
        _ if people > 0 => None,
        several => secret_mark(&several.iter().map(|column| text(*column)).collect::<Vec<_>>().join("\t")),
    }
}
