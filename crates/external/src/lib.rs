//! Programs that may be installed beside ours: LibreOffice, which converts old documents, and tesseract, which reads
//! photographed pages.
//! **Invariant:** such a program gets one file or page, a folder of its own that is removed afterwards, and a limited
//! time; it opens no window, runs no macro, and nothing that it prints is trusted to be short.

mod office;
mod places;
mod recognition;
mod run;

pub use office::to_docx;
pub use places::Places;
pub use recognition::recognise;
pub use run::{RunError, Stop};
