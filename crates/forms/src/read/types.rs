//! The column `type`.

use crate::description::QuestionKind;

/// What a row of the sheet `survey` is.
#[derive(Debug, PartialEq, Eq)]
pub enum RowType {
    Begin,
    End,
    Note,
    Question(QuestionKind),
    /// With the name of the list; without one, it is missing.
    Select(QuestionKind, Option<String>),
    /// A repeat or loop begins or ends.
    BeginUnsupported,
    EndUnsupported,
    /// A type of the standard that this version does not have.
    Unsupported,
    Unknown,
}

const SELECT_ONE: &[&str] = &["select_one", "select one from", "select one", "select1"];
const SELECT_MULTIPLE: &[&str] = &["select_multiple", "select all that apply from", "select all that apply"];

/// Types of the standard and of the programs that read it.
const UNSUPPORTED: &[&str] = &[
    "calculate",
    "time",
    "datetime",
    "dateTime",
    "geopoint",
    "geotrace",
    "geoshape",
    "start-geopoint",
    "background-geopoint",
    "image",
    "photo",
    "audio",
    "background-audio",
    "video",
    "file",
    "barcode",
    "range",
    "rank",
    "acknowledge",
    "trigger",
    "hidden",
    "xml-external",
    "csv-external",
    "start",
    "end",
    "today",
    "username",
    "email",
    "phonenumber",
    "deviceid",
    "subscriberid",
    "simserial",
    "audit",
    "osm",
    "select_one_from_file",
    "select_multiple_from_file",
    "select_one_external",
    "cascading_select",
];

/// `text` has single spaces between its words.
pub fn row_type(text: &str) -> RowType {
    match text {
        "begin group" | "begin_group" => return RowType::Begin,
        "end group" | "end_group" => return RowType::End,
        "note" => return RowType::Note,
        "text" | "string" => return RowType::Question(QuestionKind::Text),
        "integer" | "int" => return RowType::Question(QuestionKind::Integer),
        "decimal" => return RowType::Question(QuestionKind::Decimal),
        "date" => return RowType::Question(QuestionKind::Date),
        _ => {}
    }
    for (spellings, kind) in [(SELECT_ONE, QuestionKind::SelectOne), (SELECT_MULTIPLE, QuestionKind::SelectMultiple)] {
        for spelling in spellings {
            if let Some(list) = text.strip_prefix(spelling) {
                return match list.strip_prefix(' ') {
                    // “or_other” adds a question of its own; a list has one word.
                    Some(list) if list.contains(' ') => RowType::Unsupported,
                    Some(list) => RowType::Select(kind, Some(list.to_owned())),
                    None if list.is_empty() => RowType::Select(kind, None),
                    None => continue,
                };
            }
        }
    }
    let first = text.split(' ').next().unwrap_or_default();
    match text.split_once([' ', '_']) {
        Some(("begin", "repeat" | "loop" | "lgroup" | "looped group")) => RowType::BeginUnsupported,
        Some(("end", "repeat" | "loop" | "lgroup" | "looped group")) => RowType::EndUnsupported,
        _ if UNSUPPORTED.contains(&first) => RowType::Unsupported,
        _ => RowType::Unknown,
    }
}
