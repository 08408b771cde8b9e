//! Two thousand laptops of as many cells use one server over loopback, as many at a time as on a busy evening.
//! Rejected laptops retry, and in the end nothing may be missing.

use crate::exchange::{District, Protocol, thousands};
use crate::seed::Dice;
use ::exchange::Laptop;
use ::exchange::enrolment::{Asking, EnrolAnswer, EnrolRequest, InviteFile, PATH};
use ::exchange::sas::Committer;
use anyhow::{Context, bail, ensure};
use domain::Id;
use domain::catalogue::roll_call;
use domain::hex::decode;
use ed25519_dalek::SigningKey;
use journal::chain::issued_book;
use journal::memory::MemoryChainStore;
use journal::{Content, Op, Record, Set, Stamp, Value};
use link::{Backoff, HttpLink, LinkError};
use serde_json::{Value as Json, json};
use std::sync::Arc;
use std::time::Instant;
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;

const LAPTOPS: usize = 2_000;
const AT_ONCE: usize = 100;
/// How many changes each laptop brings each time.
const MARKS: usize = 30;
/// The most seconds for nineteen in twenty requests, while no more requests come at once than the server lets
/// wait.
const BAR: f64 = 2.0;
const BEGINS_MS: u64 = 1_773_318_600_000;

pub struct Measured {
    title: String,
    requests: usize,
    turned_away: usize,
    /// Seconds: the median request, the 95th percentile, and until the last laptop was done.
    middle: f64,
    p95: f64,
    all: f64,
}

pub fn measure() -> anyhow::Result<Measured> {
    let dir = tempfile::tempdir().context("make a folder")?;
    let district = District::start(&dir.path().join("district"), Protocol::Plain)?;
    let runtime = Runtime::new().context("start the laptops")?;
    let mut dice = Dice::new(7);
    let mut visitors = (0..LAPTOPS)
        .map(|number| Visitor::let_in(&district, &runtime, number, &mut dice))
        .collect::<anyhow::Result<Vec<_>>>()?;
    visitors.iter_mut().for_each(|visitor| visitor.mark(&mut dice));
    let title = format!("{} laptops, {AT_ONCE} at once", thousands(LAPTOPS as u64));
    let went = runtime.block_on(visit(visitors, title))?;
    println!("{}", line(&went));
    let (expected, kept) = (LAPTOPS * MARKS, district.marks_and_essays()?);
    ensure!(kept == expected, "{kept} marks at the server of {expected}");
    Ok(went)
}

async fn visit(visitors: Vec<Visitor>, title: String) -> anyhow::Result<Measured> {
    let (doors, began) = (Arc::new(Semaphore::new(AT_ONCE)), Instant::now());
    let tasks: Vec<_> = visitors
        .into_iter()
        .map(|mut visitor| {
            let doors = Arc::clone(&doors);
            tokio::spawn(async move {
                let _door = doors.acquire().await?;
                visitor.go().await
            })
        })
        .collect();
    let (mut took, mut turned_away) = (Vec::new(), 0);
    for task in tasks {
        let visit = task.await.context("a laptop's task died")??;
        took.extend(visit.took);
        turned_away += visit.turned_away;
    }
    took.sort_by(f64::total_cmp);
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
    let (middle, p95) = (at(0.5), at(0.95));
    let all = began.elapsed().as_secs_f64();
    Ok(Measured { title, requests: took.len(), turned_away, middle, p95, all })
}

/// A laptop in memory.
struct Visitor {
    number: usize,
    chain_store: MemoryChainStore,
    laptop: Laptop,
    link: HttpLink,
    book: Id,
    ms: u64,
}

#[derive(Default)]
struct Visit {
    took: Vec<f64>,
    turned_away: usize,
}

impl Visitor {
    fn let_in(district: &District, runtime: &Runtime, number: usize, dice: &mut Dice) -> anyhow::Result<Visitor> {
        let unit = district.add_cell(&format!("Chi bộ đo {number}"))?;
        let invite: InviteFile = serde_json::from_slice(&std::fs::read(district.invite(&unit, district.address)?)?)?;
        let mut secret = [0; 32];
        secret.chunks_mut(8).for_each(|part| part.copy_from_slice(&dice.roll().to_le_bytes()));
        let key = SigningKey::from_bytes(&secret);
        let book = id(dice);
        let asking = Asking {
            token: decode::<16>(&invite.token).context("the invite's token")?,
            device_name: &format!("Máy đo {number}"),
            person_name: "Thào A Dế",
            book,
            book_has_work: true,
            cell_name: &invite.unit_name,
            superior_name: &invite.superior_name,
        };
        let request = EnrolRequest::sign(&key, &asking, &Committer::begin(secret));
        let link = HttpLink::new(&invite.url, None)?;
        let answer: EnrolAnswer = runtime.block_on(link.post_json(PATH, &request))?;
        let server = decode::<32>(&answer.server_key).context("the server's key")?;
        let sent = [issued_book(answer.superior.id, None), issued_book(answer.superior.id, Some(answer.unit.id))];
        let laptop = Laptop::new(key.clone(), server, &[], book, &sent);
        let mut chain_store = MemoryChainStore::new(key);
        journal::ChainStore::learn_device(&mut chain_store, &server)?;
        Ok(Visitor { number, chain_store, laptop, link, book, ms: BEGINS_MS })
    }

    fn mark(&mut self, dice: &mut Dice) {
        let session = id(dice);
        for _ in 0..MARKS {
            self.ms += 1 + dice.below(4_000) as u64;
            let value = Value::List(vec![Value::Int(1), Value::Int(0), Value::flag(false), Value::Null]);
            let sets = vec![Set { field: roll_call::MARK, content: Content::Plain(value), replaces: vec![] }];
            let op = Op { kind: roll_call::KIND, record: Record::Pair(session, id(dice)), sets };
            self.chain_store.append(self.book, Id([7; 16]), Stamp { ms: self.ms, counter: 0 }, vec![op]);
        }
    }

    /// Exchanges until both sides hold the same.
    async fn go(&mut self) -> anyhow::Result<Visit> {
        let (mut visit, mut failures) = (Visit::default(), 0);
        loop {
            let body = self.laptop.build_request(&self.chain_store)?;
            let began = Instant::now();
            match self.link.exchange(body).await {
                Ok(answer) => {
                    visit.took.push(began.elapsed().as_secs_f64());
                    let progress = self.laptop.handle_response(&mut self.chain_store, &answer)?;
                    if progress.finished {
                        ensure!(progress.verified, "laptop {} and the server hold different changes", self.number);
                        return Ok(visit);
                    }
                }
                Err(LinkError::Said { status: 429, .. }) => {
                    visit.turned_away += 1;
                    tokio::time::sleep(Backoff::after(failures, self.number as u32)).await;
                    failures += 1;
                }
                Err(error) => bail!("laptop {}: {error}", self.number),
            }
        }
    }
}

fn id(dice: &mut Dice) -> Id {
    let mut bytes = [0; 16];
    bytes.chunks_mut(8).for_each(|part| part.copy_from_slice(&dice.roll().to_le_bytes()));
    Id(bytes)
}

fn line(one: &Measured) -> String {
    format!(
        "{}: {} requests, the middle one {:.3} s, 95 of 100 within {:.3} s (≤ {BAR}), {} turned away, all through in {:.1} s",
        one.title,
        thousands(one.requests as u64),
        one.middle,
        one.p95,
        one.turned_away,
        one.all
    )
}

pub fn as_markdown(one: &Measured) -> String {
    format!("Load, {MARKS} changes a laptop and nothing lost: {}\n", line(one))
}

pub fn as_json(one: &Measured) -> Json {
    json!({ "requests": one.requests, "turned_away": one.turned_away, "middle_s": one.middle, "p95_s": one.p95, "all_s": one.all })
}

pub fn missed(one: &Measured) -> Option<String> {
    (one.p95 > BAR).then(|| format!("load: {:.2} s (≤ {BAR})", one.p95))
}
