//! The own key of the person at work, and the keys of audiences that it opened. They are in memory only, while the book is
//! open.

use crate::ring::{Holder, Ring};
use age::x25519::Identity;
use domain::Id;
use domain::audiences::Audience;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// What the person at work can open of the audiences' keys.
#[derive(Default)]
pub(crate) struct Audiences {
    /// What the passphrase opened in the key file.
    pub slot: Option<Identity>,
    pub personal: Option<Personal>,
    pub rings: BTreeMap<Audience, Ring>,
}

impl Audiences {
    pub fn forget(&mut self) {
        *self = Audiences::default();
    }
}

pub(crate) struct Personal {
    pub seed: Zeroizing<[u8; 16]>,
    identity: Identity,
}

impl Personal {
    pub fn of(seed: Zeroizing<[u8; 16]>) -> Personal {
        Personal { identity: exchange::seal::person(&seed), seed }
    }

    pub fn recipient(&self) -> String {
        exchange::seal::recipient_of(&self.identity)
    }

    /// The key as those who give away an audience's key see it, with what opens it.
    pub fn own(&self) -> (Id, Identity) {
        (Holder::person(self.recipient()).id, self.identity.clone())
    }
}
