/// Why a paper was not made. Input never causes one; a full disk does not either, for papers are made in memory.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("could not put the Word document together")]
    Word(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("could not put the Excel workbook together")]
    Excel(#[from] rust_xlsxwriter::XlsxError),
}
