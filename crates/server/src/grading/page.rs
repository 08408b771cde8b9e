//! Handwritten pages, assembled from their pieces and decrypted, only in memory.

use domain::Id;
use domain::catalogue::attachment;
use sealing::GradingIdentity;
use sql::Sql;

use super::handed::{Handed, file_of, key_of};
use crate::failure::Failure;
use crate::storage::pieces::Pieces as Kept;

/// The content type sent to the browser. No other type is ever sent, because the file comes from somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    Jpeg,
    Pdf,
}

pub struct Page {
    pub media: Media,
    pub bytes: Vec<u8>,
}

/// One page of an essay that was handed in. NotFound when it is another's, not handed in, or not whole here.
pub fn open(sql: &dyn Sql, essay: &Handed, page: Id, by: &[GradingIdentity]) -> Result<Page, Failure> {
    let row = essay.pages(sql)?.into_iter().find(|row| row.id == page).ok_or(Failure::NotFound)?;
    let media = match row.text(attachment::MEDIA) {
        "image/jpeg" => Media::Jpeg,
        "application/pdf" => Media::Pdf,
        _ => return Err(Failure::NotFound),
    };
    let (file, key) = (file_of(&row).ok_or(Failure::NotFound)?, key_of(&row, by).ok_or(Failure::NotFound)?);
    let mut sealed = Vec::new();
    for hash in file.hashes() {
        let piece = Kept(sql).bytes(essay.book, hash)?.ok_or(Failure::NotFound)?;
        if blake3::hash(&piece).as_bytes() != hash {
            return Err(Failure::NotFound);
        }
        sealed.extend_from_slice(&piece);
    }
    let bytes = sealing::open_file(&key, &sealed).map_err(|_| Failure::NotFound)?;
    Ok(Page { media, bytes })
}
