/// Why a paper was not printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// Letters that none of our fonts has: they would be printed as empty boxes. At most ten are named.
    #[error("no font has these letters: {0}")]
    Letters(String),
    /// More text than two million letters.
    #[error("the paper has {0} letters, more than a paper can have")]
    TooLong(usize),
    /// More cells in its tables and charts than fifty thousand.
    #[error("the paper has {0} cells, more than a paper can have")]
    TooManyCells(usize),
    /// What typst said of our template.
    #[error("typst refused the template: {}", .0.join("; "))]
    Template(Vec<String>),
}
