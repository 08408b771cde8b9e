//! The contents of a request, decoded and checked as far as possible before the database is locked.

use crate::message::{BadMessage, Problem, Request};
use crate::wire::decode_batch;
use journal::{ChainStore, Id, Receipt, Segment};
use std::collections::{HashMap, HashSet};

/// Segments, the keys sent with them, and receipts signed by a server that this one knows.
pub struct DecodedRequest {
    segments: Vec<Segment>,
    /// Keys of devices whose changes are in the batch. All others are ignored.
    keys: HashMap<Id, [u8; 32]>,
    receipts: Vec<Receipt>,
}

impl DecodedRequest {
    pub(crate) fn read(
        request: &Request,
        server: Id,
        vouched: &dyn Fn(&Receipt) -> bool,
    ) -> Result<DecodedRequest, BadMessage> {
        let batch = request.batch.as_ref().map(|batch| decode_batch(batch)).transpose()?;
        let segments = batch.unwrap_or_default();
        let authors: HashSet<Id> = segments.iter().map(|segment| segment.chain.device).collect();
        let keys = request.devices.iter().flatten().map(|key| (journal::chain::device_id(key), **key));
        let keys = keys.filter(|(device, _)| authors.contains(device)).collect();
        let mut seen = HashSet::new();
        let receipts = request.receipts.iter().flatten().map(|receipt| receipt.clone().into_receipt(server));
        let receipts = receipts.filter(|receipt| seen.insert(receipt.signature) && vouched(receipt)).collect();
        Ok(DecodedRequest { segments, keys, receipts })
    }

    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    pub fn receipts(&self) -> &[Receipt] {
        &self.receipts
    }

    /// The key of the segment's device, if the device is not known yet. A key is stored only with changes of
    /// its device, because any other would stay here for ever. Nothing of an unknown device is here, so its
    /// chain must begin with this segment; otherwise the result is the problem to report.
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
