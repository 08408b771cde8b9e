//! Answers the print dialog in tests, which can't operate it. Only in debug builds, like the answers to file dialogs.

pub struct Answer {
    pub printer: String,
    /// Where a printer that writes files puts them: an address, `file:///…`.
    pub output: String,
}

/// Reads the file that `SOCHIBO_PRINT` names: the printer on its first line, where the file goes on its second.
#[cfg(debug_assertions)]
pub fn given() -> Option<Answer> {
    let kept = std::env::var_os("SOCHIBO_PRINT")?;
    let text = files::read_text(kept.as_ref(), 64 * 1024).ok()?;
    let (printer, output) = text.trim().split_once('\n')?;
    Some(Answer { printer: printer.trim().to_owned(), output: output.trim().to_owned() })
}

#[cfg(not(debug_assertions))]
pub fn given() -> Option<Answer> {
    None
}
