//! Sends what was settled on home to the cells, by a press, and takes it back. It goes into the book to the essay's own cell and into
//! no other; the remark is sealed to that cell.

use age::x25519::Recipient;
use domain::Id;
use domain::catalogue::{cell, committee_grade as c};
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use schemars::JsonSchema;
use sealing::GradingIdentity;
use serde::Deserialize;
use sql::Sql;

use super::given::GradeWithRemark;
use super::round::{EssayGrading, GradingState, RoundGrading, essays_of_cell};
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::reason;
use crate::rounds::table::table;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::books::Books;
use crate::storage::essay_grades::{EssayGradesMut, SealedGrade, SentGrade, TakenBack};
use crate::sync::server_writer::ServerWriter;

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct SendGrades {
    /// Absent: every cell of the round.
    #[serde(default)]
    pub unit: Option<Id>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct TakeGradeBack {
    /// The cell reads it.
    pub reason: String,
}

/// What came of a press.
#[derive(Debug, Default)]
pub struct Outcome {
    pub sent: u32,
    /// Cells that have named no key yet to which a remark can be sealed. Nothing with a remark went to them.
    pub without_key: Vec<Id>,
    /// Essays whose settled grade can't be opened with the keys of this grader.
    pub unreadable: u32,
}

/// Who sends, with what.
pub struct Sender<'a> {
    pub key: &'a SigningKey,
    pub person: &'a Person,
    pub by: &'a [GradingIdentity],
    pub now: Moment,
}

/// Sends everything that was settled on and is not at its cell as it stands.
pub fn send(sql: &dyn Sql, sender: &Sender<'_>, round: Id, asked: &SendGrades) -> Result<Outcome, Failure> {
    let grading = RoundGrading::read(sql, round)?;
    let mut outcome = Outcome::default();
    for line in table(sql, round, sender.now)?.rows {
        let unit = line.unit.id;
        if asked.unit.is_none_or(|only| only == unit) {
            send_to(sql, sender, unit, &grading, &mut outcome)?;
        }
    }
    if outcome.sent == 0 && outcome.without_key.is_empty() && outcome.unreadable == 0 {
        let why = "Không có điểm nào đã thống nhất mà chưa gửi.";
        return Err(Failure::Invalid { field: "unit", why });
    }
    Ok(outcome)
}

fn send_to(
    sql: &dyn Sql,
    sender: &Sender<'_>,
    unit: Id,
    grading: &RoundGrading,
    outcome: &mut Outcome,
) -> Result<(), Failure> {
    let ring = ring_of(sql, unit)?;
    let (mut records, mut rows) = (Vec::new(), Vec::new());
    for (_, one) in essays_of_cell(sql, unit, grading)? {
        if !matches!(one.state(), GradingState::Settled | GradingState::ToSendAgain) {
            continue;
        }
        let Some(value) = one.settled.as_ref().and_then(|settled| settled.settled.clone()) else { continue };
        let Some(given) = GradeWithRemark::open(&value.sealed, sender.by) else {
            outcome.unreadable += 1;
            continue;
        };
        let remark = match (&ring, given.remark.is_empty()) {
            (_, true) => Value::Null,
            (Some(ring), false) => Value::Bytes(sealed(&given.remark, ring)?),
            (None, false) => {
                if !outcome.without_key.contains(&unit) {
                    outcome.without_key.push(unit);
                }
                continue;
            }
        };
        records.push(told(&one, &given, remark, &value, sender.now));
        rows.push(SentGrade {
            of: one.of,
            number: one.sent.last().map_or(1, |last| last.number + 1),
            revision: one.revision(),
            sealed: value.sealed,
            at: sender.now,
            by: sender.person.signed(),
            taken_back: None,
        });
    }
    if rows.is_empty() {
        return Ok(());
    }
    outcome.sent += u32::try_from(rows.len()).unwrap_or(u32::MAX);
    write(sql, sender, unit, &records)?;
    rows.iter().try_for_each(|row| EssayGradesMut(sql).put_sent(row))?;
    let act = Act { round: Some(grading.round), ..Act::of_unit(What::EssayGradesSent, unit) };
    ActsMut(sql).add(&sender.person.signed(), sender.now, &act)
}

/// The public half of the cell's ring, as the cell names it when it hands an essay in.
fn ring_of(sql: &dyn Sql, unit: Id) -> Result<Option<Recipient>, Failure> {
    let Some(book) = Books(sql).of(unit)? else { return Ok(None) };
    let row = journal_sql::row(sql, book, cell::KIND, book)?;
    Ok(row.and_then(|row| row.text(cell::RING).parse().ok()))
}

/// In the form in which the cell seals its own texts.
fn sealed(remark: &str, ring: &Recipient) -> Result<Vec<u8>, Failure> {
    let broken = || Failure::Broken("a remark not sealed".into());
    let packed = sealing::pack(remark).map_err(|_| broken())?;
    age::encrypt(ring, &packed).map_err(|_| broken())
}

fn told(one: &EssayGrading, given: &GradeWithRemark, remark: Value, value: &SealedGrade, now: Moment) -> OpDraft {
    OpDraft::new(c::KIND, Record::One(one.of.essay))
        .set(c::ESSAY, Value::id(one.of.essay))
        .set(c::ROUND, Value::id(one.of.round))
        .set(c::GRADE, Value::text(given.grade.as_str()))
        .set(c::REMARK, remark)
        .set(c::AT, Value::Int(now))
        .set(c::CONTENT, Value::id(value.content))
        .set(c::WITHDRAWN, Value::Null)
}

fn write(sql: &dyn Sql, sender: &Sender<'_>, unit: Id, records: &[OpDraft]) -> Result<(), Failure> {
    let mut server_writer = ServerWriter::new(sql, sender.key, sender.now)?;
    let (book, officer) = (server_writer.to(unit), server_writer.officer(&sender.person.name));
    server_writer.write(book, officer, records)
}

/// Takes back what is at the cell; what was sent stays in the history here and there.
pub fn take_back(
    sql: &dyn Sql,
    (key, person): (&SigningKey, &Person),
    one: &EssayGrading,
    asked: &TakeGradeBack,
    now: Moment,
) -> Result<(), Failure> {
    let Some(last) = one.sent.last().filter(|_| one.is_at_cell()) else { return Err(Failure::AlreadyAnswered) };
    let reason = reason::read(&asked.reason, "Xin ghi lý do rút lại, không quá 300 chữ.")?;
    let record = OpDraft::new(c::KIND, Record::One(one.of.essay)).set(c::WITHDRAWN, Value::text(&reason));
    let sender = Sender { key, person, by: &[], now };
    write(sql, &sender, one.of.unit, &[record])?;
    let back = TakenBack { at: now, by: person.signed(), reason };
    EssayGradesMut(sql).put_sent(&SentGrade { taken_back: Some(back), ..last.clone() })?;
    let act = Act { round: Some(one.of.round), ..Act::of_unit(What::EssayGradeTakenBack, one.of.unit) };
    ActsMut(sql).add(&person.signed(), now, &act)
}
