//! One history: more than a hundred steps of people working while faults occur, all from one seed.

use crate::books::{CELL, SECRETARY, sent_books};
use crate::exchanges::Link;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::records::Made;
use crate::world::{World, YEARS};
use anyhow::{Context, Result, ensure};
use domain::Id;
use domain::catalogue::{document, member, roll_call, round, verdict};
use ed25519_dalek::SigningKey;
use journal::{ChangeRef, HybridClock, Record, Value};
use std::collections::BTreeSet;

const STEPS: usize = 110;
const MOST_SEATS: usize = 6;
/// A kind that this program does not know.
const NEWER_KIND: u16 = 4_000;

#[derive(Debug, Clone, Copy)]
enum Step {
    Mark,
    Rename,
    Newer,
    NotOurs,
    Misname,
    ReuseId,
    Issue,
    TakeBackVerdict,
    Exchange,
    PackForServer,
    PackForPeer,
    HandOver,
    ForgeReceipt,
    Copy,
    Renew,
    BackUp,
    Restore,
    BackUpServer,
    PutServerBack,
    LoseServer,
    Revoke,
    NewLaptop,
    Clock,
    LongAbsence,
    UnknownMachine,
    VouchForOne,
    BindToOne,
}

const STEP_WEIGHTS: &[(usize, Step)] = &[
    (300, Step::Mark),
    (200, Step::Rename),
    (10, Step::Newer),
    (8, Step::NotOurs),
    (8, Step::Misname),
    (4, Step::ReuseId),
    (40, Step::Issue),
    (10, Step::TakeBackVerdict),
    (230, Step::Exchange),
    (30, Step::PackForServer),
    (30, Step::PackForPeer),
    (70, Step::HandOver),
    (6, Step::ForgeReceipt),
    (6, Step::Copy),
    (8, Step::Renew),
    (12, Step::BackUp),
    (6, Step::Restore),
    (10, Step::BackUpServer),
    (5, Step::PutServerBack),
    (3, Step::LoseServer),
    (4, Step::Revoke),
    (4, Step::NewLaptop),
    (12, Step::Clock),
    (4, Step::LongAbsence),
    (12, Step::UnknownMachine),
    (4, Step::VouchForOne),
    (3, Step::BindToOne),
];

const LINKS: &[(usize, Link)] = &[
    (50, Link::Whole),
    (7, Link::Faulty(Fault::RequestLost)),
    (7, Link::Faulty(Fault::AnswerLost)),
    (6, Link::Faulty(Fault::RequestTwice)),
    (6, Link::Faulty(Fault::OldRequestReplayed)),
    (5, Link::Faulty(Fault::RequestAltered)),
    (5, Link::Faulty(Fault::AnswerAltered)),
    (6, Link::Faulty(Fault::LinkCut)),
    (6, Link::Faulty(Fault::PowerCutWhileHearing)),
    (5, Link::Faulty(Fault::ServerPowerCut)),
];

/// The result of a history.
#[derive(Debug, Default)]
pub struct Outcome {
    pub fired: BTreeSet<Fault>,
    pub conflict: bool,
    pub requests: usize,
    /// The content hash of the cell's book at the end, the same in memory and in files.
    pub content: journal::Hash,
}

/// Plays the history of a seed and checks it.
pub fn play<H: Holder>(seed: u64) -> Result<Outcome> {
    let mut world = World::<H>::new(seed)?;
    for number in 0..STEPS {
        world.now_ms += 1_000 + world.random.next() % 3_600_000;
        let step = world.random.weighted(STEP_WEIGHTS);
        world.step(step, number).with_context(|| format!("step {number}: {step:?}"))?;
    }
    world.settle().context("settling")?;
    world.check().context("at the end")?;
    let content = world.district.holder.content_hash(CELL)?;
    Ok(Outcome { fired: world.fired, conflict: world.conflict, requests: world.requests, content })
}

impl<H: Holder> World<H> {
    fn step(&mut self, step: Step, number: usize) -> Result<()> {
        let seat = self.random.below(self.seats.len());
        match step {
            Step::Mark => {
                let status = Value::List(vec![Value::Int(self.random.below(4) as i64), Value::Int(0)]);
                let member = Id([10 + self.random.below(5) as u8; 16]);
                let row = Record::Pair(Id([5; 16]), member);
                self.write(seat, roll_call::KIND, row, roll_call::MARK, status).map(drop)
            }
            Step::Rename => {
                let member = Record::One(Id([10 + self.random.below(5) as u8; 16]));
                let duty = Value::text(["Bí thư", "Phó Bí thư", "Chi ủy viên"][self.random.below(3)]);
                self.write(seat, member::KIND, member, member::DUTY, duty).map(drop)
            }
            Step::Newer => {
                self.fired.insert(Fault::NewerKind);
                let record = Record::One(Id([self.random.below(3) as u8; 16]));
                let value = Value::Unknown(vec![0xfb, 0x3f, 0xf0, 0, 0, 0, 0, 0, self.random.below(9) as u8]);
                self.write(seat, NEWER_KIND, record, 77, value).map(drop)
            }
            Step::NotOurs => self.judge_itself(seat),
            Step::Misname => self.misname(seat),
            Step::ReuseId => self.reuse_id(seat),
            Step::Issue => {
                let record = Record::One(Id([30 + self.random.below(4) as u8; 16]));
                let book = sent_books()[self.random.below(2)];
                let title = Value::text(format!("Đợt {}", self.random.below(9)));
                self.issue(book, round::KIND, record, vec![(round::TITLE, title)])
            }
            Step::TakeBackVerdict => self.take_back_verdict(),
            Step::Exchange => {
                let link = self.random.weighted(LINKS);
                self.exchange_if_served(seat, link)
            }
            Step::PackForServer => self.pack(seat, false, number),
            Step::PackForPeer => self.pack(seat, true, number),
            Step::HandOver => self.hand_over(number),
            Step::ForgeReceipt => self.forge_receipt(seat),
            Step::Copy => self.copy(seat),
            Step::Renew => self.renew_if_copied(seat).map(drop),
            Step::BackUp => {
                self.seats[seat].backup = Some(self.seats[seat].holder.copy()?);
                Ok(())
            }
            Step::Restore => self.restore(seat),
            Step::BackUpServer => {
                self.district.backup = Some(self.district.holder.copy()?);
                Ok(())
            }
            Step::PutServerBack => self.put_server_back(),
            Step::LoseServer => self.lose_server(),
            Step::Revoke => self.revoke(seat),
            Step::NewLaptop => {
                if self.seats.len() < MOST_SEATS {
                    self.fired.insert(Fault::NewLaptop);
                    self.new_seat()?;
                }
                Ok(())
            }
            Step::Clock => self.upset_clock(seat),
            Step::UnknownMachine => self.carry_unknown_machine(seat),
            Step::VouchForOne => self.vouch_for_one(),
            Step::BindToOne => self.bind_to_one(seat),
            Step::LongAbsence => {
                self.fired.insert(Fault::LongAbsence);
                self.now_ms += 180 * 24 * 3_600_000;
                Ok(())
            }
        }
    }

    /// A laptop whose server is lost can't exchange until it receives a new invite, which happens here at once.
    fn exchange_if_served(&mut self, seat: usize, link: Link) -> Result<()> {
        match self.exchange(seat, link) {
            Err(error) if link == Link::Faulty(Fault::AnswerAltered) => {
                ensure!(error.is::<exchange::Refused<H::ChainStoreError>>(), "an altered answer is refused: {error:#}");
                Ok(())
            }
            ended => {
                ended?;
                self.check_receipts(seat)
            }
        }
    }

    /// A cell writes a verdict on a change of its own book, which is stored but never applied.
    fn judge_itself(&mut self, seat: usize) -> Result<()> {
        let own: Vec<ChangeRef> = self.seats[seat].holder.changes(CELL)?.into_iter().collect();
        if own.is_empty() {
            return Ok(());
        }
        self.fired.insert(Fault::NotItsToWrite);
        let on = own[self.random.below(own.len())];
        let record = Record::One(Id(self.random.bytes()));
        let sets = [
            (verdict::CHAIN, Value::id(on.chain)),
            (verdict::NUMBER, Value::Int(on.number as i64)),
            (verdict::CHECK, Value::Bytes(on.check.to_vec())),
        ];
        let sets = sets.map(|(field, value)| journal::Set {
            field,
            content: journal::Content::Plain(value),
            replaces: vec![],
        });
        self.write_unseen(seat, journal::Op { kind: verdict::KIND, record, sets: sets.to_vec() })
    }

    /// A faulty program names a mark by one id instead of a pair, even by the id derived from the pair.
    fn misname(&mut self, seat: usize) -> Result<()> {
        self.fired.insert(Fault::Misnamed);
        let member = Id([10 + self.random.below(5) as u8; 16]);
        let record = Record::One(Record::Pair(Id([5; 16]), member).id(roll_call::KIND));
        let content = journal::Content::Plain(Value::List(vec![Value::Int(3), Value::Int(0)]));
        let sets = vec![journal::Set { field: roll_call::MARK, content, replaces: vec![] }];
        self.write_unseen(seat, journal::Op { kind: roll_call::KIND, record, sets })
    }

    /// A faulty program uses a member's id for a document, and sets a field whose number also exists for
    /// members (duty).
    fn reuse_id(&mut self, seat: usize) -> Result<()> {
        const { assert!(document::CARRIES_OUT == member::DUTY) };
        self.fired.insert(Fault::OneIdTwoKinds);
        let record = Record::One(Id([10 + self.random.below(5) as u8; 16]));
        let carried_out = Value::id(Id([self.random.below(3) as u8; 16]));
        self.write(seat, document::KIND, record, document::CARRIES_OUT, carried_out).map(drop)
    }

    /// Writes a change whose author may not see its effect: it may not count, or may only be one of several
    /// heads.
    pub fn write_unseen(&mut self, seat: usize, op: journal::Op) -> Result<()> {
        let (cell, now, device) = (CELL, self.local_ms(seat), self.device(seat));
        let ops = vec![op];
        let stamp = self.seats[seat].clock.tick(now);
        let previous = self.seats[seat].holder.transact(|chain_store| chain_store.own_tip(device, cell))?;
        let at = self.seats[seat].holder.append(cell, SECRETARY, stamp, ops.clone())?;
        self.made.insert(at, Made { person: SECRETARY, book: cell, ops, stamp, hash_of: at, previous });
        Ok(())
    }

    fn take_back_verdict(&mut self) -> Result<()> {
        if self.verdicts.is_empty() {
            return Ok(());
        }
        self.fired.insert(Fault::VerdictWithdrawn);
        let record = Record::One(self.verdicts[self.random.below(self.verdicts.len())]);
        let withdrawn = Value::flag(!self.random.one_in(4));
        self.issue(sent_books()[1], verdict::KIND, record, vec![(verdict::WITHDRAWN, withdrawn)])
    }

    /// Somebody copies a whole profile to a second laptop, and both continue.
    fn copy(&mut self, seat: usize) -> Result<()> {
        if self.seats.len() >= MOST_SEATS || self.seats[seat].revoked {
            return Ok(());
        }
        self.fired.insert(Fault::LaptopCopied);
        let from = &self.seats[seat];
        let twin = crate::world::Seat {
            holder: from.holder.copy()?,
            clock: from.clock,
            skew_ms: 0,
            latest_ms: from.latest_ms,
            last_made: from.last_made,
            backup: None,
            rewinds: from.rewinds.clone(),
            peers: from.peers.clone(),
            revoked: false,
            server_key: from.server_key,
            former: from.former.clone(),
        };
        self.seats.push(twin);
        Ok(())
    }

    /// A laptop is restored from its last backup.
    fn restore(&mut self, seat: usize) -> Result<()> {
        let Some(backup) = self.seats[seat].backup.take() else { return Ok(()) };
        self.fired.insert(Fault::LaptopRestored);
        let before = self.held()?;
        // A key taken since the backup is lost, so the laptop is enrolled again under the key in the backup.
        let key = backup.key().clone();
        self.seats[seat].clock = HybridClock::resume(self.seats[seat].last_made);
        self.seats[seat].holder = backup;
        let revoked = self.seats[seat].revoked;
        self.enrol(&key, revoked)?;
        self.note_gone(before)
    }

    fn note_gone(&mut self, before: BTreeSet<ChangeRef>) -> Result<()> {
        let after = self.held()?;
        self.gone.extend(before.difference(&after));
        Ok(())
    }

    fn put_server_back(&mut self) -> Result<()> {
        let Some(backup) = self.district.backup.take() else { return Ok(()) };
        self.fired.insert(Fault::ServerPutBack);
        self.server_lost = true;
        let before = self.held()?;
        self.district.clock = HybridClock::resume(backup.last_stamp()?);
        self.district.holder = backup;
        for (key, _) in self.district.enrolled.clone().into_values() {
            self.district.holder.transact(|chain_store| chain_store.learn(&key))?;
        }
        self.note_gone(before)
    }

    /// The server's disk is lost, and sometimes its key too. Every laptop gets a new invite.
    fn lose_server(&mut self) -> Result<()> {
        self.fired.insert(Fault::ServerLost);
        self.server_lost = true;
        let before = self.held()?;
        let with_key = self.random.one_in(3);
        let mut known = self.district.former.clone();
        if with_key {
            self.fired.insert(Fault::ServerLostWithItsKey);
            let old = *self.district.key.verifying_key().as_bytes();
            self.district.key = SigningKey::from_bytes(&self.random.bytes());
            self.district.former.push(old);
            known.push(old);
        }
        let key = self.district.key.clone();
        known.push(*key.verifying_key().as_bytes());
        known.extend(self.district.enrolled.values().map(|(key, _)| *key));
        self.district.holder = H::new(key.clone(), &known)?;
        self.district.backup = None;
        self.district.clock = HybridClock::default();
        for seat in &mut self.seats {
            seat.server_key = *key.verifying_key().as_bytes();
            seat.former = self.district.former.clone();
            seat.holder.transact(|chain_store| chain_store.learn(&seat.server_key))?;
        }
        self.note_gone(before)
    }

    fn revoke(&mut self, seat: usize) -> Result<()> {
        let others = self.seats.iter().filter(|seat| !seat.revoked).count();
        if others < 3 {
            return Ok(());
        }
        self.fired.insert(Fault::LaptopRevoked);
        let device = self.device(seat);
        // Laptops that share the key are revoked too.
        for other in 0..self.seats.len() {
            if self.device(other) == device {
                self.seats[other].revoked = true;
            }
        }
        if let Some((_, revoked)) = self.district.enrolled.get_mut(&device) {
            *revoked = true;
        }
        Ok(())
    }

    fn upset_clock(&mut self, seat: usize) -> Result<()> {
        let skew = [0, YEARS, -YEARS, -3_600_000, 40_000_000][self.random.below(5)];
        let app_session = &mut self.seats[seat];
        self.fired.insert(if skew < app_session.skew_ms { Fault::ClockSetBack } else { Fault::ClockYearsOut });
        app_session.skew_ms = skew;
        Ok(())
    }
}
