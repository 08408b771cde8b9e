//! Lets a copied laptop continue under a new key of its own, with one click and without loss.

use super::network::block_on;
use super::sentences;
use crate::AppSession;
use crate::enrolment::{enrolment, superior_name};
use crate::messages::exchange::State;
use crate::messages::{CallError, Nothing};
use domain::hex::encode as hex;
use ed25519_dalek::Signer;
use exchange::enrolment::{RenewAnswer, RenewRequest, renewal_message};
use journal::chain::device_id;
use journal::chain_store::Copied;
use link::HttpLink;

pub fn renew(app: &AppSession, _: Nothing) -> Result<State, CallError> {
    let (link, request, superior) = app.with_book(|book| {
        let enrolment = enrolment(book)?.ok_or_else(sentences::not_enrolled)?;
        if book.copied()? != Some(Copied::NeedsKey) {
            return Err(CallError::new("not_copied", "Máy này không cần nối lại."));
        }
        let superior = superior_name(book)?.unwrap_or_default();
        let link = HttpLink::new(&enrolment.url, enrolment.pin.as_deref())
            .map_err(|error| sentences::of_link(&error, &superior).1)?;
        let (old, next) = (book.device_key().clone(), book.next_key()?);
        let device = device_id(old.verifying_key().as_bytes());
        let recipient = store::recipient::of(&next);
        let said = renewal_message(device, next.verifying_key().as_bytes(), &recipient);
        let request = RenewRequest {
            device,
            key: hex(next.verifying_key().as_bytes()),
            recipient,
            old_proof: hex(&old.sign(&said).to_bytes()),
            new_proof: hex(&next.sign(&said).to_bytes()),
        };
        Ok((link, request, superior))
    })?;
    let answered = block_on(link.post_json::<_, RenewAnswer>("sync/v1/renew", &request))?;
    answered.map_err(|error| sentences::of_link(&error, &superior).1)?;
    app.with_book(|book| Ok(book.take_next_key()?))?;
    super::state(app, Nothing {})
}
