//! Sends the conclusion to the inspected cell, by a press, and takes it back.

use domain::Id;
use domain::catalogue::conclusion as c;
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

use super::change::{note, standing};
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::reason;
use crate::storage::acts::What;
use crate::storage::inspections::{CellInspection, CellInspectionsMut, InspectionWords, SentInspection};
use crate::sync::server_writer::ServerWriter;

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct SentConclusion {
    /// False: it is taken back.
    pub sent: bool,
    /// Needed to take it back; the cell reads it.
    #[serde(default)]
    pub reason: String,
}

pub fn send(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, asked): (Id, &SentConclusion),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let before = standing(sql, id)?;
    let (record, sent, what) = if asked.sent {
        if !before.words.is_concluded() {
            let why = "Ghi ngày kết luận và ưu điểm, hạn chế hoặc yêu cầu, rồi mới gửi chi bộ.";
            return Err(Failure::Invalid { field: "concluded", why });
        }
        let sent = SentInspection { words: before.words.clone(), at: now, by: person.signed() };
        (told(id, &before.words), Some(sent), What::InspectionSent)
    } else {
        if before.sent.is_none() {
            return Err(Failure::AlreadyAnswered);
        }
        let reason = reason::read(&asked.reason, "Xin ghi lý do rút lại, không quá 300 chữ.")?;
        let record = OpDraft::new(c::KIND, Record::One(id)).set(c::WITHDRAWN, Value::text(reason));
        (record, None, What::InspectionTakenBack)
    };
    let mut server_writer = ServerWriter::new(sql, key, now)?;
    let (book, officer) = (server_writer.to(before.unit), server_writer.officer(&person.name));
    server_writer.write(book, officer, &[record])?;
    let one = CellInspection { sent, revision: before.revision + 1, ..before };
    CellInspectionsMut(sql).put(&one)?;
    note(sql, (what, None), &one, person, now)
}

/// The conclusion as a record in the book to the cell.
fn told(id: Id, words: &InspectionWords) -> OpDraft {
    let fields =
        [c::WHICH, c::WHAT, c::BEGUN, c::CONCLUDED, c::MERITS, c::FAULTS, c::DEMANDS, c::RIGHT_BY, c::PUT_RIGHT];
    let draft = OpDraft::new(c::KIND, Record::One(id)).set(c::WITHDRAWN, Value::Null);
    fields.into_iter().zip(words.told()).fold(draft, |draft, (field, text)| draft.set(field, Value::text(text)))
}
