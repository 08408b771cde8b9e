//! Lists the packages on a stick that are for this laptop, according to their headers. Nothing is verified
//! here.

use super::drives::Drive;
use super::faults;
use super::known::{self, Known};
use super::readers::{Peer, peers};
use crate::app_session::moment;
use crate::enrolment::{enrolment, superior_name};
use crate::messages::CallError;
use crate::messages::stick::{self, Stick};
use age::x25519::Identity;
use domain::Id;
use exchange::package::{BadPackage, FILE_ENDING, FOR_SERVER, Header, PackageReader};
use exchange::seal::{self, LARGEST_PACKAGE};
use files::{Links, ReadError};
use journal::chain::device_id;
use std::io::BufReader;
use std::path::Path;
use store::Book;

/// The most files to inspect on one stick.
const MOST_FILES: usize = 60;

/// What distinguishes packages for this laptop from others.
pub(super) struct Reader {
    pub identity: Identity,
    pub device: Id,
    pub own_book: Id,
    pub superior: Option<(Id, [u8; 32], String)>,
    pub peers: Vec<Peer>,
    pub known: Known,
}

/// The sender of a package.
pub(super) struct Sender<'r> {
    pub from: stick::From,
    pub name: &'r str,
    pub key: [u8; 32],
}

impl Reader {
    pub fn of(book: &mut Book) -> Result<Reader, CallError> {
        let superior = enrolment(book)?.map(|enrolment| (device_id(&enrolment.server_key), enrolment.server_key));
        let name = superior_name(book)?.unwrap_or_default();
        Ok(Reader {
            identity: store::recipient::identity(book.device_key()),
            device: device_id(book.device_key().verifying_key().as_bytes()),
            own_book: book.own_book(),
            superior: superior.map(|(device, key)| (device, key, name)),
            peers: peers(book)?,
            known: known::read(book)?,
        })
    }

    /// Returns `None` if the package is for another reader, or from a laptop that does not belong to this cell.
    pub fn sender(&self, header: &Header) -> Option<Sender<'_>> {
        if header.to() == self.device {
            let (device, key, name) = self.superior.as_ref()?;
            return (header.from() == *device).then_some(Sender { from: stick::From::Superior, name, key: *key });
        }
        let peer = self.peers.iter().find(|peer| header.to() == self.own_book && peer.id == header.from())?;
        Some(Sender { from: stick::From::Laptop, name: &peer.name, key: peer.key })
    }

    pub fn stick(&self, drive: Drive) -> Stick {
        let entries = std::fs::read_dir(&drive.folder).into_iter().flatten().flatten();
        let mut paths: Vec<_> = entries.map(|entry| entry.path()).filter(|path| is_candidate(path)).collect();
        // Names end with the day, so that the latest package of each sort comes first, also among those shown.
        paths.sort_unstable_by(|one, other| other.cmp(one));
        paths.truncate(MOST_FILES);
        let (mut files, mut unfit) = (Vec::new(), Vec::new());
        for path in paths {
            match self.file(&path) {
                Ok(file) => files.extend(file),
                Err(BadPackage::WrongRecipient) => (),
                Err(bad) => unfit.push(stick::Unfit { file_name: name_of(&path), why: faults::bad(&bad).message }),
            }
        }
        files.sort_by(|one, other| other.made_at.cmp(&one.made_at));
        let folder = drive.folder.display().to_string();
        Stick { folder, name: drive.name, free_bytes: drive.free_bytes, files, unfit }
    }

    /// Returns `None` if the package is for another reader.
    fn file(&self, path: &Path) -> Result<Option<stick::File>, BadPackage> {
        let file = files::open(path, LARGEST_PACKAGE, Links::Refuse).map_err(|error| match error {
            ReadError::NotAFile => BadPackage::NotOne,
            ReadError::TooLarge { .. } => BadPackage::TooLarge,
            ReadError::Io(error) => BadPackage::Read(error),
        })?;
        let reader = PackageReader::open(seal::open(BufReader::new(file), &self.identity)?)?;
        let Some(sender) = self.sender(reader.header()) else { return Ok(None) };
        Ok(Some(stick::File {
            file: path.display().to_string(),
            file_name: name_of(path),
            from: sender.from,
            from_name: sender.name.to_owned(),
            made_at: moment(reader.header().made_at_ms),
            taken: self.known.has_taken(reader.header().id()),
        }))
    }
}

/// The name to show, without invisible characters and characters that change the direction of text.
fn name_of(path: &Path) -> String {
    domain::language::tidy(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// Packages for the superior are not for this laptop and need not be tried.
fn is_candidate(path: &Path) -> bool {
    let name = name_of(path);
    path.extension().is_some_and(|ending| ending == FILE_ENDING) && !name.starts_with(&format!("{FOR_SERVER}-"))
}
