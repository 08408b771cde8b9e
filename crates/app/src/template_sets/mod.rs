//! Template sets of an office: read from a folder, and kept beside the book so that they work without a network.

mod folder;
mod kept;

pub use folder::read;
pub use kept::{all, put, remove};

use crate::AppSession;
use crate::messages::CallError;
use ::papers::{OfficeSet, TemplateSet};
use chrono::NaiveDate;

/// The set with which a paper of that day is printed.
pub fn of_day(app: &AppSession, day: NaiveDate) -> Result<OfficeSet, CallError> {
    Ok(in_force(&all(app.dir())?, day))
}

/// The name of a set, and the beginning of a hash of all that it says.
pub fn version(set: &OfficeSet) -> String {
    let hash = blake3::hash(format!("{set:?}").as_bytes());
    format!("{} {}", set.set.name, domain::hex::encode(&hash.as_bytes()[..4]))
}

pub fn in_force(own: &[OfficeSet], day: NaiveDate) -> OfficeSet {
    let sets: Vec<TemplateSet> = own.iter().map(|set| set.set.clone()).collect();
    let chosen = ::papers::in_force(&sets, day);
    own.iter().find(|set| set.set == *chosen).cloned().unwrap_or_else(|| chosen.into())
}
