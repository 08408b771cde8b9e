/// Why a paper was not made. Neither the input nor a full disk can cause this, because papers are made in
/// memory.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("could not put the Word document together")]
    Word(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("could not put the Excel workbook together")]
    Excel(#[from] rust_xlsxwriter::XlsxError),
}
