//! Gửi nhận: enrolment, sync runs, and the state of the exchange in plain words.

mod enrol;
pub(crate) mod file_transfer;
pub(crate) mod keys;
mod network;
pub(crate) mod notes;
mod renew;
pub(crate) mod revocation;
mod sentences;
mod state;
mod sync_run;
mod table_check;

pub(crate) use crate::enrolment::{is_fetching, superior_name};

use crate::AppSession;
use crate::messages::{CallError, Tag};

pub(crate) use crate::things::{waiting, waiting_count};
pub use enrol::enrol;
pub use file_transfer::fetch;
pub use keys::{ask as ask_for_key, compare, confirm as confirm_key, give, open_with_sheet, refuse, state as keys};
pub use renew::renew;
pub(crate) use sentences::{not_enrolled, not_taken};
pub(crate) use state::quick_state;
pub use state::{pause, set_files_when, state, stop};
pub use sync_run::{is_time_to_go, now};

pub(crate) fn revoked(superior: &str) -> CallError {
    sentences::revoked(superior).1
}

impl AppSession {
    /// Tells the pages that the server makes a request wait.
    fn say_silent(&self, superior: &str) {
        self.courier.last().silent = Some(sentences::silent(superior));
        self.tell(&[Tag::Exchange]);
    }
}
