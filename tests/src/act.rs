//! What `sochibo-act` and the tests of faults have in common: where things lie, and who opens the book.

use std::path::{Path, PathBuf};

pub const PASSPHRASE: &str = "nước suối đầu bản";
pub const NEW_PASSPHRASE: &str = "ngọn núi sau nhà";

/// Of the second person who may open the book.
pub const DEPUTYS_PASSPHRASE: &str = "cây lúa bên suối";
/// Of the book kept of version 1 (`tests/fixtures/book`).
pub const KEPT_PASSPHRASE: &str = "suối trong đầu bản";

/// The book a further laptop's cell has already.
pub const CELLS_BOOK: [u8; 16] = *b"the cell's book.";

/// One laptop: the folder of its book, and a stick beside it.
#[derive(Debug, Clone)]
pub struct Place(pub PathBuf);

impl Place {
    pub fn book(&self) -> PathBuf {
        self.0.join("so")
    }

    pub fn stick(&self) -> PathBuf {
        self.0.join("usb")
    }

    /// Made when the laptop was prepared; lies off the stick, so that what acts put there can be told apart.
    pub fn backup(&self) -> PathBuf {
        self.0.join("sao-luu-cu.sochibo")
    }

    /// What the superior answered to the package this laptop handed over; off the stick, too.
    pub fn answer(&self) -> PathBuf {
        self.0.join("tra-loi.goi")
    }

    /// The key that opens what is written for the superior, as `age` reads it.
    pub fn superiors_key(&self) -> PathBuf {
        self.0.join("cap-tren.khoa")
    }

    pub fn root(&self) -> &Path {
        &self.0
    }
}
