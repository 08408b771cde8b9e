//! Being let in by the superior, with a file or a code; nothing recorded before is lost.

use super::{ENROLMENT, Enrolment, FETCHING, enrolment, lane, notes, sentences};
use crate::Desk;
use crate::messages::exchange::{Enrol, Enrolled};
use crate::messages::{CallError, Tag};
use domain::Id;
use domain::hex::{decode as bytes, encode as hex};
use ed25519_dalek::Signer;
use exchange::enrolment::{EnrolAnswer, EnrolRequest, InviteCode, InviteFile, four_words, proof_message};
use journal::Shelf;
use link::HttpLink;
use std::path::Path;
use store::{Book, carried, settings};

/// An invite is a small file; anything larger is something else.
const LARGEST_INVITE: u64 = 64 * 1024;

struct Invite {
    url: String,
    pin: Option<Vec<u8>>,
    token: [u8; 16],
    superior_name: String,
    /// A code does not say.
    unit: Option<Id>,
}

pub fn enrol(desk: &Desk, request: Enrol) -> Result<Enrolled, CallError> {
    let invite = match (&request.code, &request.file) {
        (Some(code), _) if !code.trim().is_empty() => read_code(code)?,
        (_, Some(file)) => read_file(Path::new(file))?,
        _ => return Err(CallError::at("required", "code", "Gõ mã mời hoặc chọn tệp mời của cấp trên.")),
    };
    let (question, key, before) = desk.with_book(|book| {
        let before = enrolment(book)?;
        if let (Some(known), Some(unit)) = (&before, invite.unit)
            && known.unit != unit
        {
            return Err(other_unit(known));
        }
        Ok((question(&invite, book)?, book.device_key().clone(), before))
    })?;
    let answer = ask(&invite, &question)?;
    let server_key = bytes::<32>(&answer.server_key).ok_or_else(sentences::unverified)?;
    let words = four_words(&server_key, key.verifying_key().as_bytes());
    let enrolment = Enrolment {
        url: invite.url,
        pin: invite.pin,
        server_key,
        former: Vec::new(),
        left: Vec::new(),
        unit: answer.unit.id,
        unit_name: answer.unit.name.clone(),
        superior: answer.superior.id,
        superior_name: answer.superior.name.clone(),
        four_words: words,
    };
    let moved = before.as_ref().is_some_and(|before| before.server_key != server_key);
    let enrolment = match before {
        Some(before) => enrolment.after(before)?,
        None => enrolment,
    };
    let joined = desk.with_book(|book| {
        let joined = book.own_book() != answer.book;
        book.transact(|_, shelf, _| shelf.learn_device(&server_key).map_err(CallError::from))?;
        let text = serde_json::to_string(&enrolment).map_err(|error| CallError::internal(&error))?;
        book.adopt(answer.book, desk.now_ms(), |connection| {
            if joined {
                settings::put(connection, FETCHING, "1")?;
            }
            if moved {
                carried::send_again(connection, answer.book)?;
                notes::forget(connection, answer.book)?;
                lane::server_lost(connection)?;
            }
            settings::put(connection, ENROLMENT, &text)
        })?;
        Ok(joined)
    })?;
    *desk.courier.last() = super::Last::default();
    desk.tell(&[Tag::Exchange, Tag::People]);
    Ok(Enrolled { superior_name: answer.superior.name, unit_name: answer.unit.name, four_words: spoken(words), joined })
}

impl Enrolment {
    /// The same unit's, with another server: the one before is gone. What it vouched for counts once the new one names it.
    fn after(self, before: Enrolment) -> Result<Enrolment, CallError> {
        if (self.unit, self.superior) != (before.unit, before.superior) {
            return Err(other_unit(&before));
        }
        if self.server_key == before.server_key {
            if self.url == before.url {
                return Err(CallError::new("already_enrolled", "Sổ này đã nối với cấp trên."));
            }
            // The same server: only its address is news.
            return Ok(Enrolment { url: self.url, pin: self.pin, ..before });
        }
        let mut left: Vec<_> = [vec![before.server_key], before.former, before.left].concat();
        left.retain(|key| *key != self.server_key);
        Ok(Enrolment { left, ..self })
    }
}

fn other_unit(known: &Enrolment) -> CallError {
    CallError::at(
        "wrong_unit",
        "code",
        format!("Thư mời này không phải của {}. Xin cấp trên thư mời đúng chi bộ này.", known.unit_name),
    )
}

pub(super) fn spoken(places: [u16; 4]) -> Vec<String> {
    places.iter().map(|&place| domain::words::word(place).unwrap_or_default().to_owned()).collect()
}

fn question(invite: &Invite, book: &Book) -> Result<EnrolRequest, CallError> {
    let (key, own, recipient) = (book.device_key(), book.own_book(), book.recipient());
    let public = *key.verifying_key().as_bytes();
    let proof = key.sign(&proof_message(&invite.token, &public, own, &recipient)).to_bytes();
    let device_name = ["COMPUTERNAME", "HOSTNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_else(|| "Máy của chi bộ".to_owned());
    Ok(EnrolRequest {
        token: hex(&invite.token),
        key: hex(&public),
        device_name,
        person_name: book.person().name.clone(),
        book: own,
        book_has_work: book.has_work()?,
        recipient,
        proof: hex(&proof),
    })
}

fn ask(invite: &Invite, question: &EnrolRequest) -> Result<EnrolAnswer, CallError> {
    let superior = if invite.superior_name.is_empty() { "cấp trên" } else { &invite.superior_name };
    let link =
        HttpLink::new(&invite.url, invite.pin.as_deref()).map_err(|error| sentences::of_link(&error, superior).1)?;
    let answered = super::carry::block_on(link.post_json("sync/v1/enrol", question))?;
    answered.map_err(|error| sentences::of_link(&error, superior).1)
}

fn read_code(code: &str) -> Result<Invite, CallError> {
    let read = InviteCode::read(code)
        .map_err(|_| CallError::at("bad_invite", "code", "Mã mời gõ chưa đúng. So lại từng nhóm chữ với phiếu mời."))?;
    Ok(Invite {
        url: read.url,
        pin: read.pin.map(|pin| pin.to_vec()),
        token: read.token,
        superior_name: String::new(),
        unit: None,
    })
}

fn read_file(path: &Path) -> Result<Invite, CallError> {
    let bad = || {
        CallError::at("bad_invite", "file", "Tệp này không phải tệp mời của cấp trên. Chọn tệp khác, hoặc gõ mã mời.")
    };
    let size = std::fs::metadata(path)
        .map_err(|_| CallError::at("file_not_found", "file", "Không thấy tệp này. Chọn lại."))?
        .len();
    if size > LARGEST_INVITE {
        return Err(bad());
    }
    let file: InviteFile =
        std::fs::read(path).ok().and_then(|text| serde_json::from_slice(&text).ok()).ok_or_else(bad)?;
    let pin = file.pin.as_deref().map(|pin| bytes::<32>(pin).map(Vec::from).ok_or_else(bad)).transpose()?;
    Ok(Invite {
        url: file.url,
        pin,
        token: bytes(&file.token).ok_or_else(bad)?,
        superior_name: file.superior_name,
        unit: Some(file.unit),
    })
}
