//! The picture of a code, as what is black in each of its rows.

use qrcodegen::{QrCode, QrCodeEcc};

/// A square of dots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePicture {
    /// In dots.
    pub side: u16,
    /// Black dots beside each other: column, row, length.
    pub runs: Vec<(u16, u16, u16)>,
}

impl CodePicture {
    /// Nothing where the content is too long for a code.
    #[must_use]
    pub fn of(content: &str) -> Option<Self> {
        let code = QrCode::encode_text(content, QrCodeEcc::Medium).ok()?;
        let mut runs = Vec::new();
        for row in 0..code.size() {
            let mut column = 0;
            while column < code.size() {
                let length = (column..code.size()).take_while(|at| code.get_module(*at, row)).count();
                if length > 0 {
                    runs.push((small(column), small(row), u16::try_from(length).unwrap_or_default()));
                }
                column += i32::try_from(length).unwrap_or(code.size()) + 1;
            }
        }
        Some(Self { side: small(code.size()), runs })
    }
}

/// The largest code has 177 dots.
fn small(dots: i32) -> u16 {
    u16::try_from(dots).unwrap_or_default()
}
