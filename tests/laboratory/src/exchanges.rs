//! Exchanges over a faulty link.

use crate::books::sent_books;
use crate::fault::{Fault, PowerCut};
use crate::holder::Holder;
use crate::world::World;
use anyhow::{Result, bail, ensure};
use domain::Id;
use exchange::Laptop;
use journal::ChainName;
use journal::chain::device_id;
use std::collections::BTreeMap;

/// An exchange with more requests than this is taken for an endless loop.
const MOST_REQUESTS: usize = 60;

/// How the link behaves for one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    Whole,
    Faulty(Fault),
}

impl<H: Holder> World<H> {
    /// Runs one exchange until it ends or is interrupted. Returns whether it was completed.
    pub fn exchange(&mut self, seat: usize, link: Link) -> Result<bool> {
        let device = self.device(seat);
        let mut laptop = self.laptop(seat);
        let cut_after = self.random.below(3);
        for request in 0..MOST_REQUESTS {
            let body = self.seats[seat].holder.transact(|chain_store| chain_store.ask(&mut laptop))?;
            if self.random.one_in(12) {
                self.recorded.push((device, body.clone()));
            }
            let Some(answer) = self.over_link(device, &body, link, request == cut_after)? else { return Ok(false) };
            if link == Link::Faulty(Fault::PowerCutWhileHearing) && request == cut_after {
                self.fail_while_hearing(seat, &mut laptop, &answer)?;
                return Ok(false);
            }
            let progress = self.seats[seat].holder.transact(|chain_store| chain_store.hear(&mut laptop, &answer))?;
            self.check_epoch(seat)?;
            self.note_former(seat, &progress.former);
            if progress.finished {
                ensure!(progress.problems.is_empty(), "an honest laptop has problems: {:?}", progress.problems);
                ensure!(progress.verified || self.seats[seat].revoked, "roots agree at the end of a whole exchange");
                self.seats[seat].rewinds = BTreeMap::new();
                return Ok(true);
            }
        }
        bail!("an exchange must end")
    }

    /// Checks that a server which was shown more of its own chain than it holds has begun a new epoch: no
    /// laptop that has just exchanged may be ahead of the server in the chains of its present epoch.
    fn check_epoch(&mut self, seat: usize) -> Result<()> {
        let server = device_id(self.district.key.verifying_key().as_bytes());
        let epoch = self.district.holder.transact(|chain_store| chain_store.epoch_now())?;
        for book in sent_books() {
            let chain = ChainName { device: server, book, epoch }.id();
            let ours = self.district.holder.changes(book)?;
            let ahead =
                self.seats[seat].holder.changes(book)?.into_iter().any(|at| at.chain == chain && !ours.contains(&at));
            ensure!(!ahead, "a server put back from a backup goes on in its old chain");
        }
        Ok(())
    }

    fn note_former(&mut self, seat: usize, former: &[[u8; 32]]) {
        for key in former {
            if !self.seats[seat].former.contains(key) {
                self.seats[seat].former.push(*key);
            }
        }
    }

    /// Sends a request over the link; `None` if no answer comes back.
    fn over_link(&mut self, device: Id, body: &[u8], link: Link, now: bool) -> Result<Option<Vec<u8>>> {
        let Link::Faulty(fault) = link else { return self.serve(device, body, false).map(Some) };
        if !now {
            return self.serve(device, body, false).map(Some);
        }
        self.fired.insert(fault);
        match fault {
            Fault::RequestLost => Ok(None),
            Fault::RequestAltered => {
                let mut altered = body.to_vec();
                let place = 16 + self.random.below(altered.len() - 16);
                altered[place] ^= 1 << self.random.below(8);
                ensure!(self.serve(device, &altered, false).is_err(), "an altered request is refused");
                Ok(None)
            }
            Fault::AnswerLost | Fault::LinkCut => self.serve(device, body, false).map(|_| None),
            Fault::RequestTwice => {
                self.serve(device, body, false)?;
                self.serve(device, body, false).map(Some)
            }
            Fault::OldRequestReplayed => {
                if let Some((device, old)) = self.recorded.last().cloned() {
                    // A request for a lost server is refused; any other changes nothing.
                    let _ = self.serve(device, &old, false);
                }
                self.serve(device, body, false).map(Some)
            }
            Fault::ServerPowerCut => match self.serve(device, body, true) {
                Err(error) if error.is::<PowerCut>() => Ok(None),
                answered => answered.map(Some),
            },
            Fault::AnswerAltered => {
                let mut answer = self.serve(device, body, false)?;
                let place = self.random.below(answer.len());
                answer[place] ^= 1 << self.random.below(8);
                Ok(Some(answer))
            }
            _ => self.serve(device, body, false).map(Some),
        }
    }

    /// Simulates a power cut of the laptop while it takes an answer.
    fn fail_while_hearing(&mut self, seat: usize, laptop: &mut Laptop, answer: &[u8]) -> Result<()> {
        self.fired.insert(Fault::PowerCutWhileHearing);
        let holder = &mut self.seats[seat].holder;
        let failed: Result<()> = holder.transact(|chain_store| {
            chain_store.hear(laptop, answer)?;
            bail!(PowerCut)
        });
        ensure!(failed.is_err_and(|error| error.is::<PowerCut>()), "an honest answer is taken");
        Ok(())
    }
}
