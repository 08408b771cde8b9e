//! A laptop's package on a stick: the exchange of many weeks in one file. It is judged, stored and receipted
//! like any request; its text in one transaction, its pieces after that, a few at a time.

mod answer;
mod pieces;

use std::fs::File;
use std::io::{BufReader, ErrorKind, Seek};
use std::path::Path;

use ::exchange::message::pack;
use ::exchange::package::{BadPackage, Frame, Header, PackageReader, checked};
use ::exchange::seal::{self, LARGEST_PACKAGE, Opened};
use domain::Id;
use files::{Links, ReadError};
use journal::Hash;
use journal_sql::Obeyed;
use sql::Sql;

pub use crate::failure::PackageFault;
pub use answer::{Written, answer};

use super::exchange::{client, us};
use super::reached;
use super::rights::Judgement;
use super::server_writer::ServerWriter;
use super::tally::Tally;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::figures::recount::recount_touched;
use crate::state::Server;
use crate::storage::arrivals::ArrivalsMut;
use crate::storage::laptops::{Laptop, LaptopState, Laptops, LaptopsMut};
use crate::storage::order::OrderMut;
use crate::storage::packages::{Package, Packages, PackagesMut};
use crate::storage::quota::QuotaMut;

/// Hashes of pieces that a laptop may request with one package: a gigabyte of pages.
const MOST_WANTED: usize = 16_384;

/// A package and the result of taking it in.
pub struct Taken {
    pub package: Package,
    pub laptop: Laptop,
    /// When the same package was taken in before.
    pub before: Option<Moment>,
    /// Pieces of pages that it brought and that were not here yet.
    pub pieces: usize,
}

type Reader<'f> = PackageReader<Opened<BufReader<&'f File>>>;

/// A copy of a file that nobody else can change while it is read twice.
pub fn private_copy(server: &Server, from: &Path) -> Result<File, Failure> {
    let broken = |error: std::io::Error| Failure::Broken(format!("{}: {error}", from.display()));
    let mut file = files::open(from, LARGEST_PACKAGE, Links::Follow).map_err(|error| match error {
        ReadError::NotAFile => PackageFault::NotOne.into(),
        ReadError::TooLarge { .. } => PackageFault::TooLarge.into(),
        ReadError::Io(_) => Failure::NotFound,
    })?;
    let mut copy = tempfile::tempfile_in(&server.folder).map_err(broken)?;
    match files::copy_stream(&mut file, &mut copy) {
        Err(error) if error.kind() == ErrorKind::FileTooLarge => Err(PackageFault::TooLarge.into()),
        copied => copied.map(|_| copy).map_err(broken),
    }
}

/// Takes a package in, completely or not at all. `file`: a [`private_copy`], or an upload. `by`: who brought
/// it.
pub fn take(server: &Server, file: &File, by: &str) -> Result<Taken, Failure> {
    let (header, hash, laptop) = examine(server, file)?;
    let before = server.storage.read(|sql| Ok(Packages(sql).find(header.id())?))?;
    let take = |sql: &dyn Sql| Text { server, header: &header, hash, file }.take(sql, laptop.id, by);
    let (package, rest) = server.storage.write_for(laptop.unit, take)?;
    let mut kept = pieces::Kept::default();
    if let Some((reader, first)) = rest {
        kept = pieces::keep(server, &laptop, reader, first, &hash)?;
        let held = kept.held.concat();
        server.storage.write_for(laptop.unit, |sql| Ok(PackagesMut(sql).held(package.id, &held)?))?;
    }
    tracing::info!(device = %laptop.id, package = %package.id, changes = package.changes, pieces = kept.new, "package taken");
    Ok(Taken { package, laptop, before: before.map(|before| before.taken_at), pieces: kept.new })
}

fn open<'f>(server: &Server, file: &'f File) -> Result<Reader<'f>, Failure> {
    let mut from = file;
    from.rewind().map_err(BadPackage::Read)?;
    Ok(PackageReader::open(seal::open(BufReader::new(from), &seal::server(&server.key))?)?)
}

/// Reads the whole file and checks that it is for us, from a laptop that may exchange, and signed by it.
fn examine(server: &Server, file: &File) -> Result<(Header, Hash, Laptop), Failure> {
    let us = journal::chain::device_id(&server.public_key());
    let mut from = file;
    from.rewind().map_err(BadPackage::Read)?;
    let opened = seal::open(BufReader::new(from), &seal::server(&server.key))?;
    let mut found = None;
    let checked = checked(opened, |header| {
        let laptop =
            if header.to() == us { known(server, header.from()) } else { Err(PackageFault::WrongRecipient.into()) };
        let key = laptop.as_ref().ok().map(|laptop| laptop.public_key);
        found = Some(laptop);
        key
    });
    match (checked, found) {
        (Ok((header, hash)), Some(laptop)) => Ok((header, hash, laptop?)),
        (Err(_), Some(Err(failure))) => Err(failure),
        (Err(bad), _) => Err(bad.into()),
        (Ok(_), None) => Err(PackageFault::Damaged.into()),
    }
}

fn known(server: &Server, device: Id) -> Result<Laptop, Failure> {
    let laptop = server.storage.read(|sql| Ok(Laptops(sql).find(device)?))?.ok_or(PackageFault::Stranger)?;
    match laptop.state {
        LaptopState::Active | LaptopState::Revoked => Ok(laptop),
        LaptopState::Waiting => Err(PackageFault::Unconfirmed.into()),
        LaptopState::Refused => Err(PackageFault::Stranger.into()),
    }
}

/// The part of a package that is taken in in one transaction.
struct Text<'p> {
    server: &'p Server,
    header: &'p Header,
    hash: Hash,
    file: &'p File,
}

/// The rest of a package after its text: a frame with pieces, and the frames after it.
type Rest<'p> = Option<(Reader<'p>, Frame)>;

impl<'p> Text<'p> {
    fn take(&self, sql: &dyn Sql, device: Id, by: &str) -> Result<(Package, Rest<'p>), Failure> {
        let (server, now) = (self.server, self.server.now());
        let laptop = Laptops(sql).find(device)?.ok_or(PackageFault::Stranger)?;
        let mut server_writer = ServerWriter::new(sql, &server.key, now)?;
        let mut came = Came::default();
        let judgement = Judgement::of(sql, client(server_writer.committee.unit, &laptop).own_book)?;
        let rest = self.frames(sql, &mut server_writer, &laptop, (&judgement, &mut came), now)?;
        let (owner, most) = server.quota_of(&laptop);
        QuotaMut(sql).spend(owner, day(now), came.tally.brought(), most)?;
        server_writer.verdicts(laptop.unit, &came.set_aside)?;
        server_writer.vouch(&laptop, &came.founders)?;
        if came.whole {
            server_writer.bind_those_who_wrote(&laptop)?;
        }
        server_writer.verdicts(laptop.unit, &judgement.late(sql, came.whole)?)?;
        server_writer.chain_store.obey_erasures(laptop.book, Obeyed::All)?;
        recount_touched(sql, laptop.unit, server_writer.chain_store.touched_fields(), day(now))?;
        LaptopsMut(sql).seen(laptop.id, now)?;
        reached::note(sql, &server_writer, &laptop, &self.header.have, now)?;
        let arrival = came.tally.arrival(&server_writer, &laptop, now)?;
        let package = Package {
            id: self.header.id(),
            laptop: laptop.id,
            made_at: i64::try_from(self.header.made_at_ms).unwrap_or(i64::MAX),
            taken_at: now,
            taken_by: by.to_owned(),
            changes: came.tally.changes() as u64,
            set_aside: came.set_aside.len() as u64,
            things: came.tally.things(),
            receipt_code: arrival.as_ref().map(|arrival| arrival.receipt_code.clone()).unwrap_or_default(),
            header: pack(self.header),
            problems: pack(&came.problems),
            held: Vec::new(),
            wants: came.wants.concat(),
        };
        PackagesMut(sql).put(&package)?;
        // last, because all exchanges that end at the same moment wait here for our commit
        if let Some(arrival) = arrival {
            let number = OrderMut(sql).add(came.tally.spans(), now)?;
            ArrivalsMut(sql).add(number, &arrival)?;
        }
        Ok((package, rest))
    }

    fn frames(
        &self,
        sql: &dyn Sql,
        server_writer: &mut ServerWriter<'_>,
        laptop: &Laptop,
        (judgement, came): (&Judgement, &mut Came),
        now: Moment,
    ) -> Result<Rest<'p>, Failure> {
        let us = us(self.server, sql)?;
        let client = client(server_writer.committee.unit, laptop);
        let at_ms = now.max(0).unsigned_abs();
        let mut reader = open(self.server, self.file)?;
        while let Some(mut frame) = reader.frame()? {
            let pieces = frame.pieces.take();
            came.wants.extend(frame.wants.take().into_iter().flatten().map(<[u8; 32]>::from));
            came.wants.truncate(MOST_WANTED);
            let judge = |chain: journal::ChainName, change: &journal::Change| judgement.on(chain, change);
            let brought = us.take_frame(&mut server_writer.chain_store, &client, self.header, frame, &judge, at_ms)?;
            let brought = brought.map_err(BadPackage::Message)?;
            came.tally.add(sql, &brought.segments)?;
            came.founders.extend(brought.founders);
            came.whole = brought.whole;
            came.set_aside.extend(brought.set_aside);
            came.problems.extend(brought.problems);
            if pieces.is_some() && !client.revoked {
                return Ok(Some((reader, Frame { pieces, ..Frame::default() })));
            }
            if pieces.is_some() {
                return Ok(None);
            }
        }
        ended(reader, &laptop.public_key, &self.hash)?;
        Ok(None)
    }
}

/// Checks that the file is the one that was examined.
fn ended(reader: Reader<'_>, key: &[u8; 32], hash: &Hash) -> Result<(), Failure> {
    if reader.finish(key)? == *hash { Ok(()) } else { Err(BadPackage::Changed.into()) }
}

#[derive(Default)]
struct Came {
    tally: Tally,
    set_aside: Vec<(journal::ChangeRef, &'static str)>,
    founders: std::collections::BTreeSet<Id>,
    whole: bool,
    problems: Vec<::exchange::Problem>,
    wants: Vec<[u8; 32]>,
}
