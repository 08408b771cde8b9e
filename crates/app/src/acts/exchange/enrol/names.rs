//! Checks whether the invite and the book belong to the same cell: a person who has the wrong invite must learn
//! of it before anything is joined.

use crate::enrolment::superior_name;
use crate::messages::CallError;
use domain::catalogue::cell;
use domain::language::fold;
use store::Book;

/// The names of the cell and its superior in this laptop's book; empty if unknown.
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

    /// Returns the error `OtherCell` if both names are known and differ in more than diacritics and letter
    /// case, unless a person confirmed that they belong to the same cell.
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
