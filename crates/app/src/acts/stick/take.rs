//! Takes a package from a stick into the book: the superior's answer, or a package of another laptop of the
//! cell.

use super::faults;
use super::files::{Reader, Sender};
use crate::AppSession;
use crate::acts::attachments::standing;
use crate::acts::exchange::{self as exchanges, file_transfer, not_enrolled, notes};
use crate::app_session::moment;
use crate::app_session::stick::Busy;
use crate::enrolment::{enrolment, laptop_of, note_former};
use crate::messages::exchange::Waiting;
use crate::messages::stick::{Doing, From, Take, Taken};
use crate::messages::{CallError, Tag};
use age::x25519::Identity;
use exchange::laptop::{Progress, Refused};
use exchange::package::{BadPackage, Frame, Header, PackageReader, checked};
use exchange::seal::{self, LARGEST_PACKAGE, Opened};
use exchange::{BadMessage, Laptop};
use files::{Links, ReadError};
use journal::{ChainStore, Hash};
use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek, Write};
use std::path::Path;
use store::{Book, pieces};

const PART: usize = 1024 * 1024;

pub fn take(app: &AppSession, request: Take) -> Result<Taken, CallError> {
    let busy = app.stick.begin(Doing::Reading)?;
    let copy = copy_in(app, Path::new(&request.file), &busy)?;
    let reader = app.with_book(Reader::of)?;
    let (header, hash) = examine(&copy, &reader)?;
    let sender = reader.sender(&header).ok_or_else(faults::stranger)?;
    busy.say(Doing::Taking, 0, 0);
    let package = Package { file: &copy, identity: &reader.identity, header: &header, hash, sender };
    let taken = package.take(app)?;
    app.tell(&[Tag::Exchange, Tag::Essays, Tag::Documents]);
    Ok(taken)
}

/// Copies the package to this laptop's own disk, where nobody pulls it out or changes it while it is read
/// twice.
fn copy_in(app: &AppSession, path: &Path, busy: &Busy<'_>) -> Result<File, CallError> {
    let mut from = files::open(path, LARGEST_PACKAGE, Links::Follow).map_err(|error| match error {
        ReadError::NotAFile => faults::bad(&BadPackage::NotOne),
        ReadError::TooLarge { .. } => faults::too_large(),
        ReadError::Io(_) => faults::no_file(),
    })?;
    let length = from.length();
    let full = |error: std::io::Error| faults::unwritten(&error, length, false);
    let mut copy = tempfile::tempfile_in(app.dir()).map_err(full)?;
    let (mut part, mut done) = (vec![0; PART], 0);
    loop {
        busy.say(Doing::Reading, done, length);
        // A file that grows while it is read is not a package.
        let read = from.read(&mut part).map_err(|error| match error.kind() {
            ErrorKind::FileTooLarge => faults::too_large(),
            _ => faults::unread(),
        })?;
        if read == 0 {
            return Ok(copy);
        }
        copy.write_all(&part[..read]).map_err(full)?;
        done += read as u64;
    }
}

type Frames<'f> = PackageReader<Opened<BufReader<&'f File>>>;

fn opened<'f>(mut file: &'f File, identity: &Identity) -> Result<Opened<BufReader<&'f File>>, BadPackage> {
    file.rewind().map_err(BadPackage::Read)?;
    seal::open(BufReader::new(file), identity)
}

/// Reads the whole file and checks that it is for this laptop and signed by the sender it names.
fn examine(file: &File, reader: &Reader) -> Result<(Header, Hash), CallError> {
    let mut strange = false;
    let checked = opened(file, &reader.identity).and_then(|opened| {
        checked(opened, |header| {
            let sender = reader.sender(header);
            strange = sender.is_none();
            sender.map(|sender| sender.key)
        })
    });
    checked.map_err(|bad| if strange { faults::stranger() } else { faults::bad(&bad) })
}

struct Package<'p> {
    file: &'p File,
    identity: &'p Identity,
    header: &'p Header,
    hash: Hash,
    sender: Sender<'p>,
}

/// What the text of a package brought, and what it says about pieces.
#[derive(Default)]
struct Text {
    progress: Progress,
    held: Vec<Hash>,
    wants: Vec<Hash>,
    touched: Vec<store::Touched>,
}

impl Package<'_> {
    fn is_answer(&self) -> bool {
        self.sender.from == From::Superior
    }

    fn take(&self, app: &AppSession) -> Result<Taken, CallError> {
        let mut laptop = app.with_book(|book| laptop_of(book, &enrolment(book)?.ok_or_else(not_enrolled)?))?;
        let (text, rest) = app.with_book(|book| self.take_text(book, &mut laptop))?;
        let (sent, received) = app.with_book(|book| self.note(app, book, &laptop, &text))?;
        app.with_book(|book| crate::erasing::obey(app, book))?;
        let waited = app.with_book(|book| standing::all(book))?;
        let pages_received = self.take_pieces(app, rest)?;
        let pages_sent = app.with_book(|book| note_held(book, &waited, &text.held))?;
        let waiting = app.with_book(|book| exchanges::waiting(book))?;
        let news = !sent.is_empty() || pages_sent + pages_received > 0 || text.progress.received > 0;
        Ok(Taken {
            from: self.sender.from,
            from_name: self.sender.name.to_owned(),
            made_at: moment(self.header.made_at_ms),
            sent,
            received,
            changes: text.progress.received,
            pages_sent,
            pages_received,
            waiting,
            nothing_new: !news && text.touched.is_empty(),
            warning: self.warning(&text.progress),
        })
    }

    fn warning(&self, progress: &Progress) -> Option<String> {
        if progress.revoked {
            return Some(exchanges::revoked(self.sender.name).message);
        }
        (!progress.problems.is_empty()).then(|| exchanges::not_taken().message)
    }

    /// Takes in all frames before the first one with pieces, in one transaction.
    fn take_text(
        &self,
        book: &mut Book,
        laptop: &mut Laptop,
    ) -> Result<(Text, Option<(Frames<'_>, Frame)>), CallError> {
        let bad = |bad: BadPackage| faults::bad(&bad);
        let mut reader = PackageReader::open(opened(self.file, self.identity).map_err(bad)?).map_err(bad)?;
        let mut text = Text::default();
        book.transact(|_, chain_store, _| {
            chain_store.learn_device(&self.sender.key)?;
            let mut pieces = None;
            while let Some(mut frame) = reader.frame().map_err(bad)? {
                if frame.pieces.is_some() {
                    pieces = Some(frame);
                    break;
                }
                let hashes = |list: Option<Vec<_>>| list.into_iter().flatten().map(Hash::from).collect::<Vec<_>>();
                let (held, wants) = (hashes(frame.held.take()), hashes(frame.wants.take()));
                text.held.extend(held);
                text.wants.extend(wants);
                text.progress.add(laptop.take_frame(chain_store, frame, self.is_answer()).map_err(refused)?);
            }
            text.touched = chain_store.touched().iter().copied().collect();
            match pieces {
                Some(frame) => Ok((text, Some((reader, frame)))),
                None => self.ended(reader).map(|()| (text, None)),
            }
        })
    }

    fn ended(&self, reader: Frames<'_>) -> Result<(), CallError> {
        match reader.finish(&self.sender.key) {
            Ok(hash) if hash == self.hash => Ok(()),
            Ok(_) => Err(faults::bad(&BadPackage::Changed)),
            Err(bad) => Err(faults::bad(&bad)),
        }
    }

    /// Records what arrived, and stores what the package said about its sender.
    fn note(
        &self,
        app: &AppSession,
        book: &mut Book,
        laptop: &Laptop,
        text: &Text,
    ) -> Result<(Vec<Waiting>, u32), CallError> {
        let received = notes::arrivals(app, book, &text.touched)?;
        if text.progress.revoked {
            exchanges::revocation::note(book, true)?;
        }
        let (sent, _) = notes::receipt(app, book)?;
        if let Some(mut enrolment) = enrolment(book)?.filter(|_| self.is_answer()) {
            note_former(book, &mut enrolment, &text.progress.former)?;
        }
        exchanges::keys::tend(app, book)?;
        let mut known = super::known::read(book)?;
        known.note_taken(self.header.id());
        if self.is_answer() {
            known.note_answer(self.header, laptop, app.now_ms());
        } else {
            known.note_peer(self.header, &text.wants, app.now_ms());
        }
        let lost = self.is_answer() && text.progress.asked_again;
        book.write_local(|connection| {
            known.keep(connection)?;
            if lost { file_transfer::server_lost(connection) } else { Ok(()) }
        })?;
        Ok((sent, received))
    }

    /// Stores the pieces that the book names and this laptop lacks, a few at a time. Returns the number of
    /// pages that they complete.
    fn take_pieces(&self, app: &AppSession, rest: Option<(Frames<'_>, Frame)>) -> Result<u32, CallError> {
        let Some((mut reader, first)) = rest else { return Ok(0) };
        let before = app.with_book(|book| standing::all(book))?;
        let lacking = |(_, file): &(_, &standing::Piecewise)| !file.missing.is_empty();
        let missing: HashSet<Hash> = before
            .values()
            .flat_map(|file| file.missing.iter().filter_map(|place| file.pieces.hash(*place).copied()))
            .collect();
        let mut next = Some(first);
        while let Some(frame) = next {
            app.with_book(|book| keep(book, &frame, &missing, self.is_answer()))?;
            next = reader.frame().map_err(|bad| faults::bad(&bad))?;
        }
        self.ended(reader)?;
        let after = app.with_book(|book| standing::all(book))?;
        let whole =
            before.iter().filter(lacking).filter(|(id, _)| after.get(id).is_some_and(|file| file.missing.is_empty()));
        Ok(whole.count() as u32)
    }
}

fn keep(book: &mut Book, frame: &Frame, missing: &HashSet<Hash>, from_superior: bool) -> Result<(), CallError> {
    let brought = frame.pieces.iter().flatten().map(|bytes| (*blake3::hash(bytes).as_bytes(), bytes));
    let wanted: Vec<_> = brought.filter(|(hash, _)| missing.contains(hash)).collect();
    Ok(book.write_local(|connection| {
        wanted.iter().try_for_each(|(hash, bytes)| pieces::put(connection, hash, bytes, from_superior))
    })?)
}

/// Stores which pieces the superior said it holds. Returns the number of pages that it holds completely and was
/// not known to hold.
fn note_held(
    book: &mut Book,
    before: &std::collections::BTreeMap<domain::Id, standing::Piecewise>,
    held: &[Hash],
) -> Result<u32, CallError> {
    book.write_local(|connection| held.iter().try_for_each(|hash| pieces::note_sent(connection, hash, true)))?;
    let after = standing::all(book)?;
    let sent = before.iter().filter(|(_, file)| !file.unsent.is_empty());
    Ok(sent.filter(|(id, _)| after.get(id).is_some_and(|file| file.unsent.is_empty())).count() as u32)
}

fn refused(error: Refused<store::JournalError>) -> CallError {
    match error {
        Refused::ChainStore(error) => error.into(),
        Refused::Message(BadMessage::Protocol) => faults::bad(&BadPackage::Message(BadMessage::Protocol)),
        Refused::Message(_) | Refused::Unverified => faults::newer_than_book(),
    }
}
