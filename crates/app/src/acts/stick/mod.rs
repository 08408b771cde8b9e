//! Gửi nhận bằng USB: writes packages to a stick, and takes the packages for this laptop into the book. A stick
//! is slow and may be pulled out at any time. Therefore packing and unpacking use a file on this laptop's own
//! disk, and the book is not locked meanwhile.

mod drives;
mod faults;
mod files;
mod known;
mod pages;
mod readers;
mod take;
mod write;

use crate::AppSession;
use crate::messages::stick::{Folder, Plan, Progress, Stick, Sticks, WriteFor};
use crate::messages::{CallError, Nothing};
use std::path::Path;

pub use take::take;
pub use write::write;

/// The folders of the sticks that are plugged in.
pub(crate) fn plugged_in() -> Vec<std::path::PathBuf> {
    drives::sticks().into_iter().map(|drive| drive.folder).collect()
}

pub fn progress(app: &AppSession, _: Nothing) -> Result<Progress, CallError> {
    let held = *app.stick.held();
    Ok(Progress {
        doing: held.map(|(doing, _, _)| doing),
        bytes_done: held.map_or(0, |(_, done, _)| done),
        bytes_total: held.map_or(0, |(_, _, total)| total),
    })
}

/// The sticks that are plugged in, each with the packages for this laptop.
pub fn list(app: &AppSession, _: Nothing) -> Result<Sticks, CallError> {
    let reader = app.with_book(files::Reader::of)?;
    let sticks = drives::sticks().into_iter().map(|drive| reader.stick(drive)).collect();
    Ok(Sticks { sticks })
}

/// The packages for this laptop in a folder that somebody chose.
pub fn look(app: &AppSession, request: Folder) -> Result<Stick, CallError> {
    let folder = Path::new(&request.folder);
    if !folder.is_dir() {
        return Err(faults::no_folder());
    }
    let reader = app.with_book(files::Reader::of)?;
    Ok(reader.stick(drives::Drive::of_folder(folder)))
}

pub fn plan(app: &AppSession, request: WriteFor) -> Result<Plan, CallError> {
    app.with_book(|book| {
        let (readers, why_not) = match readers::readers(book, request.to) {
            Ok(readers) => (readers.iter().map(|reader| reader.name.clone()).collect(), None),
            Err(error) => (Vec::new(), Some(error.message)),
        };
        let known = known::read(book)?;
        let pages = pages::Outgoing::of(book, request.to, &known)?;
        Ok(Plan {
            readers,
            things: super::exchange::waiting(book)?,
            everything: known.of_peers(book, request.to)?.is_some_and(|all| all.is_empty()),
            pages: pages.pages,
            page_bytes: pages.bytes,
            why_not,
        })
    })
}
