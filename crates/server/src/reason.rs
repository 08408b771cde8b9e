//! The reason an officer gives for taking something back or refusing it; cells read it.

use domain::documents::refuse_classified;
use domain::language::tidy;

use crate::failure::Failure;

pub const MARKED: &str =
    "Văn bản có dấu mật không được nhập vào chương trình. Văn bản mật ghi vào sổ riêng theo quy định.";

/// One line of at most 300 characters; `lacking` is said if there is none.
pub fn read(text: &str, lacking: &'static str) -> Result<String, Failure> {
    let refuse = |why| Err(Failure::Invalid { field: "reason", why });
    let reason = tidy(text);
    if reason.is_empty() || reason.chars().count() > 300 {
        return refuse(lacking);
    }
    if refuse_classified(false, &[&reason]).is_err() {
        return refuse(MARKED);
    }
    Ok(reason)
}
