//! Sheets that go to the printer from the window. The page asks for them one at a time, so that it can show how far it is, stop
//! before anything is printed, and print the others when one can't be made.

mod named;
mod page;

pub use named::list;
pub use page::page;

use crate::messages::CallError;
use crate::messages::printing::SheetsOf;
use crate::reading;
use domain::Id;

fn round(of: &SheetsOf) -> Result<Id, CallError> {
    let round = reading::optional_id(of.round.as_deref(), "round")?;
    round.ok_or_else(|| CallError::at("required", "round", "Chọn đợt học tập cần in phiếu."))
}
