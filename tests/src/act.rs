//! What `sochibo-act` and the tests of faults share: paths and passphrases.

use std::path::{Path, PathBuf};

pub const PASSPHRASE: &str = "nước suối đầu bản";
pub const NEW_PASSPHRASE: &str = "ngọn núi sau nhà";

/// The passphrase of the second person who may open the book.
pub const DEPUTYS_PASSPHRASE: &str = "cây lúa bên suối";
/// The passphrase of the book kept from version 1 (`tests/fixtures/book`).
pub const KEPT_PASSPHRASE: &str = "suối trong đầu bản";

/// The id of the book that the cell already has when a further laptop joins it.
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

    /// Made when the laptop was prepared. It is not on the stick, so that what acts write there can be
    /// recognised.
    pub fn backup(&self) -> PathBuf {
        self.0.join("sao-luu-cu.sochibo")
    }

    /// The superior's answer to the package this laptop handed over; not on the stick either.
    pub fn answer(&self) -> PathBuf {
        self.0.join("tra-loi.goi")
    }

    /// The key that opens packages for the superior, in age's notation.
    pub fn superiors_key(&self) -> PathBuf {
        self.0.join("cap-tren.khoa")
    }

    pub fn root(&self) -> &Path {
        &self.0
    }
}
