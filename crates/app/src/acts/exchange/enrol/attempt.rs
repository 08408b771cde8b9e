//! One comparison of words with the server. A person starts it, and it is stored until it ends: if an answer
//! was lost, it is requested again with the same commitment, and a number that was revealed is never used for a
//! second answer.

use super::super::network::block_on;
use super::super::sentences;
use super::invite::Invite;
use super::names::Names;
use crate::AppSession;
use crate::messages::CallError;
use domain::hex::{decode as bytes, encode as hex};
use ed25519_dalek::SigningKey;
use exchange::enrolment::{Asking, EnrolAnswer, EnrolRequest, OpenAnswer, OpenRequest, PATH, subject};
use exchange::sas::{ATTEMPTS, Books, Committer, Side};
use exchange::seal;
use link::HttpLink;
use serde::{Deserialize, Serialize};
use store::{Book, settings};

const KEPT: &str = "enrolment_attempt";

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Attempt {
    /// The token of the invite it was started with, in hex.
    token: String,
    /// Comparisons started with that invite, including this one.
    number: u32,
    comparison: Committer,
    /// The first answer, stored before the number is revealed.
    answer: Option<EnrolAnswer>,
    /// The comparison has ended; a further click starts another.
    ended: bool,
}

impl Attempt {
    /// The comparison that was interrupted, or a new one.
    pub fn go_on(book: &mut Book, invite: &Invite) -> Result<Attempt, CallError> {
        let token = hex(&invite.token);
        let kept = read(book)?.filter(|kept| kept.token == token);
        let number = match kept {
            Some(kept) if !kept.ended => return Ok(kept),
            Some(kept) => kept.number + 1,
            None => 1,
        };
        if number > ATTEMPTS {
            return Err(sentences::invite_worn_out());
        }
        let comparison = Committer::begin(store::random()?);
        let attempt = Attempt { token, number, comparison, answer: None, ended: false };
        attempt.keep(book)?;
        Ok(attempt)
    }

    /// The server's first answer to this commitment.
    pub fn ask(&mut self, app: &AppSession, invite: &Invite, names: &Names) -> Result<EnrolAnswer, CallError> {
        if let Some(answer) = &self.answer {
            return Ok(answer.clone());
        }
        let request = app.with_book(|book| self.request(book, invite, names))?;
        let answer: EnrolAnswer = post(invite, PATH, &request)?;
        self.answer = Some(answer.clone());
        app.with_book(|book| self.keep(book))?;
        Ok(answer)
    }

    fn request(&self, book: &Book, invite: &Invite, names: &Names) -> Result<EnrolRequest, CallError> {
        let device_name = ["COMPUTERNAME", "HOSTNAME"].iter().find_map(|name| std::env::var(name).ok());
        let asking = Asking {
            token: invite.token,
            device_name: device_name.as_deref().unwrap_or("Máy của chi bộ"),
            person_name: &book.person().name,
            book: book.own_book(),
            book_has_work: book.has_work()?,
            cell_name: &names.cell,
            superior_name: &names.superior,
        };
        Ok(EnrolRequest::sign(book.device_key(), &asking, &self.comparison))
    }

    /// Reveals the number to the server. From then on both sides show the same words, unless there is an
    /// attacker between them.
    pub fn open(&mut self, invite: &Invite, key: &SigningKey, answer: &EnrolAnswer) -> Result<[u16; 4], CallError> {
        let theirs = bytes::<32>(&answer.nonce).ok_or_else(sentences::unverified)?;
        let server_key = bytes::<32>(&answer.server_key).ok_or_else(sentences::unverified)?;
        let ours = self.comparison.accept_answer(theirs).map_err(|_| sentences::unverified())?;
        let device = journal::chain::device_id(key.verifying_key().as_bytes());
        let _: OpenAnswer = post(invite, &format!("{PATH}/{device}/open"), &OpenRequest::sign(key, &ours))?;
        let transcript = self.comparison.transcript(&subject(
            Books::of(answer.book, answer.superior.id, answer.unit.id),
            Side { key: key.verifying_key().as_bytes(), recipient: &seal::recipient_of(&seal::laptop(key)) },
            Side { key: &server_key, recipient: &answer.server_recipient },
        ));
        transcript.map(|words| words.words()).ok_or_else(sentences::unverified)
    }

    fn keep(&self, book: &mut Book) -> Result<(), CallError> {
        let text = serde_json::to_string(self).map_err(|error| CallError::internal(&error))?;
        Ok(book.write_local(|connection| settings::put(connection, KEPT, &text))?)
    }
}

fn read(book: &Book) -> Result<Option<Attempt>, CallError> {
    Ok(settings::get(book.connection(), KEPT)?.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Records, in the transaction that stores its result, that the comparison has ended.
pub(super) fn end(connection: &store::Connection) -> Result<(), store::Error> {
    let Some(text) = settings::get(connection, KEPT)? else { return Ok(()) };
    let Ok(attempt) = serde_json::from_str::<Attempt>(&text) else { return Ok(()) };
    let ended = serde_json::to_string(&Attempt { ended: true, ..attempt });
    ended.map_or(Ok(()), |text| settings::put(connection, KEPT, &text))
}

fn post<Q: Serialize, A: serde::de::DeserializeOwned>(invite: &Invite, path: &str, body: &Q) -> Result<A, CallError> {
    let superior = if invite.superior_name.is_empty() { "cấp trên" } else { &invite.superior_name };
    let link =
        HttpLink::new(&invite.url, invite.pin.as_deref()).map_err(|error| sentences::of_link(&error, superior).1)?;
    let answered = block_on(link.post_json(path, body))?;
    answered.map_err(|error| sentences::of_link(&error, superior).1)
}
