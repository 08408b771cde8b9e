//! Writes a package to a stick: it is packed on this laptop's own disk, copied and synced; only then success is
//! reported.

use super::faults;
use super::known::{self, Known};
use super::pages::{self, Outgoing};
use super::readers::readers;
use crate::acts::exchange::not_enrolled;
use crate::app_session::stick::Busy;
use crate::enrolment::{enrolment, laptop_of};
use crate::messages::CallError;
use crate::messages::exchange::Waiting;
use crate::messages::stick::{Doing, For, Write, Wrote};
use crate::{AppSession, acts};
use age::stream::StreamWriter;
use ed25519_dalek::SigningKey;
use exchange::package::{FOR_LAPTOPS, FOR_SERVER, PackageWriter, file_name};
use exchange::seal;
use exchange::stick::Label;
use files::{Draft, Readers};
use std::fs::File;
use std::io::{BufWriter, Read, Seek, Write as _};
use std::path::{Path, PathBuf};
use store::Book;

const PART: usize = 1024 * 1024;

pub fn write(app: &AppSession, request: Write) -> Result<Wrote, CallError> {
    let folder = Path::new(&request.folder);
    if !folder.is_dir() {
        return Err(faults::no_folder());
    }
    let busy = app.stick.begin(Doing::Packing)?;
    let local = tempfile::tempfile_in(app.dir()).map_err(|error| faults::unwritten(&error, 0, false))?;
    let mut packing = app.with_book(|book| Packing::begin(app, book, request.to, local))?;
    while app.with_book(|book| packing.more(book, &busy))? {}
    let packed = packing.finish()?;
    let path = copy_out(packed.file, packed.bytes, &folder.join(&packed.name), &busy)?;
    Ok(Wrote {
        file: path.display().to_string(),
        file_name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        bytes: packed.bytes,
        things: packed.things,
        pages: packed.pages.0,
        pages_left: packed.pages.1,
    })
}

type Sealing = PackageWriter<StreamWriter<BufWriter<File>>>;

/// Writes a package to the local disk: the text in one access to the book, then the pages a few at a time.
struct Packing {
    writer: Sealing,
    key: SigningKey,
    outgoing: Outgoing,
    total: u64,
    name: String,
    things: Vec<Waiting>,
    pages: (u32, u32),
}

struct Packed {
    file: File,
    bytes: u64,
    name: String,
    things: Vec<Waiting>,
    /// Pages in this package, and pages left for the next.
    pages: (u32, u32),
}

impl Packing {
    fn begin(app: &AppSession, book: &mut Book, to: For, local: File) -> Result<Packing, CallError> {
        let readers: Vec<_> = readers(book, to)?.into_iter().map(|reader| reader.recipient).collect();
        let known = known::read(book)?;
        let outgoing = Outgoing::of(book, to, &known)?;
        let out = seal::to(&readers, BufWriter::new(local)).map_err(|error| faults::unwritten(&error, 0, false))?;
        let label = Label { id: domain::Id(store::random()?), answers: None, made_at_ms: app.now_ms() };
        let mut writer = text(book, to, &known, label, out)?;
        pages::wants(book)?.iter().for_each(|frame| writer.frame(frame));
        let sort = if to == For::Superior { FOR_SERVER } else { FOR_LAPTOPS };
        let cell = book.profile().keyslots()?.cell_name;
        let at = chrono::Local::now().format("%Y-%m-%d-%H%M").to_string();
        Ok(Packing {
            total: writer.written() + outgoing.bytes,
            key: book.device_key().clone(),
            name: file_name(sort, &cell, book.own_book(), &at),
            things: acts::exchange::waiting(book)?,
            pages: (outgoing.pages, outgoing.left),
            writer,
            outgoing,
        })
    }

    /// Writes the next part; returns false at the end.
    fn more(&mut self, book: &Book, busy: &Busy<'_>) -> Result<bool, CallError> {
        busy.say(Doing::Packing, self.writer.written(), self.total);
        let Some(frame) = self.outgoing.next(book)? else { return Ok(false) };
        self.writer.frame(&frame);
        Ok(true)
    }

    fn finish(self) -> Result<Packed, CallError> {
        let bytes = self.writer.written();
        let full = |error: std::io::Error| faults::unwritten(&error, bytes, false);
        let sealed = self.writer.finish(&self.key).and_then(StreamWriter::finish).map_err(full)?;
        let mut file = sealed.into_inner().map_err(|error| full(error.into_error()))?;
        let bytes = file.stream_position().map_err(full)?;
        file.rewind().map_err(full)?;
        Ok(Packed { file, bytes, name: self.name, things: self.things, pages: self.pages })
    }
}

fn text(
    book: &mut Book,
    to: For,
    known: &Known,
    label: Label,
    out: StreamWriter<BufWriter<File>>,
) -> Result<Sealing, CallError> {
    let mut laptop = laptop_of(book, &enrolment(book)?.ok_or_else(not_enrolled)?)?;
    let theirs = known.of_peers(book, to)?;
    known.remind(&mut laptop);
    book.transact(|_, chain_store, _| match &theirs {
        Some(theirs) => laptop.pack_for_peers(chain_store, theirs, label, out).map_err(CallError::from),
        None => laptop.pack_for_server(chain_store, label, out).map_err(CallError::from),
    })
}

/// Copies a package to the stick and returns its path. The file gets its final name only when it is complete,
/// so that a stick that was pulled out holds nothing that looks complete. Existing files are not overwritten.
fn copy_out(mut from: File, bytes: u64, path: &Path, busy: &Busy<'_>) -> Result<PathBuf, CallError> {
    let fails = |error: std::io::Error| faults::unwritten(&error, bytes, true);
    busy.say(Doing::Writing, 0, bytes);
    // Other machines must be able to read it on the stick; its content is sealed.
    let mut draft = Draft::beside(path, Readers::Everyone).map_err(fails)?;
    // Removes what earlier attempts left when the stick was pulled out.
    path.parent().into_iter().for_each(files::remove_unfinished);
    let (mut part, mut done) = (vec![0; PART], 0);
    loop {
        let read = from.read(&mut part).map_err(|error| faults::unwritten(&error, bytes, false))?;
        if read == 0 {
            break;
        }
        draft.write_all(&part[..read]).map_err(fails)?;
        done += read as u64;
        // Syncs while copying: otherwise all data is buffered until the end, and the progress bar stands still
        // there.
        draft.as_file().sync_data().map_err(fails)?;
        busy.say(Doing::Writing, done, bytes);
    }
    draft.put_at_free_name(path).map_err(fails)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app_session::stick::Hand;

    fn packed(bytes: &[u8]) -> File {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        file
    }

    #[test]
    fn a_stick_holds_the_whole_package_or_none_under_its_name() {
        let (stick, hand) = (tempfile::tempdir().unwrap(), Hand::default());
        let busy = hand.begin(Doing::Writing).unwrap();
        // left by a stick that was pulled out too early
        std::fs::write(stick.path().join("dang-ghi-0123456789abcdef"), b"half").unwrap();
        let path = stick.path().join("so-chi-bo-ban-na-ca-2026-11-22-1030.goi");
        let bytes = vec![7; PART + 300];
        assert_eq!(copy_out(packed(&bytes), bytes.len() as u64, &path, &busy).unwrap(), path);
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        assert_eq!(std::fs::read_dir(stick.path()).unwrap().count(), 1);
        // a second time within the same minute: it is not known whose the first one is
        let second = copy_out(packed(b"later"), 5, &path, &busy).unwrap();
        assert_eq!(second, stick.path().join("so-chi-bo-ban-na-ca-2026-11-22-1030 (2).goi"));
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        let gone = stick.path().join("gone");
        let refused = copy_out(packed(b"later"), 5, &gone.join("a.goi"), &busy).unwrap_err();
        assert_eq!(refused.code, "stick_gone");
    }

    #[test]
    fn only_one_thing_is_done_with_sticks_at_a_time() {
        let hand = Hand::default();
        let busy = hand.begin(Doing::Reading).unwrap();
        assert_eq!(hand.begin(Doing::Packing).err().map(|error| error.code), Some("busy".to_owned()));
        drop(busy);
        assert!(hand.begin(Doing::Packing).is_ok());
    }
}
