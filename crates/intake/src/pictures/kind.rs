//! The kind of a file, by its first bytes; its name is ignored.

use super::PictureError;
use image::ImageFormat;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Picture(ImageFormat),
    Pdf,
}

pub fn told(bytes: &[u8]) -> Result<Kind, PictureError> {
    // Some programs write a few lines before the PDF header.
    if bytes.get(..1024).unwrap_or(bytes).windows(5).any(|window| window == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if is_apple(bytes) {
        return Err(PictureError::Apple);
    }
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        return Err(PictureError::Tiff);
    }
    match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Bmp)) => {
            Ok(Kind::Picture(format))
        }
        _ => Err(PictureError::NotPicture),
    }
}

/// HEIC and AVIF files consist of boxes; the first one names the brand.
fn is_apple(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
        && bytes.get(8..12).is_some_and(|brand| {
            [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"].iter().any(|known| brand == *known)
        })
}
