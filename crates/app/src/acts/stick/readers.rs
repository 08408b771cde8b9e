//! The laptops to which packages are sealed and from which packages are accepted.

use super::faults;
use crate::acts::exchange::not_enrolled;
use crate::enrolment::{Enrolment, enrolment, superior_name};
use crate::messages::CallError;
use crate::messages::stick::For;
use age::x25519::Recipient;
use domain::Id;
use domain::catalogue::{device, unit};
use domain::enrolment::DeviceState;
use exchange::seal;
use journal::chain::{device_id, issued_book};
use store::Book;

pub(super) struct Reader {
    pub name: String,
    pub recipient: Recipient,
}

/// Another laptop of the cell that the superior has admitted.
pub(super) struct Peer {
    pub id: Id,
    pub name: String,
    pub key: [u8; 32],
    pub recipient: Option<Recipient>,
}

pub(super) fn readers(book: &Book, to: For) -> Result<Vec<Reader>, CallError> {
    let enrolment = enrolment(book)?.ok_or_else(not_enrolled)?;
    let readers = match to {
        For::Superior => vec![superior(book, &enrolment)?],
        For::Laptops => peers(book)?
            .into_iter()
            .filter_map(|peer| Some(Reader { name: peer.name, recipient: peer.recipient? }))
            .collect(),
    };
    if readers.is_empty() { Err(faults::no_other_laptop()) } else { Ok(readers) }
}

fn superior(book: &Book, enrolment: &Enrolment) -> Result<Reader, CallError> {
    let name = superior_name(book)?.unwrap_or_default();
    let to_all = issued_book(enrolment.superior, None);
    let row = store::row(book.connection(), to_all, unit::KIND, enrolment.superior)?;
    let key = row.and_then(|row| seal::recipient(row.text(unit::PACKAGE_KEY)));
    let recipient = key.ok_or_else(|| faults::no_package_key(&name))?;
    Ok(Reader { name, recipient })
}

pub(super) fn peers(book: &Book) -> Result<Vec<Peer>, CallError> {
    let Some(enrolment) = enrolment(book)? else { return Ok(Vec::new()) };
    let ours = device_id(book.device_key().verifying_key().as_bytes());
    let told = issued_book(enrolment.superior, Some(enrolment.unit));
    let rows = store::rows(book.connection(), told, device::KIND)?;
    let active = rows.iter().filter(|row| row.id != ours && row.text(device::STATE) == DeviceState::Active.as_str());
    let peer = |row: &store::Row| {
        let key: [u8; 32] = row.bytes(device::PUBLIC_KEY)?.try_into().ok()?;
        // a record whose id is not that of its key vouches for nothing
        (device_id(&key) == row.id).then(|| Peer {
            id: row.id,
            name: row.text(device::NAME).to_owned(),
            key,
            recipient: seal::recipient(row.text(device::RECIPIENT)),
        })
    };
    Ok(active.filter_map(peer).collect())
}
