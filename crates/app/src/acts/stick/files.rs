//! What lies on a stick for this laptop, by what each file says of itself. Nothing here is believed yet.

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

/// Files looked into on one stick.
const MOST_FILES: usize = 60;

/// What tells a package for this laptop from others.
pub(super) struct Reader {
    pub identity: Identity,
    pub device: Id,
    pub own_book: Id,
    pub superior: Option<(Id, [u8; 32], String)>,
    pub peers: Vec<Peer>,
    pub known: Known,
}

/// Whose a package is.
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

    /// None for one that is for somebody else, or from a laptop that is not one of this cell's.
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
        // Names end in the day: the latest come first within each sort, and all of them in what is shown.
        paths.sort_unstable_by(|one, other| other.cmp(one));
        paths.truncate(MOST_FILES);
        let (mut files, mut unfit) = (Vec::new(), Vec::new());
        for path in paths {
            match self.file(&path) {
                Ok(file) => files.extend(file),
                Err(BadPackage::Elsewhere) => (),
                Err(bad) => unfit.push(stick::Unfit { file_name: name_of(&path), why: faults::bad(&bad).message }),
            }
        }
        files.sort_by(|one, other| other.made_at.cmp(&one.made_at));
        let folder = drive.folder.display().to_string();
        Stick { folder, name: drive.name, free_bytes: drive.free_bytes, files, unfit }
    }

    /// None for one that is for somebody else.
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

/// As a person sees it: without signs that turn letters round or hide them.
fn name_of(path: &Path) -> String {
    domain::language::tidy(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// Packages for the superior are not for this laptop: there is no need to try them.
fn is_candidate(path: &Path) -> bool {
    let name = name_of(path);
    path.extension().is_some_and(|ending| ending == FILE_ENDING) && !name.starts_with(&format!("{FOR_SERVER}-"))
}
