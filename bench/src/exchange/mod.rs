//! The cost of an exchange: requests, bytes and seconds of six kinds of work on three kinds of line, for us and
//! for peers.

mod bars;
mod handshake;
mod ours;
mod participant;
mod peer;
mod row;
mod table;
mod work;

pub use bars::missed;
pub use handshake::Handshake;
pub use ours::{District, Protocol};
pub use peer::System;
pub use table::{as_json, as_markdown, thousands};
pub use work::all_essays as essays;

use crate::proxy::Link;
use anyhow::Context;
use ours::Ours;
use participant::{Ended, Participant, Who};
use peer::Peer;
use row::Row;
use std::path::{Path, PathBuf};
use std::time::Instant;
use work::{Batch, Essay, Mark, Timing, Work};

/// The options of a run.
#[derive(Clone)]
pub struct Asked {
    pub essays: PathBuf,
    pub links: Vec<Link>,
    pub peers: Vec<System>,
    pub last: Option<Work>,
}

pub struct Measured {
    pub rows: Vec<Row>,
    pub handshake: Handshake,
    /// The most bytes for the three hundred essays: the compressed size of each, and its overhead.
    pub essay_bar: u64,
}

/// First everybody at full speed, one after another; then only we on the slow line, so that nothing else
/// affects the seconds that are compared with limits; then all the rest concurrently, which a line of 8 kB/s
/// hardly notices.
pub fn measure(asked: &Asked) -> anyhow::Result<Measured> {
    let mut rows = Vec::new();
    let has = |link: &Link| asked.links.contains(link);
    if has(&Link::Full) {
        rows.extend(world(None, Link::Full, asked)?);
        for &peer in &asked.peers {
            rows.extend(world(Some(peer), Link::Full, asked)?);
        }
    }
    if has(&Link::Slow) {
        rows.extend(world(None, Link::Slow, asked)?);
    }
    let ours = [(None, Link::Rough)].into_iter();
    let peers = asked.peers.iter().flat_map(|&peer| [(Some(peer), Link::Slow), (Some(peer), Link::Rough)]);
    let together: Vec<_> = ours.chain(peers).filter(|(_, link)| has(link)).collect();
    std::thread::scope(|scope| {
        let running: Vec<_> =
            together.into_iter().map(|(system, link)| scope.spawn(move || world(system, link, asked))).collect();
        for thread in running {
            rows.extend(thread.join().map_err(|_| anyhow::anyhow!("a measuring thread died"))??);
        }
        anyhow::Ok(())
    })?;
    Ok(Measured { rows, handshake: handshake::measure()?, essay_bar: bars::of_essays(&asked.essays)? })
}

/// One participant, from an empty server to a new laptop.
fn world(system: Option<System>, link: Link, asked: &Asked) -> anyhow::Result<Vec<Row>> {
    let dir = folder()?;
    let mut participant: Box<dyn Participant> = match system {
        None => Box::new(Ours::start(dir.path())?),
        Some(system) => Box::new(Peer::start(system, dir.path())?),
    };
    let mut world = World { items: 0, link, participant: participant.as_mut() };
    let mut rows = Vec::new();
    let wanted = |work: &Work| asked.last.is_none_or(|last| *work <= last);
    for work in Work::ALL.into_iter().filter(wanted) {
        if !world.participant.does(work) {
            continue;
        }
        let row = world
            .row(work, &asked.essays)
            .with_context(|| format!("{}, {}, {} line", world.participant.name(), work.name(), link.name()))?;
        table::say(&row);
        rows.push(row);
    }
    Ok(rows)
}

/// A temporary folder, in memory if possible: the lines are measured here, and on a disk the saves before each
/// exchange would take minutes.
fn folder() -> anyhow::Result<tempfile::TempDir> {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.context("make a folder")
}

struct World<'p> {
    items: usize,
    link: Link,
    participant: &'p mut dyn Participant,
}

impl World<'_> {
    /// Records what is to be exchanged, then measures the exchange and compares both ends.
    fn row(&mut self, work: Work, essays: &Path) -> anyhow::Result<Row> {
        let who = match work {
            Work::Form => {
                self.participant.issue_form()?;
                Who::Desk
            }
            Work::Answers => {
                self.participant.answer_form()?;
                Who::Desk
            }
            Work::Thousand => self.record(work::marks(work::OF_THE_THOUSAND, Timing::Typed), vec![])?,
            Work::One => {
                self.participant.save(&Batch { marks: vec![work::one_more()], essays: vec![] })?;
                Who::Desk
            }
            Work::Nothing => Who::Desk,
            Work::Essays => self.record(vec![], work::essays(essays, work::TYPED)?)?,
            Work::Month => {
                self.participant.join(Who::Away)?;
                let (marks, essays) =
                    (work::marks(work::OF_THE_MONTHS_MARKS, Timing::Typed), work::essays(essays, work::OF_THE_MONTH)?);
                self.record(marks, essays)?;
                self.settle(Who::Desk)?;
                Who::Away
            }
            Work::NewLaptop => {
                self.record(work::marks(work::OF_FIVE_YEARS, Timing::Poured), vec![])?;
                self.settle(Who::Desk)?;
                self.participant.join(Who::New)?;
                Who::New
            }
        };
        self.measure(work, who)
    }

    /// Records marks and essays. The sessions and rounds they belong to are exchanged beforehand.
    fn record(&mut self, marks: Vec<Mark>, essays: Vec<Essay>) -> anyhow::Result<Who> {
        let batch = Batch { marks, essays };
        self.items += batch.marks.len() + batch.essays.len();
        self.participant.prepare(&batch)?;
        self.settle(Who::Desk)?;
        self.participant.save(&batch)?;
        Ok(Who::Desk)
    }

    /// Exchanges at full speed without measuring.
    fn settle(&mut self, who: Who) -> anyhow::Result<()> {
        for _ in 0..5 {
            match self.participant.exchange(who)? {
                Ended::Done => return Ok(()),
                Ended::Again(wait) => std::thread::sleep(wait),
            }
        }
        anyhow::bail!("does not get through on a good line")
    }

    fn measure(&mut self, work: Work, who: Who) -> anyhow::Result<Row> {
        let limit = work.limit(self.link);
        self.participant.proxy().begin(self.link, limit);
        let began = Instant::now();
        let (mut tries, mut done) = (1, true);
        while let Ended::Again(wait) = self.participant.exchange(who)? {
            if began.elapsed() + wait >= limit {
                std::thread::sleep(limit.saturating_sub(began.elapsed()));
                done = false;
                break;
            }
            std::thread::sleep(wait);
            tries += 1;
        }
        let seconds = began.elapsed().min(limit).as_secs_f64();
        let (count, in_time) = self.participant.proxy().end();
        let finished = done && in_time;
        if !done {
            self.settle(who)?;
        }
        let verified = self.participant.agrees(who, self.items)?;
        let (system, link) = (self.participant.name(), self.link);
        Ok(Row { system, work, link, count, seconds, tries, finished, verified })
    }
}
