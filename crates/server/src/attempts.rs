//! Budgets for log-in attempts. **Invariant:** whatever strangers try, a browser that has logged in before has
//! a budget of its own; and no delay is longer than the longest one of its budget, whatever the clock did.
//!
//! The pattern is OWASP's "device cookies". A stranger's attempt counts in three budgets: for the name from
//! this address, for the name from anywhere, and for the address whatever the name. The latter two are wide,
//! because a whole commune may share an address.

use std::net::IpAddr;

use crate::accounts::key_of;
use crate::clock::Moment;

/// The longest delay, a quarter of an hour.
const LONGEST: Moment = 900_000;

/// One counter of failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    pub key: [u8; 32],
    /// Set if the budget belongs to a name: it is cleared together with the name's other budgets.
    pub name: Option<[u8; 32]>,
    /// The number of failures without a delay.
    free: u32,
    /// One success clears it; otherwise a success only takes back its own attempt.
    pub personal: bool,
}

/// Who makes the attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visitor {
    /// A browser from which this account has logged in before, by the hash of its token.
    Known([u8; 32]),
    /// A page that is already logged in, by the hash of its session's token.
    Inside([u8; 32]),
    Stranger(IpAddr),
}

impl Visitor {
    /// The budgets in which an attempt at this name counts.
    pub fn budgets(self, name: &str) -> Vec<Budget> {
        let hash = name_hash(name);
        let of = |key, name, free, personal| Budget { key, name, free, personal };
        match self {
            Visitor::Known(token) => vec![of(keyed("known browser", &[&hash, &token]), Some(hash), 3, true)],
            Visitor::Inside(token) => vec![of(keyed("open session", &[&hash, &token]), Some(hash), 3, true)],
            Visitor::Stranger(address) => {
                let address = network(address);
                vec![
                    of(keyed("name and address", &[&hash, &address]), Some(hash), 3, true),
                    of(keyed("name", &[&hash]), Some(hash), 30, false),
                    of(keyed("address", &[&address]), None, 100, false),
                ]
            }
        }
    }
}

impl Budget {
    /// The delay before the next attempt after this number of failures.
    pub fn wait_after(&self, failures: u32) -> Moment {
        if failures < self.free { 0 } else { (1_000 << (failures + 1 - self.free).min(20)).min(LONGEST) }
    }

    /// The time before which no attempt is made. A stored time further away than the longest delay was written
    /// by a wrong clock; the delay then counts from now.
    pub fn not_before(&self, failures: u32, noted: Moment, now: Moment) -> Moment {
        let longest = now.saturating_add(self.wait_after(failures));
        noted.min(longest)
    }
}

pub fn name_hash(name: &str) -> [u8; 32] {
    *blake3::hash(key_of(name).as_bytes()).as_bytes()
}

fn keyed(what: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("sochibo console login budget v1");
    hasher.update(what.as_bytes());
    for part in parts {
        hasher.update(&[0]);
        hasher.update(part);
    }
    *hasher.finalize().as_bytes()
}

/// A household or office has a whole /64 of IPv6 addresses.
fn network(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets()[..8].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = 1_790_000_000_000;

    fn stranger(address: &str) -> Visitor {
        Visitor::Stranger(address.parse().unwrap())
    }

    #[test]
    fn waits_double_up_to_a_quarter_of_an_hour() {
        let budget = Visitor::Known([1; 32]).budgets("officer")[0];
        let waits: Vec<_> = [0, 2, 3, 4, 5, 40, u32::MAX - 1].map(|failures| budget.wait_after(failures)).into();
        assert_eq!(waits, [0, 0, 2_000, 4_000, 8_000, 900_000, 900_000]);
    }

    #[test]
    fn a_wait_noted_in_2040_or_before_2001_is_no_longer_than_any_other() {
        let budget = Visitor::Known([1; 32]).budgets("officer")[0];
        let (of_2040, of_2001) = (2_208_988_800_000, 978_307_200_000);
        // stored in 2040 and read today; stored today and read in 2001
        assert_eq!(budget.not_before(5, of_2040, NOW), NOW + 8_000);
        assert_eq!(budget.not_before(5, NOW, of_2001), of_2001 + 8_000);
        assert_eq!(budget.not_before(1, of_2040, NOW), NOW, "a free failure costs no wait");
        // stored in 2001 and read today
        assert!(budget.not_before(5, of_2001, NOW) <= NOW);
    }

    #[test]
    fn strangers_elsewhere_share_the_wide_budgets_only() {
        let keys = |visitor: Visitor, name: &str| visitor.budgets(name).iter().map(|one| one.key).collect::<Vec<_>>();
        let (here, there) = (keys(stranger("203.0.113.7"), "officer"), keys(stranger("203.0.113.8"), "officer"));
        assert_ne!(here[0], there[0]);
        assert_eq!(here[1], there[1], "the name's");
        assert_eq!(here[2], keys(stranger("203.0.113.7"), "admin")[2], "the address's");
        let known = keys(Visitor::Known([1; 32]), "officer");
        assert!(!here.contains(&known[0]) && known.len() == 1);
        assert_eq!(keys(stranger("2001:db8::1"), "a"), keys(stranger("2001:db8::ffff:2"), "A "));
        assert_eq!(keys(stranger("::ffff:203.0.113.7"), "officer"), here);
    }
}
