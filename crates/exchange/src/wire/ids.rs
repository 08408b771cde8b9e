//! Ids that are written once in a batch and referenced by index.

use super::columns::BadColumns;
use journal::Id;
use std::collections::HashMap;

#[derive(Default)]
pub struct IdWriter {
    places: HashMap<Id, u64>,
    pub bytes: Vec<u8>,
}

impl IdWriter {
    pub fn place(&mut self, id: Id) -> u64 {
        let next = self.places.len() as u64;
        *self.places.entry(id).or_insert_with(|| {
            self.bytes.extend_from_slice(&id.0);
            next
        })
    }
}

pub struct IdReader<'b>(pub &'b [u8]);

impl IdReader<'_> {
    pub fn at(&self, place: u64) -> Result<Id, BadColumns> {
        let start = usize::try_from(place).ok().and_then(|place| place.checked_mul(16)).ok_or(BadColumns::Index)?;
        let bytes = self.0.get(start..).and_then(|rest| rest.first_chunk::<16>()).ok_or(BadColumns::Index)?;
        Ok(Id(*bytes))
    }
}
