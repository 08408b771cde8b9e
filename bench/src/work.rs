//! The four kinds of work, in the order a cell would do them.

use crate::district::District;
use crate::laptop::Laptop;
use crate::proxy::{BANDWIDTH, Proxy};
use anyhow::Context;
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::Path;
use std::time::Instant;

/// The dictionary the program ships; the bench's essays are from the half of the prose it has not seen.
const DICTIONARY: &[u8] = include_bytes!("../../data/prose/vi.dict");
/// What one essay may cost beyond its packed text: the seal, its number, its place in the batch.
const PER_ESSAY: usize = 250;
const ROUND_TRIP: f64 = 0.6;

#[derive(Clone, Copy)]
pub struct Bars {
    pub requests: Option<u64>,
    pub bytes: u64,
    pub seconds: f64,
}

pub struct Row {
    pub work: &'static str,
    pub requests: u64,
    pub up: u64,
    pub down: u64,
    pub seconds: f64,
    pub verified: bool,
    pub bars: Bars,
}

impl Row {
    pub fn within(&self) -> bool {
        let Bars { requests, bytes, seconds } = self.bars;
        self.verified
            && requests.is_none_or(|bar| self.requests <= bar)
            && self.up + self.down <= bytes
            && self.seconds <= seconds
    }
}

struct Bench {
    laptop: Laptop,
    proxy: Proxy,
    district: District,
}

pub fn measure(essays: &Path) -> anyhow::Result<Vec<Row>> {
    let dir = tempfile::tempdir()?;
    let district = District::start(&dir.path().join("district"))?;
    let proxy = Proxy::start(TcpListener::bind("127.0.0.1:0")?, district.address)?;
    let laptop = Laptop::new(&dir.path().join("laptop"))?;
    laptop.call("exchange.enrol", json!({ "file": district.invite(proxy.address)? }))?;
    let bench = Bench { laptop, proxy, district };
    let round = bench.laptop.save("rounds.save", json!({ "title": "Đợt đo", "essay_owers": "all_members" }))?;
    let members = bench.members(100)?;
    let sessions = (1..=10)
        .map(|day| {
            bench
                .laptop
                .save("sessions.save", json!({ "round": round, "date": format!("2026-03-{day:02}"), "part": day }))
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    bench.laptop.call("exchange.now", json!({}))?;

    bench.marks(&sessions, &members)?;
    let thousand = bench.row("1000", Bars { requests: Some(2), bytes: 15_000, seconds: 3.3 })?;
    bench.mark(&sessions[0], &members[0], "absent_without")?;
    let one = bench.row("1", Bars { requests: Some(1), bytes: 1_000, seconds: 1.3 })?;
    let nothing = bench.row("none", Bars { requests: Some(1), bytes: 600, seconds: 1.3 })?;
    let bytes = bench.essays(&round, &members, essays)?;
    let mut written = bench.row("essays", Bars { requests: None, bytes, seconds: 0.0 })?;
    let carried = (written.up + written.down) as f64 / BANDWIDTH + written.requests as f64 * ROUND_TRIP;
    written.bars.seconds = 1.2 * carried;
    Ok(vec![thousand, one, nothing, written])
}

impl Bench {
    fn members(&self, count: u32) -> anyhow::Result<Vec<String>> {
        (1..=count)
            .map(|number| {
                self.laptop
                    .save("members.save", json!({ "name": format!("Người Mẫu {number}"), "joined": "2001-02-03" }))
            })
            .collect()
    }

    /// A thousand separate saves with seeded marks, about one in seven absent.
    fn marks(&self, sessions: &[String], members: &[String]) -> anyhow::Result<()> {
        let absent = ["absent_work", "absent_study", "absent_far_away", "absent_personal", "absent_without"];
        let mut seed = 2_026u64;
        for session in sessions {
            for member in members {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let drawn = (seed >> 33) as usize;
                let mark = if drawn.is_multiple_of(7) { absent[drawn / 7 % absent.len()] } else { "present" };
                self.mark(session, member, mark)?;
            }
        }
        Ok(())
    }

    fn mark(&self, session: &str, member: &str, mark: &str) -> anyhow::Result<()> {
        self.laptop.call("roll_call.mark", json!({ "session": session, "member": member, "mark": mark })).map(drop)
    }

    /// Types three hundred essays, three rounds of a hundred, and gives the bytes they may cost.
    fn essays(&self, first: &str, members: &[String], file: &Path) -> anyhow::Result<u64> {
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("read {} (scripts/bench-prose makes it)", file.display()))?;
        let essays: Vec<Vec<String>> = serde_json::from_str(&text)?;
        let mut rounds = vec![first.to_owned()];
        for number in 2..=essays.len().div_ceil(members.len()) {
            let round = json!({ "title": format!("Đợt đo {number}"), "essay_owers": "all_members" });
            rounds.push(self.laptop.save("rounds.save", round)?);
        }
        self.laptop.call("exchange.now", json!({}))?;
        let mut packer = zstd::bulk::Compressor::with_dictionary(19, DICTIONARY)?;
        let mut bar = 0;
        for (number, essay) in essays.iter().enumerate() {
            let (round, member) = (&rounds[number / members.len()], &members[number % members.len()]);
            let third = essay.len().div_ceil(3).max(1);
            let part = |place: usize| essay.chunks(third).nth(place).map(|part| part.join("\n")).unwrap_or_default();
            let parts = json!({ "awareness": part(0), "self_review": part(1), "proposals": part(2) });
            self.laptop.call("essays.draft", json!({ "round": round, "member": member, "parts": parts }))?;
            self.laptop.call("essays.keep_version", json!({ "round": round, "member": member }))?;
            bar += packer.compress(essay.join("\n").as_bytes())?.len() + PER_ESSAY;
        }
        Ok((bar as f64 * 1.1) as u64)
    }

    /// One exchange through the slow proxy.
    fn row(&self, work: &'static str, bars: Bars) -> anyhow::Result<Row> {
        self.proxy.take();
        self.proxy.slow(true);
        let began = Instant::now();
        let outcome = self.laptop.call("exchange.now", json!({}))?;
        let seconds = began.elapsed().as_secs_f64();
        self.proxy.slow(false);
        let count = self.proxy.take();
        let verified = outcome["verified"] == Value::Bool(true) && self.same_hash()?;
        Ok(Row { work, requests: count.requests, up: count.up, down: count.down, seconds, verified, bars })
    }

    /// The server's book holds what the laptop's does, by content hash.
    fn same_hash(&self) -> anyhow::Result<bool> {
        let server = rusqlite::Connection::open(self.district.database())?;
        let books: Vec<[u8; 16]> = server
            .prepare("SELECT DISTINCT book FROM chain")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let ours = self.laptop.content_hash()?;
        for book in books {
            let hash = journal_sql::content_hash(&server, domain::Id(book))?;
            if hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>() == ours {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
