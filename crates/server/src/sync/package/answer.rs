//! The answer to a package: it is made whenever it is requested, from the state at that time, as often as
//! needed.

use std::io::Write;

use ::exchange::message::unpack;
use ::exchange::package::{ANSWER, Frame, Header, PackageWriter, file_name};
use ::exchange::pieces::MOST_PIECES;
use ::exchange::seal;
use ::exchange::stick::Label;
use domain::Id;

use super::pieces::Wanted;
use crate::clock::wall;
use crate::failure::Failure;
use crate::random;
use crate::state::Server;
use crate::storage::laptops::{Laptop, Laptops};
use crate::storage::packages::Packages;
use crate::storage::tree::Tree;
use crate::sync::exchange::{client, us};
use crate::sync::server_writer::ServerWriter;

/// The most bytes of pages in one answer; the rest is requested with the next package.
const MOST_BYTES: u64 = 1_000_000_000;
const HASHES_A_FRAME: usize = 4_096;

/// The output that was written to, and the name for its file.
pub struct Written<W> {
    pub out: W,
    pub file_name: String,
}

/// Writes the answer to a package that was taken in before, sealed to the laptop that brought it.
pub fn answer<W: Write>(server: &Server, package: Id, out: W) -> Result<Written<W>, Failure> {
    let (now, id) = (server.now(), random::id()?);
    let label = Label { id, answers: Some(package), made_at_ms: now.max(0).unsigned_abs() };
    server.storage.read(|sql| {
        let package = Packages(sql).find(package)?.ok_or(Failure::NotFound)?;
        let laptop = Laptops(sql).find(package.laptop)?.ok_or(Failure::NotFound)?;
        let header: Header = unpack(&package.header)?;
        let server_writer = ServerWriter::new(sql, &server.key, now)?;
        let client = client(server_writer.committee.unit, &laptop);
        let us = us(server, sql)?;
        let reader = seal::recipient(&laptop.recipient).ok_or(Failure::Broken("no recipient".into()))?;
        let out = seal::to(&[reader], out).map_err(unwritten)?;
        let problems = unpack(&package.problems)?;
        let mut writer = us.answer_package(&server_writer.chain_store, &client, &header, problems, label, out)?;
        let held: Vec<_> = package.held.chunks_exact(32).filter_map(|hash| <[u8; 32]>::try_from(hash).ok()).collect();
        for held in held.chunks(HASHES_A_FRAME) {
            writer.frame(&Frame { held: Some(held.iter().copied().map(Into::into).collect()), ..Frame::default() });
        }
        if !client.revoked {
            let wanted = Wanted::of(sql, &laptop, &package.wants, &header.have)?;
            put_pieces(sql, &laptop, &wanted, &mut writer)?;
        }
        let sealed = writer.finish(&server.key).map_err(unwritten)?;
        let cell = Tree(sql).latest(laptop.unit)?.map(|unit| unit.name).unwrap_or_default();
        Ok(Written {
            out: sealed.finish().map_err(unwritten)?,
            file_name: file_name(ANSWER, &cell, laptop.book, &wall(now)),
        })
    })
}

fn put_pieces<W: Write>(
    sql: &dyn sql::Sql,
    laptop: &Laptop,
    wanted: &Wanted,
    writer: &mut PackageWriter<W>,
) -> Result<(), Failure> {
    for hashes in wanted.hashes().chunks(MOST_PIECES) {
        let mut pieces = Vec::new();
        for hash in hashes {
            pieces.extend(wanted.bytes(sql, laptop, hash)?.map(Into::into));
        }
        if !pieces.is_empty() {
            writer.frame(&Frame { pieces: Some(pieces), ..Frame::default() });
        }
        if writer.written() > MOST_BYTES {
            break;
        }
    }
    Ok(())
}

fn unwritten(error: std::io::Error) -> Failure {
    Failure::Broken(format!("an answer could not be written: {error}"))
}
