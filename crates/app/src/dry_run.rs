//! Reading a member list without a book: what a file holds, before anybody decides anything.

use crate::messages::CallError;
use std::path::Path;

/// The rows and problems of a list, every column included; what the window leaves out at first is shown here.
pub fn member_list(file: &Path) -> Result<(Vec<intake::RosterRow>, Vec<intake::Problem>), CallError> {
    let workbook = intake::open(file).map_err(|error| CallError::at(error.code(), "file", error.sentence()))?;
    let roster = workbook.read(&workbook.propose().choices);
    Ok((roster.rows, roster.problems))
}
