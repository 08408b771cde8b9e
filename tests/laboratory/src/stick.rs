//! Packages on a stick: to the committee, its answer back, and between two laptops.

use crate::books::{CELL, sent_books};
use crate::fault::Fault;
use crate::holder::Holder;
use crate::records::{put_records, put_verdicts};
use crate::world::{Parcel, Way, World};
use anyhow::{Result, ensure};
use domain::Id;
use exchange::Client;
use exchange::message::Have;
use exchange::package::PackageReader;
use exchange::stick::Label;
use journal::chain::device_id;
use journal::{ChangeRef, Receipt, Signature};

impl<H: Holder> World<H> {
    fn label(&mut self, answers: Option<Id>) -> Label {
        Label { id: Id(self.random.bytes()), answers, made_at_ms: self.now_ms }
    }

    /// A laptop writes a package to the stick, for the server or for another laptop.
    pub fn pack(&mut self, seat: usize, for_peer: bool, step: usize) -> Result<()> {
        let (mut laptop, label) = (self.laptop(seat), self.label(None));
        laptop.rewind(self.seats[seat].rewinds.clone());
        let key = self.seats[seat].holder.key().clone();
        let theirs: Option<Vec<Have>> = for_peer.then(|| {
            // Known from a package of one of them. If nothing is known, everything is packed.
            let peers: Vec<_> = self.seats[seat].peers.values().cloned().collect();
            if peers.is_empty() { Vec::new() } else { peers[self.random.below(peers.len())].clone() }
        });
        let bytes = self.seats[seat]
            .holder
            .transact(|chain_store| chain_store.pack(&mut laptop, &key, theirs.as_deref(), label))?;
        let way = if for_peer { Way::ToPeer } else { Way::ToServer };
        let from = *key.verifying_key().as_bytes();
        self.parcels.push(Parcel { way, bytes, from, handed: 0, packed_at: step });
        Ok(())
    }

    /// Somebody hands a file over, possibly again or long after it was packed.
    pub fn hand_over(&mut self, step: usize) -> Result<()> {
        if self.parcels.is_empty() {
            return Ok(());
        }
        let place = self.random.below(self.parcels.len());
        let mut parcel = self.parcels[place].clone();
        self.parcels[place].handed += 1;
        if self.random.one_in(12) {
            self.parcels.remove(place);
            self.fired.insert(Fault::StickLost);
            return Ok(());
        }
        if parcel.handed > 0 {
            self.fired.insert(Fault::StickTwice);
        }
        if step > parcel.packed_at + 15 {
            self.fired.insert(Fault::StickLate);
        }
        if self.random.one_in(10) {
            self.fired.insert(Fault::StickAltered);
            let place = self.random.below(parcel.bytes.len());
            parcel.bytes[place] ^= 1 << self.random.below(8);
            ensure!(!self.hand(&parcel, step)?, "an altered package is refused");
            return Ok(());
        }
        self.hand(&parcel, step)?;
        Ok(())
    }

    /// Returns whether the package was taken in.
    fn hand(&mut self, parcel: &Parcel, step: usize) -> Result<bool> {
        match parcel.way {
            Way::ToServer => self.take_at_server(parcel, step),
            Way::Answer(device) => {
                let Some(seat) = (0..self.seats.len()).find(|seat| self.device(*seat) == device) else {
                    return Ok(false);
                };
                self.take_at_laptop(seat, parcel, true)
            }
            Way::ToPeer => {
                let seat = self.random.below(self.seats.len());
                self.take_at_laptop(seat, parcel, false)
            }
        }
    }

    fn take_at_server(&mut self, parcel: &Parcel, step: usize) -> Result<bool> {
        let (server, judge, now) = (self.server(), self.judge(), self.now_ms);
        let Ok(client) = self.client(device_id(&parcel.from)) else { return Ok(false) };
        let client = Client { public_key: parcel.from, ..client };
        let (stamp, own) = (self.district.clock.tick(now), server.device());
        let (id, key) = (Id(self.random.bytes()), self.district.key.clone());
        let enrolled: Vec<Id> = self.district.enrolled.keys().copied().collect();
        let taken = self.district.holder.transact(|chain_store| {
            let (header, arrival) = chain_store.take_package(&server, &client, &parcel.bytes, &judge, now)?;
            let mut verdicts = put_verdicts(chain_store, own, stamp, &arrival.set_aside)?;
            verdicts.extend(put_records(chain_store, (own, stamp), enrolled.iter().copied())?);
            let label = Label { id, answers: Some(Id(header.id.into())), made_at_ms: now };
            Ok((chain_store.answer_package(&server, &client, &header, arrival, &key, label)?, verdicts))
        });
        let Ok((bytes, verdicts)) = taken else { return Ok(false) };
        self.note_verdicts(verdicts);
        let way = Way::Answer(device_id(&parcel.from));
        self.parcels.push(Parcel { way, bytes, from: *key.verifying_key().as_bytes(), handed: 0, packed_at: step });
        Ok(true)
    }

    fn take_at_laptop(&mut self, seat: usize, parcel: &Parcel, is_server: bool) -> Result<bool> {
        let mut laptop = self.laptop(seat);
        let app_session = &mut self.seats[seat];
        // An answer by a server that is lost by now is accepted only if its key is still the laptop's server
        // key.
        if is_server && parcel.from != app_session.server_key {
            return Ok(false);
        }
        let before = app_session.holder.content_hash(CELL)?;
        let taken = app_session
            .holder
            .transact(|chain_store| chain_store.unpack(&mut laptop, &parcel.bytes, &parcel.from, is_server));
        let Ok(progress) = taken else {
            ensure!(app_session.holder.content_hash(CELL)? == before, "a package refused leaves the book as it was");
            return Ok(false);
        };
        if is_server {
            app_session.rewinds = laptop.rewinds().clone();
            let news =
                progress.former.iter().filter(|key| !app_session.former.contains(key)).copied().collect::<Vec<_>>();
            app_session.former.extend(news);
        } else if let Ok(reader) = PackageReader::open(parcel.bytes.as_slice()) {
            app_session.peers.insert(reader.header().from(), reader.header().have.clone());
        }
        Ok(true)
    }

    /// Somebody forges a receipt and passes it from one laptop to another in a package.
    pub fn forge_receipt(&mut self, seat: usize) -> Result<()> {
        let device = self.device(seat);
        let Some(tip) = self.seats[seat].holder.transact(|chain_store| chain_store.own_tip(device, CELL))? else {
            return Ok(());
        };
        self.fired.insert(Fault::ForgedReceipt);
        let server = device_id(&self.seats[seat].server_key);
        let forged = forged_receipt(server, tip, self.full_hash(tip)?, self.now_ms);
        let (mut laptop, held) = (self.laptop(seat), &mut self.seats[seat].holder);
        held.transact(|chain_store| chain_store.keep_offered(&mut laptop, forged))?;
        self.check_receipts(seat)
    }

    fn full_hash(&self, at: ChangeRef) -> Result<journal::Hash> {
        let found = self.seats.iter().find_map(|seat| {
            let stands = seat.holder.stands(CELL).ok()?;
            stands.values().flat_map(|stands| &stands.heads).find(|hash| hash[..4] == at.check).copied()
        });
        Ok(found.unwrap_or_default())
    }

    /// Checks that the server holds whatever receipts cover, unless it ever lost something.
    pub fn check_receipts(&mut self, seat: usize) -> Result<()> {
        if self.server_lost {
            return Ok(());
        }
        let books = [CELL, sent_books()[0], sent_books()[1]];
        let receipts = self.seats[seat].holder.transact(|chain_store| chain_store.receipts(&books))?;
        let held = self.district.holder.changes(CELL)?;
        for receipt in receipts {
            ensure!(held.contains(&receipt.upto), "a receipt speaks of what the server does not hold");
        }
        Ok(())
    }
}

fn forged_receipt(server: Id, upto: ChangeRef, head: journal::Hash, at_ms: u64) -> Receipt {
    let signature: Signature = [7; 64];
    Receipt { server, upto, head, at_ms, signature }
}
