//! Whether invite and book speak of the same cell: whoever holds the wrong letter must hear of it before anything is joined.

use crate::enrolment::superior_name;
use crate::messages::CallError;
use domain::catalogue::cell;
use domain::language::fold;
use store::Book;

/// What this laptop's book calls the cell and its superior; empty where it does not say.
pub(super) struct Names {
    pub cell: String,
    pub superior: String,
}

impl Names {
    pub fn of(book: &Book) -> Result<Names, CallError> {
        let row = store::row(book.connection(), book.own_book(), cell::KIND, book.own_book())?;
        let cell = row.map(|row| row.text(cell::NAME).to_owned()).unwrap_or_default();
        Ok(Names { cell, superior: superior_name(book)?.unwrap_or_default() })
    }

    /// `OtherCell` where both names are known and differ in more than marks and letter case, unless a person said that they
    /// are the same cell.
    pub fn fit(&self, invited: &str, same_cell: bool) -> Result<(), CallError> {
        if same_cell || self.cell.is_empty() || invited.is_empty() || fold(&self.cell) == fold(invited) {
            return Ok(());
        }
        let sentence = format!(
            "Thư mời này là của “{invited}”, còn sổ trên máy này là của “{}”. Chưa nối gì. Nếu cầm nhầm thư mời, xin cấp \
             trên thư đúng; nếu chỉ là hai cách ghi tên của một chi bộ thì xác nhận rồi nối tiếp.",
            self.cell
        );
        Err(CallError::new("other_cell", sentence))
    }
}
