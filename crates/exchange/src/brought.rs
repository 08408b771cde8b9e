//! What a request brings, read and checked as far as that can be done before the database is locked.

use crate::message::{BadMessage, Problem, Request};
use crate::wire::decode_batch;
use journal::{ChainStore, Id, Receipt, Segment};
use std::collections::{HashMap, HashSet};

/// Segments, the keys that came with them, and receipts a server this one knows has signed.
pub struct Brought {
    segments: Vec<Segment>,
    /// Of devices whose changes are in the batch: other keys are passed over.
    keys: HashMap<Id, [u8; 32]>,
    receipts: Vec<Receipt>,
}

impl Brought {
    pub(crate) fn read(
        request: &Request,
        server: Id,
        vouched: &dyn Fn(&Receipt) -> bool,
    ) -> Result<Brought, BadMessage> {
        let batch = request.batch.as_ref().map(|batch| decode_batch(batch)).transpose()?;
        let segments = batch.unwrap_or_default();
        let authors: HashSet<Id> = segments.iter().map(|segment| segment.chain.device).collect();
        let keys = request.devices.iter().flatten().map(|key| (journal::chain::device_id(key), **key));
        let keys = keys.filter(|(device, _)| authors.contains(device)).collect();
        let mut seen = HashSet::new();
        let receipts = request.receipts.iter().flatten().map(|receipt| receipt.clone().into_receipt(server));
        let receipts = receipts.filter(|receipt| seen.insert(receipt.signature) && vouched(receipt)).collect();
        Ok(Brought { segments, keys, receipts })
    }

    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    pub fn receipts(&self) -> &[Receipt] {
        &self.receipts
    }

    /// The key of a segment's device where it is not known yet. It is kept only with changes of that device: whatever else a
    /// laptop names would lie here for ever. Nothing of a device not known is here, so its chain begins with this segment.
    pub(crate) fn key_for<S: ChainStore>(
        &self,
        chain_store: &S,
        segment: &Segment,
    ) -> Result<Result<Option<&[u8; 32]>, Problem>, S::Error> {
        if chain_store.device_key(segment.chain.device)?.is_some() {
            return Ok(Ok(None));
        }
        let problem = |code, number| Err(Problem { chain: segment.chain.id().0.into(), code, number });
        Ok(match self.keys.get(&segment.chain.device) {
            None => problem(Problem::NOT_YOURS, segment.first),
            Some(_) if segment.first != 1 => problem(Problem::SEND_FROM, 0),
            Some(key) if segment.verify(&segment.chain.genesis(), key).is_err() => {
                problem(Problem::UNVERIFIED, segment.first)
            }
            Some(key) => Ok(Some(key)),
        })
    }
}
