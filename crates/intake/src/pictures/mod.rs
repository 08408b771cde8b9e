//! Photos, scans and PDFs of handwritten essays: detected by content, measured before they are decoded, rotated
//! upright, reduced to a readable size, and stripped of the metadata in which a phone records place and time.

mod error;
mod kind;
mod shrink;
mod whole;

use std::path::Path;

pub use error::PictureError;
pub use shrink::{Part, as_jpeg, cropped, thumbnail, turned};

use files::{Links, ReadError};
use kind::Kind;

/// The largest file accepted: a phone's best photo takes about 25 MB.
pub const MAX_FILE_BYTES: u64 = 40_000_000;
/// A PDF is stored unchanged, so it must be small enough to be sent.
pub const MAX_PDF_BYTES: u64 = 10_000_000;
/// 64 megapixels decode to 192 MB. Phones have 12 to 50 megapixels.
pub const MAX_PIXELS: u64 = 64_000_000;
/// The longer side in pixels after reduction: 150 dots per inch on A4, which shows a pen stroke two dots wide.
pub const LONG_SIDE: u32 = 1_800;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    Jpeg,
    Pdf,
}

impl Media {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Media::Jpeg => "image/jpeg",
            Media::Pdf => "application/pdf",
        }
    }

    /// The file extension.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Media::Jpeg => "jpg",
            Media::Pdf => "pdf",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Media> {
        [Media::Jpeg, Media::Pdf].into_iter().find(|media| media.as_str() == text)
    }
}

/// One page, or a PDF of several, in its stored form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub media: Media,
    pub bytes: Vec<u8>,
}

/// Reads a photo, a scan or a PDF into its stored form.
///
/// # Errors
/// Every variant of [`PictureError`] is to be shown to the person; nothing has been written then.
pub fn read(path: &Path) -> Result<Page, PictureError> {
    page(&within_limit(path)?)
}

/// Like [`read`], from bytes.
///
/// # Errors
/// As [`read`].
pub fn page(bytes: &[u8]) -> Result<Page, PictureError> {
    match kind::told(bytes)? {
        Kind::Pdf => pdf(bytes),
        Kind::Picture(format) => Ok(Page { media: Media::Jpeg, bytes: shrink::page(bytes, format)? }),
    }
}

fn pdf(bytes: &[u8]) -> Result<Page, PictureError> {
    if bytes.len() as u64 > MAX_PDF_BYTES {
        return Err(PictureError::TooBig { bytes: bytes.len() as u64, limit: MAX_PDF_BYTES });
    }
    // Nobody who opens it later would have the password.
    if bytes.windows(8).any(|window| window == b"/Encrypt") {
        return Err(PictureError::Encrypted);
    }
    if !whole::pdf(bytes) {
        return Err(PictureError::CutPdf);
    }
    Ok(Page { media: Media::Pdf, bytes: bytes.to_vec() })
}

fn within_limit(path: &Path) -> Result<Vec<u8>, PictureError> {
    files::read(path, MAX_FILE_BYTES, Links::Follow).map_err(|error| match error {
        ReadError::NotAFile => PictureError::NotPicture,
        ReadError::TooLarge { length, most } => PictureError::TooBig { bytes: length, limit: most },
        ReadError::Io(error) => PictureError::Unreadable(error),
    })
}
