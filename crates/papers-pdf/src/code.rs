//! The picture of a code, as what is black in each of its rows.

use qrcodegen::{QrCode, QrCodeEcc};
use typst::foundations::{Array, Dict, IntoValue, array, dict};

/// The side in dots, and the black runs as (column, row, length). Nothing where the content is too long for a code.
pub fn picture(content: &str) -> Option<Dict> {
    let code = QrCode::encode_text(content, QrCodeEcc::Medium).ok()?;
    let mut runs = Array::new();
    for row in 0..code.size() {
        let mut column = 0;
        while column < code.size() {
            let length = (column..code.size()).take_while(|at| code.get_module(*at, row)).count();
            let length = i32::try_from(length).unwrap_or(0);
            if length > 0 {
                runs.push(array![i64::from(column), i64::from(row), i64::from(length)].into_value());
            }
            column += length + 1;
        }
    }
    Some(dict! { "side" => i64::from(code.size()), "runs" => runs })
}
