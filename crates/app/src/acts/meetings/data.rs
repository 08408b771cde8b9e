//! The rules, the usual agenda and the schemes of points that ship with the program (`data/meetings`).

use crate::messages::CallError;
use chrono::NaiveDate;
use domain::meetings::{MeetingRules, Scheme};
use serde::de::DeserializeOwned;

const RULES: &str = include_str!("../../../../../data/meetings/rules.json");
const AGENDA: &str = include_str!("../../../../../data/meetings/agenda.json");
const SCHEMES: [&str; 2] = [
    include_str!("../../../../../data/meetings/schemes/hd-42.json"),
    include_str!("../../../../../data/meetings/schemes/an-phu.json"),
];

fn read<T: DeserializeOwned>(text: &str) -> Result<T, CallError> {
    serde_json::from_str(text).map_err(|error| CallError::internal(&error))
}

/// The rules in force on a day.
pub(super) fn rules(day: NaiveDate) -> Result<Option<MeetingRules>, CallError> {
    let all: Vec<MeetingRules> = read(RULES)?;
    Ok(MeetingRules::on(&all, day).cloned())
}

pub(super) fn agenda() -> Result<Vec<String>, CallError> {
    read(AGENDA)
}

pub(super) fn schemes() -> Result<Vec<Scheme>, CallError> {
    SCHEMES.iter().map(|text| read(text)).collect()
}

/// A scheme that somebody wrote.
pub(super) fn scheme_of(text: &str) -> Result<Scheme, CallError> {
    serde_json::from_str(text).map_err(|error| {
        let place = format!("dòng {}, cột {}", error.line(), error.column());
        CallError::at("bad_scheme", "path", format!("Tệp thang điểm không đọc được ở {place}. So với tệp mẫu rồi sửa."))
    })
}
