//! The picture of a code, as typst draws it.

use papers::CodePicture;
use typst::foundations::{Array, Dict, IntoValue, array, dict};

/// The side in dots, and the black runs as (column, row, length). Nothing where the content is too long for a code.
pub fn picture(content: &str) -> Option<Dict> {
    let code = CodePicture::of(content)?;
    let whole = |dots: u16| i64::from(dots);
    let run =
        |(column, row, length): &(u16, u16, u16)| array![whole(*column), whole(*row), whole(*length)].into_value();
    let runs: Array = code.runs.iter().map(run).collect();
    Some(dict! { "side" => i64::from(code.side), "runs" => runs })
}
