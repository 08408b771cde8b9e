//! What the one phone may do, and until when.

use crate::sealed::{self, Nonce};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::collections::HashSet;
use std::io;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// How much may come, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub open_for: Duration,
    pub pictures: usize,
    /// The largest picture in bytes, as the phone has made it smaller.
    pub picture_bytes: usize,
    /// All pictures together.
    pub all_bytes: usize,
}

/// What the window shows while the page is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    pub open: bool,
    pub left: Duration,
    /// Whether a phone has opened the page. If none does for a while, a firewall may be in its way.
    pub reached: bool,
    pub waited: Duration,
    pub received: usize,
    /// The person pressed "done" on the phone.
    pub done: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Not the link of the QR code.
    NotFound,
    /// Closed, done, or its minutes are over.
    Over,
    /// Another phone has it.
    Taken,
    TooLarge,
    TooMany,
    /// Not sealed with the key of the QR code.
    NotSealed,
}

/// A picture that came, and the nonce that names it.
pub(crate) type Picture = (Nonce, Zeroizing<Vec<u8>>);

pub(crate) struct Door {
    token: String,
    key: Zeroizing<[u8; 32]>,
    limits: Limits,
    opened: Instant,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    phone: Option<IpAddr>,
    seen: HashSet<Nonce>,
    received: usize,
    bytes: usize,
    done: bool,
    closed: bool,
}

impl Door {
    pub fn new(limits: Limits, now: Instant) -> io::Result<Door> {
        let (mut token, mut key) = ([0; 16], Zeroizing::new([0; 32]));
        getrandom::fill(&mut token).map_err(io::Error::other)?;
        getrandom::fill(key.as_mut_slice()).map_err(io::Error::other)?;
        let token = URL_SAFE_NO_PAD.encode(token);
        Ok(Door { token, key, limits, opened: now, inner: Mutex::default() })
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    /// As it stands in the link.
    pub fn key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.key.as_slice())
    }

    pub fn largest(&self) -> usize {
        self.limits.picture_bytes + sealed::OVERHEAD
    }

    /// Lets a request in. The first phone that comes with the link is the only one from then on.
    pub fn enter(&self, token: &str, from: IpAddr, now: Instant) -> Result<(), Refusal> {
        if token != self.token {
            return Err(Refusal::NotFound);
        }
        let mut inner = self.inner();
        if inner.closed || inner.done || now.duration_since(self.opened) >= self.limits.open_for {
            return Err(Refusal::Over);
        }
        if *inner.phone.get_or_insert(from) == from { Ok(()) } else { Err(Refusal::Taken) }
    }

    /// The picture in what was sent; `None` if it came before and is only repeated.
    pub fn unseal(&self, sent: &[u8]) -> Result<Option<Picture>, Refusal> {
        if sent.len() > self.largest() {
            return Err(Refusal::TooLarge);
        }
        let (nonce, picture) = sealed::open(&self.key, &self.token, sent).ok_or(Refusal::NotSealed)?;
        let inner = self.inner();
        if inner.seen.contains(&nonce) {
            return Ok(None);
        }
        if inner.received >= self.limits.pictures || inner.bytes + picture.len() > self.limits.all_bytes {
            return Err(Refusal::TooMany);
        }
        Ok(Some((nonce, picture)))
    }

    /// A picture was kept. Returns how many there are.
    pub fn kept(&self, nonce: Nonce, bytes: usize) -> usize {
        let mut inner = self.inner();
        if inner.seen.insert(nonce) {
            inner.received += 1;
            inner.bytes += bytes;
        }
        inner.received
    }

    pub fn received(&self) -> usize {
        self.inner().received
    }

    /// The person has sent everything; the link can't be used again.
    pub fn done(&self) {
        self.inner().done = true;
    }

    pub fn close(&self) {
        self.inner().closed = true;
    }

    pub fn state(&self, now: Instant) -> State {
        let inner = self.inner();
        let waited = now.duration_since(self.opened);
        let left = self.limits.open_for.saturating_sub(waited);
        State {
            open: !inner.closed && !inner.done && !left.is_zero(),
            left,
            reached: inner.phone.is_some(),
            waited,
            received: inner.received,
            done: inner.done,
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealed::seal;

    const LIMITS: Limits =
        Limits { open_for: Duration::from_secs(600), pictures: 2, picture_bytes: 100, all_bytes: 150 };
    const PHONE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 7));
    const OTHER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 8));

    fn door(now: Instant) -> Door {
        Door::new(LIMITS, now).expect("random bytes")
    }

    fn sent(door: &Door, nonce: u8, picture: &[u8]) -> Vec<u8> {
        seal(&door.key, &door.token, [nonce; 24], picture)
    }

    fn take(door: &Door, sent: &[u8]) -> Result<bool, Refusal> {
        let Some((nonce, picture)) = door.unseal(sent)? else { return Ok(false) };
        door.kept(nonce, picture.len());
        Ok(true)
    }

    #[test]
    fn only_the_first_phone_with_the_link_comes_in_and_only_for_some_minutes() {
        let now = Instant::now();
        let door = door(now);
        assert_eq!(door.enter("guessed", OTHER, now), Err(Refusal::NotFound));
        assert!(!door.state(now).reached, "a guess is no phone");
        assert_eq!(door.enter(door.token(), PHONE, now), Ok(()));
        assert_eq!(door.enter(door.token(), OTHER, now), Err(Refusal::Taken));
        assert_eq!(door.enter(door.token(), PHONE, now + Duration::from_secs(599)), Ok(()));
        assert_eq!(door.enter(door.token(), PHONE, now + LIMITS.open_for), Err(Refusal::Over));
    }

    #[test]
    fn the_link_is_used_once() {
        let now = Instant::now();
        let (used, shut) = (door(now), door(now));
        used.enter(used.token(), PHONE, now).expect("the phone");
        used.done();
        shut.close();
        assert_eq!(used.enter(used.token(), PHONE, now), Err(Refusal::Over));
        assert_eq!(shut.enter(shut.token(), PHONE, now), Err(Refusal::Over));
        assert!(used.state(now).done && !used.state(now).open && !shut.state(now).open);
    }

    #[test]
    fn a_picture_that_is_sent_twice_counts_once() {
        let door = door(Instant::now());
        let picture = sent(&door, 1, b"picture");
        assert_eq!((take(&door, &picture), take(&door, &picture), door.received()), (Ok(true), Ok(false), 1));
    }

    #[test]
    fn what_was_sealed_for_another_link_or_cut_is_no_picture() {
        let (now, other) = (Instant::now(), door(Instant::now()));
        let door = door(now);
        let picture = sent(&door, 1, b"picture");
        assert_eq!(take(&door, &sent(&other, 1, b"picture")), Err(Refusal::NotSealed));
        assert_eq!(take(&door, &picture[..picture.len() - 1]), Err(Refusal::NotSealed));
        assert_eq!(take(&door, &[0; 5]), Err(Refusal::NotSealed));
    }

    #[test]
    fn more_than_was_allowed_is_refused_and_what_came_before_stays() {
        let door = door(Instant::now());
        assert_eq!(take(&door, &sent(&door, 1, &[0; 101])), Err(Refusal::TooLarge));
        assert_eq!(take(&door, &sent(&door, 2, &[0; 90])), Ok(true));
        assert_eq!(take(&door, &sent(&door, 3, &[0; 90])), Err(Refusal::TooMany), "together they are too large");
        assert_eq!(take(&door, &sent(&door, 4, &[0; 10])), Ok(true));
        assert_eq!(take(&door, &sent(&door, 5, &[0; 1])), Err(Refusal::TooMany));
        assert_eq!(door.received(), 2);
    }
}
