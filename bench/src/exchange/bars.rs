//! The limits set by the design (bars), and which of them a run exceeded.

use super::row::Row;
use super::work::{self, Work};
use super::{Measured, System};
use crate::proxy::Link;
use std::path::Path;

/// The dictionary that the program ships. It was trained on the other half of the prose, not on the bench's
/// essays.
const DICTIONARY: &[u8] = include_bytes!("../../../data/prose/vi.dict");
/// The most bytes per essay beyond its compressed text: the seal, its number, its place in the batch.
const PER_ESSAY: usize = 250;
/// The most measured seconds divided by computed seconds, on the slow line.
pub const OVER_BOUND: f64 = 1.2;
/// Our share of the peers' bytes for a thousand marks.
pub const OF_POUCHDB: f64 = 1.0 / 25.0;
pub const OF_ANKI: f64 = 1.0 / 2.0;
/// The most bytes of a cold handshake, in both directions.
pub const HANDSHAKE: u64 = 1_200;

/// The limits for one of our rows; seconds on the slow line, with an open connection.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bar {
    pub requests: Option<u64>,
    pub bytes: Option<u64>,
    pub warm: Option<f64>,
    pub cold: Option<f64>,
}

impl Measured {
    pub fn bar(&self, work: Work) -> Bar {
        let bar = |requests, bytes, warm, cold| Bar {
            requests: Some(requests),
            bytes: Some(bytes),
            warm: Some(warm),
            cold: Some(cold),
        };
        match work {
            Work::Thousand => bar(2, 15_000, 3.3, 4.2),
            Work::One => bar(1, 1_000, 1.3, 2.1),
            Work::Nothing => bar(1, 600, 1.3, 2.1),
            // The design has no bar of bytes for them: one request, and no slower than the line allows.
            Work::Form | Work::Answers => Bar { requests: Some(1), ..Bar::default() },
            Work::Essays => Bar { bytes: Some(self.essay_bar), ..Bar::default() },
            Work::Month | Work::NewLaptop => Bar::default(),
        }
    }

    pub fn row(&self, system: &str, work: Work, link: Link) -> Option<&Row> {
        self.rows.iter().find(|row| row.system == system && row.work == work && row.link == link)
    }

    /// Our bytes for a thousand marks divided by a peer's, on the same line.
    pub fn part_of(&self, peer: System) -> Option<f64> {
        let links = [Link::Full, Link::Slow];
        let pair = links.iter().find_map(|&link| {
            let thousand = |system| self.row(system, Work::Thousand, link).filter(|row| row.finished);
            Some((thousand("sochibo")?, thousand(peer.name())?))
        });
        pair.map(|(ours, theirs)| ours.bytes() as f64 / theirs.bytes() as f64)
    }
}

/// The sum over the essays of each one's size after zstd -19 with the shipped dictionary plus its overhead, and
/// a tenth more.
pub fn of_essays(file: &Path) -> anyhow::Result<u64> {
    let mut packer = zstd::bulk::Compressor::with_dictionary(19, DICTIONARY)?;
    let mut sum = 0;
    for essay in work::essays(file, work::TYPED)? {
        sum += packer.compress(essay.text().as_bytes())?.len() + PER_ESSAY;
    }
    Ok((sum as f64 * 1.1) as u64)
}

/// A sentence for each limit that was exceeded.
pub fn missed(measured: &Measured) -> Vec<String> {
    let mut found = Vec::new();
    for row in &measured.rows {
        let name = format!("{}, {}, {} line", row.system, row.work.name(), row.link.name());
        if !row.verified {
            found.push(format!("{name}: the two ends do not hold the same"));
        }
        if row.system == "sochibo" {
            found.extend(of_ours(measured, row).into_iter().map(|what| format!("{name}: {what}")));
        }
    }
    for (peer, bar) in [(System::PouchDb, OF_POUCHDB), (System::Anki, OF_ANKI)] {
        found.extend(measured.part_of(peer).filter(|part| *part > bar).map(|part| {
            format!("1000: {:.1} % of {}'s bytes, at most {:.0} %", part * 100.0, peer.name(), bar * 100.0)
        }));
    }
    let cold = measured.handshake.bytes();
    if cold > HANDSHAKE {
        found.push(format!("a cold handshake takes {cold} bytes, at most {HANDSHAKE}"));
    }
    found
}

fn of_ours(measured: &Measured, row: &Row) -> Vec<String> {
    let bar = measured.bar(row.work);
    let mut found = Vec::new();
    if !row.finished {
        found.push(format!("not done in {:.0} s", row.seconds));
    }
    // A line that is cut causes additional requests.
    if row.link != Link::Rough {
        found.extend(
            bar.requests
                .filter(|most| row.count.requests > *most)
                .map(|most| format!("{} requests, at most {most}", row.count.requests)),
        );
        found.extend(
            bar.bytes.filter(|most| row.bytes() > *most).map(|most| format!("{} bytes, at most {most}", row.bytes())),
        );
    }
    if row.link == Link::Slow {
        let cold = row.seconds + measured.handshake.seconds;
        found.extend(
            bar.warm.filter(|most| row.seconds > *most).map(|most| format!("{:.2} s, at most {most:.1}", row.seconds)),
        );
        found.extend(bar.cold.filter(|most| cold > *most).map(|most| format!("cold {cold:.2} s, at most {most:.1}")));
        if row.over_bound() > OVER_BOUND {
            found.push(format!("{:.2} × the bound, at most {OVER_BOUND}", row.over_bound()));
        }
    }
    found
}
